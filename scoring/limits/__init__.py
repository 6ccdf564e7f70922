"""What no text may do: failed limits are blockers, which cap every score."""

from __future__ import annotations

from scoring.assessment import Assessment
from scoring.limits.echoed_heading import EchoedHeading
from scoring.limits.emoji_wall import EmojiWall
from scoring.limits.garbled import Garbled
from scoring.limits.hashtag_wall import HashtagWall
from scoring.limits.nothing_to_read import NothingToRead
from scoring.limits.only_asks import OnlyAsks
from scoring.limits.over_length import OverLength
from scoring.limits.placeholder import Placeholder
from scoring.limits.repeated import Repeated
from scoring.limits.shuffled import Shuffled
from scoring.limits.stuffing import Stuffing
from scoring.limits.unsourced_figures import UnsourcedFigures
from scoring.limits.word_salad import WordSalad

ASSESSMENTS: tuple[Assessment, ...] = (
    EchoedHeading(),
    EmojiWall(),
    Garbled(),
    HashtagWall(),
    NothingToRead(),
    OnlyAsks(),
    OverLength(),
    Placeholder(),
    Repeated(),
    Shuffled(),
    Stuffing(),
    UnsourcedFigures(),
    WordSalad(),
)
