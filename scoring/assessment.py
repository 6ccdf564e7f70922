"""The seam for rules: what an assessment is, and the helpers that keep one to a screenful.

An assessment is a frozen dataclass: identity, weight and thresholds are fields, the docstring says what it is
for, `assess` returns a Judgement or None where it does not apply. Every judgement below 100 points carries a
finding, so that no point is lost without a line, a reason and a source.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Finding, Judgement, Kind, Severity

BLOG: frozenset[Channel] = frozenset({"blog"})
TITLES: frozenset[Channel] = frozenset({"title", "headline"})
LINKEDIN: frozenset[Channel] = frozenset({"linkedin"})
X: frozenset[Channel] = frozenset({"x", "thread"})
THREAD: frozenset[Channel] = frozenset({"thread"})
POSTS: frozenset[Channel] = LINKEDIN | X
LONG: frozenset[Channel] = BLOG | LINKEDIN | THREAD
WRITTEN: frozenset[Channel] = BLOG | POSTS
ALL: frozenset[Channel] = WRITTEN | TITLES


class Assessment(Protocol):
    """One rule. Anything with these members is one, ours or a user's."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def weight(self) -> float: ...  # noqa: D102
    @property
    def kind(self) -> Kind: ...  # noqa: D102
    @property
    def channels(self) -> frozenset[Channel]: ...  # noqa: D102
    @property
    def source(self) -> str: ...  # noqa: D102
    def assess(self, document: Document) -> Judgement | None:
        """Judge the text, or return None where the rule does not apply."""


@dataclass(frozen=True)
class Remark:
    """A finding in the making: what to do, and where.

    `words` are the text at fault as it stands on `line`: the finding then has columns. `fix` replaces them. `column` is
    where the words begin, from 1, where the rule knows; else they are looked for.
    """

    message: str
    line: int | None = None
    severity: Severity | None = None
    end_line: int | None = None
    words: str = ""
    fix: str | None = None
    column: int | None = None


def judged(rule: Assessment, points: float, remarks: Sequence[Remark] = ()) -> Judgement:
    """Make the judgement of `rule`; points are held to 0-100, lost points need a remark, full ones have none."""
    held = min(100.0, max(0.0, float(points)))
    if held < 100.0 and not remarks:
        raise ValueError(f"{rule.id} takes {100 - held:.4f} points without saying why")
    findings = tuple(_finding(rule, remark, held) for remark in remarks) if held < 100.0 else ()
    return Judgement(id=rule.id, weight=rule.weight, points=held, findings=findings)


def blocked(rule: Assessment, cap: float, remarks: Sequence[Remark]) -> Judgement:
    """Make the judgement of a limit: no points, but no score above `cap` while the remarks stand."""
    findings = tuple(_finding(rule, remark, 0.0, "blocker") for remark in remarks)
    return Judgement(id=rule.id, weight=rule.weight, points=None, cap=cap, findings=findings)


def noted(rule: Assessment, remarks: Sequence[Remark]) -> Judgement | None:
    """Make the judgement of a rule that only informs: findings, no points, no cap; None where nothing is to be said."""
    if not remarks:
        return None
    findings = tuple(_finding(rule, remark, 0.0, remark.severity or "info") for remark in remarks)
    return Judgement(id=rule.id, weight=0.0, points=None, findings=findings)


def ramp(value: float, worst: float, best: float) -> float:
    """Map `value` to 0-100 points on the straight line from `worst` to `best` (either may be larger).

    >>> [ramp(value, 0, 4) for value in (-1, 1, 9)], ramp(3, 4, 2)
    ([0.0, 25.0, 100.0], 50.0)
    """
    if worst == best:
        return 100.0 if value >= best else 0.0
    return 100.0 * min(1.0, max(0.0, (value - worst) / (best - worst)))


def band(value: float, zero: float, low: float, high: float, zero_again: float) -> float:
    """Map `value` to 100 points between `low` and `high`, falling to 0 at `zero` and `zero_again`.

    >>> [band(value, 0, 2, 4, 8) for value in (1, 3, 6, 9)]
    [50.0, 100.0, 50.0, 0.0]
    """
    return ramp(value, zero, low) if value < low else ramp(value, zero_again, high)


def _finding(rule: Assessment, remark: Remark, points: float, severity: Severity | None = None) -> Finding:
    return Finding(
        id=rule.id,
        severity=severity or remark.severity or _severity(points, rule.kind),
        kind=rule.kind,
        line=remark.line,
        column=remark.column,
        end_line=remark.end_line,
        words=remark.words,
        fix=remark.fix,
        message=remark.message,
        source=rule.source,
    )


def _severity(points: float, kind: Kind) -> Severity:
    """Few points are an error, but a custom not kept is no error (a rule may still say so of a remark)."""
    if points < 35 and kind != "convention":
        return "error"
    return "warning" if points < 75 else "info"
