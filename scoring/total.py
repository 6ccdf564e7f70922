"""Judgements to a scorecard: the weighted mean of what applied, scaled down under the caps of failed limits."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.assessment import Assessment
from scoring.document import Document
from scoring.finding import Finding, Judgement, Scorecard
from scoring.spans import placed
from scoring.switches import Switches, without

LEAST_APPLIED = 3


def total(
    name: str,
    document: Document,
    assessments: Sequence[Assessment],
    limits: tuple[Judgement, ...] = (),
    least: int = LEAST_APPLIED,
    off: Switches = (),
) -> Scorecard:
    """Score `document` by `assessments`; with fewer than `least` that apply there is no score (our choice).

    The lowest cap scales the mean, so that no text passes it and two capped texts still keep their order.
    The points lost that the findings state add up to 100 less the score.
    """
    judgements = judgements_of(document, assessments, off)
    listed = [each for each in assessments if document.channel in each.channels]
    coverage = f"{len(judgements)}/{len(listed)}"
    weight = sum(judgement.weight for judgement in judgements)
    if len(judgements) < least or weight <= 0:
        return Scorecard(name=name, points=None, coverage=coverage)
    mean = sum(each.weight * (each.points or 0.0) for each in judgements) / weight
    points = mean * min([100.0, *(limit.cap for limit in limits if limit.cap is not None)]) / 100.0
    kept = [_with_losses(each, each.weight * (100.0 - (each.points or 0.0)) / weight) for each in judgements]
    held = _shared_cap(limits, mean - points)
    findings = tuple(finding for each in (*held, *kept) for finding in each.findings)
    return Scorecard(name=name, points=points, coverage=coverage, findings=findings, judgements=(*held, *kept))


def judgements_of(document: Document, rules: Sequence[Assessment], off: Switches = ()) -> tuple[Judgement, ...]:
    """Ask each rule that is for this channel; what it raises is the caller's to see, never a score."""
    asked = (rule.assess(document) for rule in rules if document.channel in rule.channels)
    stand = (placed(document, judgement) for judgement in asked if judgement is not None)
    return tuple(kept for judgement in stand if (kept := without(judgement, off)) is not None)


def _with_losses(judgement: Judgement, lost: float) -> Judgement:
    """Share what the judgement costs among its findings."""
    if not judgement.findings:
        return judgement
    share = lost / len(judgement.findings)
    shared = tuple(_costing(finding, share) for finding in judgement.findings)
    return judgement.model_copy(update={"findings": shared})


def _shared_cap(limits: tuple[Judgement, ...], lost: float) -> tuple[Judgement, ...]:
    """Charge what a cap costs to the lowest one."""
    capped = [limit for limit in limits if limit.cap is not None]
    if not capped:
        return limits
    lowest = min(capped, key=lambda limit: limit.cap or 0.0)
    return tuple(_with_losses(limit, lost if limit is lowest else 0.0) for limit in limits)


def _costing(finding: Finding, lost: float) -> Finding:
    return finding.model_copy(update={"points_lost": lost})
