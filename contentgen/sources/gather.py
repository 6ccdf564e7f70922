"""Research for a brief: ask the adapters, rank what they bring, refuse where it cannot carry the topic."""

from __future__ import annotations

from collections.abc import Sequence

from contentgen.errors import SourceError
from contentgen.model import Brief, Event, Frozen, Progress, Research, Source, SourceFailure, silent
from contentgen.sources.access import Access
from contentgen.sources.asking import asked
from contentgen.sources.base import Found, Limits, Query
from contentgen.sources.brought import without_base, without_own
from contentgen.sources.files import FilesAdapter
from contentgen.sources.ledger import LedgerLimits, build_ledger
from contentgen.sources.library import LibraryAdapter, OwnLibraryAdapter, beside_own
from contentgen.sources.meaning import Meaning
from contentgen.sources.primary import primary_first
from contentgen.sources.project.adapter import kept_for
from contentgen.sources.records import kept_beside
from contentgen.sources.relevance import Keywords, Ranking, rank
from contentgen.sources.sieve import distinct
from contentgen.sources.wanted import Wanted, wanted


class Thresholds(Frozen):
    """When sources can carry a topic."""

    usable_sources: int = 6
    coverage: float = 0.6
    names_shown: int = 5


def research(
    brief: Brief,
    *,
    keywords: Keywords,
    access: Access | None = None,
    library: bool | None = None,
    limit: int | None = None,
    limits: Limits | None = None,
    thresholds: Thresholds | None = None,
    meaning: Meaning | None = None,
    progress: Progress = silent,
) -> Research:
    """Build the ledger for a brief.

    `keywords` names, for each question of the library, the words by which a topic asks it. `access` says how the web
    may be used, if the brief names an address or a service, and where the project keeps its sources. `library` says
    whether the library fills up, the user's own records before the built-in ones: `None` if what the user named gave
    fewer than six usable sources, `True` always, `False` never. `limit` is the most items of the ledger. With
    `meaning`, passages also count by what they mean.

    Raises:
        UserError: a path is not there, or the sources that were named contradict one another.
        SourceError: fewer than six sources are usable, or the topic is not covered.

    """
    needed, choice = thresholds or Thresholds(), wanted(brief.sources)
    library = choice.library if library is None else library
    mine = OwnLibraryAdapter(kept_beside(access.index if access else None), frozenset(keywords))
    kept, given, asked_for = _found(brief, choice, access or Access(), limits or Limits(), mine, meaning, progress)
    kept, given = without_base(kept, brief.base), without_own(given, brief.base)
    asked_for = without_own(asked_for, brief.base)
    own = frozenset(source.id for source in (*kept, *given.sources))
    sources = (*kept, *given.sources, *asked_for.sources)
    failures = (*given.failures, *asked_for.failures)
    ranking = _ranked(brief, sources, keywords, own, meaning, progress)
    enough = len(ranking.usable) >= needed.usable_sources and ranking.coverage.share >= needed.coverage
    if library or (library is None and not enough):
        progress(Event(stage="research", message="Searching the library"))
        written, built_in = _library(brief, mine, sources)
        failures = (*failures, *(each for each in (*written.failures, *built_in.failures) if each not in failures))
        sources = (*sources, *written.sources, *built_in.sources)
        own |= {source.id for source in written.sources}
        ranking = _ranked(brief, sources, keywords, own, meaning, progress)
    _check(brief, ranking, failures, needed)
    failures = (*failures, *_passed_over(given.sources, ranking, needed))
    passages, notes = primary_first(ranking.passages, brief.language)
    result = build_ledger(
        passages,
        failures=failures,
        language=brief.language,
        limits=LedgerLimits(items=limit) if limit else None,
    ).model_copy(update={"notes": notes})
    progress(Event(stage="research", message=_done(result), done=1, total=1))
    return result


def named_sources(
    brief: Brief, *, keywords: Keywords, access: Access | None = None, progress: Progress = silent
) -> Found:
    """Everything that the brief's sources hold, unranked and whole: to hold a text to, not to write one from."""
    access = access or Access()
    mine = OwnLibraryAdapter(kept_beside(access.index), frozenset(keywords))
    kept, given, asked_for = _found(brief, wanted(brief.sources), access, Limits(), mine, None, progress)
    own = without_own(given, brief.base)
    return Found(
        sources=(*without_base(kept, brief.base), *own.sources, *asked_for.sources),
        failures=(*own.failures, *asked_for.failures),
    )


