"""What passes in and out of a project's index."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from contentgen.model import Frozen, Passage

OriginKind = Literal["file", "address", "service"]
State = Literal["added", "changed", "moved", "unchanged", "known", "dropped", "partly", "failed"]

#: what each state means to the user, in the order in which a summary names them
STATES: dict[State, str] = {
    "added": "added",
    "changed": "changed and read again",
    "moved": "found under a new name",
    "unchanged": "as before",
    "known": "already there from elsewhere",
    "dropped": "no longer there",
    "partly": "notes on what was left out",
    "failed": "not read",
}


class Origin(Frozen):
    """What was named: a file, an address, or a service with its topic. One origin may hold several documents.

    `place` is its key: the file's path (relative to the project where it lies within), the address, or
    `service: topic`. `label` is the name under which it is shown. `hash`, `size`, `mtime` and `seen` (when it was
    read, nanoseconds) tell whether a file is still what was read.
    """

    kind: OriginKind
    place: str
    label: str
    topic: str = ""
    hash: str = ""
    size: int | None = None
    mtime: int | None = None
    seen: int = 0


class Told(Frozen):
    """What became of a document or of a place that was to be read; `reason` says why it is not there, or not whole."""

    state: State
    location: str
    id: str = ""
    reason: str = ""


class Entry(Frozen):
    """A document as a list shows it."""

    id: str
    title: str
    year: int | None
    location: str
    origin: str
    kind: OriginKind
    adapter: str
    language: str
    licence: str
    reliability: str
    tags: tuple[str, ...]
    fetched: date
    passages: int


class Shown(Frozen):
    """A document with everything that the index holds of it."""

    entry: Entry
    csl: dict[str, Any]
    passages: tuple[Passage, ...]


class Match(Frozen):
    """A passage that a search found: how well, and which word of the query was met where.

    `score` is the sum of what its words and its meaning give, at most 1; where only words count, 1 for the best.
    """

    id: str
    document: str
    title: str
    location: str
    locator: str
    heading: str
    text: str
    score: float
    words: float
    meaning: float
    matched: dict[str, str]
    why: str
