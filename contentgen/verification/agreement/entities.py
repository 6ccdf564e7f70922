"""The names of a text as whole phrases with their place: `Samuel Rotich`, `Model 7`, `Halden Freight`."""

from __future__ import annotations

import re
from functools import lru_cache

from contentgen.verification.agreement.placement import Mention
from contentgen.verification.agreement.words import Text, read
from contentgen.verification.name import COMMON, is_ordinary

#: what stands before a name and belongs to the person's office
TITLES = frozenset(
    """mr mrs ms miss dr doctor prof professor sir dame lord lady justice judge president minister baron baroness count
    king queen prince princess pope saint captain general colonel coach director senator mayor abbot bishop chancellor
    chief head founder ceo cto cfo okay superintendent commissioner editor the a an""".split()
)
_STARTS = frozenset('.!?:;"“”—–(')
_POSSESSIVE = re.compile(r"'s?$")
_CAPITAL = re.compile(r"[A-Z]")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|s)")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_INNER = re.compile(r".[^\s]*[A-Z]|[^\W\d_]+\d|\d+[^\W\d_]+")


@lru_cache(maxsize=512)
def entities(text: str) -> tuple[Mention, ...]:
    """Every name with its place; its key is the set of its words in lower case."""
    whole = read(text)
    flags = [_is_name(whole, place) for place in range(len(whole.words))]
    found, place = [], 0
    while place < len(flags):
        if not flags[place]:
            place += 1
            continue
        last = place
        while (
            last + 1 < len(flags) and (flags[last + 1] or _joins(whole, last, flags)) and not _possessive(whole, last)
        ):
            last += 1
        words = [_POSSESSIVE.sub("", whole.words[p].lower) for p in range(place, last + 1)]
        key = frozenset(word for word in words if word not in TITLES and (word[0].isalnum()) and word not in ("and",))
        if key:
            found.append(
                Mention(place, last, key, "name", " ".join(whole.words[p].text for p in range(place, last + 1)))
            )
        place = last + 1
    return tuple(found)


def _possessive(text: Text, place: int) -> bool:
    return text.words[place].lower.endswith(("'s", "s'", "'"))


def _joins(text: Text, last: int, flags: list[bool]) -> bool:
    """A number behind a name (`Model 7`); an ampersand is no word here."""
    after = text.words[last + 1]
    beside = text.spans[last + 1][0] - text.spans[last][1] <= 1
    year = _YEAR.fullmatch(after.text)
    return flags[last] and beside and after.text.isdigit() and not year and not text.words[last].text[0].isdigit()


def _is_name(text: Text, place: int) -> bool:
    word = text.words[place]
    if not word.text[0].isalnum():
        return False
    if word.text.isalpha() and word.text.islower():
        return False
    bare = _POSSESSIVE.sub("", word.lower)
    if bare in COMMON or word.text.isdigit():
        return False
    if _INNER.match(word.text) and any(c.isalpha() for c in word.text) and len(bare) > 1:
        return bool(_CAPITAL.search(word.text)) and not _ORDINAL.fullmatch(word.lower)
    if not word.text[0].isupper() or len(bare) < 2:
        return False
    starts = place == 0 or text.words[place - 1].text in _STARTS
    return not (starts and is_ordinary(bare))
