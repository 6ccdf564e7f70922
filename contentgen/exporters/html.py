"""The two pages: the article to publish, and the report to read and check. Both from the values, not from Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from contentgen.channels import blog, linkedin
from contentgen.citations import with_places
from contentgen.exporters.chart import LEAST_LOST, Card, Placed, cards, place, tiles
from contentgen.exporters.markdown import Rendering
from contentgen.exporters.page import (
    Finder,
    Part,
    Row,
    Span,
    Walk,
    host,
    json_script,
    linked,
    reference_markup,
    safe_url,
    script_hash,
)
from contentgen.exporters.report import CHANNEL_NAMES, grounds_of
from contentgen.model import ChannelName, Evidence, Post, Source
from contentgen.outcome import ChannelScores, Reference, Report
from scoring.finding import Finding
from scoring.report import BANNERS, is_report
from scoring.x_length import LIMIT, weighted_length

BANNER_OF: dict[ChannelName, str] = {"blog": "blog", "linkedin": "linkedin", "x": "thread"}
#: ids that the templates use themselves
TAKEN = ("top", "text", "scores", "blog", "linkedin", "x", "removed", "less", "grounds", "sources", "references")
_HELPERS = {"linked": linked, "safe_url": safe_url, "host": host, "reference_markup": reference_markup}


@dataclass(frozen=True)
class Piece:
    """A stretch of a post: part of a sentence or what stands between sentences. `fold`: the preview ends before it."""

    text: str
    span: Span | None = None
    begins: bool = False
    fold: bool = False


@dataclass(frozen=True)
class Block:
    """A paragraph of the LinkedIn post, or a whole post of the thread with its weighted length."""

    pieces: tuple[Piece, ...]
    row: Row
    length: int = 0


@dataclass
class View:
    """One channel: its scores, its text with the findings placed in it."""

    channel: ChannelName
    cards: list[Card]
    placed: Placed
    parts: tuple[Part, ...] = ()
    top: Row = field(default_factory=lambda: Row(()))
    blocks: tuple[Block, ...] = ()
    length: int = 0


@dataclass(frozen=True)
class Basis:
    """What one piece of evidence says, and where that stands."""

    item: Evidence
    source: Source
    reference: Reference | None
    url: str


def article_html(report: Report, render: Rendering) -> str:
    """The article as a page of its own."""
    article, brief = report.article.article, report.brief
    walk = Walk.through(report, taken=TAKEN)
    url = safe_url(blog.address(brief, article.slug))
    parts = walk.parts(article, render.words["takeaways"])
    about = {
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "headline": article.title,
        "description": article.description,
        "datePublished": brief.today.isoformat(),
        "inLanguage": brief.language,
        "author": {"@type": "Person", "name": brief.profile.name} if brief.profile.name else None,
        "url": url,
        "mainEntityOfPage": url,
    }
    return render.text(
        "article.html.j2",
        article=article,
        brief=brief,
        url=url,
        parts=parts,
        references=with_places(
            [reference for reference in report.references if reference.number in walk.cited],
            blog.citations(article),
            walk.ledger,
        ),
        about=json_script({name: value for name, value in about.items() if value}),
        **_HELPERS,
    )


def report_html(report: Report, render: Rendering) -> str:
    """The run as one page: scores, texts with findings and evidence, what was removed, what it rests on."""
    walk = Walk.through(report, taken=TAKEN)
    views = [view for name in CHANNEL_NAMES if (view := _view(report, name, walk, render)) is not None]
    spans = [span for view in views for span in _spans(view)]
    factual = [span for span in spans if span.factual]
    brief, research = report.brief, report.research
    return render.text(
        "report.html.j2",
        report=report,
        names=CHANNEL_NAMES,
        tiles=tiles(report),
        views=views,
        url=safe_url(blog.address(brief, report.article.article.slug)),
        factual=factual,
        basis={span.number: _basis(report, span) for span in factual},
        around=_around([span.number for span in factual]),
        uses=_uses(report, spans),
        removals=(*report.article.removals, *report.posts.removals),
        grounds=grounds_of(
            brief,
            research,
            report.article.article,
            report.texts,
            report.references,
            render,
            report.credit,
            report.disagreements,
            report.outline,
        ),
        least_lost=LEAST_LOST,
        x_limit=LIMIT,
        linkedin_limits=linkedin.Limits(),
        script_hash=script_hash,
        **_HELPERS,
    )


# --- the channels ----------------------------------------------------------------------------------------------


def _view(report: Report, name: ChannelName, walk: Walk, render: Rendering) -> View | None:
    """A channel's view; None when it has no text."""
    text = {"blog": report.texts.article, "linkedin": report.texts.linkedin, "x": "".join(report.texts.thread)}[name]
    if not text:
        return None
    each = next((scores for scores in report.scores if scores.channel == name), None)
    start, end = _section(report.text, name)
    walk.finder = Finder(report.text, start, end)
    view = View(name, cards(each) if each else [], Placed())
    if name == "blog":
        view.parts = walk.parts(report.article.article, render.words["takeaways"])
        view.top = _top(report, start, end)
    elif name == "linkedin":
        view.blocks, view.length = _linkedin(report, walk), linkedin.length(report.texts.linkedin.strip())
    else:
        view.blocks = _thread(report, walk)
    view.placed = place(_findings(each), _rows(view))
    return view


