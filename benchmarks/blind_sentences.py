"""What ten runs published, read blind against its sources: the share truly supported, beside what the checks say.

    python benchmarks/blind_sentences.py sample DIR          # two sheets for two readers, in two orders
    python benchmarks/blind_sentences.py label SHEET SHEET   # keep what the readers wrote
    python benchmarks/blind_sentences.py report [--write]

Twenty factual sentences of each run of `tests/verification/house/runs`, and beside them every cited sentence of a model's
first draft that the check refused, without a word on which is which. A reader sees a sentence and the passages that it
cites, as they are shown under a published text, and writes `supported`, `partly` or `not` and the words at fault.
Intervals are Wilson's (1927, https://doi.org/10.1080/01621459.1927.10502953), agreement is Cohen's kappa (1960,
https://doi.org/10.1177/001316446002000104).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Literal

from benchmarks.blocks import put
from benchmarks.run_sentences import HOUSE, RunSentences, Said, runs
from benchmarks.wilson import wilson
from contentgen.judge.agreement import cohens_kappa
from contentgen.model import Frozen
from contentgen.verification.claim import judge_claims
from contentgen.verification.rules_judge import rules_judge

ROWS = HOUSE.with_suffix(".jsonl")
PAGE = HOUSE.parent / "README.md"
A_RUN = 20
SEED = 1928
Label = Literal["supported", "partly", "not", ""]
LABELS: tuple[Label, ...] = ("supported", "partly", "not")
WRITERS = ("offline", "full")


class Row(Frozen):
    """A sentence that was read, and what two readers made of it; `fault_a` and `fault_b` are the words at fault."""

    id: str
    set: Literal["published", "refused"]
    run: str
    writer: str
    topic: str
    sentence: str
    source: str
    a: Label = ""
    b: Label = ""
    fault_a: str = ""
    fault_b: str = ""

    @property
    def held(self) -> bool:
        """Whether both readers call it supported."""
        return self.a == self.b == "supported"


class Reading(Frozen):
    """A line that a reader has filled in."""

    id: str
    sentence: str
    source: str
    label: Label
    words: str = ""


def rows() -> tuple[Row, ...]:
    """The sentences that were read."""
    return tuple(Row.model_validate_json(line) for line in ROWS.read_text("utf-8").splitlines())


def sampled(kept: Sequence[RunSentences]) -> tuple[Row, ...]:
    """Twenty published claims of each run, drawn by a seed of its own, and all refused ones of the drafts."""
    found: list[Row] = []
    for run in kept:
        drawn = random.Random(f"{SEED} {run.run}").sample(run.claims, A_RUN)
        found += [_row(run, said, "published") for said in drawn]
        drafted = [said for piece in run.pieces for said in piece.sentences]
        found += [_row(run, said, "refused") for said in drafted if said.refused and said.evidence]
    return tuple(found)


def _row(run: RunSentences, said: Said, of: Literal["published", "refused"]) -> Row:
    mark = hashlib.sha256(f"{run.run} {of} {said.text}".encode()).hexdigest()[:8]
    text = said.text.removeprefix("→ ")
    return Row(
        id=mark, set=of, run=run.run, writer=run.writer, topic=run.brief.topic, sentence=text, source=run.source(said)
    )


def sheets(found: Sequence[Row], out: Path) -> None:
    """Write what the readers see, for each in an order of its own."""
    out.mkdir(parents=True, exist_ok=True)
    for name in ("a", "b"):
        order = list(found)
        random.Random(f"{SEED} {name}").shuffle(order)
        seen = (Reading(id=row.id, sentence=row.sentence, source=row.source, label="") for row in order)
        _write(out / f"sheet_{name}.jsonl", seen)


def labelled(found: Sequence[Row], a: Path, b: Path) -> tuple[Row, ...]:
    """The rows with what two readers wrote; a row that one of them left out or labelled otherwise ends the script."""
    first, second = _readings(a), _readings(b)
    lost = [row.id for row in found if row.id not in first or row.id not in second]
    if lost:
        raise SystemExit(f"not labelled by both: {', '.join(lost[:10])} ({len(lost)} rows)")
    return tuple(
        row.model_copy(
            update={
                "a": first[row.id].label,
                "b": second[row.id].label,
                "fault_a": first[row.id].words,
                "fault_b": second[row.id].words,
            }
        )
        for row in found
    )


def _readings(path: Path) -> dict[str, Reading]:
    lines = (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())
    read = [Reading.model_validate({"sentence": "", "source": "", **line}) for line in lines]
    return {each.id: each for each in read if each.label}


def _write(path: Path, values: Iterable[Frozen]) -> None:
    path.write_text("".join(f"{value.model_dump_json()}\n" for value in values), "utf-8", newline="\n")


# --- what it comes to --------------------------------------------------------------------------------------


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Cohen's kappa of two readers' labels; 1 where both give the same one to every row."""
    found = cohens_kappa(Counter(pairs))
    return 1.0 if found is None else found


def let_pass(found: Sequence[Row]) -> dict[str, list[bool]]:
    """What the rules over the shown passages, and the classifier of `verify`, let pass."""
    judges = {topic: rules_judge(topic) for topic in {row.topic for row in found}}
    return {
        "the rules": [judges[row.topic].supports(row.source, row.sentence) for row in found],
        "`contentgen verify`": [
            judged.verdict == "supported" for judged in judge_claims([(r.source, r.sentence) for r in found])
        ],
    }


