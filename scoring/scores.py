"""A document to its three scores: the registries, applied."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from scoring import engagement, limits, opportunity, sections, seo, writing
from scoring.assessment import Assessment
from scoring.document import Document
from scoring.finding import Finding, Judgement, Scorecard, Scores
from scoring.total import judgements_of, total

SEO = seo.ASSESSMENTS
ENGAGEMENT = engagement.ASSESSMENTS
OPPORTUNITY = opportunity.ASSESSMENTS
LIMITS = limits.ASSESSMENTS
SECTIONS = sections.ASSESSMENTS
WRITING = writing.ASSESSMENTS
UNSCORED = frozenset({"citations", "opportunity"})


def scorecard(document: Document, assessments: Sequence[Assessment], name: str = "") -> Scorecard:
    """Score a document by any list of assessments, under the limits that hold for every text.

    >>> scorecard(Document.from_text("title", "How we cut 40% of our build time in May"), SEO, "seo").coverage
    '3/4'
    """
    return total(name, document, assessments, judgements_of(document, LIMITS))


def score(document: Document) -> Scores:
    """Score a document on SEO, engagement and opportunity; a score that does not apply has no points.

    >>> score(Document.from_text("citations", "[1] Li (2020). https://a.example")).seo.points is None
    True
    """
    failed = judgements_of(document, LIMITS)
    if document.channel in UNSCORED:
        return _unscored(document, failed)
    return Scores(
        seo=total("seo", document, SEO, failed),
        engagement=total("engagement", document, ENGAGEMENT, failed),
        opportunity=total("opportunity", document, OPPORTUNITY, failed),
        notes=_findings((*failed, *judgements_of(document, WRITING))),
    )


def _unscored(document: Document, failed: tuple[Judgement, ...]) -> Scores:
    """Report findings without points for the parts of a report that are no channel."""
    notes = _findings((*failed, *judgements_of(document, (*SECTIONS, *WRITING))))
    return Scores(seo=_empty("seo"), engagement=_empty("engagement"), opportunity=_empty("opportunity"), notes=notes)


def _findings(judgements: tuple[Judgement, ...]) -> tuple[Finding, ...]:
    return tuple(finding for judgement in judgements for finding in judgement.findings)


@lru_cache(maxsize=3)
def _empty(name: str) -> Scorecard:
    return Scorecard(name=name, points=None, coverage="0/0")
