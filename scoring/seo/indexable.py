"""Assessment seo.indexable."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scoring.assessment import BLOG, Remark, judged
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class Indexable:
    """Let search engines list the page: a robots rule of `noindex` keeps it out, whatever else it says.

    Lighthouse fails the category for it. Read are `robots`, `noindex` and `draft` of the front matter; a text that
    says nothing of them is listed.
    Source: https://developer.chrome.com/docs/lighthouse/seo/is-crawlable
    """

    id: str = "seo.indexable"
    weight: float = 2.0
    kind: Kind = "documented"
    channels: frozenset[Channel] = BLOG
    source: str = "https://developer.chrome.com/docs/lighthouse/seo/is-crawlable"
    keys: tuple[str, ...] = ("robots", "noindex", "draft")
    yes: frozenset[str] = frozenset({"true", "yes", "on", "1"})

    def assess(self, document: Document) -> Judgement | None:
        """Judge the indexable."""
        said = {key: str(document.front[key]).lower() for key in self.keys if document.front.get(key)}
        if not said:
            return None
        barred = [key for key, value in said.items() if re.search(r"\b(?:noindex|none)\b", value) or value in self.yes]
        remarks = [
            Remark(
                f"`{key}: {said[key]}` keeps the page out of search; drop it to publish.", document.front_lines.get(key)
            )
            for key in barred
        ]
        return judged(self, 0 if barred else 100, remarks)
