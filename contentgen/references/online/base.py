"""What a registry is: where works are recorded, and two questions to it, by number and by title.

A new registry is one file with a `Registry` value and one line in `REGISTRIES`. What it sends that is not of its
documented form ends in `MalformedError` or a parser's own error; both become one typed failure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from contentgen.model import Frozen
from contentgen.references.entry import Entry
from contentgen.web import Ask, Reply

NoticeKind = Literal["retracted", "withdrawn", "concern", "correction", "version"]
Get = Callable[[Ask], Reply]


class Notice(Frozen):
    """What a registry says about a work after it appeared: in which work and when, as far as it names them."""

    kind: NoticeKind
    said: str
    doi: str = ""
    on: date | None = None


class Record(Frozen):
    """A work as a registry has it: its fields as an entry, its notices, and the newest version where it counts them."""

    registry: str
    entry: Entry
    notices: tuple[Notice, ...] = ()
    version: int = 0
    updated: date | None = None


class Question(Frozen):
    """What a registry is asked: about this entry, at this address, with this key, on behalf of this contact."""

    entry: Entry
    home: str
    key: str = ""
    contact: str = ""
    limit: int = 5


@dataclass(frozen=True)
class Registry:
    """A registry with its terms. A number that it should have and has not is `None`; titles bring candidates.

    `by_number` is absent where it knows no numbers, `by_title` where it cannot search.
    """

    name: str
    what: str
    home: str
    has_number: Callable[[Entry], bool]
    by_number: Callable[[Question, Get], Record | None] | None
    by_title: Callable[[Question, Get], tuple[Record, ...]] | None
    interval: float


def day_of(parts: Sequence[int]) -> date | None:
    """The day of year, month and day; without month or day the first; none where they are no date."""
    try:
        return date(*[*parts, 1, 1][: max(3, len(parts))]) if parts else None
    except (ValueError, TypeError):
        return None


def no_number(entry: Entry) -> bool:  # noqa: ARG001 - the form of `has_number`
    """For a registry that is not asked by number."""
    return False
