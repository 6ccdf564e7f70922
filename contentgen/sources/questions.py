"""Which of the library's questions a topic asks, and which lie next to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from contentgen.sources.terms import Lexicon, Term, holds

# Questions that an article on the first may draw on for context, when the first itself is thin.
NEIGHBOURS: Mapping[str, tuple[str, ...]] = {
    "adoption": ("operations",),
    "agent-reliability": ("failure-attribution",),
    "ai-conventions": ("trace-model", "platforms"),
    "benchmarks": ("judge-agreement", "human-criteria"),
    "calibration": ("hallucination",),
    "changing-models": ("drift-detection",),
    "cost": ("serving", "energy"),
    "data-attacks": ("injection",),
    "data-quality": ("data-validation",),
    "data-validation": ("data-quality",),
    "deadlines": ("logging-duty", "frameworks"),
    "debt-readiness": ("operations", "data-validation"),
    "documentation": ("frameworks", "logging-duty"),
    "drift-detection": ("drift-kinds", "drift-tools"),
    "drift-kinds": ("drift-detection", "drift-tools"),
    "drift-tools": ("drift-kinds", "drift-detection"),
    "energy": ("serving", "cost"),
    "explanation": ("explanation-limits",),
    "explanation-limits": ("explanation", "self-report"),
    "failure-attribution": ("agent-reliability",),
    "fairness": ("documentation",),
    "frameworks": ("logging-duty", "documentation"),
    "hallucination": ("rag-evaluation", "calibration"),
    "guardrails": ("injection",),
    "human-criteria": ("judge-agreement", "human-feedback"),
    "human-feedback": ("human-criteria",),
    "incidents": ("silent-failure",),
    "injection": ("guardrails", "data-attacks"),
    "judge-agreement": ("judge-bias", "human-criteria"),
    "judge-bias": ("judge-agreement", "human-criteria"),
    "logging-duty": ("deadlines", "frameworks", "documentation"),
    "metrics-alerts": ("silent-failure", "sampling"),
    "operations": ("debt-readiness",),
    "platforms": ("ai-conventions", "trace-model"),
    "rag-evaluation": ("hallucination",),
    "sampling": ("trace-model",),
    "self-report": ("explanation-limits",),
    "serving": ("cost", "energy"),
    "silent-failure": ("drift-detection", "incidents"),
    "trace-model": ("ai-conventions", "sampling"),
}
_GENERIC_KEYWORD = 0.35
_NEIGHBOUR = 0.45


@dataclass(frozen=True)
class Demand:
    """How a topic asks a question: with which of its distinctive words, at least how strongly, how near."""

    words: frozenset[str]
    floor: float = 0.0
    nearness: float = 1.0


def demands(
    topic: str, terms: Sequence[Term], keywords: Mapping[str, tuple[str, ...]], lexicon: Lexicon
) -> Mapping[str, Demand]:
    """Return the questions whose keywords occur in the topic, and the neighbours of those."""
    if not terms:
        return {}
    present = frozenset(lexicon.content(topic)) | _synonyms(terms)
    asked: dict[str, Demand] = {}
    for question, phrases in keywords.items():
        met = [stems for stems in map(lexicon.content, phrases) if stems and present.issuperset(stems)]
        words = frozenset(term.word for term in terms for stems in met if any(holds(stems, f) for f in term.forms))
        if met:
            asked[question] = Demand(words=words, floor=0.0 if words else _GENERIC_KEYWORD)
    near: dict[str, Demand] = {}
    for question, demand in sorted(asked.items(), key=lambda item: len(item[1].words)):
        if demand.words:
            near |= dict.fromkeys(NEIGHBOURS.get(question, ()), replace(demand, nearness=_NEIGHBOUR))
    return near | {question: _stronger(demand, near.get(question)) for question, demand in asked.items()}


def _stronger(demand: Demand, near: Demand | None) -> Demand:
    """Choose what the neighbourhood gives over a direct demand that names nothing distinctive."""
    return near if near and not demand.words else demand


def _synonyms(terms: Sequence[Term]) -> frozenset[str]:
    return frozenset(stem for term in terms for form in term.forms for stem in form)
