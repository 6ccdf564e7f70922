"""Scores for articles and posts that explain themselves: SEO, engagement, opportunity.

Stands alone: imports nothing of contentgen, opens no connection, reads no clock. Names load at first use, so that
`import scoring` costs nothing.

    from scoring import Document, score
    scores = score(Document.from_markdown(text, keyphrase="rust async"))
    scores.seo.points, scores.seo.coverage, [finding.message for finding in scores.seo.findings]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scoring.assessment import Assessment
    from scoring.channel import CHANNELS, Channel
    from scoring.configuration import Configuration, read_configuration
    from scoring.document import Document
    from scoring.finding import Finding, Judgement, Scorecard, Scores
    from scoring.jsonl import score_rows
    from scoring.lint import FileScores, SectionScores, read_documents, score_text
    from scoring.report import is_report, read_sections
    from scoring.rulebook import RULES, Rules
    from scoring.scores import ENGAGEMENT, LIMITS, OPPORTUNITY, SEO, score, scorecard
    from scoring.syllable_rules import syllables
    from scoring.text import sentence_spans, split_sentences, words
    from scoring.x_length import LIMIT, weighted_length

__all__ = [
    "CHANNELS",
    "ENGAGEMENT",
    "LIMIT",
    "LIMITS",
    "OPPORTUNITY",
    "RULES",
    "SEO",
    "Assessment",
    "Channel",
    "Configuration",
    "Document",
    "FileScores",
    "Finding",
    "Judgement",
    "Rules",
    "Scorecard",
    "Scores",
    "SectionScores",
    "is_report",
    "read_configuration",
    "read_documents",
    "read_sections",
    "score",
    "score_rows",
    "score_text",
    "scorecard",
    "sentence_spans",
    "split_sentences",
    "syllables",
    "weighted_length",
    "words",
]

_HOMES = {
    "scoring.assessment": ("Assessment",),
    "scoring.channel": ("CHANNELS", "Channel"),
    "scoring.configuration": ("Configuration", "read_configuration"),
    "scoring.document": ("Document",),
    "scoring.finding": ("Finding", "Judgement", "Scorecard", "Scores"),
    "scoring.jsonl": ("score_rows",),
    "scoring.lint": ("FileScores", "SectionScores", "read_documents", "score_text"),
    "scoring.report": ("is_report", "read_sections"),
    "scoring.rulebook": ("RULES", "Rules"),
    "scoring.scores": ("ENGAGEMENT", "LIMITS", "OPPORTUNITY", "SEO", "score", "scorecard"),
    "scoring.syllable_rules": ("syllables",),
    "scoring.text": ("sentence_spans", "split_sentences", "words"),
    "scoring.x_length": ("LIMIT", "weighted_length"),
}


def __getattr__(name: str) -> object:
    """Load a public name from the module that has it."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module 'scoring' has no attribute {name!r}; it has: {', '.join(__all__)}")


def __dir__() -> list[str]:
    return sorted(__all__)
