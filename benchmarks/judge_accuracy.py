"""How often a judge of citations without a model is right, on pairs of a source and a claim whose answer is known.

    python benchmarks/judge_accuracy.py [--judge rules|support] [--write] [FILE.jsonl ...]
    python benchmarks/judge_accuracy.py --compare [FILE.jsonl ...]

Without files: the sources with even numbers of `tests/verification/house/altered.jsonl` and `twisted.jsonl`, which no rule
was worked out on. Rows hold `source`, `claim` and `label` (1 holds, 0 does not). `--write` keeps the result where
`contentgen runs show RUN --metrics` reads it; `--compare` prints by how much support is ahead of the rules, with the 95%
interval over resampled rows of each label; `benchmarks/judge_model.py` measures the model judge.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from contentgen.verification import rules_judge, support_judge
from contentgen.verification.citation_scores import Accuracy, Judge

ROOT = Path(__file__).resolve().parents[1]
HOUSE = ROOT / "tests" / "verification" / "house"
#: each judge with the file that keeps its accuracy
JUDGES = {
    "rules": (rules_judge.rules_judge, rules_judge.MEASURED),
    "support": (support_judge.support_judge, support_judge.MEASURED),
}
RESAMPLES = 2000
ON = "{rows} claims on invented sources, half of them altered or twisted by hand"


def kept_back() -> list[dict[str, object]]:
    """The house sets' rows with even source numbers."""
    rows = [row for name in ("altered", "twisted") for row in read(HOUSE / f"{name}.jsonl")]
    return [row for row in rows if int(str(row["id"]).split("-")[1]) % 2 == 0]


def read(path: Path) -> list[dict[str, object]]:
    """The rows of a file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def accuracy(judge: Judge, rows: Sequence[dict[str, object]], on: str) -> Accuracy:
    """The rates at which the judge lets claims pass that hold, and that do not."""
    passed: dict[object, list[bool]] = {1: [], 0: []}
    for row in rows:
        passed[row["label"]].append(judge.supports(str(row["source"]), str(row["claim"])))
    rate = {label: sum(each) / len(each) for label, each in passed.items()}
    return Accuracy(on=on, true_positives=round(rate[1], 4), false_positives=round(rate[0], 4))


def lead(rows: Sequence[dict[str, object]]) -> tuple[float, float, float]:
    """By how much the balanced accuracy of support exceeds that of the rules: as it is, and its 95% interval."""
    chance = np.random.default_rng(0)
    gains = []
    for label, sign in ((1, 1), (0, -1)):
        pairs = [(str(row["source"]), str(row["claim"])) for row in rows if row["label"] == label]
        passed = [[judge().supports(*pair) for pair in pairs] for judge, _ in (JUDGES["support"], JUDGES["rules"])]
        gains.append(sign * (np.array(passed[0], int) - np.array(passed[1], int)) / 2)
    resampled = [sum(chance.choice(gain, len(gain)).mean() for gain in gains) for _ in range(RESAMPLES)]
    low, high = np.percentile(resampled, (2.5, 97.5))
    return float(sum(gain.mean() for gain in gains)), float(low), float(high)


def main() -> None:
    """Print the accuracy; keep it where that is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--judge", choices=JUDGES, default="rules")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--compare", action="store_true")
    asked = parser.parse_args()
    rows = [row for path in asked.files for row in read(path)] if asked.files else kept_back()
    on = ", ".join(path.name for path in asked.files) or ON.format(rows=len(rows))
    if asked.compare:
        ahead, low, high = lead(rows)
        print(f"support is {ahead:+.1%} ahead of rules on {on} (95% interval {low:+.1%} to {high:+.1%})")
        return
    judge, kept = JUDGES[asked.judge]
    found = accuracy(judge(), rows, on)
    print(f"{asked.judge} on {found.on}: balanced accuracy {found.balanced:.1%}")
    print(f"let pass: {found.true_positives:.1%} of what holds, {found.false_positives:.1%} of what does not")
    if asked.write:
        kept.write_text(found.model_dump_json(indent=1) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main()
