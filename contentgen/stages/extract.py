"""From verbatim passages to claims in our words: offered by a model, each checked against its own quote, which stays."""

from __future__ import annotations

from collections.abc import Sequence

from contentgen.chains import in_parallel
from contentgen.model import Brief, Degradation, Event, Evidence, Frozen, Progress, Research
from contentgen.sources.screen import Screen
from contentgen.verification import faults_of_restatement
from contentgen.writers.base import Restated, Writer

_SCREEN = Screen()


class Limits(Frozen):
    """How many passages a call shows, how many calls there are at most, how long what comes back may be, in words."""

    batch: int = 12
    most_calls: int = 8
    claim_words: int = 45
    short_words: int = 24
    least_words: int = 4
    shown: int = 5


class Extracted(Frozen):
    """The claims that stood up to their quotes, and what kept its source's wording."""

    claims: tuple[Restated, ...]
    degradations: tuple[Degradation, ...] = ()


def quoted(research: Research) -> tuple[Evidence, ...]:
    """The items whose claim is nothing but their quote; our notes on a source are none of them.

    What the author brought keeps the author's wording.
    """
    own = {source.id for source in research.sources if source.by_author}
    return tuple(
        item for item in research.ledger if item.quote and item.claim == item.quote and item.source_id not in own
    )


def extract(
    brief: Brief,
    research: Research,
    writer: Writer,
    progress: Progress,
    workers: int,
    limits: Limits | None = None,
) -> Extracted:
    """The claims of all quoted items, asked for in batches. What fails the check is left out, and that is said.

    A passage that may speak to a model is not shown to one here: what it orders could pass for what it states.
    """
    bounds = limits or Limits()
    all_ = quoted(research)[: bounds.batch * bounds.most_calls]
    faults = {item.id: _SCREEN.reason(item.quote) for item in all_ if _SCREEN.reason(item.quote)}
    ids = [item.id for item in all_ if item.id not in faults]
    batches = [ids[start : start + bounds.batch] for start in range(0, len(ids), bounds.batch)]
    done: list[int] = []

    def one(batch: Sequence[str]) -> tuple[Restated, ...]:
        offered = writer.claims(brief, research, batch)
        done.append(len(batch))
        progress(Event(stage="extract", message="passages in our words", done=sum(done), total=len(ids)))
        return tuple(claim for claim in offered if claim.id in batch)

    answers = in_parallel(one, batches, workers)
    kept: dict[str, Restated] = {}
    for batch, offered in zip(batches, answers, strict=True):
        for claim in offered:
            _sift(claim, research, bounds, kept, faults)
        faults |= {each: "no claim came for it" for each in batch if each not in kept and each not in faults}
    claims = tuple(kept[each] for each in ids if each in kept)
    return Extracted(claims=claims, degradations=_told(faults, len(all_), bounds))


def reworded(research: Research, claims: Sequence[Restated]) -> Research:
    """The ledger with these claims; quote, locator, figures and all else of an item stay as they are."""
    by_id = {claim.id: claim for claim in claims}
    ledger = tuple(_reworded(item, by_id[item.id]) if item.id in by_id else item for item in research.ledger)
    return research.model_copy(update={"ledger": ledger})


def _reworded(item: Evidence, claim: Restated) -> Evidence:
    return item.model_copy(update={"claim": claim.claim, "short": claim.short, "kind": claim.kind})


def _sift(
    claim: Restated, research: Research, limits: Limits, kept: dict[str, Restated], faults: dict[str, str]
) -> None:
    """Put a claim where it belongs; the first that is given for an item counts. A short form that fails is dropped."""
    if claim.id in kept or claim.id in faults:
        return
    item = research.evidence(claim.id)
    wrong = _faults(claim.claim, item, research, limits, limits.claim_words)
    if wrong:
        faults[claim.id] = wrong
        return
    short = claim.short if not _faults(claim.short, item, research, limits, limits.short_words) else ""
    kept[claim.id] = claim.model_copy(update={"short": short})


def _faults(text: str, item: Evidence, research: Research, limits: Limits, most: int) -> str:
    """The first reason against this wording of an item; empty where there is none."""
    if not limits.least_words <= len(text.split()) <= most:
        return f"{len(text.split())} words, where {limits.least_words} to {most} are one claim"
    order = _SCREEN.reason(text)
    return order or next(iter(faults_of_restatement(text, item, research.source(item.source_id))), "")


def _told(faults: dict[str, str], asked: int, limits: Limits) -> tuple[Degradation, ...]:
    if not faults:
        return ()
    shown = [f"{each}: {why}" for each, why in list(faults.items())[: limits.shown]]
    more = [f"and {len(faults) - limits.shown} more"] if len(faults) > limits.shown else []
    what = f"{len(faults)} of {asked} passages keep their source's wording"
    return (Degradation(stage="extract", what=what, why="; ".join([*shown, *more])),)


__all__ = ["Extracted", "Limits", "extract", "quoted", "reworded"]
