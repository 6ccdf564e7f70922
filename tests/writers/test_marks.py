"""Marked text from a model and back: nothing is lost, every mark finds its sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentgen.model import Block, Listing, Paragraph, Section, Sentence, Table
from contentgen.writers.full.marks import blocks, marked, marked_section, sentence, sentences, unmark

WORDS = st.lists(
    st.sampled_from(
        "traces spans labels arrive late keep one every GPT-4 OpenTelemetry's 92% 1,552 v1.42.0 fail silently".split()
    ),
    min_size=3,
    max_size=9,
)
IDS = st.lists(st.integers(1, 99).map("E{}".format), max_size=3, unique=True).map(tuple)


def _sentence(words: list[str], ids: tuple[str, ...], stop: str) -> Sentence:
    text = "The " + " ".join(words) + stop
    if ids:
        return Sentence(text=text, kind="claim", evidence=ids)
    return Sentence(text=text, kind="question" if stop == "?" else "opinion")


SENTENCES = st.builds(_sentence, WORDS, IDS, st.sampled_from(".?."))
CELLS = st.builds(lambda w, i: Sentence(text=" ".join(w), kind="claim" if i else "opinion", evidence=i), WORDS, IDS)
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=4).map(lambda s: Paragraph(sentences=tuple(s)))
LISTS = st.builds(
    lambda s, style: Listing(items=tuple(s), style=style),
    st.lists(SENTENCES, min_size=1, max_size=4),
    st.sampled_from(["bullet", "number", "check"]),
)
TABLES = st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=4).map(
    lambda rows: Table(columns=("One", "Other"), rows=tuple(rows))
)


@given(st.lists(st.one_of(PARAGRAPHS, LISTS, TABLES), min_size=1, max_size=4))
def test_what_is_rendered_is_read_back_the_same(parts: list[Block]) -> None:
    assert blocks(marked(parts)) == tuple(parts)


@given(st.lists(st.one_of(PARAGRAPHS, LISTS, TABLES), min_size=1, max_size=3))
def test_a_section_is_read_back_without_its_heading(parts: list[Block]) -> None:
    assert blocks(marked_section(Section(heading="Why it matters", blocks=tuple(parts)))) == tuple(parts)


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader_and_no_mark_survives_it(text: str) -> None:
    for block in blocks(text):
        assert "[E1]" not in block.model_dump_json()
    assert "[E1]" not in unmark(f"{text} [E1].")[0]


@pytest.mark.parametrize(
    ("text", "clean", "ids"),
    [
        ("It fell to 51% [E1].", "It fell to 51%.", ("E1",)),
        ("It fell to 51%. [E1]", "It fell to 51%.", ("E1",)),
        ("It fell to 51%.[E1][E2]", "It fell to 51%.", ("E1", "E2")),
        ("It fell to 51% [E1, E7].", "It fell to 51%.", ("E1", "E7")),
        ("It fell to 51% [E1; E7].", "It fell to 51%.", ("E1", "E7")),
        ("It fell [E1] to 51% [E1].", "It fell to 51%.", ("E1",)),
        ("It fell to 51% [E999].", "It fell to 51%.", ("E999",)),
        ("They said “it fell.” [E1]", "They said “it fell.”", ("E1",)),
    ],
)
def test_marks_are_taken_off_wherever_they_stand(text: str, clean: str, ids: tuple[str, ...]) -> None:
    (found,) = sentences(text)
    assert (found.text, found.evidence, found.kind) == (clean, ids, "claim")


def test_a_mark_behind_a_full_stop_belongs_to_the_sentence_before_it() -> None:
    first, second = sentences("One fell. [E1] Another rose [E2].")
    assert (first.evidence, second.evidence) == (("E1",), ("E2",))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Quiet is no proof [A].", "opinion"),
        ("Mask it first [A].", "instruction"),
        ("Who saw it?", "question"),
        ("Drift hurts.", "claim"),
        ("I saw it [A].", "personal"),
        ("Mask it [E1].", "claim"),
    ],
)
def test_what_is_unmarked_is_what_its_form_says(text: str, kind: str) -> None:
    assert sentence(text).kind == kind


def test_lists_and_tables_keep_their_marks() -> None:
    text = "Lead [A].\n\n1. Mask it [E1].\n2. Log it [A].\n\n| What | Value |\n|---|---|\n| Drift [E2] | 51% [E3] |\n| None |"
    lead, listing, table = blocks(text)
    assert isinstance(lead, Paragraph)
    assert isinstance(listing, Listing)
    assert isinstance(table, Table)
    assert listing.style == "number"
    assert [s.evidence for s in listing.items] == [("E1",), ()]
    assert [[c.evidence for c in row] for row in table.rows] == [[("E2",), ("E3",)], [(), ()]]
    assert table.rows[1][1].text == "–"


def test_headings_and_bold_are_dropped() -> None:
    (block,) = blocks("## A heading\n**Bold** words [A].")
    assert isinstance(block, Paragraph)
    assert [s.text for s in block.sentences] == ["Bold words."]
