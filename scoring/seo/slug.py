"""Assessment seo.slug."""

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
from scoring.facts import coverage
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class Slug:
    """Give the page a short, readable address of words: lower case, hyphens, the topic in it.

    Google: use descriptive, readable URLs with hyphens; 75 characters is Rank Math's bound.
    Source: https://developers.google.com/search/docs/crawling-indexing/url-structure
    """

    id: str = "seo.slug"
    weight: float = 1.0
    kind: Kind = "documented"
    channels: frozenset[Channel] = BLOG
    source: str = "https://developers.google.com/search/docs/crawling-indexing/url-structure"
    most: int = 75
    bad_form_costs: float = 50.0
    long_costs: float = 30.0
    topic_share: float = 40.0

    def assess(self, document: Document) -> Judgement | None:
        """Judge the slug."""
        line = document.front_lines.get("slug", document.first_line)
        if not document.slug:
            return judged(
                self, 0, [Remark("Set a `slug` in the front matter: three to eight plain words.", line, "warning")]
            )
        points = 100.0
        reasons = []
        if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", document.slug):
            points -= self.bad_form_costs
            reasons.append("use lower case letters, digits and hyphens only")
        if len(document.slug) > self.most:
            points -= self.long_costs
            reasons.append(f"shorten it to {self.most} characters")
        missing = 1 - coverage(document.topic, document.slug.replace("-", " ")) if document.topic else 0.0
        if missing > 0:
            points -= missing * self.topic_share
            reasons.append(f"name '{document.topic}'")
        advice = "; ".join(reasons)
        return judged(self, points, [Remark(f"Slug '{document.slug}': {advice}.", line)] if reasons else [])
