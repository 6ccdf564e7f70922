"""A combined report to its sections: blog, LinkedIn post, thread, citations, opportunity analysis."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scoring.channel import Channel
from scoring.document import Document

BANNERS: dict[str, Channel] = {
    "FINAL BLOG ARTICLE": "blog",
    "FINAL LINKEDIN POST": "linkedin",
    "FINAL TWITTER THREAD": "thread",
    "FINAL X THREAD": "thread",
    "X THREAD": "thread",
    "CITATIONS": "citations",
    "OPPORTUNITY ANALYSIS": "opportunity",
}
_BANNER = re.compile(r"=== *([A-Z][A-Z ]*[A-Z]) *===\s*")


@dataclass(frozen=True)
class Banner:
    """The line over a section: what it says, for which channel, and where."""

    name: str
    channel: Channel
    line: int


def read_banners(text: str) -> tuple[Banner, ...]:
    """Find the banners of a combined report, in order.

    >>> read_banners("=== CITATIONS ===")
    (Banner(name='CITATIONS', channel='citations', line=1),)
    """
    numbered = [(number, line, _channel(line)) for number, line in enumerate(text.split("\n"), start=1)]
    return tuple(Banner(line.strip("= "), channel, number) for number, line, channel in numbered if channel)


def is_report(text: str) -> bool:
    """Tell whether `text` is a combined report: it has at least one known banner."""
    return any(_channel(line) for line in text.split("\n"))


def read_sections(text: str, *, keyphrase: str = "", url: str = "") -> list[Document]:
    r"""Take a combined report apart; lines count in the file, the article's keyphrase goes to its posts.

    >>> report = "=== FINAL BLOG ARTICLE ===\n# T\n\n=== FINAL X THREAD ===\n1/1 Hi"
    >>> [(section.channel, section.first_line) for section in read_sections(report)]
    [('blog', 2), ('thread', 5)]
    """
    lines = text.split("\n")
    starts = [(number, channel) for number, line in enumerate(lines) if (channel := _channel(line))]
    ends = [number for number, _ in starts[1:]] + [len(lines)]
    sections: list[Document] = []
    blog: Document | None = None
    for (number, channel), end in zip(starts, ends, strict=True):
        body = "\n".join(lines[number + 1 : end])
        topic = keyphrase or (blog.topic if blog else "")
        title = blog.headline if blog and channel != "blog" else ""
        address = url or (blog.url if blog else "")
        section = Document.from_text(channel, body, first_line=number + 2, keyphrase=topic, title=title, url=address)
        blog = section if channel == "blog" else blog
        sections.append(section)
    return sections


def _channel(line: str) -> Channel | None:
    match = _BANNER.fullmatch(line)
    return BANNERS.get(match.group(1)) if match else None
