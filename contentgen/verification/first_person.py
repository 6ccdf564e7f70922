"""Whether a sentence is said in the first person, and not only by somebody whom it quotes."""

from __future__ import annotations

import re

from contentgen.verification.name import is_ordinary
from contentgen.verification.quotation import without_quotations

_CLASSES = (
    "Act|Annex|Appendix|Article|Axis|Book|Category|Chapter|Class|Division|Factor|Generation|Grade|Group|Level|Mark|Part|Phase|"
    "Protocol|Round|Schedule|Section|Stage|Table|Tier|Title|Type|Unit|Vatican|Volume|War|Zone"
)
#: what looks like the first person and is none: abbreviations, numerals, loop variables, titles in capitals
_LOOKALIKES = re.compile(
    rf"\bUS\b|\bU\.S\.|\bI/O\b|\bi\.e\.|\b[iI]-(?=[\w\d])|\b(?i:{_CLASSES}) I\b|\bI(?= (?:and|or|to|through) II)"
    rf"|\bI(?=/II)"
    r"|\bi(?= (?:in|=|<|\+))|\b(?:Our|My|We|Us) (?=[A-Z][a-z]+ )(?=(?:[A-Z][a-z]+|in|of|the|for|and) (?:[A-Z]"
    r"|in [A-Z]|of [A-Z]))"
    r"|\b(?i:let(?: us| me|'s))\b"
)
_NUMBERED_RULER = re.compile(
    r"(?:^|[,;(] |\b(?i:of|by|under|king|queen|pope|emperor|tsar|after|before) )([A-Z][a-z]+) I\b"
)
FIRST_PERSON = re.compile(
    r"\b(?:I|I'm|I've|I'd|I'll|my|mine|me|myself|we|we're|we've|we'd|we'll|our|ours|us|ourselves)\b", re.IGNORECASE
)


def plain(text: str) -> str:
    """The text with straight apostrophes, and without what others say in it and what only looks like "I" or "us"."""
    straight = text.replace("’", "'").replace("‘", "'")
    words = without_quotations(straight)
    ruled = _NUMBERED_RULER.sub(lambda m: m[0] if is_ordinary(m[1].lower()) else m[1], words)
    return _LOOKALIKES.sub(" ", ruled)


def speaks_of_itself(text: str) -> bool:
    """Whether a sentence is said in the first person.

    Example:
        >>> speaks_of_itself("I cut it."), speaks_of_itself("In Phase I the US agency did I/O.")
        (True, False)

    """
    return bool(FIRST_PERSON.search(plain(text)))
