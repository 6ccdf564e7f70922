"""An entry against a record of the work: which fields differ, how much, in words."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

from contentgen.model import Frozen
from contentgen.references.entry import Author, Entry
from contentgen.references.knowledge import Venue, akin, venue_named
from contentgen.references.wording import initial, likeness, name_key, same_title, words_of

DifferingField = Literal["title", "author", "year", "venue", "doi"]
#: titles of one work differ by less, in its own letters, where somebody mistyped
_TYPO = 0.95
#: so many years after its preprint a paper may still appear
_YEARS_TO_PRINT = 3


class Difference(Frozen):
    """One field that differs. `slight` is what honest references of one work differ by."""

    field: DifferingField
    slight: bool
    said: str


def differences(entry: Entry, record: Entry) -> tuple[Difference, ...]:
    """What the entry says otherwise than the record. What either leaves out is no difference."""
    return tuple(each for part in (_title, _authors, _year, _venue, _doi) for each in part(entry, record))


def _title(entry: Entry, record: Entry) -> Iterator[Difference]:
    if entry.title and record.title and not same_title(entry.title, record.title):
        slight = likeness(entry.title, record.title) >= _TYPO and not _other_word(entry.title, record.title)
        yield Difference(field="title", slight=slight, said=f"the work is called “{record.title}”")


def _other_word(one: str, other: str) -> bool:
    """Whether a whole word was put for another, and not a letter mistyped."""
    a, b = words_of(one), words_of(other)
    for kind, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind != "equal" and likeness(" ".join(a[i:j]), " ".join(b[k:m])) < 0.8:
            return True
    return False


def _authors(entry: Entry, record: Entry) -> Iterator[Difference]:
    said, real = entry.authors, record.authors
    if not said or not real:
        return
    keys, names = [name_key(a) for a in said], [name_key(a) for a in real]
    if not _people(said) or not _people(real):
        return
    strangers = [str(a) for a, key in zip(said, keys, strict=True) if not _among(key, a, real)]
    left_out = [str(a) for a, key in zip(real, names, strict=True) if not _among(key, a, said)]
    shown = ", ".join(str(a) for a in real[:3]) + (" and others" if len(real) > 3 or record.others else "")
    if strangers and not (record.others and keys[0] == names[0]):
        yield Difference(field="author", slight=False, said=f"not by {strangers[0]}: the authors are {shown}")
    elif left_out and not entry.others:
        yield Difference(field="author", slight=False, said=f"{left_out[0]} is missing among the authors")
    elif entry.others and keys[0] != names[0]:
        yield Difference(field="author", slight=False, said=f"the first author is {real[0]}")
    elif [key for key in keys if key in names] != [name for name in names if name in keys]:
        yield Difference(field="author", slight=True, said=f"the authors stand in another order: {shown}")


def _people(authors: tuple[Author, ...]) -> bool:
    """Whether any author is a person with parts; an organisation is written in many ways."""
    return any(author.given for author in authors)


def _among(key: str, author: Author, others: tuple[Author, ...]) -> bool:
    """Whether a name is in a list: by its family name, or with family and given name changed round."""
    if any(name_key(other) == key and _fit(author, other) for other in others):
        return True
    turned = set(words_of(str(author)))
    return any(turned == set(words_of(str(other))) for other in others)


def _fit(one: Author, other: Author) -> bool:
    """Whether two given names may be one person's: they begin alike, or one is not given, or a middle name leads."""
    a, b = initial(one), initial(other)
    return (
        not a
        or not b
        or a == b
        or a in {w[0] for w in words_of(other.given)}
        or b in {w[0] for w in words_of(one.given)}
    )


def _year(entry: Entry, record: Entry) -> Iterator[Difference]:
    if not entry.year or not record.year or entry.year == record.year:
        return
    yield Difference(field="year", slight=_near(entry, record), said=f"of {record.year}, not {entry.year}")


def _near(entry: Entry, record: Entry) -> bool:
    """Whether two years fit one work: a preprint is older than the paper, a journal prints a year later."""
    later = (entry.year or 0) - (record.year or 0)
    mine, real = venue_named(entry.venue), venue_named(record.venue)
    if _preprint(mine) != _preprint(real) and (record.venue or entry.venue):
        later = -later if _preprint(mine) else later
        return -1 <= later <= _YEARS_TO_PRINT
    known = mine is not None and real is not None
    return abs(later) == 1 and (not known or (mine is not None and mine.kind == "journal"))


def _venue(entry: Entry, record: Entry) -> Iterator[Difference]:
    if not entry.venue or not record.venue or _same_place(entry.venue, record.venue):
        return
    if record.publisher and _same_place(entry.venue, record.publisher):
        return  # a written entry does not say which of two names is the publisher's
    mine, real = venue_named(entry.venue), venue_named(record.venue)
    slight = _preprint(mine) or _preprint(real) or _within(mine, real)
    yield Difference(field="venue", slight=slight, said=f"appeared in {record.venue}, not in {entry.venue}")


def _preprint(venue: Venue | None) -> bool:
    return venue is not None and venue.kind == "preprint"


def _within(mine: Venue | None, real: Venue | None) -> bool:
    """Whether one is the series in which the other appears, or cannot be told apart by what is known."""
    return "series" in {venue.kind for venue in (mine, real) if venue}


def _same_place(one: str, other: str) -> bool:
    mine, real = venue_named(one), venue_named(other)
    if mine and real:
        return akin(mine.name, real.name)
    a, b = set(words_of(one)), set(words_of(other))
    small = min(len(a), len(b)) or 1
    return len(a & b) / small >= 0.6 or _initials(one, other) or _initials(other, one) or _abbreviated(one, other)


def _initials(short: str, long: str) -> bool:
    """Whether a venue is the other's initials."""
    letters = "".join(w[0] for w in words_of(long) if w not in ("of", "the", "on", "and", "for", "in"))
    acronym = "".join(words_of(short))
    return len(acronym) > 2 and acronym in letters


def _abbreviated(one: str, other: str) -> bool:
    """Whether each word of the shorter one begins a word of the other, in order: `Mach. Learn.`."""
    short, long = sorted((words_of(one), words_of(other)), key=lambda words: sum(map(len, words)))
    rest = iter(long)
    return bool(short) and all(any(word.startswith(part) for word in rest) for part in short)


def _doi(entry: Entry, record: Entry) -> Iterator[Difference]:
    if entry.doi and record.doi and entry.doi.lower() != record.doi.lower():
        preprint = any(d.lower().startswith(("10.48550/", "10.1101/", "10.64898/")) for d in (entry.doi, record.doi))
        yield Difference(field="doi", slight=preprint, said=f"its DOI is {record.doi}, not {entry.doi}")
    elif entry.arxiv and record.arxiv and entry.arxiv.lower() != record.arxiv.lower():
        yield Difference(field="doi", slight=False, said=f"its arXiv number is {record.arxiv}, not {entry.arxiv}")
