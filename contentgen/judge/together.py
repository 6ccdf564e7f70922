"""The checks and the judge as one verdict: the judge can take support away and never give it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from contentgen.judge.agreement import Agreement, agreement
from contentgen.judge.asking import Hearing, Question
from contentgen.judge.opinion import Opinion, unchecked
from contentgen.model import Source, VerdictStatus
from contentgen.verification.claim import Judged
from contentgen.verify import Finding, Verified, shown

_NO_SOURCE = "no source shares a word with it, so the judge was not asked"


class Second(Opinion):
    """The judge's opinion of a claim that was checked, and what both come to."""

    together: VerdictStatus


def together(checked: VerdictStatus, opinion: Opinion) -> VerdictStatus:
    """Supported where both say so; else what the checks hold against it, else what the judge does.

    A claim without an opinion is `unchecked` at best, so that a judge that fails lets nothing pass.
    """
    return checked if checked != "supported" else opinion.verdict


class Bench:
    """The checks and a judge side by side; `agreement` counts all that came before it."""

    def __init__(self, hearing: Hearing) -> None:
        self.hearing = hearing
        self._pairs: list[tuple[VerdictStatus, VerdictStatus]] = []

    @property
    def agreement(self) -> Agreement:
        """How far the checks and the judge agreed so far."""
        return agreement(self._pairs)

    def rows(self, pairs: Sequence[tuple[str, str]], checked: Sequence[Judged]) -> list[dict[str, Any]]:
        """For each pair of source and claim the field `judge` of its row."""
        opinions = self.hearing.opinions([Question(source=source, claim=claim) for source, claim in pairs])
        return [
            {"judge": self._beside(mine.verdict, opinion).model_dump()}
            for mine, opinion in zip(checked, opinions, strict=True)
        ]

    def text(self, found: Verified, sources: Sequence[Source]) -> dict[Finding, Second]:
        """The judge's opinion of each claim of a text, on the passages nearest to it and to the claims around it.

        Claims that follow one another are asked together, so that they share passages and one call.
        """
        reached = [each for each in found.claims if each.near]
        step = self.hearing.limits.claims
        questions = []
        for start in range(0, len(reached), step):
            group = reached[start : start + step]
            source = shown(sources, {place for each in group for place in each.near})
            questions += [Question(source=source, claim=each.text) for each in group]
        heard = dict(zip(reached, self.hearing.opinions(questions), strict=True))
        return {
            each: self._beside(each.status or "unchecked", heard.get(each) or unchecked(_NO_SOURCE))
            for each in found.claims
        }

    def _beside(self, checked: VerdictStatus, opinion: Opinion) -> Second:
        self._pairs.append((checked, opinion.verdict))
        return Second(**opinion.model_dump(), together=together(checked, opinion))
