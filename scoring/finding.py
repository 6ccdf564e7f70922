"""What a score says and why: findings, judgements, scorecards. Frozen, closed, and JSON as they stand."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

Severity = Literal["info", "warning", "error", "blocker"]
Kind = Literal["documented", "measured", "reader", "convention"]


class Frozen(BaseModel):
    """A value: equal by content, never changed, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Finding(Frozen):
    """One reason for points lost, or a hint: where, what to do, by which rule, at what cost to the score.

    Lines and columns count in the file from 1; `end_column` is behind the last character. `words` are the text at fault
    as it stands there. `fix`, where the repair is mechanical, is what belongs between `column` and `end_column`.
    """

    id: str
    severity: Severity
    kind: Kind
    line: int | None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    words: str = ""
    fix: str | None = None
    message: str
    source: str
    points_lost: float = 0.0


class Judgement(Frozen):
    """What one assessment says: 0-100 points and why. A limit has a `cap` on the score instead of points."""

    id: str
    weight: float
    points: float | None
    cap: float | None = None
    findings: tuple[Finding, ...] = ()


class Scorecard(Frozen):
    """One score: the points, how many assessments applied ("11/14"), the reasons and the parts."""

    name: str
    points: float | None
    coverage: str
    findings: tuple[Finding, ...] = ()
    judgements: tuple[Judgement, ...] = ()

    @property
    def by_assessment(self) -> dict[str, float]:
        """The points of each assessment that applied."""
        return {each.id: each.points for each in self.judgements if each.points is not None}


class Scores(Frozen):
    """The three scores of one text, and what stands in the way of publishing it as it is."""

    seo: Scorecard
    engagement: Scorecard
    opportunity: Scorecard
    notes: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings once each, by line; those about the whole text come first."""
        cards = (self.seo, self.engagement, self.opportunity)
        found: dict[tuple[str, int | None, int | None, str], Finding] = {}
        for finding in (*(each for card in cards for each in card.findings), *self.notes):
            place = (finding.id, finding.line, finding.column, finding.message)
            known = found.setdefault(place, finding)
            if finding.points_lost > known.points_lost:
                found[place] = finding
        return tuple(sorted(found.values(), key=lambda each: (each.line or 0, each.id, each.message)))

    @property
    def blockers(self) -> tuple[Finding, ...]:
        """The findings that forbid publishing the text as it is."""
        return tuple(finding for finding in self.findings if finding.severity == "blocker")
