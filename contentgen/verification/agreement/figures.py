"""Whether each figure and date of a claim is one of the evidence, in its unit, its rate and its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from contentgen.verification.agreement.alignment import Alignment, align
from contentgen.verification.agreement.dates import dates, missing
from contentgen.verification.agreement.entities import entities
from contentgen.verification.agreement.placement import Mention, misplaced
from contentgen.verification.agreement.quantity import PERCENT, Quantity, quantities, same
from contentgen.verification.agreement.words import Text
from contentgen.verification.number import numbers

#: how much better the surroundings of another figure must fit, and by how much at least
TIMES, LEAST = 1.3, 0.05
#: how far a name and a figure may stand apart in the claim to be said of one another
CLOSE = 14.0
#: the same where another figure of the claim stands in that sentence of the evidence
TIMES_BESIDE = 2.4
_ABOUT = re.compile(
    r"\b(?:about|around|some|roughly|approximately|nearly|almost|close to|just (?:under|over)|a little (?:under|over)|"
    r"more than|less than|over|under|fewer than|at least|up to|below|above)(?: an?)? $",
    re.I,
)
#: what is measured as a share of cases, right before its figure
_SHARED = re.compile(
    r"\b(?:precision|recall|accurac(?:y|ies)|sensitivity|specificity|coverage|rates?|shares?|proportion|fraction)"
    r"(?: (?:of|was|is|at|to|reached|only|about))* $",
    re.I,
)
#: how far a figure with "about" or "more than" may lie from the one it stands for
ROUNDING = Fraction(1, 5)
#: how far a fraction in words may lie from the percentage it stands for
PART_ROUNDING = Fraction(1, 10)


def equivalent(one: Quantity, claim: str, found: tuple[Quantity, ...]) -> bool:
    """Whether the evidence states this amount, in whatever notation, or plainly implies it."""
    if any(same(one, other) for other in found):
        return True
    loose = bool(_ABOUT.search(claim[: one.start]))
    reach = (ROUNDING if loose else PART_ROUNDING) if one.part else Fraction(0)
    comparable = [f for f in found if f.dimension == one.dimension and f.base]
    if reach and any(abs(one.base - f.base) <= reach * abs(f.base) for f in comparable):
        return True
    if one.part and one.dimension == "share" and _two_to_one(one, found):
        return True
    return _implied(one, found)


def _stated(evidence: str) -> tuple[Quantity, ...]:
    """The figures of the evidence; a precision of 0.93 counts as 93% too, which a correlation of 0.93 is not."""
    found = quantities(evidence)
    shares = (
        q._replace(value=100 * q.value, unit=PERCENT)
        for q in found
        if q.unit is None and not q.word and not q.part and 0 < q.value < 1 and _SHARED.search(evidence[: q.start])
    )
    return (*found, *shares)


def _two_to_one(one: Quantity, found: tuple[Quantity, ...]) -> bool:
    """`half as many, 31 in place of 62`: a part that two figures of one kind make."""
    plain = [f for f in found if not f.part and f.base]
    return any(a.dimension == b.dimension and a.base == one.base * b.base for a in plain for b in plain)


def _implied(one: Quantity, found: tuple[Quantity, ...]) -> bool:
    """A part of a number that the evidence names as that part (`half of them`, `20% of 500`) right behind it."""
    parts = [f for f in found if f.dimension == "share" and 0 < f.base < 1]
    counts = [f for f in found if f.dimension == "count" and f.base > 1]
    if one.dimension == "count":
        return any(p.base * c.base == one.base and _beside(p, c) for p in parts for c in counts)
    if one.dimension == "share" and not one.part:
        return any(
            c.base and round(100 * d.base / c.base) == one.value
            for c in counts
            for d in counts
            if d.base < c.base and d.base > 1
        ) and any(abs(p.base - one.base) < Fraction(1, 100) for p in parts)
    return False


def _beside(one: Quantity, other: Quantity) -> bool:
    return abs(one.start - other.start) < 160


@lru_cache(maxsize=512)
def figure_reasons(claim: str, evidence: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the evidence states otherwise, and what it does not state."""
    said, found = quantities(claim), _stated(evidence)
    against: list[str] = []
    lacking: list[str] = []
    for one in said:
        if one.is_year or _in_date(one, claim):
            continue
        alike = [f for f in found if same(one, f)]
        if alike:
            against += _other_rate(one, alike, evidence)
        elif not equivalent(one, claim, found):
            equal = [f for f in found if f.value == one.value and not f.is_year and not _named_behind(one, f, evidence)]
            if not one.inherits or _of_a_range(one, claim):
                against += _other_unit(one, equal)
            if one.part and one.dimension == "share" and not against and one.shown.split()[-1] not in evidence.lower():
                lacking.append(f"'{one.shown}' is no share that the evidence gives")
    for date in missing(claim, evidence):
        near = [other.shown for other in dates(evidence)]
        (against if near else lacking).append(_of_date(date.shown, near))
    return tuple(against), tuple(lacking)


