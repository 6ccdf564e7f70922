"""Assessment engagement.thread-numbering."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scoring.assessment import THREAD, Remark, judged
from scoring.channel import Channel
from scoring.counters import mended
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.structure import Post

_SECOND = re.compile(r"(?:\S{1,8}\s+)?\d{1,3}/(?P<total>\d{1,3}|[nNxX])(?!\w)")


@dataclass(frozen=True)
class ThreadNumbering:
    """Number each post with the real total (`3/8`) or none of them.

    X shows posts alone; a counter that lies or says `n` looks unfinished. Our choice, shared by every guide.
    Source: https://help.x.com/en/using-x/create-a-thread
    """

    id: str = "engagement.thread-numbering"
    weight: float = 2.0
    kind: Kind = "convention"
    channels: frozenset[Channel] = THREAD
    source: str = "https://help.x.com/en/using-x/create-a-thread"

    def assess(self, document: Document) -> Judgement | None:
        """Judge the thread numbering."""
        posts = document.posts
        if len(posts) < 2:
            return None
        total = str(len(posts))
        if all(post.number is None for post in posts):
            return judged(self, 100)
        remarks = []
        faulty = set()
        for place, post in enumerate(posts, start=1):
            second = _SECOND.match(post.body) if post.number is not None else None
            if second and second["total"] in {post.total, total, *"nNxX"}:
                faulty.add(place)
                remarks.append(Remark("Two counters in one post; keep one.", post.line))
            if post.number is None:
                faulty.add(place)
                remarks.append(_mending(posts, place, f"This post has no counter; write {place}/{total}."))
            elif post.number != place or post.total != total:
                faulty.add(place)
                remarks.append(_mending(posts, place, f"Counter {post.counter} should be {place}/{total}."))
        return judged(self, 100 - 100 * len(faulty) / len(posts), remarks)


def _mending(posts: Sequence[Post], place: int, message: str) -> Remark:
    words, fix = mended(posts, place) or ("", None)
    return Remark(message, posts[place - 1].line, words=words, fix=fix)
