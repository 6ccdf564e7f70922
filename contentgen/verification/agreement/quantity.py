"""The quantities that a text states: value, unit, what it is a rate of, and where it stands.

`420 ms` and `0.42 s`, `half` and `50%`, `three dozen` and `36`, `2:27:05` and `2 hours, 27 minutes and 5 seconds` are the same.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from contentgen.verification.agreement.amount import A_YEAR, ONE, Quantity, same
from contentgen.verification.agreement.unit import PERIODS, Unit, money_before, unit_at
from contentgen.verification.agreement.words import read
from contentgen.verification.name import is_ordinary
from contentgen.verification.number import SCALES, SHORT_SCALES, WORDS, normal

_NUMBER = re.compile(
    r"(?P<clock>\d{1,2}:\d\d(?::\d\d)?)(?![\d:])"
    r"|(?P<digits>\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)*)(?P<scale>(?:k|bn|(?-i:M|B))\b)?"
    r"|\b(?P<word>[a-z]+)\b",
    re.IGNORECASE,
)
#: a digit that belongs to a name: GPT-4, H100, v1.2, Model 7 (capital, not a month or the start of a sentence)
_NAMED = re.compile(r"(?:[^\W\d_]-?|\d[.,]|v\.?)$", re.UNICODE)
_NUMBERED = re.compile(r"(?:^|[^\W_]+[,;]? )(?P<name>[A-Z][a-z]+) $")
_MINUS = re.compile(r"(?:^|[\s(])[-−–]$|\bminus $")
_CLAUSE = re.compile(r"[^.;]{0,45}")
_DIGIT = re.compile(r"\d")
_ARTICLE = re.compile(r"\b(?:a|one|per) $")
_WORD_BEFORE = re.compile(r"(\w+)[ -]$")
_JOINED = re.compile(r"[ \-]|\s?-\s?")
_NOUN_BEHIND = re.compile(r"[ -]([a-z]+)")
#: no pattern that looks back from a number reaches further
BACK = 12
_MONTHS = "january february march april may june july august september october november december".split()
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "sixth": 6,
    "sixths": 6, "seventh": 7, "eighth": 8, "eighths": 8, "ninth": 9, "tenth": 10, "tenths": 10,
}  # fmt: skip
_TIMES = {"twice": 2, "double": 2, "doubled": 2, "twofold": 2, "tripled": 3, "threefold": 3, "thrice": 3, "tenfold": 10}
#: what a share is said of: "two in five", not "one fact in 340"
_ROUND = frozenset((*range(2, 13), 20, 25, 50, 100, 1000, 10_000, 100_000, 1_000_000))
_MORE_WORDS = WORDS | {"dozen": 12, "zero": 0}
_LOOSE = {"dozen": 12, **SCALES}
#: a word that is none of these states no quantity
_TELLING = frozenset((*_MORE_WORDS, *_PARTS, *_TIMES))


PERCENT = Unit("%", "share", Fraction(1, 100))
_SHARE = Unit("part", "share", Fraction(1))
_SECOND = Unit("second", "time", Fraction(1))


@lru_cache(maxsize=512)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of the text, in order, dates' years among them."""
    found = _inherited(_merged(_raw(text), text), text)
    return tuple(found)


def _raw(text: str) -> list[Quantity]:
    found: list[Quantity] = []
    matches = list(_NUMBER.finditer(text))
    skip = -1
    for number, match in enumerate(matches):
        if match.start() < skip:
            continue
        if match["clock"]:
            found.append(_clock(match))
            continue
        if match["word"] and match[0].lower() not in _TELLING:
            continue
        value, end, word = _value(matches, number, text)
        if value is None:
            part = _part(text, match)
            found += [part] if part else []
            continue
        skip = end
        found.append(_measured(value, match.start(), end, word, text))
    return found


