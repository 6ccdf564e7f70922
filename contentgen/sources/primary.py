"""Which passages only repeat what another source at hand says first: the origin is cited, not who tells of it.

A passage repeats another if it holds no figure that the other lacks, up to rounding, and speaks of the same things.
Which of the two is the origin is decided by what the sources say themselves: a link, a DOI or an arXiv number, the
title, the author's name beside the figure, or the note that it was read through a summary. Such a copy is dropped.
Where nothing points from one to the other, a web page stands below a paper, a standard or a law that says the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from contentgen.model import Figure, Frozen, Passage, Source
from contentgen.sources.figures import figures
from contentgen.sources.relevance import RankedPassage
from contentgen.sources.sieve import identities
from contentgen.sources.terms import Lexicon

#: kinds of work that are the first place where a finding is told, by their CSL type
ORIGINS = frozenset(
    "article article-journal paper-conference report standard legislation bill thesis book chapter dataset".split()
)
#: kinds of work that mostly tell of others
RETELLINGS = frozenset("webpage post post-weblog article-magazine article-newspaper".split())


class Alike(Frozen):
    """When two passages say the same: shares of the shorter one's words, and of the longer's where no figure is."""

    cited: float = 0.4
    uncited: float = 0.6
    without_figures: float = 0.8
    least_words: int = 3
    least_title_words: int = 4
    least_name: int = 4


class Repeats(Frozen):
    """A passage that repeats another: which, of which source, how it is known, and whether it is dropped."""

    passage: str
    source: Source
    reason: str
    dropped: bool


@dataclass(frozen=True)
class _Said:
    """A passage with what it is compared by."""

    source: Source
    passage: Passage
    figures: tuple[Figure, ...]
    stems: frozenset[str]


def repeated(
    held: Iterable[tuple[Source, Passage]], language: str = "en", alike: Alike | None = None
) -> Mapping[str, Repeats]:
    """Passage id -> what it repeats, of the passages that only repeat another of those held."""
    limits, lexicon = alike or Alike(), Lexicon(language)
    said = [_said(source, passage, lexicon) for source, passage in held]
    shelf = _Shelf(said, limits)
    found: dict[str, Repeats] = {}
    for copy in said:
        told = [each for origin in shelf.candidates(copy) if (each := _told(copy, origin, shelf, limits))]
        if told:
            found[copy.passage.id] = min(told, key=lambda pair: (not pair[1].dropped, -pair[0], pair[1].passage))[1]
    return _without_circles(found)


def primary_first(
    ranked: Sequence[RankedPassage], language: str = "en"
) -> tuple[tuple[RankedPassage, ...], tuple[str, ...]]:
    """The ranking with each origin in the place of its copy, copies dropped or behind it; what was done, in words."""
    found = repeated(((item.source, item.passage) for item in ranked), language)
    order = list(ranked)
    for copy in ranked:
        told = found.get(copy.passage.id)
        if told:
            _settle(order, copy.passage.id, told)
    return tuple(order), _notes(found, ranked)


def _settle(order: list[RankedPassage], copy_id: str, told: Repeats) -> None:
    """Put the origin where the copy stands if that is higher, and take the copy out or put it right behind."""
    at = {item.passage.id: place for place, item in enumerate(order)}
    copy, origin = order[at[copy_id]], order[at[told.passage]]
    raised = max(copy.relevance, origin.relevance)
    better = origin.model_copy(update={"relevance": raised, "why": f"{origin.why}; what {copy.source.id} repeats"})
    order.remove(copy)
    place = min(at[copy_id], at[told.passage])
    order.remove(origin)
    order.insert(place, better)
    if not told.dropped:
        lower = {"relevance": min(copy.relevance, origin.relevance), "why": f"{copy.why}; {told.reason}"}
        order.insert(place + 1, copy.model_copy(update=lower))


def _notes(found: Mapping[str, Repeats], ranked: Sequence[RankedPassage]) -> tuple[str, ...]:
    told: Counter[tuple[str, str]] = Counter()
    for item in ranked:
        repeats = found.get(item.passage.id)
        if repeats:
            done = "left out" if repeats.dropped else "placed below it"
            told[_title(item.source), f"{repeats.reason}, and {done}"] += 1
    return tuple(
        f"{title}: {count} {'passage' if count == 1 else 'passages'}: {why}" for (title, why), count in told.items()
    )


# --- which of two is the origin ----------------------------------------------------------------------------------


class _Shelf:
    """All sources that are compared: which passages could say the same, and which source points at which."""

    def __init__(self, said: Sequence[_Said], limits: Alike) -> None:
        self._limits = limits
        self._sources = {each.source.id: each.source for each in said}
        self._texts = {each.source.id: _text(each.source) for each in said}
        self._points: dict[tuple[str, str], str] = {}
        self._by_figure: defaultdict[str, list[_Said]] = defaultdict(list)
        self._plain: defaultdict[str, list[_Said]] = defaultdict(list)
        for each in said:
            if not each.figures:
                self._plain[each.source.id].append(each)
            for key in dict.fromkeys(key for figure in each.figures for key in _roundings(figure)):
                self._by_figure[key].append(each)
        marks = {mark: name for name, source in self._sources.items() for mark in _marks(source)}
        self._links = {
            name: [origin for origin in dict.fromkeys(marks.get(mark, "") for mark in source.links) if origin]
            for name, source in self._sources.items()
        }

    def candidates(self, copy: _Said) -> Iterable[_Said]:
        """The passages of other sources with the same figures; without any, those of the sources that it links to."""
        if copy.figures:
            some = self._by_figure[_value(copy.figures[0])]
        else:
            some = [each for origin in self._links[copy.source.id] for each in self._plain[origin]]
        return [each for each in some if each.source.id != copy.source.id and not each.passage.second_hand]

    def how(self, copy: _Said, source: Source) -> tuple[str, bool]:
        """How the passage would be known to repeat this source, and whether for certain; empty where it would not."""
        points, back = self.points(copy.source, source), self.points(source, copy.source)
        lower = _standing(copy.source) - _standing(source)
        title, family = _title(source), _family(source)
        if points and (not back or lower > 0):
            return f"repeats '{title}', {points}", True
        if back:
            return "", False
        if copy.passage.second_hand:
            return f"repeats '{title}', and was read through a summary", True
        named = len(family) >= self._limits.least_name and family in copy.passage.text
        if named and lower >= 0 and _standing(source) == 0 and family != _family(copy.source):
            return f"repeats '{title}', whose author it names", True
        return (f"says what '{title}' says, which is the work itself", False) if lower > 1 else ("", False)

    def points(self, copy: Source, origin: Source) -> str:
        """By what a source points at another: empty where it does not."""
        pair = (copy.id, origin.id)
        if pair not in self._points:
            title = _title(origin).casefold()
            named = len(title.split()) >= self._limits.least_title_words and title != _title(copy).casefold()
            if origin.id in self._links[copy.id]:
                self._points[pair] = "to which it links"
            else:
                self._points[pair] = "which it names" if named and title in self._texts[copy.id] else ""
        return self._points[pair]


def _marks(source: Source) -> list[str]:
    return sorted(mark for mark in identities(source) if not mark.startswith("title:"))


def _text(source: Source) -> str:
    return " ".join(passage.text for passage in source.passages).casefold()


def _standing(source: Source) -> int:
    """0 for a work in which findings are first told, 2 for one that mostly tells of others, 1 where it is not known."""
    kind = str(source.csl.get("type", ""))
    if source.csl.get("DOI") or source.csl.get("archive") == "arXiv" or kind in ORIGINS:
        return 0
    return 2 if source.reliability == "web page" or kind in RETELLINGS else 1


def _title(source: Source) -> str:
    return str(source.csl.get("title", "")) or source.id


def _family(source: Source) -> str:
    people = source.csl.get("author") or [{}]
    return str(people[0].get("family", ""))


# --- whether two say the same ------------------------------------------------------------------------------------


def _said(source: Source, passage: Passage, lexicon: Lexicon) -> _Said:
    text = passage.text if passage.verbatim or not passage.statement else passage.statement
    stems = frozenset(stem for stem in lexicon.content(text) if not stem[0].isdigit())
    return _Said(source=source, passage=passage, figures=figures(text), stems=stems)


def _told(copy: _Said, origin: _Said, shelf: _Shelf, limits: Alike) -> tuple[float, Repeats] | None:
    """What a passage repeats of another, with the share of words that they share."""
    known = all(any(_rounds(one, other) for other in origin.figures) for one in copy.figures)
    shared = len(copy.stems & origin.stems)
    if not known or shared < limits.least_words:
        return None
    part = shared / min(len(copy.stems), len(origin.stems))
    whole = shared / max(len(copy.stems), len(origin.stems))
    if (copy.figures and part < limits.cited) or (not copy.figures and whole < limits.without_figures):
        return None
    reason, certain = shelf.how(copy, origin.source)
    if not reason or not (certain or part >= limits.uncited):
        return None
    return part, Repeats(passage=origin.passage.id, source=origin.source, reason=reason, dropped=certain)


def _rounds(copy: Figure, origin: Figure) -> bool:
    """Whether a figure is the other one, or that rounded to as many places: 81% for 80.7%."""
    return ("%" in copy.unit) == ("%" in origin.unit) and _value(copy) in _roundings(origin)


def _value(figure: Figure) -> str:
    return figure.value.replace(",", "")


def _roundings(figure: Figure) -> tuple[str, ...]:
    """A figure as written, and rounded to fewer places."""
    value = _value(figure)
    places = len(value.partition(".")[2])
    return tuple(dict.fromkeys([value, *(f"{Decimal(value):.{fewer}f}" for fewer in range(places))]))


def _without_circles(found: Mapping[str, Repeats]) -> Mapping[str, Repeats]:
    """Of passages that repeat one another in a ring one has to stay: what repeats a copy repeats that copy's origin."""
    kept: dict[str, Repeats] = {}
    for passage, told in found.items():
        seen, end = {passage}, told
        while end.passage in found and end.passage not in seen:
            seen.add(end.passage)
            end = found[end.passage]
        if end.passage not in seen:
            kept[passage] = end if end is told else told.model_copy(update={"passage": end.passage})
    return kept
