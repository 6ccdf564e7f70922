"""Assessment seo.accidental-link."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scoring.assessment import (
    Remark,
    X,
    judged,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.x_urls import find_urls


@dataclass(frozen=True)
class AccidentalLink:
    """Keep X from turning a file name into a link: `README.md` and `main.rs` end in top-level domains.

    X links bare domains under known top-level domains and counts each as 23 characters.
    Source: https://github.com/twitter/twitter-text
    """

    id: str = "seo.accidental-link"
    weight: float = 0.5
    kind: Kind = "documented"
    channels: frozenset[Channel] = X
    source: str = "https://github.com/twitter/twitter-text"
    endings: frozenset[str] = frozenset({"md", "rs", "py", "sh", "pl", "cc", "ps", "so", "ml", "zip", "mov"})

    def assess(self, document: Document) -> Judgement | None:
        """Judge the accidental link."""
        if not document.posts:
            return None
        remarks = []
        for post in document.posts:
            for start, end in find_urls(post.text):
                found = post.text[start:end]
                ending = found.rsplit(".", 1)[-1]
                line = post.line + post.text.count("\n", 0, start)
                if "/" not in found and ending.lower() in self.endings:
                    message = f"X makes a link of '{found}'; write it without the dot."
                    remarks.append(Remark(message, line, words=found))
                elif re.fullmatch(r"[A-Za-z]*[a-z]\.[A-Z][a-z]+", found):
                    remarks.append(Remark(f"X makes a link of '{found}'; a space is missing.", line, words=found))
        return judged(self, 0 if remarks else 100, remarks)
