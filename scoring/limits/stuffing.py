"""Assessment limit.stuffing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from scoring.assessment import ALL, TITLES, Remark, blocked
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.text import words


@dataclass(frozen=True)
class Stuffing:
    """Do not fill a text with one phrase or word: search engines name it spam.

    Our choice, far above natural use: a keyphrase in 16% of the words, a content word in 13%, five content words in
    28% of a text of 60 words or more, three repeats in a title.
    Source: https://developers.google.com/search/docs/essentials/spam-policies#keyword-stuffing
    """

    id: str = "limit.stuffing"
    weight: float = 0.0
    kind: Kind = "documented"
    channels: frozenset[Channel] = ALL
    source: str = "https://developers.google.com/search/docs/essentials/spam-policies#keyword-stuffing"
    cap: float = 30.0
    least_words: int = 20
    most_phrase: float = 0.16
    most_word: float = 0.13
    least_uses: int = 5
    most_repeats: int = 2
    few: int = 5
    most_few: float = 0.28
    least_for_few: int = 60

    def assess(self, document: Document) -> Judgement | None:
        """Judge the stuffing."""
        total, stems = document.word_count, document.content_stems
        if not stems or not document.english:
            return None
        name, uses = Counter(stems).most_common(1)[0]
        if document.channel in TITLES:
            repeats = len(stems) - len(set(stems))
            return self._blocked(document, name, uses) if repeats > self.most_repeats else None
        hits = len(document.topic_hits) if total >= self.least_words else 0
        if hits >= self.least_uses and len(words(document.topic)) * hits / total > self.most_phrase:
            return self._blocked(document, document.topic, hits)
        few = Counter(stems).most_common(self.few)
        if total >= self.least_for_few and sum(count for _, count in few) > self.most_few * total:
            return self._blocked(document, ", ".join(word for word, _ in few), sum(count for _, count in few))
        many = total >= self.least_words and uses >= self.least_uses and uses / total > self.most_word
        return self._blocked(document, name, uses) if many else None

    def _blocked(self, document: Document, phrase: str, uses: int) -> Judgement:
        message = f"'{phrase}' stands {uses} times in {document.word_count} words; say it once and go on."
        return blocked(self, self.cap, [Remark(message, document.sentences[0].line)])
