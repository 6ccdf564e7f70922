"""Assessment seo.title-width."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    BLOG,
    TITLES,
    Remark,
    band,
    judged,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.pixels import width_of


@dataclass(frozen=True)
class TitleWidth:
    """Give every page one title that a result list can show whole and that says more than the topic.

    Google sets no length but cuts titles to the device width; about 600 px show on a desktop. The lower bound is
    our choice: a title of two words promises nothing.
    Source: https://developers.google.com/search/docs/appearance/title-link
    """

    id: str = "seo.title-width"
    weight: float = 2.0
    kind: Kind = "documented"
    channels: frozenset[Channel] = BLOG | TITLES
    source: str = "https://developers.google.com/search/docs/appearance/title-link"
    empty_px: int = 60
    least_px: int = 250
    most_px: int = 600
    cut_px: int = 900

    def assess(self, document: Document) -> Judgement | None:
        """Judge the title width."""
        title = document.headline
        if not title:
            return judged(self, 0, [Remark("Give the page a title: front matter `title` or one H1.")])
        width = width_of(title)
        line = document.headline_line
        points = band(width, self.empty_px, self.least_px, self.most_px, self.cut_px)
        if points == 100:
            return judged(self, 100)
        advice = (
            f"result lists cut it at about {self.most_px} px; put what matters first and shorten it"
            if width > self.most_px
            else "say what the reader gets and for whom, not only the topic"
        )
        return judged(self, points, [Remark(f"The title is {width:.0f} px wide: {advice}.", line)])
