"""A judge made of a function, and the answers that it may give."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from contentgen.chains import ModelSession
from contentgen.judge import Hearing, Limits
from contentgen.llm import RetryPolicy
from contentgen.llm.scripted import scripted
from contentgen.resources import shipped

Turns = tuple[tuple[str, str], ...]

SOURCE = "The pilot ran in Lyon for six weeks in 2023. Operators accepted 81% of the drafts without edits."
TRUE = "The pilot in Lyon lasted six weeks."
FALSE = "Operators accepted 18% of the drafts without edits."


def verdict(claim: str = "C1", verdict: str = "supported", *quotes: str, confidence: float = 0.9) -> dict[str, object]:
    """One verdict as a model gives it."""
    said = list(quotes or ("ran in Lyon for six weeks",))
    return {"claim": claim, "quotes": said, "reason": "as told", "verdict": verdict, "confidence": confidence}


def answer(*verdicts: dict[str, object]) -> dict[str, object]:
    """A whole answer."""
    return {"judgements": list(verdicts)}


def hearing(
    answers: Sequence[object] | Callable[[Turns, str], object], limits: Limits | None = None, workers: int = 1
) -> Hearing:
    """A hearing with a model that answers so."""
    session = ModelSession(
        model=scripted(answers), prompts=(shipped("prompts"),), policy=RetryPolicy(attempts=1, first_wait_s=0.001)
    )
    return Hearing(session, workers, limits)
