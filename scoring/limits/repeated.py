"""Assessment limit.repeated."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    LONG,
    Remark,
    blocked,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.facts import read_sentences
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class Repeated:
    """Say a thing once: a text whose sentences were mostly said before is one passage and its copies.

    Counted in runs of three words, so that copies with some words exchanged count as well. Three times over the most
    that was found in 900 articles of two public blogs; our choice.
    Source: https://developers.google.com/search/docs/essentials/spam-policies#scaled-content
    """

    id: str = "limit.repeated"
    weight: float = 0.0
    kind: Kind = "documented"
    channels: frozenset[Channel] = LONG
    source: str = "https://developers.google.com/search/docs/essentials/spam-policies#scaled-content"
    cap: float = 30.0
    run: int = 3
    least_words: int = 60
    most_share: float = 0.2

    def assess(self, document: Document) -> Judgement | None:
        """Judge the repeated."""
        told = read_sentences(document.told)
        if sum(len(each.words) for each in told) < self.least_words:
            return None
        seen: set[tuple[str, ...]] = set()
        again, runs, most, line = 0, 0, 0.0, told[0].line
        for sentence in told:
            spoken = [word.lower() for word in sentence.words]
            own = [tuple(spoken[at : at + self.run]) for at in range(len(spoken) - self.run + 1)]
            old = sum(1 for piece in own if piece in seen)
            if own and old / len(own) > most:
                most, line = old / len(own), sentence.line
            again, runs = again + old, runs + len(own)
            seen.update(own)
        if not runs or again / runs <= self.most_share:
            return None
        message = f"{again / runs:.0%} of the text was said before in the same words; say it once and go on."
        return blocked(self, self.cap, [Remark(message, line)])
