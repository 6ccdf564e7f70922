"""A folder of real documents carries a run by itself: quoted, located by page, heading or entry, and with no network."""

from __future__ import annotations

import io
import json
import re
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from pypdf import PdfReader
from reportlab.platypus import Flowable

from contentgen import runs
from contentgen.model import Brief
from contentgen.settings import load
from contentgen.sources import research
from contentgen.sources.relevance import Keywords
from tests.sources.conftest import TODAY
from tests.sources.made_pdf import heading, report, table, text, title

TOPIC = "sourdough fermentation"
EXPORTS = Path(__file__).parent / "zotero"
QUOTE_WORDS = 40
TITLED = re.compile(r"(?:[Tt]he document|[Aa] note on) “([^“”]+)”")
FACTS = {
    "oven.md": "Sourdough fermentation at 24 degrees raised the loaves by 31 percent in six hours.",
    "salt.html": "Sourdough fermentation slows by a third once salt passes 2.5 percent of the flour.",
    "flour.docx": "Rye flour shortened sourdough fermentation to 4 hours in nine of ten trials.",
    "list.docx": "Stop the sourdough fermentation of rye before the dough has doubled.",
    "starter.pdf": "Sourdough fermentation with a starter fed twice a day failed in 2 of 40 batches.",
    "turned.pdf": "Well-kept starters made the temperature-dependent acceleration of sourdough fermentation predictable in 35 bakeries.",
    "notes.txt": "Sourdough fermentation in the refrigerator took 18 hours and kept the crumb open.",
    "library.json": "Sourdough fermentation lowered the glycaemic response by 22 percent in 15 adults.",
    "library.bib": "Sourdough fermentation with 80% water gave the largest holes of five doughs—in 12 of 15 bakeries.",
    "library.ris": "Sourdough fermentation of rye stops for a night once salt passes 4 percent of the flour.",
}
WHERE = {
    "oven.md": "Warm dough, paragraph 1",
    "salt.html": "Doses, paragraph 1",
    "flour.docx": "Rye, paragraph 1",
    "list.docx": "Rye, paragraph 2",
    "starter.pdf": "p. 1",
    "turned.pdf": "pp. 1-2",
    "notes.txt": "line 3",
    "library.json": "byron2024, abstract",
    "library.bib": "muller_wet_2023, abstract",
    "library.ris": "1, abstract",
}
CITED = {
    "Oven notes": "section “Warm dough”",
    "Salt": "section “Doses”",
    "Flour": "section “Rye”",
    "Starters in working bakeries": "pp. 1, 1-2",
    "Cold nights": "line 3",
    "Bread and sugar": "abstract",
    "Wet doughs in Zürich bakeries: a RISE study": "abstract; a note on it",
    "Salt in leavens": "abstract; a note on it",
}


def starters() -> bytes:
    """A report in two columns whose last sentence turns the page."""
    reports = (report(_story(count), head="Institute of Baking · Report 17") for count in range(60))
    return next(data for data in reports if _turns(data))


def _story(count: int) -> list[Flowable]:
    lore = "Bakers have kept leavens alive for centuries without knowing which organisms did the work in them."
    rows = (("Flour", "Hours", "Loaves"), ("Rye", "4.0", "12"), ("Wheat", "6.5", "14"))
    return [
        *title("Starters in working bakeries", "By Zoë Müller, 3 March 2025"),
        *(
            heading("1 Feeding"),
            text(FACTS["starter.pdf"]),
            *table("Table 1. Hours until the dough had doubled.", *rows),
        ),
        heading("2 Keeping"),
        *(text(" ".join(lore.replace("Bakers", f"Bakers of town {n}{m}") for m in range(8))) for n in range(4)),
        text("Towns differ in much. " * count + FACTS["turned.pdf"]),
    ]


def _turns(data: bytes) -> bool:
    """Whether the last sentence begins on the first page and ends on the second."""
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]
    return len(pages) == 2 and "Well-kept" in pages[0] and "35 bakeries" in pages[1]


