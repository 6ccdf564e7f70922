"""The excerpts in the README: parts of a real run, taken by rule, and what `verify --again` says of it after a change.

`python -m tests.cli.excerpt` puts them there anew.
"""

from __future__ import annotations

import contextlib
import io
import re
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from contentgen.cli import main
from contentgen.runs import start
from contentgen.settings import Settings
from tests.cli.command import DAY, RUN, TOPIC

README = Path(__file__).parents[2] / "README.md"
BLOCK = re.compile(r"(<!-- excerpt begins -->\n).*?(<!-- excerpt ends -->)", re.DOTALL)
AGAIN = re.compile(r"(<!-- again begins -->\n).*?(<!-- again ends -->)", re.DOTALL)
NOTES = """---
title: AI observability at Umbrella
author: Ann Lee
date: 2026-04-01
---

AI observability at Umbrella took 3 engineers in 2026. With traces, AI observability at Umbrella found 41 silent failures.
"""
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
    with_run = BLOCK.sub(lambda found: f"{found[1]}\n```text\n{excerpt(text)}\n```\n\n{found[2]}", readme)
    list_ = "\n".join(line if len(line) <= WIDTH else f"{line[:WIDTH]} ..." for line in again().splitlines())
    return AGAIN.sub(lambda found: f"{found[1]}\n```text\n{list_}\n```\n\n{found[2]}", with_run)


def again() -> str:
    """What the command prints, up to what could not be checked, of a run whose user has changed a figure in a note."""
    with tempfile.TemporaryDirectory() as folder:
        note = Path(folder) / "notes" / "umbrella.md"
        note.parent.mkdir()
        note.write_text(NOTES, "utf-8")
        settings = Settings(out=Path(folder) / "outputs", sources=(str(note.parent),))
        start(TOPIC, settings, date.fromisoformat(DAY))
        note.write_text(NOTES.replace("3 engineers", "5 engineers"), "utf-8")
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
            code = main(("verify", str(settings.out / RUN), "--again", "--offline", "--date", "2027-03-01"))
    assert code == 1
    return printed.getvalue().partition("\n\ncould not be checked")[0]


if __name__ == "__main__":
    README.write_text(filled(README.read_text("utf-8")), "utf-8")
    sys.stdout.write(f"{README.name}: the excerpts are of a run made now\n")
