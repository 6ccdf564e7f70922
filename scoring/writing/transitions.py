"""Assessment writing.transitions."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import BLOG, Remark, noted
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.phrases import load_rules


@dataclass(frozen=True)
class Transitions:
    """Tie the sentences of an article together: one in four has a word that says how it follows.

    Yoast asks for 30% of the sentences and calls under 20% poor. A custom, not a rule of reading;
    `rules/transitions.toml` is our own list, longer than need be, and a list item needs none.
    Source: https://github.com/Yoast/wordpress-seo/tree/trunk/packages/yoastseo
    """

    id: str = "writing.transitions"
    weight: float = 0.0
    kind: Kind = "convention"
    channels: frozenset[Channel] = BLOG
    source: str = "https://github.com/Yoast/wordpress-seo/tree/trunk/packages/yoastseo"
    least: float = 0.25
    least_words: int = 200

    def assess(self, document: Document) -> Judgement | None:
        """Look for a low share of sentences with a transition."""
        if not document.english or document.word_count < self.least_words:
            return None
        anywhere, first = load_rules("transitions")
        tied = sum(
            1 for each in document.sentences if anywhere.pattern.search(each.text) or first.pattern.match(each.text)
        )
        share = tied / len(document.sentences)
        if share >= self.least:
            return None
        message = f"{share:.0%} of the sentences say how they follow from another; add 'so', 'but' or 'because' where it holds."
        return noted(self, [Remark(message, document.sentences[0].line)])
