"""Which lines of a PDF are running heads and feet, and which number a reader finds printed on each page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from contentgen.sources.layout import Line, leading, usual_height

#: so many lines at each edge of a page may be a running head or foot
_EDGE = 2
#: they are where so many pages have the line, set apart from the text, or so many, and more than half, wherever it stands
_APART, _ANYWHERE = 2, 3
#: set apart is what stands off by more than this many usual steps, or has other letters than the text by this share
_GAP, _OTHER_LETTERS = 1.3, 1.05
#: so many pages must carry a number that grows with them
_NUMBERED = 3
_NUMBER = re.compile(r"\d{1,5}")


def shape(line: str) -> str:
    """A line whatever its digits, so that `Page 3 of 9` is known again."""
    return re.sub(r"\d+", "#", line.strip())


def repeated(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """The shapes of running heads, feet and page numbers.

    A line of the text that happens to stand at the edge of several pages must not be among them: without it, the words around
    it would read as a sentence that nobody wrote.
    """
    step, usual = leading(pages), usual_height(pages)
    apart: Counter[str] = Counter()
    anywhere: Counter[str] = Counter()
    for lines in pages:
        standing = sorted(lines, key=lambda line: -line.y)
        both = [*_set_apart(standing, step, usual), *_set_apart(standing[::-1], step, usual)]
        apart.update({shape(line.text) for line in both})
        anywhere.update({shape(line.text) for line in edges(lines)})
    most = {each for each, count in anywhere.items() if count >= _ANYWHERE and count * 2 > len(pages)}
    return frozenset({"#", *most, *(each for each, count in apart.items() if count >= _APART)})


def _set_apart(order: Sequence[Line], step: float, usual: float) -> Sequence[Line]:
    """Of the lines from one edge of a page on, those before the first gap or in other letters than the text."""
    edge = order[:_EDGE]
    for count in range(len(edge), 0, -1):
        beyond = order[count] if count < len(order) else None
        if beyond is not None and abs(order[count - 1].y - beyond.y) > _GAP * step:
            return edge[:count]
    return [line for line in edge if max(line.height, usual) > _OTHER_LETTERS * min(line.height, usual)]


def edges(lines: Sequence[Line]) -> list[Line]:
    """The first and last lines of a page, both as they are drawn and as they stand."""
    standing = sorted(lines, key=lambda line: -line.y)
    return [*lines[:_EDGE], *lines[-_EDGE:], *standing[:_EDGE], *standing[-_EDGE:]]


def page_names(pages: Sequence[Sequence[Line]], labels: Sequence[str]) -> list[str]:
    """How each page is cited: `p. 3`; where another number is printed or labelled, `p. 1205 (PDF page 3)`."""
    counted = [str(number) for number in range(1, len(pages) + 1)]
    if len(labels) == len(pages) and list(labels) != counted:
        printed = list(labels)
    else:
        offset = _offset(pages)
        printed = [str(number + offset) if number + offset > 0 else "" for number in range(1, len(pages) + 1)]
    return [_name(number, label) for number, label in zip(counted, printed, strict=True)]


def span(first: str, last: str) -> str:
    """The place of what begins on one page and ends on the next: `pp. 3-4`."""
    if first == last:
        return first
    parts = [re.fullmatch(r"(?:p\. (\S+))?(?: ?\(?PDF page (\d+)\)?)?", name) for name in (first, last)]
    one, two = (part.groups() if part else ("", "") for part in parts)
    pages = f"pp. {one[0]}-{two[0]}" if one[0] and two[0] else ""
    files = f"PDF pages {one[1]}-{two[1]}" if one[1] and two[1] else ""
    if pages and files:
        return f"{pages} ({files})"
    return pages or files or f"{first} to {last}"


def _name(number: str, label: str) -> str:
    if label == number:
        return f"p. {number}"
    return f"p. {label} (PDF page {number})" if label else f"PDF page {number}"


def _offset(pages: Sequence[Sequence[Line]]) -> int:
    """By how much the printed numbers are ahead of the count of pages; 0 where no numbers grow with the pages."""
    known = repeated(pages)
    counts: Counter[int] = Counter()
    for number, lines in enumerate(pages, 1):
        found = (int(each) for line in edges(lines) if shape(line.text) in known for each in _NUMBER.findall(line.text))
        counts.update({each - number for each in found})
    if not counts:
        return 0
    offset, count = min(counts.items(), key=lambda item: (-item[1], abs(item[0])))
    return offset if count >= _NUMBERED and count * 2 > len(pages) else 0