def word() -> Document:
    """Headings, a paragraph, a list and a table."""
    written = docx.Document()
    written.add_heading("Flour", level=1)
    written.add_heading("Rye", level=2)
    written.add_paragraph(FACTS["flour.docx"])
    written.add_paragraph(FACTS["list.docx"], style="List Bullet")
    grid = written.add_table(rows=2, cols=2)
    for cell, said in zip([*grid.rows[0].cells, *grid.rows[1].cells], ("Flour", "Hours", "Rye", "4.0"), strict=True):
        cell.text = said
    return written


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("bakery")
    (place / "oven.md").write_text(f"# Oven notes\n\n## Warm dough\n\n{FACTS['oven.md']}\n", "utf-8")
    page = f"<html><head><title>Salt</title></head><body><h1>Salt</h1><h2>Doses</h2><p>{FACTS['salt.html']}</p></body></html>"
    (place / "salt.html").write_text(page, "utf-8")
    word().save(str(place / "flour.docx"))
    (place / "starter.pdf").write_bytes(starters())
    (place / "notes.txt").write_text(f"Cold nights\n\n{FACTS['notes.txt']}\n", "utf-8")
    for export in EXPORTS.iterdir():
        shutil.copy(export, place)
    return place


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any socket, and any question after a name, fails the test."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(scope="module")
def ended(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run of `generate --sources local --sources FOLDER`."""
    out = tmp_path_factory.mktemp("runs")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(socket, "socket", None)
        patched.setattr(socket, "getaddrinfo", None)
        runs.start(TOPIC, load({"sources": ("local", str(folder)), "out": str(out)}, {}, out), TODAY)
    (run,) = out.iterdir()
    return run


@pytest.mark.usefixtures("no_network")
def test_every_document_is_evidence_with_its_place(
    folder: Path, brief: Callable[..., Brief], keywords: Keywords
) -> None:
    found = research(brief(TOPIC, folder), keywords=keywords)
    assert found.failures == ()
    assert {source.adapter for source in found.sources} == {"files"}
    where = {item.quote: item.locator for item in found.ledger}
    assert {name: where.get(fact) for name, fact in FACTS.items()} == WHERE


def test_the_citations_of_a_run_name_page_or_heading(ended: Path) -> None:
    listed = (ended / "report.md").read_text("utf-8").split("=== CITATIONS ===")[1].split("=== OPPORTUNITY")[0]
    lines = listed.strip().splitlines()
    assert [line.split(" ")[0] for line in lines] == [f"[{n}]" for n in range(1, len(lines) + 1)]
    cited = {name: line.split(" Cited: ")[1].rstrip(".") for line in lines for name in CITED if f" {name}." in line}
    assert cited == CITED
    for written in ("article.md", "article.html"):
        text_of = (ended / written).read_text("utf-8")
        assert "Cited: section “Warm dough”." in text_of
        assert "pp. 1, 1-2" in text_of


def test_without_a_model_each_item_is_an_attributed_quotation_of_at_most_forty_words(ended: Path) -> None:
    kept = json.loads((ended / "ledger.json").read_text("utf-8"))
    claims = [row for row in kept["sentences"] if row["kind"] == "claim"]
    assert kept["orphans"] == []
    assert len(claims) > len(FACTS)
    for row in claims:
        cited = [*TITLED.findall(row["sentence"]), ""]
        quotes = [quote for quote in re.findall(r"“([^“”]+)”", row["sentence"]) if quote not in cited]
        assert quotes, row["sentence"]
        noted = any(item["locator"].endswith((", note", ", annote")) for item in row["evidence"])
        assert not (noted and re.search("Müller|Kowalski", row["sentence"])), row["sentence"]
        assert all(item["basis"] == "verbatim" and item["reference"] for item in row["evidence"])
        passages = " ".join(item["passage"] for item in row["evidence"])
        assert all(quote.strip(" .,…") in passages for quote in quotes), row["sentence"]
        assert all(len(quote.split()) <= QUOTE_WORDS for quote in quotes)
