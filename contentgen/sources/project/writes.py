"""The single steps by which a project's index changes. Each runs inside a transaction that its caller holds."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from itertools import count
from typing import Any, NamedTuple

from contentgen.model import Passage, Source
from contentgen.sources.meaning import key_of
from contentgen.sources.project.rows import PASSAGE_FIELDS, passage_row, passages_of
from contentgen.sources.project.values import Origin

_INSERT_PASSAGE = (
    f"INSERT INTO passages(document, hash, {', '.join(PASSAGE_FIELDS)}) VALUES (?, ?{', ?' * len(PASSAGE_FIELDS)})"
)
_DOCUMENT_FIELDS = (
    "id", "origin", "hash", "adapter", "location", "csl", "title", "language", "licence", "reliability", "caveat", "tags",
    "tag_words", "links", "fetched", "next_passage",
)  # fmt: skip
_WORDS = "number, title, tags, heading, text FROM searchable WHERE document = ?"


class Kept(NamedTuple):
    """A document as it stands in the index."""

    number: int
    origin: int
    id: str
    hash: str
    location: str
    next_passage: int


class Holder(NamedTuple):
    """The document that has a mark already."""

    id: str
    location: str
    mark: str


_KEPT = "number, origin, id, hash, location, next_passage"


def keep_origin(file: sqlite3.Connection, origin: Origin) -> int:
    """Write an origin as it is now; its number."""
    file.execute(
        "INSERT INTO origins(kind, place, label, topic, hash, size, mtime, seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT(place) DO UPDATE SET kind = excluded.kind, label = excluded.label, topic = excluded.topic, "
        "hash = excluded.hash, size = excluded.size, mtime = excluded.mtime, seen = excluded.seen",
        (
            origin.kind, origin.place, origin.label, origin.topic, origin.hash, origin.size, origin.mtime, origin.seen
        ),
    )  # fmt: skip
    return int(file.execute("SELECT number FROM origins WHERE place = ?", (origin.place,)).fetchone()[0])


def drop_origin_if_empty(file: sqlite3.Connection, number: int) -> None:
    """Forget an origin of which no document is left."""
    file.execute(
        "DELETE FROM origins WHERE number = ? AND NOT EXISTS (SELECT 1 FROM documents WHERE origin = ?)",
        (number, number),
    )


def kept_of(file: sqlite3.Connection, origin: int) -> tuple[Kept, ...]:
    """The documents of an origin in the order in which they were added."""
    rows = file.execute(f"SELECT {_KEPT} FROM documents WHERE origin = ? ORDER BY number", (origin,))
    return tuple(Kept(*row) for row in rows)


def named(file: sqlite3.Connection, name: str, place: str) -> tuple[Kept, ...]:
    """The document of this name; else those from this place or, where it is a folder, from under it."""
    rows = file.execute(f"SELECT {_KEPT} FROM documents WHERE id = ?", (name,)).fetchall()
    if not rows:
        under = "" if place == "." else place.rstrip("/") + "/"
        rows = file.execute(
            f"SELECT {_KEPT} FROM documents WHERE origin IN (SELECT number FROM origins WHERE place IN (?, ?) "
            "OR (kind = 'file' AND substr(place, 1, ?) = ? AND (? != '' OR place NOT LIKE '/%'))) ORDER BY number",
            (name, place, len(under), under, under),
        ).fetchall()
    return tuple(Kept(*row) for row in rows)


def holder(file: sqlite3.Connection, marks: Iterable[str], *, beside: int) -> Holder | None:
    """The document that holds one of these marks, apart from the one with number `beside`."""
    for mark in sorted(marks):
        row = file.execute(
            "SELECT d.id, d.location FROM marks AS m JOIN documents AS d ON d.number = m.document "
            "WHERE m.mark = ? AND d.number != ?",
            (mark, beside),
        ).fetchone()
        if row:
            return Holder(row[0], row[1], mark)
    return None


def keep(
    file: sqlite3.Connection, origin: int, source: Source, digest: str, marks: Iterable[str], old: Kept | None
) -> str:
    """Write a document, in place of its older self where there is one; the name under which it is kept.

    A sentence that was there before keeps its id, and no id ever comes to mean another sentence.
    """
    name = old.id if old else _free_name(file, source.id)
    first = old.next_passage if old else 0
    known = {passage.text: passage.id for passage in passages_of(file, old.number)} if old else {}
    passages, following = _named(source.passages, name, known, first)
    hashes = _forget(file, old.number) if old else ()
    values = _document_row(source, name, origin, digest, following)
    number = _write_document(file, values, old)
    file.executemany("INSERT OR IGNORE INTO marks VALUES (?, ?)", ((mark, number) for mark in sorted(marks)))
    title = values["title"]
    rows = ((number, key_of(title, passage), *passage_row(passage)) for passage in passages)
    file.executemany(_INSERT_PASSAGE, rows)
    _drop_vectors(file, hashes)
    file.execute(f"INSERT INTO words(rowid, title, tags, heading, text) SELECT {_WORDS}", (number,))
    return name


def drop(file: sqlite3.Connection, number: int) -> None:
    """Take a document out, with everything that is kept of it."""
    hashes = _forget(file, number)
    file.execute("DELETE FROM documents WHERE number = ?", (number,))
    _drop_vectors(file, hashes)


def move(file: sqlite3.Connection, old: Origin, new: Origin) -> tuple[str, ...]:
    """Give an origin its new place; the names of its documents, which stay. None where another process was quicker."""
    if file.execute("SELECT 1 FROM origins WHERE place = ?", (new.place,)).fetchone():
        return ()
    file.execute(
        "UPDATE origins SET place = ?, label = ?, size = ?, mtime = ?, seen = ? WHERE place = ?",
        (new.place, new.label, new.size, new.mtime, new.seen, old.place),
    )
    (number,) = file.execute("SELECT number FROM origins WHERE place = ?", (new.place,)).fetchone() or (0,)
    file.execute(
        "UPDATE documents SET location = ? || substr(location, ?) WHERE origin = ?",
        (new.label, len(old.label) + 1, number),
    )
    return tuple(kept.id for kept in kept_of(file, number))


# --- the parts of a document -------------------------------------------------------------------------------


def _named(
    passages: Iterable[Passage], name: str, known: dict[str, str], first: int
) -> tuple[tuple[Passage, ...], int]:
    """The passages under ids of the index, and the number that the next new one gets."""
    numbers, ids, made = count(first), {}, []
    following = first
    for passage in passages:
        new = known.pop(passage.text, "")
        if not new:
            following = next(numbers) + 1
            new = f"{name}/{following - 1}"
        ids[passage.id] = new
        made.append(passage)
    return tuple(
        each.model_copy(
            update={"id": ids[each.id], "contrasts": tuple(ids[other] for other in each.contrasts if other in ids)}
        )
        for each in made
    ), following


def _forget(file: sqlite3.Connection, number: int) -> tuple[str, ...]:
    """Take out the words, passages and marks of a document; FTS5 has to be told which words they were.

    Returns the hashes of the passages, whose vectors go as well unless a passage with that content stays or comes.
    """
    hashes = tuple(row[0] for row in file.execute("SELECT DISTINCT hash FROM passages WHERE document = ?", (number,)))
    file.execute(f"INSERT INTO words(words, rowid, title, tags, heading, text) SELECT 'delete', {_WORDS}", (number,))
    file.execute("DELETE FROM passages WHERE document = ?", (number,))
    file.execute("DELETE FROM marks WHERE document = ?", (number,))
    return hashes


def _drop_vectors(file: sqlite3.Connection, hashes: Iterable[str]) -> None:
    """Take out the vectors of contents that no passage has any more."""
    sql = "DELETE FROM vectors WHERE hash = ? AND NOT EXISTS (SELECT 1 FROM passages WHERE hash = ?)"
    file.executemany(sql, ((each, each) for each in hashes))


def _free_name(file: sqlite3.Connection, wanted: str) -> str:
    for number in count(1):
        name = wanted if number == 1 else f"{wanted}-{number}"
        if not file.execute("SELECT 1 FROM documents WHERE id = ?", (name,)).fetchone():
            return name
    raise AssertionError  # numbers do not end


def _document_row(source: Source, name: str, origin: int, digest: str, following: int) -> dict[str, Any]:
    return {
        "id": name,
        "origin": origin,
        "hash": digest,
        "adapter": source.adapter,
        "location": source.location,
        "csl": json.dumps({**source.csl, "id": name}, ensure_ascii=False),
        "title": str(source.csl.get("title", "")),
        "language": source.language,
        "licence": source.licence,
        "reliability": source.reliability,
        "caveat": source.caveat,
        "tags": json.dumps(source.tags, ensure_ascii=False),
        "tag_words": " ".join(source.tags).replace("_", " "),
        "links": json.dumps(source.links),
        "fetched": source.fetched.isoformat(),
        "next_passage": following,
    }


def _write_document(file: sqlite3.Connection, values: dict[str, Any], old: Kept | None) -> int:
    row = tuple(values[name] for name in _DOCUMENT_FIELDS)
    if old:
        fields = ", ".join(f"{name} = ?" for name in _DOCUMENT_FIELDS)
        file.execute(f"UPDATE documents SET {fields} WHERE number = ?", (*row, old.number))
        return old.number
    marks = ", ".join("?" * len(row))
    done = file.execute(f"INSERT INTO documents({', '.join(_DOCUMENT_FIELDS)}) VALUES ({marks})", row)
    return int(done.lastrowid or 0)
