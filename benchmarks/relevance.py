"""How well the ranking finds what answers a question: nDCG@10 over 30 judged questions, beside plain BM25 and date.

    .venv/bin/python benchmarks/relevance.py [--write]

Gains are 2**grade - 1 (Burges et al. 2005, https://doi.org/10.1145/1102351.1102363); questions and judgements are in
relevance.toml. Records that no pool held count as not relevant. Intervals are percentiles of the mean over questions
drawn anew with replacement, with a fixed seed.

The weights of the document and of the meaning were chosen on these very questions, so their plain means flatter. Two
rows choose the weight on other questions than those it is scored on: each question by the 29 others, and halves by the
other halves. --write puts the table into ARCHITECTURE.md and needs the extra `embeddings`; without it the rows of the
embeddings are left out. Needs a few minutes, and with the extra a minute more for the vectors of the library, which
are kept in .cache/.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

from benchmarks.blocks import put
from contentgen.embedding import MissingExtraError, load, require
from contentgen.model import Source
from contentgen.resources import folders
from contentgen.sources import LibraryAdapter, Query
from contentgen.sources.documents import document_scores
from contentgen.sources.meaning import Meaning
from contentgen.sources.relevance import Keywords, Near, Weights, rank
from contentgen.writers.offline.bank import load_bank

HERE = Path(__file__).parent
PAGE = HERE.parent / "ARCHITECTURE.md"
VECTORS = HERE.parent / ".cache" / "relevance-vectors.sqlite"
TOP = 10
DRAWS = 10_000
HALVES = 500
SEED = 7
#: among which the weight of the document is chosen, and with it that of the meaning
DOCUMENT = (0.0, 0.5, 1.0, 2.0, 3.0, 4.0)
MEANING = ((0.0, 0.0), (0.0, 1.0), (0.0, 2.0), (0.3, 0.5), (0.3, 1.0), (0.3, 2.0), (0.6, 0.5), (0.6, 1.0), (0.6, 2.0))
Ranked = Callable[[str], Sequence[str]]
Scores = tuple[float, ...]


class Row(NamedTuple):
    """A ranking's scores, one a question."""

    name: str
    scores: Scores


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


# --- the rankings ------------------------------------------------------------------------------------------


@cache
def library() -> tuple[Source, ...]:
    return LibraryAdapter().find(Query(topic="", today=date(2026, 11, 24))).sources


@cache
def keywords() -> Keywords:
    place = folders("templates", None, None)[-1] / "offline" / "en"
    return load_bank(*(place / f"{name}.toml" for name in ("questions", "phrases", "patterns"))).keywords()


def ours(weights: Weights | None = None, near: Callable[[str], Near] | None = None) -> Ranked:
    """The ranking of a run, with these weights; with `near`, the meaning counts as well."""

    def ranked(question: str) -> list[str]:
        asked = near(question) if near else None
        found = rank(question, library(), keywords=keywords(), near=asked, weights=weights).passages
        return list(dict.fromkeys(item.source.id for item in found))

    return ranked


def rankings() -> dict[str, Ranked]:
    """The three rankings that need no model by name, each from a question to record ids."""
    year = {source.id: _year(source) for source in library()}

    def bm25(question: str) -> list[str]:
        scores = document_scores(question, library())
        return sorted(scores, key=lambda each: (-scores[each], each))

    def newest(question: str) -> list[str]:
        return sorted(document_scores(question, library()), key=lambda each: (-year[each], each))

    return {"contentgen": ours(), "plain BM25": bm25, "newest first": newest}


def _year(source: Source) -> int:
    parts = (source.csl.get("issued") or {}).get("date-parts") or [[0]]
    return int(parts[0][0])


@cache
def nearness(question: str) -> Near:
    """How near every passage of the library is to a question in meaning."""
    return Meaning(load(), VECTORS).nearness(question, library())


# --- the numbers -------------------------------------------------------------------------------------------


