"""A folder of documents of every common kind carries a topic by itself, each item located by page, heading or entry."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from contentgen.model import Brief
from contentgen.sources import research
from contentgen.sources.relevance import Keywords

TOPIC = "sourdough fermentation"
FACTS = {
    "oven.md": "Sourdough fermentation at 24 degrees raised the loaves by 31 percent in six hours.",
    "salt.html": "Sourdough fermentation slows by a third once salt passes 2.5 percent of the flour.",
    "flour.docx": "Rye flour shortened sourdough fermentation to 4 hours in nine of ten trials.",
    "starter.pdf": "Sourdough fermentation with a starter fed twice a day failed in 2 of 40 batches.",
    "notes.txt": "Sourdough fermentation in the refrigerator took 18 hours and kept the crumb open.",
    "papers.bib": "Sourdough fermentation lowered the glycaemic response by 22 percent in 15 adults.",
    "water.ris": "Sourdough fermentation with 80 percent water gave the largest holes of five doughs.",
}


@pytest.fixture
def folder(tmp_path: Path, pdf: Callable[..., bytes]) -> Path:
    facts = FACTS
    (tmp_path / "oven.md").write_text(f"# Oven notes\n\n## Warm dough\n\n{facts['oven.md']}\n", "utf-8")
    (tmp_path / "salt.html").write_text(
        f"<html><head><title>Salt</title></head><body><h1>Salt</h1><h2>Doses</h2><p>{facts['salt.html']}</p></body></html>",
        "utf-8",
    )
    word = docx.Document()
    word.add_heading("Flour", level=1)
    word.add_heading("Rye", level=2)
    word.add_paragraph(facts["flour.docx"])
    word.save(str(tmp_path / "flour.docx"))
    (tmp_path / "starter.pdf").write_bytes(pdf(("Starters",), (facts["starter.pdf"],)))
    (tmp_path / "notes.txt").write_text(f"Cold nights\n\n{facts['notes.txt']}\n", "utf-8")
    (tmp_path / "papers.bib").write_text(
        f"@article{{byron2024, title={{Bread and sugar}}, author={{Byron, Ada}}, year={{2024}}, "
        f"abstract={{{facts['papers.bib']}}}}}",
        "utf-8",
    )
    (tmp_path / "water.ris").write_text(
        f"TY  - JOUR\nTI  - Wet doughs\nAU  - Li, Bo\nPY  - 2023\nAB  - {facts['water.ris']}\nID  - li2023\nER  -\n",
        "utf-8",
    )
    return tmp_path


def test_every_document_is_evidence_with_its_place_and_without_the_network(
    folder: Path, brief: Callable[..., Brief], keywords: Keywords, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    found = research(brief(TOPIC, folder), keywords=keywords)
    where = {item.quote: item.locator for item in found.ledger}
    assert found.failures == ()
    assert {source.adapter for source in found.sources} == {"files"}
    assert where == {
        FACTS["oven.md"]: "Warm dough, paragraph 1",
        FACTS["salt.html"]: "Doses, paragraph 1",
        FACTS["flour.docx"]: "Rye, paragraph 1",
        FACTS["starter.pdf"]: "p. 2",
        FACTS["notes.txt"]: "line 3",
        FACTS["papers.bib"]: "byron2024, abstract",
        FACTS["water.ris"]: "li2023, abstract",
    }
