"""Whether a figure, a date or a name of the claim stands among the words it stands among in the evidence.

Every mention of the evidence has its surroundings: the words near it, the nearer the weightier, and its sentence. A claim
that gives one figure the surroundings of another has altered it, even where both occur in the evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from contentgen.verification.agreement.alignment import Alignment
from contentgen.verification.agreement.words import Text

#: at how many words' distance a neighbour counts half
HALF = 5.0
#: what a word of the same sentence counts, however far off
SAME_SENTENCE = 0.2

#: a sentence that opens with "they" or "its" names less of what it is about
LEADING_BACK = 1.25


class Mention(NamedTuple):
    """Something that has a place in a text: the words it takes up, what it is, what may be confused with it."""

    first: int
    last: int
    key: object
    kind: str
    shown: str


def _near(text: Text, mention: Mention, places: Iterable[int]) -> dict[int, float]:
    """How much each of these words counts, which stand nearer to a mention or further off."""
    reach = text.reach
    first, last = reach[mention.first], reach[mention.last]
    return {
        place: 1.0 / (1.0 + (min(abs(first - reach[place]), abs(last - reach[place])) / HALF) ** 1.5)
        for place in places
    }


def _beside(pair: Alignment, said: Mention) -> dict[int, float]:
    """Place in the claim -> how much its word counts among the surroundings of a mention there; worked out once."""
    key = (said.first, said.last)
    if key not in pair.beside:
        away = [place for place, near in pair.pairs.items() if near and not said.first <= place <= said.last]
        pair.beside[key] = _near(pair.claim, said, away)
    return pair.beside[key]


def _around(pair: Alignment, found: Mention) -> dict[int, float]:
    """Place in the claim -> how near its word stands to a mention in the evidence, rare words counting more."""
    key = (found.first, found.last)
    if key not in pair.around:
        first, last = key
        counts = _near(pair.evidence, found, (at for at in pair.matched if not first <= at <= last))
        pair.around[key] = {
            place: max((likeness * counts[at] for at, likeness in near if at in counts), default=0.0)
            * pair.weights[place]
            for place, near in pair.pairs.items()
        }
    return pair.around[key]


def fit(pair: Alignment, said: Mention, found: Mention) -> float:
    """How well the surroundings of a mention in the claim fit those of a mention in the evidence."""
    total = SAME_SENTENCE * pair.by_sentence[pair.evidence.words[found.first].sentence]
    around = _around(pair, found)
    for place, counts in _beside(pair, said).items():
        total += around[place] * counts
    return total


def _same_neighbour(pair: Alignment, said: Mention, found: Mention) -> bool:
    """Whether the word right behind both is the same: what is counted, what a name goes on with."""
    one, other = said.last + 1, found.last + 1
    if one >= len(pair.claim.words) or other >= len(pair.evidence.words):
        return False
    word = pair.claim.words[one].stem
    return bool(word) and any(at == other and likeness == 1.0 for at, likeness in pair.pairs.get(one, ()))


def misplaced(
    pair: Alignment, said: Sequence[Mention], found: Sequence[Mention], *, times: float, least: float
) -> Iterator[tuple[Mention, Mention, float, float]]:
    """Mentions of the claim whose surroundings are those of another mention of the evidence, with that one."""
    keys = {mention.key for mention in said}
    for mention in said:
        own = [other for other in found if other.key == mention.key]
        rivals = [other for other in found if other.kind == mention.kind and other.key not in keys]
        if not own or not rivals:
            continue
        here, home = max((fit(pair, mention, other), other.first) for other in own)
        if pair.evidence.leads_back(pair.evidence.words[home].sentence):
            here *= LEADING_BACK
        scores = [(fit(pair, mention, other), other) for other in rivals]
        if any(_same_neighbour(pair, mention, other) for other in own):
            continue
        there, rival = max(scores, key=lambda both: both[0])
        if there > here * times + least:
            yield mention, rival, here, there