def share(hits: int, of: int) -> str:
    """A share with its counts and its 95% interval."""
    if not of:
        return "-"
    low, high = wilson(hits, of)
    return f"{hits} of {of}, {hits / of:.1%} ({low:.1%} to {high:.1%})"


def told(found: Sequence[Row], kept: Sequence[RunSentences]) -> str:
    """The report."""
    published, refused = ([row for row in found if row.set == of] for of in ("published", "refused"))
    read = all(row.a and row.b for row in found)
    parts = [
        "Measured by `benchmarks/blind_sentences.py report --write`.",
        *((_truth(published), _agreement(found)) if read else ("The labels of the two readers are not in yet.",)),
        _checks(published, refused),
        _drafts(refused, kept),
        _density(published, kept),
    ]
    return "\n\n".join(parts)


def _table(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(line)} |" for line in (head, ["---"] * len(head), *lines))


def _truth(published: Sequence[Row]) -> str:
    def line(name: str, mine: Sequence[Row]) -> list[str]:
        ways: tuple[Callable[[Row], bool], ...] = (
            lambda r: r.held,
            lambda r: r.a == "supported",
            lambda r: r.b == "supported",
            lambda r: "supported" in (r.a, r.b),
        )
        return [name, *(share(sum(map(way, mine)), len(mine)) for way in ways)]

    head = ("published by", "supported, say both readers", "says the first", "says the second", "says at least one")
    by_writer = [line(writer, [row for row in published if row.writer == writer]) for writer in WRITERS]
    return _table(head, [*by_writer, line("both", published)])


def _agreement(found: Sequence[Row]) -> str:
    pairs = [(row.a, row.b) for row in found]
    two = [(str(a == "supported"), str(b == "supported")) for a, b in pairs]
    same = sum(a == b for a, b in pairs)
    return (
        f"The readers agree on {share(same, len(pairs))} of all rows; kappa {kappa(pairs):.2f} over three labels, "
        f"{kappa(two):.2f} over supported or not."
    )


def _checks(published: Sequence[Row], refused: Sequence[Row]) -> str:
    """What each check says of the published sentences, and how often it is right on all rows."""
    both = [*published, *refused]
    passed = let_pass(both)
    lines = []
    for name, marks in passed.items():
        held = [mark for mark, row in zip(marks, both, strict=True) if row.held]
        faulty = [not mark for mark, row in zip(marks, both, strict=True) if not row.held]
        shares = [_share_of(marks[: len(published)]), _share_of(held), _share_of(faulty)]
        balanced = (sum(held) / len(held) + sum(faulty) / len(faulty)) / 2 if held and faulty else None
        shares = shares if held else [shares[0], "-", "-"]
        lines.append([name, *shares, "-" if balanced is None else f"{balanced:.1%}"])
    head = ("check", "lets pass of the published", "of what holds", "refuses of what does not", "balanced accuracy")
    return _table(head, lines)


def _share_of(marks: Sequence[bool]) -> str:
    return share(sum(marks), len(marks))


def _drafts(refused: Sequence[Row], kept: Sequence[RunSentences]) -> str:
    """What became of a model's first drafts, then and with the check of today."""
    drafts = [said for run in kept for piece in run.pieces for said in piece.sentences]
    now = [(said, why) for run in kept for said, why in run.refused()]
    cited, others = ([said for said in drafts if bool(said.evidence) == has] for has in (True, False))
    still = {said.text for said, _ in now if said.evidence}
    true = [row for row in refused if row.held]
    false = [row for row in refused if row.a and row.b and not row.held]
    lines = [
        ["cited, refused when they were written", share(len(refused), len(cited))],
        ["of these supported, say both readers", share(len(true), len(true) + len(false))],
        ["cited, refused today", share(sum(said.text in still for said in cited), len(cited))],
        ["of the true ones refused then, refused today", share(sum(r.sentence in still for r in true), len(true))],
        ["of the others refused then, refused today", share(sum(r.sentence in still for r in false), len(false))],
        ["uncited, refused when they were written", share(sum(said.refused for said in others), len(others))],
        ["uncited, refused today", share(sum(not said.evidence for said, _ in now), len(others))],
    ]
    return _table(("sentences of a model's first drafts", "share"), lines)


def _density(published: Sequence[Row], kept: Sequence[RunSentences]) -> str:
    lines = []
    for writer in WRITERS:
        mine = [run for run in kept if run.writer == writer]
        facts, words = sum(run.facts for run in mine), sum(run.words for run in mine)
        read = [row for row in published if row.writer == writer]
        true = sum(row.held for row in read) / len(read)
        dense = 1000 * facts / words
        lines.append([writer, str(facts), str(words), f"{dense:.1f}", f"{dense * true:.1f}" if true else "-"])
    return _table(("writer", "distinct sourced facts", "words", "facts per 1,000 words", "times the share held"), lines)


def main() -> None:
    """Draw, keep labels, or report."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ways = parser.add_subparsers(dest="way", required=True)
    ways.add_parser("sample").add_argument("out", type=Path)
    ways.add_parser("label").add_argument("sheets", type=Path, nargs=2)
    ways.add_parser("report").add_argument("--write", action="store_true")
    asked = parser.parse_args()
    if asked.way == "sample":
        found = sampled(runs())
        _write(ROWS, found)
        sheets(found, asked.out)
        print(f"{len(found)} sentences in {ROWS.name} and, for two readers, in {asked.out}")
    elif asked.way == "label":
        _write(ROWS, labelled(rows(), *asked.sheets))
    else:
        block = told(rows(), runs())
        if asked.write:
            put(PAGE, "runs", block)
        print(block)


if __name__ == "__main__":
    main()
