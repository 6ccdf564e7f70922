"""What the check catches of altered and twisted sentences, and what it holds against true ones.

    python benchmarks/house_sets.py [LEAST_OVERLAP]

Two tables: the rules alone, by which a run is held to its evidence, and the verdict of `contentgen verify`.
Each row of `tests/verification/house` is judged on its source as the evidence. Prints one line a kind of change, for the
sources with odd numbers (rules were worked out on them) and for the even ones (kept back), with Wilson's 95% intervals.
LEAST_OVERLAP is the share of wording that must be taken over; 0, the default, leaves the rules alone to judge.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

from benchmarks.wilson import wilson
from contentgen.model import Evidence, Sentence, Source
from contentgen.verification import Thresholds, check_sentence
from contentgen.verification.claim import judge_claims

HOUSE = Path(__file__).resolve().parents[1] / "tests" / "verification" / "house"
SETS = ("altered", "twisted")
HALVES = ("odd", "even")
Row = dict[str, Any]


def rows_of(name: str) -> list[Row]:
    """The rows of one file."""
    return [json.loads(line) for line in (HOUSE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def half_of(row: Row) -> str:
    """Whether the row's source has an odd or an even number."""
    return HALVES[1 - int(row["id"].split("-")[1]) % 2]


def held_against(row: Row, least_overlap: float = 0.0) -> tuple[str, ...]:
    """What the check says against the row's claim; empty where it lets it stand."""
    source = Source(id="s", csl={}, adapter="files", location="", passages=(), fetched=date(2026, 1, 1))
    item = Evidence(id="E1", source_id="s", passage_id="p", claim=row["source"], locator="")
    sentence = Sentence(text=row["claim"], evidence=("E1",))
    verdict = check_sentence(sentence, [item], [source], thresholds=Thresholds(least_overlap=least_overlap))
    return () if verdict.status == "supported" else verdict.reasons


def refused(row: Row, least_overlap: float = 0.0) -> bool:
    """Whether `contentgen verify` says that the row's claim is not supported."""
    del least_overlap
    return judge_claims([(row["source"], row["claim"])])[0].verdict != "supported"


def counts(
    name: str, half: str, least_overlap: float = 0.0, check: Callable[[Row, float], object] = held_against
) -> Counter[tuple[str, str]]:
    """How many rows of each kind of change there are and are caught; true sentences count as `true`."""
    found: Counter[tuple[str, str]] = Counter()
    for row in rows_of(name):
        if half_of(row) == half:
            kind = "true" if row["label"] else row["kind"]
            found["rows", kind] += 1
            found["caught", kind] += bool(check(row, least_overlap))
    return found


def main(least_overlap: float) -> None:
    """Print the table for the rules alone, by which a run is held to its evidence, and for `contentgen verify`."""
    for told, check in (("the rules alone", held_against), ("contentgen verify", refused)):
        judged, start = 0, time.process_time()
        print(f"{told}\nset      half  change        caught        share  95% interval")
        for name, half in product(SETS, HALVES):
            found = counts(name, half, least_overlap, check)
            tell(name, half, found)
            judged += sum(count for (what, _), count in found.items() if what == "rows")
        print(f"{judged / (time.process_time() - start):.0f} checks a second of processor time\n")


def tell(name: str, half: str, found: Counter[tuple[str, str]]) -> None:
    """Print the rows of one half of a set."""
    kinds = sorted(kind for what, kind in found if what == "rows" and kind != "true")
    altered = [sum(found[what, kind] for kind in kinds) for what in ("caught", "rows")]
    for what, hits, of in (
        *((kind, found["caught", kind], found["rows", kind]) for kind in kinds),
        ("all changes", *altered),
        ("false alarms", found["caught", "true"], found["rows", "true"]),
    ):
        low, high = wilson(hits, of)
        print(f"{name:8} {half:5} {what:13} {hits:3} of {of:3}  {hits / of:9.1%}  {low:.1%} to {high:.1%}")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 0.0)
