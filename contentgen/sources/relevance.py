"""Which passages matter for a topic, how much, and whether the sources cover the topic at all.

A passage matters because its words match the topic (BM25 and the share of the topic's distinctive words it
holds), or because an editor filed it under a question that the topic asks (its keywords occur in the topic).
What an editor thinks of it (weight) and how it was read (second hand or not) set its rank among equals. Passages
that no editor has filed are searched for each question that the topic asks (`subquestions`) and filed by that.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from contentgen.model import Frozen, Passage, Source
from contentgen.sources.coverage import Coverage, cover
from contentgen.sources.documents import document_scores
from contentgen.sources.index import Hit, Index
from contentgen.sources.kinship import kin
from contentgen.sources.meaning import Scale
from contentgen.sources.questions import Demand, demands
from contentgen.sources.subquestions import placed
from contentgen.sources.terms import Lexicon

Keywords = Mapping[str, tuple[str, ...]]
Near = Mapping[str, float]


class Weights(Frozen):
    """The numbers of the ranking: our choice, held in place by the labelled topics in `tests/sources`."""

    in_title: float = 1.0
    in_heading: float = 0.9
    in_text: float = 0.7
    bm25_share: float = 0.3
    unasked: float = 0.6
    own_document: float = 0.6
    placed: float = 0.7
    min_match: float = 0.3
    min_document_share: float = 0.14
    kin_document: float = 0.56
    document: float = 2.0
    base: float = 0.55
    per_weight: float = 0.09
    second_hand: float = 0.75
    trivia: float = 0.4
    per_source: int = 10
    per_own_source: int = 40
    min_direct_sources: int = 2
    meaning: float = 0.3
    document_meaning: float = 1.0
    own_meaning: float = 0.45
    of_document: int = 3


class RankedPassage(Frozen):
    """A passage in the ranking: how well it fits (`match`) and how much it is worth (`relevance`), 0 to 1.

    `placed` is the question of the topic whose search found it, where no editor has filed it.
    """

    source: Source
    passage: Passage
    match: float
    relevance: float
    own: bool
    direct: bool
    why: str
    placed: str = ""

    @property
    def question(self) -> str:
        """The question that it answers, empty where none is known."""
        return self.passage.question or self.placed


class Ranking(Frozen):
    """The ranked passages and how much of the topic they cover."""

    passages: tuple[RankedPassage, ...]
    coverage: Coverage

    @property
    def usable(self) -> tuple[str, ...]:
        """The ids of the sources that hold at least one passage for the topic, the best first."""
        worth = (item.source.id for item in self.passages if item.passage.weight > 1 or item.own)
        return tuple(dict.fromkeys(worth))


def rank(
    topic: str,
    sources: Sequence[Source],
    *,
    keywords: Keywords,
    language: str = "en",
    own: frozenset[str] = frozenset(),
    near: Near | None = None,
    weights: Weights | None = None,
) -> Ranking:
    """Rank all passages for a topic. `own` are the ids of the sources that the user gave; they come first.

    `near` says how near each passage is to the topic in meaning, where a model was asked (`meaning`). It adds to what
    the words say and never decides whether the sources cover the topic.
    """
    lexicon = Lexicon(language)
    terms = lexicon.terms(topic)
    general = bool(own) and not terms
    if general:
        terms = lexicon.terms(topic, generic=True)
        sources = [source for source in sources if source.id in own]
    with Index(sources, lexicon) as index:
        hits = index.search(terms)
        size = len(index)
    if general:
        terms = tuple(term for term in terms if any(term.word in hit.matched for hit in hits))
    asked = demands(topic, terms, keywords, lexicon)
    shares = cover(terms, hits, asked, size, own)
    scorer = _Scorer(hits, asked, shares, weights=weights or Weights(), own=own)
    scorer.understand(near or {}, sources)
    scorer.admit_kin(sources, lexicon)
    scorer.whole = document_scores(topic, sources, language)
    scorer.placed = _placed(topic, sources, asked, keywords, lexicon)
    ranked = [item for source in sources for item in scorer.of_source(source)]
    ranked.sort(key=lambda item: (not item.own, -item.relevance, -item.passage.weight, item.passage.id))
    return Ranking(passages=_spread(ranked, weights or Weights()), coverage=shares)


def _placed(
    topic: str, sources: Sequence[Source], asked: Mapping[str, Demand], keywords: Keywords, lexicon: Lexicon
) -> Mapping[str, str]:
    """The question of each passage that no editor has filed, as far as a search for the topic's questions tells."""
    unfiled = [source for source in sources if not all(passage.question for passage in source.passages)]
    if not unfiled or not asked:
        return {}
    with Index(unfiled, lexicon) as index:
        documents = {p.id: source.id for source in unfiled for p in source.passages if not p.question}
        return placed(index, documents, asked, keywords, lexicon, topic=topic)


