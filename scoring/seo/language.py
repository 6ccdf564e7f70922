"""Assessment seo.language."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scoring.assessment import BLOG, Remark, judged
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.language import is_english


@dataclass(frozen=True)
class Language:
    """State the page's language by its code, and write the page in it.

    Lighthouse's hreflang accepts valid codes alone, and screen readers choose their voice by it. Applies where a
    language is stated. The text is compared only where it is or should be English.
    Source: https://developer.chrome.com/docs/lighthouse/seo/hreflang
    """

    id: str = "seo.language"
    weight: float = 0.5
    kind: Kind = "documented"
    channels: frozenset[Channel] = BLOG
    source: str = "https://developer.chrome.com/docs/lighthouse/seo/hreflang"
    code: str = r"(?i)[a-z]{2,3}(?:[-_][a-z]{4})?(?:[-_](?:[a-z]{2}|\d{3}))?"
    least_words: int = 60

    def assess(self, document: Document) -> Judgement | None:
        """Judge the language."""
        if not document.lang:
            return None
        line = document.front_lines.get("lang", document.first_line)
        if not re.fullmatch(self.code, document.lang):
            message = f"'{document.lang}' is no language code; write one such as en or en-GB."
            return judged(self, 0, [Remark(message, line)])
        stated = document.lang.lower().startswith("en")
        if document.word_count >= self.least_words and is_english("", document.words) != stated:
            message = f"The page says that its language is '{document.lang}', and its words say otherwise."
            return judged(self, 0, [Remark(message, line)])
        return judged(self, 100)
