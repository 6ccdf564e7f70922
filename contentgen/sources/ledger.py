"""From ranked passages to the ledger: what may be said, on whose authority, and where it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from contentgen.model import Evidence, Frozen, Passage, Research, SourceFailure
from contentgen.sources.figures import figures
from contentgen.sources.relevance import RankedPassage
from contentgen.sources.terms import Lexicon

_BOUNDARY = re.compile(r"[,;:](?=\s)|\s[–—](?=\s)")
# What may not be cut off a quotation, because the words before it would then say more than the author did.
_QUALIFIER = re.compile(
    r"\b(?:but|however|although|though|unless|except|only|if|not|no|never|without|while|whereas|until"
    r"|may|might|could|"
    r"despite|rather|provided|when|where|under|approximately|about|by|per|in|for|on|at)\b|n['’]t\b|\d",
    re.IGNORECASE,
)
_NEGATION = re.compile(r"\b(?:not|no|never|nor|none|cannot|without|fails?|failed)\b|n['’]t\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


class LedgerLimits(Frozen):
    """How many items, how long a quotation and how alike two claims may be."""

    items: int = 80
    per_question: int = 12
    quote_words: int = 40
    min_quote_words: int = 12
    overlap: float = 0.8


def build_ledger(
    ranked: Sequence[RankedPassage],
    *,
    failures: Sequence[SourceFailure] = (),
    language: str = "en",
    limits: LedgerLimits | None = None,
) -> Research:
    """Return the ledger of the ranked passages, in their order, with the sources behind it.

    Claims that say the same with the same numbers collapse to the first that is not second-hand.
    """
    bounds = limits or LedgerLimits()
    chosen = _fill(_distinct(ranked, Lexicon(language), bounds), bounds)
    ids = {item.passage.id: f"E{number}" for number, item in enumerate(chosen, 1)}
    ledger = tuple(_evidence(item, ids, bounds) for item in chosen)
    used = dict.fromkeys(item.source.id for item in chosen)
    by_id = {item.source.id: item.source for item in chosen}
    return Research(sources=tuple(by_id[name] for name in used), ledger=ledger, failures=tuple(failures))


def _distinct(ranked: Sequence[RankedPassage], lexicon: Lexicon, limits: LedgerLimits) -> list[RankedPassage]:
    kept: list[RankedPassage] = []
    alike: defaultdict[tuple[frozenset[str], int], list[tuple[int, frozenset[str]]]] = defaultdict(list)
    for item in ranked:
        if item.passage.verbatim and not quotation(item.passage.text, limits):
            continue
        stems, numbers, negations = _print(_claim(item.passage), lexicon)
        others = alike[numbers, negations]  # only claims of the same numbers and negations can say the same
        twin = next((n for n, old in others if _same(stems, old, limits.overlap)), None)
        if twin is None:
            others.append((len(kept), stems))
            kept.append(item)
        elif kept[twin].passage.second_hand and not item.passage.second_hand and kept[twin].own == item.own:
            kept[twin] = item
    return kept


def _print(claim: str, lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str], int]:
    """Return a claim's stems, numbers and count of negations."""
    return frozenset(lexicon.content(claim)), frozenset(_NUMBER.findall(claim)), len(_NEGATION.findall(claim))


def _same(a: frozenset[str], b: frozenset[str], limit: float) -> bool:
    return bool(a and b) and len(a & b) / max(len(a), len(b)) > limit


def _fill(items: Sequence[RankedPassage], limits: LedgerLimits) -> list[RankedPassage]:
    """Return the first items within the limit, no question taking more than its part while others wait."""
    counts: dict[str, int] = {}
    first: list[RankedPassage] = []
    rest: list[RankedPassage] = []
    for item in items:
        question = item.question
        counts[question] = counts.get(question, 0) + 1
        (first if not question or counts[question] <= limits.per_question else rest).append(item)
    chosen = {item.passage.id for item in [*first, *rest][: limits.items]}
    return [item for item in items if item.passage.id in chosen]


def _evidence(item: RankedPassage, ids: Mapping[str, str], limits: LedgerLimits) -> Evidence:
    passage = item.passage
    quote = quotation(passage.text, limits) if passage.verbatim else ""
    claim = quote or _claim(passage)
    return Evidence(
        id=ids[passage.id],
        source_id=item.source.id,
        passage_id=passage.id,
        claim=claim,
        note=passage.text if passage.text != claim else "",
        quote=quote,
        locator=passage.locator,
        kind=passage.kind,
        figures=figures(claim),
        relevance=item.relevance,
        attributed=passage.attributed,
        short=passage.short,
        advice=passage.advice,
        question=item.question,
        heading=passage.heading,
        weight=passage.weight,
        contrasts=tuple(ids[other] for other in passage.contrasts if other in ids),
        second_hand=passage.second_hand,
    )


def _claim(passage: Passage) -> str:
    return passage.text if passage.verbatim or not passage.statement else passage.statement


def quotation(sentence: str, limits: LedgerLimits) -> str:
    """Shorten a sentence to what may be quoted: cut at a clause with " ...", or empty if that is unfair.

    A cut is unfair if what is cut off could limit what stands before it: a condition, an exception, a number.
    """
    if len(sentence.split()) <= limits.quote_words:
        return sentence
    for match in reversed(list(_BOUNDARY.finditer(sentence))):
        head, tail = sentence[: match.start()], sentence[match.end() :]
        size = len(head.split())
        if size < limits.min_quote_words:
            break
        if size <= limits.quote_words and not _QUALIFIER.search(tail):
            return f"{head} ..."
    return ""
