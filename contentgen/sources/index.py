"""A full-text index over the passages of all sources, in memory for one run (SQLite FTS5, BM25)."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Literal

from contentgen.model import Passage, Source
from contentgen.sources.terms import Lexicon, Stems, Term, holds

Place = Literal["title", "heading", "text"]


@dataclass(frozen=True)
class ColumnWeights:
    """How much a match counts by where it stands. Title and tags say what a source is about."""

    title: float = 4.0
    tags: float = 4.0
    heading: float = 2.0
    text: float = 1.0


@dataclass(frozen=True)
class Hit:
    """A passage that holds terms of the query: its BM25 score (1 for the best), which term was met where."""

    source: Source
    passage: Passage
    score: float
    matched: Mapping[str, Place]

    @property
    def why(self) -> str:
        """The matched terms and their places, in words."""
        return in_words(self.matched)


class Index:
    """Built from sources, asked with terms. SQLite proposes; each match is verified on our own stems."""

    def __init__(self, sources: Sequence[Source], lexicon: Lexicon, weights: ColumnWeights | None = None) -> None:
        self._lexicon = lexicon
        self._weights = weights or ColumnWeights()
        self._rows = [(source, passage) for source in sources for passage in source.passages]
        self._connection = sqlite3.connect(":memory:")
        self._connection.execute(
            "CREATE VIRTUAL TABLE passages USING fts5(title, tags, heading, text, tokenize='porter unicode61')"
        )
        self._connection.executemany(
            "INSERT INTO passages(rowid, title, tags, heading, text) VALUES (?, ?, ?, ?, ?)",
            ((number, *_columns(source, passage)) for number, (source, passage) in enumerate(self._rows, 1)),
        )

    def __enter__(self) -> Index:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def __len__(self) -> int:
        return len(self._rows)

    def search(self, terms: Sequence[Term]) -> tuple[Hit, ...]:
        """Return the passages that hold any of the terms, the best first."""
        query = any_of(terms)
        if not query or not self._rows:
            return ()
        w = self._weights
        sql = (
            "SELECT rowid, -bm25(passages, ?, ?, ?, ?) AS score FROM passages "
            "WHERE passages MATCH ? ORDER BY score DESC, rowid"
        )
        with closing(self._connection.execute(sql, (w.title, w.tags, w.heading, w.text, query))) as cursor:
            found = cursor.fetchall()
        best = max((score for _, score in found), default=0.0) or 1.0
        hits = []
        for number, score in found:
            source, passage = self._rows[number - 1]
            matched = met(terms, _columns(source, passage), self._lexicon)
            if matched:
                share = min(1.0, max(0.0, score / best))
                hits.append(Hit(source=source, passage=passage, score=share, matched=matched))
        return tuple(hits)


def any_of(terms: Sequence[Term]) -> str:
    """The FTS5 query for any spelling of any term; empty where there is none."""
    phrases = (spelling for term in terms for phrase in term.phrases for spelling in _spellings(phrase))
    return " OR ".join(f'"{phrase}"' for phrase in dict.fromkeys(phrases))


def met(terms: Sequence[Term], columns: tuple[str, str, str, str], lexicon: Lexicon) -> dict[str, Place]:
    """Which terms the title, tags, heading and text of a passage hold by our own stems, and where first."""
    title, tags, heading, text = (lexicon.stems(column) for column in columns)
    places: tuple[tuple[Place, tuple[Stems, ...]], ...] = (
        ("title", (title, tags)),
        ("heading", (heading,)),
        ("text", (text,)),
    )
    found: dict[str, Place] = {}
    for term in terms:
        where = next((place for place, fields in places if _any_holds(fields, term)), None)
        if where:
            found[term.word] = where
    return found


def in_words(matched: Mapping[str, str]) -> str:
    """The matched terms and their places, in words."""
    names = {"title": "title or tags"}
    return ", ".join(f"{term} in the {names.get(place, place)}" for term, place in matched.items())


def _any_holds(fields: Sequence[Stems], term: Term) -> bool:
    return any(holds(field, form) for field in fields for form in term.forms)


def _columns(source: Source, passage: Passage) -> tuple[str, str, str, str]:
    """Title, tags, heading and all the words of a passage."""
    text = passage.text if passage.verbatim else f"{passage.statement} {passage.text}"
    return str(source.csl.get("title", "")), " ".join(source.tags).replace("_", " "), passage.heading, text


def _spellings(phrase: str) -> tuple[str, ...]:
    """Return a phrase in British and American spelling, as far as a rule can tell."""
    clean = phrase.replace('"', " ")
    pairs = (("is", "iz"), ("iz", "is"), ("our", "or"), ("or", "our"))
    return tuple(dict.fromkeys([clean, *(clean.replace(a, b) for a, b in pairs)]))
