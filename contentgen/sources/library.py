"""The built-in library: curated records on running AI in production, with notes in our own words.

Field mapping, where CSL leaves a choice: an arXiv number is `"archive": "arXiv"` with the number in
`archive_location`; `custom.authors_truncated` says that the author list was not seen whole; `custom.url_status`
says how the address was found (`seen`, `derived-from-identifier`, `not-opened`, `secondary-page`).
`Source.reliability` is the level at which the record was verified. How the records came about:
`contentgen/library/README.md`.
"""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from pydantic import Field, ValidationError

from contentgen.errors import UserError
from contentgen.model import EvidenceKind, Frozen, Passage, Source, SourceFailure
from contentgen.sources.base import Found, Query


class Note(Frozen):
    """One note of a record with its editorial forms; the fields are those of `Passage`."""

    id: str
    text: str = Field(min_length=1)
    locator: str
    kind: EvidenceKind
    statement: str = Field(min_length=1)
    attributed: str
    short: str
    advice: str
    question: str
    weight: int = Field(ge=1, le=5)
    contrasts: tuple[str, ...]
    second_hand: bool


class Record(Frozen):
    """One line of `records.jsonl`."""

    id: str
    theme: str
    tags: tuple[str, ...]
    reliability: str
    verified_on: date
    caveat: str
    csl: dict[str, Any]
    notes: tuple[Note, ...] = Field(min_length=1)

    def source(self) -> Source:
        """Return the record as a source. Its notes are ours, never the source's own words."""
        return Source(
            id=self.id,
            csl=self.csl,
            adapter=LibraryAdapter.name,
            location=f"library: {self.id}",
            passages=tuple(Passage(verbatim=False, **note.model_dump()) for note in self.notes),
            fetched=self.verified_on,
            licence="notes in our own words",
            reliability=self.reliability,
            caveat=self.caveat,
            tags=(self.theme, *(tag for tag in self.tags if tag != self.theme)),
        )


class LibraryAdapter:
    """All records, read anew at each call; which of them matter is for the ranking to say."""

    name = "library"

    def __init__(self, records: Traversable | None = None) -> None:
        self._records = records or files("contentgen") / "library" / "records.jsonl"

    def find(self, query: Query) -> Found:  # noqa: ARG002 - the ranking chooses, not the adapter
        """Every record of the library as a source."""
        try:
            lines = self._records.read_text(encoding="utf-8").splitlines()
        except OSError as fault:
            raise UserError(
                f"the built-in library {self._records} cannot be read ({fault}); reinstall contentgen"
            ) from fault
        sources, failures = [], []
        for number, line in enumerate(lines, 1):
            try:
                sources.append(Record.model_validate_json(line).source())
            except ValidationError as fault:
                first = fault.errors()[0]
                reason = f"not a library record: {'.'.join(map(str, first['loc']))} {first['msg']}"
                failures.append(SourceFailure(location=f"{self._records.name}, line {number}", reason=reason))
        return Found(sources=tuple(sources), failures=tuple(failures))
