"""Shared by the tests of the sources: the shipped keywords, the library and a maker of small PDFs."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from contentgen.model import Brief, Source
from contentgen.sources import Found, LibraryAdapter, Limits, Query
from contentgen.sources.files import FilesAdapter

TODAY = date(2026, 11, 23)
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def keywords() -> dict[str, tuple[str, ...]]:
    text = (ROOT / "templates" / "offline" / "en" / "questions.toml").read_text(encoding="utf-8")
    return {question: tuple(entry["keywords"]) for question, entry in tomllib.loads(text).items()}


@pytest.fixture(scope="session")
def library() -> tuple[Source, ...]:
    return LibraryAdapter().find(Query(topic="", today=TODAY)).sources


@pytest.fixture
def read() -> Callable[..., Found]:
    def reader(*paths: Path, limits: Limits | None = None) -> Found:
        return FilesAdapter(limits).find(Query(topic="", locations=tuple(map(str, paths)), today=TODAY))

    return reader


@pytest.fixture
def brief() -> Callable[..., Brief]:
    def maker(topic: str, *sources: Path, language: str = "en") -> Brief:
        return Brief(topic=topic, keyphrase=topic, sources=tuple(map(str, sources)), today=TODAY, language=language)

    return maker


@pytest.fixture
def pdf() -> Callable[..., bytes]:
    return make_pdf


def make_pdf(*pages: tuple[str, ...], info: str = "") -> bytes:
    """A PDF written by hand: one line of Helvetica after the other, page by page."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for n, lines in enumerate(pages):
        drawn = "\n".join(f"({line.replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) '" for line in lines)
        content = f"BT /F1 11 Tf 14 TL 50 780 Td\n{drawn}\nET".encode("cp1252")
        page = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * n} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects += [
            page.encode(),
            f"<< /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream",
        ]
    objects.append(f"<< {info} >>".encode("cp1252"))
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R /Info {size - 1} 0 R >>\n"
    return out + tail.encode() + f"startxref\n{len(out)}\n%%EOF\n".encode()
