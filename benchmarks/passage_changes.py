"""How often `verify --again` tells a passage that was edited from one that is gone.

    python benchmarks/passage_changes.py --data DIR [--write]

DIR holds `claimsupport_train.jsonl.gz`: rows `{"dataset", "source", "claim"}`. An edited passage is a sentence of a
SummEdits summary (Laban et al. 2023, https://doi.org/10.18653/v1/2023.emnlp-main.600) beside the next variant of the
same sentence, of which a few words differ. A passage that is gone is a sentence of a document, looked for in the rest of
that document. No row of the data is written. Intervals are Wilson's.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from benchmarks.blocks import put
from benchmarks.wilson import wilson
from contentgen.rot.near import Haystack, words_of
from contentgen.rot.values import RotLimits
from contentgen.sources.sentences import split

PAGE = Path(__file__).parents[1] / "ARCHITECTURE.md"
FILE, SEED, DOCUMENTS = "claimsupport_train.jsonl.gz", 1, 1500
LEAST_WORDS, SENTENCES = 6, (6, 80)


def sentences_of(text: str) -> list[str]:
    """The sentences that could be passages."""
    return [said for _, said in split(text) if len(words_of(said)) >= LEAST_WORDS]


def edited(rows: Sequence[dict[str, str]]) -> Iterator[tuple[str, str]]:
    """Sentences with what they were edited into."""
    variants: dict[str, list[str]] = {}
    for row in rows:
        if row["dataset"] == "SummEdits":
            variants.setdefault(row["source"], []).append(row["claim"])
    for each in variants.values():
        for one, other in pairwise(each):
            was, now = sentences_of(one), sentences_of(other)
            if len(was) == len(now):
                yield from ((a, b) for a, b in zip(was, now, strict=True) if words_of(a) != words_of(b))


def removed(rows: Sequence[dict[str, str]]) -> Iterator[tuple[str, list[str]]]:
    """A sentence of each document with the rest of it, where it is not said again."""
    chance = random.Random(SEED)
    documents = sorted({row["source"] for row in rows})
    for document in chance.sample(documents, min(DOCUMENTS, len(documents))):
        said = sentences_of(document)
        if SENTENCES[0] <= len(said) <= SENTENCES[1]:
            gone = chance.choice(said)
            yield gone, [each for each in said if words_of(each) != words_of(gone)]


def line(what: str, hits: int, of: int) -> str:
    """One row of the table."""
    low, high = wilson(hits, of)
    return f"| {what} | {of:,} | {hits / of:.1%} ({low:.1%} to {high:.1%}) |"


def main() -> None:
    """Measure, print, and with --write put the table into ARCHITECTURE.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    how = parser.parse_args()
    rows = [json.loads(text) for text in gzip.decompress((how.data / FILE).read_bytes()).decode("utf-8").splitlines()]
    limits = RotLimits()
    changes = [Haystack([now]).look_for(was, limits).state for was, now in edited(rows)]
    absences = [Haystack(rest).look_for(gone, limits).state for gone, rest in removed(rows)]
    table = "\n".join(
        [
            f"Measured by `benchmarks/passage_changes.py --write`, `same_sentence` at {limits.same_sentence}:",
            "",
            "| passage | cases | told as such, with its 95% interval |",
            "| --- | --- | --- |",
            line("edited by a few words", changes.count("changed"), len(changes)),
            line("gone, the rest of its document there", absences.count("gone"), len(absences)),
        ]
    )
    print(table)
    print("edited and overlooked:", changes.count("found"), " gone and overlooked:", absences.count("found"))
    if how.write:
        put(PAGE, "passages", table)


if __name__ == "__main__":
    main()
