"""What documents that no editor has filed treat: their own sections, each with sentences that can be read in a row.

A sentence taken from a manual says most beside its neighbours. So the sentences of one heading stay together, in the
order in which they stand, and the heading says what they are about.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from contentgen.citations import plain_title
from contentgen.model import Evidence, Frozen, Research
from contentgen.verification.overlap import content_stems
from contentgen.writers.offline.alike import Said, diverse
from contentgen.writers.offline.wording import capital, count_words

_NUMBERING = re.compile(
    r"^(?:(?:chapter|section|part|appendix)\s+)?(?:\d+|[A-Z](?=\.))(?:\.\d+)*[.:)]?\s+(?=\S)", re.IGNORECASE
)
#: headings that say what kind of text stands under them, and not what it is about
_EMPTY = frozenset(
    """
    note notes tip tips warning caution important see hint description parameters introduction overview summary reference
    details examples example usage background general misc miscellaneous advice answer synopsis contents
    conclusion about further additional other considerations things topics more
    """.split()
)
#: a heading that is the name of a setting or of a function
_ENTRY = re.compile(r"-{1,2}[\w-]+|[\w.-]*_[\w.-]*|[\w.]+\(.*\)")
#: fewer words say nothing without their neighbours
LEAST_WORDS = 6
#: headings over remarks, whose sentences belong to what stands beside them
_ASIDE = frozenset("note tip tips warning caution important hint parameters synopsis see".split())


class Theme(Frozen):
    """A part of a document: its heading as an article may print it, and its items in the document's order."""

    source_id: str
    heading: str
    items: tuple[Evidence, ...]
    worth: float = 0.0


class Extent(Frozen):
    """How many themes an article takes up, and how much of each."""

    most_themes: int = 6
    least_telling: int = 3
    least_items: int = 2
    most_items: int = 5
    near_best: float = 0.5
    short_document: int = 12
    again_of_source: float = 0.9
    in_claim: float = 0.5
    in_heading: float = 0.8
    in_title: float = 0.5
    leading: tuple[float, ...] = (0.2, 0.1, 0.05)
    long_words: int = 34
    long_cost: float = 0.15
    heading_characters: int = 60


def place(item: Evidence) -> int:
    """Where in its document an item stands, as the number of its passage."""
    number = item.passage_id.rpartition("/")[2]
    return int(number) if number.isdigit() else 0


def plain_heading(path: str, title: str, most: int = 60) -> str:
    """The last part of a heading's path that is about something, without its number; else the document's title."""
    for part in reversed(path.split(" > ")):
        text = _NUMBERING.sub("", part.strip(" ¶#")).strip(" .:")
        if text and len(text) <= most and not set(text.lower().split()) <= _EMPTY:
            return capital(text)
    return short_title(title)


def _is_aside(item: Evidence) -> bool:
    """Whether an item stands in a remark, in the entry of a setting, or is too short to say anything."""
    last = item.heading.rpartition(" > ")[2].strip(" ¶:").lower()
    return last in _ASIDE or bool(_ENTRY.fullmatch(last)) or count_words(item.claim) < LEAST_WORDS


def heading_of(item: Evidence, research: Research, bounds: Extent | None = None) -> str:
    """Under which heading of its document an item stands, as it may be printed."""
    title = str(research.source(item.source_id).csl.get("title", ""))
    return plain_heading(item.heading, title, (bounds or Extent()).heading_characters)


def short_title(title: str) -> str:
    """A title without its number, without the name of its manual and without what follows a dash."""
    return capital(plain_title(title).split(" — ")[0].strip() or title)


def themes_of(
    items: Sequence[Evidence], research: Research, topic: str, *, said: Said | None = None, extent: Extent | None = None
) -> list[Theme]:
    """The parts of the documents that are about the topic, the most telling first, none saying what was said."""
    bounds, said = extent or Extent(), said or Said(topic)
    about = rarity(topic, items)
    groups = _parts(
        sorted((e for e in items if not _is_aside(e)), key=lambda e: (e.source_id, place(e))), research, bounds
    )
    titles = {source.id: str(source.csl.get("title", "")) for source in research.sources}
    worth = {
        item.id: worth_of(item, titles[item.source_id], about, bounds)
        * (1 + dict(enumerate(bounds.leading)).get(n, 0.0))
        for group in groups.values()
        for n, item in enumerate(group)
    }
    ranked = _ranked(groups, worth, bounds)
    themes: list[Theme] = []
    for (source_id, heading), value in ranked:
        kept = diverse(groups[source_id, heading], worth, bounds.most_items, said.copy())
        if len(kept) >= bounds.least_items:
            for item in kept:
                said.add(item)
            themes.append(
                Theme(source_id=source_id, heading=heading, items=tuple(sorted(kept, key=place)), worth=value)
            )
    telling = [theme for theme in themes if not set(theme.heading.lower().split()) <= _EMPTY]
    return _distinct_headings(telling if len(telling) >= bounds.least_telling else themes, research)


