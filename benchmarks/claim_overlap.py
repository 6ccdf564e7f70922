"""How many supported and unsupported claims pass the check at each overlap threshold.

    python benchmarks/claim_overlap.py claims.jsonl.gz [MOST]

The file holds one JSON object a line with `source`, `claim` and `label` (1 supported, 0 not). Sources are cut to the
sentences nearest to the claim, as evidence is in a ledger. Prints one row a threshold.
"""

from __future__ import annotations

import gzip
import json
import sys
from datetime import date
from pathlib import Path

from contentgen.model import Evidence, Sentence, Source
from contentgen.verification import Thresholds, check_sentence
from contentgen.verification.overlap import share_covered
from scoring.text import split_sentences

WINDOW = 3


def nearest(source: str, claim: str) -> str:
    """The sentences of the source that cover most of the claim's words."""
    ranked = sorted(split_sentences(source), key=lambda s: -share_covered(claim, s))
    return " ".join(ranked[:WINDOW])


def passes(row: dict[str, str], threshold: float) -> bool:
    """Whether the check lets this claim stand on its source."""
    source = Source(id="s", csl={}, adapter="files", location="", passages=(), fetched=date(2026, 1, 1))
    item = Evidence(id="E1", source_id="s", passage_id="p", claim=row["window"], locator="")
    sentence = Sentence(text=row["claim"], evidence=("E1",))
    verdict = check_sentence(sentence, [item], [source], thresholds=Thresholds(least_overlap=threshold))
    return verdict.status == "supported"


def main(path: Path, most: int) -> None:
    """Print the table."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    rows = [json.loads(line) for line in text.splitlines()[:most]]
    for row in rows:
        row["window"] = nearest(row["source"], row["claim"])
    yes, no = ([row for row in rows if row["label"] == label] for label in (1, 0))
    print(f"{len(yes)} supported, {len(no)} unsupported claims")
    print("threshold  supported passed  unsupported passed  precision")
    for threshold in (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        good, bad = (sum(passes(row, threshold) for row in part) for part in (yes, no))
        precision = good / (good + bad) if good + bad else 0.0
        print(f"{threshold:9.1f}  {good / len(yes):16.1%}  {bad / len(no):18.1%}  {precision:9.1%}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1500)
