"""The scores of each channel, made from the report's own text so that every line number is the report's."""

from __future__ import annotations

from contentgen.model import Brief, ChannelName
from contentgen.outcome import ChannelScores
from scoring import read_sections, score

#: our channel -> what the scoring package calls its text
SCORED_AS: dict[str, ChannelName] = {"blog": "blog", "linkedin": "linkedin", "thread": "x"}


def assess(body: str, brief: Brief, url: str) -> tuple[ChannelScores, ...]:
    """The three scores of each section of a combined report's body, in its order."""
    sections = read_sections(body, keyphrase=brief.keyphrase, url=url)
    return tuple(
        ChannelScores(channel=SCORED_AS[section.channel], scores=score(section))
        for section in sections
        if section.channel in SCORED_AS
    )
