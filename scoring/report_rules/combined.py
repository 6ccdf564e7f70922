"""The seam for rules over a whole report: what such a rule sees, what it is, and where its findings go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from scoring.assessment import Remark
from scoring.document import Document
from scoring.finding import Finding, Judgement, Kind, Scores
from scoring.report import Banner, read_banners
from scoring.spans import placed


@dataclass(frozen=True)
class Combined:
    """A combined report: its text, its sections in order, and the scores of each."""

    text: str
    sections: tuple[Document, ...]
    scores: tuple[Scores, ...]

    @cached_property
    def banners(self) -> tuple[Banner, ...]:
        """The banner over each section, with its line."""
        return read_banners(self.text)

    @cached_property
    def article(self) -> Document | None:
        """The first article."""
        return next((each for each in self.sections if each.channel == "blog"), None)

    @cached_property
    def posts(self) -> tuple[Document, ...]:
        """The sections that promote the article."""
        return tuple(each for each in self.sections if each.channel in {"linkedin", "x", "thread"})

    @cached_property
    def analysis(self) -> Document | None:
        """The section that states scores."""
        return next((each for each in self.sections if each.channel == "opportunity"), None)


class ReportRule(Protocol):
    """One rule over all sections; lines are those of the report."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def kind(self) -> Kind: ...  # noqa: D102
    @property
    def source(self) -> str: ...  # noqa: D102
    def assess(self, report: Combined) -> Sequence[Remark]:
        """Say what the sections together get wrong; nothing where it does not apply."""


def findings_of(report: Combined, rules: Sequence[ReportRule]) -> tuple[tuple[Finding, ...], ...]:
    """Ask each rule; the findings come back section by section, a banner's with the section under it."""
    starts = [banner.line for banner in report.banners]
    found: list[list[Finding]] = [[] for _ in report.sections]
    for rule in rules:
        by_section: dict[int, list[Finding]] = {}
        for remark in rule.assess(report):
            at = max(0, sum(1 for line in starts if line <= (remark.line or 0)) - 1)
            by_section.setdefault(at, []).append(_finding(rule, remark))
        for at, findings in by_section.items():
            judgement = Judgement(id=rule.id, weight=0.0, points=None, findings=tuple(findings))
            found[at].extend(placed(report.sections[at], judgement).findings)
    return tuple(tuple(each) for each in found)


def _finding(rule: ReportRule, remark: Remark) -> Finding:
    return Finding(
        id=rule.id,
        severity=remark.severity or "info",
        kind=rule.kind,
        line=remark.line,
        end_line=remark.end_line,
        words=remark.words,
        fix=remark.fix,
        message=remark.message,
        source=rule.source,
    )
