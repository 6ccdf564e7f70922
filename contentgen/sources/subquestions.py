"""Which of the topic's questions a passage answers that no editor has filed: the user's documents and the web.

Each question that the topic asks is searched for by its own keywords among these passages. A passage goes to the
question whose keywords it holds most of, a keyword counting more the fewer questions and passages share it; to none
where no question stands out. The topic itself is no help here: every passage of a document on it would match.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from contentgen.model import Frozen
from contentgen.sources.index import Hit, Index, Place
from contentgen.sources.terms import Lexicon, Stems, Term


class Fit(Frozen):
    """When a passage fits a question: our choice, measured on the library by `benchmarks/subquestions.py`."""

    in_text: float = 1.0
    in_heading: float = 0.8
    in_title: float = 0.4
    of_document: float = 1.0
    least: float = 1.0
    ahead: float = 1.1


def placed(
    index: Index,
    documents: Mapping[str, str],
    asked: Iterable[str],
    keywords: Mapping[str, tuple[str, ...]],
    lexicon: Lexicon,
    *,
    topic: str = "",
    fit: Fit | None = None,
) -> Mapping[str, str]:
    """Passage id -> the question that it answers, of the passages that answer one.

    `documents` names the document of each passage that is to be placed; `index` holds them all.
    """
    bounds = fit or Fit()
    known = frozenset(lexicon.stems(topic))
    searched = {question: _terms(keywords.get(question, ()), known, lexicon) for question in asked}
    shared = Counter(term.word for terms in searched.values() for term in terms)
    points: dict[str, dict[str, float]] = {passage: {} for passage in documents}
    for question, terms in searched.items():
        hits = [hit for hit in index.search(terms) if hit.passage.id in documents]
        counts = Counter(word for hit in hits for word in hit.matched)
        worth = {word: math.log(1 + len(index) / count) / shared[word] for word, count in counts.items()}
        for hit in hits:
            points[hit.passage.id][question] = _points(hit, worth, bounds)
    _add_company(points, documents, bounds)
    chosen = ((passage, _first(found, bounds)) for passage, found in points.items() if found)
    return {passage: question for passage, question in chosen if question}


def _add_company(points: Mapping[str, dict[str, float]], documents: Mapping[str, str], fit: Fit) -> None:
    """Add to the points of every passage a share of what its document's passages have on average."""
    sizes = Counter(documents.values())
    whole: dict[str, dict[str, float]] = {document: {} for document in sizes}
    for passage, found in points.items():
        mean = whole[documents[passage]]
        for question, value in found.items():
            mean[question] = mean.get(question, 0.0) + value / sizes[documents[passage]]
    for passage, found in points.items():
        for question, value in whole[documents[passage]].items():
            found[question] = found.get(question, 0.0) + fit.of_document * value


def _terms(phrases: Sequence[str], known: frozenset[str], lexicon: Lexicon) -> tuple[Term, ...]:
    """The keywords of a question as terms, without those that only say the topic's words again."""
    found: dict[Stems, Term] = {}
    for phrase in phrases:
        stems = lexicon.stems(phrase)
        if not known.issuperset(stems):
            found.setdefault(stems, Term(word=" ".join(stems), forms=(stems,), phrases=(phrase,)))
    return tuple(found.values())


def _points(hit: Hit, worth: Mapping[str, float], fit: Fit) -> float:
    places: Mapping[Place, float] = {"text": fit.in_text, "heading": fit.in_heading, "title": fit.in_title}
    return sum(worth[word] * places[place] for word, place in hit.matched.items())


def _first(found: Mapping[str, float], fit: Fit) -> str:
    """The question that is clearly ahead of the next; empty where none is."""
    best, *others = sorted(found, key=lambda question: (-found[question], question))
    ahead = not others or found[best] >= fit.ahead * found[others[0]]
    return best if ahead and found[best] >= fit.least else ""
