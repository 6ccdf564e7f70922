"""Whether a claim denies what its evidence states, states what it denies, or says the opposite of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from contentgen.verification.agreement.alignment import Alignment, align
from contentgen.verification.agreement.clauses import Clause, Resting, clause_of, clauses, resting
from contentgen.verification.agreement.lexicon import is_kind, opposite, opposites, root
from contentgen.verification.agreement.negation import denials, is_negator, negated
from contentgen.verification.agreement.trend import trends
from contentgen.verification.agreement.words import Text

#: the share of a clause's words that must stand in the evidence before a difference means anything
LEAST_SHARE = 0.4
LEAST_SHARE_TO_DENY = 0.5
_SIDES = (("accepting", "refusing"), ("winning", "losing"), ("opening", "closing"))
#: places of the evidence with how much their words mean the same
Near = tuple[tuple[int, float], ...]
NEIGHBOURS, CLOSE = 12.0, 5.0
_UNCLEAR = frozenset("first second seconds one last day days".split())


def polarity_reasons(claim: str, evidence: str) -> list[str]:
    """What the claim turns round, clause by clause."""
    pair = align(claim, evidence)
    there = clauses(evidence)
    reasons: list[str] = []
    for rest in resting(claim, evidence):
        if rest.share < LEAST_SHARE:
            continue
        reasons += _negation(pair, rest, there)
        reasons += _opposites(pair, rest, there)
        reasons += _sides(pair, rest, there)
        reasons += trends(pair, rest, there)
    return list(dict.fromkeys(reasons))


def _negation(pair: Alignment, rest: Resting, there: tuple[Clause, ...]) -> Iterator[str]:
    """A word that is negated on one side only, where the other side denies nothing by another word either."""
    here = denials(pair.claim, rest.clause)
    for place, near in pair.pairs.items():
        word = pair.claim.words[place]
        if not rest.clause.holds(place) or word.stem.startswith("#") or word.text[0].isupper():
            continue
        places = [at for at, _ in near if pair.evidence.words[at].sentence == rest.sentence]
        if not places:
            continue
        if negated(pair.claim, place, rest.clause):
            if rest.share >= LEAST_SHARE_TO_DENY and not _denied(pair, rest, there, near):
                yield f"the claim denies '{word.text}', which the evidence states"
            continue
        if here:
            continue
        its = all(negated(pair.evidence, at, clause_of(there, at), of_verb=True) for at in places)
        insisted = not its and _insists(pair.claim, place) and _denied_anywhere(pair, there, near)
        if (its or insisted) and _closest(pair, rest, there, places):
            shown = pair.evidence.words[places[0]].text
            yield f"the claim states '{word.text}', the evidence denies '{shown}'"


def _denied_anywhere(pair: Alignment, there: tuple[Clause, ...], near: Near) -> bool:
    """Whether the evidence denies any of the words that stand for one of the claim."""
    return any(negated(pair.evidence, at, clause_of(there, at)) for at, _ in near)


def _denied(pair: Alignment, rest: Resting, there: tuple[Clause, ...], near: Near) -> bool:
    """The same, or the sentence that the clause rests on denies something."""
    sentence = pair.evidence.sentence(rest.sentence)
    return _denied_anywhere(pair, there, near) or bool(denials(pair.evidence, Clause(sentence[0], sentence[-1])))


def _weakens(text: Text, place: int) -> bool:
    """A denial or a word that takes away: beside it, an antonym may say the same."""
    return is_negator(text, place) or text.words[place].lower.startswith(("reduc", "avoid", "prevent", "remov", "lack"))


def _lessened(text: Text, place: int) -> bool:
    """`less legible`: the word says the opposite of itself."""
    return place > 0 and text.words[place - 1].lower in ("less", "least", "hardly", "too")


def _closest(pair: Alignment, rest: Resting, there: tuple[Clause, ...], places: list[int]) -> bool:
    """Whether a clause of the evidence with this word holds as much of the claim's clause as any of its sentence."""
    mine = [p for p in pair.claim.content if rest.clause.holds(p)]
    sentence = pair.evidence.sentence(rest.sentence)

    def held(clause: Clause) -> int:
        return sum(any(clause.holds(at) for at, _ in pair.pairs[p]) for p in mine)

    most = max(held(clause) for clause in there if clause.first in sentence)
    return any(held(clause_of(there, at)) == most for at in places)


