"""The proper names that a sentence uses: people, tools, models, laws, products."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from contentgen.verification.overlap import STOP, stem

#: a capital says nothing about the first word of a sentence unless the word also looks like a name inside
_WORD = re.compile(r"[^\W\d_][\w'’+^./-]*[\w+^]|[^\W\d_]", re.UNICODE)
_INNER_CAPITAL = re.compile(r"^.[^\s]*[A-Z]|^[A-Z]{2,}|\d")
_POSSESSIVE = re.compile(r"['’]s$")
_JOINT = re.compile(r"[-/^]")
#: behind these a capital is only grammar
_BEFORE_A_START = '.?!:;“"‘[|→-'
_VERSION = re.compile(r"v\d[\d.]*", re.IGNORECASE)
_CONTRACTED = re.compile(r"n['’]t$|['’](?:re|ll|ve|d|m|s)$")
#: endings that ordinary English words have and names seldom do
_ORDINARY_ENDING = re.compile(
    r".{3,}(?:ly|ing|tions?|sions?|ments?|ness|it(?:y|ies)|ances?|ences?|able|ible|ous|ful|less|isms?|ives?|logy|ships?)"
)
_EVERYDAY = "resources/en/easy_words.txt"
#: capitalised words that name nothing in particular
COMMON = frozenset(
    """
    i ai ml llm llms api apis the january february march april may june july august september october november
    december monday tuesday wednesday thursday friday saturday sunday english ok url urls seo cpu gpu json html
    pdf http https
    """.split()
)


def everyday_words() -> frozenset[str]:
    """The Dale-Chall list as textstat brings it, read as data: importing that package takes a third of a second."""
    spec = find_spec("textstat")
    home = Path(next(iter(spec.submodule_search_locations or ()), "") if spec else "")
    lines = (home / _EVERYDAY).read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip().lower() for line in lines)


@lru_cache(maxsize=1)
def _ordinary_stems() -> frozenset[str]:
    """Stems of everyday English (the Dale-Chall list), of function words and of `ordinary.txt`: working English beside it."""
    working = files("contentgen.verification").joinpath("ordinary.txt").read_text(encoding="utf-8").split()
    return frozenset(stem(word) for word in (*everyday_words(), *working, *STOP, *COMMON))


@lru_cache(maxsize=16_384)
def is_ordinary(word: str) -> bool:
    """Whether a word at the start of a sentence is English rather than a name; what is neither known counts as a name.

    Example:
        >>> is_ordinary("traces"), is_ordinary("monitoring"), is_ordinary("grafana")
        (True, True, False)

    """
    parts = [part for part in re.split(r"[-/]", _CONTRACTED.sub("", word.lower())) if part]
    return all(
        stem(part) in _ordinary_stems() or bool(_ORDINARY_ENDING.fullmatch(part)) or _does_it(part) for part in parts
    )


def _does_it(word: str) -> bool:
    """`growers` are those who grow."""
    return word.endswith("ers") and len(word) > 5 and bool({stem(word[:-3]), stem(word[:-2])} & _ordinary_stems())


@lru_cache(maxsize=512)
def _tokens(text: str) -> tuple[tuple[str, bool], ...]:
    """Words with a flag: stands at the start of a sentence or clause where a capital is only grammar."""
    found = []
    for match in _WORD.finditer(text):
        start = match.start()
        before = start - 1
        while before >= 0 and text[before].isspace():
            before -= 1
        if before >= 0 and before == start - 1 and text[before].isdigit():
            continue
        starts = before < 0 or text[before] in _BEFORE_A_START
        found.append((match[0].strip("'’./-"), starts))
    return tuple(found)


def names(text: str) -> frozenset[str]:
    """Names in the text, lower case.

    Example:
        >>> sorted(names("The default sampler of OpenTelemetry keeps what Jaeger drops."))
        ['jaeger', 'opentelemetry']

    """
    found = set()
    for word, starts in _tokens(text):
        lowered = _without_possessive(word).lower()
        if lowered in COMMON or not any(c.isalpha() for c in word) or _VERSION.fullmatch(word):
            continue
        if (word[0].isupper() and not (starts and is_ordinary(lowered))) or _INNER_CAPITAL.search(word):
            found.add(lowered)
    return frozenset(found)


@lru_cache(maxsize=512)
def vocabulary(text: str) -> frozenset[str]:
    """All words of a text, lower case, possessives and plural s cut, hyphenated ones whole and in parts."""
    words = {_without_possessive(word).lower() for word, _ in _tokens(text)}
    parts = {part for word in words if not word.isalpha() for part in _JOINT.split(word)}
    return frozenset((*words, *(word.rstrip("s") for word in words), *parts))


def _without_possessive(word: str) -> str:
    return _POSSESSIVE.sub("", word) if "'" in word or "’" in word else word
