"""The vectors of a project's passages: made for what lacks one, kept in the index, gone with the passage."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from contentgen.model import Progress, silent
from contentgen.sources.meaning import embedded, read_vectors, text_of, write_vectors
from contentgen.sources.project.index import ProjectIndex, has_documents, open_index
from contentgen.sources.project.rows import PASSAGE_COLUMNS, passage_of
from contentgen.sources.project.schema import may_write, reading, writing

if TYPE_CHECKING:
    from contentgen.embedding import Embedder
    from contentgen.sources.meaning import Vector

_LACKING = "p.document = d.number AND NOT EXISTS (SELECT 1 FROM vectors AS v WHERE v.hash = p.hash AND v.model = ?)"
_SCANNED = 5_000


def fill(index: ProjectIndex, embedder: Embedder, progress: Progress = silent) -> int:
    """Make the vectors that are lacking; how many there were. Stopped, it goes on where it was.

    In an index that can only be read none is made: what lacks one is found by its words.
    """
    if not may_write(index.path):
        return 0
    with reading(index.file):
        sql = f"SELECT p.hash, d.title, {PASSAGE_COLUMNS} FROM passages AS p, documents AS d WHERE {_LACKING}"
        rows = index.file.execute(f"{sql} ORDER BY p.number", (embedder.name,)).fetchall()
    texts = {key: text_of(title, passage_of(row)) for key, title, *row in rows}
    for made in embedded(embedder, texts, progress):
        with writing(index.file, counted=False):
            write_vectors(index.file, embedder.name, made)
    return len(texts)


def kept_in(path: Path | None) -> Callable[[str, Iterable[str]], Mapping[str, Vector]]:
    """What gives the vectors that an index keeps, by model and keys."""

    def kept(model: str, keys: Iterable[str]) -> Mapping[str, Vector]:
        if not has_documents(path) or path is None:
            return {}
        with open_index(path, to_read=True) as index, reading(index.file):
            return read_vectors(index.file, model, keys)

    return kept


def nearest(file: sqlite3.Connection, model: str, asked: Vector, most: int) -> dict[int, float]:
    """The numbers of the passages that are nearest to a vector, with their cosines; of equals the earlier ones."""
    import numpy as np

    best: list[tuple[float, int]] = []
    rows = file.execute(
        "SELECT p.number, v.vector FROM passages AS p JOIN vectors AS v ON v.hash = p.hash AND v.model = ? "
        "ORDER BY p.number",
        (model,),
    )
    while part := rows.fetchmany(_SCANNED):
        cosines = np.stack([np.frombuffer(vector, dtype="<f4") for _, vector in part]) @ asked
        best += [(-round(float(value), 6), number) for value, (number, _) in zip(cosines, part, strict=True)]
        best = sorted(best)[:most]
    return {number: -value for value, number in best}


def cosines(file: sqlite3.Connection, model: str, asked: Vector, numbers: Iterable[int]) -> dict[int, float]:
    """The cosines of these passages to a vector, of those that have one."""
    import numpy as np

    sql = "SELECT v.vector FROM passages AS p JOIN vectors AS v ON v.hash = p.hash AND v.model = ? WHERE p.number = ?"
    rows = {number: file.execute(sql, (model, number)).fetchone() for number in numbers}
    return {n: round(float(np.frombuffer(row[0], dtype="<f4") @ asked), 6) for n, row in rows.items() if row}
