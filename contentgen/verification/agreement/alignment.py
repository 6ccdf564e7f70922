"""Which words of the evidence stand for which words of a claim, and which of its sentences the claim rests on."""

from __future__ import annotations

from functools import cached_property, lru_cache

from contentgen.verification.agreement.lexicon import alike, keys
from contentgen.verification.agreement.words import Text, read


class Alignment:
    """A claim laid over its evidence. Made by `align`."""

    def __init__(self, claim: Text, evidence: Text) -> None:
        self.claim = claim
        self.evidence = evidence
        #: first and last word of a mention -> what `placement` has worked out of its surroundings
        self.beside: dict[tuple[int, int], dict[int, float]] = {}
        self.around: dict[tuple[int, int], dict[int, float]] = {}

    @cached_property
    def pairs(self) -> dict[int, tuple[tuple[int, float], ...]]:
        """Place of a content word in the claim -> places of the evidence with how much they mean the same."""
        by_stem: dict[str, tuple[tuple[int, float], ...]] = {}
        found = {}
        for place in self.claim.content:
            word = self.claim.words[place].stem
            if word not in by_stem:
                by_stem[word] = tuple(
                    (at, likeness)
                    for other in self._candidates(word)
                    if (likeness := alike(word, other))
                    for at in self.evidence.stems[other]
                )
            found[place] = by_stem[word]
        return found

    def _candidates(self, word: str) -> list[str]:
        """The stems of the evidence that may be alike, in its order."""
        held = self.evidence.held_under
        found = {number for key in keys(word) for number in held.get(key, ())}
        stems = self.evidence.stems_in_order
        return [stems[number] for number in sorted(found)]

    @cached_property
    def matched(self) -> frozenset[int]:
        """The places of the evidence that stand for any word of the claim."""
        return frozenset(at for near in self.pairs.values() for at, _ in near)

    @cached_property
    def held(self) -> dict[int, dict[int, float]]:
        """Place in the claim -> sentence of the evidence -> how much its likest word there means the same."""
        words = self.evidence.words
        found: dict[int, dict[int, float]] = {}
        for place, near in self.pairs.items():
            best: dict[int, float] = {}
            for at, likeness in near:
                number = words[at].sentence
                if likeness > best.get(number, 0.0):
                    best[number] = likeness
            found[place] = best
        return found

    @cached_property
    def weights(self) -> dict[int, float]:
        """Place in the claim -> what its word tells: less the more sentences of the evidence hold it."""
        result = {}
        for place, sentences in self.held.items():
            result[place] = 1.0 / max(1, len(sentences)) ** 0.5
        return result

    @cached_property
    def by_sentence(self) -> dict[int, float]:
        """Sentence of the evidence -> the weight of the claim's words that it holds, itself or where it leads back to."""
        bare: dict[int, dict[int, float]] = {}
        for place, sentences in self.held.items():
            for number, likeness in sentences.items():
                bare.setdefault(number, {})[place] = likeness
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
