"""A DOI's syntax: a prefix that can have been given out, a suffix, nothing glued to its end.

Source: DOI Handbook, numbering (https://www.doi.org/the-identifier/resources/handbook/2_numbering).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentgen.references.checks.base import Check
from contentgen.references.entry import Entry, Remark
from contentgen.references.knowledge import Knowledge

_FORM = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_PREFIX = re.compile(r"10\.[^/\s]*")
_JUNK = re.compile(r"[.,;:)\]}\"'>]+$|\.(?:pdf|html?|full|abstract)$|[?#].*$", re.IGNORECASE)
_ONE_DIGIT = re.compile(r"10\.\d?(\d)\1{3,}\d?")
_REAL = frozenset({"10.1111", "10.5555", "10.11111"})


def look(entry: Entry, knowledge: Knowledge) -> Iterator[Remark]:
    """Remarks on the DOI, if there is one."""
    doi = entry.doi
    if not doi:
        return
    found = _PREFIX.match(doi)
    prefix = found.group().lower() if found else ""
    if prefix in knowledge.marks.dois["prefixes"]:
        yield DOI_FORM.remark(
            "doi-placeholder", f"DOI {doi}: {prefix} stands in manuals as an example, no publisher has it", "doi"
        )
        return
    if not _FORM.fullmatch(doi):
        yield DOI_FORM.remark("doi-form", f"DOI {doi}: not of the form 10.NNNN/suffix", "doi")
        return
    if _JUNK.search(doi) and not _balanced(doi):
        yield DOI_FORM.remark("doi-junk", f"DOI {doi}: ends in what is hardly part of it", "doi")
    number = int(prefix[3:].partition(".")[0])
    if number > int(knowledge.marks.dois["highest"]):
        yield DOI_FORM.remark(
            "doi-prefix-high", f"DOI {doi}: no prefix as high as {prefix} is known to be given out", "doi"
        )
    elif _ONE_DIGIT.fullmatch(prefix) and prefix not in _REAL:
        yield DOI_FORM.remark(
            "doi-prefix-digits", f"DOI {doi}: the prefix {prefix} repeats one digit, as made-up ones do", "doi"
        )
    if prefix == "10.5555":
        yield DOI_FORM.remark(
            "doi-unregistered", f"DOI {doi}: 10.5555 is a number within the ACM library that no resolver knows", "doi"
        )


def _balanced(doi: str) -> bool:
    """Whether a bracket at the end was opened within the DOI, as in old Elsevier numbers."""
    return any(doi.endswith(close) and doi.count(open_) == doi.count(close) for open_, close in ("()", "[]", "<>"))


DOI_FORM = Check(
    name="doi-form",
    what="the DOI has a prefix that can have been given out, a suffix, and nothing behind it",
    codes={
        "doi-placeholder": "bad",
        "doi-form": "bad",
        "doi-junk": "doubtful",
        "doi-prefix-high": "bad",
        "doi-prefix-digits": "doubtful",
        "doi-unregistered": "note",
    },
    look=look,
)
