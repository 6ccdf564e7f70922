"""Assessment writing.promised-code."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scoring.assessment import BLOG, Remark, noted
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind

_VERB = re.compile(
    r"(?:^|^[^.:]{1,40}: +)(?:(?:add|insert|embed|deploy|paste|run)(?:ing)?|(?:writ|us|includ)(?:e|ing)|put(?:ting)?)\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"\b(?:code|snippets?|scripts?|config(?:uration)? files?|quer(?:y|ies)|yaml|sql|middleware)\b", re.I)


@dataclass(frozen=True)
class PromisedCode:
    """Show the code, query or setting that a step tells the reader to add.

    An article that says "add code" and shows none leaves the work to the reader. Links to a repository count as
    shown.
    Source: https://developers.google.com/search/docs/fundamentals/creating-helpful-content
    """

    id: str = "writing.promised-code"
    weight: float = 0.0
    kind: Kind = "reader"
    channels: frozenset[Channel] = BLOG
    source: str = "https://developers.google.com/search/docs/fundamentals/creating-helpful-content"
    near: int = 7

    def assess(self, document: Document) -> Judgement | None:
        """Look for advice to write code in a text without any."""
        shown = bool(document.code_blocks) or "`" in document.text
        if shown or any(re.search(r"github|gitlab|codeberg|gist", link.href) for link in document.links):
            return None
        remarks = [
            Remark(
                "Code is advised and none is shown; give the lines, or link them.",
                each.line,
                words=each.text.split()[0],
            )
            for each in document.sentences
            if _VERB.search(each.text) and _CODE.search(" ".join(each.words[: self.near]))
        ]
        return noted(self, remarks)
