"""What the writer asks of an item of evidence: how much it deserves print, and what it answers."""

from __future__ import annotations

from contentgen.model import Evidence


def strength(item: Evidence) -> float:
    """How much an item deserves to be printed: its relevance, then its weight, less for what was read second-hand."""
    return 0.6 * item.relevance + 0.08 * item.weight - (0.1 if item.second_hand else 0.0)


def question_key(item: Evidence) -> str:
    """The question that an item answers, or its kind where no editor has said."""
    return item.question or f"kind:{item.kind}"


def is_own(item: Evidence) -> bool:
    """Whether an item is a sentence of a document that no editor has filed and that answers none of our questions."""
    return bool(item.quote) and not item.question
