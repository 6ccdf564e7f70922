"""Word families: `observe`, `observing`, `observable` and `observation` are one word to a reader who looks for it.

Spelling is made one (British as American), inflections and the productive suffixes are taken off by rule, and
`data/morphology.toml` names what rules get wrong: irregular forms, and words whose ending only looks like a suffix.
A suffix stripper alone joins `universe` and `university` (Porter 1980, https://tartarus.org/martin/PorterStemmer/);
tests/scoring/word_families.toml holds the pairs that these rules are measured on.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

_SHORT = re.compile(r"(?:[^aeiouy]*|qu)[aeiouy][^aeiouywx]")
_VOWELS = re.compile(r"[aeiouy]+")
_DOUBLED = re.compile(r"([bdgmnprt])\1$")
_LOST_E = re.compile(r".*[aeiouy].*[^aeioy]at$|.*[aeiouy].*[^aeiouy]uat$|.*[aeiouy].*[^aeiouy]iat$")
_MOST_SUFFIXES = 4


class _Suffix(NamedTuple):
    """An ending, what stands in its place, how many letters must be left of the word, and behind which of them."""

    ending: str
    put: str = ""
    least: int = 4
    after: tuple[str, ...] = ()
    whole: bool = False  # what is left is a word of its own, that may have lost an e or doubled a consonant


#: the first that fits is taken off, so the longer stand first
_SUFFIXES = (
    _Suffix("ability", "able", 2),
    _Suffix("ibility", "ible", 2),
    _Suffix("ification", "ify", 2),
    _Suffix("isation", "ise", 3),
    _Suffix("ically", "ic", 3),
    _Suffix("ivity", "ive", 3),
    _Suffix("osity", "ous", 3),
    _Suffix("atory", "", 3),
    _Suffix("ionary", "ion", 3),
    _Suffix("ogical", "ogy", 3),
    _Suffix("itive"),
    _Suffix("ation", "", 3),
    _Suffix("ative", "", 3),
    _Suffix("ition"),
    _Suffix("iness", "y", 3),
    _Suffix("ness", "", 3),
    _Suffix("ment", "", 3),
    _Suffix("able", "", 3, (), whole=True),
    _Suffix("ible", "", 4),
    _Suffix("bly", "ble", 3),
    _Suffix("ical", "ic", 3),
    _Suffix("atic"),
    _Suffix("less", "", 3),
    _Suffix("ship"),
    _Suffix("ance"),
    _Suffix("ence"),
    _Suffix("ancy"),
    _Suffix("ency"),
    _Suffix("ant"),
    _Suffix("ent"),
    _Suffix("ive", "", 3, ("t", "s")),
    _Suffix("ion", "", 3, ("ct", "pt", "st", "nt", "rt", "ut", "et", "ot", "s")),
    _Suffix("ful", "", 3),
    _Suffix("ity"),
    _Suffix("ate", "", 3),
    _Suffix("ous", "", 5),
    _Suffix("ily", "y", 3),
    _Suffix("ly", "", 3),
    _Suffix("al", "", 4, ("ion", "ment", "v", "os", "us", "ew")),
    _Suffix("ist", "ism"),
    _Suffix("ator", "", 3),
    _Suffix("or", "", 3, ("t", "s")),
    _Suffix("er", "", 3, (), whole=True),
)


@dataclass(frozen=True)
class _Table:
    """What rules do not know: a form's word, a family's head, words that keep their ending, pieces of spelling."""

    forms: dict[str, str]
    heads: dict[str, str]
    apart: frozenset[str]
    spelling: tuple[tuple[re.Pattern[str], str], ...]


@lru_cache(maxsize=1)
def _table() -> _Table:
    text = resources.files("scoring").joinpath("data/morphology.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    forms = {form: head for head, block in data["forms"].items() for form in block.split()}
    rows = [row.split() for row in data["families"]["rows"].strip().splitlines()]
    heads = {word: row[0] for row in rows for word in row[1:]}
    spelling = tuple((re.compile(pattern), put) for pattern, put in data["spelling"].items())
    return _Table(forms, heads, frozenset(data["apart"]["words"].split()), spelling)


@lru_cache(maxsize=50_000)
def family(word: str) -> str:
    """Reduce a word to a key that its whole family shares: inflections, derivations, both spellings.

    >>> len({family(word) for word in ("observe", "Observing", "observable", "observability", "observation's")})
    1
    >>> family("universe") == family("university"), family("analyse") == family("analyzing")
    (False, True)
    """
    plain = re.sub(r"['’]s?$", "", word.lower())
    if not plain.isalpha() or not plain.isascii():
        return _singular(plain)
    return _ended(_derived(_inflected(_respelled(plain))))


def _respelled(word: str) -> str:
    table = _table()
    for pattern, put in table.spelling:
        word = pattern.sub(put, word)
    return word


def _inflected(word: str) -> str:
    """Take off a plural, -ed or -ing; an irregular form gives its word."""
    table = _table()
    single = _singular(word)
    for form in (word, single):
        if form in table.forms:
            return table.forms[form]
        if form in table.apart or form in table.heads:
            return form
    if single.endswith("ied") and len(single) > 4:
        return single[:-3] + "y"
    if single.endswith("eed"):
        return single[:-1] if len(single) > 5 else single
    for ending in ("ing", "ed"):
        left = single[: -len(ending)]
        if single.endswith(ending) and len(left) >= 2 and _VOWELS.search(left):
            return _completed(left)
    return single


def _singular(word: str) -> str:
    if len(word) < 4 or word in _table().apart or word.endswith(("ss", "us", "is")) or not word.endswith("s"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "xes", "ches", "shes", "oes")) and len(word) > 5 else word[:-1]


def _completed(left: str) -> str:
    """Undo what -ing, -ed, -er and -able did to a word: `plann` was `plan`, `cod` was `code`."""
    if len(left) > 3 and _DOUBLED.search(left):
        return left[:-1]
    return left + "e" if _SHORT.fullmatch(left) or _LOST_E.match(left) else left


def _derived(word: str) -> str:
    """Take off suffixes one after the other, until none is left that may go."""
    table = _table()
    for _ in range(_MOST_SUFFIXES):
        head = table.heads.get(word, word)
        if head in table.apart:
            return head
        shorter = _without_suffix(head)
        if shorter == head:
            return head
        word = shorter
    return word


def _without_suffix(word: str) -> str:
    for suffix in _SUFFIXES:
        if not word.endswith(suffix.ending):
            continue
        left = word[: -len(suffix.ending)]
        if len(left) < suffix.least or not _VOWELS.search(left):
            continue
        if suffix.after and not left.endswith(suffix.after):
            continue
        return _completed(left) if suffix.whole else left + suffix.put
    return word


def _ended(word: str) -> str:
    """Level how a word ends, so that `polic(y)` in any form gives one key; `site` keeps the e that `sit` lacks."""
    if word in _table().apart:
        return word
    if word.endswith("ll") and len(_VOWELS.findall(word)) > 1:
        return word[:-1]
    if word.endswith("y") and len(word) > 2 and word[-2] not in "aeiou":
        return word[:-1] + "i"
    if word.endswith("e") and len(word) > 3 and not _SHORT.fullmatch(word[:-1]):
        return word[:-1]
    return word
