"""Which of several wordings reads best by our scorers; the floor's own is always among them and wins a tie."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from contentgen.model import Frozen
from scoring import Channel, Document, Judgement, score

Choice = TypeVar("Choice")


class Ranking(Frozen):
    """What counts in a ranking. Our judgement, not fitted to any outcome.

    `scorers` weighs the mean of the assessments of SEO and engagement, 0 to 1. `told` weighs how many words of the matter
    a wording tells, up to `most_told`; of a title those count that at least `least_pieces` of the evidence hold, so that
    it is not about a single finding. `left_out` are assessments that mislead here: a title of eight words has no room for
    figures, and the one figure that a title can hold without evidence, the number of its sources, says nothing of the
    matter. What fails one of `barred` is never taken,
    nor what is not better than the floor's by `margin`.
    """

    scorers: float = 1.0
    told: float = 0.5
    most_told: int = 4
    least_pieces: int = 2
    margin: float = 0.02
    left_out: frozenset[str] = frozenset({"engagement.specificity"})
    barred: frozenset[str] = frozenset({"engagement.stock-phrases", "engagement.hype"})

    def points(self, channel: Channel, text: str, keyphrase: str) -> float:
        """How well a text reads on its channel, 0 to 1; -1 for what is never taken."""
        query = keyphrase if channel == "headline" else ""
        given = {"keyphrase": keyphrase, **({"query": query} if query else {})}
        scores = score(Document.from_text(channel, text, **given))  # type: ignore[arg-type]
        judged = [j for card in (scores.seo, scores.engagement) for j in card.judgements]
        if scores.blockers or any(j.id in self.barred and _lost(j) for j in judged):
            return -1.0
        counted = [j for j in judged if j.id not in self.left_out and j.points is not None]
        weight = sum(j.weight for j in counted)
        return sum(j.weight * (j.points or 0.0) for j in counted) / weight / 100 if weight else 0.0

    def value(self, points: float, told: int) -> float:
        """One number for a wording: how it reads, and how much of the matter it tells."""
        return -1.0 if points < 0 else self.scorers * points + self.told * min(told, self.most_told) / self.most_told

    def best(self, floor: Choice, offered: Sequence[Choice], value: Callable[[Choice], float]) -> Choice:
        """The floor's, unless an offered one is better by the margin; of equals the first."""
        chosen = max(offered, key=value, default=floor)
        return chosen if offered and value(chosen) >= value(floor) + self.margin else floor


def _lost(judgement: Judgement) -> bool:
    return judgement.points is not None and judgement.points < 100
