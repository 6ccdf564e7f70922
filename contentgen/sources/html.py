"""HTML files: the running text that a reader sees; scripts, navigation, tables and hidden parts stay out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from contentgen.model import SourceFailure
from contentgen.sources.base import PARSER_FAULTS, Block, Document, Limits, RawFile, Reading
from contentgen.sources.byline import without_byline
from contentgen.sources.metadata import Value, csl_from
from contentgen.sources.outline import Outline
from contentgen.sources.snippets import language_of, snippet
from contentgen.sources.text import text_of, word_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from selectolax.lexbor import LexborHTMLParser, LexborNode

_DROPPED = frozenset(
    word_list(
        """
        script style noscript template nav footer aside form button select textarea svg iframe object
        canvas video audio table figure menu dialog head title del s
        """
    )
)
_BLOCKS = frozenset(
    word_list(
        """
        p li dd dt div section article main blockquote h1 h2 h3 h4 h5 h6 ul ol dl header body td details
        summary address center fieldset figcaption hgroup
        """
    )
)
_HEADINGS = frozenset(
    word_list(
        """
        h1 h2 h3 h4 h5 h6
        """
    )
)
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$|!)|"
    r"font-size\s*:\s*0(?:\.\d+)?(?:px|em|rem|pt|%)?\s*(?:;|$|!)|(?:left|top|text-indent)\s*:\s*-\d{3,}|"
    r"(?<![-\w])(?:width|height|max-height)\s*:\s*0(?:px)?\s*(?:;|$|!)|clip\s*:\s*rect\(0|"
    r"(?<!-)color\s*:\s*(?:transparent|#fff(?:fff)?\b|white\b)",
    re.IGNORECASE,
)
_HIDDEN_CLASS = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text|hidden|d-none|invisible|cookie\S*"
    r"|breadcrumb\S*|sidebar|share|"
    r"social\S*|nav\S*|menu\S*|footer\S*|advert\S*|related\S*|comments?)(?:\s|$)",
    re.IGNORECASE,
)
#: what generators of manuals call the list entries in which a signature is followed by what it does
_INTERFACE = re.compile(r"(?:^|\s)(?:py|c|cpp|js|php|rb|go|java|rust)(?:\s|$)")
_CODE = frozenset(("code", "kbd", "samp", "q", "tt"))
_MAX_DEPTH = 400


def read(file: RawFile, limits: Limits) -> Reading:
    """One document: the visible running text under its headings."""
    text = text_of(file, limits, html=True)
    if isinstance(text, SourceFailure):
        return text
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    try:
        tree = LexborHTMLParser(text)
        walk = _Walk()
        if tree.body is not None:
            walk.visit(tree.body, quoted=False, depth=0)
        walk.flush(quoted=False)
        meta = dict(_meta(tree))
        root = tree.root
        language = (root.attributes.get("lang") if root is not None else None) or "en"
    except (SelectolaxError, *PARSER_FAULTS) as fault:
        return SourceFailure(location=file.location, reason=f"not readable as HTML ({type(fault).__name__})")
    stated, blocks = without_byline(walk.blocks)
    csl = csl_from(
        {**stated.fields, **meta, **_without_site(meta, walk.title)},
        fallback_title=walk.title or stated.title or file.stem,
    )
    return (
        Document(
            csl=csl,
            blocks=blocks,
            hidden=tuple(walk.hidden),
            links=tuple(walk.links),
            language=language.split("-")[0].lower() or "en",
        ),
    )


def _without_site(meta: Mapping[str, Value], heading: str) -> dict[str, Value]:
    """The page's title as its first heading has it, where a site's name only follows: `Drift | Example Notes`."""
    title = str(meta.get("title", ""))
    follows = heading and re.match(re.escape(heading) + r"\s+[|·•–—»-]\s", title)
    return {"title": heading} if follows else {}


class _Walk:
    """One pass through the tree that gathers text into blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.title = ""
        self._outline = Outline()
        self._parts: list[str] = []
        self._code: list[str] = []
        self.hidden: list[str] = []
        self.links: list[str] = []

    def visit(self, node: LexborNode, *, quoted: bool, depth: int) -> None:
        """Take in a node and what is under it, unless it is hidden or no running text."""
        for child in node.iter(include_text=True):
            tag = child.tag or ""
            if tag == "-text":
                self._parts.append(child.text(deep=False) or "")
            elif tag in ("br", "hr"):
                self._parts.append("\n")
            elif tag == "sup":
                self._parts.append(_superscript(child))
            elif tag == "math":
                self._parts.append(" {formula} ")
            elif tag == "-comment" or _hidden(child):
                self.hidden.append(_seen_by_none(child, tag))
                self._parts.append(" ")
            elif tag == "pre":
                self._snippet(child, quoted=quoted)
            elif tag in _DROPPED or tag.startswith("-") or depth > _MAX_DEPTH or _is_interface(child, tag):
                self._parts.append(" ")
            elif tag in _HEADINGS:
                self._heading(child, tag, quoted=quoted)
            else:
                self._inner(child, tag, quoted=quoted, depth=depth)

    def _inner(self, child: LexborNode, tag: str, *, quoted: bool, depth: int) -> None:
        if tag == "a":
            self.links.append(child.attributes.get("href") or "")
        if tag in _CODE:
            self._code.append(child.text(deep=True) or "")
        if tag not in _BLOCKS:
            self.visit(child, quoted=quoted, depth=depth + 1)
            return
        self.flush(quoted=quoted)
        inside = quoted or tag == "blockquote"
        self.visit(child, quoted=inside, depth=depth + 1)
        self.flush(quoted=inside)

    def _heading(self, child: LexborNode, tag: str, *, quoted: bool) -> None:
        self.flush(quoted=quoted)
        for anchor in child.css("a.headerlink, a.anchor, a.heading-anchor"):
            anchor.decompose()
        text = child.text(deep=True) or ""
        is_title = tag == "h1" and not self.title
        self.title = " ".join(text.split()) if is_title else self.title
        self._outline.enter(int(tag[1]), "" if is_title else text)

    def _snippet(self, child: LexborNode, *, quoted: bool) -> None:
        """Keep code under the block before it, the first of each alone."""
        self.flush(quoted=quoted)
        last = self.blocks[-1] if self.blocks else None
        found = snippet(child.text(deep=True) or "", language_of(_classes(child)))
        if last and found and last.snippet is None and last.heading == self._outline.heading:
            self.blocks[-1] = last.model_copy(update={"snippet": found})

    def flush(self, *, quoted: bool) -> None:
        """Close the block that is being gathered."""
        text = "".join(self._parts)
        code = tuple(piece for piece in self._code if piece.strip())
        self._parts, self._code = [], []
        if not text.strip():
            return
        self._outline.step()
        if self._outline.evidence:
            place = self._outline
            block = Block(text=text, heading=place.heading, locator=place.locator, quoted=quoted, code=code)
            self.blocks.append(block)


