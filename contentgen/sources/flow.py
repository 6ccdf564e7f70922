"""From the lines of a PDF's pages to its paragraphs: joined over line ends, columns and pages, each with its page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from statistics import median

from contentgen.sources.base import Block
from contentgen.sources.layout import Line, leading, usual_height
from contentgen.sources.outline import is_apparatus
from contentgen.sources.printed import shape, span
from contentgen.sources.sentences import split

HEADING = re.compile(r"^(?:\d+(?:\.\d+)*\.?\s+)?[A-Z][^!?]{2,70}(?<![.:;,])$")
_NUMBERED = re.compile(r"\d+(?:\.\d+)*\.?\s+[A-Z]")
_HEADING_WIDTH, _HEADING_HEIGHT, _HEADING_CHARACTERS = 0.75, 1.12, 90
#: more than this share of the usual step to the next line parts two paragraphs, and this difference in letters
_GAP, _OTHER_LETTERS = 1.35, 1.08
#: a line that does not reach so far ends its paragraph, so that what follows was not cut off
_REACHES = 0.6
_BULLET = re.compile(r"^[•▪●◦‣∙·○■□\uf0b7\uf0a7\uf0d8]\s*(?=\S)")
_ENDED = (".", "!", "?", ":", "”", '"', "…", ")")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_AFTER_SUSPENDED = re.compile(r"(?:and|or|to|und|oder|bis)\b")
_LEAST_LETTERS = 3


class _Paragraph:
    """A paragraph in the making: its text, and where in it each page begins."""

    def __init__(self, heading: str, *, headless: bool) -> None:
        self.heading = heading
        self.headless = headless
        self.text = ""
        self.turns: list[tuple[int, str]] = []

    def add(self, line: str, page: str, words: frozenset[str]) -> None:
        """Take in the next line."""
        joined = join(self.text, line, words)
        if not self.turns or self.turns[-1][1] != page:
            self.turns.append((max(0, len(joined) - len(line)), page))
        self.text = joined

    def blocks(self) -> Iterator[Block]:
        """Its text, cut so that each block has one place; a sentence that turns the page has both.

        A paragraph that was torn from its beginning loses the sentence that it opens with.
        """
        texts: dict[str, list[str]] = {}
        sentences = list(split(self.text))
        for start, sentence in sentences[1:] if self.headless else sentences:
            texts.setdefault(span(self._page(start), self._page(start + len(sentence) - 1)), []).append(sentence)
        for place, parts in texts.items():
            yield Block(text=" ".join(parts), heading=self.heading, locator=place)

    def _page(self, position: int) -> str:
        return next(page for start, page in reversed(self.turns) if start <= position)


def blocks(pages: Sequence[Sequence[Line]], names: Sequence[str], running: frozenset[str]) -> Iterator[Block]:
    """The paragraphs of the pages under their headings, without running heads, tables and lists of references."""
    usual, step = usual_height(pages), leading(pages)
    words = _words(pages)
    heading, paragraph = "", _Paragraph("", headless=False)
    for page, name in zip(pages, names, strict=True):
        lines = [line for line in page if shape(line.text) not in running]
        width = median([len(line.text) for line in lines] or [0])
        before: Line | None = None
        for line, following in zip_longest(lines, lines[1:]):
            if line.row:
                before = None
                continue
            turned = before is None or line.y > before.y
            apart = turned or (before is not None and _apart(before, line, step))
            cut = _is_cut(paragraph.text, turned=turned, line=line.text)
            if _is_heading(line, following, width, usual, fresh=apart or paragraph.text.endswith(_ENDED)):
                yield from _finished(paragraph)
                more = before is not None and not paragraph.text and not apart and line.height > usual
                heading = f"{heading} {line.text}" if more else line.text
                paragraph = _Paragraph(heading, headless=False)
            else:
                if (apart and not cut) or _BULLET.match(line.text):
                    yield from _finished(paragraph)
                    paragraph = _Paragraph(heading, headless=turned and _torn(paragraph.text, width))
                paragraph.add(_BULLET.sub("", line.text), name, words)
            before = line
    yield from _finished(paragraph)


def _finished(paragraph: _Paragraph) -> Iterator[Block]:
    if paragraph.text and not is_apparatus(paragraph.heading):
        yield from paragraph.blocks()


def _apart(before: Line, line: Line, step: float) -> bool:
    """Whether a line begins a new paragraph below another: by its distance or its letters."""
    low, high = sorted((before.height, line.height))
    return before.y - line.y > _GAP * step or high > _OTHER_LETTERS * low


def _is_cut(text: str, *, turned: bool, line: str) -> bool:
    """Whether a text goes on in the next column or on the next page: it has no end, and the line goes on in small letters."""
    return turned and bool(text) and not text.endswith(_ENDED) and (line[:1].islower() or text.endswith("-"))


def _torn(text: str, width: float) -> bool:
    """Whether a running text broke off, so that the words of the next column may be the rest of its last sentence."""
    last = text[-round(width) :] if width else text
    return (
        bool(text)
        and not text.endswith(_ENDED)
        and len(last) >= _REACHES * width
        and len(_WORD.findall(text)) > _LEAST_LETTERS
    )


def _is_heading(line: Line, following: Line | None, width: float, usual: float, *, fresh: bool) -> bool:
    """Larger letters, a number or a line clearly shorter than others; what follows does not go on in small letters."""
    text = line.text
    if not fresh or (following is not None and not following.row and following.text[:1].islower()):
        return False
    if (
        line.height >= _HEADING_HEIGHT * usual
        and len(text) <= _HEADING_CHARACTERS
        and not text.endswith((".", ",", ";"))
    ):
        return True
    return bool(HEADING.match(text)) and bool(_NUMBERED.match(text) or len(text) <= _HEADING_WIDTH * width)


def _words(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """The words that the document writes within its lines, in small letters: with these a cut word is made whole."""
    return frozenset(
        word.casefold()
        for page in pages
        for line in page
        for word in _WORD.findall(line.text.rsplit(" ", 1)[0] if line.text.endswith("-") else line.text)
    )


def join(text: str, line: str, words: frozenset[str]) -> str:
    """The text with its next line: a word that was cut at the line's end is whole again, a compound keeps its hyphen.

    >>> join("a rise of the tempera-", "ture", frozenset()), join("a well-", "known case", frozenset({"well", "known"}))
    ('a rise of the temperature', 'a well-known case')
    """
    if not text:
        return line
    left = re.search(r"([^\W\d_][\w-]*)-$", text)
    if not left or not line[:1].isalnum() or (line[:1].islower() and _AFTER_SUSPENDED.match(line)):
        return f"{text} {line}"
    right = _WORD.match(line)
    if not line[:1].islower() or not right:
        return text + line  # non-English, GPT-4
    one, two = left[1].casefold(), right[0].casefold()
    if f"{one}{two}" in words:
        return text[:-1] + line
    last = one.rsplit("-", 1)[-1]
    known = last in words and (last != one or (two in words and min(len(last), len(two)) >= _LEAST_LETTERS))
    compound = f"{one}-{two}" in words or (known and f"{last}{two}" not in words)
    return text + line if compound else text[:-1] + line