def _parts(items: Sequence[Evidence], research: Research, bounds: Extent) -> dict[tuple[str, str], list[Evidence]]:
    """Items by document and heading; a short document whose sentences stand alone under theirs is one part."""
    under = Counter((item.source_id, heading_of(item, research, bounds)) for item in items)
    of_source = Counter(item.source_id for item in items)
    parted = {source for (source, _), count in under.items() if count >= bounds.least_items}
    parts: dict[tuple[str, str], list[Evidence]] = {}
    for item in items:
        key = (item.source_id, heading_of(item, research, bounds))
        if item.source_id not in parted and of_source[item.source_id] <= bounds.short_document:
            key = (item.source_id, short_title(str(research.source(item.source_id).csl.get("title", ""))))
        parts.setdefault(key, []).append(item)
    return parts


def worth_of(item: Evidence, title: str, about: Mapping[str, float], extent: Extent | None = None) -> float:
    """An item's relevance, more where it, its heading or its document's title names the topic, less where it is long."""
    bounds = extent or Extent()
    named = bounds.in_claim * share_of(item.claim, about) + bounds.in_heading * share_of(item.heading, about)
    named += bounds.in_title * share_of(title, about)
    too_long = bounds.long_cost * (count_words(item.claim) > bounds.long_words)
    return item.relevance * (1 + named) + 0.03 * item.weight - too_long


def rarity(topic: str, items: Sequence[Evidence]) -> dict[str, float]:
    """The topic's stems with what each counts for: the fewer items have it, the more. The counts add up to 1."""
    counts = Counter(stem for item in items for stem in content_stems(item.claim))
    worth = {stem: math.log(1 + len(items) / (1 + counts[stem])) for stem in content_stems(topic)}
    total = sum(worth.values()) or 1.0
    return {stem: value / total for stem, value in worth.items()}


def share_of(text: str, about: Mapping[str, float]) -> float:
    """How much of the topic a text names, 0 to 1."""
    return sum(about[stem] for stem in content_stems(text) & about.keys())


def _ranked(
    groups: Mapping[tuple[str, str], list[Evidence]], worth: Mapping[str, float], bounds: Extent
) -> list[tuple[tuple[str, str], float]]:
    """Groups near the best one, by the mean of their best items; each further one of a document counts less."""
    best_of = {
        key: sum(sorted((worth[e.id] for e in group), reverse=True)[:3])
        / min(3, len(group))
        * _fill(len(group), bounds)
        for key, group in groups.items()
    }
    left, ranked, seen = dict(best_of), list[tuple[tuple[str, str], float]](), Counter[str]()
    top = max(best_of.values(), default=0.0)
    while left:
        key = max(left, key=lambda k: (left[k] * bounds.again_of_source ** seen[k[0]], k))
        value = left.pop(key)
        seen[key[0]] += 1
        if value >= bounds.near_best * top or len(ranked) < 2:
            ranked.append((key, value))
    return ranked


def _fill(items: int, bounds: Extent) -> float:
    """A heading with a single usable sentence makes no section."""
    return 1.0 if items > bounds.least_items else 0.85 if items == bounds.least_items else 0.4


def _distinct_headings(themes: Sequence[Theme], research: Research) -> list[Theme]:
    """Two documents may head a part alike: the later one then names its document, or is left out."""
    seen, kept = set[str](), list[Theme]()
    for theme in themes:
        named = f"{theme.heading}: {short_title(str(research.source(theme.source_id).csl.get('title', '')))}"
        heading = next((h for h in (theme.heading, named) if h.lower() not in seen), "")
        if heading:
            seen.add(heading.lower())
            kept.append(theme.model_copy(update={"heading": heading}))
    return kept


def kind_of_theme(items: Sequence[Evidence]) -> str:
    """The kind that most of the items are of, the first of them where several are as frequent."""
    counts = Counter(item.kind for item in items)
    return max(counts, key=lambda kind: (counts[kind], -[i.kind for i in items].index(kind)))
