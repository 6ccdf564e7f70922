"""A document to its three scores: the registries, applied."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from scoring.assessment import Assessment
from scoring.document import Document
from scoring.finding import Finding, Judgement, Scorecard, Scores
from scoring.rulebook import RULES, Rules
from scoring.switches import Switches
from scoring.total import judgements_of, total

SEO = RULES.seo
ENGAGEMENT = RULES.engagement
OPPORTUNITY = RULES.opportunity
LIMITS = RULES.limits
SECTIONS = RULES.sections
WRITING = RULES.writing
UNSCORED = frozenset({"citations", "opportunity"})


def scorecard(document: Document, assessments: Sequence[Assessment], name: str = "") -> Scorecard:
    """Score a document by any list of assessments, under the limits that hold for every text.

    >>> scorecard(Document.from_text("title", "How we cut 40% of our build time in May"), SEO, "seo").coverage
    '3/4'
    """
    return total(name, document, assessments, judgements_of(document, LIMITS))


def score(document: Document, rules: Rules = RULES, off: Switches = ()) -> Scores:
    """Score a document on SEO, engagement and opportunity; a score that does not apply has no points.

    `rules` may be ours with other numbers; `off` are findings that the text switches off, of which `lint` alone knows.

    >>> score(Document.from_text("citations", "[1] Li (2020). https://a.example")).seo.points is None
    True
    """
    failed = judgements_of(document, rules.limits, off)
    if document.channel in UNSCORED:
        return _unscored(document, failed, rules)
    return Scores(
        seo=total("seo", document, rules.seo, failed, off=off),
        engagement=total("engagement", document, rules.engagement, failed, off=off),
        opportunity=total("opportunity", document, rules.opportunity, failed, off=off),
        notes=_findings((*failed, *judgements_of(document, rules.writing, off))),
    )


def _unscored(document: Document, failed: tuple[Judgement, ...], rules: Rules) -> Scores:
    """Report findings without points for the parts of a report that are no channel."""
    notes = _findings((*failed, *judgements_of(document, (*rules.sections, *rules.writing))))
    return Scores(seo=_empty("seo"), engagement=_empty("engagement"), opportunity=_empty("opportunity"), notes=notes)


def _findings(judgements: tuple[Judgement, ...]) -> tuple[Finding, ...]:
    return tuple(finding for judgement in judgements for finding in judgement.findings)


@lru_cache(maxsize=3)
def _empty(name: str) -> Scorecard:
    return Scorecard(name=name, points=None, coverage="0/0")
