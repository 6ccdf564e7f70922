"""A project's index of sources: what it holds, and what is put in and taken out, each in one transaction."""

from __future__ import annotations

import sqlite3
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from contentgen.errors import UserError
from contentgen.model import Source
from contentgen.sources.project import writes
from contentgen.sources.project.rows import ENTRY_COLUMNS, entry_of, hash_of, marks_of, passages_of
from contentgen.sources.project.schema import FileLimits, connect, connect_to_read, named_faults, reading, writing
from contentgen.sources.project.values import Entry, Origin, OriginKind, Shown, Told

_ORIGIN_COLUMNS = "kind, place, label, topic, hash, size, mtime, seen"
_ENTRIES = f"SELECT {ENTRY_COLUMNS} FROM documents AS d JOIN origins AS o ON o.number = d.origin"


class ProjectIndex:
    """The sources of one project. What a method reports as kept is on the disk when it returns."""

    def __init__(self, path: Path, file: sqlite3.Connection) -> None:
        self.path = path
        self.file = file

    @property
    def project(self) -> Path:
        """The folder that the index belongs to; paths within it are kept relative to it."""
        return self.path.parent.parent

    # --- what is there -------------------------------------------------------------------------------------

    def __len__(self) -> int:
        return int(self.file.execute("SELECT count(*) FROM documents").fetchone()[0])

    @property
    def passages(self) -> int:
        """How many passages the index holds."""
        return int(self.file.execute("SELECT count(*) FROM passages").fetchone()[0])

    @property
    def stamp(self) -> str:
        """A text that differs after every change of the index."""
        changes, made = self.file.execute("SELECT changes, made FROM state").fetchone()
        return f"{made}-{changes}"

    def check(self) -> None:
        """Read the whole file once.

        Raises:
            UserError: it is damaged.

        """
        said = " ".join(self.file.execute("PRAGMA integrity_check(1)").fetchone()[0].split())
        if said != "ok":
            raise UserError(f"{self.path}: damaged ({said}); move it away and add the sources again")

    def entries(self) -> tuple[Entry, ...]:
        """Every document, by its name."""
        return tuple(entry_of(row) for row in self.file.execute(f"{_ENTRIES} ORDER BY d.id"))

    def citations(self, kind: OriginKind) -> tuple[tuple[str, dict[str, Any]], ...]:
        """The name and CSL fields of every document from one kind of origin, by name."""
        import json

        asked = "SELECT d.id, d.csl FROM documents AS d JOIN origins AS o ON o.number = d.origin WHERE o.kind = ? ORDER BY d.id"
        return tuple((name, json.loads(csl)) for name, csl in self.file.execute(asked, (kind,)))

    def show(self, document_id: str) -> Shown:
        """One document with its passages.

        Raises:
            UserError: no document has this name.

        """
        import json

        with reading(self.file):
            row = self.file.execute(f"{_ENTRIES} WHERE d.id = ?", (document_id,)).fetchone()
            if row is None:
                raise self._unknown(document_id)
            number, csl = self.file.execute("SELECT number, csl FROM documents WHERE id = ?", (document_id,)).fetchone()
            return Shown(entry=entry_of(row), csl=json.loads(csl), passages=passages_of(self.file, number))

    def origins(self) -> tuple[Origin, ...]:
        """Every file, address and search that documents came from, in the order in which they were added."""
        return self._origins("ORDER BY number")

    def origin(self, place: str) -> Origin | None:
        """What was read from a place, if anything was."""
        return next(iter(self._origins("WHERE place = ?", place)), None)

    def same_content(self, content_hash: str) -> Origin | None:
        """The file that holds the same bytes."""
        return next(iter(self._origins("WHERE hash = ? AND kind = 'file' ORDER BY number", content_hash)), None)

    def _origins(self, where: str, *values: object) -> tuple[Origin, ...]:
        names = _ORIGIN_COLUMNS.split(", ")
        rows = self.file.execute(f"SELECT {_ORIGIN_COLUMNS} FROM origins {where}", values)
        return tuple(Origin.model_validate(dict(zip(names, row, strict=True))) for row in rows)

    # --- what changes it -----------------------------------------------------------------------------------

    def put(self, origin: Origin, sources: Sequence[Source], *, whole: bool) -> tuple[Told, ...]:
        """Keep what an origin holds now, all of it or nothing. With `whole`, what it no longer holds is dropped."""
        told = []
        with writing(self.file):
            number = writes.keep_origin(self.file, origin)
            before: defaultdict[str, deque[writes.Kept]] = defaultdict(deque)
            for kept in writes.kept_of(self.file, number):
                before[kept.location].append(kept)
            for source in sources:
                old = before[source.location].popleft() if before[source.location] else None
                whole_file = origin.kind == "file" and source.location == origin.label  # not an entry of a bibliography
                told.append(self._put(number, source, old, whole_file=whole_file))
            for kept in (each for left in before.values() for each in left if whole):
                writes.drop(self.file, kept.number)
                told.append(Told(state="dropped", location=kept.location, id=kept.id))
            writes.drop_origin_if_empty(self.file, number)
        return tuple(told)

    def _put(self, origin: int, source: Source, old: writes.Kept | None, *, whole_file: bool) -> Told:
        digest = hash_of(source)
        if old and old.hash == digest:
            return Told(state="unchanged", location=source.location, id=old.id)
        own, others = marks_of(source, whole_file=whole_file)
        twin = writes.holder(self.file, others, beside=old.number if old else 0)
        if twin and not old:
            why = f"the same work as {twin.location}, known by its {twin.mark.removeprefix('file-').partition(':')[0]}"
            return Told(state="known", location=source.location, id=twin.id, reason=why)
        name = writes.keep(self.file, origin, source, digest, own, old)
        return Told(state="changed" if old else "added", location=source.location, id=name)

    def seen(self, origin: Origin) -> None:
        """Note that a file holds what it held, though its size or time differs."""
        with writing(self.file):
            writes.keep_origin(self.file, origin)

    def move(self, old: Origin, new: Origin) -> tuple[Told, ...]:
        """Follow a file to its new name; its documents keep theirs."""
        with writing(self.file):
            kept = writes.move(self.file, old, new)
        return tuple(Told(state="moved", location=new.label, id=each, reason=f"was {old.label}") for each in kept)

    def remove(self, name: str) -> tuple[Told, ...]:
        """Remove a document by its name, or all that came from a path, an address or a search.

        Raises:
            UserError: nothing in the index goes by this name.

        """
        with writing(self.file):
            found = writes.named(self.file, name, self._place(name))
            if not found:
                raise self._unknown(name)
            for kept in found:
                writes.drop(self.file, kept.number)
                writes.drop_origin_if_empty(self.file, kept.origin)
        return tuple(Told(state="dropped", location=kept.location, id=kept.id) for kept in found)

    def _place(self, name: str) -> str:
        if "://" in name:
            return name
        try:
            return place_of(Path(name).expanduser(), self.project)
        except (OSError, ValueError, RuntimeError):
            return name

    def _unknown(self, name: str) -> UserError:
        from contentgen.suggest import did_you_mean

        known = [row[0] for row in self.file.execute("SELECT id FROM documents")]
        hint = did_you_mean(name, known)
        return UserError(
            f"no source '{name}' is kept in this project; contentgen sources list shows what there is{hint}"
        )


@contextmanager
def open_index(path: Path, limits: FileLimits | None = None, *, to_read: bool = False) -> Iterator[ProjectIndex]:
    """The index in this file, made where there is none; with `to_read` one that is there, which need not be writable.

    Raises:
        UserError: it cannot be opened or written, or is none of ours.

    """
    file = connect_to_read(path, limits) if to_read else connect(path, limits)
    try:
        with named_faults(path):
            yield ProjectIndex(path, file)
    finally:
        file.close()


def has_documents(path: Path | None) -> bool:
    """Whether there is an index that holds something. Asking makes no file."""
    if path is None or not path.is_file():
        return False
    with open_index(path, to_read=True) as index:
        return len(index) > 0


def place_of(path: Path, project: Path) -> str:
    """A path as the index keeps it: relative to the project where it lies within, so that the folder can be moved."""
    whole = path.resolve()
    home = project.resolve()
    return (whole.relative_to(home) if whole.is_relative_to(home) else whole).as_posix()
