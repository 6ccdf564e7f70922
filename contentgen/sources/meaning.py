"""How near passages are to a topic in meaning: the product of their vectors, each made once and kept by its content."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from contentgen.errors import UserError
from contentgen.model import Event, Frozen, Passage, Progress, Source, silent

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from contentgen.embedding import Embedder

    Vector = NDArray[np.float32]

TABLE = """
CREATE TABLE IF NOT EXISTS vectors(
    hash TEXT NOT NULL, model TEXT NOT NULL, vector BLOB NOT NULL, PRIMARY KEY (hash, model)
) WITHOUT ROWID
"""


class Scale(Frozen):
    """From which cosine on two texts have anything in common, and from which on all that one could wish."""

    nothing: float = 0.25
    everything: float = 0.7

    def share(self, cosine: float) -> float:
        """A cosine as a share, 0 to 1."""
        return min(1.0, max(0.0, (cosine - self.nothing) / (self.everything - self.nothing)))


#: so many vectors are made between two writes: what a stop can lose
AT_ONCE = 128


def text_of(title: str, passage: Passage) -> str:
    """What of a passage is given to the model: its words under the title that says what they are about."""
    said = passage.text if passage.verbatim else f"{passage.statement} {passage.text}"
    return f"{title}. {said}" if title else said


def key_of(title: str, passage: Passage) -> str:
    """The digest of what the vector is made from."""
    return hashlib.sha256(text_of(title, passage).encode()).hexdigest()


def read_vectors(file: sqlite3.Connection, model: str, keys: Iterable[str]) -> dict[str, Vector]:
    """The vectors that a file holds for these keys."""
    import numpy as np

    found = {}
    for key in dict.fromkeys(keys):
        row = file.execute("SELECT vector FROM vectors WHERE hash = ? AND model = ?", (key, model)).fetchone()
        if row:
            found[key] = np.frombuffer(row[0], dtype="<f4")
    return found


def write_vectors(file: sqlite3.Connection, model: str, vectors: Mapping[str, Vector]) -> None:
    """Keep these vectors. Whoever calls it holds the transaction."""
    rows = ((key, model, vector.astype("<f4").tobytes()) for key, vector in vectors.items())
    file.executemany("INSERT OR IGNORE INTO vectors VALUES (?, ?, ?)", rows)


Kept = Callable[[str, Iterable[str]], Mapping[str, "Vector"]]


def _nothing(_model: str, _keys: Iterable[str]) -> Mapping[str, Vector]:
    return {}


class Meaning:
    """A model with the vectors that were made before: what `kept` gives is not made again, all others lie in `cache`."""

    def __init__(self, embedder: Embedder, cache: Path | None = None, kept: Kept = _nothing) -> None:
        self.embedder = embedder
        self._cache = cache
        self._kept = kept

    def nearness(self, topic: str, sources: Sequence[Source], progress: Progress = silent) -> Mapping[str, float]:
        """Passage id -> cosine to the topic, for all passages of these sources."""
        vectors = self._vectors(sources, progress)
        (asked,) = self.embedder.embed([topic])
        keys = {p.id: key_of(_title(source), p) for source in sources for p in source.passages}
        return {passage: round(float(vectors[key] @ asked), 6) for passage, key in keys.items()}

    def _vectors(self, sources: Sequence[Source], progress: Progress) -> dict[str, Vector]:
        texts = {key_of(_title(source), p): text_of(_title(source), p) for source in sources for p in source.passages}
        found = dict(self._kept(self.embedder.name, texts))
        with closing(_opened(self._cache)) as file:
            found |= read_vectors(file, self.embedder.name, (key for key in texts if key not in found))
            missing = {key: text for key, text in texts.items() if key not in found}
            for made in embedded(self.embedder, missing, progress):
                found |= made
                with file:
                    write_vectors(file, self.embedder.name, made)
        return found


def embedded(embedder: Embedder, texts: Mapping[str, str], progress: Progress = silent) -> Iterator[dict[str, Vector]]:
    """The vectors of these texts, by the same keys, some at a time."""
    keys = list(texts)
    for start in range(0, len(keys), AT_ONCE):
        part = keys[start : start + AT_ONCE]
        message = "Reading passages for their meaning"
        progress(Event(stage="research", message=message, done=start, total=len(keys)))
        yield dict(zip(part, embedder.embed([texts[key] for key in part]), strict=True))


def _opened(path: Path | None) -> sqlite3.Connection:
    """The file of vectors, made where there is none; without a path they live as long as the run."""
    try:
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        file = sqlite3.connect(str(path) if path is not None else ":memory:", timeout=60)
        file.execute(TABLE)
    except (OSError, sqlite3.Error) as fault:
        raise UserError(f"{path}: vectors of passages cannot be kept there ({fault}); remove it or free it") from fault
    return file


def _title(source: Source) -> str:
    return str(source.csl.get("title", ""))
