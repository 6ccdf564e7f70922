"""A report as a program for documents lays it out: running head and foot, two hyphenated columns, a table, real fonts."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import reportlab
from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.fonts import addMapping
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer, Table

MARGIN, GUTTER, HEAD = 56.0, 18.0, 40.0
for _name in ("Vera", "VeraBd"):
    pdfmetrics.registerFont(TTFont(_name, str(Path(reportlab.__file__).parent / "fonts" / f"{_name}.ttf")))
    addMapping(_name, 0, 0, _name)
TEXT = ParagraphStyle(
    "text", fontName="Vera", fontSize=9, leading=12, alignment=TA_JUSTIFY, hyphenationLang="en_GB", spaceAfter=7
)
TITLE = ParagraphStyle("title", fontName="VeraBd", fontSize=18, leading=23, spaceAfter=6)
BYLINE = ParagraphStyle("byline", fontName="Vera", fontSize=10, leading=14, spaceAfter=14)
HEADING = ParagraphStyle("heading", fontName="VeraBd", fontSize=11, leading=15, spaceBefore=8, spaceAfter=4)
SMALL = ParagraphStyle("small", fontName="Vera", fontSize=7, leading=9)


def report(
    story: Sequence[Flowable], *, head: str, first_page: int = 1, columns: int = 2, title: str = "", author: str = ""
) -> bytes:
    """The story as a PDF; `first_page` is the number printed on the first page."""
    out = io.BytesIO()
    width, height = A4
    each = (width - 2 * MARGIN - (columns - 1) * GUTTER) / columns
    frames = [
        Frame(MARGIN + n * (each + GUTTER), MARGIN, each, height - 2 * MARGIN - HEAD, 0, 0, 0, 0)
        for n in range(columns)
    ]

    def around(canvas: Any, document: Any) -> None:
        canvas.setFont("Vera", 8)
        canvas.drawString(MARGIN, height - HEAD, head)
        canvas.drawRightString(width - MARGIN, MARGIN / 2, f"{document.page + first_page - 1}")

    document = BaseDocTemplate(out, pagesize=A4, title=title, author=author, invariant=True)
    document.addPageTemplates([PageTemplate("columns", frames, onPage=around)])
    document.build(list(story))
    return out.getvalue()


def text(words: str) -> Flowable:
    """A justified paragraph with hyphenation."""
    return Paragraph(words, TEXT)


def heading(words: str) -> Flowable:
    """A heading."""
    return Paragraph(words, HEADING)


def title(words: str, byline: str) -> list[Flowable]:
    """The head of the first page."""
    return [Paragraph(words, TITLE), Paragraph(byline, BYLINE)]


def table(caption: str, *rows: Sequence[str]) -> list[Flowable]:
    """A ruled table under its caption."""
    grid = Table(
        [list(row) for row in rows],
        style=[("GRID", (0, 0), (-1, -1), 0.4, colors.black), ("FONT", (0, 0), (-1, -1), "Vera", 8)],
    )
    return [Paragraph(caption, SMALL), grid, Spacer(0, 9)]
