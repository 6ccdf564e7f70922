"""Text whose UTF-8 bytes were read in a one-byte encoding: found, and given back as it was.

An em dash shows as `â€”`, an emoji as four odd signs. A sequence counts only if its characters are the bytes of
well-formed UTF-8 in one encoding *and* the result is likelier than what stands there: `l’été`, `“à la carte”` and a
border of box-drawing signs are such bytes too, and stay.

Source: https://www.w3.org/International/questions/qa-what-is-encoding, and RFC 3629 for the form of UTF-8.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from scoring.edits import edited

#: the encodings that text is commonly misread in; the first wins where two explain a sequence equally
ENCODINGS = ("cp1252", "mac_roman", "cp437", "latin-1")
ROUNDS = 3
#: single characters of a script other than Latin are believed only in a row of this many
ROW = 3
_LATIN = re.compile("[\u00a0-\u017f]+")
_BOX = re.compile("[\u2500-\u259f]+")
#: signs that follow a letter in sound text: `CAFÉ”`, `AMANHÃ –`
_FOLLOWING = frozenset("’‘“”–—…•›‹»«\u00a0™ªº")
_UNIT_SIGNS = frozenset("°±²³·¹")


@dataclass(frozen=True)
class Misread:
    """A stretch of text, `start` to `end`, that was `repaired` before it was read as `encoding`."""

    start: int
    end: int
    repaired: str
    encoding: str


def repair(text: str) -> str:
    """Give the text as it was, also one garbled twice; what is sound stays as it is.

    >>> repair("cafÃ© â€” 30â€“40 %"), repair("café — “ok” 🤖 ®, l’été")
    ('café — 30–40 %', 'café — “ok” 🤖 ®, l’été')
    """
    return edited(text, ((each.start, each.end, each.repaired) for each in find_misread(text)))


def find_misread(text: str) -> tuple[Misread, ...]:
    """Find the garbled stretches of a text in reading order.

    A short one that could be meant is believed only if the text holds a certain one of the same encoding.
    """
    if text.isascii():
        return ()
    sure: list[Misread] = []
    perhaps: list[Misread] = []
    for encoding in ENCODINGS:
        for misread in _candidates(text, encoding):
            if _likely(misread.repaired):
                (perhaps if _could_be_meant(misread, text) else sure).append(misread)
    known = {misread.encoding for misread in sure}
    believed = [*sure, *(misread for misread in perhaps if misread.encoding in known)]
    return _without_overlaps(believed)


# --- sequences that are UTF-8 ------------------------------------------------------------------------------


def _candidates(text: str, encoding: str) -> Iterator[Misread]:
    for match in _form(encoding)[0].finditer(text):
        was = _read(match.group(), encoding)
        if was is not None:
            yield Misread(match.start(), match.end(), was, encoding)


def _read(run: str, encoding: str) -> str | None:
    """Read a run as UTF-8; again while that gives a text that is likely too, since some text is garbled twice."""
    found = None
    level = _once(run, encoding)
    for _ in range(ROUNDS):
        if level is None:
            break
        if found is None or _likely(level):
            found = level
        level = _once(level, encoding)
    return found


def _once(run: str, encoding: str) -> str | None:
    to_byte = _form(encoding)[1]
    if run.isascii() or not all(letter in to_byte for letter in run):
        return None
    try:
        return bytes(to_byte[letter] for letter in run).decode("utf-8")
    except UnicodeDecodeError:
        return None


@lru_cache(maxsize=len(ENCODINGS))
def _form(encoding: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """The sequences that are UTF-8 when read in this encoding, and each character's byte."""
    letters = {byte: _letter(byte, encoding) for byte in range(0x80, 0x100)}

    def among(first: int, last: int) -> str:
        return "[" + "".join(re.escape(letters[byte]) for byte in range(first, last + 1)) + "]"

    follow = among(0x80, 0xBF)
    units = (
        f"{among(0xF0, 0xF4)}{follow}{{3}}",
        f"{among(0xE0, 0xEF)}{follow}{{2}}",
        f"{among(0xC2, 0xDF)}{follow}",
    )
    return re.compile("(?:" + "|".join(units) + ")+"), {letter: byte for byte, letter in letters.items()}


def _letter(byte: int, encoding: str) -> str:
    """What a byte shows as; one that Windows leaves undefined stays a control character, as browsers have it."""
    try:
        return bytes([byte]).decode(encoding)
    except UnicodeDecodeError:
        return chr(byte)


# --- is it likelier? ---------------------------------------------------------------------------------------


def _likely(was: str) -> bool:
    """Tell whether this could be text: assigned characters, and no lone letter of a far script."""
    if any(unicodedata.category(letter) in {"Cn", "Co", "Cc", "Cs"} for letter in was):
        return False
    short = [letter for letter in was if "\u0080" <= letter < "\u0800" and not _LATIN.match(letter)]
    return not short or (len(short) >= ROW and len({_script(letter) for letter in short}) == 1)


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0]


def _could_be_meant(misread: Misread, text: str) -> bool:
    """Tell whether sound text may hold this: a box, a capital before a quotation mark, a root, a unit."""
    if _BOX.fullmatch(text, misread.start, misread.end):
        return True
    lead, rest = text[misread.start], text[misread.start + 1 : misread.end]
    if len(misread.repaired) > 1:
        return False
    before = text[misread.start - 1 : misread.start]
    after = text[misread.end : misread.end + 1]
    if lead.isalpha() and lead not in "ƒ":
        if lead == "Å" and rest[0] in _UNIT_SIGNS:
            return True
        return all(sign in _FOLLOWING for sign in rest) and not (after.isalpha() and not before.isalpha())
    return len(rest) == 1 and not (before.isalpha() or after.isalpha())


def _without_overlaps(found: list[Misread]) -> tuple[Misread, ...]:
    """Keep the longest where two lie over each other; of equals the first."""
    kept: list[Misread] = []
    taken = bytearray(max((each.end for each in found), default=0))
    for misread in sorted(found, key=lambda each: (each.start - each.end, ENCODINGS.index(each.encoding))):
        if not any(taken[misread.start : misread.end]):
            taken[misread.start : misread.end] = b"\1" * (misread.end - misread.start)
            kept.append(misread)
    return tuple(sorted(kept, key=lambda each: each.start))
