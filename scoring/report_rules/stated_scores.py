"""Report rule report.stated-scores."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scoring.assessment import Remark
from scoring.channel import Channel
from scoring.finding import Kind
from scoring.report_rules.combined import Combined

_STATED = re.compile(
    r"\W*(seo|engagement|opportunity)(?: score)?\W*:?\W*(\d{1,3}(?:\.\d+)?)(?:\s*/\s*100)?", re.IGNORECASE
)
_SECTION: tuple[tuple[str, Channel], ...] = (("blog", "blog"), ("linkedin", "linkedin"), ("thread", "thread"))


@dataclass(frozen=True)
class StatedScores:
    """State no score that the text does not bear: what a report says of itself is held against what we find.

    Compared is the section that the analysis speaks of, else the best one, so that only a claim above every section is
    reported. A score below ours is never a fault. The margin is our choice: other tools measure other things.
    Source: our choice
    """

    id: str = "report.stated-scores"
    kind: Kind = "convention"
    source: str = "our choice"
    margin: float = 20.0

    def assess(self, report: Combined) -> Sequence[Remark]:
        """Look for scores that are stated far above ours."""
        if report.analysis is None:
            return ()
        remarks = []
        about: Channel | None = None
        for number, line in enumerate(report.analysis.lines, start=report.analysis.first_line):
            stated = _STATED.match(line)
            if stated is None:
                named = next((channel for word, channel in _SECTION if word in line.lower()[:30]), None)
                about = named if named and len(line) < 40 else about
                continue
            name, points = stated[1].lower(), float(stated[2])
            best = self._best(report, name, about)
            if best is not None and points > best + self.margin:
                message = (
                    f"{name} is stated as {points:g}, and no section earns more than {best:.0f}; see its findings."
                )
                remarks.append(Remark(message, number, "error", words=stated[2]))
        return remarks

    def _best(self, report: Combined, name: str, about: Channel | None) -> float | None:
        pairs = [
            (section.channel, getattr(scores, name).points)
            for section, scores in zip(report.sections, report.scores, strict=True)
        ]
        known = [points for channel, points in pairs if points is not None and about in {None, channel}]
        return max(known, default=None)
