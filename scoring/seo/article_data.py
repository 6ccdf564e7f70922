"""Assessment seo.article-data."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    BLOG,
    Remark,
    judged,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind, Severity


@dataclass(frozen=True)
class ArticleData:
    """Fill the front matter that becomes Article data: date, author, image, canonical, tags.

    Google requires none of them and recommends headline, image, dates and author with a name.
    Source: https://developers.google.com/search/docs/appearance/structured-data/article
    """

    id: str = "seo.article-data"
    weight: float = 1.0
    kind: Kind = "documented"
    channels: frozenset[Channel] = BLOG
    source: str = "https://developers.google.com/search/docs/appearance/structured-data/article"
    wanted: tuple[tuple[str, ...], ...] = (
        ("title",),
        ("date", "pubdate", "published"),
        ("author", "authors"),
        ("image", "cover_image", "cover", "heroimage"),
        ("canonical", "canonical_url", "url"),
        ("tags", "categories"),
    )

    def assess(self, document: Document) -> Judgement | None:
        """Judge the article data."""
        missing = [names[0] for names in self.wanted if not any(document.front.get(name) for name in names)]
        if not missing:
            return judged(self, 100)
        message = f"Add to the front matter: {', '.join(missing)}."
        points = 100 * (1 - len(missing) / len(self.wanted))
        severity: Severity | None = None if {"title", "date", "author"} & set(missing) else "info"
        return judged(self, points, [Remark(message, document.first_line, severity)])
