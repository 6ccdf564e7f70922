"""Why an offered wording may not stand: every reason by name, none where it may."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from contentgen.model import Brief, Research, Sentence
from contentgen.verification import assertions, experience, kind_of, placeholders
from contentgen.verification.name import names, vocabulary
from contentgen.verification.number import numbers
from contentgen.writers.voice.grounds import Grounds, Piece
from contentgen.writers.voice.slots import Room


class Judging(Protocol):
    """The check that every sentence of a run has to pass."""

    def judge(self, sentence: Sentence, nearby: Sequence[str] = ()) -> Sentence:
        """The sentence with its verdict."""


Judges = Callable[[Brief, Research], Judging]


@dataclass(frozen=True)
class Form:
    """What a wording in one place has to be: how long, what kind, and made of what."""

    room: Room
    kinds: tuple[str, ...]
    endings: str
    grounds: Grounds

    @property
    def asks(self) -> bool:
        """Whether nothing is told in this place: a question is asked, or a step is given."""
        return "claim" not in self.kinds


@dataclass(frozen=True)
class Offer:
    """A wording that may stand, and the pieces that it draws on."""

    text: str
    drawn_on: tuple[Piece, ...] = ()

    @property
    def evidence(self) -> str:
        """The first item of the ledger that it draws on; empty where it draws on none."""
        return next((piece.evidence for piece in self.drawn_on if piece.evidence), "")


def tidy(text: str) -> str:
    """One line without the marks and quotation marks that a model puts around it."""
    return " ".join(text.replace("**", "").split()).strip(" \"'“”")


def refusals(text: str, form: Form, judging: Judging, cited: Sequence[str], taken: Sequence[str]) -> tuple[str, ...]:
    """Why this wording may not stand here."""
    return (*_of_form(text, form, taken), *_of_truth(text, form, judging, cited))


def _of_form(text: str, form: Form, taken: Sequence[str]) -> list[str]:
    words, room = len(text.split()), form.room
    found = []
    if not room.least_words <= words <= room.most_words or len(text) > room.characters:
        found.append("too short or too long")
    if form.endings and text[-1:] not in form.endings:
        found.append("no whole sentence")
    if not form.endings and text[-1:] in ".,;:-":
        found.append("no title")
    if kind_of(text) not in form.kinds:
        found.append("not of the kind that stands here")
    if _plain(text) in {_plain(each) for each in taken}:
        found.append("stands elsewhere already")
    return found


def _of_truth(text: str, form: Form, judging: Judging, cited: Sequence[str]) -> list[str]:
    found = []
    if placeholders(text):
        found.append("a placeholder")
    if numbers(text) - numbers(form.grounds.topic):
        found.append("a figure")
    if not form.endings and names(text) - vocabulary(form.grounds.topic):
        found.append("a name, as if the whole were about it")
    if experience(text) or kind_of(text) == "personal":
        found.append("speaks of its author")
    if not form.grounds.drawn_on(text, asks=form.asks):
        found.append("words that its evidence does not hold, or none of them")
    judged = judging.judge(Sentence(text=text.rstrip("?") if not form.endings else text, kind="opinion"), cited)
    if judged.verdict is None or judged.verdict.status != "supported":
        found.append("does not pass the check")
    if assertions(text):
        found.append("asserts something")
    return found


def _plain(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.lower()).split())


__all__ = ["Form", "Judges", "Judging", "Offer", "refusals", "tidy"]
