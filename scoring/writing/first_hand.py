"""Assessment writing.first-hand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scoring.assessment import BLOG, Remark, noted
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind

_BYLINE = re.compile(r"^\W*(?:by|author:)\s+[A-Z]", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True)
class FirstHand:
    """Show something of your own: an author, a case, a trace, a picture, a thing you did.

    Google's guidance asks whether content shows first-hand experience. Reported is an article with none of its
    marks: nobody who says I or we, no author, no code, table or picture, no quotation.
    Source: https://developers.google.com/search/docs/fundamentals/creating-helpful-content
    """

    id: str = "writing.first-hand"
    weight: float = 0.0
    kind: Kind = "documented"
    channels: frozenset[Channel] = BLOG
    source: str = "https://developers.google.com/search/docs/fundamentals/creating-helpful-content"
    least_words: int = 250

    def assess(self, document: Document) -> Judgement | None:
        """Look for an article that nobody seems to have lived."""
        if document.word_count < self.least_words or not document.english:
            return None
        spoken = {word.lower().replace("’", "'").split("'")[0] for word in document.words}
        signed = document.front.get("author") or document.front.get("authors") or _BYLINE.search(document.text)
        shown = document.code_blocks or document.table_cells or document.images
        quoted = any(block.kind == "quote" for block in document.prose)
        if spoken & {"i", "we", "my", "our", "us"} or signed or shown or quoted:
            return None
        message = (
            "Nothing here is first-hand: no author, no I or we, no case, code, table or picture. Add one of yours."
        )
        return noted(self, [Remark(message, document.first_line, "warning")])
