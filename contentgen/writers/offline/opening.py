"""Which evidence opens an article: the most concrete fact that is plainly about the topic."""

from __future__ import annotations

from collections.abc import Sequence

from contentgen.model import Brief, Evidence, Frozen, Research
from contentgen.verification.overlap import content_stems
from contentgen.writers.offline.items import is_own
from contentgen.writers.offline.themes import place
from contentgen.writers.offline.wording import count_words


class Opener(Frozen):
    """How near the topic an opening is, and how many words of it a reader takes in at once."""

    near_best: float = 0.7
    near_best_quote: float = 0.7
    most_words: int = 26
    weight: int = 4


def opening_of(brief: Brief, research: Research, bounds: Opener | None = None) -> tuple[Evidence, ...]:
    """The evidence that the first paragraph rests on; what its authors conclude from it comes behind it.

    Of notes by an editor the most striking one; of a document the sentence that says most plainly what the topic is.
    """
    rules = bounds or Opener()
    own = [e for e in research.ledger if is_own(e) and e.kind != "author-statement"]
    notes = [e for e in research.ledger if not e.quote and e.weight >= rules.weight]
    best = _plainest(own, brief, research, rules) if own else _most_striking(notes or research.ledger, rules)
    if best is None:
        return ()
    concluded = (e for e in research.ledger if e.source_id == best.source_id and e.kind == "author-statement")
    said = next((e for e in concluded if e.id != best.id and not e.quote), None) if not best.quote else None
    return (best, said) if said else (best,)


def _most_striking(items: Sequence[Evidence], rules: Opener) -> Evidence | None:
    near = rules.near_best * max((item.relevance for item in items), default=0.0)
    candidates = [item for item in items if item.relevance >= near]
    return max(candidates, key=lambda e: (_striking(e, rules), e.weight, e.relevance, e.id), default=None)


def _striking(item: Evidence, rules: Opener) -> int:
    """Two figures of one unit make a contrast that a reader remembers; figures at two dates most of all."""
    years = sum(figure.value.isdigit() and 1900 < int(figure.value) < 2100 for figure in item.figures)
    units = [figure.unit for figure in item.figures if figure.unit]
    pair = any(units.count(unit) > 1 for unit in units)
    crowded = count_words(item.claim) > rules.most_words or len(item.figures) - years > 3
    return ("%" in units) + 2 * pair + 2 * (years > 1) - 2 * crowded


def _plainest(items: Sequence[Evidence], brief: Brief, research: Research, rules: Opener) -> Evidence | None:
    """The sentence with most of the topic's words, a definition before others, then the earliest of its document."""
    about = content_stems(brief.topic)
    titles = {source.id: content_stems(str(source.csl.get("title", ""))) for source in research.sources}

    def told(item: Evidence) -> float:
        shared = content_stems(item.claim) & about
        defines = 0.3 * (item.kind == "definition" or any(w in item.claim for w in (" called ", " known as ")))
        over = content_stems(item.heading) | titles[item.source_id]
        crowded = 0.4 * (count_words(item.claim) > rules.most_words) + 0.2 * (item.kind == "counter-evidence")
        starts = 0.15 * bool(content_stems(" ".join(item.claim.split()[:6])) & about)
        named = (len(shared) + 0.4 * len(over & about)) / max(1, len(about))
        return named + defines + starts - crowded

    near = rules.near_best_quote * max((item.relevance for item in items), default=0.0)
    candidates = [item for item in items if item.relevance >= near]
    return max(candidates, key=lambda e: (round(told(e), 3), -place(e), e.id), default=None)
