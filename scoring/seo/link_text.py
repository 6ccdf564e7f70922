"""Assessment seo.link-text."""

from __future__ import annotations

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
class LinkText:
    """Let the words of a link say where it leads, for readers who jump from link to link.

    Lighthouse fails 14 English anchors such as "click here" (Apache-2.0); a bare address is as mute.
    Source: https://developer.chrome.com/docs/lighthouse/seo/link-text
    """

    id: str = "seo.link-text"
    weight: float = 1.0
    kind: Kind = "documented"
    channels: frozenset[Channel] = BLOG
    source: str = "https://developer.chrome.com/docs/lighthouse/seo/link-text"
    mute: frozenset[str] = frozenset(
        {"click here", "click this", "go", "here", "information", "learn more", "more", "more info"}
        | {"more information", "right here", "read more", "see more", "start", "this", "link", "source"}
    )

    def assess(self, document: Document) -> Judgement | None:
        """Judge the link text."""
        links = [link for link in document.links if not link.in_references]
        if not links:
            return None
        remarks = []
        for link in links:
            text = link.text.strip(" .!\n").lower()
            if text in self.mute or text.startswith(("http://", "https://")) or not text:
                remarks.append(Remark(f"Name the target of the link '{link.text}' in its words.", link.line))
        return judged(self, 100 - 100 * len(remarks) / len(links), remarks)
