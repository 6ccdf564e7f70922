"""The library as a source of a run: the built-in records on running AI in production, and the user's own.

How the built-in records came about: `contentgen/library/README.md`; the form of a record: `contentgen/library/FORM.md`.
`Source.reliability` is the level at which a record was verified.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from pydantic import ValidationError

from contentgen.errors import UserError
from contentgen.model import Source, SourceFailure
from contentgen.sources.base import Found, Query
from contentgen.sources.records import Against, KeptRecords, Record
from contentgen.sources.sieve import distinct


class LibraryAdapter:
    """All built-in records, read anew at each call; which of them matter is for the ranking to say."""

    name = "library"

    def __init__(self, records: Traversable | None = None) -> None:
        self._records = records or files("contentgen") / "library" / "records.jsonl"

    def find(self, query: Query) -> Found:
        """Every record of the library as a source."""
        records, failures = self._read()
        licence = "notes in our own words"
        sources = tuple(
            r.source(adapter=self.name, place="library", licence=licence, today=query.today) for r in records
        )
        return Found(sources=sources, failures=failures)

    def records(self) -> tuple[Record, ...]:
        """Every record of the library."""
        return self._read()[0]

    def _read(self) -> tuple[tuple[Record, ...], tuple[SourceFailure, ...]]:
        try:
            lines = self._records.read_text(encoding="utf-8").splitlines()
        except OSError as fault:
            raise UserError(
                f"the built-in library {self._records} cannot be read ({fault}); reinstall contentgen"
            ) from fault
        records, failures = [], []
        for number, line in enumerate(lines, 1):
            try:
                records.append(Record.model_validate_json(line))
            except ValidationError as fault:
                first = fault.errors()[0]
                reason = f"not a library record: {'.'.join(map(str, first['loc']))} {first['msg']}"
                failures.append(SourceFailure(location=f"{self._records.name}, line {number}", reason=reason))
        return tuple(records), tuple(failures)


class OwnLibraryAdapter:
    """The records that the user keeps for a project. They are held to the form at each reading: the file can be edited.

    `questions` are those that a note may answer; without them none is refused.
    """

    name = "own-library"

    def __init__(self, path: Path | None = None, questions: frozenset[str] | None = None) -> None:
        self._path = path
        self._questions = questions

    def find(self, query: Query) -> Found:
        """Every record as a source; one that does not keep to the form is a failure that says where."""
        if self._path is None:
            return Found()
        try:
            held = KeptRecords(self._path).read(Against(today=query.today, questions=self._questions))
        except UserError as fault:
            return Found(failures=(SourceFailure(location=self._path.name, reason=str(fault)),))
        licence = "notes given by the user"
        sources = tuple(
            placed.record.source(adapter=self.name, place="own library", licence=licence, today=query.today)
            for placed in held.records
        )
        failures = tuple(
            SourceFailure(
                location=f"{self._path.name}, line {fault.line}",
                reason=f"{fault.field}: {fault.what}; {fault.way_out}",
            )
            for fault in held.faults
        )
        return Found(sources=sources, failures=failures)


def beside_own(own: tuple[Source, ...], built_in: tuple[Source, ...]) -> tuple[Source, ...]:
    """The built-in records in whose place the user has put none: by id, and by work."""
    ids = {source.id for source in own}
    return distinct(own, [source for source in built_in if source.id not in ids])
