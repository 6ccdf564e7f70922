"""Assessment seo.hashtags."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import POSTS, Remark, judged, ramp
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.hashtags import overlapping


@dataclass(frozen=True)
class Hashtags:
    """Use one to three specific hashtags; more cost reach, and overlapping ones add nothing.

    LinkedIn posts with three or more tags got 53% less engagement (vendor data, 2026), against a convention of 3
    to 5. On X, 0 to 2. The bounds are our choice between them.
    Source: magicpost.in, 1.2M posts, vendor data of 2026
    """

    id: str = "seo.hashtags"
    weight: float = 1.0
    kind: Kind = "convention"
    channels: frozenset[Channel] = POSTS
    source: str = "https://magicpost.in"
    most: int = 3
    far_over: int = 8
    none: float = 80.0
    overlap_costs: float = 15.0
    broad: frozenset[str] = frozenset(
        {"ai", "ml", "tech", "business", "marketing", "data", "python", "success", "deeplearning", "machinelearning"}
    )

    def assess(self, document: Document) -> Judgement | None:
        """Judge the hashtags."""
        if not document.word_count:
            return None
        tags = [tag.text.lower() for tag in document.hashtags]
        if not tags:
            return judged(self, self.none, [Remark("Add one or two specific hashtags for search.", None)])
        line = document.hashtags[0].line
        remarks = []
        if len(tags) > self.most:
            lines = dict.fromkeys(str(tag.line) for tag in document.hashtags)
            where = f" (lines {', '.join(lines)})" if len(lines) > 1 else ""
            remarks.append(Remark(f"{len(tags)} hashtags{where}; keep the {self.most} most specific.", line))
        overlaps = overlapping([tag.text for tag in document.hashtags])
        if overlaps:
            named = "; ".join(f"#{tag} in {', '.join(f'#{each}' for each in held)}" for tag, held in overlaps.items())
            remarks.append(Remark(f"Tags overlap ({named}); keep the longer ones.", line))
        weak = [tag for tag in dict.fromkeys(tags) if tag in self.broad or tags.count(tag) > 1]
        if weak:
            names = ", ".join(f"#{tag}" for tag in weak)
            remarks.append(Remark(f"Too broad or repeated: {names}.", line))
        points = ramp(len(tags), self.far_over, self.most) - self.overlap_costs * len(
            {*weak, *map(str.lower, overlaps)}
        )
        return judged(self, points, remarks)