def _named_behind(one: Quantity, other: Quantity, evidence: str) -> bool:
    """Whether the unit stands a word further off: `76 accuracy points`."""
    return bool(one.unit) and one.unit.name in evidence[other.end : other.end + 24]  # type: ignore[union-attr]


def _of_a_range(one: Quantity, claim: str) -> bool:
    """`from 22 minutes to 14`: only there a bare figure surely has the unit before it."""
    plain = one.dimension not in ("share", "times", "point")
    return plain and claim[: one.start].endswith("to ")


def _of_date(shown: str, near: list[str]) -> str:
    return f"the date {shown} is not in the evidence" + (f", which has {', '.join(near[:3])}" if near else "")


def _in_date(one: Quantity, text: str) -> bool:
    return any(date.start <= one.start < date.end for date in dates(text))


def _other_rate(one: Quantity, alike: list[Quantity], evidence: str) -> list[str]:
    periods = {f.period for f in alike if f.period}
    unnamed = one.period not in evidence.lower() or len(periods) == len(alike)
    if one.period and periods and one.period not in periods and unnamed:
        return [
            f"{one.shown} is said of each {one.period}; the evidence gives it for each {', '.join(sorted(periods))}"
        ]
    return []


def _other_unit(one: Quantity, equal: list[Quantity]) -> list[str]:
    """The same digits of another unit: `420 seconds` for `420 ms`, `66%` for `66 cases`."""
    own = one.unit or one.inherits
    if not equal or (not own and not all(f.unit for f in equal)):
        return []
    if not own and (one.word or one.value == 1 or any(f.aged for f in equal)):
        return []
    if own and own.dimension == "months" and one.aged:
        return []
    if not own and any(
        f.part or one.part or f.dimension in ("times", "angle", "money", "point", "length") for f in equal
    ):
        return []
    if one.inherits and any(f.inherits for f in equal):
        return []
    units = sorted({(f.unit or f.inherits).name if (f.unit or f.inherits) else "a count" for f in equal})  # type: ignore[union-attr]
    return [f"{one.shown} is said as {own.name if own else 'a count'}; in the evidence it is {' or '.join(units)}"]


def mentions(text: str, whole: Text) -> list[Mention]:
    """Figures and dates of a text with their places."""
    when = dates(text)
    found = [
        Mention(whole.at(q.start), whole.at(q.end - 1), (q.dimension, q.base), q.dimension, q.shown)
        for q in quantities(text)
        if not q.is_year and q.shown.lower() != "one" and not any(d.start <= q.start < d.end for d in when)
    ]
    return found + [Mention(whole.at(d.start), whole.at(d.end - 1), _key(d), "date", d.shown) for d in when]


class _key(tuple[int, int, int]):  # noqa: N801
    """A date as a key: equal to every date that agrees with it."""

    def __new__(cls, date: object) -> _key:
        return super().__new__(cls, (date.year, date.month, date.day))  # type: ignore[attr-defined]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _key) and all(a == b or not a or not b for a, b in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return 0


