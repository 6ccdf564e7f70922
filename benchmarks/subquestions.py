"""Whether a document's passages reach the section whose question they answer, measured where an editor knows better.

    .venv/bin/python benchmarks/subquestions.py [--write]

For each topic the library's best records are handed in as a user's documents: their questions, forms and weights taken
off, the statement of each note as its only text. Which question each passage is placed under, and which evidence each
section of the offline writer's outline prints, are then compared with what the editor had filed. "Before" is the same
run with no passage placed. --write puts the table into ARCHITECTURE.md.
"""

from __future__ import annotations

import argparse
from collections import Counter
from datetime import date
from pathlib import Path
from typing import NamedTuple

from benchmarks.blocks import put
from contentgen.desk import bank_of
from contentgen.model import Brief, Passage, Source
from contentgen.resources import folders
from contentgen.sources import LibraryAdapter, Query, build_ledger, rank
from contentgen.writers.offline import PhraseBank
from contentgen.writers.offline.choice import FAMILIES, outline

PAGE = Path(__file__).resolve().parent.parent / "ARCHITECTURE.md"
DAY = date(2026, 11, 24)
RECORDS = 12
TOPICS = (
    "AI observability",
    "LLM drift detection in production",
    "EU AI Act logging duties for engineers",
    "tracing agents with OpenTelemetry",
    "LLM as a judge",
    "prompt injection",
    "monitoring machine learning models",
    "RAG evaluation",
    "energy use of AI",
    "model cards and documentation",
)


class Counts(NamedTuple):
    """What was counted over all topics."""

    passages: int = 0
    placed: int = 0
    right: int = 0
    related: int = 0
    items: int = 0
    fitting: int = 0
    alike: int = 0

    def plus(self, other: Counts) -> Counts:
        return Counts(*(a + b for a, b in zip(self, other, strict=True)))


def unfiled(source: Source) -> Source:
    """A record as a file of the user would bring it: sentences that nobody has filed."""
    passages = tuple(Passage(id=p.id, text=p.statement, locator="", verbatim=True) for p in source.passages)
    return source.model_copy(update={"passages": passages, "tags": (), "adapter": "files"})


def related(one: str, other: str) -> bool:
    """Whether two questions are the same or may share a section."""
    return one == other or any(one in family and other in family for family in FAMILIES)


def of_topic(topic: str, library: tuple[Source, ...], bank: PhraseBank, *, place: bool) -> Counts:
    """The counts of one topic, with or without placing."""
    filed = {passage.id: passage.question for source in library for passage in source.passages}
    best = frozenset(rank(topic, library, keywords=bank.keywords()).usable[:RECORDS])
    given = [unfiled(source) for source in library if source.id in best]
    ranked = rank(topic, given, keywords=bank.keywords(), own=best).passages
    if not place:
        ranked = tuple(item.model_copy(update={"placed": ""}) for item in ranked)
    found = [(item.placed, filed[item.passage.id]) for item in ranked if item.placed]
    research = build_ledger(ranked)
    plan = outline(Brief(topic=topic, keyphrase=topic, today=DAY), research, bank)
    sections = [
        (section.question, [filed[research.evidence(each).passage_id] for each in section.evidence])
        for section in plan.sections
    ]
    return Counts(
        passages=len(ranked),
        placed=len(found),
        right=sum(one == other for one, other in found),
        related=sum(related(one, other) for one, other in found),
        items=sum(len(filed_as) for _, filed_as in sections),
        fitting=sum(related(question, each) for question, filed_as in sections for each in filed_as),
        alike=sum(Counter(filed_as).most_common(1)[0][1] for _, filed_as in sections),
    )


def measured() -> dict[str, Counts]:
    """The counts over all topics, before and with placing."""
    library = LibraryAdapter().find(Query(topic="", today=DAY)).sources
    bank = bank_of("en", folders("templates", None, None))
    found = {"one ranking for the topic": Counts(), "a search for each question": Counts()}
    for name, place in zip(found, (False, True), strict=True):
        for topic in TOPICS:
            found[name] = found[name].plus(of_topic(topic, library, bank, place=place))
    return found


def told(found: dict[str, Counts]) -> str:
    """The table."""
    lines = [
        f"Measured by `benchmarks/subquestions.py --write` over {len(TOPICS)} topics with {RECORDS} documents each.",
        "",
        "| Retrieval | Passages placed | under the editor's question | under it or a related one "
        "| Printed items | in a section of their question or a related one | alike within sections |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for name, c in found.items():
        of_placed = [_share(n, c.placed) for n in (c.right, c.related)]
        of_items = [_share(n, c.items) for n in (c.fitting, c.alike)]
        cells = [name, f"{c.placed} of {c.passages}", *of_placed, str(c.items), *of_items]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "-"


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures which section a document's passages reach.")
    parser.add_argument("--write", action="store_true", help="put the table into ARCHITECTURE.md")
    write = parser.parse_args().write
    block = told(measured())
    if write:
        put(PAGE, "subquestions", block)
    print(block)


if __name__ == "__main__":
    main()
