"""Works that are at hand and known to be real: the built-in library, and what a project keeps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from contentgen.references.entry import Entry
from contentgen.references.making import from_csl
from contentgen.references.wording import likeness, name_key, words_of

#: titles are nearly one from this share of like letters on; words of so many letters and fewer do not find a title
LIKE = 0.8
LEAST_LETTERS = 3


@dataclass(frozen=True)
class Known:
    """Entries by what a work is known by: its title as letters, its DOI, its arXiv number."""

    titles: dict[str, Entry] = field(default_factory=dict)
    dois: dict[str, Entry] = field(default_factory=dict)
    arxiv: dict[str, Entry] = field(default_factory=dict)
    by_word: dict[str, list[Entry]] = field(default_factory=dict)

    def by_title(self, title: str) -> Entry | None:
        """The work of this title; titles of three words and less name too many."""
        return self.titles.get(title_key(title))

    def by_likeness(self, entry: Entry) -> Entry | None:
        """The work with nearly this title, most of its authors, and about its year: not a sequel of it."""
        words = set(words_of(entry.title))
        works = {id(work): work for word in words for work in self.by_word.get(word, ())}
        shared = Counter(id(work) for word in words for work in self.by_word.get(word, ()))
        near = (works[number] for number, count in shared.most_common(3) if count >= 2)
        return next((work for work in near if _nearly(entry, work)), None)

    def by_number(self, entry: Entry) -> Entry | None:
        """The work that has the entry's DOI or arXiv number."""
        return self.dois.get(entry.doi.lower()) or self.arxiv.get(entry.arxiv)


def _nearly(entry: Entry, work: Entry) -> bool:
    mine, real = {name_key(a) for a in entry.authors}, {name_key(a) for a in work.authors}
    numbers = [set(re.findall(r"\d+|\b[IVX]+\b", each.title)) for each in (entry, work)]
    return (
        likeness(entry.title, work.title) >= LIKE
        and numbers[0] == numbers[1]
        and 2 * len(mine & real) > len(real)
        and abs((entry.year or 0) - (work.year or 0)) <= 1
    )


def title_key(title: str) -> str:
    """The letters of a title; empty where it is too short to name one work."""
    words = words_of(title)
    return "".join(words) if len(words) > 3 or sum(map(len, words)) > 20 else ""


def known_from(entries: Iterable[Entry]) -> Known:
    """The works by their marks; the first of each mark counts."""
    known = Known()
    for entry in entries:
        if key := title_key(entry.title):
            known.titles.setdefault(key, entry)
        if entry.doi:
            known.dois.setdefault(entry.doi.lower(), entry)
        if entry.arxiv:
            known.arxiv.setdefault(entry.arxiv, entry)
        for word in {word for word in words_of(entry.title) if len(word) > LEAST_LETTERS}:
            known.by_word.setdefault(word, []).append(entry)
    return known


def works_at_hand(index: Path | None) -> Known:
    """The works of the library, and those of the project's index where there is one. The index is only read."""
    from datetime import date

    from contentgen.sources import LibraryAdapter
    from contentgen.sources.base import Query

    library = LibraryAdapter().find(Query(topic="", today=date.min)).sources
    entries = [from_csl(source.csl, key=source.id) for source in library]
    return known_from([*entries, *(_kept(index) if index and index.is_file() else ())])


def _kept(index: Path) -> list[Entry]:
    """What came into the project from services with records of their own: a user's file proves no work."""
    from contentgen.sources.project import open_index

    with open_index(index) as kept:
        return [from_csl(csl, key=name) for name, csl in kept.citations("service")]
