"""A thread's counters as they should be, where putting them right can change nothing else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from scoring.structure import Post
from scoring.x_length import LIMIT

_WRITTEN = re.compile(r"\d{1,3}(?:/| / )(?:\d{1,3}|[nNxX](?!\w)|)(?!\d)")
_MOST = 999


def mended(posts: Sequence[Post], place: int) -> tuple[str, str] | None:
    """What of a post (by its place, from 1) to replace by what, so that its counter is right; None where that is not safe.

    Not safe are `1/5 of teams` (a share, unless another post counts to five as well), a lead that may be no post, a
    counter with another one behind it, and a post that would grow over the limit.
    """
    post = posts[place - 1]
    right = f"{place}/{len(posts)}"
    if len(posts) > _MOST or (posts[0].number is None and posts[1].number != 2):
        return None
    if post.number is None:
        first = re.match(r"\S+", post.text)
        found = (first[0], f"{right} {first[0]}") if place == 1 and first else None
    else:
        found = _counter(posts, post, right)
    return found if found and post.length + len(found[1]) - len(found[0]) <= max(LIMIT, post.length) else None


def _counter(posts: Sequence[Post], post: Post, right: str) -> tuple[str, str] | None:
    written = _WRITTEN.search(post.text)
    if written is None or re.match(r"\W*\d", post.body):
        return None
    if post.total.isdigit() and Counter(each.total for each in posts)[post.total] < 2:
        return None
    after = post.text[written.end() : written.end() + 1]
    gap = " " if after and not after.isspace() and after not in ")]:." else ""
    return written[0], right + gap
