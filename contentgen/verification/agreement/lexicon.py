"""Which words mean the same, the opposite, or turn a sentence: the tables in `verification/data`."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

from contentgen.verification.overlap import STOP, stem

#: so many letters of two forms must be the same for their beginning to say anything
LEAST_SHARED = 5
_NONE: frozenset[str] = frozenset()
_DATA = files("contentgen.verification").joinpath("data")


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    """Stem of an irregular form -> stem of its verb: `bought` is `buy`."""
    pairs = (line.split() for line in _DATA.joinpath("irregular.txt").read_text(encoding="ascii").splitlines())
    return {stem(form): stem(base) for form, base in pairs}


@lru_cache(maxsize=65_536)
def root(word_stem: str) -> str:
    """The stem of the base form."""
    return _irregular().get(word_stem, word_stem)


@lru_cache(maxsize=1)
def _groups() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_DATA.joinpath("synonyms.txt").read_text(encoding="ascii").splitlines()):
        for word in line.split():
            if "_" not in word and word not in STOP:
                found.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


@lru_cache(maxsize=1)
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _DATA.joinpath("opposites.txt").read_text(encoding="ascii").splitlines():
        one, other = (stem(word) for word in line.split())
        if one != other and "_" not in line:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


@lru_cache(maxsize=65_536)
def alike(one: str, other: str) -> float:
    """How much two stems mean the same: 1 for the same word, less for a synonym or another form, 0 for others."""
    if one == other:
        return 1.0
    a, b = root(one), root(other)
    if a == b:
        return 1.0
    if _groups().get(a, frozenset()) & _groups().get(b, frozenset()):
        return 0.7
    shared = min(len(a), len(b))
    beginning = max(LEAST_SHARED, shared - 1)
    return 0.6 if shared >= LEAST_SHARED and a[:beginning] == b[:beginning] else 0.0


@lru_cache(maxsize=65_536)
def keys(word_stem: str) -> tuple[str, ...]:
    """What two stems must share one of to be `alike` at all: the base form, its beginning, a group of synonyms."""
    base = root(word_stem)
    groups = tuple(f"={number}" for number in _groups().get(base, ()))
    return (
        (word_stem, base, *groups, f"{base[:LEAST_SHARED]}-")
        if len(base) >= LEAST_SHARED
        else (word_stem, base, *groups)
    )


def opposite(one: str, other: str) -> bool:
    """Whether two stems are antonyms."""
    return root(other) in opposites(one)


def opposites(word_stem: str) -> frozenset[str]:
    """The base forms of a stem's antonyms; who is whose antonym goes both ways."""
    return _opposites().get(root(word_stem), _NONE)


@lru_cache(maxsize=32)
def kind(name: str) -> frozenset[str]:
    """The stems (base forms) of one kind of words in `relations.toml`."""
    table: dict[str, str] = tomllib.loads(_DATA.joinpath("relations.toml").read_text(encoding="utf-8"))
    return frozenset(root(stem(word)) for word in table[name].split())


@lru_cache(maxsize=65_536)
def is_kind(word: str, name: str) -> bool:
    """Whether a lower-case word is of that kind."""
    return root(stem(word)) in kind(name)
