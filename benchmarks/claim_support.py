"""How `contentgen verify` judges labelled pairs: accuracy and area by data set, and claims a second.

    python benchmarks/claim_support.py claims.jsonl.gz

The shipped classifier was fitted on the train and dev parts, so only other files tell how good it is; what a fit on train
alone reaches on dev stands in its model card.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import numpy as np

from benchmarks.claim_data import read_rows
from contentgen.verification.claim import judge_claims
from contentgen.verification.support import SUPPORTED


def area(labels: np.ndarray, p: np.ndarray) -> float:
    """The area under the ROC curve, by ranks, ties in the middle."""
    values, first, counts = np.unique(p, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[first]
    del values
    positive = labels == 1
    n, m = positive.sum(), (~positive).sum()
    return float((ranks[positive].sum() - n * (n + 1) / 2) / (n * m))


def line(name: str, labels: np.ndarray, p: np.ndarray) -> str:
    """One row of the table."""
    passed = p >= SUPPORTED
    accuracy = (passed[labels == 1].mean() + (~passed[labels == 0]).mean()) / 2
    return f"{name:18s} {len(p):5d}  {accuracy:17.1%}  {area(labels, p):6.3f}"


def main(path: Path) -> None:
    """Print the table."""
    rows = read_rows(path)
    judge_claims([(rows[0].source, rows[0].claim)])
    start = time.process_time()
    judged = judge_claims([(row.source, row.claim) for row in rows])
    seconds = time.process_time() - start
    labels, p = np.array([row.label for row in rows]), np.array([each.p_supported for each in judged])
    sets = np.array([row.dataset for row in rows])
    print(f"{'set':18s} {'n':>5s}  balanced accuracy    area")
    for name in sorted(set(sets)):
        print(line(name, labels[sets == name], p[sets == name]))
    print(line("all", labels, p))
    print(f"{len(rows) / seconds:.0f} claims a second of processor time")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