def _insists(text: Text, place: int) -> bool:
    """Whether "already" or "still" stands right before the word."""
    return any(text.words[p].lower in ("already", "still") for p in range(max(0, place - 3), place))


def _opposites(pair: Alignment, rest: Resting, there: tuple[Clause, ...]) -> Iterator[str]:
    sentence = pair.evidence.sentence(rest.sentence)
    facing = [at for at in sentence if pair.evidence.words[at].stem and at not in pair.matched]
    opposed = frozenset().union(*(opposites(pair.evidence.words[at].stem) for at in facing))
    if opposed.isdisjoint(root(pair.claim.words[place].stem) for place in pair.claim.content):
        return
    if any(_weakens(pair.evidence, p) for p in sentence) or any(
        _weakens(pair.claim, p) for p in range(rest.clause.first, rest.clause.last + 1)
    ):
        return
    for place in pair.claim.content:
        if not rest.clause.holds(place) or any(
            pair.evidence.words[at].sentence == rest.sentence for at, _ in pair.pairs[place]
        ):
            continue
        word = pair.claim.words[place]
        for at in facing:
            other = pair.evidence.words[at]
            if {word.lower, other.lower} & _UNCLEAR or is_kind(word.lower, "gives") or is_kind(word.lower, "takes"):
                continue
            if opposite(word.stem, other.stem) and _shared(pair, place, at, CLOSE):
                mine = negated(pair.claim, place, rest.clause) or _lessened(pair.claim, place)
                its = negated(pair.evidence, at, clause_of(there, at)) or _lessened(pair.evidence, at)
                if mine == its:
                    yield f"says '{word.text}' where the evidence says '{other.text}'"


def _sides(pair: Alignment, rest: Resting, there: tuple[Clause, ...]) -> Iterator[str]:
    """One side of a decision or a contest where the evidence has the other: approved, voted against."""
    mine = [p for p in range(rest.clause.first, rest.clause.last + 1) if _takes_side(pair.claim.words[p].lower)]
    its = [p for p in pair.evidence.sentence(rest.sentence) if _takes_side(pair.evidence.words[p].lower)]
    if not mine or not its:
        return
    for one, other in _SIDES:
        for here, opposed in ((one, other), (other, one)):
            said = [p for p in mine if is_kind(pair.claim.words[p].lower, here)]
            known = [p for p in its if is_kind(pair.evidence.words[p].lower, opposed)]
            if not said or not known or any(is_kind(pair.claim.words[p].lower, opposed) for p in mine):
                continue
            if any(is_kind(pair.evidence.words[p].lower, here) for p in its) or not _stance(pair.claim, said[0]):
                continue
            if not _shared(pair, said[0], known[0]):
                continue
            if negated(pair.claim, said[0], rest.clause) == negated(
                pair.evidence, known[0], clause_of(there, known[0])
            ):
                yield f"says '{pair.claim.words[said[0]].text}' where the evidence says '{pair.evidence.words[known[0]].text}'"


@lru_cache(maxsize=65_536)
def _takes_side(word: str) -> bool:
    return any(is_kind(word, side) for sides in _SIDES for side in sides)


def _stance(text: Text, place: int) -> bool:
    """Whether an ambiguous word takes a side here: "share the view", not "per share"; "votes against", not "81 against 84"."""
    word, after = text.words[place].lower, text.words[place + 1].lower if place + 1 < len(text.words) else ""
    before = text.words[place - 1].lower if place else ""
    if word.startswith("share"):
        return after in ("the", "this", "that", "his", "her", "its", "their")
    return word != "against" or before.startswith(
        ("vote", "was", "were", "spoke", "argue", "campaign", "decide", "rule")
    )


def _shared(pair: Alignment, place: int, at: int, reach: float = NEIGHBOURS) -> bool:
    """Whether the two words have a neighbour in common."""
    near = [p for p in pair.claim.content if p != place and pair.claim.distance(p, place) <= reach]
    return any(other != at and pair.evidence.distance(other, at) <= reach for p in near for other, _ in pair.pairs[p])
