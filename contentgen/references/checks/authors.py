"""Authors that are people: no placeholder, no name twice. A list that ends in `et al.` is how many styles print it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from contentgen.references.checks.base import Check
from contentgen.references.entry import Entry, Remark
from contentgen.references.knowledge import Knowledge
from contentgen.references.wording import name_key, words_of

_ALIKE = 3  # so many authors of one family name, and no other, are a family or made up


def look(entry: Entry, knowledge: Knowledge) -> Iterator[Remark]:
    """Remarks on the authors, if there are any."""
    marks = knowledge.marks.authors
    names = [" ".join(words_of(str(author))) for author in entry.authors]
    made_up = [str(a) for a, name in zip(entry.authors, names, strict=True) if name in marks["names"]]
    if made_up:
        yield AUTHORS.remark("authors-placeholder", f"author {made_up[0]} is a placeholder", "author")
    elif any(name in marks["nameless"] for name in names):
        yield AUTHORS.remark("authors-nameless", "the author is not named", "author")
    whole = [name for a, name in zip(entry.authors, names, strict=True) if len(a.given.strip(". ")) > 1]
    twice = [name for name, count in Counter(whole).items() if count > 1 and name]
    if twice:
        yield AUTHORS.remark("authors-repeated", f"author {twice[0].title()} is named twice", "author")
    if any(_several(author.given) for author in entry.authors):
        yield AUTHORS.remark("authors-form", "the authors are parted by commas; a list parts them by “and”", "author")
    families = {name_key(author) for author in entry.authors}
    if len(families) == 1 and len(names) >= _ALIKE and not twice:
        yield AUTHORS.remark(
            "authors-alike", f"all {len(names)} authors are called {entry.authors[0].family}", "author"
        )


def _several(given: str) -> bool:
    """Whether a given name holds further people: BibTeX reads `A B, C D, E F` as one name."""
    return any(len(part.split()) > 1 for part in given.split(",")[1:])


AUTHORS = Check(
    name="authors",
    what="the authors are people, each named once",
    codes={
        "authors-placeholder": "bad",
        "authors-nameless": "doubtful",
        "authors-repeated": "doubtful",
        "authors-form": "note",
        "authors-alike": "note",
    },
    look=look,
)
