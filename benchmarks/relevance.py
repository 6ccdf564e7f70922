"""How well the ranking finds what answers a question: nDCG@10 over 30 judged questions, beside plain BM25 and date.

    python benchmarks/relevance.py

Gains are 2**grade - 1 (Burges et al. 2005, https://doi.org/10.1145/1102351.1102363); questions and judgements are in
relevance.toml. Records that no pool held count as not relevant.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from contentgen.model import Source
from contentgen.resources import folders
from contentgen.sources import LibraryAdapter, Query
from contentgen.sources.documents import document_scores
from contentgen.sources.relevance import rank
from contentgen.writers.offline.bank import load_bank

HERE = Path(__file__).parent
TOP = 10
Ranked = Callable[[str], Sequence[str]]


def judged() -> dict[str, dict[str, int]]:
    """Question -> record id -> grade, 2 or 1."""
    questions = tomllib.loads((HERE / "relevance.toml").read_text(encoding="utf-8"))["question"]
    return {q["text"]: {**dict.fromkeys(q["related"], 1), **dict.fromkeys(q["direct"], 2)} for q in questions}


def ndcg(ranked: Sequence[str], grades: Mapping[str, int], top: int = TOP) -> float:
    """Normalised discounted cumulative gain of the first `top`."""

    def gain(row: Sequence[int]) -> float:
        return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(row[:top]))

    best = gain(sorted(grades.values(), reverse=True))
    return gain([grades.get(each, 0) for each in ranked]) / best if best else 0.0


def rankings() -> dict[str, Ranked]:
    """The three rankings of the library by name, each from a question to record ids."""
    library = LibraryAdapter().find(Query(topic="", today=date(2026, 11, 24))).sources
    place = folders("templates", None, None)[-1] / "offline" / "en"
    keywords = load_bank(place / "questions.toml", place / "phrases.toml").keywords()
    year = {source.id: _year(source) for source in library}

    def ours(question: str) -> list[str]:
        return list(dict.fromkeys(item.source.id for item in rank(question, library, keywords=keywords).passages))

    def bm25(question: str) -> list[str]:
        scores = document_scores(question, library)
        return sorted(scores, key=lambda each: (-scores[each], each))

    def newest(question: str) -> list[str]:
        return sorted(document_scores(question, library), key=lambda each: (-year[each], each))

    return {"contentgen": ours, "plain BM25": bm25, "newest first": newest}


def _year(source: Source) -> int:
    parts = (source.csl.get("issued") or {}).get("date-parts") or [[0]]
    return int(parts[0][0])


def means() -> dict[str, float]:
    """The mean nDCG@10 of each ranking."""
    questions = judged()
    return {
        name: sum(ndcg(ranked(text), grades) for text, grades in questions.items()) / len(questions)
        for name, ranked in rankings().items()
    }


if __name__ == "__main__":
    print("| Ranking | nDCG@10 |\n| --- | --- |")
    for name, value in means().items():
        print(f"| {name} | {value:.3f} |")
