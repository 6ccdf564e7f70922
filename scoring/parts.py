"""A text to its parts, as its channel shows them: Markdown, a page of HTML, the posts of a thread, or plain lines."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.channel import Channel
from scoring.plain import parse_plain
from scoring.structure import Post, Structure


def read_structure(channel: Channel, text: str, first_line: int, posts: Sequence[Post], *, html: bool) -> Structure:
    """Read blocks, links and images; parsers load at first use."""
    if html:
        from scoring.html import read_html

        return read_html(text, first_line)[1]
    if channel == "blog":
        from scoring.markdown import parse_markdown

        return parse_markdown(text, first_line)
    if channel == "thread":
        parts = [parse_plain(post.body, post.line) for post in posts]
        return Structure(
            tuple(block for part in parts for block in part.blocks),
            tuple(link for part in parts for link in part.links),
        )
    return parse_plain(text, first_line)
