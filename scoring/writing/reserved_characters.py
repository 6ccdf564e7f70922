"""Assessment writing.reserved-characters."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from scoring.assessment import LINKEDIN, Remark, noted
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.little_format import RESERVED, escape, parse


@dataclass(frozen=True)
class ReservedCharacters:
    """Escape a post for the LinkedIn API, which cuts it at the first bare reserved character.

    Pasted by hand it is fine. `scoring.little_format.escape` writes the text that the Posts API expects.
    Source: https://learn.microsoft.com/linkedin/marketing/community-management/shares/little-text-format
    """

    id: str = "writing.reserved-characters"
    weight: float = 0.0
    kind: Kind = "documented"
    channels: frozenset[Channel] = LINKEDIN
    source: str = "https://learn.microsoft.com/linkedin/marketing/community-management/shares/little-text-format"
    limit: int = 3000

    def assess(self, document: Document) -> Judgement | None:
        """Look for characters that the Posts API reserves."""
        body = document.text.strip()
        cut = parse(body)
        if cut.cut_at is None:
            return None
        offset = document.text.index(body) + cut.cut_at
        counts = Counter(letter for letter in document.text if letter in RESERVED - {"#"})
        lines = [n for n, line in enumerate(document.lines, document.first_line) if parse(line).cut_at is not None]
        shown = " ".join(f"{letter} x{count}" for letter, count in counts.most_common())
        where = ", ".join(map(str, lines))
        message = (
            f"Sent raw to the Posts API it would end here; escape {shown} (lines {where}) with `scoring.little_format`."
        )
        if len(escape(body)) > self.limit:
            message += f" Escaped it has {len(escape(body))} characters, over {self.limit}."
        line = document.first_line + document.text.count("\n", 0, offset)
        return noted(self, [Remark(message, line, words=document.text[offset])])
