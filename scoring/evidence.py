"""What backs a sentence: a citation number, a link, a named source; and which sentences need backing."""

from __future__ import annotations

import re

from scoring.document import Document
from scoring.facts import CITATION
from scoring.names import names_of
from scoring.structure import Block, Sentence

_NAMED = re.compile(
    r"\([^()]*[A-Z][\w.&-]+[^()]*\)|\baccording to [A-Z]|\b[A-Z]\w+ (?:et al\.?|and colleagues|and [A-Z]\w+)|"
    r"\b(?!(?:In|Since|By|Until|From|During|After|Before|Of|Around|About|Through|Between|And|Until|Only|Late|Early|"
    r"Spring|Summer|Autumn|Fall|Winter|January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Q[1-4]) )[A-Z]\w+ (?:19|20)\d{2}\b|\b(?:report|survey|study|paper|documentation|data) (?:by|from|of) [A-Z]"
)
_OWN = re.compile(r"\b(?:i|we|my|our|us|me|mine|ours|i['’](?:m|ve|d|ll)|we['’](?:re|ve|d|ll))\b", re.IGNORECASE)
_OWN_MEASURE = re.compile(
    r"\b(?:by|from|in|of|to|with) (?:our|my) (?:own )?(?:\w+ )?(?:log|ledger|tracker|records?|counts?|measurements?|tests?|notes|"
    r"desk|desk['’]s|tickets|survey|books?|figures|numbers|data)\b|"
    r"\b(?:i|we) (?:\w+ )?(?:counted|measured|timed|tested|compared|logged|weighed|surveyed|went and counted)\b|"
    r"\bour own (?:counts?|measurements?|log|ledger|data|figures)\b",
    re.IGNORECASE,
)
_PAIR = re.compile(r"([A-Z]\w+) and ([A-Z]\w+)")
_URL = re.compile(r"https?://\S+")
_FIGURE = re.compile(r"(?<![\w.])[$€£]?\d[\d,.]*(?:\s?%)?")
_PERIOD = re.compile(
    r"\b(?:19|20)\d{2}\b|\b(?:in|over|within|after|during|since|until|per|a|last|first) (?:\w+ )?(?:hours?|days?|"
    r"weeks?|months?|quarters?|years?|week|month|year)\b|\b\d+[- ](?:hours?|days?|weeks?|months?|years?)\b",
    re.IGNORECASE,
)
_BASELINE = re.compile(
    r"\b(?:from \S+ (?:\S+ ){0,4}to|than|against|versus|vs|compared|baseline|before|instead of|of the time|out of|"
    r"up from|down from|but|while|yet|only|under|over|on \d|of \d|among|across|in \d+ of|of (?:tasks|cases))\b",
    re.IGNORECASE,
)


def block_of(document: Document, sentence: Sentence) -> Block:
    """Find the paragraph, item or quote that a sentence stands in."""
    return document.prose[sentence.block]


def has_source(document: Document, sentence: Sentence) -> bool:
    """Tell whether a source stands near: in the paragraph, in the post of a thread, or in a line of sources."""
    near = block_of(document, sentence).text
    post = next((post for post in document.posts if post.line <= sentence.line <= post.end_line), None)
    if post is not None:
        near = post.text
    elif document.channel == "linkedin":
        near += "\n" + "\n".join(b.text for b in document.structure.blocks if b.kind == "label")
    if CITATION.search(near) or _URL.search(near) or _names_source(near):
        return True
    return any(abs(link.line - sentence.line) <= 1 and not link.in_references for link in document.links)


def tells_own(text: str) -> bool:
    """Tell whether a text speaks in the first person: of what its author did, saw or thinks."""
    return bool(_OWN.search(text))


def names_own_measure(text: str) -> bool:
    """Tell whether a text says that its figures are the author's own: counted, timed, from a log."""
    return bool(_OWN_MEASURE.search(text))


def _names_source(text: str) -> bool:
    """Whether somebody is named as the source; two tools joined by "and" are no authors."""
    pairs = (_PAIR.fullmatch(match.group()) for match in _NAMED.finditer(text))
    return any(pair is None or not set(pair.groups()) <= set(names_of(text)) for pair in pairs)


def has_period(text: str) -> bool:
    """Tell whether a sentence says when or for how long."""
    return bool(_PERIOD.search(text))


def has_baseline(text: str) -> bool:
    """Tell whether a sentence says against what or among how many a figure counts."""
    return bool(_BASELINE.search(text)) or len(_FIGURE.findall(CITATION.sub(" ", text))) >= 2


def has_figure(text: str) -> bool:
    """Tell whether a sentence holds a number."""
    return bool(_FIGURE.search(CITATION.sub(" ", text)))
