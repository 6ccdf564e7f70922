"""The lines of a PDF's page with the place and size of their letters, from which headings, columns and tables are told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from contentgen.sources.text import clean

if TYPE_CHECKING:
    from pypdf import PageObject

#: pieces stand on one line while their feet differ by less than this share of the letters' height; raised ones by more than
#: that, and they are smaller than this
_SAME_FOOT, _RAISED, _SMALL = 0.6, 0.15, 0.85
#: the widest that a letter is taken to be, as a share of its height: what lies beyond is a gap
_WIDEST = 0.62
#: a gap of so many heights parts the cells of a table; longer pieces are columns of running text
_CELL_GAP, _CELL_CHARACTERS, _HEAD_CHARACTERS = 0.8, 32, 20


#: a letter of which the font does not say what it means
UNREADABLE = "\ufffd"
#: accents that some programs draw as a letter of its own before the one that bears it
_ACCENTS = {"¨": "\u0308", "´": "\u0301", "ˆ": "\u0302", "˜": "\u0303", "ˇ": "\u030c", "˚": "\u030a", "¸": "\u0327"}
_DETACHED = re.compile(rf"([{''.join(_ACCENTS)}])([A-Za-z])")


class Piece(NamedTuple):
    """Letters drawn in one go, the foot of the first at (x, y) in points from the lower left."""

    text: str
    x: float
    y: float
    height: float


class Line(NamedTuple):
    """A line as it is read, drawn in so many pieces. `row` says that it is a row of a table."""

    text: str
    x: float
    y: float
    height: float
    pieces: int = 1
    row: bool = False


def lines_of(page: PageObject) -> list[Line]:
    """The lines of a page in the order in which they are drawn; upright letters only, as a margin's note is no text."""
    pieces: list[Piece] = []
    page.extract_text(visitor_text=_noting(pieces))
    return _with_heads(list(_lines(pieces)))


def _with_heads(lines: list[Line]) -> list[Line]:
    """The lines, and beside each row of a table the narrow ones that have cells as well, such as its head."""
    for order in (range(1, len(lines)), range(len(lines) - 2, -1, -1)):
        for at in order:
            line, beside = lines[at], lines[at - 1 if order.step > 0 else at + 1]
            if (
                beside.row
                and line.pieces > 1
                and len(line.text) / line.pieces <= _HEAD_CHARACTERS
                and line.text[-1:] != "."
            ):
                lines[at] = line._replace(row=True)
    return lines


def _noting(pieces: list[Piece]) -> Callable[..., None]:
    """What pypdf calls with each run of letters, the matrix of the page, that of the text, the font and its size."""

    def note(text: str, page: Sequence[float], shown: Sequence[float], _: object, size: float) -> None:
        if not text.strip("\n") or abs(shown[0]) < abs(shown[1]):
            return
        x = shown[4] * page[0] + shown[5] * page[2] + page[4]
        y = shown[4] * page[1] + shown[5] * page[3] + page[5]
        height = abs(size) * (abs(shown[3]) or 1) * (abs(page[3]) or abs(page[1]) or 1)
        pieces.extend(Piece(part, x, y, height) for part in text.split("\n") if part.strip())

    return note


def _lines(pieces: Sequence[Piece]) -> Iterator[Line]:
    row: list[Piece] = []
    for piece in pieces:
        if row and _again(row[-1], piece):
            continue
        if row and not _beside(row[-1], piece):
            yield _line(row)
            row = []
        row.append(piece)
    if row:
        yield _line(row)


def _again(one: Piece, other: Piece) -> bool:
    """Whether the same letters are drawn once more, which is how some programs make them bold."""
    return one.text == other.text and abs(other.x - one.x) < 1 and abs(other.y - one.y) < 1


def _beside(one: Piece, other: Piece) -> bool:
    return other.x >= one.x and abs(other.y - one.y) < _SAME_FOOT * max(one.height, other.height)


def _line(row: Sequence[Piece]) -> Line:
    text, gaps, high = "", 0, max(piece.height for piece in row)
    foot = next(piece.y for piece in row if piece.height == high)
    for before, piece in zip((None, *row), row, strict=False):
        gap = before is not None and piece.x - _end(before) > _CELL_GAP * piece.height
        gaps += gap
        small = bool(text) and piece.height < _SMALL * high and piece.y - foot > -_RAISED * high
        text += _mark(text, piece.text, told=piece.y > foot) if small else f" {piece.text}" if gap else piece.text
    table = gaps > 0 and len(text) / (gaps + 1) <= _CELL_CHARACTERS
    return Line(readable(text), row[0].x, foot, high, len(row), table)


def _end(piece: Piece) -> float:
    return piece.x + _WIDEST * piece.height * len(piece.text.strip())


def _mark(before: str, small: str, *, told: bool) -> str:
    """What a small number is: an exponent of ten or of a unit, or the mark of a note, which is no text.

    Where the number before it could be meant, or the file does not tell (`told`) whether it is raised or lowered, it is
    unreadable, and so is its sentence.
    """
    if not re.fullmatch(r"\s*[\d*†‡§,]+\s*", small):
        return small
    if re.search(r"(?:\b10|\b(?:[kcm]?m|s))$", before):
        return f"^{small}"
    return " " * small.endswith(" ") if told and not before[-1:].isdigit() else UNREADABLE


def readable(text: str) -> str:
    """The text in whole characters, letters without a meaning in their font as U+FFFD; soft hyphens at its end as `-`."""
    text = text.encode("utf-8", "replace").decode("utf-8").replace("\0", UNREADABLE).rstrip()
    text = _DETACHED.sub(lambda found: found[2] + _ACCENTS[found[1]], text)
    return clean(f"{text[:-1]}-" if text.endswith(("\xad", "\u2010")) else text).strip()


def leading(pages: Sequence[Sequence[Line]]) -> float:
    """The usual distance from one line to the next."""
    steps = [a.y - b.y for lines in pages for a, b in pairwise(lines) if 0 < a.y - b.y < 4 * a.height]
    return median(steps) if steps else 0.0


def usual_height(pages: Sequence[Sequence[Line]]) -> float:
    """The height of most letters."""
    sizes = [(line.height, len(line.text)) for lines in pages for line in lines]
    weights: dict[float, int] = {}
    for height, count in sizes:
        weights[round(height, 1)] = weights.get(round(height, 1), 0) + count
    return max(weights, key=lambda height: (weights[height], height), default=0.0)
