"""PDFs as programs lay them out: what a reader reads as one sentence is one, with the page on which it stands."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.platypus import Flowable, PageBreak, Spacer

from contentgen.model import Source
from contentgen.sources import Found
from contentgen.sources.flow import join
from tests.sources.made_pdf import heading, report, table, text, title

Reader = Callable[..., Found]
HEAD = "Institute of Baking · Report 17"
FILLER = (
    "Bakers have kept leavens alive for centuries without knowing which organisms did the work in them.",
    "The laboratories of the institute recorded temperature, acidity and volume every ten minutes of each night.",
    "Flours were characterised beforehand by their protein; differences between deliveries remained inconsiderable.",
    "Participating bakeries received identical instructions, identical thermometers and identical containers.",
)
RYE = "Sourdough fermentation of rye flour needed 4 hours at 24 degrees in nine of ten trials."
WHEAT = "Sourdough fermentation of wheat needed two hours more than that of rye in the same room."
CAFE = (
    "The temperature-dependent acceleration of leavens, well-known to the café in Zürich, was met with refrigeration."
)
LIGATURES = "The \ufb01rst loaves of the o\ufb03ce rose ine\ufb03ciently, since the \ufb02our was of\u00adten cold."


def source_of(data: bytes, folder: Path, read: Reader) -> Source:
    (folder / "report.pdf").write_bytes(data)
    found = read(folder / "report.pdf")
    assert found.failures == ()
    return found.sources[0]


def where(source: Source) -> dict[str, str]:
    return {passage.text: passage.locator for passage in source.passages}


OWN = (
    "Leavens of rye were fed twice a day with warm water in the first year.",
    "Temperature decides how fast a dough of wheat rises before it is baked.",
    "Small bakeries keep their leavens in the cellar, large ones in a machine.",
    "Nobody counted the yeasts of a leaven before the year 1900 with any method.",
    "Salt slows the fermentation of doughs once it passes 2 percent of the flour.",
    "Water of 30 degrees shortens the first rise of the dough by about an hour.",
)


def pages(count: int) -> list[Flowable]:
    """Pages with one sentence of their own each."""
    return [flowable for said in OWN[:count] for flowable in (text(said), PageBreak())]


class Noted(Flowable):
    """A line with a smaller, higher mark in it, each part drawn where it belongs."""

    def __init__(self, before: str, mark: str, after: str) -> None:
        super().__init__()
        self.width, self.height = 400.0, 12.0
        self.parts = ((before, 9.0, 0.0), (mark, 6.0, 3.5), (after, 9.0, 0.0))

    def draw(self) -> None:
        x = 0.0
        for words, size, rise in self.parts:
            self.canv.setFont("Vera", size)
            self.canv.drawString(x, rise, words)
            x += self.canv.stringWidth(words, "Vera", size)


TABLE = (("Flour", "Hours", "Loaves"), ("Rye", "4.0", "12"), ("Wheat", "6.5", "14"))
BATCHES = [
    [f"Batch {n}{m} of the bakery was mixed by hand before sunrise in winter." for m in range(9)] for n in range(1, 10)
]
BOOK = "Byron, A. (2020). A long book about sourdough fermentation and its many friends. Example Press."


@pytest.fixture
def whole(tmp_path: Path, read: Reader) -> Source:
    story = [
        *title("Leavens in working bakeries", "By Zoë Müller, 3 March 2025"),
        *(heading("1 Introduction"), text(RYE), text(CAFE)),
        *(text(f"{filler} " * 9) for filler in FILLER),
        *(heading("2 Results"), *table("Table 1. Hours until the dough had doubled.", *TABLE), text(WHEAT)),
        *(text(" ".join(row)) for row in BATCHES),
        *(heading("References"), text(BOOK)),
    ]
    return source_of(report(story, head=HEAD), tmp_path, read)


def test_the_head_of_the_first_page_is_title_author_and_date(whole: Source) -> None:
    assert whole.csl["title"] == "Leavens in working bakeries"
    assert whole.csl["author"] == [{"family": "Müller", "given": "Zoë"}]
    assert whole.csl["issued"] == {"date-parts": [[2025, 3, 3]]}


def test_sentences_of_two_hyphenated_columns_are_whole_and_have_their_page(whole: Source) -> None:
    found = where(whole)
    assert found[RYE] == found[CAFE] == "p. 1"
    assert {filler: found.get(filler) for filler in FILLER} == dict.fromkeys(FILLER, "p. 1")
    batches = [batch for row in BATCHES for batch in row]
    assert [batch for batch in batches if batch not in found] == []
    turned = [batch for batch in batches if found[batch] == "pp. 1-2"]
    assert len(turned) == 1
    assert {found[batch] for batch in batches[: batches.index(turned[0])]} == {"p. 1"}
    assert {found[batch] for batch in batches[batches.index(turned[0]) + 1 :]} == {"p. 2"}


def test_heads_feet_tables_and_references_are_no_text(whole: Source) -> None:
    assert where(whole)[WHEAT] == "p. 1"
    said = " ".join(passage.text for passage in whole.passages)
    assert not [word for word in (HEAD, "Hours Loaves", "Rye 4.0", "Byron", "Table 1") if word in said]
    assert {passage.heading for passage in whole.passages} == {"1 Introduction", "2 Results"}


def test_ligatures_are_letters_and_a_letter_without_a_meaning_is_never_quoted(tmp_path: Path, read: Reader) -> None:
    known = "The \ufb01rst \ufb02our of the year was milled in a small village near the lake."
    source = source_of(report([text(known), text(LIGATURES)], head=HEAD), tmp_path, read)
    assert list(where(source)) == ["The first flour of the year was milled in a small village near the lake."]


def test_the_printed_number_names_the_page_and_the_file_page_stands_beside_it(tmp_path: Path, read: Reader) -> None:
    source = source_of(report(pages(4), head=HEAD, first_page=1203), tmp_path, read)
    assert list(where(source).values()) == [f"p. {1202 + n} (PDF page {n})" for n in range(1, 5)]


def test_front_matter_before_page_one_is_counted_in_the_file(tmp_path: Path, read: Reader) -> None:
    source = source_of(report(pages(6), head=HEAD, first_page=-1), tmp_path, read)
    assert list(where(source).values())[:3] == ["PDF page 1", "PDF page 2", "p. 1 (PDF page 3)"]


def test_the_labels_of_a_file_name_its_pages(tmp_path: Path, read: Reader) -> None:
    from pypdf import PdfWriter
    from pypdf.constants import PageLabelStyle

    (tmp_path / "plain.pdf").write_bytes(report(pages(3), head=HEAD))
    writer = PdfWriter(clone_from=str(tmp_path / "plain.pdf"))
    writer.set_page_label(0, 1, style=PageLabelStyle.LOWERCASE_ROMAN)
    writer.set_page_label(2, 2, style=PageLabelStyle.DECIMAL)
    writer.write(str(tmp_path / "labelled.pdf"))
    (source,) = read(tmp_path / "labelled.pdf").sources
    assert list(where(source).values()) == ["p. i (PDF page 1)", "p. ii (PDF page 2)", "p. 1 (PDF page 3)"]


def test_the_rest_of_a_torn_sentence_is_no_sentence(tmp_path: Path, read: Reader) -> None:
    torn = "The auditors took over the records which describe how in the second quarter of the year"
    rest = "Kowalski Bakeries reduced the waste of rye flour by 40 percent in every branch."
    after = "The auditors of the district visited every bakery of the valley twice in winter."
    story = [text(torn), PageBreak(), text(f"{rest} {after}")]
    assert where(source_of(report(story, head=HEAD), tmp_path, read)) == {after: "p. 2"}


def test_a_small_number_is_no_part_of_the_number_before_it(tmp_path: Path, read: Reader) -> None:
    story = [
        text("The share of rye flour in all doughs rose by 40<super>3</super> percent in that year."),
        text("The leaven held about 10<super>8</super> cells in each gram of the dough."),
    ]
    assert list(where(source_of(report(story, head=HEAD), tmp_path, read))) == [
        "The leaven held about 10^8 cells in each gram of the dough."
    ]


def test_the_mark_of_a_note_is_no_text_where_it_is_drawn_higher(tmp_path: Path, read: Reader) -> None:
    story = [Noted("The share of wheat flour", "2", " in all doughs fell by half over the winter."), Spacer(0, 20)]
    story += [Noted("The share of rye flour fell by 40", "2", " percent over the winter.")]
    assert list(where(source_of(report(story, head=HEAD, columns=1), tmp_path, read))) == [
        "The share of wheat flour in all doughs fell by half over the winter."
    ]


@pytest.mark.parametrize(
    ("text_so_far", "line", "whole"),
    [
        ("the tempera-", "ture fell", "the temperature fell"),
        ("a well-", "known case", "a well-known case"),
        ("state-of-the-", "art ovens", "state-of-the-art ovens"),
        ("the temperature-depend-", "ent rise", "the temperature-dependent rise"),
        ("a pre-", "ferment of rye", "a preferment of rye"),
        ("the non-", "English flour", "the non-English flour"),
        ("with GPT-", "4 at hand", "with GPT-4 at hand"),
        ("short-", "and long-term", "short- and long-term"),
        ("a rise -", "and a fall", "a rise - and a fall"),
        ("no cut", "here", "no cut here"),
        ("", "first", "first"),
    ],
)
def test_a_word_cut_at_the_end_of_a_line_is_whole_again(text_so_far: str, line: str, whole: str) -> None:
    assert join(text_so_far, line, frozenset({"well", "known", "preferment", "ferment", "pre", "the"})) == whole


@given(st.text("abc -", max_size=20), st.text("abcABC4 ", min_size=1, max_size=20))
def test_joining_loses_no_letter(text_so_far: str, line: str) -> None:
    def letters(words: str) -> str:
        return words.replace(" ", "").replace("-", "")

    assert letters(join(text_so_far, line, frozenset({"a", "abc"}))) == letters(text_so_far + line)


PAGE = """<!doctype html><html lang="en"><head><title>Leavens</title><style>
@page{size:A5;margin:20mm;@top-center{content:"Institute of Baking"}@bottom-right{content:"Page " counter(page) " of " counter(pages)}}
body{font:10pt/1.4 serif}div{columns:2}table{border-collapse:collapse}td,th{border:1px solid}</style></head><body>
<h1>Leavens in working bakeries</h1><p>By Zoë Müller, 3 March 2025</p><div><h2>Results</h2><p>RYE</p>
<table><tr><th>Flour</th><th>Hours</th></tr><tr><td>Rye</td><td>4.0</td></tr><tr><td>Wheat</td><td>6.5</td></tr></table>
<p>WHEAT</p><p>FILLER</p></div></body></html>"""


@pytest.mark.slow
def test_a_page_that_a_browser_prints_is_read_like_the_page(tmp_path: Path, read: Reader) -> None:
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip(
            "no Chromium on this machine; install it (Debian: apt-get install chromium) to print a page with it"
        )
    filler = " ".join(
        f"Batch {n} of the bakery was mixed by hand before the first difficult flight of winter." for n in range(1, 90)
    )
    page = PAGE.replace("RYE", RYE).replace("WHEAT", WHEAT).replace("FILLER", filler)
    (tmp_path / "page.html").write_text(page, "utf-8")
    printed = tmp_path / "printed.pdf"
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        f"--user-data-dir={tmp_path / 'profile'}",
    ]
    subprocess.run(
        [browser, *options, f"--print-to-pdf={printed}", (tmp_path / "page.html").as_uri()], check=True, timeout=120
    )
    (source,) = read(printed).sources
    found = where(source)
    assert source.csl["title"] == "Leavens"
    assert found[RYE] == found[WHEAT] == "p. 1"
    batches = [
        f"Batch {n} of the bakery was mixed by hand before the first difficult flight of winter." for n in range(1, 90)
    ]
    assert [batch for batch in batches if batch not in found] == []
    assert {"p. 1", "p. 2"} < set(found.values())
    assert set(found) == {RYE, WHEAT, *batches}
