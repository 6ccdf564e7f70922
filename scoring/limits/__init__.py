"""What no text may do: failed limits are blockers, which cap every score."""

from __future__ import annotations

from scoring.assessment import Assessment
from scoring.limits.garbled import Garbled
from scoring.limits.nothing_to_read import NothingToRead
from scoring.limits.only_asks import OnlyAsks
from scoring.limits.over_length import OverLength
from scoring.limits.placeholder import Placeholder
from scoring.limits.shuffled import Shuffled
from scoring.limits.stuffing import Stuffing
from scoring.limits.word_salad import WordSalad

ASSESSMENTS: tuple[Assessment, ...] = (
    Garbled(),
    NothingToRead(),
    OnlyAsks(),
    OverLength(),
    Placeholder(),
    Shuffled(),
    Stuffing(),
    WordSalad(),
)
