"""From the brief to the ledger: sources found by relevance, turned into evidence."""

from __future__ import annotations

from collections.abc import Mapping

from contentgen.model import Brief, Progress, Research
from contentgen.sources import Access, research
from contentgen.sources.meaning import Meaning
from contentgen.verification.contradiction import disagreements


def find_evidence(
    brief: Brief,
    keywords: Mapping[str, tuple[str, ...]],
    progress: Progress,
    *,
    access: Access | None = None,
    library: bool | None = None,
    meaning: Meaning | None = None,
) -> Research:
    """The ledger for a brief, items of different sources that contradict each other marked as contrasts.

    Raises:
        SourceError: too few usable sources for the topic; the message names what was found and the way out.

    """
    found = research(brief, keywords=keywords, access=access, library=library, meaning=meaning, progress=progress)
    return opposed(found)


def opposed(found: Research) -> Research:
    """The ledger with each pair that contradicts itself by rule among its `contrasts`, so that they are told together."""
    others: dict[str, list[str]] = {}
    for pair in disagreements(found.ledger):
        if pair.ground != "editor":
            others.setdefault(pair.one, []).append(pair.other)
            others.setdefault(pair.other, []).append(pair.one)
    ledger = tuple(
        item.model_copy(update={"contrasts": tuple(dict.fromkeys([*item.contrasts, *others[item.id]]))})
        if item.id in others
        else item
        for item in found.ledger
    )
    return found.model_copy(update={"ledger": ledger})
