"""Whether the claim's words stand together in the source as they do in the claim, and what has taken a word's place."""

from __future__ import annotations

from difflib import SequenceMatcher

import numpy as np

from contentgen.verification.support.pair import Pair
from contentgen.verification.support.words import pairs

#: two words are close in the source within so many words of any kind
CLOSE = 6
FAR = 40
#: a replacement is told between matching neighbours and no longer than so many words
LONGEST_REPLACED = 3
MOST_PLACES = 30


def together(pair: Pair) -> dict[str, float]:
    """Neighbouring words of the claim that are neighbours, or near each other, in the source."""
    skips, literal = pair.source.skips, pair.source.neighbours
    said = pairs(pair.forms)
    written = pairs(pair.claim.forms)
    covered = pair.share(pair.exact)
    distances = [_distance(pair, one, other) for one, other in said if one != other]
    met = [each for each in distances if each is not None]
    return {
        "skips": _share([each in skips for each in said], covered),
        "skips_either_way": _share([(a, b) in skips or (b, a) in skips for a, b in said], covered),
        "literal_pairs": _share([each in literal for each in written], covered),
        "close": sum(each <= CLOSE for each in met) / max(1, len(said)),
        "distance": float(np.mean(met)) if met else FAR / 2,
    }


def alignment(pair: Pair) -> dict[str, float]:
    """The claim laid beside the best sentence: what is kept, what was put in another's place; runs that are not there."""
    best = pair.sentences[pair.best.first]
    matcher = SequenceMatcher(None, pair.claim.forms, best.forms, autojunk=False)
    steps = matcher.get_opcodes()
    replaced = [
        pair.claim.forms[steps[n][1] : steps[n][2]]
        for n in range(1, len(steps) - 1)
        if steps[n][0] == "replace" and steps[n][2] - steps[n][1] <= LONGEST_REPLACED
    ]
    new = [form for part in replaced for form in part if form not in pair.source.vocabulary]
    held = [form in pair.source.vocabulary for form in pair.claim.forms]
    runs = [len(run) for run in "".join("x" if not each else " " for each in held).split()]
    kept = sum(block.size for block in matcher.get_matching_blocks())
    return {
        "kept": kept / max(1, len(pair.claim.forms)),
        "likeness": matcher.ratio(),
        "replaced": float(len(replaced)),
        "replaced_weight": sum(pair.lexicon.rarity(form) for form in new),
        "longest_unknown": float(max(runs, default=0)),
        "alone": float(sum(_alone(held, place) for place in pair.claim.content)),
    }


def substitution(pair: Pair) -> dict[str, float]:
    """Places where the source has the same neighbours and another word: rivals of the claim's, names, or any."""
    rivals = names = others = 0
    for place in pair.claim.content:
        there = _in_its_place(pair, place)
        if there is None:
            continue
        word = pair.claim.forms[place]
        rivals += pair.lexicon.rivals(word, there)
        names += pair.claim.words[place][0].isupper() and place > 0
        others += not pair.lexicon.relatives(word, there)
    beside = pair.sentences[pair.best.first].vocabulary
    facing = [form for form in pair.missing if pair.lexicon.rivals_among(form, beside)]
    return {
        "rivals_placed": float(rivals),
        "names_placed": float(names),
        "others_placed": float(others),
        "rivals_facing": float(len(facing)),
    }


def exchanged(pair: Pair) -> tuple[tuple[str, str], ...]:
    """Words that the source does not have, each with the unrelated word that stands between the same neighbours there.

    Example:
        >>> exchanged(Pair.of("Mean systolic pressure fell in March.", "Mean systolic torque fell in March."))
        (('torque', 'pressur'),)

    """
    places = (place for place in pair.claim.content if pair.claim.forms[place] not in pair.source.vocabulary)
    found = ((place, _in_its_place(pair, place)) for place in places)
    return tuple(
        (pair.claim.words[place], there)
        for place, there in found
        if there is not None and not pair.lexicon.relatives(pair.claim.forms[place], there)
    )


def _share(hits: list[bool], otherwise: float) -> float:
    return sum(hits) / len(hits) if hits else otherwise


def _distance(pair: Pair, one: str, other: str) -> int | None:
    places = pair.source.places
    here, there = places.get(one), places.get(other)
    if not here or not there:
        return None
    nearest = min(abs(a - b) for a in here[:MOST_PLACES] for b in there[:MOST_PLACES])
    return min(FAR, nearest)


def _alone(held: list[bool], place: int) -> bool:
    """Whether this word alone is new between words that the source holds."""
    after = place + 1 >= len(held) or held[place + 1]
    return not held[place] and after and (place == 0 or held[place - 1])


def _in_its_place(pair: Pair, place: int) -> str | None:
    """What the source has between the same neighbours (three of four, or one on either side); None where it has the word."""
    said, known, places = pair.claim.forms, pair.source.forms, pair.source.places
    tried = {there + 1 for there in places.get(said[place - 1], [])[:MOST_PLACES]} if place else set()
    if place + 1 < len(said):
        tried |= {there - 1 for there in places.get(said[place + 1], [])[:MOST_PLACES]}
    best, most = None, 0
    for there in sorted(tried):
        if not 0 <= there < len(known):
            continue
        left = sum(_same(said, place - n, known, there - n) for n in (1, 2))
        right = sum(_same(said, place + n, known, there + n) for n in (1, 2))
        if left + right >= 3 or (left and right):
            if known[there] == said[place]:
                return None
            if left + right > most:
                best, most = known[there], left + right
    return best


def _same(one: tuple[str, ...], a: int, other: tuple[str, ...], b: int) -> bool:
    return 0 <= a < len(one) and 0 <= b < len(other) and one[a] == other[b]
