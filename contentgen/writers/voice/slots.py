"""What may stand in each place that a small model words: its length, and the words that state nothing by themselves."""

from __future__ import annotations

from contentgen.model import Frozen


class Room(Frozen):
    """The least and the most words and the most characters of one place."""

    least_words: int
    most_words: int
    characters: int


class Slots(Frozen):
    """The room of each place, how much a prompt shows, and the room for an answer in tokens."""

    languages: tuple[str, ...] = ("en",)
    title: Room = Room(least_words=4, most_words=14, characters=75)
    heading: Room = Room(least_words=3, most_words=10, characters=70)
    hook: Room = Room(least_words=5, most_words=18, characters=120)
    ask: Room = Room(least_words=6, most_words=20, characters=130)
    lead: Room = Room(least_words=5, most_words=16, characters=120)
    consequence: Room = Room(least_words=5, most_words=24, characters=160)
    asked_title_characters: int = 60
    asked_words: int = 14
    notes: int = 6
    points: int = 2
    note_characters: int = 160
    answer_tokens: int = 320


class Neutral(Frozen):
    """Words that a wording may add to those of its evidence, as lower-case words; and words that it may not add.

    `weighty` are function words that change what is said of whom or how much; one of them has to be in the evidence too.
    `hedges` are those that a statement may not drop. A "why" needs one of the `reasons` in its evidence.
    """

    addressing: frozenset[str] = frozenset(
        """
        notice noticed noticing sure last find finding out happen happens ask asking know knowing look looking tell
        check checking think write down before next today team system own day work note see
        """.split()
    )
    weighty: frozenset[str] = frozenset(
        """
        all always any best better cannot every few fewer least less more most much must never no none not only too
        unless until very without worse worst
        """.split()
    )
    reasons: frozenset[str] = frozenset("because since therefore why".split())
    hedges: frozenset[str] = frozenset(
        """
        can could few less likely many may might mostly often only or partly some sometimes up usually
        """.split()
    )