def _ranked(
    brief: Brief,
    sources: Sequence[Source],
    keywords: Keywords,
    own: frozenset[str],
    meaning: Meaning | None,
    progress: Progress,
) -> Ranking:
    near = meaning.nearness(brief.topic, sources, progress) if meaning else None
    return rank(brief.topic, sources, keywords=keywords, language=brief.language, own=own, near=near)


def _found(
    brief: Brief,
    choice: Wanted,
    access: Access,
    limits: Limits,
    mine: OwnLibraryAdapter,
    meaning: Meaning | None,
    progress: Progress,
) -> tuple[tuple[Source, ...], Found, Found]:
    """What the project keeps, what the user named (files and addresses), what the services found for the topic.

    A project keeps documents and records; where both hold a work, the document speaks for itself.
    """
    query = Query(topic=brief.topic, locations=choice.paths, today=brief.today)
    files = FilesAdapter(limits, progress).find(query)
    named, services = asked(choice, query, access, language=brief.language, limits=limits, progress=progress)
    fresh = (*files.sources, *distinct(files.sources, named.sources))
    held = kept_for(choice, query, fresh, access, language=brief.language, meaning=meaning, progress=progress)
    written = mine.find(query) if choice.project else Found()
    kept = (*held.sources, *distinct((*held.sources, *fresh), written.sources))
    given = distinct(kept, fresh)
    return (
        kept,
        Found(sources=given, failures=(*held.failures, *files.failures, *named.failures, *written.failures)),
        Found(sources=distinct((*kept, *given), services.sources), failures=services.failures),
    )


def _library(brief: Brief, mine: OwnLibraryAdapter, sources: Sequence[Source]) -> tuple[Found, Found]:
    """What the library adds to the sources at hand: the user's records, and the built-in ones in whose place none stands."""
    query = Query(topic=brief.topic, today=brief.today)
    written, built_in = mine.find(query), LibraryAdapter().find(query)
    added = distinct(sources, written.sources)
    ours = distinct((*sources, *added), beside_own(written.sources, built_in.sources))
    return (
        Found(sources=added, failures=written.failures),
        Found(sources=ours, failures=built_in.failures),
    )


def _check(brief: Brief, ranking: Ranking, failures: Sequence[SourceFailure], needed: Thresholds) -> None:
    covered = ranking.coverage.share >= needed.coverage
    usable = ranking.usable if covered else ()
    if len(usable) >= needed.usable_sources:
        return
    raise SourceError(" ".join([_what_was_found(brief, ranking, usable, needed), *_unread(failures), _way_out(brief)]))


def _passed_over(own: Sequence[Source], ranking: Ranking, needed: Thresholds) -> tuple[SourceFailure, ...]:
    """The user's documents that hold nothing on the topic, in one line however many they are."""
    ranked = {item.source.id for item in ranking.passages}
    names = [source.location for source in own if source.passages and source.id not in ranked]
    if not names:
        return ()
    more = f" and {len(names) - needed.names_shown} more" if len(names) > needed.names_shown else ""
    shown = ", ".join(names[: needed.names_shown])
    reason = f"{len(names)} of {len(own)} documents hold nothing on the topic: {shown}{more}"
    return (SourceFailure(location="your documents", reason=reason),)


def _what_was_found(brief: Brief, ranking: Ranking, usable: Sequence[str], needed: Thresholds) -> str:
    head = f"topic {brief.topic!r}: {needed.usable_sources} usable sources are needed"
    if not ranking.coverage.shares:
        return f"{head}, but it holds only general words of the field; say which aspect it is about."
    missing = ", ".join(ranking.coverage.missing)
    if ranking.coverage.share < needed.coverage:
        near = f" (nearest: {', '.join(ranking.usable[:3])})" if ranking.usable else ""
        return f"{head}, but the sources at hand hold nothing on {missing}{near}."
    names = f": {', '.join(usable)}" if usable else ""
    return f"{head}, {len(usable)} found{names}."


def _unread(failures: Sequence[SourceFailure]) -> list[str]:
    if not failures:
        return []
    first = "; ".join(f"{failure.location}: {failure.reason}" for failure in failures[:3])
    more = f"; and {len(failures) - 3} more" if len(failures) > 3 else ""
    return [f"Not used: {first}{more}."]


def _way_out(brief: Brief) -> str:
    more = "more documents" if brief.sources else "your own documents"
    return (
        f"Give {more} on it with --sources PATH (a file or folder of Markdown, text, HTML, PDF, Word or bibliographies), "
        "name pages with --sources URL, or let a service search with --sources openalex (or arxiv, crossref, pubmed)."
    )


def _done(result: Research) -> str:
    return f"{len(result.ledger)} items of evidence from {len(result.sources)} sources"
