"""One reference as it stands in a list, whatever it was written in; nothing is corrected, so that checks see it."""

from __future__ import annotations

from typing import Literal

from contentgen.model import Frozen

Severity = Literal["good", "note", "doubtful", "bad"]
Verdict = Literal["ok", "doubtful", "bad", "unchecked"]


class Author(Frozen):
    """A name: `family` is what lists sort by, or the whole name of an organisation; `given` may be initials."""

    family: str
    given: str = ""

    def __str__(self) -> str:
        return f"{self.given} {self.family}".strip()


class Entry(Frozen):
    """A reference. `type` is a CSL type; identifiers are as written, without a resolver's address before them.

    `others` says that the list of authors was cut ("et al."); `line` is where the entry begins in its file.
    """

    key: str = ""
    type: str = "document"
    title: str = ""
    authors: tuple[Author, ...] = ()
    others: bool = False
    year: int | None = None
    venue: str = ""
    publisher: str = ""
    volume: str = ""
    pages: str = ""
    doi: str = ""
    arxiv: str = ""
    isbn: str = ""
    issn: str = ""
    url: str = ""
    raw: str = ""
    line: int = 0


class Remark(Frozen):
    """What a check noticed. `code` names it in the model of `p_bad`; `field` is the field that it concerns.

    `good` speaks for the entry; a `note` counts for the probability only; `doubtful` and `bad` decide the verdict.
    """

    code: str
    severity: Severity
    message: str
    field: str = ""


class Unreadable(Frozen):
    """An entry that could not be read: its id, or `line:N`, and why."""

    key: str
    error: str


class Assessed(Frozen):
    """An entry with all that speaks for and against it. `p_bad` is the model's probability that it is wrong."""

    entry: Entry
    verdict: Verdict
    p_bad: float
    remarks: tuple[Remark, ...] = ()

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is not simply ok, the gravest first."""
        order: tuple[Severity, ...] = ("bad", "doubtful", "note")
        return tuple(r.message for severity in order for r in self.remarks if r.severity == severity)
