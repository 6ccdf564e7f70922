"""The form of a library record: its fields, what each is for, and the source that a record becomes.

Field mapping, where CSL leaves a choice: an arXiv number is `"archive": "arXiv"` with the number in
`archive_location`; `custom.authors_truncated` says that the author list was not seen whole; `custom.url_status`
says how the address was found (`seen`, `derived-from-identifier`, `not-opened`, `secondary-page`).
`contentgen/library/FORM.md` shows all of this with an example.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field

from contentgen.model import EvidenceKind, Frozen, Passage, Source

NOT_VERIFIED = "not verified"
_UNREAD = "Nobody has said when or how this record was verified."

#: the fields of `csl` that are read
CSL_TEXTS = frozenset(
    {
        "title", "title-short", "container-title", "publisher", "publisher-place", "volume", "issue", "number", "page",
        "version", "edition", "genre", "archive", "archive_location", "DOI", "URL", "ISBN", "ISSN",
    }
)  # fmt: skip
CSL_NAMES = frozenset({"author", "editor"})
CSL_FIELDS = CSL_TEXTS | CSL_NAMES | {"id", "type", "issued", "custom"}
URL_STATUS = ("seen", "derived-from-identifier", "not-opened", "secondary-page")
#: levels at which somebody else's page was read in place of the source
WEAK_LEVELS = frozenset({"secondary-pages", "citations-only", "news-reports", "doi-citations"})


class Note(Frozen):
    """One note of a record with its editorial forms; the fields are those of `Passage`."""

    text: str = Field(min_length=1, description="what the source says, in your own words")
    locator: str = Field(min_length=1, description="where in the source it stands, for instance 'Section 3, table 2'")
    id: str = Field(default="", description="the record's id, a slash and a name; without one the notes are numbered")
    kind: EvidenceKind = Field(
        default="fact", description="fact, definition, mechanism, how-to, counter-evidence or author-statement"
    )
    statement: str = Field(
        default="", description="the note as one sentence that stands anywhere; without one it is the text"
    )
    attributed: str = Field(default="", description="the same with its authors as the subject")
    short: str = Field(default="", description="the same as a clause, without a full stop")
    advice: str = Field(default="", description="a line for a checklist, if the note prescribes something")
    question: str = Field(default="", description="the question that it answers, as `questions.toml` calls it")
    weight: int = Field(default=3, ge=1, le=5, description="a whole number from 1 (trivia) to 5 (decisive)")
    contrasts: tuple[str, ...] = Field(default=(), description="the ids of notes that pull the other way")
    second_hand: bool = Field(default=False, description="true if it was read on somebody else's page, else false")


class Record(Frozen):
    """A work with notes on it."""

    id: str = Field(
        min_length=1,
        max_length=80,
        pattern=r"^[a-z0-9]+([-_.][a-z0-9]+)*$",
        description="its name here: small letters and digits, with - _ . between them",
    )
    csl: dict[str, Any] = Field(description="the work as CSL-JSON: at least type and title")
    notes: tuple[Note, ...] = Field(min_length=1, description="at least one note, each with text and locator")
    verified_on: date | None = Field(
        default=None, description="the day on which the notes were held against the source, as YYYY-MM-DD"
    )
    reliability: str = Field(default="", description="what was read to verify it, for instance official-docs")
    caveat: str | None = Field(
        default=None, description='what must be known before it is used; "" where there is nothing'
    )
    theme: str = Field(default="", description="the subject that it belongs to")
    tags: tuple[str, ...] = Field(default=(), description="words by which it is found, beside its title")

    @property
    def verified(self) -> bool:
        """Whether somebody has said when and how the record was held against its source."""
        return self.verified_on is not None and bool(self.reliability)

    @property
    def shown_caveat(self) -> str:
        """What a reader is told: the caveat, and outright where nothing was verified."""
        return " ".join(part for part in ("" if self.verified else _UNREAD, self.caveat or "") if part)

    def complete(self) -> Record:
        """The record with the ids that the form lets be left out."""
        notes = tuple(
            note if note.id else note.model_copy(update={"id": f"{self.id}/{number}"})
            for number, note in enumerate(self.notes)
        )
        return self.model_copy(update={"notes": notes, "csl": {"id": self.id, **self.csl}})

    def source(self, *, adapter: str, place: str, licence: str, today: date) -> Source:
        """The record as a source. Its notes are an editor's, never the source's own words.

        `today` stands in for the day of the verification where there was none.
        """
        whole = self.complete()
        theme = (self.theme,) if self.theme else ()
        return Source(
            id=self.id,
            csl=whole.csl,
            adapter=adapter,
            location=f"{place}: {self.id}",
            passages=tuple(Passage(verbatim=False, **note.model_dump()) for note in whole.notes),
            fetched=self.verified_on or today,
            licence=licence,
            reliability=self.reliability if self.verified else NOT_VERIFIED,
            caveat=self.shown_caveat,
            tags=(*theme, *(tag for tag in self.tags if tag != self.theme)),
        )
