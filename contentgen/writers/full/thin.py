"""A planned section with little evidence is searched for once more: by its heading and point, in what no section uses."""

from __future__ import annotations

from collections.abc import Sequence

from contentgen.model import Evidence, Frozen, Outline, Research, SectionPlan
from contentgen.sources.index import Hit, Index
from contentgen.sources.terms import Lexicon


class Thin(Frozen):
    """Up to how many items a section is filled, and in how many of its words a further one has to agree with it."""

    items: int = 3
    words: int = 3


def filled(plan: Outline, research: Research, language: str = "en", thin: Thin | None = None) -> Outline:
    """The plan with the best fitting unused evidence in its thin sections, as far as there is any that fits."""
    limits, lexicon = thin or Thin(), Lexicon(language)
    used = {*plan.opening, *(each for section in plan.sections for each in section.evidence)}
    free = {item.passage_id: item for item in research.ledger if item.id not in used and item.weight > 1}
    if not free or all(len(section.evidence) >= limits.items for section in plan.sections):
        return plan
    sections = []
    with Index(research.sources, lexicon) as index:
        for section in plan.sections:
            more = _fitting(section, index.search(lexicon.terms(f"{section.heading} {section.point}")), free, limits)
            for item in more:
                del free[item.passage_id]
            ids = (*section.evidence, *(item.id for item in more))
            sections.append(section.model_copy(update={"evidence": ids}))
    return plan.model_copy(update={"sections": tuple(sections)})


def _fitting(section: SectionPlan, hits: Sequence[Hit], free: dict[str, Evidence], limits: Thin) -> list[Evidence]:
    """The unused items that a search for the section finds, the best first, until it has enough."""
    fit = [free[h.passage.id] for h in hits if h.passage.id in free and len(h.matched) >= limits.words]
    return fit[: max(0, limits.items - len(section.evidence))]
