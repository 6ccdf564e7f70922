"""Assessment engagement.hook-fold."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from scoring.assessment import LINKEDIN, Remark, judged
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.fold import fold_at, words_at
from scoring.structure import Sentence


@dataclass(frozen=True)
class HookFold:
    """Finish the first thought before LinkedIn folds the post: about 140 characters on a phone, 210 on a desktop.

    Guides disagree (140 to 700); it is layout, about three lines, and a line break uses up its line. We warn at 140
    and fail at 210. A question that opens the post counts with its answer.
    Source: guides disagree; our choice
    """

    id: str = "engagement.hook-fold"
    weight: float = 2.0
    kind: Kind = "convention"
    channels: frozenset[Channel] = LINKEDIN
    source: str = "guides disagree; our choice"
    phone: int = 140
    desktop: int = 210
    between: float = 60.0

    def assess(self, document: Document) -> Judgement | None:
        """Judge the hook fold."""
        if not document.sentences:
            return None
        hook = list(takewhile(lambda each: each.text.endswith("?"), document.sentences[:-1]))
        hook.append(document.sentences[len(hook)])
        text = document.text.strip()
        end = self._end_of(hook, text)
        folds = [fold_at(text, size) for size in (self.phone, self.desktop)]
        if folds[0] is None or end <= folds[0]:
            return judged(self, 100)
        cuts = [words_at(text, fold)[1] for fold in folds if fold is not None and fold < end]
        where = f"a phone folds it in '{cuts[0]}'" + (f", a desktop in '{cuts[1]}'" if len(cuts) > 1 else "")
        message = f"The first point ends after {end} characters; {where}. Shorten it."
        at = next(fold for fold in reversed(folds) if fold is not None and fold < end)
        line = document.first_line + document.text[: document.text.index(text) + at - 1].count("\n")
        points = 0.0 if len(cuts) > 1 else self.between
        return judged(self, points, [Remark(message, line, words=cuts[-1])])

    def _end_of(self, hook: list[Sentence], text: str) -> int:
        """Find where the hook ends in the text as it is shown; Markdown marks may part it, then its length counts."""
        at = text.find(hook[-1].text)
        return at + len(hook[-1].text) if at >= 0 else len(" ".join(each.text for each in hook))
