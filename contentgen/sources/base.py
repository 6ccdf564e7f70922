"""What a source adapter is: a name and one way to find sources; every result is typed, failures included.

A new adapter is one file with a class that satisfies `Adapter` and one line in `contentgen.sources.SOURCES`.
A new file format is one file with a `read` function and one line in `contentgen.sources.files.FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from contentgen.model import Frozen, Snippet, Source, SourceFailure


class Limits(Frozen):
    """How much is read. What lies beyond a limit is reported as a failure, never dropped in silence."""

    max_bytes: int = 50_000_000
    max_files: int = 2_000
    max_pages: int = 2_000
    max_characters: int = 5_000_000
    min_words: int = 6
    max_words: int = 60
    max_sentence_characters: int = 1_000


class Query(Frozen):
    """What is asked of an adapter: the topic, the places the user named and the date of the run."""

    topic: str
    locations: tuple[str, ...] = ()
    today: date


class Found(Frozen):
    """What an adapter brought back: sources, and what could not be used and why."""

    sources: tuple[Source, ...] = ()
    failures: tuple[SourceFailure, ...] = ()


class Adapter(Protocol):
    """A place where sources come from."""

    @property
    def name(self) -> str:
        """The adapter's name, as it stands in `Source.adapter`."""

    def find(self, query: Query) -> Found:
        """Return the sources for a query; what cannot be read is a failure in the result, no exception."""


# --- what a file format returns, before it becomes a source ------------------------------------------------


class RawFile(Frozen):
    """A file's bytes and the name under which it is shown (relative to the path that the user gave)."""

    location: str
    data: bytes

    @property
    def stem(self) -> str:
        """The file's name without folder and suffix, made readable."""
        name = self.location.rsplit("/", 1)[-1]
        stem = name.rsplit(".", 1)[0] if "." in name.lstrip(".") else name
        return stem.replace("_", " ").replace("-", " ").strip() or name


class Block(Frozen):
    """A paragraph or list item of running text, and where it stands.

    `line` is the number of its first line where lines are the locator (plain text), else 0.
    `quoted` marks words that the document itself quotes from somebody else, `code` lists what it sets as
    code in it, and `snippet` is the block of code right under it.
    """

    text: str
    heading: str = ""
    locator: str = ""
    line: int = 0
    quoted: bool = False
    code: tuple[str, ...] = ()
    snippet: Snippet | None = None


class Document(Frozen):
    """One citable work in a file: a whole file, or one entry of a bibliography (then `key` is set).

    `trouble` says what of the file could not be read beside it. `hidden` is what its reader does not see, such as
    comments: never evidence, and looked at only for orders to a model. `links` are the addresses that it points at.
    """

    csl: dict[str, Any]
    blocks: tuple[Block, ...]
    key: str = ""
    language: str = "en"
    tags: tuple[str, ...] = ()
    trouble: str = ""
    hidden: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


Reading = tuple[Document, ...] | SourceFailure


class Result(Frozen):
    """Documents that the web brought, in the order of relevance or of asking, and what could not be used."""

    documents: tuple[Document, ...] = ()
    failures: tuple[SourceFailure, ...] = ()


@dataclass(frozen=True)
class Format:
    """A file format: its name, its suffixes (lower case, with the dot) and its reader."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[RawFile, Limits], Reading]


# What a parser of hostile input may throw besides its own errors. A bug of ours in the same call would be
# reported as an unreadable file; the report names the exception, so that it is seen.
PARSER_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)