def placement_reasons(claim: str, evidence: str) -> list[str]:
    """Figures and dates that stand among the words of another one."""
    pair = align(claim, evidence)
    said, found = mentions(claim, pair.claim), mentions(evidence, pair.evidence)
    reasons = []
    for one, rival, here, there in misplaced(pair, said, found, times=TIMES, least=LEAST):
        if _stands_beside(pair, one, rival, said, found) and there < TIMES_BESIDE * here:
            continue
        reasons.append(f"{one.shown} is said where the evidence says {rival.shown}")
    return reasons + list(_bound_elsewhere(pair, said, found, claim, evidence))


def _stands_beside(pair: Alignment, one: Mention, rival: Mention, said: list[Mention], found: list[Mention]) -> bool:
    """Whether another figure of the claim stands in the rival's sentence, which then explains why the words fit."""
    sentence = pair.evidence.words[rival.first].sentence
    keys = [other.key for other in said if other is not one and other.kind == one.kind]
    here = [m for m in found if m.key in keys and pair.evidence.words[m.first].sentence == sentence]
    own = [m for m in found if m.key == one.key and pair.evidence.words[m.first].sentence == sentence]
    return bool(here) and not own


def _together(pair: Alignment, one: Mention, other: Mention) -> bool:
    words = pair.evidence.words
    return words[one.first].sentence == words[other.first].sentence


def _bound_elsewhere(
    pair: Alignment, said: list[Mention], found: list[Mention], claim: str, evidence: str
) -> Iterator[str]:
    """A figure said of one name that the evidence says of another, while it says another figure of that name."""
    known = entities(evidence)
    named = entities(claim)
    if len(named) != 1:
        return
    name = named[0]
    own = [m for m in known if m.key & name.key]  # type: ignore[operator]
    words = {word.lower for word in pair.claim.words}
    others = [m for m in known if not m.key & (name.key | words)]  # type: ignore[operator]
    if not own or not others:
        return
    apart = pair.evidence.distance
    for one in said:
        places = [m for m in found if m.key == one.key]
        rivals = [m for m in found if m.kind == one.kind and m.key not in [s.key for s in said]]
        if not places or not rivals:
            continue
        if pair.claim.distance(one.first, name.first) > CLOSE:
            continue
        far = min(apart(p.first, m.first) for p in places for m in own)
        beside = [(apart(p.first, m.first), m) for p in places for m in others if _together(pair, p, m)]
        if not beside:
            continue
        near, other = min(beside)
        its, rival = min((apart(r.first, m.first), r) for r in rivals for m in own)
        if near * 2 < far and its * 2 < far and far > 6:
            yield f"{one.shown} is said of {name.shown}; the evidence says it of {other.shown}, and {rival.shown} of {name.shown}"


def stated_otherwise(claim: str, known: str) -> frozenset[str]:
    """Numbers of the claim that stand in what is known in another notation: `306` for half of 612, `20` for a fifth."""
    found = _stated(known)
    excused: set[str] = set()
    for one in quantities(claim):
        if not one.is_year and equivalent(one, claim, found):
            excused |= numbers(claim[one.start : one.end], small=0)
    for date in dates(claim):
        if date.month and any(date.agrees(other) and other.month for other in dates(known)):
            excused |= numbers(date.shown, small=0)
    return frozenset(excused)


def without_units(text: str) -> str:
    """The text without the units of its figures: `°C` and `NOK` are no names."""
    for one in reversed(quantities(text)):
        if one.unit and not one.part:
            number = re.match(r"[\d.,:]*", text[one.start :])
            kept = one.start + (number.end() if number else 0)
            before = (
                re.sub(r"\b[A-Z]{3} ?$", "", text[: one.start]) if one.unit.dimension == "money" else text[: one.start]
            )
            text = before + text[one.start : kept] + " " * (one.end > kept) + text[one.end :]
    return text
