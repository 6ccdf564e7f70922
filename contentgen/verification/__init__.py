"""Does a sentence say what its evidence says? Deterministic checks that always run, whatever model judges besides."""

from contentgen.verification.check import Thresholds, check_sentence
from contentgen.verification.kind import is_factual, kind_of
from contentgen.verification.placeholder import placeholders

__all__ = ["Thresholds", "check_sentence", "is_factual", "kind_of", "placeholders"]
