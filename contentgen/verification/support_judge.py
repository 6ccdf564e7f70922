"""The rules and the fitted classifier of `contentgen verify` as the judge of citations."""

from __future__ import annotations

from pathlib import Path

from contentgen.verification.citation_scores import Accuracy, Judge
from contentgen.verification.claim import judge_claims
from contentgen.verification.support import SUPPORTED

#: what `benchmarks/judge_accuracy.py --judge support --write` has measured
MEASURED = Path(__file__).with_name("support_accuracy.json")


def support_judge() -> Judge:
    """How probable it is that a passage supports a sentence; less than half where a rule objects."""

    def probability(source: str, sentence: str) -> float:
        return judge_claims([(source, sentence)])[0].p_supported

    return Judge(name="support", probability=probability, threshold=SUPPORTED, accuracy=measured_accuracy())


def measured_accuracy() -> Accuracy:
    """How often it was right where the answer is known."""
    return Accuracy.model_validate_json(MEASURED.read_bytes())
