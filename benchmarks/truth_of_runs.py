"""How well runs keep to their sources: with the offline writer, and with a model that lies in every way it can.

    python benchmarks/truth_of_runs.py [--json] [TOPIC ...]

A row a topic and writer: recall and precision of citations by the rules, references that no adapter returned, placeholders,
first-person claims without a profile, sourced facts per 1,000 words of the article, and how many of the lies that the
model told stand in the texts. Lies are counted by their words, so that count owes nothing to any judge.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks.adversary import Adversary, plain
from contentgen.chains import ModelSession
from contentgen.citations import credit, who
from contentgen.desk import lay_out
from contentgen.exporters.files import lines_of
from contentgen.llm.scripted import scripted
from contentgen.measures import RunMetrics, metrics_of
from contentgen.model import Frozen, silent
from contentgen.outcome import Report
from contentgen.pipeline import Run
from contentgen.resources import shipped
from contentgen.runs import begin
from contentgen.settings import Settings
from contentgen.verification.citation_scores import mean_of
from contentgen.verification.kind import kind_of
from contentgen.verification.placeholder import placeholders
from contentgen.verification.quotation import without_quotations
from contentgen.writers.floor import Floored
from contentgen.writers.full import FullWriter

TOPICS = (
    "AI observability",
    "LLM drift detection in production",
    "LLM-as-a-judge evaluation",
    "Prompt injection defence",
    "EU AI Act logging duties",
    "RAG evaluation and hallucination",
    "Agent evaluation",
    "Hallucination detection",
    "Data contamination of benchmarks",
    "Uncertainty estimation",
)
DAY = date(2026, 11, 23)
_NAMED = re.compile(r"\b([A-Z][\w-]+)(?: et al\b| and colleagues\b)")
_ADDRESS = re.compile(r"https?://[^\s)\]>]+|\b10\.\d{4,}/\S+")


class Row(Frozen):
    """What one run came to. `lies` of `told` stand in its texts."""

    topic: str
    writer: str
    recall: float | None
    precision: float | None
    foreign_references: int
    placeholders: int
    first_person: int
    facts_per_1000_words: float
    lies: int
    told: int
    shipped_lies: tuple[str, ...] = ()
    flagged: tuple[str, ...] = ()


def run(topic: str, out: Path, adversary: Adversary | None = None) -> Row:
    """Make one run under `out` and measure it."""
    job = begin(topic, Settings(out=out), DAY)
    desk = lay_out(job.brief, job.settings, job.folder, silent)
    if adversary:
        session = ModelSession(model=scripted(adversary), prompts=(shipped("prompts"),))
        full = FullWriter(session, checklist_heading=desk.bank.headings["checklist_plain"])
        desk = replace(desk, writer=Floored(full, desk.floor), model_name="scripted:")
    report = Run(desk).report()
    return _row(topic, report, metrics_of(job.folder), adversary)


def _row(topic: str, report: Report, metrics: RunMetrics, adversary: Adversary | None) -> Row:
    texts = [report.texts.article, report.texts.linkedin, *report.texts.thread]
    sentences = [line.sentence.text for line in lines_of(report)]
    told = adversary.lies if adversary else set()
    true = {plain(item.claim) for item in report.research.ledger}
    article = report.article.article
    labels = [article.title, article.description, *(section.heading for section in article.sections)]
    # a lie is the item's own sentence where it was cited for another; it ships as a lie only with the wrong evidence
    shipped_lies = sorted({plain(text) for text in (*sentences, *labels)} & told - true)
    return Row(
        topic=topic,
        writer=report.writer if not adversary else "adversarial",
        recall=metrics.micro.recall,
        precision=metrics.micro.precision,
        foreign_references=len(_foreign(report, texts)),
        placeholders=sum(len(placeholders(text)) for text in texts),
        first_person=sum(kind_of(without_quotations(text)) == "personal" for text in sentences),
        facts_per_1000_words=next(each.facts_per_thousand_words for each in metrics.channels if each.channel == "blog"),
        lies=len(shipped_lies),
        told=len(told),
        shipped_lies=tuple(shipped_lies),
        flagged=tuple(f"{channel}: {flag.fault}: {flag.text}" for channel, flag in metrics.flagged),
    )


def _foreign(report: Report, texts: Sequence[str]) -> list[str]:
    """References, names of authors and addresses in the texts that stand for no source of the run."""
    sources = report.research.sources
    known = {source.id for source in sources}
    people = " ".join(
        [*(credit(s) for s in sources), *(who(s) for s in sources), *(str(s.csl.get("title")) for s in sources)]
    )
    records = " ".join(json.dumps(s.csl, ensure_ascii=False) for s in sources)
    said = " ".join(item.checkable_text for item in report.research.ledger)
    whole = "\n".join(texts)
    found = [reference.source_id for reference in report.references if reference.source_id not in known]
    found += [name for name in _NAMED.findall(whole) if name not in f"{people} {records} {said}"]
    addresses = (match.rstrip(".,;:") for match in _ADDRESS.findall(whole))
    given = f"{records} {said} {' '.join(report.brief.profile.links)}"
    return found + [each for each in addresses if each.removeprefix("https://doi.org/") not in given]


def show(rows: Sequence[Row]) -> None:
    """Print the table, the means, and every lie that stands in a text."""
    head = (
        "topic",
        "writer",
        "recall",
        "precision",
        "foreign refs",
        "placeholders",
        "first person",
        "facts/1000",
        "lies of told",
    )
    cells = [head, *(_cells(row) for row in rows)]
    widths = [max(len(row[n]) for row in cells) for n in range(len(head))]
    for row in cells:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    for writer in dict.fromkeys(row.writer for row in rows):
        mine = [row for row in rows if row.writer == writer]
        recall, precision = (mean_of([getattr(row, name) for row in mine]) for name in ("recall", "precision"))
        print(f"{writer}: mean recall {_share(recall)}, mean precision {_share(precision)}")
    for row in rows:
        for lie in row.shipped_lies:
            print(f"shipped lie ({row.topic}): {lie}")
        for flag in row.flagged:
            print(f"flagged ({row.topic}, {row.writer}): {flag}")


def _cells(row: Row) -> tuple[str, ...]:
    counts = (row.foreign_references, row.placeholders, row.first_person)
    shares = (_share(row.recall), _share(row.precision))
    return (
        row.topic,
        row.writer,
        *shares,
        *map(str, counts),
        f"{row.facts_per_1000_words:.1f}",
        f"{row.lies} of {row.told}",
    )


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.1%}"


def main() -> None:
    """Run all topics with both writers."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("topics", nargs="*", metavar="TOPIC")
    parser.add_argument("--json", action="store_true", help="print rows as JSON lines")
    asked = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for topic in asked.topics or TOPICS:
            print(f"... {topic}", file=sys.stderr)
            rows += [run(topic, Path(folder)), run(topic, Path(folder) / "adversarial", Adversary())]
    if asked.json:
        print("\n".join(row.model_dump_json() for row in rows))
    else:
        show(rows)


if __name__ == "__main__":
    main()
