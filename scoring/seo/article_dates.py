"""Assessment seo.article-dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from scoring.assessment import BLOG, Remark, judged
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind


def _read(written: str) -> date | None:
    try:
        return datetime.fromisoformat(written.strip()).date()
    except ValueError:
        return None


@dataclass(frozen=True)
class ArticleDates:
    """Write dates as ISO 8601 has them, the change after the publication.

    Article data asks for datePublished and dateModified in ISO 8601; another form may be misread or ignored.
    Applies where a date is given.
    Source: https://developers.google.com/search/docs/appearance/structured-data/article#date-published
    """

    id: str = "seo.article-dates"
    weight: float = 0.5
    kind: Kind = "documented"
    channels: frozenset[Channel] = BLOG
    source: str = "https://developers.google.com/search/docs/appearance/structured-data/article#date-published"
    published: tuple[str, ...] = ("date", "pubdate", "published", "datepublished")
    modified: tuple[str, ...] = ("lastmod", "updated", "modified", "updateddate", "datemodified")
    misread: float = 20.0
    reversed_order: float = 40.0

    def assess(self, document: Document) -> Judgement | None:
        """Judge the article dates."""
        given = [key for key in (*self.published, *self.modified) if str(document.front.get(key, "")).strip()]
        given = [key for key in given if str(document.front[key]).lower() not in {"true", "false"}]
        if not given:
            return None
        read = {key: _read(str(document.front[key])) for key in given}
        for key in given:
            if read[key] is None:
                message = f"`{key}: {document.front[key]}` is no ISO 8601 date; write it as 2026-11-23."
                return judged(self, self.misread, [Remark(message, document.front_lines.get(key))])
        first = min((day for key, day in read.items() if key in self.published and day), default=None)
        last = max((day for key, day in read.items() if key in self.modified and day), default=None)
        if first and last and last < first:
            message = "The page was changed before it was published; correct one of the dates."
            return judged(self, self.reversed_order, [Remark(message, document.front_lines.get(given[-1]))])
        return judged(self, 100)
