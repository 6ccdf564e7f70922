"""What is said of the writing without points: notes beside the scores. The list below is the registry."""

from __future__ import annotations

from scoring.assessment import Assessment
from scoring.writing.first_hand import FirstHand
from scoring.writing.generic_advice import GenericAdvice
from scoring.writing.hedging import Hedging
from scoring.writing.inclusive_wording import InclusiveWording
from scoring.writing.passive_voice import PassiveVoice
from scoring.writing.private_letters import PrivateLetters
from scoring.writing.promised_code import PromisedCode
from scoring.writing.repeated_advice import RepeatedAdvice
from scoring.writing.reserved_characters import ReservedCharacters
from scoring.writing.transitions import Transitions
from scoring.writing.uncited_names import UncitedNames
from scoring.writing.unverifiable_figure import UnverifiableFigure

ASSESSMENTS: tuple[Assessment, ...] = (
    FirstHand(),
    GenericAdvice(),
    Hedging(),
    InclusiveWording(),
    PassiveVoice(),
    PrivateLetters(),
    PromisedCode(),
    RepeatedAdvice(),
    ReservedCharacters(),
    Transitions(),
    UncitedNames(),
    UnverifiableFigure(),
)
