"""From the brief to the ledger: sources found by relevance, turned into evidence."""

from __future__ import annotations

from collections.abc import Mapping

from contentgen.model import Brief, Progress, Research
from contentgen.sources import Access, research
from contentgen.sources.meaning import Meaning


def find_evidence(
    brief: Brief,
    keywords: Mapping[str, tuple[str, ...]],
    progress: Progress,
    *,
    access: Access | None = None,
    library: bool | None = None,
    meaning: Meaning | None = None,
) -> Research:
    """The ledger for a brief.

    Raises:
        SourceError: too few usable sources for the topic; the message names what was found and the way out.

    """
    return research(brief, keywords=keywords, access=access, library=library, meaning=meaning, progress=progress)