def _findings(each: ChannelScores | None) -> Sequence[Finding]:
    return each.scores.findings if each else ()


def _section(text: str, name: ChannelName) -> tuple[int, int]:
    """Where a channel's section begins and ends, as indexes of lines."""
    lines = text.split("\n")
    banners = [(at, line.strip("= ")) for at, line in enumerate(lines) if line.startswith("===") and is_report(line)]
    for (at, banner), (end, _) in pairwise([*banners, (len(lines), "")]):
        if BANNERS.get(banner) == BANNER_OF[name]:
            return at + 1, end
    return 0, 0


def _top(report: Report, start: int, end: int) -> Row:
    """The front matter and the title: what a search result shows."""
    title = Finder(report.text, start, end).find(f"# {report.article.article.title}")
    return Row((), start + 1, title[1]) if title else Row(())


def _linkedin(report: Report, walk: Walk) -> tuple[Block, ...]:
    """The post's paragraphs, cut where a phone folds it."""
    post, text = report.posts.posts.linkedin, report.texts.linkedin.strip()
    spots = _spots(text, post, walk)
    fold = _fold(text, linkedin.Limits().fold)
    blocks, at = [], 0
    for paragraph in text.split("\n\n"):
        pieces = _pieces(text, spots, at, at + len(paragraph), fold)
        blocks.append(Block(pieces, _row(walk, paragraph)))
        at += len(paragraph) + 2
    return tuple(blocks)


def _thread(report: Report, walk: Walk) -> tuple[Block, ...]:
    blocks = []
    for text, post in zip(report.texts.thread, report.posts.posts.thread, strict=True):
        pieces = _pieces(text, _spots(text, post, walk), 0, len(text))
        blocks.append(Block(pieces, _row(walk, text), weighted_length(text)))
    return tuple(blocks)


def _row(walk: Walk, text: str) -> Row:
    lines = walk.locate(text)
    return Row((), *lines) if lines else Row(())


def _spots(text: str, post: Post | None, walk: Walk) -> list[tuple[int, int, Span]]:
    """Where each sentence of a post stands in its text."""
    spots, at = [], 0
    for sentence in (s for paragraph in post.paragraphs for s in paragraph) if post else ():
        start = text.find(sentence.text, at)
        if start >= 0:
            at = start + len(sentence.text)
            spots.append((start, at, walk.span(sentence)))
    return spots


def _fold(text: str, limit: int) -> int:
    """The offset at which the preview ends: the last word border within the limit; -1 for a text that fits."""
    if len(text) <= limit:
        return -1
    border = max(text.rfind(" ", 0, limit + 1), text.rfind("\n", 0, limit + 1))
    after = text[border:] if border > 0 else text[limit:]
    return len(text) - len(after.lstrip())


def _pieces(
    text: str, spots: Sequence[tuple[int, int, Span]], start: int, end: int, fold: int = -1
) -> tuple[Piece, ...]:
    """A stretch of the text cut at the borders of its sentences and at the fold."""
    borders = {start, end, *(edge for a, b, _ in spots for edge in (a, b)), fold}
    pieces = []
    for a, b in pairwise(sorted(edge for edge in borders if start <= edge <= end)):
        spot = next((s for s in spots if s[0] <= a < s[1]), None)
        pieces.append(Piece(text[a:b], spot[2] if spot else None, bool(spot and spot[0] == a), a == fold))
    return tuple(pieces)


# --- what stands behind the sentences --------------------------------------------------------------------------


def _rows(view: View) -> list[Row]:
    rows = [view.top, *(block.row for block in view.blocks), *(part.row for part in view.parts)]
    return [*rows, *(row for part in view.parts for shape in part.shapes for row in shape.rows)]


def _spans(view: View) -> Iterator[Span]:
    for part in view.parts:
        yield from (span for shape in part.shapes for row in shape.rows for span in row.spans)
    for block in view.blocks:
        yield from (piece.span for piece in block.pieces if piece.span and piece.begins)


def _basis(report: Report, span: Span) -> list[Basis]:
    references = {reference.source_id: reference for reference in report.references}
    found = []
    for item in map(report.research.evidence, span.sentence.evidence):
        source, reference = report.research.source(item.source_id), references.get(item.source_id)
        url = safe_url(reference.url if reference else str(source.csl.get("URL", "")))
        found.append(Basis(item, source, reference, url))
    return found


def _around(numbers: Sequence[int]) -> Mapping[int, tuple[int | None, int | None]]:
    """The sentence before and after each."""
    known = [None, *numbers, None]
    return {number: (known[at], known[at + 2]) for at, number in enumerate(numbers)}


def _uses(report: Report, spans: Sequence[Span]) -> Mapping[str, list[int]]:
    """Source id -> the numbers of the sentences that rest on it."""
    uses: dict[str, list[int]] = {reference.source_id: [] for reference in report.references}
    for span in spans:
        for source_id in dict.fromkeys(report.research.evidence(e).source_id for e in span.sentence.evidence):
            uses.setdefault(source_id, []).append(span.number)
    return uses
