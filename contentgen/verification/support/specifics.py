"""What a claim must not get wrong: its numbers, its names, and which way it points."""

from __future__ import annotations

import re

from contentgen.verification.direction import NEGATION
from contentgen.verification.support.pair import Pair
from contentgen.verification.support.words import Words

#: within how many words on either side of a figure its neighbours are looked for, in the claim and in the source
NEAR_CLAIM = 4
NEAR_SOURCE = 8
_SWEEPING = frozenset(
    "all every always never only none entirely completely most must each any whole first best worst largest main".split()
)
_HEDGES = frozenset(
    """
    may might could can perhaps possibly probably likely suggest suggests appear appears seem seems some often
    sometimes usually generally typically potentially about around approximately roughly nearly almost mostly
    """.split()
)
_DEGREE = re.compile(r"\w{3,}(?:est|er)")


def figures(pair: Pair) -> dict[str, float]:
    """Numbers that the source, or the best passage of it, lacks; the worst fit of a number's neighbours."""
    found = [pair.claim.forms[place] for place in pair.claim.figures]
    lacking = sum(form not in pair.source.vocabulary for form in found)
    fits = [_neighbours(pair, place) for place in pair.claim.figures]
    return {
        "figures": float(len(found)),
        "figures_lacking": float(lacking),
        "figures_lacking_share": lacking / len(found) if found else 0.0,
        "figures_elsewhere": float(sum(form not in pair.around for form in found)),
        "figures_fit": min(fits, default=1.0),
    }


def names(pair: Pair) -> dict[str, float]:
    """Names that the source, or the best passage of it, lacks."""
    known = {*pair.source.lowered, *(word.removesuffix("s") for word in pair.source.lowered)}
    places = pair.claim.names
    lacking = [place for place in places if not _known(pair, place, known)]
    return {
        "names_lacking": float(len(lacking)),
        "names_lacking_share": len(lacking) / len(places) if places else 0.0,
        "names_elsewhere": float(sum(pair.claim.forms[place] not in pair.around for place in places)),
    }


def direction(pair: Pair) -> dict[str, float]:
    """Denials, opposites, hedges and sweeping words that claim and source do not share."""
    best = pair.sentences[pair.best.first]
    said, there, anywhere = _denials(pair.claim), _denials(best), _denials(pair.source)
    sweeping = [p for p, word in enumerate(pair.claim.lowered) if word in _SWEEPING]
    degrees = [p for p, word in enumerate(pair.claim.lowered) if _DEGREE.fullmatch(word)]
    opposites = (pair.lexicon.opposite.of(form) for form in pair.missing)
    return {
        "denials": float(said),
        "denial_differs": float(bool(said) != bool(there)),
        "denial_new": float(bool(said) and not anywhere),
        "opposites": float(sum(not each.isdisjoint(pair.around) for each in opposites)),
        "sweeping_new": _new(pair, sweeping),
        "degree_new": _new(pair, degrees),
        "hedge_lost": float(_hedges(best) > 0 and not _hedges(pair.claim)),
    }


def _new(pair: Pair, places: list[int]) -> float:
    return float(sum(pair.claim.forms[place] not in pair.source.vocabulary for place in places))


def _denials(text: Words) -> int:
    return sum(word in NEGATION or word.endswith("n't") for word in text.lowered)


def _hedges(text: Words) -> int:
    return sum(word in _HEDGES for word in text.lowered)


def _known(pair: Pair, place: int, known: set[str]) -> bool:
    word = pair.claim.lowered[place].removesuffix("'s")
    return word in known or word.removesuffix("s") in known or pair.claim.forms[place] in pair.source.vocabulary


def _neighbours(pair: Pair, place: int) -> float:
    """The share of a word's neighbours that stand near it in the source too; 0 where the source lacks it."""
    forms, content = pair.claim.forms, pair.claim.content
    near = {forms[other] for other in content if 0 < abs(other - place) <= NEAR_CLAIM}
    best = 0.0
    for there in pair.source.places.get(forms[place], ()):
        around = set(pair.source.forms[max(0, there - NEAR_SOURCE) : there + NEAR_SOURCE + 1])
        best = max(best, len(near & around) / len(near) if near else 1.0)
    return best
