"""Who wrote a file and when, from where it says so: under its title, never from when the file was made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from contentgen.citations import render_references
from contentgen.sources import Found
from contentgen.sources.byline import byline
from tests.sources.conftest import make_pdf

Reader = Callable[..., Found]
SAID = "The payments group received 1,140 pages in 2023, or about 22 pages a week."
ROE = [{"family": "Roe", "given": "Jane"}]


@pytest.mark.parametrize(
    ("line", "authors", "date"),
    [
        ("By Jane Roe", ("Jane Roe",), ""),
        ("*By Tomasz Wilk, 14 March 2025*", ("Tomasz Wilk",), "14 March 2025"),
        ("By Jane Roe (12 March 2024)", ("Jane Roe",), "12 March 2024"),
        ("By Jane Roe and Omar van Dyk | March 2024", ("Jane Roe", "Omar van Dyk"), "March 2024"),
        ("By A. Roe, B. Li, and C. Wu", ("A. Roe", "B. Li", "C. Wu"), ""),
        ("By Jane Roe, Staff Engineer", ("Jane Roe",), ""),
        ("By Jane Roe · 5 min read", ("Jane Roe",), ""),
        ("Author: Priya", ("Priya",), ""),
        ("Written by Jane Roe on 2024-03-12", ("Jane Roe",), "2024-03-12"),
        ("Published on 5 November 2024", (), "5 November 2024"),
        ("March 12, 2024", (), "March 12, 2024"),
        ("By Monday all alerts were reviewed.", (), ""),
        ("By March 2025", (), ""),
        ("By Design", (), ""),
        ("May 2024 was a quiet month.", (), ""),
    ],
)
def test_a_byline_is_read(line: str, authors: tuple[str, ...], date: str) -> None:
    found = byline([line])
    assert (found.authors, found.date) == (authors, date)
    assert bool(found.lines) == bool(authors or date)


TEXTS: dict[str, tuple[str, dict[str, Any]]] = {
    "memo": (
        f"Pager load in the payments group\n\nBy Jane Roe\n12 March 2024\n\n{SAID}\n",
        {"title": "Pager load in the payments group", "author": ROE, "issued": {"date-parts": [[2024, 3, 12]]}},
    ),
    "author under the title": (f"PAGER LOAD\nAuthor: Jane Roe\n\n{SAID}\n", {"title": "PAGER LOAD", "author": ROE}),
    "head of a letter": (
        f"From: Jane Roe\nTo: All teams\nDate: 12 March 2024\nSubject: Pager load\n\n{SAID}\n",
        {"title": "Pager load", "author": ROE, "issued": {"date-parts": [[2024, 3, 12]]}},
    ),
    "title right above the text": (f"Pager load in payments\n{SAID}\n", {"title": "Pager load in payments"}),
    "byline first": (f"By Jane Roe\n\n{SAID}\n", {"title": "notes", "author": ROE}),
    "a date of the story": (f"{SAID} The check was turned off on 12 March 2024.\n", {"title": "notes"}),
}


@pytest.mark.parametrize("name", TEXTS)
def test_plain_text_states_its_title_author_and_date(name: str, tmp_path: Path, read: Reader) -> None:
    text, expected = TEXTS[name]
    (tmp_path / "notes.txt").write_text(text, encoding="utf-8")
    (source,) = read(tmp_path).sources
    assert source.csl == {"id": "notes-txt", "type": "document", **expected}
    assert source.passages[0].text == SAID
    assert source.passages[0].locator == f"line {text[: text.index(SAID)].count(chr(10)) + 1}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"# Pager load\n\nBy Jane Roe, 12 March 2024\n\n{SAID}\n",
            {"author": ROE, "issued": {"date-parts": [[2024, 3, 12]]}},
        ),
        (
            f"# Pager load\n\n**Author:** Jane Roe  \n**Date:** 2024-03-12\n\n{SAID}\n",
            {"author": ROE, "issued": {"date-parts": [[2024, 3, 12]]}},
        ),
        (f"---\nauthor: Jane Roe\n---\n## Pager load\n\nBy Somebody Else\n\n{SAID}\n", {"author": ROE}),
    ],
)
def test_markdown_states_them_in_front_matter_else_under_its_heading(
    text: str, expected: dict[str, Any], tmp_path: Path, read: Reader
) -> None:
    (tmp_path / "notes.md").write_text(text, encoding="utf-8")
    (source,) = read(tmp_path).sources
    assert source.csl == {"id": "notes-md", "type": "document", "title": "Pager load", **expected}
    assert [p.text for p in source.passages] == [SAID]


def test_html_states_them_under_its_heading_and_the_site_is_no_part_of_the_title(tmp_path: Path, read: Reader) -> None:
    page = (
        f"<title>Pager load - Northwind</title><h1>Pager load</h1><p>By Jane Roe</p><p>12 March 2024</p><p>{SAID}</p>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (source,) = read(tmp_path).sources
    assert (source.csl["title"], source.csl["author"]) == ("Pager load", ROE)
    assert source.csl["issued"] == {"date-parts": [[2024, 3, 12]]}


PAGE = (
    "Pager load in payments",
    "By Jane Roe, 12 March 2024",
    "Summary",
    *SAID.rsplit(" or ", 1)[:1],
    f"or {SAID.rsplit(' or ', 1)[1]}",
)


@pytest.mark.parametrize("title", ["Microsoft Word - draft.doc", "untitled", "Untitled document", "draft_v2.docx", ""])
def test_a_pdf_without_a_real_title_is_called_by_its_first_line(title: str, tmp_path: Path, read: Reader) -> None:
    (tmp_path / "a.pdf").write_bytes(
        make_pdf(PAGE, info=f"/Title ({title}) /CreationDate (D:20260102) /ModDate (D:20260103)")
    )
    (source,) = read(tmp_path).sources
    assert (source.csl["title"], source.csl["author"]) == ("Pager load in payments", ROE)
    assert source.csl["issued"] == {"date-parts": [[2024, 3, 12]]}
    assert [p.text for p in source.passages] == [SAID]


def test_a_pdf_is_called_by_its_largest_letters(tmp_path: Path, read: Reader) -> None:
    page = make_pdf(("Internal paper of the group", "Pager load", "in payments", SAID))
    for line in (b"(Pager load) '", b"(in payments) '"):
        page = page.replace(line, b"/F1 24 Tf 28 TL " + line + b" /F1 11 Tf")
    (tmp_path / "a.pdf").write_bytes(page)
    (source,) = read(tmp_path).sources
    assert source.csl["title"] == "Pager load in payments"


def test_the_day_a_pdf_was_made_is_not_its_date(tmp_path: Path, read: Reader) -> None:
    (tmp_path / "a.pdf").write_bytes(
        make_pdf((SAID,), info="/Title (Pager load) /CreationDate (D:20260102) /ModDate (D:20260103)")
    )
    (source,) = read(tmp_path).sources
    assert "issued" not in source.csl
    (reference,) = render_references([source], "apa", "en")
    assert "(n.d.)" in reference.text


def test_an_organisation_is_the_author_where_no_person_is_named(tmp_path: Path, read: Reader) -> None:
    (tmp_path / "a.md").write_text(f"---\norganisation: Northwind Payments\n---\n{SAID}\n", encoding="utf-8")
    assert read(tmp_path).sources[0].csl["author"] == [{"literal": "Northwind Payments"}]
