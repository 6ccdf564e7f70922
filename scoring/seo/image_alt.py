"""Assessment seo.image-alt."""

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
from scoring.text import words


@dataclass(frozen=True)
class ImageAlt:
    """Show at least one picture or diagram, and say in its alternative text what it shows.

    Alternative text is a documented need of search and of screen readers; that an article needs a picture is
    convention, so its lack costs little.
    Source: https://developers.google.com/search/docs/appearance/google-images
    """

    id: str = "seo.image-alt"
    weight: float = 1.0
    kind: Kind = "documented"
    channels: frozenset[Channel] = BLOG
    source: str = "https://developers.google.com/search/docs/appearance/google-images"
    no_image: float = 75.0
    short_text: int = 300
    least_words: int = 3

    def assess(self, document: Document) -> Judgement | None:
        """Judge the image alt."""
        if not document.images:
            if document.word_count < self.short_text:
                return None
            message = "Add a diagram or picture with alternative text; it also serves as the social card."
            return judged(self, self.no_image, [Remark(message, document.first_line)])
        poor = [image for image in document.images if len(words(image.alt)) < self.least_words]
        remarks = [
            Remark(f"Say in the alternative text what {image.src or 'the image'} shows.", image.line) for image in poor
        ]
        return judged(self, 100 - 100 * len(poor) / len(document.images), remarks)
