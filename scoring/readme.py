"""`python -m scoring.readme`: write the table of assessments into README.md; `--check` exits 1 when it is stale."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Sequence
from pathlib import Path

from scoring.assessment import Assessment
from scoring.channel import CHANNELS
from scoring.scores import ENGAGEMENT, LIMITS, OPPORTUNITY, SECTIONS, SEO

README = Path(__file__).with_name("README.md")
BEGIN, END = "<!-- assessments: written by python -m scoring.readme -->", "<!-- end of assessments -->"
GROUPS = (
    ("SEO", SEO),
    ("Engagement", ENGAGEMENT),
    ("Opportunity", OPPORTUNITY),
    ("Limits", LIMITS),
    ("Report sections", SECTIONS),
)


def table() -> str:
    """Build the tables from the registries: fields and the first line of each docstring."""
    parts = []
    for name, rules in GROUPS:
        head = f"### {name} ({len(rules)})\n\n| id | weight | kind | for | what it asks | source |\n"
        rows = [_row(rule) for rule in sorted(rules, key=lambda rule: rule.id)]
        parts.append(head + "| --- | ---: | --- | --- | --- | --- |\n" + "\n".join(rows))
    return "\n\n".join(parts)


def renewed(text: str) -> str:
    """Put the tables between the two marks of the README's text."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{table()}\n\n{END}{after}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the README, or with `--check` only compare it."""
    wanted = sys.argv[1:] if arguments is None else list(arguments)
    text = README.read_text(encoding="utf-8")
    new = renewed(text)
    if "--check" in wanted:
        if new != text:
            sys.stderr.write("scoring/README.md is stale; run: python -m scoring.readme\n")
            return 1
        return 0
    README.write_text(new, encoding="utf-8")
    return 0


def _row(rule: Assessment) -> str:
    first = (inspect.getdoc(type(rule)) or "").split("\n", 1)[0]
    weight = f"{rule.weight:g}" if rule.weight else f"cap {getattr(rule, 'cap', 0):g}"
    channels = ", ".join(channel for channel in CHANNELS if channel in rule.channels)
    source = f"[link]({rule.source})" if rule.source.startswith("http") else rule.source
    return f"| `{rule.id}` | {weight} | {rule.kind} | {channels} | {first} | {source} |"


if __name__ == "__main__":
    sys.exit(main())