def _clock(match: re.Match[str]) -> Quantity:
    parts = [int(part) for part in match[0].split(":")]
    seconds = sum(part * 60**power for power, part in enumerate(reversed(parts)))
    return Quantity(Fraction(seconds), _SECOND, match.start(), match.end(), match[0], part=len(parts) == 2)


def _value(matches: list[re.Match[str]], number: int, text: str) -> tuple[Fraction | None, int, bool]:
    """The number that starts here, with the number words that go on it, and where it ends."""
    match = matches[number]
    lowered, end = match[0].lower(), match.end()
    if match["digits"]:
        if _named(text, match.start()) or text[end : end + 1].isalpha() or _numbers_a_name(text, match):
            return (None, end, False) if not _glued_unit(text, match) else (_fraction(match), end, False)
        value = _fraction(match)
        if value is None:
            return None, end, False
    elif lowered in _MORE_WORDS and (lowered not in _LOOSE or _article_before(text, match.start())):
        value = Fraction(_MORE_WORDS[lowered])
    else:
        return None, end, False
    for after in matches[number + 1 :]:
        gap, word = text[end : after.start()], after[0].lower()
        if not _JOINED.fullmatch(gap) or not after["word"]:
            break
        if word in _LOOSE:
            value *= _LOOSE[word]
        elif not match["digits"] and word in WORDS and WORDS[word] < 10 and value in range(20, 100, 10):
            value += WORDS[word]
        else:
            break
        end = after.end()
    return value, end, not match["digits"]


def _named(text: str, start: int) -> bool:
    """Whether a digit that starts here belongs to the name before it."""
    return bool(_NAMED.search(text, max(0, start - BACK), start))


def _numbers_a_name(text: str, match: re.Match[str]) -> bool:
    """`Model 7` is a name; `May 7`, `Running 7` and `Halden in 2020` are not."""
    before = _NUMBERED.search(text[max(0, match.start() - 40) : match.start()])
    if not before or before["name"].lower() in _MONTHS or A_YEAR.fullmatch(match["digits"]):
        return False
    first = before.start("name") == 0
    return not (first and is_ordinary(before["name"].lower()))


def _glued_unit(text: str, match: re.Match[str]) -> bool:
    before = match.start() == 0 or not _named(text, match.start())
    return before and unit_at(text, match.end()) is not None


def _article_before(text: str, start: int) -> bool:
    return bool(_ARTICLE.search(text[max(0, start - BACK) : start].lower()))


def _fraction(match: re.Match[str]) -> Fraction | None:
    digits = normal(match["digits"])
    if digits.count(".") > 1:
        return None
    return Fraction(digits) * SHORT_SCALES.get((match["scale"] or "").lower(), 1)


def _part(text: str, match: re.Match[str]) -> Quantity | None:
    """`half`, `a third of`, `two thirds`, `twice`: words that are a share or a multiple."""
    word = match[0].lower()
    if word in _TIMES:
        return Quantity(
            Fraction(_TIMES[word]), Unit("times", "times", Fraction(1)), *match.span(), match[0], True, True
        )
    if word not in _PARTS:
        return None
    before = _WORD_BEFORE.search(text[: match.start()].lower())
    rest = text[match.end() : match.end() + 4].lower()
    count = before[1] if before else ""
    if word.endswith("s") and word != "halves" and count not in WORDS:
        return None
    times = WORDS.get(count, 1) if word.endswith("s") else 1
    if (
        word.startswith("hal")
        or count in WORDS
        or ((count in ("a", "one") or not count) and rest.startswith((" of", ",", ".")))
    ):
        if word == "half" and count in ("first", "second", "other", "latter"):
            return None
        shown = f"{count} {word}" if count in WORDS or count == "a" else word
        start = match.end() - len(shown)
        return Quantity(Fraction(times, _PARTS[word]), _SHARE, start, match.end(), shown, True, True)
    return None


