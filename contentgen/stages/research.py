"""From the brief to the ledger: sources found by relevance, turned into evidence."""

from __future__ import annotations

from collections.abc import Mapping

from contentgen.errors import SourceError
from contentgen.model import Brief, Progress, Research
from contentgen.sources import Access, Thresholds, research
from contentgen.sources.gather import named_sources
from contentgen.sources.meaning import Meaning
from contentgen.stages.brought import argued, carries, with_base
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

    What the author brings stands in it beside the sources. It is none of the six that a topic needs; where there are
    fewer, it carries the text alone if it is enough, and the research says so.

    Raises:
        SourceError: too few usable sources for the topic; the message names what was found and the way out.
        UserError: the author's thesis states facts that no evidence holds.

    """

    def asked(thresholds: Thresholds | None = None, *, fill: bool | None = library) -> Research:
        return research(
            brief,
            keywords=keywords,
            access=access,
            library=fill,
            meaning=meaning,
            thresholds=thresholds,
            progress=progress,
        )

    if brief.as_is:
        given = named_sources(brief, keywords=keywords, access=access, progress=progress)
        return with_base(Research(sources=given.sources, ledger=(), failures=given.failures), brief.base)
    try:
        found = asked()
    except SourceError as few:
        if not carries(brief.base):
            raise
        least = Thresholds(usable_sources=0, coverage=0.0)
        found = asked(least, fill=False) if brief.sources else Research(sources=(), ledger=())
        found = found.model_copy(update={"alone": str(few).partition(" Give ")[0]})
    found = opposed(with_base(found, brief.base))
    return argued(brief, found) if brief.thesis else found


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
