"""Checks of the report's own sections, which have findings and no score."""

from __future__ import annotations

from scoring.assessment import Assessment
from scoring.sections.analysis import Analysis
from scoring.sections.citation_entries import CitationEntries

ASSESSMENTS: tuple[Assessment, ...] = (
    Analysis(),
    CitationEntries(),
)
