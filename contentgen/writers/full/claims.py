"""What verbatim passages state, asked of a model, a batch of passages a call."""

from __future__ import annotations

from collections.abc import Sequence

from contentgen.chains import ModelSession
from contentgen.model import Brief, Frozen, Research
from contentgen.writers.base import Restated
from contentgen.writers.full.drafts import ExtractDraft
from contentgen.writers.full.variables import ExtractVariables, evidence_lines


class Lengths(Frozen):
    """What a model is asked for, in words; a little more is let pass."""

    claim: int = 30
    short: int = 16


def claims(
    session: ModelSession, brief: Brief, research: Research, ids: Sequence[str], lengths: Lengths | None = None
) -> tuple[Restated, ...]:
    """The model's claims as it gave them, white space aside.

    Raises:
        ProviderError: the endpoint failed after the allowed attempts.
        AnswerError: nothing usable came, also after a repair.

    """
    asked = lengths or Lengths()
    variables = ExtractVariables(
        topic=brief.topic,
        language=brief.language,
        claim_words=asked.claim,
        short_words=asked.short,
        evidence=evidence_lines((research.evidence(e) for e in ids), research),
    )
    draft = session.ask("extract", variables, ExtractDraft, "extract")
    return tuple(
        Restated(id=each.id.strip(" []"), claim=_line(each.claim), short=_line(each.short), kind=each.kind)
        for each in draft.items
    )


def _line(text: str) -> str:
    return " ".join(text.replace("**", "").split())
