"""What both pages share: text to safe markup, and the article's blocks as numbered sentences."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from contentgen.channels import blog
from contentgen.exporters.bars import Chart, chart_of
from contentgen.model import Article, Block, Code, Evidence, Listing, Sentence, Table, VerdictStatus
from contentgen.outcome import Reference, Report

_ADDRESS = re.compile(r"https?://[^\s<>\"'`]+[^\s<>\"'`.,;:!?)\]}]", re.IGNORECASE)
_TAG = re.compile(r"(</?(?:i|em|b|sup|sub)>)")
_BLANK_OR_CONTROL = re.compile(r"[\x00-\x20\x7f]")
#: what may end a script element or a line of a script, as JSON writes it
_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
LONGEST_SLUG = 60


def safe_url(url: str) -> str:
    """The address if a browser may be sent there (http or https, with a host), else an empty string.

    >>> safe_url("https://a.example/b"), safe_url("javascript:alert(1)")
    ('https://a.example/b', '')
    """
    if _BLANK_OR_CONTROL.search(url):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme.lower() in {"http", "https"} and parts.hostname else ""


def host(url: str) -> str:
    """The host of a safe address, as a short name for it."""
    return (urlsplit(url).hostname or "").removeprefix("www.") if safe_url(url) else ""


def linked(text: str) -> Markup:
    """The text escaped, its http and https addresses as links."""
    parts: list[Markup] = []
    position = 0
    for match in _ADDRESS.finditer(text):
        parts.append(escape(text[position : match.start()]))
        parts.append(_link(match[0]) if safe_url(match[0]) else escape(match[0]))
        position = match.end()
    return Markup("").join([*parts, escape(text[position:])])


def _link(url: str) -> Markup:
    return Markup('<a href="{0}" rel="noopener noreferrer">{0}</a>').format(url)


def reference_markup(reference: Reference) -> Markup:
    """One entry of the reference list: its italics kept where they are whole, everything else escaped, links made."""
    plain = re.sub(r"</?a\b[^>]*>", "", reference.html)
    parts = _TAG.split(plain)
    if not _balanced(parts[1::2]):
        return linked(reference.text)
    texts = [linked(html.unescape(part)) for part in parts[::2]]
    tags = [Markup(tag) for tag in parts[1::2]]
    return Markup("").join(piece for pair in zip(texts, [*tags, Markup("")], strict=True) for piece in pair)


def _balanced(tags: Sequence[str]) -> bool:
    open_tags: list[str] = []
    for tag in tags:
        if not tag.startswith("</"):
            open_tags.append(tag[1:])
        elif not open_tags or open_tags.pop() != tag[2:]:
            return False
    return not open_tags


def json_script(value: object) -> Markup:
    """JSON that can stand inside a script element: nothing in it ends the element."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return Markup("".join(_IN_SCRIPT.get(letter, letter) for letter in text))


