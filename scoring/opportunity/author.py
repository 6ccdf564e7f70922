"""Assessment opportunity.author."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scoring.assessment import (
    BLOG,
    Remark,
    judged,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class Author:
    """Sign the article with a person's name: trust asks who says so.

    Google recommends author markup with a name and an address; a byline is the cheapest part of E-E-A-T.
    Source: https://developers.google.com/search/docs/appearance/structured-data/article#author-bp
    """

    id: str = "opportunity.author"
    weight: float = 1.0
    kind: Kind = "documented"
    channels: frozenset[Channel] = BLOG
    source: str = "https://developers.google.com/search/docs/appearance/structured-data/article#author-bp"
    collective: float = 60.0
    teams: str = r"\b(?:team|staff|editors?|editorial|admin|company|inc|gmbh|ltd)\b"

    def assess(self, document: Document) -> Judgement | None:
        """Judge the author."""
        name = document.front.get("author") or document.front.get("authors") or ""
        written = name if isinstance(name, str) else ", ".join(name)
        if not written.strip():
            byline = re.search(r"^\W*(?:by|author:)\s+[A-Z]", document.text[:600], re.MULTILINE | re.IGNORECASE)
            if byline:
                return judged(self, 100)
            return judged(self, 0, [Remark("Add `author` to the front matter: a person.", document.first_line)])
        if re.search(self.teams, written, re.IGNORECASE):
            line = document.front_lines.get("author")
            return judged(self, self.collective, [Remark("Name a person and link a profile.", line)])
        return judged(self, 100)
