"""Which places of a source a text cites: the pages, headings or lines that stand behind its entry in a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from contentgen.citations.credit import is_note_on
from contentgen.model import Evidence
from contentgen.outcome import Reference

_PAGE = re.compile(r"pp?\. (?P<page>\S.*)")
_COUNTED = re.compile(r"(?:(?P<heading>.+), )?(?P<what>paragraph|line|row) (?P<number>\d+)")
_ABSTRACT = re.compile(r".+, abstract")
#: a bibliography's note is about the work, and no part of it
_NOTE_ON_IT = "a note on it"
_DIGITS = re.compile(r"\d+")


def places(items: Sequence[Evidence]) -> tuple[str, ...]:
    """The places of one source's items, each once: pages first and in their order, then the others as they are used.

    An item of a document of the user or of a page is located by page, heading, paragraph or line; one that rests on our
    note has the place of the note.

    >>> at = lambda place: Evidence(id="E1", source_id="s", passage_id="s/1", claim="x", quote="x", locator=place)
    >>> places([at("p. 7"), at("p. 4"), at("Results, paragraph 2"), at("Results, paragraph 3")])
    ('pp. 4, 7', 'section “Results”')
    """
    found: dict[str, list[str]] = {"p.": []}
    noted: list[str] = []
    for item in items:
        if not item.quote:
            noted += item.locator.split("; ")
            continue
        kind, place = ("", _NOTE_ON_IT) if is_note_on(item) else _read(item.locator)
        if place and place not in found.setdefault(kind, []):
            found[kind].append(place)
    found["p."].sort(key=lambda page: [int(number) for number in _DIGITS.findall(page)])
    return (*(text for kind, each in found.items() for text in _worded(kind, each)), *_shared(noted))


def with_places(
    references: Iterable[Reference], cited: Iterable[str], ledger: Mapping[str, Evidence]
) -> tuple[Reference, ...]:
    """The references with the places that these ids of evidence cite; a source that none of them cites has none."""
    items = [ledger[each] for each in dict.fromkeys(cited)]
    return tuple(
        _placed(reference, [e for e in items if e.source_id == reference.source_id]) for reference in references
    )


def _placed(reference: Reference, items: Sequence[Evidence]) -> Reference:
    noted = bool(items) and not any(item.quote for item in items)
    return reference.model_copy(update={"places": places(items), "noted": noted})


def _read(locator: str) -> tuple[str, str]:
    """What kind of place a locator of a verbatim passage names, and which."""
    if page := _PAGE.fullmatch(locator):
        return "p.", page["page"]
    if counted := _COUNTED.fullmatch(locator):
        return ("section", f"“{counted['heading']}”") if counted["heading"] else (counted["what"], counted["number"])
    if _ABSTRACT.fullmatch(locator):
        return "", "abstract"
    return "", locator


def _shared(noted: Sequence[str]) -> list[str]:
    """Places of notes, each once; so does what several share behind a comma: `Article 12, Article 19 (as of 2026)`."""
    groups: dict[str, list[str]] = {}
    for place in filter(None, dict.fromkeys(noted)):
        head, _, tail = place.partition(", ")
        groups.setdefault(tail, []).append(head)
    return [text for tail, heads in groups.items() for text in _group(heads, tail)]


def _group(heads: Sequence[str], tail: str) -> Sequence[str]:
    if not tail:
        return heads
    return [f"{heads[0]}, {tail}"] if len(heads) == 1 else [f"{', '.join(heads)} ({tail})"]


def _worded(kind: str, each: Sequence[str]) -> Sequence[str]:
    if not kind or not each:
        return each
    several = len(each) > 1 or (kind == "p." and bool(re.match(r"\d+[-–]\d", each[0])))
    name = {"p.": "pp."}.get(kind, f"{kind}s") if several else kind
    return [f"{name} {', '.join(each)}"]
