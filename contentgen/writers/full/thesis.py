"""A plan that argues for its author's thesis: what speaks against that stands in it, and the plan says how it stands."""

from __future__ import annotations

from contentgen.model import Outline, Research
from contentgen.writers.full.drafts import OutlineDraft, ThesisOutlineDraft
from contentgen.writers.offline.brought import weighed


def argued_plan(draft: OutlineDraft, plan: Outline, research: Research) -> Outline:
    """The plan with all evidence against the thesis in its sections, the model's and what the rules found."""
    if not isinstance(draft, ThesisOutlineDraft):
        return plan
    against = tuple(dict.fromkeys([*_known(draft, research), *research.against_thesis]))
    judged = plan.model_copy(update={"verdict": draft.verdict, "against": against})
    return weighed(judged, research.model_copy(update={"against_thesis": against}))


def thesis_problems(draft: OutlineDraft, research: Research) -> tuple[str, ...]:
    """Why a plan may not be used for what it says of the thesis."""
    if isinstance(draft, ThesisOutlineDraft) and draft.verdict == "contradicted" and not _known(draft, research):
        return ("the verdict is that the evidence contradicts the thesis, and `against` names no item of it",)
    return ()


def _known(draft: ThesisOutlineDraft, research: Research) -> list[str]:
    ledger = {item.id for item in research.ledger}
    return [each for each in (id_.strip(" []") for id_ in draft.against) if each in ledger]
