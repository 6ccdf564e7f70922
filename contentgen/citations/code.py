"""A source's code as a block that cites it."""

from __future__ import annotations

from contentgen.citations.credit import credit
from contentgen.model import Code, Research, Sentence, Snippet


def quoted_code(evidence_id: str, snippet: Snippet, research: Research) -> Code:
    """The code with its source beneath it."""
    source = research.source(research.evidence(evidence_id).source_id)
    caption = Sentence(text=credit(source), kind="link", evidence=(evidence_id,))
    return Code(origin="quoted", language=snippet.language, text=snippet.text, caption=caption)
