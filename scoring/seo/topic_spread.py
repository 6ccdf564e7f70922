"""Assessment seo.topic-spread."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    LONG,
    Remark,
    judged,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.facts import coverage
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class TopicSpread:
    """Come back to the topic: its words or their parts stand in two thirds of the text at least.

    Yoast's distribution check in a simple form; our choice of thirds.
    Source: https://github.com/Yoast/wordpress-seo/tree/trunk/packages/yoastseo
    """

    id: str = "seo.topic-spread"
    weight: float = 1.0
    kind: Kind = "convention"
    channels: frozenset[Channel] = LONG
    source: str = "https://github.com/Yoast/wordpress-seo/tree/trunk/packages/yoastseo"
    least_sentences: int = 6
    enough: int = 2

    def assess(self, document: Document) -> Judgement | None:
        """Judge the topic spread."""
        count = len(document.sentences)
        if not document.topic or count < self.least_sentences:
            return None
        told = document.sentences
        places = [at for at, each in enumerate(told) if coverage(document.topic, each.text) >= 0.5]
        places += [sum(1 for each in told if each.line < hit.line) for hit in document.topic_hits]
        thirds = {min(2, 3 * place // count) for place in places}
        if len(thirds) >= self.enough:
            return judged(self, 100)
        absent = sorted({0, 1, 2} - thirds)
        names = ", ".join(("first", "second", "last")[third] for third in absent)
        line = told[absent[0] * count // 3].line
        message = f"The {names} third never touches '{document.topic}'; tie it back or cut it."
        return judged(self, 100 * len(thirds) / 3, [Remark(message, line)])
