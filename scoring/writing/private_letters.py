"""Assessment writing.private-letters."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from scoring.assessment import ALL, Remark, noted
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind

_PRIVATE = re.compile("[\ue000-\uf8fe\U000f0000-\U000ffffd\U00100000-\U0010fffd\ufffe\uffff]|(?<!^)\ufeff")


@dataclass(frozen=True)
class PrivateLetters:
    """Use no private-use characters: outside the font that has them they show as a box.

    Icon fonts put their signs there; U+F8FF, the Apple logo, is a matter of `limit.garbled`. X refuses U+FFFE, U+FEFF
    and U+FFFF in a post.
    Source: https://www.unicode.org/faq/private_use.html
    """

    id: str = "writing.private-letters"
    weight: float = 0.0
    kind: Kind = "documented"
    channels: frozenset[Channel] = ALL | frozenset({"citations"})
    source: str = "https://www.unicode.org/faq/private_use.html"

    def assess(self, document: Document) -> Judgement | None:
        """Look for characters without a meaning of their own."""
        remarks = []
        for number, line in enumerate(document.lines, start=document.first_line):
            found = [] if line.isascii() else _PRIVATE.findall(line)
            if found:
                names = ", ".join(f"U+{ord(letter):04X} x{count}" for letter, count in Counter(found).items())
                message = f"{names}: readers see an empty box; delete it or write the word."
                remarks.append(Remark(message, number, "error", words=found[0]))
        return noted(self, remarks)