def script_hash(script: str) -> str:
    """What a Content-Security-Policy calls this script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


class Anchors:
    """Ids from headings, each given once."""

    def __init__(self, taken: Sequence[str] = ()) -> None:
        self._taken = set(taken)

    def of(self, heading: str) -> str:
        """An id that reads like the heading."""
        words = re.sub(r"[^\w]+", "-", heading.lower()).strip("-_")[:LONGEST_SLUG].rstrip("-") or "section"
        names = (words if n == 1 else f"{words}-{n}" for n in count(1))
        anchor = next(name for name in names if name not in self._taken)
        self._taken.add(anchor)
        return anchor


@dataclass(frozen=True)
class Cite:
    """A citation after a sentence; the first of each number has an id, so that the reference can point back."""

    number: int
    anchor: str = ""


@dataclass(frozen=True)
class Span:
    """A sentence as it is shown. `number` counts through the page."""

    number: int
    sentence: Sentence
    cites: tuple[Cite, ...] = ()

    @property
    def status(self) -> VerdictStatus:
        """The verdict; a sentence without one is unchecked."""
        return self.sentence.verdict.status if self.sentence.verdict else "unchecked"

    @property
    def factual(self) -> bool:
        """Whether there is something to look up behind it, or should be."""
        passed = self.status == "supported"
        return bool(self.sentence.evidence) or self.sentence.kind in {"claim", "personal"} or not passed


@dataclass(frozen=True)
class Row:
    """One line of a block: a paragraph, a list item, a table row; its first and last line in the report."""

    spans: tuple[Span, ...]
    line: int | None = None
    last: int | None = None


@dataclass(frozen=True)
class Shape:
    """One block: its type, the style of a list or the language of code, the columns of a table, its rows, its code, its chart."""

    type: str
    rows: tuple[Row, ...]
    style: str = ""
    columns: tuple[str, ...] = ()
    code: str = ""
    chart: Chart | None = None


@dataclass(frozen=True)
class Part:
    """A heading with the blocks under it; the opening has no heading."""

    heading: str
    anchor: str
    shapes: tuple[Shape, ...]
    row: Row


class Finder:
    """Finds texts in the report, each below the one before."""

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        self.lines = [line.strip() for line in text.split("\n")]
        self.position = start
        self.end = len(self.lines) if end is None else end

    def find(self, text: str) -> tuple[int, int] | None:
        """The first and last line number of `text`, or None; numbers count from 1."""
        wanted = [line.strip() for line in text.strip().split("\n")]
        for at in range(self.position, self.end - len(wanted) + 1):
            if self.lines[at : at + len(wanted)] == wanted:
                self.position = at + len(wanted)
                return at + 1, at + len(wanted)
        return None


@dataclass
class Walk:
    """Goes through an article once: numbers its sentences, marks first citations, notes lines where given a finder."""

    numbers: Mapping[str, int]
    ledger: Mapping[str, Evidence]
    finder: Finder | None = None
    anchors: Anchors = field(default_factory=Anchors)
    counter: Iterator[int] = field(default_factory=lambda: count(1))
    cited: set[int] = field(default_factory=set)

    @classmethod
    def through(cls, report: Report, finder: Finder | None = None, taken: Sequence[str] = ()) -> Walk:
        """A walk with the report's reference numbers."""
        numbers = {reference.source_id: reference.number for reference in report.references}
        return cls(numbers, {item.id: item for item in report.research.ledger}, finder, Anchors(taken))

    def span(self, sentence: Sentence) -> Span:
        """The sentence with its number and citations."""
        sources = {self.ledger[e].source_id for e in sentence.evidence}
        cited = sorted(self.numbers[source] for source in sources if source in self.numbers)
        return Span(next(self.counter), sentence, tuple(self._cite(number) for number in cited))

    def parts(self, article: Article, takeaways: str) -> tuple[Part, ...]:
        """The article in reading order: opening, takeaways under their heading, sections."""
        self.locate(f"# {article.title}")
        parts = [Part("", "", tuple(map(self.shape, article.intro)), Row(()))]
        if article.takeaways:
            parts.append(self._part(takeaways, [Listing(items=article.takeaways)]))
        parts += [self._part(section.heading, section.blocks) for section in article.sections]
        return tuple(parts)

    def locate(self, text: str) -> tuple[int, int] | None:
        """The lines of a text in the report, where a finder was given."""
        return self.finder.find(text) if self.finder else None

    def shape(self, block: Block) -> Shape:
        """One block with its rows."""
        lines = self.locate(blog.markdown(block, self.numbers, self.ledger))
        if isinstance(block, Table):
            rows = tuple(self._row(cells, lines, n + 2) for n, cells in enumerate(block.rows))
            return Shape("table", rows, columns=block.columns, chart=chart_of(block))
        if isinstance(block, Listing):
            rows = tuple(self._row((item,), lines, n) for n, item in enumerate(block.items))
            return Shape("list", rows, style=block.style)
        if isinstance(block, Code):
            last = lines[1] - lines[0] if lines else 0
            return Shape("code", (self._row((block.caption,), lines, last),), style=block.language, code=block.text)
        return Shape("paragraph", (self._row(block.sentences, lines, 0),))

    def _row(self, sentences: Sequence[Sentence], lines: tuple[int, int] | None, offset: int) -> Row:
        line = lines[0] + offset if lines else None
        return Row(tuple(self.span(sentence) for sentence in sentences), line, line)

    def _part(self, heading: str, blocks: Sequence[Block]) -> Part:
        lines = self.locate(f"## {heading}")
        row = Row((), *lines) if lines else Row(())
        return Part(heading, self.anchors.of(heading), tuple(map(self.shape, blocks)), row)

    def _cite(self, number: int) -> Cite:
        first = number not in self.cited
        self.cited.add(number)
        return Cite(number, f"cite-{number}" if first else "")
