"""What the author brings, in the ledger: statements beside the sources, evidence weighed by the thesis, facts refused."""

from __future__ import annotations

from collections.abc import Sequence

from contentgen.errors import UserError
from contentgen.model import Base, Brief, Evidence, Frozen, Research, Sentence
from contentgen.sources.figures import figures
from contentgen.stages.check import Checker, passed
from contentgen.verification.claim import faults, judge_claims
from contentgen.verification.kind import QUANTIFIED, REPORTING
from contentgen.verification.number import SMALL, numbers
from contentgen.verification.overlap import content_stems, share_covered
from contentgen.verification.personal import tells_of_author


class Bounds(Frozen):
    """How much a base holds that carries a text alone, and how evidence is told to be about a thesis.

    `thesis_share` is how much of an item's relevance is its nearness to the thesis; `shared` are content stems; `held` is
    the share of a factual thesis's content stems that its evidence has.
    """

    least_statements: int = 6
    thesis_share: float = 0.4
    shared: int = 2
    held: float = 0.8
    step: float = 0.001


def carries(bases: Sequence[Base], bounds: Bounds | None = None) -> bool:
    """Whether what the author brings is enough to write from without any other source."""
    return sum(len(base.source.passages) for base in bases) >= (bounds or Bounds()).least_statements


def with_base(found: Research, bases: Sequence[Base], bounds: Bounds | None = None) -> Research:
    """The ledger with the author's statements behind the evidence of the sources, in the order of their text."""
    step = (bounds or Bounds()).step
    ledger = list(found.ledger)
    for base in bases:
        for number, passage in enumerate(base.source.passages):
            ledger.append(
                Evidence(
                    id=f"E{len(ledger) + 1}",
                    source_id=base.source.id,
                    passage_id=passage.id,
                    claim=passage.text,
                    quote=passage.text,
                    locator=passage.locator,
                    kind=passage.kind,
                    figures=figures(passage.text),
                    relevance=round(1 - step * number, 6),
                    short=passage.short,
                    heading=passage.heading,
                    weight=passage.weight,
                )
            )
    failures = (*found.failures, *(failure for base in bases for failure in base.failures))
    sources = (*found.sources, *(base.source for base in bases))
    return found.model_copy(update={"sources": sources, "ledger": tuple(ledger), "failures": failures})


def argued(brief: Brief, found: Research, bounds: Bounds | None = None) -> Research:
    """The ledger weighed by the author's thesis, with what it rests on and what speaks against it.

    Raises:
        UserError: the thesis states facts that no evidence holds.

    """
    limits = bounds or Bounds()
    near = {item.id: content_stems(item.claim) & content_stems(brief.thesis) for item in found.ledger}
    most = max((len(stems) for stems in near.values()), default=0)
    share = limits.thesis_share if most else 0.0
    ledger = tuple(
        item.model_copy(
            update={"relevance": round((1 - share) * item.relevance + share * len(near[item.id]) / max(1, most), 6)}
        )
        for item in found.ledger
    )
    against = [item for item in ledger if len(near[item.id]) >= limits.shared and _speaks_against(item, brief.thesis)]
    against.sort(key=lambda item: (-item.relevance, item.id))
    weighed = found.model_copy(update={"ledger": ledger, "against_thesis": tuple(item.id for item in against)})
    return weighed.model_copy(update={"for_thesis": _ground(brief, weighed, limits)})


def _speaks_against(item: Evidence, thesis: str) -> bool:
    return item.kind == "counter-evidence" or faults(item.claim, thesis)[0] == "contradicted"


def _ground(brief: Brief, research: Research, bounds: Bounds) -> tuple[str, ...]:
    """The evidence of a thesis that states facts; nothing where it is an opinion, or the profile holds what it tells."""
    thesis, checker = brief.thesis, Checker(brief.model_copy(update={"thesis": ""}), research)
    what = _states(thesis, checker)
    if not what or passed(checker.judge(Sentence(text=thesis, kind="personal"))):
        return ()
    others = (item for item in research.ledger if not research.source(item.source_id).by_author)
    held = (e for e in others if passed(checker.judge(Sentence(text=thesis, kind="claim", evidence=(e.id,)))))
    # some shared words are enough for a sentence written from its evidence; a thesis was there before the evidence
    for item in held:
        text = item.checkable_text
        near = share_covered(REPORTING.sub(" ", thesis), text) >= bounds.held
        if near and judge_claims([(text, thesis)])[0].verdict == "supported":
            return (item.id,)
    raise UserError(
        f"the thesis {what}, and no evidence of this run holds that: “{thesis}”; word it as a view (“teams should ...”), "
        "give the source of the fact with --sources, or put a result of your own into the profile"
    )


def _states(thesis: str, checker: Checker) -> str:
    """Which facts a thesis states, in words for its author; empty where it is a view."""
    told = sorted(numbers(thesis, small=SMALL) - numbers(checker.brief.topic, small=SMALL))
    if told:
        return f"states a figure ({', '.join(told)})"
    if found := REPORTING.search(thesis) or QUANTIFIED.search(thesis):
        return f"says what only research or counting tells (“{found[0]}”)"
    return "tells a result of its author" if tells_of_author(thesis, checker.own_facts) else ""
