"""The records that a project keeps: one file of JSON lines that can be read, edited by hand and put under version control.

Writers take turns; each puts a whole new file in place of the old one, so whatever ends it, one of the two is there.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from contentgen.errors import UserError
from contentgen.model import Frozen
from contentgen.sources.records.form import Record
from contentgen.sources.records.reading import Checked, Fault, checked, field_of, id_in, items, keys_of, read_text
from contentgen.sources.records.rules import Against
from contentgen.sources.text import fingerprint
from contentgen.store import beside

NAME = "library.jsonl"
_LOCK = ".library.lock"


class Added(Frozen):
    """What came of adding: the records that are kept now, those that gave way, the built-in ones that they stand for.

    Where there are faults, nothing was changed.
    """

    records: tuple[Record, ...] = ()
    replaced: tuple[str, ...] = ()
    instead_of: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


class KeptRecords:
    """The user's own records in one file; none where there is no file."""

    def __init__(self, path: Path, *, wait: float = 60.0) -> None:
        self.path = path
        self._wait = wait

    def read(self, against: Against) -> Checked:
        """The kept records, and the faults of those that were edited into something else.

        Raises:
            UserError: the file is there and cannot be read.

        """
        if not self.path.exists():
            return Checked(path=str(self.path))
        text = read_text(self.path)
        return checked(text, str(self.path), against) if text.strip() else Checked(path=str(self.path))

    def ids(self) -> tuple[str, ...]:
        """The ids of all that is kept, of records that keep to the form no longer as well."""
        found = items(read_text(self.path)) if self.path.exists() else ()
        return tuple(id_in(item.value) for item in found if not item.fault)

    def add(self, given: Sequence[Checked], built_in: Sequence[Record], against: Against, *, replace: bool) -> Added:
        """Keep the records of these files, all of them or none.

        One whose id or work is there already is a fault, or with `replace` takes its place.

        Raises:
            UserError: the file cannot be written, or a line of it that was edited holds to the form no longer.

        """
        with self._alone():
            kept = self.read(against)
            if kept.faults:
                raise UserError(f"{kept.faults[0]} (nothing was added)")
            new = [Given(each.path, placed.line, placed.record) for each in given for placed in each.records]
            mine, ours = Works(placed.record for placed in kept.records), Works(built_in)
            faults = [*_twice(new), *(() if replace else _there_already(new, mine, ours))]
            if faults:
                return Added(faults=tuple(faults))
            records = [each.record for each in new]
            gone = list(dict.fromkeys(twin.id for record in records for twin in mine.twins(record)))
            instead = dict.fromkeys(twin.id for record in records for twin in ours.twins(record))
            stay = [placed.record for placed in kept.records if placed.record.id not in gone]
            self._write([line_of(record) for record in (*stay, *records)])
            return Added(records=tuple(records), replaced=tuple(gone), instead_of=tuple(instead))

    def remove(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Take out the records with these ids, whatever state they are in; the ids that were there.

        Raises:
            UserError: a line is no JSON, or the file cannot be written.

        """
        with self._alone():
            found = list(items(read_text(self.path))) if self.path.exists() else []
            broken = next((item for item in found if item.fault), None)
            if broken:
                raise UserError(
                    f"{self.path}:{broken.line}: is no JSON: {broken.fault}; mend or delete that line first"
                )
            gone = tuple(dict.fromkeys(name for item in found if (name := id_in(item.value)) in ids))
            if gone:
                stay = [item.value for item in found if id_in(item.value) not in gone]
                self._write([json.dumps(value, ensure_ascii=False) for value in stay])
            return gone

    def _write(self, lines: Sequence[str]) -> None:
        with self._named():
            temporary = beside(self.path, "".join(f"{line}\n" for line in lines).encode("utf-8"))
            temporary.replace(self.path)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold off every other writer. The lock is SQLite's, which the system takes back from a process that was killed."""
        with self._named():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            lock = self.path.with_name(_LOCK)
            lock.touch()
            with closing(sqlite3.connect(lock, timeout=self._wait, isolation_level=None)) as held:
                try:
                    held.execute("BEGIN EXCLUSIVE")
                except sqlite3.Error as fault:
                    raise UserError(
                        f"{lock}: {fault}; another command is changing your records, run this again"
                    ) from fault
                for left in self.path.parent.glob(f".{self.path.name}.*.tmp"):  # of a writer that was killed
                    with suppress(OSError):
                        left.unlink()
                yield

    @contextmanager
    def _named(self) -> Iterator[None]:
        try:
            yield
        except OSError as fault:
            raise UserError(
                f"{self.path.parent}: cannot be written: {fault.strerror}; your records are kept there: make room or "
                "make it writable, or work in a folder of your own with a contentgen.toml"
            ) from fault


def kept_beside(index: Path | None) -> Path | None:
    """Where a project keeps its records: beside its index of sources."""
    return index.with_name(NAME) if index else None


def has_records(index: Path | None) -> bool:
    """Whether a project keeps records of its own."""
    path = kept_beside(index)
    return path is not None and path.is_file() and path.stat().st_size > 0


def records_stamp(index: Path | None) -> str:
    """A digest of a project's records: another after each change; empty where there are none."""
    path = kept_beside(index)
    return fingerprint(path.read_bytes()) if path is not None and has_records(index) else ""


def line_of(record: Record) -> str:
    """A record as a line of the file: what differs from the form's defaults, the needed fields always."""
    return json.dumps(record.complete().model_dump(mode="json", exclude_defaults=True), ensure_ascii=False)


class Given(NamedTuple):
    """A record to be kept, with the place where it stands now."""

    path: str
    line: int
    record: Record


class Works:
    """Records by what they are known by, to find those that are one with another."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._by_key: dict[str, Record] = {}
        for record in records:
            for key in keys_of(record):
                self._by_key.setdefault(key, record)

    def twins(self, record: Record) -> tuple[Record, ...]:
        """The records that have the same id or are the same work."""
        found = (self._by_key[key] for key in sorted(keys_of(record)) if key in self._by_key)
        return tuple({twin.id: twin for twin in found}.values())


def _there_already(new: Sequence[Given], mine: Works, ours: Works) -> Iterator[Fault]:
    for each in new:
        for whose, works in (("a record of yours", mine), ("a record of the built-in library", ours)):
            for twin in works.twins(each.record):
                what = (
                    f'{each.record.id} ("{each.record.csl["title"]}") is already there as {twin.id} '
                    f'("{twin.csl["title"]}"), {whose}'
                )
                yield _fault(each, twin, what, "leave it out, or put it in that one's place with --replace")


def _twice(new: Sequence[Given]) -> Iterator[Fault]:
    """Records that two of the given files hold; within one file the reading has told."""
    first: dict[str, Given] = {}
    for each in new:
        keys = keys_of(each.record)
        if both := keys & first.keys():
            other = first[min(both)]
            what = f"{each.record.id} is {other.record.id} of {other.path}, line {other.line}"
            yield _fault(each, other.record, what, "keep one of them")
        first |= dict.fromkeys(keys, each)


def _fault(each: Given, twin: Record, what: str, way_out: str) -> Fault:
    field = field_of(keys_of(each.record) & keys_of(twin))
    return Fault(path=each.path, line=each.line, field=field, what=what, way_out=way_out)
