"""Assessment seo.competing-links."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import BLOG, Remark, judged
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.morphology import family
from scoring.text import words
from scoring.vocabulary import content_words


def _families(text: str) -> frozenset[str]:
    return frozenset(family(word) for word in content_words(words(text)))


@dataclass(frozen=True)
class CompetingLinks:
    """Link no other page by the very words that this one should be found by.

    A convention of Yoast: such a link names another page as the one on the topic. Entries of the reference list are
    titles of sources and not meant.
    Source: https://github.com/Yoast/wordpress-seo/tree/trunk/packages/yoastseo
    """

    id: str = "seo.competing-links"
    weight: float = 0.5
    kind: Kind = "convention"
    channels: frozenset[Channel] = BLOG
    source: str = "https://github.com/Yoast/wordpress-seo/tree/trunk/packages/yoastseo"
    most_competing: int = 2

    def assess(self, document: Document) -> Judgement | None:
        """Judge the competing links."""
        links = [link for link in document.links if not link.in_references]
        wanted = _families(document.keyphrase)
        if not wanted or not links:
            return None
        competing = [link for link in links if _families(link.text) == wanted]
        remarks = [
            Remark(f"Link '{link.text}' by what the other page says about it.", link.line, words=link.text)
            for link in competing
        ]
        return judged(self, 100 - 100 * min(len(competing), self.most_competing) / self.most_competing, remarks)
