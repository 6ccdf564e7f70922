"""Assessment engagement.hook-fold."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from scoring.assessment import (
    LINKEDIN,
    Remark,
    judged,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class HookFold:
    """Finish the first thought before LinkedIn folds the post: about 140 characters on a phone, 210 on a desktop.

    Guides disagree (140 to 700); it is layout, about three lines. We warn at 140 and fail at 210. A question that
    opens the post counts with its answer.
    Source: guides disagree; our choice
    """

    id: str = "engagement.hook-fold"
    weight: float = 2.0
    kind: Kind = "convention"
    channels: frozenset[Channel] = LINKEDIN
    source: str = "guides disagree; our choice"
    phone: int = 140
    desktop: int = 210
    between: float = 60.0

    def assess(self, document: Document) -> Judgement | None:
        """Judge the hook fold."""
        if not document.sentences:
            return None
        hook = list(takewhile(lambda each: each.text.endswith("?"), document.sentences[:-1]))
        hook.append(document.sentences[len(hook)])
        text = " ".join(each.text for each in hook)
        if len(text) <= self.phone:
            return judged(self, 100)
        cut = text[: self.phone].rsplit(" ", 1)[-1]
        message = f"The first point ends after {len(text)} characters; a phone cuts it at '{cut}'. Shorten it."
        points = self.between if len(text) <= self.desktop else 0.0
        return judged(self, points, [Remark(message, hook[0].line)])
