"""What a run rests on that has changed since: items with the sentences they touch and what to do about them."""

from __future__ import annotations

from datetime import date
from typing import Literal

from contentgen.model import Frozen

Kind = Literal[
    "dead link",
    "moved",
    "missing file",
    "passage gone",
    "passage changed",
    "source changed",
    "retracted",
    "concern",
    "corrected",
    "superseded",
    "stale figure",
    "unchecked",
]
#: how urgent it is; `info` asks for nothing, `unchecked` says that nothing is known
Severity = Literal["high", "medium", "low", "info", "unchecked"]
Action = Literal["replace link", "find source", "restore file", "re-word", "cut", "look", "none"]
SEVERITIES: tuple[Severity, ...] = ("high", "medium", "low", "info", "unchecked")
ROTTEN: tuple[Severity, ...] = SEVERITIES[:3]


class Place(Frozen):
    """A sentence or an address in a file of the run. `line` is 0 where the file does not hold it as it was made.

    `now` says of a sentence over a passage that changed whether it follows from the new wording.
    """

    file: str
    line: int
    text: str
    now: str = ""


class Patch(Frozen):
    """What to do: `old` gives way to `new` where both are known, else `said` tells what to look for."""

    action: Action
    said: str
    old: str = ""
    new: str = ""


class Item(Frozen):
    """One thing that is no longer as it was, or of which that cannot be said.

    `at` is the address or file that was looked at, `evidence` are the ids of the ledger that are concerned. `was` is the
    passage as it was cited, `now` as it stands there now; `words_gone` and `words_new` are what differs. `places` are
    the sentences that rest on it, `links` the lines in which its address stands.
    """

    kind: Kind
    severity: Severity
    source: str
    title: str
    at: str
    said: str
    patch: Patch
    evidence: tuple[str, ...] = ()
    was: str = ""
    now: str = ""
    words_gone: tuple[str, ...] = ()
    words_new: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    links: tuple[Place, ...] = ()


class Rot(Frozen):
    """The patch list of a run.

    Of what is cited, `compared` passages were looked for; `notes` are in our own words and `abstracts` stand in registries'
    records, and neither can be looked for on a page.
    `unreached` says that the web was asked and nothing at all answered, so that what it would have shown is unknown.
    """

    run: str
    made: date
    today: date
    sources: int
    sentences: int
    compared: int
    notes: int
    abstracts: int
    items: tuple[Item, ...]
    unreached: bool = False

    @property
    def rotten(self) -> tuple[Item, ...]:
        """What there is to patch, the most urgent first."""
        return tuple(item for item in self.items if item.severity in ROTTEN)

    @property
    def unchecked(self) -> tuple[Item, ...]:
        """What could not be checked: neither fine nor rotten."""
        return tuple(item for item in self.items if item.severity == "unchecked")

    @property
    def informational(self) -> tuple[Item, ...]:
        """What has changed without touching what is cited."""
        return tuple(item for item in self.items if item.severity == "info")


class RotLimits(Frozen):
    """From when on a passage counts as changed or a figure as stale.

    `same_sentence` is the least share of words in common, in order, with which a sentence is the passage, edited;
    `candidates` are so many sentences compared word by word. `stale_months` is how old a figure may be. `at_once` are
    so many sources looked at together.
    """

    same_sentence: float = 0.6
    candidates: int = 12
    stale_months: int = 24
    at_once: int = 4
