"""A number beside our SEO score that can be compared with Yoast's: its published rules, worked out on our Document.

Only thresholds and points are Yoast's, as its documentation tells them; no code and no list of words of that package
(GPL-3.0) is here. It counts what Yoast counts: exact words and no word families, a keyphrase found where a sentence
has all its content words, and a sum over all 17 checks although one of them never gives a point. So 93 is the best
that can be reached. benchmarks/scoring_peers.py measures how near it comes to the package itself.
Source: https://github.com/Yoast/wordpress-seo/tree/trunk/packages/yoastseo
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from scoring.address import read_address
from scoring.document import Document
from scoring.facts import read_sentences
from scoring.pixels import width_of
from scoring.structure import Block, Sentence
from scoring.text import words
from scoring.vocabulary import word_set

BEST = 9
Steps = Sequence[tuple[float, int]]


@dataclass(frozen=True)
class _Page:
    """The text as an editor holds it: the title apart, the rest as the page's content."""

    document: Document

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """What the page shows below its title."""
        every = self.document.structure.blocks
        titled = every and every[0].kind == "heading" and every[0].level == 1
        return every[1:] if titled else every

    @cached_property
    def read(self) -> tuple[Block, ...]:
        """What is counted as text: no code."""
        return tuple(block for block in self.blocks if block.kind != "code")

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All that is read, in no order: the running text's sentences are the document's own."""
        prose = set(map(id, self.document.prose))
        return (*self.document.sentences, *read_sentences(block for block in self.read if id(block) not in prose))

    @cached_property
    def word_count(self) -> int:
        """All words, the numbers of citations among them."""
        return sum(len(words(block.text)) for block in self.read)

    @cached_property
    def wanted(self) -> tuple[str, ...]:
        """The words of the keyphrase that carry meaning; where none does, all of them."""
        spoken = tuple(_apart(words(self.document.topic)))
        return tuple(word for word in spoken if word not in word_set("function_words")) or spoken

    @cached_property
    def matches(self) -> int:
        """How often a sentence has all words of the keyphrase."""
        holding = (each for each in self.sentences if all(word in each.text.lower() for word in self.wanted))
        return sum(self.found(sentence.words) for sentence in holding)

    @cached_property
    def subheadings(self) -> tuple[str, ...]:
        return tuple(block.text for block in self.blocks if block.kind == "heading" and block.level in {2, 3})

    def found(self, spoken: Sequence[str]) -> int:
        """How often all words of the keyphrase are among these."""
        counts = Counter(_apart(spoken))
        return min((counts[word] for word in self.wanted), default=0)

    def share(self, text: str) -> float:
        """Which share of the keyphrase's words a text has."""
        spoken = set(_apart(words(text)))
        return sum(word in spoken for word in self.wanted) / len(self.wanted) if self.wanted else 0.0


def checks(document: Document) -> Mapping[str, int]:
    """The points of each check, by the names that Yoast gives them."""
    page = _Page(document)
    return {name: check(page) for name, check in CHECKS.items()}


def comparable(document: Document) -> int | None:
    """The score on Yoast's scale, 0 to 93; None for anything but an article with a topic, given or read from its text.

    >>> comparable(Document.from_text("linkedin", "Hello."))
    """
    if document.channel != "blog" or not document.topic:
        return None
    points = checks(document)
    return max(0, round(100 * sum(points.values()) / (BEST * len(points))))


def _apart(spoken: Sequence[str]) -> list[str]:
    return [part for word in spoken for part in word.lower().replace("’", "'").split("-")]


def _step(value: float, steps: Steps, beyond: int) -> int:
    """The points of the first step that `value` does not pass."""
    return next((points for most, points in steps if value <= most), beyond)


# --- where the keyphrase stands ----------------------------------------------------------------------------


def _introduction(page: _Page) -> int:
    first = next((block for block in page.blocks if block.kind in {"paragraph", "item", "quote"}), None)
    if first is None or not page.wanted:
        return 3
    if any(page.found(sentence.words) for sentence in read_sentences([first])):
        return 9
    return 6 if page.share(first.text) == 1.0 else 3


def _length_of_keyphrase(page: _Page) -> int:
    return _step(len(page.wanted), ((0, -999), (4, 9), (8, 6)), 3)


