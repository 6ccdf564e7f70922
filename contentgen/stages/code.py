"""Whether quoted code is what its source has."""

from __future__ import annotations

from contentgen.model import Code, Research


def is_verbatim(block: Code, research: Research) -> bool:
    """Whether code stands letter for letter under a sentence that its caption cites."""
    known = {item.id for item in research.ledger}
    found = (research.snippet(each) for each in block.caption.evidence if each in known)
    return any(snippet is not None and snippet.text == block.text for snippet in found)
