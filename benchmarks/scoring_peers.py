"""Our SEO score beside Yoast's package: what each costs, how near `yoast_comparable` comes, where single checks differ.

    npm install --prefix .cache/yoast yoastseo       once; GPL-3.0, run as a process of its own and never imported
    python -m benchmarks.scoring_peers [--peer FOLDER] [--write]

Without the package only our own side is measured. --write puts the tables into scoring/README.md and needs the package.
The texts are those of scoring_texts.py. What the package said of a text is kept beside it; its cost is measured anew on
every sixth text, one run after the other with ours, in CPU time, since other work on the machine stretches the clock.
Memory is read from /proc, so that part needs Linux. The pairs
of words were also used to mend the rules, so the last column of that table flatters.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import fmean, median
from typing import NamedTuple

import numpy as np
import snowballstemmer

from benchmarks import yoast_peer
from benchmarks.blocks import put
from benchmarks.scoring_texts import Text, kept_texts, texts
from scoring import Document, score
from scoring.morphology import family
from scoring.vocabulary import stem
from scoring.yoast import CHECKS, checks, comparable

HERE = Path(__file__).parent
PAGE = HERE.parent / "scoring" / "README.md"
PAIRS = HERE.parent / "tests" / "scoring" / "word_families.toml"
RECORD = HERE.parent / "tests" / "scoring" / "yoast_answers.json"
EACH = 6
LENGTHS = (500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000)
GOOD, FAIR = 75.0, 35.0  # as findings are graded: info, warning, error
#: what a process of our own does: each row is read and scored, its CPU time taken, the peak of memory at the end
OURS = """
import json, sys, time
from pathlib import Path
from scoring import Document, score
score(Document.from_text("blog", "# One\\n\\nA text that loads what loads once."))
for line in sys.stdin:
    row = json.loads(line)
    start = time.process_time()
    score(Document.from_text("blog", row.pop("text"), **row))
    print(1000 * (time.process_time() - start))
high = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
print(int(high[0].split()[1]) / 1024)
"""


class Cost(NamedTuple):
    """Milliseconds of CPU a text, and the most memory in MB."""

    each_ms: Sequence[float]
    peak_mb: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and with --write keep the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--peer", type=Path, default=yoast_peer.HOME, help="the folder that holds node_modules/yoastseo"
    )
    parser.add_argument(
        "--record", action="store_true", help="keep what the package says for tests/scoring/test_yoast.py"
    )
    parser.add_argument("--write", action="store_true", help="put the tables into scoring/README.md")
    options = parser.parse_args(arguments)
    why = yoast_peer.missing(options.peer)
    if why:
        print(f"without the peer: {why}", file=sys.stderr)
        if options.write or options.record:
            return 2
    if options.record and not why:
        record(options.peer)
        return 0
    chosen = list(texts())
    parts = [word_table(), length_table(chosen)]
    if why:
        parts.append(cost_table(chosen[::EACH], ours(documents_of(chosen[::EACH])), None, ""))
    else:
        answers = yoast_peer.ask(documents_of(chosen), options.peer)
        sample = documents_of(chosen[::EACH])
        anew = yoast_peer.ask(sample, options.peer, anew=True)
        name = f"Yoast {yoast_peer.version(options.peer)}"
        parts += [
            cost_table(chosen[::EACH], ours(sample), anew, name),
            nearness_table(chosen, answers, name),
            check_table(chosen, answers, name),
        ]
    block = "\n\n".join(parts)
    print(block)
    if options.write:
        put(PAGE, "scoring-peers", f"Measured by `python -m benchmarks.scoring_peers --write`.\n\n{block}")
    return 0


def record(home: Path) -> None:
    """Keep the package's answers on the texts that stay as they are."""
    kept = list(kept_texts())
    answers = zip(kept, yoast_peer.ask(documents_of(kept), home), strict=True)
    told = {f"{text.name}: {text.change}": {"seo": a.seo, "checks": a.checks} for text, a in answers}
    RECORD.write_text(json.dumps(told, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def documents_of(chosen: Sequence[Text]) -> list[Document]:
    return [text.document for text in chosen]


# --- words -------------------------------------------------------------------------------------------------


def word_table() -> str:
    """How many pairs each way of comparing words gets right."""
    told = tomllib.loads(PAIRS.read_text(encoding="utf-8"))
    same, different = ([line.split() for line in told[kind].split("\n") if line] for kind in ("same", "different"))
    english = snowballstemmer.stemmer("english")
    ways: dict[str, Callable[[str], str]] = {
        "the light stem of other scores": stem,
        "Snowball's English stemmer": lambda word: str(english.stemWord(word.lower())),
        "families": family,
    }
    rows = ["| compared by | one word, found | two words, kept apart | right |", "| --- | --- | --- | --- |"]
    for name, way in ways.items():
        one = sum(way(a) == way(b) for a, b in same)
        two = sum(way(a) != way(b) for a, b in different)
        right = (one + two) / (len(same) + len(different))
        rows.append(f"| {name} | {one} of {len(same)} | {two} of {len(different)} | {right:.0%} |")
    return "\n".join(rows)


# --- cost --------------------------------------------------------------------------------------------------


def ours(documents: Sequence[Document]) -> Cost:
    """Score all documents in a process that has nothing else loaded."""
    names = ("title", "description", "slug", "keyphrase")
    rows = [{"text": each.text, **{name: getattr(each, name) for name in names}} for each in documents]
    lines = "\n".join(json.dumps(row) for row in rows)
    done = subprocess.run([sys.executable, "-c", OURS], input=lines, capture_output=True, text=True, check=True)
    *each, peak = (float(line) for line in done.stdout.split())
    return Cost(each, peak)


def cost_table(chosen: Sequence[Text], own: Cost, answers: Sequence[yoast_peer.Answer] | None, name: str) -> str:
    """CPU and memory of both over the same texts."""
    words = fmean(text.document.word_count for text in chosen)
    rows = [
        f"Over {len(chosen)} articles of {words:.0f} words on the average:",
        "",
        "| | CPU ms an article, mean | median | most memory, MB |",
        "| --- | --- | --- | --- |",
        f"| all three scores here | {fmean(own.each_ms):.0f} | {median(own.each_ms):.0f} | {own.peak_mb:.0f} |",
    ]
    if answers:
        spent = [answer.cpu_ms for answer in answers]
        peak = max(answer.rss_mb for answer in answers)
        rows.append(f"| {name}: SEO, readability, inclusive | {fmean(spent):.0f} | {median(spent):.0f} | {peak:.0f} |")
        rows += ["", f"{name} takes {fmean(spent) / fmean(own.each_ms):.0f} times the CPU time."]
    return "\n".join(rows)


def length_table(chosen: Sequence[Text]) -> str:
    """What a text costs as it grows, and the slope of that in logarithms: 1 is a straight line."""
    whole = [text.document for text in chosen if text.change == "as it is"]
    paragraphs = list(dict.fromkeys(block.text for document in whole for block in document.paragraphs))
    grown = []
    for length in LENGTHS:
        parts: list[str] = []
        count = 0
        while count < length:
            part = paragraphs[len(parts) % len(paragraphs)]
            parts.append(f"## Part {len(parts)}\n\n{part}" if len(parts) % 4 == 0 else part)
            count += len(part.split())
        text = "# AI observability at length\n\n" + "\n\n".join(parts)
        grown.append(Document.from_text("blog", text, keyphrase="AI observability"))
    spent = ours(grown).each_ms
    slope = float(np.polyfit(np.log(LENGTHS), np.log(spent), 1)[0])
    last = math.log(spent[-1] / spent[-3]) / math.log(LENGTHS[-1] / LENGTHS[-3])
    head = "| words | " + " | ".join(f"{length:,}" for length in LENGTHS) + " |"
    line = "| --- " * (len(LENGTHS) + 1) + "|"
    row = "| CPU ms | " + " | ".join(f"{each:.0f}" for each in spent) + " |"
    return f"{head}\n{line}\n{row}\n\nSlope in logarithms: {slope:.2f} over all, {last:.2f} from 10,000 words on."


# --- side by side ------------------------------------------------------------------------------------------


def ranks(values: Sequence[float]) -> np.ndarray:
    """Ranks with equal values sharing their mean, for Spearman's correlation."""
    array = np.asarray(values, dtype=float)
    return np.array([(array < value).sum() + ((array == value).sum() - 1) / 2 for value in array])


def nearness_table(chosen: Sequence[Text], answers: Sequence[yoast_peer.Answer], name: str) -> str:
    """How far `yoast_comparable` is from the peer's SEO score, over all and by what was done to the text."""
    mine = [comparable(text.document) or 0 for text in chosen]
    theirs = [max(0.0, answer.seo) for answer in answers]
    rows = ["| texts | mean difference | Spearman | the same number |", "| --- | --- | --- | --- |"]
    groups = ["all", *dict.fromkeys(text.change for text in chosen)]
    for group in groups:
        at = [place for place, text in enumerate(chosen) if group in {"all", text.change}]
        a, b = [mine[place] for place in at], [theirs[place] for place in at]
        off = [abs(x - y) for x, y in zip(a, b, strict=True)]
        together = f"{np.corrcoef(ranks(a), ranks(b))[0, 1]:.3f}" if group == "all" else ""
        rows.append(f"| {group} | {fmean(off):.1f} | {together} | {sum(each < 0.5 for each in off)} of {len(off)} |")
    return f"`yoast_comparable` against {name}'s SEO score, in points:\n\n" + "\n".join(rows)


def check_table(chosen: Sequence[Text], answers: Sequence[yoast_peer.Answer], name: str) -> str:
    """For each check: how often our number has the peer's points, and our own assessment its rating."""
    told = tomllib.loads((HERE / "scoring_peers.toml").read_text(encoding="utf-8"))
    points = [checks(text.document) for text in chosen]
    own = [score(text.document).seo.by_assessment for text in chosen]
    rows = [
        f"| {name}'s check | same points in `yoast_comparable` | assessment | same rating (good, fair, bad) | why not |",
        "| --- | --- | --- | --- | --- |",
    ]
    for check, row in told.items():
        asked = [place for place, answer in enumerate(answers) if check in answer.checks]
        equal = (
            sum(points[place][check] == answers[place].checks[check] for place in asked) if check in CHECKS else None
        )
        both = [place for place in asked if row["ours"] in own[place]]
        agreed = sum(_rated(own[p][row["ours"]]) == _their_rating(answers[p].checks[check]) for p in both)
        same = "" if equal is None else f"{equal} of {len(asked)}"
        rating = f"{agreed} of {len(both)}" if both else "never asked"
        rows.append(f"| {check} | {same} | `{row['ours']}` | {rating} | {row['why']} |")
    return "\n".join(rows)


def _rated(points: float) -> str:
    return "good" if points >= GOOD else "fair" if points >= FAIR else "bad"


def _their_rating(points: float) -> str:
    return "good" if points >= 8 else "fair" if points >= 5 else "bad"


if __name__ == "__main__":
    sys.exit(main())
