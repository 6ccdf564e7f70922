"""Does a sentence say what its evidence says? Deterministic checks that always run, whatever model judges besides."""

from contentgen.verification.assertion import assertions
from contentgen.verification.check import Thresholds, check_sentence
from contentgen.verification.experience import experience
from contentgen.verification.foreign import foreign
from contentgen.verification.kind import is_factual, kind_of
from contentgen.verification.name import is_ordinary
from contentgen.verification.personal import personal_faults
from contentgen.verification.placeholder import placeholders
from contentgen.verification.restatement import faults_of_restatement

__all__ = [
    "Thresholds",
    "assertions",
    "check_sentence",
    "experience",
    "faults_of_restatement",
    "foreign",
    "is_factual",
    "is_ordinary",
    "kind_of",
    "personal_faults",
    "placeholders",
]
