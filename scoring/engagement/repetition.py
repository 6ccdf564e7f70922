"""Assessment engagement.repetition."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    LONG,
    Remark,
    judged,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.facts import read_sentences
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class Repetition:
    """Say a thing once: repeated runs of words and rows of sentences with one beginning tire the reader.

    Yoast warns at three sentences in a row that begin alike. Runs of five words are our choice.
    Source: https://github.com/Yoast/wordpress-seo/tree/trunk/packages/yoastseo
    """

    id: str = "engagement.repetition"
    weight: float = 1.5
    kind: Kind = "reader"
    channels: frozenset[Channel] = LONG
    source: str = "https://github.com/Yoast/wordpress-seo/tree/trunk/packages/yoastseo"
    run: int = 5
    run_costs: float = 300.0
    row_costs: float = 20.0

    def assess(self, document: Document) -> Judgement | None:
        """Judge the repetition."""
        told = read_sentences(document.told)
        if len(told) < 3:
            return None
        first: dict[tuple[str, ...], int] = {}
        again: list[tuple[int, str]] = []
        for sentence in told:
            spoken = [word.lower() for word in sentence.words]
            for at in range(len(spoken) - self.run + 1):
                piece = tuple(spoken[at : at + self.run])
                if piece in first and first[piece] != sentence.line:
                    again.append((sentence.line, " ".join(piece)))
                first.setdefault(piece, sentence.line)
        heads = [(each.words[0].lower(), each.block) for each in told]
        rows = [at for at in range(2, len(heads)) if heads[at][0] == heads[at - 1][0] == heads[at - 2][0]]
        share = len(again) / max(1, sum(len(each.words) for each in told))
        points = 100 - min(60, self.run_costs * share) - min(40, self.row_costs * len(rows))
        remarks = [Remark(f"'{again[0][1]}' is said again; say it once.", again[0][0])] if again else []
        if rows:
            word = told[rows[0]].words[0]
            message = f"Three sentences in a row begin with '{word}'; vary one."
            remarks.append(Remark(message, told[rows[0]].line))
        return judged(self, points, remarks)
