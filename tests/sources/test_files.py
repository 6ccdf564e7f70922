"""Real files of every format, whole and broken."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from contentgen.errors import UserError
from contentgen.sources import FORMATS, Found, Limits

Reader = Callable[..., Found]
DRIFT = "Population stability index compares two histograms of one feature over time."
LABELS = "Labels arrived eleven weeks after the predictions in 40% of the audited teams."


def texts(found: Found) -> list[str]:
    return [passage.text for source in found.sources for passage in source.passages]


def reasons(found: Found) -> str:
    return " | ".join(f"{failure.location}: {failure.reason}" for failure in found.failures)


def test_markdown_with_front_matter(tmp_path: Path, read: Reader) -> None:
    (tmp_path / "drift.md").write_text(
        f"""---
title: "Watching drift"
author: [Ada Byron, "Lovelace, Grace"]
date: 2025-03-04
url: https://example.org/drift
tags: [drift, labels]
---
# Watching drift

{DRIFT} See [the guide](https://example.org/x).

## Late **labels**

- {LABELS}

> Quoted words of somebody else stand in this short paragraph.

```python
print("This code should never be taken as evidence for anything.")
```

| Tables | are not read as prose at all |
| --- | --- |
| a | This cell holds a sentence that is not prose. |

<div>Raw markup holds a sentence that is not read here.</div>

## References

1. Byron writes about histograms in a book that is only listed here.
""",
        encoding="utf-8",
    )
    found = read(tmp_path)
    (source,) = found.sources
    assert found.failures == ()
    assert source.csl == {
        "id": "drift-md",
        "type": "webpage",
        "title": "Watching drift",
        "author": [{"family": "Byron", "given": "Ada"}, {"family": "Lovelace", "given": "Grace"}],
        "issued": {"date-parts": [[2025, 3, 4]]},
        "URL": "https://example.org/drift",
    }
    assert source.location == "drift.md"
    assert source.tags == ("drift", "labels")
    assert texts(found) == [DRIFT, LABELS, "Quoted words of somebody else stand in this short paragraph."]
    first, second, third = source.passages
    assert (first.locator, second.locator) == ("paragraph 1", "Late labels, paragraph 1")
    assert (second.heading, second.weight, second.kind) == ("Late labels", 4, "fact")
    assert all(passage.verbatim for passage in source.passages)
    assert third.second_hand
    assert not first.second_hand


def test_markdown_without_front_matter_invents_nothing(tmp_path: Path, read: Reader) -> None:
    (tmp_path / "my_notes-2.md").write_text(f"{DRIFT}\n", encoding="utf-8")
    (source,) = read(tmp_path / "my_notes-2.md").sources
    assert source.csl == {"id": "my-notes-2-md", "type": "document", "title": "my notes 2"}


def test_hidden_and_raised_text_in_markdown(tmp_path: Path, read: Reader) -> None:
    (tmp_path / "a.md").write_text(
        f"{DRIFT}\n\nVisible words <span style='display: none'>Hidden words of a planted claim are here.</span>\n\n"
        "The archive holds 10<sup>6</sup> traces of one large service.\n\n"
        "<!-- A comment is not text of the page. -->\n",
        encoding="utf-8",
    )
    assert texts(read(tmp_path)) == [DRIFT, "The archive holds 10^6 traces of one large service."]


def test_plain_text_is_located_by_line(tmp_path: Path, read: Reader) -> None:
    (tmp_path / "a.txt").write_text(
        f"Heading only\n\n{DRIFT}\nPagers stayed\nsilent for nine days. {LABELS}\n", encoding="utf-8"
    )
    (source,) = read(tmp_path / "a.txt").sources
    assert [(p.text, p.locator) for p in source.passages] == [
        (DRIFT, "line 3"),
        ("Pagers stayed silent for nine days.", "line 4"),
        (LABELS, "line 5"),
    ]
    assert source.passages[0].heading == "Heading only"


def test_html_keeps_what_a_reader_sees(tmp_path: Path, read: Reader) -> None:
    page = f"""<!doctype html><html lang="en-GB"><head><title>Drift | Site</title>
<meta name="author" content="Observability Team"><meta property="article:published_time" content="2024-05-06T10:00:00Z">
<meta property="og:site_name" content="Example Notes"><link rel="canonical" href="https://example.org/p"></head><body>
<nav>Home is where the navigation sentence stands today.</nav>
<header><h1>Drift</h1></header><script>var x = "A script is never a sentence of the page.";</script>
<p>{DRIFT}<sup><a href="#1">1</a></sup></p><h2>Labels</h2><p>{LABELS.replace("audited", "<b>audited</b>")}</p>
<p style="display:none">Hidden paragraphs hold nothing that a reader has seen.</p>
<p class="sr-only">Screen readers alone would meet this sentence here.</p>
<p hidden>Hidden attributes hide this sentence from every reader.</p>
<p style="color:#ffffff">White letters hide this sentence from every reader.</p>
<p>The store keeps 10<sup>9</sup> spans for one busy week.</p>
<p>Teams call <code>span.end</code> before the process stops.</p>
<aside>Aside from this, an aside is not running text.</aside>
<blockquote><p>Somebody else wrote this sentence about the drift.</p></blockquote>
<footer>All rights to this sentence are kept by the footer.</footer></body></html>"""
    (tmp_path / "p.html").write_text(page, encoding="utf-8")
    (source,) = read(tmp_path).sources
    assert [p.text for p in source.passages] == [
        DRIFT,
        LABELS,
        "The store keeps 10^9 spans for one busy week.",
        "Teams call span.end before the process stops.",
        "Somebody else wrote this sentence about the drift.",
    ]
    assert source.passages[1].locator == "Labels, paragraph 1"
    assert source.passages[4].second_hand
    assert source.csl == {
        "id": "p-html",
        "type": "webpage",
        "title": "Drift",
        "author": [{"literal": "Observability Team"}],
        "issued": {"date-parts": [[2024, 5, 6]]},
        "URL": "https://example.org/p",
        "container-title": "Example Notes",
    }
    assert source.language == "en"


def test_pdf_is_located_by_page(tmp_path: Path, read: Reader, pdf: Callable[..., bytes]) -> None:
    data = pdf(
        (
            "Running head 1",
            "1 Drift",
            "Population stability index compares two histo-",
            "grams of one feature over time.",
        ),
        ("Running head 2", "2 Labels", *LABELS.split(" in ", 1)[0:1], "in " + LABELS.split(" in ", 1)[1]),
        ("Running head 3", "References", "Byron and Lovelace wrote a long book on histograms."),
        info="/Title (Drift in practice) /Author (Ada Byron) /CreationDate (D:20240301120000Z)",
    )
    (tmp_path / "report.pdf").write_bytes(data)
    found = read(tmp_path)
    (source,) = found.sources
    assert [(p.text, p.locator, p.heading) for p in source.passages] == [
        (DRIFT, "p. 1", "1 Drift"),
        (LABELS, "p. 2", "2 Labels"),
    ]
    assert source.csl == {
        "id": "report-pdf",
        "type": "document",
        "title": "Drift in practice",
        "author": [{"family": "Byron", "given": "Ada"}],
    }


def test_unreadable_pdfs_say_why(tmp_path: Path, read: Reader, pdf: Callable[..., bytes]) -> None:
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=io.BytesIO(pdf((DRIFT,))))
    writer.encrypt("secret", algorithm="RC4-128")
    with (tmp_path / "locked.pdf").open("wb") as file:
        writer.write(file)
    (tmp_path / "broken.pdf").write_bytes(pdf((DRIFT,))[:120])
    (tmp_path / "junk.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 20)
    (tmp_path / "scan.pdf").write_bytes(pdf(()))
    found = read(tmp_path)
    assert found.sources == ()
    assert "locked.pdf: the PDF is encrypted" in reasons(found)
    assert "broken.pdf: the PDF is broken" in reasons(found)
    assert "junk.pdf: the PDF is broken" in reasons(found)
    assert "scan.pdf: the PDF holds no text" in reasons(found)


def test_bibtex_entries_are_sources(tmp_path: Path, read: Reader) -> None:
    (tmp_path / "refs.bib").write_text(
        r"""@article{byron2024, author = {Byron, Ada and {Example Lab} and van der Berg, J{\"u}rgen},
  title = {Drift in {LLM} services},
  journal = {Journal of Drift}, year = 2024, month = mar, volume = 3, number = 2, pages = {10--20},
  doi = {https://doi.org/10.1234/abc.5}, 
  abstract = {Population stability index compares two histograms of one feature over time. Short.}}
@misc{page, title = {A page}, url = {https://example.org/a}, year = {2023},
  eprint = {2307.09009}, archiveprefix = {arXiv}}
@inproceedings{talk, title = {A talk}, booktitle = {Proc. of Talks}, author = {Solo}}
""",
        encoding="utf-8",
    )
    found = read(tmp_path / "refs.bib")
    first, page, talk = found.sources
    assert first.csl == {
        "id": "refs-bib-byron2024",
        "type": "article-journal",
        "title": "Drift in LLM services",
        "author": [
            {"family": "Byron", "given": "Ada"},
            {"literal": "Example Lab"},
            {"family": "Berg", "given": "Jürgen", "non-dropping-particle": "van der"},
        ],
        "issued": {"date-parts": [[2024, 3]]},
        "container-title": "Journal of Drift",
        "volume": "3",
        "issue": "2",
        "page": "10-20",
        "DOI": "10.1234/abc.5",
    }
    assert [(p.text, p.locator) for p in first.passages] == [(DRIFT, "byron2024, abstract")]
    assert page.csl["type"] == "webpage"
    assert (page.csl["archive"], page.csl["archive_location"]) == ("arXiv", "2307.09009")
    assert talk.csl["type"] == "paper-conference"
    assert page.passages == talk.passages == ()
    assert reasons(found) == ("refs.bib: 2 of 3 entries have no abstract or annotation that could support a sentence")


def test_broken_bibtex_says_why(tmp_path: Path, read: Reader) -> None:
    (tmp_path / "a.bib").write_text("@article{x, title = {never closed", encoding="utf-8")
    (tmp_path / "b.bib").write_text("no entries at all", encoding="utf-8")
    found = read(tmp_path)
    assert texts(found) == []
    listed = reasons(found)
    assert "a.bib: an entry could not be read whole" in listed
    assert "a.bib: no sentence in it can be cited" in listed
    assert "b.bib: no entry could be read" in listed


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(tmp_path: Path, read: Reader, encoding: str) -> None:
    sentence = "Müller’s café kept traces for “nine” days in 2024."
    (tmp_path / "a.txt").write_bytes(f"{sentence}\r\n\r\n{DRIFT}\r\n".encode(encoding))
    found = read(tmp_path)
    assert texts(found) == [sentence, DRIFT]
    assert [p.locator for p in found.sources[0].passages] == ["line 1", "line 3"]


def test_declared_charset_of_html(tmp_path: Path, read: Reader) -> None:
    text = "Traces from Łódź were kept for nine days."
    page = f'<html><head><meta charset="iso-8859-2"></head><body><p>{text}</p></body></html>'
    (tmp_path / "a.html").write_bytes(page.encode("iso-8859-2"))
    assert texts(read(tmp_path)) == ["Traces from Łódź were kept for nine days."]


def test_what_cannot_be_read_is_reported(tmp_path: Path, read: Reader) -> None:
    (tmp_path / "empty.txt").write_bytes(b" \n ")
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02\x03" * 500)
    (tmp_path / "big.txt").write_bytes(b"word " * 1000)
    (tmp_path / "nothing.md").write_text("# Only a heading\n", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "good.txt").write_text(DRIFT, encoding="utf-8")
    found = read(tmp_path, limits=Limits(max_bytes=4000))
    assert texts(found) == [DRIFT]
    listed = reasons(found)
    assert "empty.txt: the file is empty" in listed
    assert "binary.txt: binary data" in listed
    assert "big.txt: 0.0 MB are more than" in listed
    assert "nothing.md: no sentence in it can be cited" in listed
    assert "not read: .png (1); read are .md" in listed


def test_missing_paths_and_addresses_are_user_errors(tmp_path: Path, read: Reader) -> None:
    with pytest.raises(UserError, match=r"gone\.md is not there"):
        read(tmp_path / "gone.md")
    from contentgen.sources import FilesAdapter, Query
    from tests.sources.conftest import TODAY

    for wrong, message in (("https://example.org/a", "addresses are not opened"), ("a\0b", "path|not there")):
        with pytest.raises(UserError, match=message):
            FilesAdapter().find(Query(topic="", locations=(wrong,), today=TODAY))


def test_a_named_file_of_unknown_kind_is_a_failure(tmp_path: Path, read: Reader) -> None:
    (tmp_path / "a.pptx").write_bytes(b"PK")
    found = read(tmp_path / "a.pptx")
    assert "a.pptx: files of this kind are not read; .md" in reasons(found)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_links_in_circles_end(tmp_path: Path, read: Reader) -> None:
    inner = tmp_path / "docs" / "inner"
    inner.mkdir(parents=True)
    (inner / "a.txt").write_text(DRIFT, encoding="utf-8")
    (inner / "back").symlink_to(tmp_path / "docs")
    (inner / "self.txt").symlink_to(inner / "self.txt")
    found = read(tmp_path / "docs")
    assert [source.location for source in found.sources] == ["inner/a.txt"]


def test_folders_are_read_in_order_and_hidden_ones_are_not(tmp_path: Path, read: Reader) -> None:
    for name in ("b/two.txt", "a/one.txt", ".git/three.txt", "c.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"The file {name.replace('/', ' ')} holds one sentence of text.", encoding="utf-8")
    assert [source.location for source in read(tmp_path).sources] == ["c.txt", "a/one.txt", "b/two.txt"]


def test_the_same_content_is_read_once(tmp_path: Path, read: Reader) -> None:
    (tmp_path / "a.txt").write_text(DRIFT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(DRIFT, encoding="utf-8")
    (tmp_path / "c.txt").write_text(f"{DRIFT.upper()[:1]}{DRIFT[1:]}  {LABELS}", encoding="utf-8")
    found = read(tmp_path, tmp_path / "a.txt")
    assert texts(found) == [DRIFT, LABELS]
    assert reasons(found).count("the same content as a.txt; read once") == 2


def test_too_many_files_are_reported(tmp_path: Path, read: Reader) -> None:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(f"Number {number} is the subject of this sentence.", encoding="utf-8")
    found = read(tmp_path, limits=Limits(max_files=2))
    assert len(found.sources) == 2
    assert "4 files are more than the 2" in reasons(found)


def test_formats_are_whole() -> None:
    suffixes = [suffix for entry in FORMATS for suffix in entry.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in suffixes)
    assert sys.modules.get("selectolax.parser") is None
