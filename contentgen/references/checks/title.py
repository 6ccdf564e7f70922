"""A title that is one: no placeholder, no word twice in a row, not the words of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentgen.references.checks.base import Check
from contentgen.references.entry import Entry, Remark
from contentgen.references.knowledge import Knowledge
from contentgen.references.wording import words_of

_DANGLING = frozenset({"the", "a", "an", "of", "for", "and", "or", "via", "new", "improved", "advanced", "novel"})
_TWICE = re.compile(r"(?<![\w-])([^\W\d_]{3,})\s+\1(?![\w-])", re.IGNORECASE)
_MOST_CAPITALS = 0.8
_PROUD = re.compile(r"\b(?:new|improved|advanced|novel) (?:for|to|in|by|via|of|on|from|under)\b", re.IGNORECASE)


def look(entry: Entry, knowledge: Knowledge) -> Iterator[Remark]:
    """Remarks on the title, if there is one."""
    words = words_of(entry.title)
    if not words:
        return
    said = " ".join(words)
    if (
        any(f" {phrase} " in f" {said} " for phrase in knowledge.marks.titles["phrases"] if " " in phrase)
        or said in knowledge.marks.titles["phrases"]
    ):
        yield TITLE.remark("title-placeholder", f"title “{entry.title}” is a form that was not filled in", "title")
    if twice := _TWICE.search(entry.title):
        yield TITLE.remark("title-stutter", f"title: “{twice.group()}”", "title")
    letters = [c for c in entry.title if c.isalpha()]
    if len(letters) > 20 and sum(c.isupper() for c in letters) / len(letters) > _MOST_CAPITALS:
        yield TITLE.remark("title-capitals", "title in capitals", "title")
    if len(words) > 2 and words[-1] in _DANGLING:
        yield TITLE.remark("title-dangling", f"the title ends in “{words[-1]}”", "title")
    elif broken := _PROUD.search(entry.title):
        yield TITLE.remark("title-broken", f"title: “{broken.group()}” is not English", "title")


TITLE = Check(
    name="title",
    what="the title is one, not a form or a broken sentence",
    codes={
        "title-placeholder": "bad",
        "title-stutter": "note",
        "title-capitals": "note",
        "title-dangling": "note",
        "title-broken": "note",
    },
    look=look,
)
