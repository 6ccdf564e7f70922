"""How far gamed texts score under decent ones: the suite of `tests/gaming`, kind by kind.

    .venv/bin/python -m benchmarks.gaming [--write]

Prints what the decent texts score, the gap of each kind (texts that rules were repaired on, and those kept back), which
texts are missed, and which findings decent texts have most. --write puts it into scoring/README.md. Takes seconds.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from statistics import median, quantiles

from benchmarks.blocks import put
from tests.gaming.suite import CHANNELS, NAMES, Kind, Text, clean, decent, decent_points, gamed, gap, kinds

PAGE = Path(__file__).parent.parent / "scoring" / "README.md"
GAP = 30
MOST_FREQUENT = 8


def decent_table() -> str:
    """Quartiles of the decent texts, channel by channel."""
    rows = ["| decent texts | SEO | engagement | opportunity |", "| --- | ---: | ---: | ---: |"]
    for channel in CHANNELS:
        cells = []
        for name in NAMES:
            points = decent_points(channel, name)
            low, middle, high = quantiles(points, n=4, method="inclusive")
            cells.append(f"**{middle:.0f}** ({low:.0f} to {high:.0f})")
        count = sum(1 for text in decent() if text.channel == channel)
        rows.append(f"| {count} {channel} | {' | '.join(cells)} |")
    return "\n".join(rows)


def gap_table() -> str:
    """The gap of each kind: the median, and the smallest among those held to it."""
    rows = [
        "| kind | texts | SEO | engagement | opportunity | under 30 | nearest text |",
        "| --- | ---: | ---: | ---: | ---: | ---: | --- |",
    ]
    for kind in kinds():
        rows.append(_row(kind, [text for text in kind.texts() if not text.kept_back], kind.name))
        rows.append(_row(kind, [text for text in kind.texts() if text.kept_back], f"{kind.name}, kept back"))
    return "\n".join(rows)


def _row(kind: Kind, texts: list[Text], label: str) -> str:
    cells = [_spread([gap(text, name) for text in texts]) if name in kind.scores else "–" for name in NAMES]
    smallest = {text: min(gap(text, name) for name in kind.scores) for text in texts}
    nearest = min(texts, key=lambda text: smallest[text])
    under = sum(1 for value in smallest.values() if value < GAP)
    near = f"{nearest.path.stem} ({smallest[nearest]:.0f})"
    return f"| {label} | {len(texts)} | {' | '.join(cells)} | {under} | {near} |"


def _spread(gaps: list[float]) -> str:
    return f"{median(gaps):.0f} (from {min(gaps):.0f})"


def summary() -> str:
    """In sentences: how many are held, what decent texts are told, and which rules speak most."""
    unseen = [text for text in gamed() if text.kept_back]
    held = sum(1 for text in gamed() if not text.missed)
    held_unseen = sum(1 for text in unseen if not text.missed)
    wrong = [each for text in decent() for each in text.scores().findings if each.severity in {"error", "blocker"}]
    warnings = [sum(1 for each in text.scores().findings if each.severity == "warning") for text in clean()]
    return (
        f"{held} of {len(gamed())} gamed texts lie {GAP} points or more under the decent median on every score that their "
        f"kind tries to game; of the {len(unseen)} kept back, on which no rule was repaired, {held_unseen}. The "
        f"{len(decent())} decent texts have {len(wrong)} findings of severity error or blocker; ten that were judged clean "
        f"before they were scored have {min(warnings)} to {max(warnings)} warnings, in the median {median(warnings):g}."
    )


def frequent_table() -> str:
    """The findings that most decent texts have, and as what."""
    told: dict[str, Counter[str]] = {}
    for text in decent():
        for rule, severity in {(each.id, each.severity) for each in text.scores().findings}:
            told.setdefault(rule, Counter())[severity] += 1
    most = sorted(told, key=lambda rule: (-told[rule].total(), rule))[:MOST_FREQUENT]
    rows = ["| finding | decent texts | as warning | as hint |", "| --- | ---: | ---: | ---: |"]
    rows += [f"| `{rule}` | {told[rule].total()} | {told[rule]['warning']} | {told[rule]['info']} |" for rule in most]
    return "\n".join(rows)


def page() -> str:
    """All of it, as the README shows it."""
    return "\n\n".join((summary(), decent_table(), gap_table(), frequent_table()))


def main() -> int:
    """Print the tables; with `--write` put them into the README as well."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--write", action="store_true", help="put the tables into scoring/README.md")
    given = parser.parse_args()
    block = page()
    sys.stdout.write(block + "\n")
    if given.write:
        put(PAGE, "gaming", block)
    return 0


if __name__ == "__main__":
    sys.exit(main())
