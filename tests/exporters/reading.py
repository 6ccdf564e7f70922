"""How the tests read a page."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from contentgen.channels import blog
from contentgen.model import Article

#: text that would run, or break out of where it stands, if it were not escaped
HOSTILE = (
    """</script><script>alert(1)</script><img src=x onerror=alert(2)>"' onload='x' {{ 7*7 }} javascript:alert(3) <i>"""
)


def parsed(page: str) -> LexborHTMLParser:
    return LexborHTMLParser(page)


def ids(page: LexborHTMLParser) -> list[str]:
    return [str(node.attributes["id"]) for node in page.css("[id]")]


def targets(page: LexborHTMLParser) -> list[str]:
    """What the links within the page point to."""
    return [str(node.attributes["href"])[1:] for node in page.css('a[href^="#"]')]


def levels(page: LexborHTMLParser) -> list[int]:
    return [int(str(node.tag)[1]) for node in page.css("h1, h2, h3, h4, h5, h6")]


def in_order(found: list[int]) -> bool:
    """Whether no heading skips a level."""
    return all(after <= before + 1 for before, after in zip([0, *found], found, strict=False))


def sentences(article: Article) -> list[str]:
    return [sentence.text for block in blog.blocks_of(article) for sentence in blog.sentences_of(block)]


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def runs_nothing(page: LexborHTMLParser) -> bool:
    """Whether no element loads or runs anything: no handler, no picture, no frame, no address but http and https."""
    nodes = page.css("*")
    handlers = [name for node in nodes for name in node.attributes if name.startswith("on")]
    loaded = page.css("img, iframe, object, embed, video, audio, form, base, link[rel=stylesheet], script[src]")
    addresses = [str(node.attributes["href"]) for node in page.css("a[href]")]
    return not handlers and not loaded and all(re.match(r"#|https?://", address) for address in addresses)
