"""`python -m scoring.readme`: write what README.md shows of the program; `--check` exits 1 when it is stale.

That is the tables of assessments, and the answers to the rows of JSON that stand there as an example; beside it the JSON
Schema of what `--json` prints.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from scoring.assessment import Assessment
from scoring.channel import CHANNELS
from scoring.formats.json import schema
from scoring.jsonl import score_rows
from scoring.report_rules import REPORT, ReportRule
from scoring.scores import ENGAGEMENT, LIMITS, OPPORTUNITY, SECTIONS, SEO, WRITING

README = Path(__file__).with_name("README.md")
SCHEMA = Path(__file__).with_name("schema") / "score-v1.json"
BEGIN, END = "<!-- assessments: written by python -m scoring.readme -->", "<!-- end of assessments -->"
ROWS = re.compile(r"<!-- rows -->\n\n```json\n(.*?)```\n", re.DOTALL)
ANSWERS = re.compile(
    r"(<!-- answers: written by python -m scoring.readme -->\n).*?(<!-- end of answers -->)", re.DOTALL
)
GROUPS = (
    ("SEO", SEO),
    ("Engagement", ENGAGEMENT),
    ("Opportunity", OPPORTUNITY),
    ("Limits", LIMITS),
    ("Writing, without points", WRITING),
    ("Report sections", SECTIONS),
)


def table() -> str:
    """Build the tables from the registries: fields and the first line of each docstring."""
    parts = []
    for name, rules in GROUPS:
        head = f"### {name} ({len(rules)})\n\n| id | weight | kind | for | what it asks | source |\n"
        rows = [_row(rule) for rule in sorted(rules, key=lambda rule: rule.id)]
        parts.append(head + "| --- | ---: | --- | --- | --- | --- |\n" + "\n".join(rows))
    head = f"### Across the sections of a report ({len(REPORT)})\n\n| id | kind | what it asks | source |\n"
    across = [_across(rule) for rule in sorted(REPORT, key=lambda rule: rule.id)]
    parts.append(head + "| --- | --- | --- | --- |\n" + "\n".join(across))
    return "\n\n".join(parts)


def answers(text: str) -> str:
    """What `score --jsonl` answers to the rows that the README shows, one line each."""
    (rows,) = ROWS.findall(text)
    return "\n".join(json.dumps(answer, ensure_ascii=False) for answer in score_rows(rows.splitlines()))


def renewed(text: str) -> str:
    """Put the tables and the answers between their marks in the README's text."""
    fence = f"```json\n{answers(text)}\n```"
    text = ANSWERS.sub(lambda found: f"{found[1]}\n{fence}\n\n{found[2]}", text)
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{table()}\n\n{END}{after}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the README and the schema, or with `--check` only compare them."""
    wanted = sys.argv[1:] if arguments is None else list(arguments)
    new = {README: renewed(README.read_text(encoding="utf-8")), SCHEMA: json.dumps(schema(), indent=2) + "\n"}
    stale = [path for path, text in new.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    if "--check" in wanted:
        for path in stale:
            sys.stderr.write(f"scoring/{path.relative_to(README.parent)} is stale; run: python -m scoring.readme\n")
        return 1 if stale else 0
    for path in stale:
        path.write_text(new[path], encoding="utf-8")
    return 0


def _across(rule: ReportRule) -> str:
    return f"| `{rule.id}` | {rule.kind} | {_asks(rule)} | {_link(rule.source)} |"


def _asks(rule: object) -> str:
    return (inspect.getdoc(type(rule)) or "").split("\n", 1)[0]


def _link(source: str) -> str:
    return f"[link]({source})" if source.startswith("http") else source


def _row(rule: Assessment) -> str:
    cap = getattr(rule, "cap", None)
    weight = f"{rule.weight:g}" if rule.weight else "note" if cap is None else f"cap {cap:g}"
    channels = ", ".join(channel for channel in CHANNELS if channel in rule.channels)
    return f"| `{rule.id}` | {weight} | {rule.kind} | {channels} | {_asks(rule)} | {_link(rule.source)} |"


if __name__ == "__main__":
    sys.exit(main())