def _classes(pre: LexborNode) -> Iterator[str]:
    """What the code inside, the element itself and the two around it are called."""
    inside = pre.css_first("code")
    around = pre.parent
    for node in (inside, pre, around, around.parent if around is not None else None):
        yield (node.attributes.get("class") or "") if node is not None else ""


def _seen_by_none(node: LexborNode, tag: str) -> str:
    return (node.comment_content or "") if tag == "-comment" else (node.text(deep=True) or "")


def _is_interface(node: LexborNode, tag: str) -> bool:
    """Whether a list documents the parts of an interface: sentences about a name that no quotation would show."""
    return tag == "dl" and bool(_INTERFACE.search(node.attributes.get("class") or ""))


def _superscript(node: LexborNode) -> str:
    """A raised number is an exponent unless it links to a note."""
    text = (node.text(deep=True) or "").strip()
    if node.css_first("a") is not None:
        return ""
    return f"^{text}" if text[:1].isdigit() or text[:1] in "-−" else text


def hides(tag: str) -> bool:
    """Whether a piece of markup, such as `<span style="display:none">`, hides what it holds."""
    return tag.startswith("<") and bool(_HIDDEN_STYLE.search(tag) or re.search(r"\shidden\b", tag))


def _hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    if "hidden" in attributes or (attributes.get("aria-hidden") or "").lower() == "true":
        return True
    if (attributes.get("role") or "").lower() in (
        "navigation",
        "banner",
        "contentinfo",
        "search",
        "complementary",
    ):
        return True
    style, classes = attributes.get("style") or "", attributes.get("class") or ""
    return bool(_HIDDEN_STYLE.search(style) or _HIDDEN_CLASS.search(classes))


def _meta(tree: LexborHTMLParser) -> Iterator[tuple[str, Value]]:
    """Return what the page says about itself, in the order in which the first mention wins."""
    title = tree.css_first("head > title")
    page_title = " ".join((title.text() or "").split()) if title is not None else ""
    seen: dict[str, list[str]] = {}
    for node in tree.css("meta"):
        name = (node.attributes.get("name") or node.attributes.get("property") or "").lower()
        content = (node.attributes.get("content") or "").strip()
        if name and content:
            seen.setdefault(name, []).append(content)
    yield from (
        (name, tuple(values) if len(values) > 1 else values[0]) for name, values in seen.items() if name != "type"
    )
    if page_title and not {"citation_title", "og:title"} & seen.keys():
        yield "title", page_title
    for node in tree.css("link[rel=canonical]"):
        yield "canonical", (node.attributes.get("href") or "").strip()
    time = tree.css_first("time[datetime]")
    if time is not None and not {"date", "article:published_time", "citation_publication_date"} & seen.keys():
        yield "date", time.attributes.get("datetime") or ""
