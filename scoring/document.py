"""Document: a text to be scored, and the facts about it, each worked out once.

Assessments judge and never parse; what they need to know is a cached property here. Lines are those of the
file that the text came from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Unpack

from scoring import facts
from scoring.channel import Channel, Given, filled
from scoring.front_matter import FrontMatter, Value, read_front_matter
from scoring.html import looks_like_html
from scoring.language import is_english, likely_topic
from scoring.parts import read_structure
from scoring.structure import (
    PROSE,
    Block,
    Heading,
    Image,
    Link,
    Mark,
    Post,
    Reference,
    Sentence,
    Structure,
    pair_headings,
)
from scoring.text import words
from scoring.threads import posts_from_parts, read_posts
from scoring.vocabulary import content_words, stem

if TYPE_CHECKING:
    from scoring.order import Ordering
    from scoring.readability import Readability


@dataclass(frozen=True)
class Document:
    """One text for one channel. `first_line` is the number of its first line within its file.

    >>> Document.from_text("linkedin", "Two words.").word_count
    2
    """

    channel: Channel
    text: str
    title: str = ""
    description: str = ""
    slug: str = ""
    keyphrase: str = ""
    query: str = ""
    url: str = ""
    lang: str = ""
    first_line: int = 1
    front: Mapping[str, Value] = field(default_factory=dict, hash=False)
    front_lines: Mapping[str, int] = field(default_factory=dict, hash=False)
    given_posts: tuple[Post, ...] = ()
    html: bool = False

    @classmethod
    def from_markdown(
        cls, text: str, channel: Channel = "blog", *, first_line: int = 1, **given: Unpack[Given]
    ) -> Document:
        """Read Markdown with or without front matter; values given by name win over the front matter's."""
        front = read_front_matter(text, first_line)
        return cls._fronted(channel, front, given)

    @classmethod
    def from_html(cls, text: str, *, first_line: int = 1, **given: Unpack[Given]) -> Document:
        """Read a page of HTML as an article; its title, description, canonical address and author count as front matter."""
        from scoring.html import read_html

        return cls._fronted("blog", read_html(text, first_line)[0], given, html=True)

    @classmethod
    def _fronted(cls, channel: Channel, front: FrontMatter, given: Given, *, html: bool = False) -> Document:
        known: Given = front.given() | filled(given)
        where = {"first_line": front.first_line, "front": front.values, "front_lines": front.lines}
        return cls(channel, front.body, **where, html=html, **known)  # type: ignore[arg-type]

    @classmethod
    def from_text(cls, channel: Channel, text: str, *, first_line: int = 1, **given: Unpack[Given]) -> Document:
        """Read a text as `channel` does: Markdown for a blog, posts for a thread, lines for the rest."""
        if channel == "blog" and looks_like_html(text):
            return cls.from_html(text, first_line=first_line, **given)
        if channel == "blog":
            return cls.from_markdown(text, first_line=first_line, **given)
        return cls(channel, text, first_line=first_line, **given)

    @classmethod
    def from_thread(cls, posts: str | Sequence[str], *, first_line: int = 1, **given: Unpack[Given]) -> Document:
        """Read a thread from its posts, or from one text whose counters or blank lines part them."""
        if isinstance(posts, str):
            return cls("thread", posts, first_line=first_line, **given)
        text, parts = posts_from_parts(tuple(posts), first_line)
        return cls("thread", text, first_line=first_line, given_posts=parts, **given)

    # --- the text and its parts -----------------------------------------------------------------------------

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines of the text; `lines[0]` stands at `first_line`."""
        return tuple(self.text.split("\n"))

    @cached_property
    def structure(self) -> Structure:
        """Blocks, links and images, read as the channel shows them."""
        posts = self.posts if self.channel == "thread" else ()
        return read_structure(self.channel, self.text, self.first_line, posts, html=self.html)

    @cached_property
    def told(self) -> tuple[Block, ...]:
        """Running text: paragraphs, list items and quotes outside code, tables, headings and references."""
        return tuple(b for b in self.structure.blocks if b.kind in PROSE and not b.in_references)

    @cached_property
    def prose(self) -> tuple[Block, ...]:
        """The running text as far as it is new: a passage said again word for word earns nothing again."""
        return facts.said_once(self.told)

    @cached_property
    def paragraphs(self) -> tuple[Block, ...]:
        """The paragraphs of the running text."""
        return tuple(block for block in self.prose if block.kind == "paragraph")

    @cached_property
    def items(self) -> tuple[Block, ...]:
        """The list items of the running text."""
        return tuple(block for block in self.prose if block.kind == "item")

    @cached_property
    def code_blocks(self) -> tuple[Block, ...]:
        """Fenced and indented code."""
        return tuple(block for block in self.structure.blocks if block.kind == "code")

    @cached_property
    def table_cells(self) -> tuple[Block, ...]:
        """The cells of tables."""
        return tuple(block for block in self.structure.blocks if block.kind == "cell")

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """Headings with what stands under each, up to the next one."""
        return pair_headings(self.structure.blocks)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Links of the text and of its reference list."""
        return self.structure.links

    @cached_property
    def images(self) -> tuple[Image, ...]:
        """Pictures in the text."""
        return self.structure.images

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        """The posts of a thread; a single X post is a thread of one."""
        if self.given_posts or self.channel not in {"thread", "x"}:
            return self.given_posts
        if self.channel == "x":
            return posts_from_parts((self.text,), self.first_line)[1]
        return read_posts(self.text, self.first_line)

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The numbered entries of the reference list."""
        last = self.first_line + len(self.lines) - 1
        if self.channel == "citations":
            return facts.read_references(self.lines, self.first_line, self.first_line, last)
        listed = [block for block in self.structure.blocks if block.in_references and block.kind != "heading"]
        if not listed:
            return ()
        if self.html:
            return facts.listed_references(listed)
        return facts.read_references(self.lines, self.first_line, listed[0].line, listed[-1].end_line)

    # --- words and what they hold ---------------------------------------------------------------------------

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the running text."""
        return facts.read_sentences(self.prose)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the running text, as written."""
        return tuple(word for sentence in self.sentences for word in sentence.words)

    @property
    def word_count(self) -> int:
        """How many words the running text has."""
        return len(self.words)

    @cached_property
    def content_stems(self) -> tuple[str, ...]:
        """The stems of the words that carry meaning."""
        return tuple(stem(word) for word in content_words(self.words))

    @cached_property
    def figures(self) -> tuple[Mark, ...]:
        """Measured numbers in the running text."""
        return facts.find_figures(self.sentences)

    @cached_property
    def dates(self) -> tuple[Mark, ...]:
        """Years in the running text."""
        return facts.find_dates(self.sentences)

    @cached_property
    def citations(self) -> tuple[Mark, ...]:
        """Citation numbers in the text, one mark per number."""
        return facts.find_citations(b for b in self.structure.blocks if b.kind not in {"code", "heading"})

    @cached_property
    def hashtags(self) -> tuple[Mark, ...]:
        """Hashtags of a post with their lines."""
        if self.channel not in {"linkedin", "x", "thread"}:
            return ()
        return facts.find_hashtags(self.lines, self.first_line)

    @cached_property
    def emoji(self) -> tuple[Mark, ...]:
        """Pictures among the letters, with their lines."""
        return facts.find_pictures(self.lines, self.first_line)

    @cached_property
    def asks(self) -> tuple[Sentence, ...]:
        """Sentences that ask the reader to act towards the author."""
        return tuple(sentence for sentence in self.sentences if facts.is_ask(sentence))

    @cached_property
    def questions(self) -> tuple[Sentence, ...]:
        """Sentences that end in a question mark."""
        return tuple(sentence for sentence in self.sentences if sentence.text.rstrip("\"'”’)").endswith("?"))

    @cached_property
    def readability(self) -> Readability | None:
        """Flesch and its relatives over the running text; None when there is nothing to read."""
        from scoring.readability import measure

        return measure([sentence.words for sentence in self.sentences], self.lang or "en")

    @cached_property
    def order(self) -> Ordering | None:
        """How far the order of the paragraphs' sentences is from chance."""
        from scoring.order import order

        return order(self.prose, self.sentences, self.headings)

    # --- the topic ------------------------------------------------------------------------------------------

    @cached_property
    def headline(self) -> str:
        """The title as given, else the first H1, else for a title channel the text itself."""
        if self.channel in {"title", "headline"}:
            return self.text.strip()
        first = next((heading.text for heading in self.headings if heading.level == 1), "")
        return self.title or first

    @property
    def headline_line(self) -> int:
        """Where the title stands: in the front matter, else at the first H1, else on the first line."""
        first = next((heading.line for heading in self.headings if heading.level == 1), self.first_line)
        return self.front_lines.get("title", first)

    @cached_property
    def topic(self) -> str:
        """The keyphrase as given, else the query, else for an article what its title and text share."""
        if self.keyphrase or self.query or self.channel != "blog":
            return self.keyphrase or self.query
        streams = [sentence.words for sentence in self.sentences]
        streams += [tuple(words(heading.text)) for heading in self.headings]
        return likely_topic(self.headline, streams)

    @cached_property
    def topic_hits(self) -> tuple[Mark, ...]:
        """Where the topic's words follow each other, in headings and running text."""
        if not self.topic:
            return ()
        headings = [block for block in self.structure.blocks if block.kind == "heading"]
        return facts.phrase_hits(self.topic, (*self.sentences, *facts.read_sentences(headings)))

    @cached_property
    def topic_sentences(self) -> tuple[Sentence, ...]:
        """Sentences that hold all content words of the topic, in any order."""
        if not self.topic:
            return ()
        return tuple(each for each in self.sentences if facts.coverage(self.topic, each.text) >= 1.0)

    @cached_property
    def english(self) -> bool:
        """Whether rules about English words apply."""
        return is_english(self.lang, self.words)