def _density(page: _Page) -> int:
    count, matches = page.word_count, page.matches
    if not page.wanted or not count:
        return -50
    if count < 100:
        fine, much = (2, 3) if count > 50 else (1, 2)
        return _step(matches, ((0, 4), (fine, 9), (much, -10)), -50)
    density = 100 * matches / count * (0.7 + len(page.wanted) / 3)
    if matches < 2 or (density < 0.5 and matches > 2):
        return 4
    return _step(density, ((3, 9), (4, -10)), -50)


def _in_description(page: _Page) -> int:
    text = page.document.description
    times = sum(page.found(tuple(words(part))) for part in re.split(r"(?<=[.!?])\s", text))
    return 9 if 1 <= times <= 2 else 3


def _in_subheadings(page: _Page) -> int:
    if not page.wanted:
        return 1
    if not page.subheadings:
        return 2 if page.word_count > 300 else 9
    naming = sum(page.share(text) >= 0.5 for text in page.subheadings)
    if naming == 1 and len(page.subheadings) == 1:
        return 9
    return 9 if 0.3 <= naming / len(page.subheadings) <= 0.75 else 3


def _competing_links(page: _Page) -> int:
    whole = sorted(page.wanted)
    texts = (_apart(words(link.text)) for link in page.document.links)
    bare = ([word for word in text if word not in word_set("function_words")] for text in texts)
    return 2 if page.wanted and any(sorted(text) == whole for text in bare) else 8


def _in_pictures(page: _Page) -> int:
    pictures = page.document.images
    if not pictures or not page.wanted:
        return 3
    naming = sum(page.share(image.alt) >= 0.5 for image in pictures)
    if not naming:
        return 6
    if len(pictures) < 5:
        return 9
    return 9 if 0.3 <= naming / len(pictures) <= 0.75 else 6


def _in_title(page: _Page) -> int:
    title = [word.lower() for word in words(page.document.headline)]
    phrase = [word.lower() for word in words(page.document.topic)]
    if not phrase or page.share(page.document.headline) < 1.0:
        return 2
    places = [at for at in range(len(title)) if title[at : at + len(phrase)] == phrase]
    leading = bool(places) and all(word in word_set("function_words") for word in title[: places[0]])
    return 9 if leading else 6


def _in_slug(page: _Page) -> int:
    share = page.share(page.document.slug.replace("-", " "))
    if not page.wanted or not page.document.slug:
        return 3
    whole = share == 1.0 if len(page.wanted) <= 2 else share > 0.5
    return 9 if whole else 6


# --- what the page has ------------------------------------------------------------------------------------


def _description(page: _Page) -> int:
    return _step(len(page.document.description), ((0, 1), (120, 6), (156, 9)), 6)


def _length(page: _Page) -> int:
    return _step(page.word_count, ((99, -20), (199, -10), (249, 3), (299, 6)), 9)


def _links(page: _Page, *, own: bool) -> int:
    """Links whose pages a search engine may follow; Markdown cannot say nofollow."""
    site = read_address(page.document.url).site
    targets = (link.href for link in page.document.links)
    inner = [_is_own(href, site) for href in targets if not href.startswith(("#", "mailto:"))]
    return 9 if own in inner else 3


def _is_own(href: str, site: str) -> bool:
    return read_address(href).site in {"", site}


def _title(page: _Page) -> int:
    return _step(width_of(page.document.headline), ((0, 1), (600, 9)), 3)


def _single_title(page: _Page) -> int:
    return 1 if sum(block.level == 1 for block in page.blocks if block.kind == "heading") > 1 else 8


CHECKS: Mapping[str, Callable[[_Page], int]] = {
    "introductionKeyword": _introduction,
    "keyphraseLength": _length_of_keyphrase,
    "keyphraseDensity": _density,
    "metaDescriptionKeyword": _in_description,
    "metaDescriptionLength": _description,
    "subheadingsKeyword": _in_subheadings,
    "textCompetingLinks": _competing_links,
    "imageKeyphrase": _in_pictures,
    "images": lambda page: 9 if page.document.images else 3,
    "textLength": _length,
    "externalLinks": lambda page: _links(page, own=False),
    "internalLinks": lambda page: _links(page, own=True),
    "keyphraseInSEOTitle": _in_title,
    "titleWidth": _title,
    "slugKeyword": _in_slug,
    "functionWordsInKeyphrase": lambda _: 0,
    "singleH1": _single_title,
}
