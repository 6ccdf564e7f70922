"""Whether the references of a list are real: read from any form, checked by themselves, and asked for where wished."""

from contentgen.references.assessing import assess, assess_list
from contentgen.references.checking import check_online
from contentgen.references.entry import Assessed, Author, Entry, Remark, Unreadable
from contentgen.references.knowledge import Knowledge
from contentgen.references.known import works_at_hand
from contentgen.references.reading import READ, entries_of, rows_of

__all__ = [
    "READ",
    "Assessed",
    "Author",
    "Entry",
    "Knowledge",
    "Remark",
    "Unreadable",
    "assess",
    "assess_list",
    "check_online",
    "entries_of",
    "rows_of",
    "works_at_hand",
]
