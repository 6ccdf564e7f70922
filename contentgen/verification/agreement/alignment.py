"""Which words of the evidence stand for which words of a claim, and which of its sentences the claim rests on."""

from __future__ import annotations

from functools import cached_property, lru_cache

from contentgen.verification.agreement.lexicon import alike
from contentgen.verification.agreement.words import Text, read


class Alignment:
    """A claim laid over its evidence. Made by `align`."""

    def __init__(self, claim: Text, evidence: Text) -> None:
        self.claim = claim
        self.evidence = evidence

    @cached_property
    def pairs(self) -> dict[int, tuple[tuple[int, float], ...]]:
        """Place of a content word in the claim -> places of the evidence with how much they mean the same."""
        found = {}
        for place in self.claim.content:
            word = self.claim.words[place].stem
            near = [
                (at, likeness)
                for other, places in self.evidence.stems.items()
                if (likeness := alike(word, other))
                for at in places
            ]
            found[place] = tuple(near)
        return found

    @cached_property
    def weights(self) -> dict[int, float]:
        """Place in the claim -> what its word tells: less the more sentences of the evidence hold it."""
        result = {}
        for place, near in self.pairs.items():
            sentences = {self.evidence.words[at].sentence for at, _ in near}
            result[place] = 1.0 / max(1, len(sentences)) ** 0.5
        return result

    @cached_property
    def by_sentence(self) -> dict[int, float]:
        """Sentence of the evidence -> the weight of the claim's words that it holds, itself or where it leads back to."""
        bare: dict[int, dict[int, float]] = {}
        for place, near in self.pairs.items():
            for at, likeness in near:
                held = bare.setdefault(self.evidence.words[at].sentence, {})
                held[place] = max(held.get(place, 0.0), likeness)
        result = {}
        for number in range(self.evidence.words[-1].sentence + 1 if self.evidence.words else 0):
            held = dict(bare.get(number, {}))
            if self.evidence.leads_back(number):
                for place, likeness in bare.get(number - 1, {}).items():
                    held[place] = max(held.get(place, 0.0), likeness * 0.7)
            result[number] = sum(likeness * self.weights[place] for place, likeness in held.items())
        return result


@lru_cache(maxsize=512)
def align(claim: str, evidence: str) -> Alignment:
    """The alignment of two texts, worked out once for all rules."""
    return Alignment(read(claim), read(evidence))
