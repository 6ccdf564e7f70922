"""Who does what to whom: a claim may not exchange the two, in the active, the passive or the converse verb."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from contentgen.verification.agreement.alignment import Alignment, align
from contentgen.verification.agreement.entities import entities
from contentgen.verification.agreement.lexicon import alike, is_kind, root
from contentgen.verification.agreement.people import same_name, shape
from contentgen.verification.agreement.placement import Mention
from contentgen.verification.agreement.words import Text, read
from contentgen.verification.overlap import stem

_BE = frozenset("is are was were be been being get gets got".split())
_PREPOSITIONS = frozenset("on in at of for under from by with to against over between than as".split())
_PLACES = frozenset("above below under over past behind into from against between near".split())
#: how far a name may stand from its verb
REACH = 9.0


class Deed(NamedTuple):
    """A verb with who does it and whom it reaches."""

    agent: Mention
    patient: Mention
    verb: int


@lru_cache(maxsize=512)
def deeds(text: str) -> tuple[Deed, ...]:
    """Each word between two names that may be a verb, with the names in the order of doing."""
    whole, named = read(text), entities(text)
    found = []
    for one, other in pairwise(named):
        if (
            whole.words[one.first].sentence != whole.words[other.first].sentence
            or whole.distance(one.last, other.first) > 2 * REACH
        ):
            continue
        if one.first and whole.words[one.first - 1].lower in _PREPOSITIONS:
            continue
        between = range(one.last + 1, other.first)
        for place in between:
            if (
                whole.words[place].stem
                and is_deed(whole.words[place].lower)
                and whole.distance(one.last, place) <= REACH
            ):
                agent, patient = _order(whole, one, other, place)
                found.append(Deed(agent, patient, place))
    return tuple(found)


def _order(whole: Text, one: Mention, other: Mention, verb: int) -> tuple[Mention, Mention]:
    """The doer first: behind "by" after "was", else before the verb; what is taken comes from the second."""
    after = {word.lower for word in whole.words[verb + 1 : other.first]}
    before = {word.lower for word in whole.words[one.last + 1 : verb]}
    passive = "by" in after and bool(before & _BE)
    takes = is_kind(whole.words[verb].lower, "takes") and "from" in after
    return (other, one) if passive or takes else (one, other)


@lru_cache(maxsize=65_536)
def is_deed(word: str) -> bool:
    """Whether a word is a verb by its form, or one of giving and taking."""
    past = (word.endswith("ed") and len(word) > 4) or root(stem(word)) != stem(word)
    return past or is_kind(word, "gives") or is_kind(word, "takes")


def agent_reasons(claim: str, evidence: str) -> list[str]:
    """Deeds of the claim that the evidence has the other way round, and names that a verb reaches instead of another."""
    pair = align(claim, evidence)
    return list(dict.fromkeys([*_exchanged(pair, claim, evidence), *_other_object(pair, claim, evidence)]))


def _same_deed(pair: Alignment, one: int, other: int) -> bool:
    a, b = pair.claim.words[one], pair.evidence.words[other]
    if alike(a.stem, b.stem) >= 0.7 and not a.stem.startswith("#"):
        return True
    moves = [is_kind(w.lower, "gives") or is_kind(w.lower, "takes") for w in (a, b)]
    return all(moves)


def _exchanged(pair: Alignment, claim: str, evidence: str) -> Iterator[str]:
    known = deeds(evidence)
    for said in deeds(claim):
        same = [k for k in known if _same_deed(pair, said.verb, k.verb)]
        if any(same_name(said.agent, k.agent) and same_name(said.patient, k.patient) for k in same):
            continue
        for other in same:
            if same_name(said.agent, other.patient) and same_name(said.patient, other.agent):
                verb = pair.evidence.words[other.verb].text
                whom = f"{other.agent.shown} to {other.patient.shown}"
                yield f"has {said.agent.shown} and {said.patient.shown} exchanged: in the evidence ('{verb}') it is {whom}"


def _other_object(pair: Alignment, claim: str, evidence: str) -> Iterator[str]:
    """`blamed A` where the evidence blamed B, and says something else of A in the same sentence."""
    named, known = entities(claim), entities(evidence)
    for place in pair.claim.content:
        mine = _next_name(pair.claim, named, place)
        if not mine or pair.claim.words[place].text[0].isupper():
            continue
        spots = [
            at for at, like in pair.pairs[place] if like >= 0.7 and not pair.evidence.words[at].stem.startswith("#")
        ]
        its = [(at, name) for at in spots if (name := _next_name(pair.evidence, known, at))]
        if len(spots) != 1 or len(its) != 1 or same_name(its[0][1], mine):
            continue
        at, name = its[0]
        verb = is_deed(pair.evidence.words[at].lower) or is_deed(pair.claim.words[place].lower)
        before = pair.evidence.words[name.first - 1].lower
        if not verb or before in _PLACES or shape(name) != shape(mine):
            continue
        home = pair.evidence.words[at].sentence
        if any(same_name(m, mine) and pair.evidence.words[m.first].sentence == home for m in known) and not any(
            same_name(m, name) for m in named
        ):
            said = pair.claim.words[place].text
            yield f"'{said}' is said of {mine.shown}; the evidence says '{pair.evidence.words[at].text}' of {name.shown}"


def _next_name(text: Text, named: tuple[Mention, ...], place: int) -> Mention | None:
    """The first name behind a word, with no other word of meaning but one in between."""
    for one in named:
        if one.first > place:
            between = [p for p in range(place + 1, one.first) if text.words[p].stem]
            close = text.words[one.first].sentence == text.words[place].sentence and len(between) <= 1
            return one if close else None
    return None
