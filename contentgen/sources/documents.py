"""How well each document as a whole fits a topic: BM25 over its title, tags and all its passages together.

A passage says little by itself; the document around it says what it is about. Both are fused in `relevance`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing

from contentgen.model import Source
from contentgen.sources.terms import search_words


def document_scores(topic: str, sources: Sequence[Source], language: str = "en") -> Mapping[str, float]:
    """Source id -> score, 1 for the best; documents that hold no word of the topic are left out."""
    words = [word.replace('"', " ") for word in search_words(topic, language)]
    if not words:
        return {}
    with closing(sqlite3.connect(":memory:")) as index:
        index.execute("CREATE VIRTUAL TABLE documents USING fts5(id UNINDEXED, text, tokenize='porter unicode61')")
        index.executemany("INSERT INTO documents VALUES (?, ?)", ((source.id, _text(source)) for source in sources))
        query = " OR ".join(f'"{word}"' for word in words)
        found = index.execute("SELECT id, -bm25(documents) FROM documents WHERE documents MATCH ?", (query,)).fetchall()
    best = max((score for _, score in found), default=0.0)
    return {source_id: max(0.0, score) / best for source_id, score in found} if best > 0 else {}


def _text(source: Source) -> str:
    """All that a document says."""
    said = " ".join(f"{passage.heading} {passage.text}" for passage in source.passages)
    return f"{source.csl.get('title', '')} {' '.join(source.tags).replace('_', ' ')} {said}"
