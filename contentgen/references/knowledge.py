"""What the checks may know: the day, the table of venues, forms of DOIs, marks of placeholders, works at hand."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from pydantic import ConfigDict, Field

from contentgen.model import Frozen
from contentgen.references.known import Known
from contentgen.references.wording import words_of

_FILLERS = frozenset(
    {
        "the",
        "of",
        "on",
        "in",
        "and",
        "for",
        "ieee",
        "cvf",
        "acm",
        "proceedings",
        "proc",
        "conference",
        "conf",
        "annual",
        "adv",
        "advances",
    }
)
_NUMBERED = re.compile(r"\d+(?:st|nd|rd|th)?")


class Venue(Frozen):
    """A conference, journal, series or preprint server, with what its references must agree with.

    `dois` are beginnings of the DOIs of its papers; empty: it registers none; `None`: not known.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    name: str
    aliases: tuple[str, ...]
    kind: Literal["conference", "journal", "series", "preprint"] = "conference"
    whole: bool = False
    since: int
    until: int | None = None
    held: Literal["", "even", "odd"] = ""
    annual_since: int | None = None
    also: tuple[int, ...] = ()
    never: tuple[int, ...] = Field(default=(), alias="not")
    dois: tuple[str, ...] | None = None
    no_doi_since: int | None = None
    kin: tuple[str, ...] = ()
    source: str

    def beginnings(self, year: int | None) -> tuple[str, ...] | None:
        """How the DOIs of its papers of a year begin."""
        return () if self.no_doi_since and year and year >= self.no_doi_since else self.dois

    def took_place(self, year: int) -> bool:
        """Whether it was held in a year, as far as its rule says."""
        if year in self.also or (self.annual_since and year >= self.annual_since):
            return True
        odd = year % 2 == 1
        return year not in self.never and not (self.held == "even" and odd) and not (self.held == "odd" and not odd)


class Form(Frozen):
    """A pattern of DOIs or addresses with what it tells; see `facts/dois.toml` and `facts/addresses.toml`."""

    form: str
    venue: str = ""
    preprint: bool = False
    volume_zero: int = 0
    slack: int = 0
    letters: dict[str, str] = Field(default={})
    series: dict[str, str] = Field(default={})
    source: str


class Told(Frozen):
    """What a DOI or an address says about its work; empty or None where it says nothing."""

    venue: str = ""
    year: int | None = None
    slack: int = 0
    preprint: bool = False


class Marks(Frozen):
    """Texts and hosts that stand where real ones should."""

    authors: Mapping[str, tuple[str, ...]]
    titles: Mapping[str, tuple[str, ...]]
    venues: Mapping[str, tuple[str, ...]]
    hosts: Mapping[str, tuple[str, ...]]
    dois: Mapping[str, Any]


@dataclass(frozen=True)
class Knowledge:
    """What every check is given beside the entry. `known` are the works of the library and of the project."""

    today: date
    known: Known = field(default_factory=Known)

    @property
    def marks(self) -> Marks:
        """The placeholders."""
        return marks()


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files("contentgen.references") / "facts" / name).read_text("utf-8"))


@cache
def venues() -> tuple[Venue, ...]:
    """The table of venues."""
    return tuple(Venue.model_validate(each) for each in _read("venues.toml")["venue"])


@cache
def forms(name: Literal["dois", "addresses"]) -> tuple[Form, ...]:
    """The forms of DOIs, or of addresses."""
    return tuple(Form.model_validate(each) for each in _read(f"{name}.toml")["form"])


@cache
def marks() -> Marks:
    """The placeholders."""
    return Marks.model_validate(_read("marks.toml"))


@cache
def _aliases() -> tuple[tuple[tuple[str, ...], Venue], ...]:
    """Every alias as words, the longest first."""
    found = [(words_of(alias), venue) for venue in venues() for alias in venue.aliases]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


def venue_named(text: str) -> Venue | None:
    """The venue that a text names, or nothing. Workshops, tracks and companions are not the conference.

    >>> venue_named("Proceedings of the 38th International Conference on Machine Learning (ICML)").name
    'ICML'
    >>> venue_named("ICML Workshop on Forecasting")
    """
    words = words_of(text)
    if not words or {"workshop", "workshops", "companion", "adjunct"} & set(words):
        return None
    joined = f" {' '.join(words)} "
    bare = tuple(w for w in words if w not in _FILLERS and not _NUMBERED.fullmatch(w))
    for alias, venue in _aliases():
        if alias in (bare, words) or (len(alias) == 1 and not venue.whole and _bracketed(alias[0], text)):
            return venue
    for alias, venue in _aliases():
        if len(alias) > 1 and not venue.whole and re.search(rf" {' '.join(alias)} (?!(?:and|applications) )", joined):
            return venue
    return next((venue for alias, venue in _aliases() if _abbreviates(bare, alias)), None)


def _abbreviates(bare: tuple[str, ...], alias: tuple[str, ...]) -> bool:
    """Whether words are the beginnings of a name's words, as in `Int. Conf. Mach. Learn.`."""
    names = [word for word in alias if word not in _FILLERS]
    begun = len(bare) == len(names) >= 3 and all(name.startswith(word) for word, name in zip(bare, names, strict=True))
    return begun and all(len(word) > 1 for word in bare)


def akin(one: str, other: str) -> bool:
    """Whether papers of one venue are also cited under the other's name."""
    kin = {venue.name: venue.kin for venue in venues()}
    return one == other or one in kin.get(other, ()) or other in kin.get(one, ())


def _bracketed(acronym: str, text: str) -> bool:
    """Whether an acronym stands in brackets, with a year at most, or leads the name."""
    return bool(re.search(rf"(?:\(|^){acronym}(?:[\s'’-]*\d{{2,4}})?(?:\)|$|[,:;]|\s@)", text.strip(), re.IGNORECASE))


def told_by(doi: str) -> Told:
    """What a DOI says by its form.

    >>> told_by("10.1609/AAAI.V36I11.21484")
    Told(venue='AAAI', year=2022, slack=0, preprint=False)
    """
    return _told("dois", doi.lower())


def told_by_address(url: str) -> Told:
    """What an address says by its form.

    >>> told_by_address("https://proceedings.mlr.press/v139/liu21g.html").year
    2021
    """
    return _told("addresses", re.sub(r"^https?://(?:www\.)?", "", url.strip().lower()))


def _told(kind: Literal["dois", "addresses"], text: str) -> Told:
    for form in forms(kind):
        found = re.search(form.form, text)
        if found:
            return _read_off(form, found.groupdict())
    return Told()


def _read_off(form: Form, parts: Mapping[str, str]) -> Told:
    name, _, number = form.series.get(parts.get("number", ""), "").partition(" ")
    said = parts.get("venue", "")
    named = venue_named("Findings of ACL" if said == "findings" else said)
    venue = form.venue or name or form.letters.get(parts.get("letter", ""), "") or (named.name if named else "")
    year = int(number) if number else _year_of(form, parts)
    return Told(venue=venue, year=year, slack=form.slack, preprint=form.preprint)


def _year_of(form: Form, parts: Mapping[str, str]) -> int | None:
    """The year, however the form writes it."""
    if parts.get("year"):
        return int(parts["year"])
    if parts.get("year3"):
        return 2000 + int(parts["year3"])
    if parts.get("yymm"):
        return 2000 + int(parts["yymm"][:2])
    if parts.get("yy"):
        return (1900 if int(parts["yy"]) > 50 else 2000) + int(parts["yy"])
    return form.volume_zero + int(parts["volume"]) if parts.get("volume") and form.volume_zero else None
