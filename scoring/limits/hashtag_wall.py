"""Assessment limit.hashtag-wall."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    POSTS,
    Remark,
    blocked,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class HashtagWall:
    """Tag a post with a few words, not with all of them: X counts excessive hashtags as spam.

    The policy gives no number. A dozen, and on X more than two a post, is our choice: four times what the guides
    advise at most.
    Source: https://help.x.com/en/rules-and-policies/platform-manipulation
    """

    id: str = "limit.hashtag-wall"
    weight: float = 0.0
    kind: Kind = "documented"
    channels: frozenset[Channel] = POSTS
    source: str = "https://help.x.com/en/rules-and-policies/platform-manipulation"
    cap: float = 30.0
    most: int = 11
    most_in_post: int = 2

    def assess(self, document: Document) -> Judgement | None:
        """Judge the hashtag wall."""
        tags = document.hashtags
        if len(tags) <= max(self.most, self.most_in_post * len(document.posts)):
            return None
        return blocked(self, self.cap, [Remark(f"{len(tags)} hashtags; keep one to three.", tags[0].line)])
