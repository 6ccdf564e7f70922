"""What a wording may be made of: the words of the topic, and of one piece of evidence or of the plan at a time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from contentgen.verification.name import names
from contentgen.verification.number import numbers
from contentgen.verification.overlap import stem, stems_in_order
from contentgen.writers.voice.slots import Neutral

_CLAUSES = re.compile(r"[:;,.?!–—]\s*|\b(?:and|but)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_DENIES = frozenset("not no never none nobody nothing neither nor cannot without hardly".split())
#: behind one of these a clause takes its rest for true: "why restores fail"
_QUESTIONS = frozenset("why when how what where".split())
_NAMES_A_SUBJECT = 2  # so few words of meaning name a thing; more of them say something, and their order counts
_BEFORE = 3  # a word that limits or denies stands at most so many words before what it limits


@dataclass(frozen=True)
class Piece:
    """A text that a wording may draw on, and the evidence that it is, if it is any."""

    text: str
    evidence: str = ""
    stems: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def of(cls, text: str, evidence: str = "") -> Piece:
        """Make one with its stems worked out."""
        return cls(text=text, evidence=evidence, stems=stems_in_order(text))


@dataclass(frozen=True)
class Grounds:
    """The words that are free, and the pieces of which each clause of a wording has to keep to one."""

    topic: str
    pieces: tuple[Piece, ...]
    neutral: Neutral = field(default_factory=Neutral)

    @property
    def free(self) -> frozenset[str]:
        """Stems that any wording may use."""
        return frozenset(stems_in_order(self.topic))

    def told(self, text: str, least: int = 1) -> frozenset[str]:
        """Stems of the text, beyond the free ones, that at least so many pieces hold: what it tells of the matter."""
        held = Counter(each for piece in self._distinct for each in piece)
        addressing = frozenset(map(stem, self.neutral.addressing))
        return frozenset(s for s in stems_in_order(text) if held[s] >= least) - self.free - addressing

    @property
    def _distinct(self) -> tuple[frozenset[str], ...]:
        """The stems of each item of evidence, its forms taken together, and of each sentence of the plan."""
        items: dict[str, frozenset[str]] = {}
        for piece in self.pieces:
            key = piece.evidence or piece.text
            items[key] = items.get(key, frozenset()) | frozenset(piece.stems)
        return tuple(items.values())

    def drawn_on(self, text: str, *, asks: bool = False) -> tuple[Piece, ...] | None:
        """The pieces that the clauses of a text keep to; None where a clause keeps to none.

        A text that `asks` may use the words by which a reader is addressed, may leave out a limit of its piece and may take
        its words from several: nobody is told anything by "What if labels arrive late?".
        """
        free = self.free | (frozenset(map(stem, self.neutral.addressing)) if asks else frozenset())
        found = []
        for clause in (part for part in _CLAUSES.split(text) if part.strip()):
            rest = tuple(each for each in stems_in_order(clause) if each not in free)
            if not rest and not (set(_words(clause)) & self.neutral.weighty):
                continue
            piece = next((p for p in self.pieces if rest and self._holds(p, clause, rest, asks)), None)
            if piece is None and asks:
                piece = self._nearest(clause, rest)
            if piece is None:
                return None
            found.append(piece)
        return tuple(found)

    def _nearest(self, clause: str, rest: tuple[str, ...]) -> Piece | None:
        """For a question whose words all occur in some piece or other: the one with most of them. It may deny nothing."""
        if not rest or set(_words(clause)) & (_DENIES | self.neutral.weighty):
            return None
        if not set(rest) <= {each for piece in self.pieces for each in piece.stems}:
            return None
        return max(self.pieces, key=lambda piece: len(set(rest) & set(piece.stems)))

    def _holds(self, piece: Piece, clause: str, rest: tuple[str, ...], asks: bool) -> bool:
        few = len(rest) <= _NAMES_A_SUBJECT
        if not set(rest) <= set(piece.stems) or not (few or _follow(rest, piece.stems)):
            return False
        said, around = set(_words(clause)), set(_window(rest, piece.text))
        if said & self.neutral.weighty - set(_words(piece.text)) or self._turned(said, around, few and asks):
            return False
        names_a_subject = few and not said & _QUESTIONS and not names(clause)
        return asks or names_a_subject or self._keeps(piece, said, around)

    def _turned(self, said: set[str], around: set[str], general: bool) -> bool:
        """Whether a clause denies what its piece does not, or the other way round; a general question denies nothing."""
        return bool(_DENIES & said) != bool(_DENIES & around) or bool(general and _DENIES & said)

    def _keeps(self, piece: Piece, said: set[str], around: set[str]) -> bool:
        """Whether a clause that says something keeps the limits of its piece: its figures, its hedges, its reason."""
        if numbers(piece.text):  # a finding with its figure taken off is another finding
            return False
        reasoned = "why" not in said or bool(self.neutral.reasons & set(_words(piece.text)))
        return reasoned and not self.neutral.hedges & around - said


def _follow(rest: Sequence[str], stems: Iterable[str]) -> bool:
    """Whether the stems stand in this order in the piece."""
    left = iter(stems)
    return all(each in left for each in rest)


def _words(text: str) -> tuple[str, ...]:
    plain = text.lower().replace("’", "'")
    return tuple("not" if word.endswith("n't") else word for word in _WORD.findall(plain))


def _window(rest: Sequence[str], text: str) -> tuple[str, ...]:
    """The words of a piece from shortly before the first of these stems to the last of them."""
    words = _words(text)
    places = [n for n, word in enumerate(words) if stem(word) in rest]
    return words[max(0, places[0] - _BEFORE) : places[-1] + 1] if places else words
