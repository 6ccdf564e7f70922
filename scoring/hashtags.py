"""Which hashtags of a post say what another one says: `#AI` in `#AIObservability`, `#ML` in `#MachineLearning`."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PART = re.compile(r"[A-Z]{2,}(?=[A-Z][a-z]|\d|$)|[A-Z]?[a-z]+|[A-Z]+|\d+|[^\W\dA-Za-z_]+")


def overlapping(tags: Sequence[str]) -> dict[str, list[str]]:
    """Find for each tag the longer ones that hold its words, or whose first letters it is.

    >>> overlapping(["AIObservability", "AI", "ML", "MLOps", "MachineLearning", "SRE"])
    {'AI': ['AIObservability'], 'ML': ['MLOps', 'MachineLearning']}
    """
    parts = {tag: [part.lower() for part in _PART.findall(tag)] for tag in dict.fromkeys(tags)}
    found = {tag: [other for other in parts if tag != other and _holds(parts[other], parts[tag])] for tag in parts}
    return {tag: held for tag, held in found.items() if held}


def _holds(longer: list[str], shorter: list[str]) -> bool:
    width = len(shorter)
    if len(longer) > width and any(longer[at : at + width] == shorter for at in range(len(longer) - width + 1)):
        return True
    initials = "".join(part[0] for part in longer)
    return width == 1 and len(longer) > 1 and shorter[0] == initials
