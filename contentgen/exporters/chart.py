"""The scores as a page shows them: three means, a card a score, a bar an assessment, findings at their lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from contentgen.exporters.page import Row
from contentgen.model import ChannelName
from contentgen.outcome import ChannelScores, Report
from scoring.finding import Finding, Judgement, Kind, Scorecard, Scores

SCORES = ("opportunity", "seo", "engagement")
#: below this a finding is advice: it cost nothing that the score shows
LEAST_LOST = 0.05


@dataclass(frozen=True)
class Bar:
    """One assessment: its points as the bar's length, its weight as its thickness; a limit has a cap instead."""

    id: str
    kind: Kind | None
    weight: float
    points: float | None
    cap: float | None
    lost: float

    @property
    def label(self) -> str:
        """The id without the score's name."""
        return self.id.split(".", 1)[-1].replace("-", " ")

    @property
    def thickness(self) -> float:
        """Pixels: the area of the bar is what it adds to the score."""
        return round(min(14.0, 2.0 + 2.0 * self.weight), 1)


@dataclass(frozen=True)
class Card:
    """One score of one channel, its assessments with the costliest first."""

    name: str
    points: float | None
    coverage: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Tile:
    """One score over all channels."""

    name: str
    mean: float | None
    channels: tuple[tuple[ChannelName, float | None], ...]


@dataclass
class Placed:
    """Findings by the first line of the row that they are about; the others are about the text as a whole.

    A finding is a group: what several scores say in the same words stands once.
    """

    at: dict[int, list[list[Finding]]] = field(default_factory=dict)
    others: list[list[Finding]] = field(default_factory=list)

    def notes(self, row: Row) -> list[list[Finding]]:
        """The findings of a row."""
        return self.at.get(row.line, []) if row.line else []


def tiles(report: Report) -> list[Tile]:
    """The three mean scores, each with what it is the mean of."""
    return [
        Tile(
            name,
            report.mean(name),
            tuple((each.channel, _card(each.scores, name).points) for each in report.scores),
        )
        for name in SCORES
    ]


def cards(each: ChannelScores) -> list[Card]:
    """The three scores of a channel."""
    found = [(name, _card(each.scores, name)) for name in SCORES]
    return [Card(name, card.points, card.coverage, _bars(card)) for name, card in found]


def place(findings: Sequence[Finding], rows: Sequence[Row]) -> Placed:
    """Each finding at its row: the one that holds its line, or that the blank line under it belongs to."""
    located = sorted({(row.line, row.last or row.line) for row in rows if row.line})
    starts = [start for start, _ in located]
    at: dict[int, list[Finding]] = {}
    others: list[Finding] = []
    for finding in findings:
        index = bisect_right(starts, finding.line) - 1 if finding.line else -1
        if finding.line and index >= 0 and finding.line <= located[index][1] + 1:
            at.setdefault(starts[index], []).append(finding)
        else:
            others.append(finding)
    return Placed({line: _grouped(found) for line, found in at.items()}, _grouped(others))


def _grouped(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Findings with the same words together, those that cost most first."""
    groups: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda f: (f.severity != "blocker", -f.points_lost, f.id)):
        groups.setdefault(finding.message, []).append(finding)
    return list(groups.values())


def _card(scores: Scores, name: str) -> Scorecard:
    card: Scorecard = getattr(scores, name)
    return card


def _bars(card: Scorecard) -> tuple[Bar, ...]:
    bars = [_bar(judgement) for judgement in card.judgements if judgement.points is not None or judgement.findings]
    return tuple(sorted(bars, key=lambda bar: (bar.cap is None, -bar.lost, -bar.weight, bar.id)))


def _bar(judgement: Judgement) -> Bar:
    kind = judgement.findings[0].kind if judgement.findings else _kinds().get(judgement.id)
    lost = sum(finding.points_lost for finding in judgement.findings)
    return Bar(judgement.id, kind, judgement.weight, judgement.points, judgement.cap, lost)


@cache
def _kinds() -> dict[str, Kind]:
    """The kind of each shipped assessment: a judgement without findings does not name its own."""
    from scoring.scores import ENGAGEMENT, LIMITS, OPPORTUNITY, SEO

    return {rule.id: rule.kind for rules in (SEO, ENGAGEMENT, OPPORTUNITY, LIMITS) for rule in rules}
