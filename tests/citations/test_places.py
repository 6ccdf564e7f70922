"""Behind each entry of a list stand the pages and headings that were cited, and nothing that a source smuggles in."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from contentgen.citations import places, render_references, said_by, to_bibtex, to_csl, with_places
from contentgen.model import Evidence
from contentgen.sources.base import Limits, RawFile
from contentgen.sources.bibtex import read as read_bibtex
from contentgen.sources.csl_json import read as read_csl
from tests.material import item, source


def quoted(*locators: str) -> list[Evidence]:
    return [item(n, locator=locator, quote="Traces join spans.") for n, locator in enumerate(locators, 1)]


@pytest.mark.parametrize(
    ("locators", "shown"),
    [
        (["p. 3"], ("p. 3",)),
        (["p. 12", "p. 4", "p. 12"], ("pp. 4, 12",)),
        (["pp. 4-5"], ("pp. 4-5",)),
        (["p. 1205 (PDF page 3)", "p. 98"], ("pp. 98, 1205 (PDF page 3)",)),
        (["Results, paragraph 2"], ("section “Results”",)),
        (["Results, paragraph 2", "Results, paragraph 9"], ("section “Results”",)),
        (["Results > Costs, paragraph 1", "Limits, paragraph 3"], ("sections “Results > Costs”, “Limits”",)),
        (["Cost, time, paragraph 7, paragraph 3"], ("section “Cost, time, paragraph 7”",)),
        (["paragraph 4", "paragraph 1"], ("paragraphs 4, 1",)),
        (["line 9"], ("line 9",)),
        (["Results, paragraph 1", "p. 3"], ("p. 3", "section “Results”")),
        (["byron2024, abstract", "byron2024, note"], ("abstract", "a note on it")),
        (["abstract"], ("abstract",)),
        (["row 4", "row 9"], ("rows 4, 9",)),
        (["feed entry"], ("feed entry",)),
        ([""], ()),
    ],
)
def test_what_was_read_is_located_by_page_heading_or_line(locators: Sequence[str], shown: tuple[str, ...]) -> None:
    assert places(quoted(*locators)) == shown


@pytest.mark.parametrize(
    ("locators", "shown"),
    [
        (["Abstract", "Abstract"], ("Abstract",)),
        (["Abstract; Table 2", "Table 2"], ("Abstract", "Table 2")),
        (["Article 12, as of 2026"], ("Article 12, as of 2026",)),
        (["Article 12, as of 2026", "Recital 4", "Article 19, as of 2026"], ("Article 12, Article 19 (as of 2026)", "Recital 4")),
    ],
)  # fmt: skip
def test_a_note_has_the_place_that_it_was_made_from(locators: Sequence[str], shown: tuple[str, ...]) -> None:
    items = [item(n, locator=locator) for n, locator in enumerate(locators, 1)]
    assert places(items) == shown


@given(st.lists(st.integers(1, 900), min_size=1, max_size=12))
def test_pages_are_in_order_and_each_once(pages: list[int]) -> None:
    (shown,) = places(quoted(*(f"p. {page}" for page in pages)))
    assert [int(number) for number in re.findall(r"\d+", shown)] == sorted(set(pages))


def test_a_reference_has_the_places_of_its_own_source_and_says_when_they_are_of_notes() -> None:
    ledger = {
        "E1": item(1, source_id="a", locator="p. 3", quote="q"),
        "E2": item(2, source_id="b", locator="Abstract"),
        "E3": item(3, source_id="a", locator="p. 9", quote="q"),
    }
    listed = render_references((source(id="a"), source(id="b"), source(id="c")))
    one, two, three = with_places(listed, ["E2", "E1", "E1"], ledger)
    assert (one.places, one.noted) == (("p. 3",), False)
    assert (two.places, two.noted) == (("Abstract",), True)
    assert (three.places, three.noted) == ((), False)
    assert [r.model_copy(update={"places": (), "noted": False}) for r in (one, two, three)] == list(listed)


def test_bibtex_keeps_the_pages_of_the_work_apart_from_those_cited() -> None:
    text = to_bibtex((source(page="1200-1215"), source(id="b")), {"s1": ("p. 1204", "section “{Odd} {”")})
    entries = parse_string(text, "bibtex").entries
    assert entries["s1"].fields["pages"] == "1200--1215"
    assert entries["s1"].fields["note"] == "Cited: p. 1204; section “Odd ”"
    assert "note" not in entries["b"].fields


def test_csl_json_keeps_the_item_pure() -> None:
    record = source(page="1-9", custom={"authors_truncated": True})
    plain, cited = to_csl(record), to_csl(record, ("p. 3",))
    assert cited["custom"] == {"authors_truncated": True, "cited": ["p. 3"]}
    assert {**cited, "custom": plain["custom"]} == plain
    assert list(cited) == list(plain)


def test_our_own_exports_read_back_bring_no_evidence_along() -> None:
    long = ("section “What a sentence of seven words looks like.”",)
    bib = RawFile(location="r.bib", data=to_bibtex((source(),), {"s1": long}).encode())
    csl = RawFile(location="r.json", data=json.dumps([to_csl(source(), long)]).encode())
    for reading in (read_bibtex(bib, Limits()), read_csl(csl, Limits())):
        assert isinstance(reading, tuple)
        assert [document.blocks for document in reading] == [()]


@pytest.mark.parametrize(
    ("place", "named"), [("byron2024, note", "a note on “On Traces”"), ("byron2024, abstract", "Li")]
)
def test_a_note_in_a_bibliography_is_never_said_by_the_authors_of_the_work(place: str, named: str) -> None:
    assert said_by(item(1, locator=place, quote="Traces join spans."), source()) == named
