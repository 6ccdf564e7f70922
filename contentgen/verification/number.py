"""The numbers that a text states, in one notation: `1,000`, `1000` and `one thousand` are the same number."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000,
}  # fmt: skip
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
SHORT_SCALES = {"k": 1000, "m": 1_000_000, "b": 1_000_000_000, "bn": 1_000_000_000}
TENS = range(20, 100, 10)
MULTIPLES = {"half": "0.5", "twofold": "2", "threefold": "3", "tenfold": "10", "twice": "2", "double": "2"}
#: words that say of how many things there is talk
COUNTS = re.compile(r"\b(?:pair(?:s|wise|ed)?|both|couples?)\b", re.IGNORECASE)
#: small numbers in words are often no quantity at all ("one of the", "two things"): they are checked only as digits
SMALL = 3
#: what is no name before a hyphen and a digit: `top-10` is ten, `GPT-4` is not four
_BEFORE_A_NUMBER = "top|sub|under|over|pre|post|mid|non|the|and|or|to|of"
#: a name with digits (GPT-3.5, claude-3-5-sonnet, o1, H100; but v1.42.0 is a version), a number with its scale, a word
_TOKEN = re.compile(
    rf"(?P<name>(?<![^\W\d_])(?!v\d)(?!(?:{_BEFORE_A_NUMBER})-\d)[a-z]+(?:-[a-z]+)*-?\d[\w.-]*)"
    r"|(?P<number>\d+(?:[.,]\d+)*)(?P<scale>(?:k|bn|(?-i:M|B))\b)?|(?P<word>[a-z]+)",
    re.IGNORECASE,
)


_THOUSANDS = re.compile(r",(?=\d{3}(?:\D|$))")
_DECIMAL = re.compile(r"\d+(?:\.\d+)?")


@lru_cache(maxsize=16_384)
def normal(digits: str) -> str:
    """`1,000` -> `1000`, `0.50` -> `0.5`, `1.42.0` (a version) unchanged.

    Example:
        >>> normal("27,697"), normal("36.90"), normal("1.42.0")
        ('27697', '36.9', '1.42.0')

    """
    text = _THOUSANDS.sub("", digits)
    try:
        return format(Decimal(text).normalize(), "f")
    except InvalidOperation:
        return text


def numbers(text: str, small: int = SMALL) -> frozenset[str]:
    """Every number in the text, digits and words alike; a number word of up to `small` is left out.

    Example:
        >>> sorted(numbers("Two of 1,552 pairs, or 0.10%, over thirteen tasks"))
        ['0.1', '13', '1552']

    """
    return frozenset(number for number, word in _scan(text) if not word or Decimal(number) > small)


def figures(text: str) -> frozenset[str]:
    """The numbers that are written in digits."""
    return frozenset(number for number, word in _scan(text) if not word)


def numbers_allowed(text: str) -> frozenset[str]:
    """Every number that a sentence resting on this text may state, small number words included."""
    found = {number for number, _ in _scan(text)}
    lowered = text.lower()
    found |= {value for word, value in MULTIPLES.items() if word in lowered}
    if COUNTS.search(text):
        found.add("2")
    return frozenset(found)


@lru_cache(maxsize=2048)
def _scan(text: str) -> tuple[tuple[str, bool], ...]:
    """Pairs of (number, written as a word). A scale word multiplies the number before it; "a few hundred" is none."""
    found: list[tuple[str, bool]] = []
    previous: Decimal | None = None
    before = ""
    for token in _TOKEN.finditer(text):
        lowered = token[0].lower()
        if token["number"]:
            number, scale = normal(token["number"]), SHORT_SCALES.get((token["scale"] or "").lower(), 1)
            previous = Decimal(number) * scale if _DECIMAL.fullmatch(number) else None
            found.append((number if previous is None else _plain(previous), False))
        elif lowered in SCALES and previous is not None:
            found[-1] = (_plain(previous * SCALES[lowered]), False)
            previous = None
        elif previous in TENS and previous is not None and WORDS.get(lowered, 10) < 10 and found[-1][1]:
            found[-1] = (_plain(previous + WORDS[lowered]), True)
            previous = Decimal(found[-1][0])
        elif lowered in WORDS and (lowered not in SCALES or before in ("a", "one", "per")):
            found.append((str(WORDS[lowered]), True))
            previous = Decimal(WORDS[lowered])
        else:
            previous = None
        before = lowered
    return tuple(found)


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f")
