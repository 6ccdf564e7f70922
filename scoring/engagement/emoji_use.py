"""Assessment engagement.emoji-use."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from scoring.assessment import POSTS, Remark, judged
from scoring.channel import Channel
from scoring.document import Document
from scoring.facts import find_pictures
from scoring.finding import Judgement, Kind
from scoring.mojibake import repair

_OPENS = re.compile(r"[^\w\s\"'“‘(\[$€£#@—–-]")


@dataclass(frozen=True)
class EmojiUse:
    """Keep emoji few and never as a template: at most two a post, no picture before every line.

    Screen readers speak each one; our choice of bounds. Garbled emoji count as what they were.
    Source: https://www.w3.org/WAI/WCAG22/Understanding/non-text-content.html
    """

    id: str = "engagement.emoji-use"
    weight: float = 1.0
    kind: Kind = "reader"
    channels: frozenset[Channel] = POSTS
    source: str = "https://www.w3.org/WAI/WCAG22/Understanding/non-text-content.html"
    most: int = 2
    each_costs: float = 15.0
    repeat_costs: float = 20.0
    template_costs: float = 40.0

    def assess(self, document: Document) -> Judgement | None:
        """Judge the emoji use."""
        if not document.word_count:
            return None
        allowed = self.most * max(1, len(document.posts))
        emoji = find_pictures([repair(line) for line in document.lines], document.first_line)
        count = len(emoji)
        points = 100 - self.each_costs * max(0, count - allowed)
        remarks = []
        if count > allowed:
            remarks.append(Remark(f"{count} emoji; keep {allowed}.", emoji[allowed].line))
        by_line = Counter((mark.line, mark.text) for mark in emoji)
        twice = [line for (line, _), times in by_line.items() if times > 1]
        if twice:
            points -= self.repeat_costs
            remarks += [Remark("The same emoji twice in one line; keep one.", line) for line in twice]
        opening = [post for post in document.posts if _OPENS.match(repair(post.body))]
        if len(opening) > max(2, len(document.posts) / 2):
            points -= self.template_costs
            lines = ", ".join(str(post.line) for post in opening)
            share = f"{len(opening)} of {len(document.posts)} posts open with a picture"
            remarks.append(Remark(f"{share} (lines {lines}); open with words.", opening[0].line))
        return judged(self, points, remarks)
