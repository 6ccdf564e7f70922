"""The excerpt in the README: parts of a real run, taken by rule. `python -m tests.cli.excerpt` puts it there anew."""

from __future__ import annotations

import re
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from contentgen.runs import start
from contentgen.settings import Settings
from tests.cli.command import DAY, TOPIC

README = Path(__file__).parents[2] / "README.md"
BLOCK = re.compile(r"(<!-- excerpt begins -->\n).*?(<!-- excerpt ends -->)", re.DOTALL)
WIDTH = 110


def excerpt(report: str) -> str:
    """The article's beginning, two references, the scores and the first findings."""
    return "\n\n[...]\n\n".join("\n".join(_folded(part)) for part in _parts(report))


def _parts(report: str) -> Iterator[str]:
    banners = re.split(r"^=== ([A-Z ]+) ===\n", report, flags=re.MULTILINE)
    sections = dict(zip(banners[1::2], banners[2::2], strict=True))
    article = sections["FINAL BLOG ARTICLE"].split("\n---\n", 1)[1].strip()
    yield "\n\n".join(article.split("\n\n")[:2])
    _, first_section, *_ = re.split(r"^(?=## )", article.split("## Key takeaways")[1], flags=re.MULTILINE)
    yield "\n\n".join(first_section.strip().split("\n\n")[:2])
    yield "=== CITATIONS ===\n" + "\n".join(sections["CITATIONS"].strip().splitlines()[:2])
    scores, _, findings = sections["OPPORTUNITY ANALYSIS"].partition("\n\n**Blog article**\n")
    yield "=== OPPORTUNITY ANALYSIS ===\n" + scores.strip()
    yield "**Blog article**\n" + "\n".join(findings.splitlines()[:3])


def _folded(part: str) -> Iterator[str]:
    for line in part.splitlines():
        yield from [line] if line.startswith("|") else textwrap.wrap(line, WIDTH, break_long_words=False) or [""]


def filled(readme: str) -> str:
    """The README with the excerpt of a run made now."""
    with tempfile.TemporaryDirectory() as folder:
        text = start(TOPIC, Settings(out=Path(folder)), date.fromisoformat(DAY)).text
    return BLOCK.sub(lambda found: f"{found[1]}\n```text\n{excerpt(text)}\n```\n\n{found[2]}", readme)


if __name__ == "__main__":
    README.write_text(filled(README.read_text("utf-8")), "utf-8")
    sys.stdout.write(f"{README.name}: the excerpt is that of a run made now\n")
