"""What the index finds: passages for a query, and for a run the sources with the passages that its ranking needs."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from contentgen.model import Frozen, Source
from contentgen.sources.index import ColumnWeights, any_of, in_words, met
from contentgen.sources.meaning import Scale
from contentgen.sources.primary import repeated
from contentgen.sources.project.index import ProjectIndex
from contentgen.sources.project.rows import PASSAGE_COLUMNS, SOURCE_COLUMNS, passage_of, source_of
from contentgen.sources.project.schema import reading
from contentgen.sources.project.values import Match
from contentgen.sources.project.vectors import cosines, nearest
from contentgen.sources.terms import Lexicon, Term

if TYPE_CHECKING:
    from contentgen.embedding import Embedder

_FOUND = (
    "SELECT p.id, d.id, d.title, d.location, p.locator, p.heading, s.title, s.tags, s.heading, s.text, p.number "
    "FROM passages AS p JOIN documents AS d ON d.number = p.document JOIN searchable AS s ON s.number = p.number "
    "WHERE p.number = ?"
)


class Bounds(Frozen):
    """How much a search looks at. An index with at most `all_passages` is given to the ranking as it is.

    Of a larger one the ranking gets `best_passages`, chosen from `reach` times as many so that no document gives more
    than `of_a_document`, and `best_of_a_word` for each word. `meaning` is its share in the score of a search.
    """

    all_passages: int = 4_000
    best_passages: int = 2_500
    best_of_a_word: int = 500
    reach: int = 8
    full_documents: int = 60
    of_a_document: int = 40
    looked_at: int = 3
    meaning: float = 0.5


def search(
    index: ProjectIndex,
    query: str,
    *,
    limit: int,
    language: str = "en",
    bounds: Bounds | None = None,
    embedder: Embedder | None = None,
) -> tuple[Match, ...]:
    """The passages that hold words of the query, the best first: those with all of its words before the others.

    SQLite proposes; which word stands where is read off the passage by the same stems as in a run. With an embedder
    those that are near in meaning are found as well, and the order is that of both together. What only repeats another
    passage that was found stands behind it.
    """
    bounds, lexicon = bounds or Bounds(), Lexicon(language)
    terms = lexicon.terms(query, generic=True)
    wanted = limit * bounds.looked_at
    with reading(index.file):
        found = _best(index.file, _all_of(terms), wanted)
        if len(found) < limit and len(terms) > 1:
            known = {number for number, _ in found}
            found += [row for row in _best(index.file, any_of(terms), wanted) if row[0] not in known]
        best = max((score for _, score in found), default=0.0) or 1.0
        words = {number: score / best for number, score in found}
        shares = _fused(index.file, query, words, embedder, wanted, bounds) if embedder else dict.fromkeys(words, 0.0)
        part = 1 - bounds.meaning if embedder else 1.0
        matches = (
            _match(index.file, number, part * words.get(number, 0.0), meaning, terms, lexicon)
            for number, meaning in shares.items()
        )
        kept = list(islice((match for match in matches if match), limit))
        return _origins_first(index.file, kept, language)


def _fused(
    file: sqlite3.Connection,
    query: str,
    words: dict[int, float],
    embedder: Embedder,
    wanted: int,
    bounds: Bounds,
) -> dict[int, float]:
    """What meaning adds to the score of each passage that words or meaning find, the best of both together first."""
    (asked,) = embedder.embed([query])
    near = nearest(file, embedder.name, asked, wanted)
    near |= cosines(file, embedder.name, asked, [number for number in words if number not in near])
    scale = Scale()
    shares = {number: bounds.meaning * scale.share(cosine) for number, cosine in near.items()}
    every = [number for number in {**words, **shares} if number in words or shares[number] > 0]
    total = {n: (1 - bounds.meaning) * words.get(n, 0.0) + shares.get(n, 0.0) for n in every}
    return {number: shares.get(number, 0.0) for number in sorted(every, key=lambda n: (-total[n], n))}


def _origins_first(file: sqlite3.Connection, found: Sequence[Match], language: str) -> tuple[Match, ...]:
    """What only repeats another of these passages right behind it, with the reason."""
    names = [match.id for match in found]
    numbers = [file.execute("SELECT number FROM passages WHERE id = ?", (name,)).fetchone()[0] for name in names]
    held = [(source, passage) for source in _sources(file, numbers) for passage in source.passages]
    order = list(found)
    for copy, told in repeated(held, language).items():
        at = {match.id: place for place, match in enumerate(order)}
        second, first = order[at[copy]], order[at[told.passage]]
        place = min(at[copy], at[told.passage])
        order = [match for match in order if match not in (first, second)]
        order[place:place] = [first, second.model_copy(update={"why": f"{second.why}; {told.reason}"})]
    return tuple(order)


def candidates(
    index: ProjectIndex,
    topic: str,
    *,
    language: str = "en",
    bounds: Bounds | None = None,
    embedder: Embedder | None = None,
) -> tuple[Source, ...]:
    """The sources that may bear on a topic, holding only the passages that the ranking needs, under their lasting ids.

    A small index is given whole. Of a large one: the best passages for all the topic's words, the best for each word
    (so that a rare one is not crowded out), and of the documents that hold most of them also other passages, since a
    document on the topic is evidence as a whole. With an embedder also those that are nearest in meaning.
    """
    bounds = bounds or Bounds()
    with reading(index.file):
        if index.passages <= bounds.all_passages:
            return _sources(index.file, None)
        lexicon = Lexicon(language)
        terms = lexicon.terms(topic) or lexicon.terms(topic, generic=True)
        scores = _best_of_each(index.file, any_of(terms), bounds.best_passages, bounds)
        for term in terms:
            for number, score in _best_of_each(index.file, any_of([term]), bounds.best_of_a_word, bounds).items():
                scores.setdefault(number, score)
        if embedder:
            (asked,) = embedder.embed([topic])
            for number, cosine in nearest(index.file, embedder.name, asked, bounds.best_of_a_word).items():
                scores.setdefault(number, cosine)
        return _sources(index.file, _with_company(index.file, scores, bounds))


def _all_of(terms: Sequence[Term]) -> str:
    return " AND ".join(f"({any_of([term])})" for term in terms)


def _best(file: sqlite3.Connection, query: str, limit: int) -> list[tuple[int, float]]:
    """The best passages by BM25, each with its score; of equals the earlier one."""
    if not query:
        return []
    weights = ColumnWeights()
    ranking = f"bm25({weights.title}, {weights.tags}, {weights.heading}, {weights.text})"
    sql = "SELECT rowid, -rank FROM words WHERE words MATCH ? AND rank MATCH ? ORDER BY rank LIMIT ?"
    rows = file.execute(sql, (query, ranking, limit)).fetchall()
    return sorted(rows, key=lambda row: (-row[1], row[0]))


def _best_of_each(file: sqlite3.Connection, query: str, most: int, bounds: Bounds) -> dict[int, float]:
    """The best passages with their scores, of no document more than its share, so that one cannot crowd out others."""
    rows = _best(file, query, most * bounds.reach)
    documents = _documents(file, [number for number, _ in rows])
    counts: Counter[int] = Counter()
    kept: dict[int, float] = {}
    for number, score in rows:
        counts[documents[number]] += 1
        if counts[documents[number]] <= bounds.of_a_document:
            kept[number] = score
        if len(kept) == most:
            break
    return kept


def _documents(file: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, int]:
    """The document of each passage."""
    _wanted(file, numbers)
    return dict(file.execute("SELECT number, document FROM passages WHERE number IN wanted").fetchall())


def _match(
    file: sqlite3.Connection, number: int, words: float, meaning: float, terms: Sequence[Term], lexicon: Lexicon
) -> Match | None:
    """A passage as it was found; nothing where neither a word of the query is in it nor its meaning is near."""
    row = file.execute(_FOUND, (number,)).fetchone()
    passage, document, title, location, locator, heading, *columns, _ = row
    named, tags, over, text = columns
    matched = met(terms, (named, tags, over, text), lexicon)
    if not matched and not meaning:
        return None
    words = round(min(1.0, max(0.0, words)), 4) if matched else 0.0
    shares = f"words {words:.2f}, meaning {meaning:.2f}" if meaning else ""
    return Match(
        id=passage,
        document=document,
        title=title,
        location=location,
        locator=locator,
        heading=heading,
        text=text.strip(),
        score=round(words + meaning, 4),
        words=words,
        meaning=round(meaning, 4),
        matched=dict(matched),
        why="; ".join(part for part in (in_words(matched), shares) if part),
    )


def _with_company(file: sqlite3.Connection, scores: dict[int, float], bounds: Bounds) -> list[int]:
    """The numbers of the found passages, and of the best documents also their other passages up to a bound."""
    held: dict[int, list[int]] = {}
    for number, document in _documents(file, scores).items():
        held.setdefault(document, []).append(number)
    order = sorted(held, key=lambda each: (-sum(scores[n] for n in held[each]), each))
    numbers = set(scores)
    for document in order[: bounds.full_documents]:
        room = bounds.of_a_document - len(held[document])
        rows = file.execute(
            "SELECT number FROM passages WHERE document = ? ORDER BY weight DESC, number LIMIT ?",
            (document, max(0, room) + len(held[document])),
        )
        others = [number for (number,) in rows if number not in numbers]
        numbers.update(others[: max(0, room)])
    return sorted(numbers)


def _wanted(file: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Lay out passages for a query, in a table that this connection alone sees."""
    file.execute("CREATE TEMP TABLE IF NOT EXISTS wanted(number INTEGER PRIMARY KEY)")
    file.execute("DELETE FROM wanted")
    file.executemany("INSERT INTO wanted VALUES (?)", ((number,) for number in numbers))


def _sources(file: sqlite3.Connection, numbers: Sequence[int] | None) -> tuple[Source, ...]:
    """The documents of these passages, or all; in the order in which they were added, and so their passages."""
    only = ""
    if numbers is not None:
        _wanted(file, numbers)
        only = "WHERE p.number IN wanted"
    passages: dict[int, list[tuple[object, ...]]] = {}
    sql = f"SELECT p.document, {PASSAGE_COLUMNS} FROM passages AS p {only} ORDER BY p.document, p.number"
    for document, *row in file.execute(sql):
        passages.setdefault(document, []).append(tuple(row))
    rows = file.execute(
        f"SELECT {SOURCE_COLUMNS} FROM documents AS d WHERE d.number IN (SELECT p.document FROM passages AS p {only}) "
        "ORDER BY d.number"
    )
    return tuple(source_of(row, map(passage_of, passages[row[-1]])) for row in rows)
