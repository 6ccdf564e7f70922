"""Whether a claim compares two things the way its evidence does: which is more, which less."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from contentgen.verification.agreement.alignment import Alignment, align
from contentgen.verification.agreement.clauses import clauses
from contentgen.verification.agreement.lexicon import alike, opposite
from contentgen.verification.agreement.quantity import Quantity, quantities
from contentgen.verification.agreement.words import Text, read
from contentgen.verification.overlap import stem

_LESS = frozenset("less fewer worse lower slower smaller weaker below behind trailed trails trail under".split())
_GENERAL = frozenset(
    "more less fewer higher lower better worse above below ahead behind over under greater match".split()
)
_OFTEN = frozenset("often frequent frequently common likely many much far slightly somewhat considerably even".split())
_NO_COMPARATIVE = frozenset(
    "other rather number member under over after never ever however whether paper order user number water power server computer "
    "customer consumer researcher writer reader provider later earlier former latter together either neither farmer manager "
    "remainder another further winter summer letter quarter centre center offer answer layer buyer driver".split()
)
_RELATIONS = frozenset(
    """
    above below ahead behind exceed exceeded exceeds beat beats outperformed outperforms
    outperform trailed trails outsold outscored overtook surpassed surpasses topped
    """.split()
)


class Comparison(NamedTuple):
    """Two sides by the places of their words, which of them is more (1: the left), and in what."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    sign: int
    measure: str


@lru_cache(maxsize=512)
def comparisons(text: str) -> tuple[Comparison, ...]:
    """The comparisons of a text: with "than", with a word like "above" or "beat", with "does not match"."""
    whole = read(text)
    found = []
    for place, word in enumerate(whole.words):
        after = whole.words[place + 1].lower if place + 1 < len(whole.words) else ""
        if (
            after[:1].isdigit()
            or after in ("all", "half")
            or (place and whole.words[place - 1].lower in ("rather", "other"))
        ):
            continue
        if word.lower == "than":
            found.append(_than(whole, text, place))
        elif word.lower in _RELATIONS and 0 < place < len(whole.words) - 1:
            sign = -1 if word.lower in _LESS else 1
            found.append(Comparison(_side(whole, text, place, -1), _side(whole, text, place, 1), sign, ""))
        elif word.lower in ("match", "matches", "matched") and place and whole.words[place - 1].lower in ("not", "n't"):
            found.append(Comparison(_side(whole, text, place, -1), _side(whole, text, place, 1), -1, ""))
    return tuple(one for one in found if one and one.left)


def _than(whole: Text, text: str, place: int) -> Comparison | None:
    for before in range(place - 1, max(-1, place - 12), -1):
        word = whole.words[before].lower
        if word in _GENERAL or (word.endswith("er") and len(word) > 4 and word not in _NO_COMPARATIVE):
            after = whole.words[before + 1]
            measured = word in ("more", "less") and after.stem and after.lower not in _OFTEN
            adjective = after.lower if measured else "" if word in _GENERAL else word
            sign = -1 if word == "less" or (word in _LESS and not adjective) else 1
            if before and whole.words[before - 1].lower in ("no", "not", "n't", "never"):
                sign = -sign  # "no better than": as good at most
            left = tuple(p for p in _side(whole, text, place, -1) if p != before)
            return Comparison(left, _side(whole, text, place, 1), sign, _plain(adjective))
    return None


def _plain(adjective: str) -> str:
    if adjective.endswith("ly") and len(adjective) > 5:
        return stem(adjective[:-2])
    if adjective.endswith("ier"):
        return stem(adjective[:-3] + "y")
    if adjective.endswith("er"):
        base = adjective[:-2]
        return stem(base[:-1] if len(base) > 3 and base[-1] == base[-2] else base)
    return stem(adjective) if adjective else ""


def _side(whole: Text, text: str, place: int, step: int) -> tuple[int, ...]:
    """The words of meaning on one side, as far as the clause goes."""
    clause = next(clause for clause in clauses(text) if clause.holds(place))
    places = range(clause.first, place) if step < 0 else range(place + 1, clause.last + 1)
    found = tuple(p for p in places if whole.words[p].stem and not whole.words[p].stem.startswith("#"))
    if found or step > 0:
        return found
    start = whole.sentence(whole.words[place].sentence)[0]
    return tuple(p for p in range(start, place) if whole.words[p].stem and not whole.words[p].stem.startswith("#"))