class _Scorer:
    """Scores passages against one topic."""

    def __init__(
        self,
        hits: Sequence[Hit],
        asked: Mapping[str, Demand],
        coverage: Coverage,
        *,
        weights: Weights,
        own: frozenset[str],
    ) -> None:
        self._w = weights
        self._own = own
        self._hits = {hit.passage.id: hit for hit in hits}
        self._share = coverage.weight_of
        self._asked = {question: (demand, self._strength(demand)) for question, demand in asked.items()}
        met: defaultdict[str, set[str]] = defaultdict(set)
        for hit in hits:
            met[hit.source.id] |= set(hit.matched)
        self._documents = {source_id: sum(map(self._share, words)) for source_id, words in met.items()}
        self.whole: Mapping[str, float] = {}
        self.placed: Mapping[str, str] = {}
        self._near: Near = {}
        self._meant: Mapping[str, float] = {}
        self._scale = Scale()

    def admit_kin(self, sources: Sequence[Source], lexicon: Lexicon) -> None:
        """Count the user's documents as being on the topic if they name it or share the language of those that do."""
        least = self._w.min_document_share
        given = [source for source in sources if source.id in self._own]
        named = [source for source in given if self._documents.get(source.id, 0.0) >= least]
        related = kin(named, (source for source in given if source not in named), lexicon)
        for source_id in (*(source.id for source in named), *related):
            self._documents[source_id] = max(self._documents.get(source_id, 0.0), self._w.kin_document)

    def understand(self, near: Near, sources: Sequence[Source]) -> None:
        """Take in how near the passages are in meaning; a document is as near as its nearest passages."""
        self._near, most = near, self._w.of_document
        if near:
            best = {s.id: sorted((near.get(p.id, 0.0) for p in s.passages), reverse=True)[:most] for s in sources}
            self._meant = {name: sum(values) / len(values) for name, values in best.items() if values}

    def _strength(self, demand: Demand) -> float:
        share = max(sum(map(self._share, demand.words)), demand.floor)
        return share if demand.nearness == 1 else math.sqrt(share) * demand.nearness

    def of_source(self, source: Source) -> list[RankedPassage]:
        """Return the passages of a source that match, or none."""
        own = source.id in self._own
        document = self._documents.get(source.id, 0.0)
        if own and self._meant.get(source.id, 0.0) >= self._w.own_meaning:
            document = max(document, self._w.kin_document)
        if own and document < self._w.min_document_share and not self._answers(source):
            return []
        scored = (self._passage(source, passage, own=own, document=document) for passage in source.passages)
        return [item for item in scored if item.match >= self._w.min_match]

    def _answers(self, source: Source) -> bool:
        """Whether an editor has filed a note of the source under a question that the topic asks."""
        asked = (self._asked[each.question][0] for each in source.passages if each.question in self._asked)
        return any(demand.nearness == 1 for demand in asked)

    def _passage(self, source: Source, passage: Passage, *, own: bool, document: float) -> RankedPassage:
        lexical, why = self._lexical(passage)
        question = passage.question or self.placed.get(passage.id, "")
        demand, asked = self._asked.get(question, (None, 0.0))
        asked *= 1.0 if passage.question else self._w.placed
        if own:
            asked = max(asked, self._w.own_document * document)
        if demand is not None:
            told = "near a question that the topic asks" if demand.nearness < 1 else f"answers {question}"
            why = f"{why}; {told}" if why else told
        elif not own:
            lexical *= self._w.unasked
        meaning = self._scale.share(self._near.get(passage.id, 0.0))
        match = 1 - (1 - lexical) * (1 - 0.9 * asked) * (1 - self._w.meaning * meaning)
        if self._near:
            why = f"{why}; meaning {meaning:.2f}" if why else f"meaning {meaning:.2f}"
        return RankedPassage(
            source=source,
            passage=passage,
            match=round(match, 6),
            relevance=round(match * self._worth(passage) * self._fused(source), 6),
            own=own,
            direct=own or lexical >= self._w.min_match or self._asks(passage.question),
            why=why or "in a document on the topic",
            placed="" if passage.question else question,
        )

    def _asks(self, question: str) -> bool:
        return question in self._asked and self._asked[question][0].nearness == 1

    def _fused(self, source: Source) -> float:
        """What the document as a whole adds to its passages, 1 for the best document."""
        both = self._w.document + (self._w.document_meaning if self._near else 0.0)
        words = self._w.document * self.whole.get(source.id, 0.0)
        meant = self._w.document_meaning * self._scale.share(self._meant.get(source.id, 0.0))
        return (1 + words + meant) / (1 + both)

    def _lexical(self, passage: Passage) -> tuple[float, str]:
        hit = self._hits.get(passage.id)
        if hit is None:
            return 0.0, ""
        places = {"title": self._w.in_title, "heading": self._w.in_heading, "text": self._w.in_text}
        share = sum(self._share(word) * places[place] for word, place in hit.matched.items())
        return share * (1 - self._w.bm25_share + self._w.bm25_share * hit.score), hit.why

    def _worth(self, passage: Passage) -> float:
        worth = min(1.0, self._w.base + self._w.per_weight * passage.weight)
        worth *= self._w.second_hand if passage.second_hand else 1.0
        return worth * (self._w.trivia if passage.weight <= 1 else 1.0)


def _spread(ranked: Sequence[RankedPassage], weights: Weights) -> tuple[RankedPassage, ...]:
    """Keep at most so many passages of one source, and neighbours only beside enough direct answers."""
    if len({item.source.id for item in ranked if item.direct}) < weights.min_direct_sources:
        ranked = [item for item in ranked if item.direct]
    counts: defaultdict[str, int] = defaultdict(int)
    kept = []
    for item in ranked:
        counts[item.source.id] += 1
        if counts[item.source.id] <= (weights.per_own_source if item.own else weights.per_source):
            kept.append(item)
    return tuple(kept)