def scored(ranked: Ranked) -> Scores:
    """The nDCG of a ranking, question by question."""
    return tuple(ndcg(ranked(text), grades) for text, grades in judged().items())


def means() -> dict[str, float]:
    """The mean nDCG@10 of each ranking that needs no model."""
    return {name: fmean(scored(ranked)) for name, ranked in rankings().items()}


def interval(scores: Sequence[float], draws: int = DRAWS) -> tuple[float, float]:
    """Between which values 95% of the means lie when the questions are drawn anew."""
    chance = random.Random(SEED)
    drawn = sorted(fmean(chance.choices(scores, k=len(scores))) for _ in range(draws))
    return drawn[int(0.025 * draws)], drawn[int(0.975 * draws) - 1]


def left_out(choices: Sequence[Scores]) -> Scores:
    """Each question by the choice that is best on all the others."""
    count = len(choices[0])
    best = [max(choices, key=lambda row, at=at: sum(row) - row[at]) for at in range(count)]
    return tuple(row[at] for at, row in enumerate(best))


def halved(choices: Sequence[Scores], times: int = HALVES) -> float:
    """The mean on one half of the questions by the choice that is best on the other, over many ways to halve them."""
    chance, count = random.Random(SEED), len(choices[0])
    found = []
    for _ in range(times):
        seen = frozenset(chance.sample(range(count), count // 2))
        row = max(choices, key=lambda each, seen=seen: sum(each[at] for at in seen))
        found.append(fmean(row[at] for at in range(count) if at not in seen))
    return fmean(found)


def measured(*, embeddings: bool) -> tuple[list[Row], list[str]]:
    """The rows of the table, and what is to be said below it."""
    rows = [Row(name, scored(ranked)) for name, ranked in rankings().items()][::-1]
    words = [scored(ours(Weights(document=weight))) for weight in DOCUMENT]
    rows.append(Row("contentgen, weight chosen without the question", left_out(words)))
    told = [f"Weight of the document chosen on one half and scored on the other: {halved(words):.3f}."]
    if embeddings:
        both = [scored(ours(Weights(meaning=one, document_meaning=other), nearness)) for one, other in MEANING]
        rows.append(Row("contentgen with embeddings", scored(ours(None, nearness))))
        rows.append(Row("contentgen with embeddings, weights chosen without the question", left_out(both)))
        told.append(f"Weights of the meaning chosen on one half and scored on the other: {halved(both):.3f}.")
    return rows, told


def table(rows: Sequence[Row], told: Sequence[str]) -> str:
    """The table with an interval for each mean and for what it gains over plain BM25."""
    base = next(row.scores for row in rows if row.name == "plain BM25")
    count = len(base)
    lines = [
        f"Measured by `benchmarks/relevance.py --write`: the built-in library, {count} judged questions; in brackets 95% "
        "bootstrap intervals over the questions.",
        "",
        "| Ranking | nDCG@10 | over plain BM25 |",
        "| --- | --- | --- |",
    ]
    for row in rows:
        gain = tuple(one - other for one, other in zip(row.scores, base, strict=True))
        over = "" if row.name == "plain BM25" else f"{fmean(gain):+.3f} ({_span(gain, '+')})"
        lines.append(f"| {row.name} | {fmean(row.scores):.3f} ({_span(row.scores)}) | {over} |")
    return "\n".join([*lines, "", *told])


def _span(scores: Sequence[float], sign: str = "") -> str:
    low, high = interval(scores)
    return f"{low:{sign}.3f} to {high:{sign}.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures the ranking on judged questions.")
    parser.add_argument("--write", action="store_true", help="put the table into ARCHITECTURE.md")
    write = parser.parse_args().write
    try:
        require()
        embeddings = True
    except MissingExtraError as missing:
        if write:
            raise SystemExit(str(missing)) from missing
        print(missing, file=sys.stderr)
        embeddings = False
    block = table(*measured(embeddings=embeddings))
    if write:
        put(PAGE, "relevance", block)
    print(block)


if __name__ == "__main__":
    main()
