"""How many claims a second `contentgen verify --jsonl` judges, and what share of the time each part of it takes.

    python benchmarks/claim_speed.py CLAIMS.jsonl.gz [JOBS]

The rows are judged once by one process, part by part, and once by the command with so many processes (all cores without
JOBS), its start included. Seconds of the clock: what else runs on the machine shows in them.
"""

from __future__ import annotations

import gzip
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.claim_data import Row, read_rows
from contentgen.verification.claim import faults, judge_claims
from contentgen.verification.support import Pair
from contentgen.verification.support.features import GROUPS, table
from contentgen.verification.support.fitted import fitted
from contentgen.verify import cores

#: rows that are judged before the clock starts: tables are read with the first
WARM = 100


def by_part(rows: list[Row]) -> Counter[str]:
    """Part -> seconds, in the order of judging; sources that rows share are taken apart once."""
    spent: Counter[str] = Counter()
    clock = time.perf_counter
    for row in rows:
        start = clock()
        faults(row.source, row.claim)
        spent["rules"] += clock() - start
        start = clock()
        pair = Pair.of(row.source, row.claim)
        spent["words of both texts"] += clock() - start
        for group in GROUPS:
            start = clock()
            group(pair)
            spent[f"features: {group.__name__}"] += clock() - start
    start = clock()
    model = fitted()
    values = table([Pair.of(row.source, row.claim) for row in rows[:WARM]], model.features)
    start = clock()
    model.probability(values)
    spent["classifier"] = (clock() - start) * len(rows) / WARM
    return spent


def by_command(path: Path, jobs: int) -> float:
    """Seconds that the command takes for all rows, its start included."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "claims.jsonl"
        plain.write_bytes(gzip.decompress(path.read_bytes()))
        command = [sys.executable, "-m", "contentgen", "verify", "--jsonl", str(plain), "--jobs", str(jobs)]
        start = time.perf_counter()
        subprocess.run([*command, "--out", str(Path(folder) / "verdicts.jsonl")], check=True)
        return time.perf_counter() - start


def main(path: Path, jobs: int) -> None:
    """Print both."""
    rows = read_rows(path)
    judge_claims([(row.source, row.claim) for row in rows[:WARM]])
    spent = by_part(rows[WARM:])
    total = spent.total()
    print(f"one process: {(len(rows) - WARM) / total:.0f} claims a second")
    for part, seconds in spent.most_common():
        print(f"  {part:24} {seconds / total:6.1%}  {1000 * seconds / (len(rows) - WARM):.2f} ms")
    took = by_command(path, jobs)
    print(f"the command with --jobs {jobs}: {len(rows) / took:.0f} claims a second over {len(rows)} rows")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else cores())
