"""How often the model judge is right, alone and with the checks of `contentgen verify`, where the answer is known.

    python benchmarks/judge_model.py [--model PROVIDER:NAME] [--keep ANSWERS.jsonl] [--write] [FILE.jsonl ...]
    python benchmarks/judge_model.py --prompts ASKED.jsonl [FILE.jsonl ...]

Without files: a sample of the kept-back rows of `tests/verification/house`; without a model: the answers recorded in
`tests/recordings/judgements.jsonl`, when run in the project's folder. Rows hold `source`, `claim`, `label` (1 holds, 0
does not) and may hold `dataset`. Each claim is asked by itself, so that none is judged beside its altered twin.

`--prompts` asks nobody: it writes what would be asked, one JSON line a prompt, for answers made elsewhere; the lines
with `answer` filled in are a recording, `--model recorded:FILE`. `--keep` keeps a model's answers as such a recording.
`--write` keeps the accuracy where `contentgen runs show RUN --metrics --judge model` reads it; that of the recording
also fills the table of the README.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.blocks import put
from benchmarks.judge_accuracy import ON, kept_back, read
from benchmarks.wilson import wilson
from contentgen.judge import (
    PROMPT,
    STAGE,
    Hearing,
    Judgements,
    Limits,
    Opinion,
    Question,
    agreement,
    open_judge,
    together,
    unfit,
    variables_of,
)
from contentgen.judge.citations import MEASURED
from contentgen.llm import Answer, Answers
from contentgen.llm.answers import key
from contentgen.model import VerdictStatus, silent
from contentgen.prompt import render
from contentgen.resources import folders
from contentgen.settings import environment, load
from contentgen.verification.citation_scores import Accuracy
from contentgen.verification.claim import judge_claims

ROOT = Path(__file__).resolve().parents[1]
RECORDED = "recorded:tests/recordings/judgements.jsonl"
#: so many of the kept-back house rows, half of each label, are judged
SAMPLE, SEED = 80, 1
ALONE = Limits(claims=1)
RESAMPLES = 2000
Row = dict[str, object]


def sample() -> list[Row]:
    """The house rows that are judged, in an order that tells nothing."""
    chance = random.Random(SEED)
    rows = kept_back()
    chosen = [row for label in (1, 0) for row in chance.sample([r for r in rows if r["label"] == label], SAMPLE // 2)]
    chance.shuffle(chosen)
    return chosen


def questions_of(rows: Sequence[Row]) -> list[Question]:
    """What is asked about the rows."""
    return [Question(source=str(row["source"]), claim=str(row["claim"])) for row in rows]


def asked(rows: Sequence[Row]) -> list[Answer]:
    """A line of a recording for each row that a model would be shown, its answer still empty."""
    places = folders("prompts")
    lines = []
    for question in questions_of(rows):
        if not unfit(question, ALONE):
            messages = render(PROMPT, variables_of([question], ALONE), places).messages
            answer = Answer(
                key=key("", messages, Judgements, {}),
                model="",
                stage=STAGE,
                prompt=PROMPT,
                schema_name=Judgements.__name__,
                messages=messages,
                answer="",
            )
            lines.append(answer)
    return lines


def hearing_of(model: str, keep: Path | None = None) -> Hearing:
    """The named model, asked about one claim a call."""
    settings = load({"judge_model": model}, environment(), ROOT)
    return Hearing(open_judge(settings, silent, Answers(keep)), settings.max_concurrency, ALONE)


def verdicts(rows: Sequence[Row], opinions: Sequence[Opinion]) -> dict[str, list[VerdictStatus]]:
    """Verdicts by who gave them: the judge, the checks, and both together."""
    own = [each.verdict for each in judge_claims([(q.source, q.claim) for q in questions_of(rows)])]
    both = [together(mine, opinion) for mine, opinion in zip(own, opinions, strict=True)]
    return {"judge": [each.verdict for each in opinions], "checks": own, "both": both}


def accuracy_of(rows: Sequence[Row], opinions: Sequence[Opinion], on: str) -> Accuracy:
    """How often the judge alone is right; a claim without its verdict is not let pass."""
    rates = {}
    for label in (1, 0):
        passed = [o.verdict == "supported" for row, o in zip(rows, opinions, strict=True) if row["label"] == label]
        rates[label] = round(sum(passed) / len(passed), 4)
    return Accuracy(on=on, true_positives=rates[1], false_positives=rates[0])


def keep_accuracy(model: str, found: Accuracy) -> None:
    """Write it beside those of other models."""
    known = json.loads(MEASURED.read_bytes()) | {model: found.model_dump()}
    MEASURED.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n", "utf-8", newline="\n")


def line(who: str, labels: np.ndarray, passed: np.ndarray) -> str:
    """One row of the table: balanced accuracy with its interval over resampled rows, and what is let pass."""
    chance = np.random.default_rng(0)
    held, other = passed[labels == 1], passed[labels == 0]
    shares = [
        (chance.choice(held, len(held)).mean() + 1 - chance.choice(other, len(other)).mean()) / 2
        for _ in range(RESAMPLES)
    ]
    low, high = np.percentile(shares, (2.5, 97.5))
    rates = []
    for each in (held, other):
        bounds = wilson(int(each.sum()), len(each))
        rates.append(f"{int(each.sum()):3d} of {len(each):3d} ({bounds[0]:.0%} to {bounds[1]:.0%})")
    accuracy = (held.mean() + 1 - other.mean()) / 2
    return f"{who:24s} {accuracy:6.1%} ({low:.1%} to {high:.1%})   {rates[0]}   {rates[1]}"


def tell(rows: Sequence[Row], opinions: Sequence[Opinion]) -> None:
    """Print the table, how far judge and checks agree, and who was right where they do not."""
    labels = np.array([row["label"] for row in rows])
    by = verdicts(rows, opinions)
    passed = {who: np.array([each == "supported" for each in given]) for who, given in by.items()}
    print(f"{'':24s} balanced accuracy          lets pass of what holds    of what does not")
    for who, each in passed.items():
        print(line(who, labels, each))
    sets = np.array([str(row.get("dataset", "")) for row in rows])
    for name in sorted(set(sets) - {""}):
        for who, each in passed.items():
            print(line(f"{name}, {who}", labels[sets == name], each[sets == name]))
    agreed = agreement(zip(by["checks"], by["judge"], strict=True))
    if agreed.share is not None and agreed.kappa is not None:
        print(f"judge and checks agree on {agreed.share:.1%} of {agreed.claims} claims, kappa {agreed.kappa:.2f}")
    for one, other in (("checks", "judge"), ("judge", "checks")):
        alone = labels[~passed[one] & passed[other]]
        print(f"only the {one} object to {len(alone)} claims; {int((alone == 0).sum())} of these do not hold")
    print(f"claims without a verdict of the judge: {by['judge'].count('unchecked')} of {len(rows)}")


def block(rows: Sequence[Row], opinions: Sequence[Opinion]) -> str:
    """The table of the README."""
    lines = [
        f"Measured by `benchmarks/judge_model.py --write` on the recorded answers of a capable model to "
        f"{ON.format(rows=len(rows))}; in brackets Wilson's 95% intervals.\n",
        "| | lets pass of what holds | of what does not | balanced accuracy |",
        "| --- | --- | --- | --- |",
    ]
    for who, given in verdicts(rows, opinions).items():
        cells, rates = [], []
        for label in (1, 0):
            passed = [each == "supported" for row, each in zip(rows, given, strict=True) if row["label"] == label]
            low, high = wilson(sum(passed), len(passed))
            cells.append(f"{sum(passed)} of {len(passed)} ({low:.0%} to {high:.0%})")
            rates.append(sum(passed) / len(passed))
        lines.append(f"| {who} | {' | '.join(cells)} | {(rates[0] + 1 - rates[1]) / 2:.1%} |")
    return "\n".join(lines)


def main() -> None:
    """Measure, or write what would be asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--model", default=RECORDED)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--prompts", type=Path)
    parser.add_argument("--write", action="store_true")
    wanted = parser.parse_args()
    rows = [row for path in wanted.files for row in read(path)] if wanted.files else sample()
    if wanted.prompts:
        wanted.prompts.write_text("".join(each.model_dump_json() + "\n" for each in asked(rows)), "utf-8", newline="\n")
        print(f"{len(rows)} rows, asked one by one, in {wanted.prompts}; fill in each `answer`")
        return
    hearing = hearing_of(wanted.model, wanted.keep)
    opinions = hearing.opinions(questions_of(rows))
    if hearing.failure:
        raise SystemExit(str(hearing.failure))
    tell(rows, opinions)
    if wanted.write:
        on = ", ".join(path.name for path in wanted.files) or ON.format(rows=len(rows))
        keep_accuracy(wanted.model, accuracy_of(rows, opinions, on))
        if wanted.model == RECORDED and not wanted.files:
            put(ROOT / "README.md", "judge", block(rows, opinions))


if __name__ == "__main__":
    main()
