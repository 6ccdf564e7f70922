"""A section that a model planned on little evidence gets what fits it of the unused, and nothing else."""

from __future__ import annotations

from datetime import date

from contentgen.model import Evidence, Outline, Passage, Research, SectionPlan, Source
from contentgen.writers.full.thin import filled

TEXTS = (
    "Tail sampling keeps the traces of failed requests.",
    "Tail sampling of traces needs memory at the collector.",
    "Failed requests keep their traces where tail sampling decides late.",
    "A bakery sold 300 loaves of bread.",
    "Sampling tails of traces by latency keeps slow requests.",
)


def research() -> Research:
    passages = tuple(Passage(id=f"s/{n}", text=t, locator="", verbatim=True) for n, t in enumerate(TEXTS, 1))
    source = Source(
        id="s", csl={"title": "T"}, adapter="files", location="s", passages=passages, fetched=date(2026, 11, 24)
    )
    ledger = tuple(
        Evidence(id=f"E{n}", source_id="s", passage_id=f"s/{n}", claim=text, locator="")
        for n, text in enumerate(TEXTS, 1)
    )
    return Research(sources=(source,), ledger=ledger)


def plan(*evidence: str, others: tuple[str, ...] = ()) -> Outline:
    sections = [
        SectionPlan(
            heading="Tail sampling keeps failed traces", question="", evidence=evidence, point="Requests need sampling."
        )
    ]
    if others:
        sections.append(SectionPlan(heading="Bread", question="", evidence=others))
    return Outline(title="T", thesis="", sections=tuple(sections))


def test_a_thin_section_gets_what_fits_it() -> None:
    (section,) = filled(plan("E1"), research()).sections
    assert section.evidence[0] == "E1"
    assert len(section.evidence) == 3
    assert "E4" not in section.evidence


def test_a_section_with_enough_evidence_stays_as_planned() -> None:
    full = plan("E1", "E2", "E4")
    assert filled(full, research()) == full


def test_no_item_is_used_in_two_sections() -> None:
    made = filled(plan("E1", others=("E3", "E2", "E5")), research())
    ids = [each for section in made.sections for each in section.evidence]
    assert len(ids) == len(set(ids))
    assert made.sections[0].evidence == ("E1",)
