"""Any claim against any source text: the rules say what is wrong, the fitted classifier how probable it is that all is right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from contentgen.model import Evidence, Frozen, Sentence, Source, VerdictStatus
from contentgen.verification.check import Thresholds, check_claim
from contentgen.verification.support import SUPPORTED, Pair, of_pairs

#: the classifier judges the wording here, so the rule of shared words does not
_RULES = Thresholds(least_overlap=0.0)
_NOWHERE = Source(id="text", csl={}, adapter="files", location="", passages=(), fetched=date.min)


class Judged(Frozen):
    """How a claim stands to a source.

    `p_supported` is the classifier's, 0 to 1, halved where a rule objects. `passage` is the sentence of the source that
    covers the claim best, `reasons` what the rules found, naming the number, name or word.
    """

    p_supported: float
    verdict: VerdictStatus
    reasons: tuple[str, ...] = ()
    passage: str = ""


def judge_claims(rows: Sequence[tuple[str, str]]) -> list[Judged]:
    """The judgement on each pair of a source and a claim. A pair without words on either side is `unchecked`."""
    pairs = [Pair.of(source, claim) for source, claim in rows]
    return [_judged(pair, *row, p) for pair, row, p in zip(pairs, rows, of_pairs(pairs), strict=True)]


def faults(source: str, claim: str) -> tuple[VerdictStatus, tuple[str, ...]]:
    """What the rules alone say of a claim: numbers, units, names, quotations and direction."""
    item = Evidence(id="E1", source_id="text", passage_id="text/0", claim=source, locator="")
    verdict = check_claim(Sentence(text=claim, evidence=("E1",)), [item], [_NOWHERE], "", _RULES)
    return verdict.status, verdict.reasons


def _judged(pair: Pair, source: str, claim: str, p: float) -> Judged:
    if not pair.comparable:
        return Judged(p_supported=0.0, verdict="unchecked", reasons=("there is nothing to compare",))
    status, reasons = faults(source, claim)
    sound = p / 2 if reasons else p
    if not reasons and sound < SUPPORTED:
        reasons = (f"too little of it is in the source (probability {sound:.2f}, {SUPPORTED:.2f} needed)",)
    verdict: VerdictStatus = status if status != "supported" else "supported" if sound >= SUPPORTED else "unsupported"
    passage = pair.sentences[pair.best.first].text
    return Judged(p_supported=sound, verdict=verdict, reasons=reasons, passage=passage)