def _overlap(pair: Alignment, one: tuple[int, ...], other: tuple[int, ...]) -> float:
    there = set(other)
    return sum(max((like for at, like in pair.pairs.get(p, ()) if at in there), default=0.0) for p in one)


def comparison_reasons(claim: str, evidence: str) -> list[str]:
    """Comparisons of the claim that the evidence makes the other way round, in words or by its figures."""
    pair = align(claim, evidence)
    reasons = []
    for said in comparisons(claim):
        known = comparisons(evidence)
        if any(_turned(pair, said, other, agreeing=True) for other in known):
            continue
        turned = next(
            (r for other in known if not _both_ways(pair, other, known) and (r := _turned(pair, said, other))), ""
        )
        if turned:
            reasons.append(turned)
        elif not known:
            reasons += _by_figures(pair, said, evidence)
    return reasons


def _both_ways(pair: Alignment, one: Comparison, known: tuple[Comparison, ...]) -> bool:
    """Whether a sentence compares in both directions: then words alone cannot tell which is meant."""
    words = pair.evidence.words
    return any(
        other.sign != one.sign and words[other.left[0]].sentence == words[one.left[0]].sentence for other in known
    )


def _turned(pair: Alignment, said: Comparison, known: Comparison, *, agreeing: bool = False) -> str:
    """Why the one turns the other round; with `agreeing`, that it does not."""
    flip = _same_measure(said, known)
    if not flip:
        return ""
    left, right = _own(pair.claim, said)
    its_left, its_right = _own(pair.evidence, known)
    straight = _overlap(pair, left, its_left) + _overlap(pair, right, its_right)
    crossed = _overlap(pair, left, its_right) + _overlap(pair, right, its_left)
    if abs(straight - crossed) < 0.6 or max(straight, crossed) < 1.0:
        return ""
    order = 1 if straight > crossed else -1
    if (said.sign * flip * order == known.sign) is agreeing:
        names = [" ".join(pair.claim.words[p].text for p in side) for side in (said.left, said.right)]
        return f"compares '{names[0]}' with '{names[1]}' the other way round than the evidence"
    return ""


def _own(text: Text, one: Comparison) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Both sides without the words that stand on both, nor the noun that "ones" or "those" stands for."""
    stems = [{text.words[p].stem for p in side} for side in (one.left, one.right)]
    shared = stems[0] & stems[1]
    span = text.words[one.right[0] - 1 : one.right[-1] + 2] if one.right else ()
    plurals = any(w.lower in ("ones", "those", "one") for w in span)
    drop = shared | ({text.words[p].stem for p in one.left if text.words[p].lower.endswith("s")} if plurals else set())
    return tuple(p for p in one.left if text.words[p].stem not in drop), tuple(
        p for p in one.right if text.words[p].stem not in drop
    )


def _same_measure(said: Comparison, known: Comparison) -> int:
    """1 where both measure the same, -1 where one measures the opposite, 0 where that cannot be told."""
    if not said.measure or not known.measure:
        return 1 if (not said.measure and not known.measure) or known.measure == "" else 0
    if alike(said.measure, known.measure) >= 0.6:
        return 1
    return -1 if opposite(said.measure, known.measure) else 0


def _by_figures(pair: Alignment, said: Comparison, evidence: str) -> list[str]:
    """`less often at A than at B` where the evidence has 38% for A and 2% for B."""
    if said.measure:
        return []
    shares = [q for q in quantities(evidence) if q.dimension == "share" and not q.part]
    left, right = (_figure_of(pair, side, shares) for side in _own(pair.claim, said))
    if left and right and left.base != right.base and (left.base > right.base) != (said.sign > 0):
        return [
            f"says that the one with {left.shown}% is {'more' if said.sign > 0 else 'less'} than the one with {right.shown}%"
        ]
    return []


def _figure_of(pair: Alignment, side: tuple[int, ...], shares: list[Quantity]) -> Quantity | None:
    """The one figure in the sentence that holds most of a side's words; None where there are more or none."""
    held: dict[int, float] = {}
    for place in side:
        for number in {pair.evidence.words[at].sentence for at, _ in pair.pairs.get(place, ())}:
            held[number] = held.get(number, 0.0) + 1
    if not held:
        return None
    best = max(held.values())
    homes = [number for number, count in held.items() if count == best]
    here = [q for q in shares if pair.evidence.words[pair.evidence.at(q.start)].sentence in homes]
    return here[0] if len(homes) == 1 and len(here) == 1 else None


__all__ = ["Comparison", "comparison_reasons", "comparisons"]