def _measured(value: Fraction, start: int, end: int, word: bool, text: str) -> Quantity:
    unit, stop = None, end
    found = unit_at(text, end)
    if found:
        unit, stop = found
    money = None if unit and unit.dimension != "count" else money_before(text, start)
    if money:
        unit = money
    if _MINUS.search(text, max(0, start - BACK), start):
        value = -value
    return Quantity(
        value,
        unit,
        start,
        stop,
        text[start:end],
        word,
        period=_period(text, stop),
        aged=text[stop : stop + 4] in (" old", "-old"),
    )


def _period(text: str, end: int) -> str:
    """What the quantity is a rate of: `a day`, `daily`, `per request` -> the word's own name."""
    after = _CLAUSE.match(text, end)
    clause = after[0] if after else ""
    found = next((m for m in PERIODS.finditer(clause) if not _DIGIT.search(clause, 0, m.start())), None)
    if not found:
        return ""
    word = (found["adverb"] or found["noun"] or "").lower()
    return {
        "daily": "day",
        "weekly": "week",
        "monthly": "month",
        "yearly": "year",
        "annually": "year",
        "hourly": "hour",
    }.get(word, word)


def _merged(found: list[Quantity], text: str) -> list[Quantity]:
    """`2 hours, 27 minutes and 5 seconds` is one; `four in five`, `7 cases out of 10` are a share; a unit is no share."""
    merged: list[Quantity] = []
    for item in found:
        last = merged[-1] if merged else None
        gap = text[last.end : item.start] if last else ""
        if (
            last
            and last.dimension == item.dimension == "time"
            and _finer(last, item)
            and re.fullmatch(r",? (?:and )?", gap)
        ):
            value = (last.base + item.base) / (item.unit or ONE).factor
            merged[-1] = Quantity(value, item.unit, last.start, item.end, text[last.start : item.end], last.word)
        elif (
            last
            and not item.unit
            and last.value < item.value
            and item.value in _ROUND
            and not text.startswith(" of ", item.end)
            and re.fullmatch(r"(?: [a-z]+)? (?:in(?: every)?|out of) ", gap)
            and not item.is_year
            and last.dimension in ("count",)
        ):
            shown = text[last.start : item.end]
            merged[-1] = Quantity(last.value / item.value, _SHARE, last.start, item.end, shown, True, True)
        else:
            if item.part and last and last.start == item.start:
                merged.pop()
            merged.append(item)
    return merged


def _finer(one: Quantity, other: Quantity) -> bool:
    return bool(one.unit and other.unit and one.unit.factor > other.unit.factor)


def _inherited(found: list[Quantity], text: str) -> list[Quantity]:
    """`from 22 to 16 minutes`, `81% and 84`: a bare figure takes the unit of its neighbour in the sentence."""
    if all(item.unit or item.word or item.is_year for item in found):
        return found
    whole = read(text)
    sentences = [whole.words[whole.at(item.start)].sentence for item in found]
    result = list(found)
    for number, item in enumerate(found):
        per = text.startswith(" per ", item.end)
        if item.unit or item.word or item.is_year or per or _counts_something(text, item):
            continue
        before = [
            one
            for one, s in zip(result[:number], sentences, strict=False)
            if s == sentences[number] and not one.is_year and not one.part
        ]
        after = found[number + 1] if number + 1 < len(found) else None
        unit = (before[-1].unit or before[-1].inherits) if before else None
        if not unit and after and re.fullmatch(r" ?(?:to|and|or|or even|–|-) ?", text[item.end : after.start]):
            unit = after.unit
        if unit:
            result[number] = item._replace(inherits=unit)
    return result


def _counts_something(text: str, item: Quantity) -> bool:
    """Whether a noun stands behind it that it counts: `19 reports`; not `22 to`, `84% in`, `47 with`."""
    after = _NOUN_BEHIND.match(text, item.end)
    return bool(after) and after[1] not in _NO_NOUN  # type: ignore[index]


_NO_NOUN = frozenset(
    """to in for with and or from of at on by the under over when while as per against than but after before during between
    among through compared instead rather respectively at""".split()
)


__all__ = ["Quantity", "quantities", "same"]
