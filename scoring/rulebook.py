"""Every assessment in its place: what scores are made of, ours as they stand or with the numbers of a user."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from scoring import engagement, limits, opportunity, sections, seo, writing
from scoring.assessment import Assessment
from scoring.report_rules import REPORT

#: findings about the file rather than its text: `lint` makes them, they cost no points
LINT_IDS = ("lint.encoding", "lint.unused-switch")


@dataclass(frozen=True)
class Rules:
    """The assessments of each score, the limits over all, the notes, and the checks of a report's own sections."""

    seo: tuple[Assessment, ...] = seo.ASSESSMENTS
    engagement: tuple[Assessment, ...] = engagement.ASSESSMENTS
    opportunity: tuple[Assessment, ...] = opportunity.ASSESSMENTS
    limits: tuple[Assessment, ...] = limits.ASSESSMENTS
    sections: tuple[Assessment, ...] = sections.ASSESSMENTS
    writing: tuple[Assessment, ...] = writing.ASSESSMENTS

    @property
    def by_id(self) -> dict[str, Assessment]:
        """All assessments by their ids."""
        return {rule.id: rule for rules in vars(self).values() for rule in rules}

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids that findings may have, sorted."""
        return tuple(sorted((*self.by_id, *(rule.id for rule in REPORT), *LINT_IDS)))

    def changed(self, change: Callable[[Assessment], Assessment]) -> Rules:
        """Put each assessment through `change`."""
        return replace(self, **{name: tuple(map(change, rules)) for name, rules in vars(self).items()})


RULES = Rules()
