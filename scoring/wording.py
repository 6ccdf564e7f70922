"""The phrase rules applied to a document, once for all assessments that ask."""

from __future__ import annotations

from functools import lru_cache

from scoring.document import Document
from scoring.phrases import Hit, find_phrases


@lru_cache(maxsize=16)
def phrases_in(document: Document, rules: str) -> tuple[Hit, ...]:
    """Find the phrases of `rules/<rules>.toml` in all that is read: no code, no reference list."""
    read = [each for each in document.structure.blocks if each.kind != "code" and not each.in_references]
    return find_phrases(rules, read)
