"""What can be cited: sources with their passages, and the text that an author brings. `contentgen.model` hands these on."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

EvidenceKind = Literal["fact", "definition", "mechanism", "how-to", "counter-evidence", "author-statement"]
#: the adapter of what the author brings: attributed, never an independent source
AUTHOR = "author"


class Frozen(BaseModel):
    """A value: equal by content, never changed, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Snippet(Frozen):
    """Code as a document has it; `language` is empty where the document does not say."""

    language: str = ""
    text: str


class Passage(Frozen):
    """A piece of a source with its place in it.

    `verbatim` says whether `text` is the source's own text or our note of it. The remaining fields are editorial:
    a curated library fills them, a file leaves them empty. `code` is what stands under it in the document.
    """

    id: str
    text: str
    locator: str
    verbatim: bool
    heading: str = ""
    kind: EvidenceKind = "fact"
    statement: str = ""
    attributed: str = ""
    short: str = ""
    advice: str = ""
    question: str = ""
    weight: int = 3
    contrasts: tuple[str, ...] = ()
    second_hand: bool = False
    code: Snippet | None = None


class Source(Frozen):
    """A document that an adapter returned: its CSL-JSON, its passages, where it came from, the works that it links to."""

    id: str
    csl: dict[str, Any]
    adapter: str
    location: str
    passages: tuple[Passage, ...]
    fetched: date
    licence: str = ""
    reliability: str = ""
    caveat: str = ""
    language: str = "en"
    tags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()

    @property
    def by_author(self) -> bool:
        """Whether this is what the author brought."""
        return self.adapter == AUTHOR

    @property
    def first_author(self) -> str:
        """The first author in full; `the author` where none is known."""
        first: dict[str, str] = next(iter(self.csl.get("author") or ()), {})
        return " ".join(first[key] for key in ("given", "family", "literal") if first.get(key)) or "the author"


class SourceFailure(Frozen):
    """A source that could not be used, and why."""

    location: str
    reason: str


class Base(Frozen):
    """What the author brings, each citable sentence a passage; `text` is the whole of it where it is kept as it is."""

    source: Source
    sha256: str
    text: str = ""
    failures: tuple[SourceFailure, ...] = ()

    @property
    def title(self) -> str:
        """The text's own title, else its file's name."""
        return str(self.source.csl.get("title", self.source.id))
