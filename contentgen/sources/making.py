"""From the documents that the web brought to sources: screened, cut into passages, named so that people know them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from contentgen.model import Source, SourceFailure
from contentgen.sources.base import Document, Found, Limits, Result
from contentgen.sources.links import links_of
from contentgen.sources.passages import PassageMaker, shortened
from contentgen.sources.text import slug

_ID_WORDS = 5


def sources_of(
    brought: Result, *, adapter: str, reliability: str, licence: str, today: date, limits: Limits, taken: set[str]
) -> Found:
    """The sources of these documents in their order. `taken` are the ids given so far; new ones are added to it."""
    maker = PassageMaker(limits)
    failures = list(brought.failures)
    sources: list[Source] = []
    for document in brought.documents:
        planted = maker.planted(document)
        if planted:
            where = str(document.csl.get("URL") or document.csl["title"])
            told = f'left out whole: it holds an instruction to a model ({planted.why}): "{shortened(planted.words)}"'
            failures.append(SourceFailure(location=where, reason=told))
            continue
        source_id = next(each for each in _ids(document) if each not in taken)
        place = str(document.csl.get("URL") or f"{adapter}: {document.csl['title']}")
        passages, set_aside = maker.make(source_id, place, document)
        csl, left_out = maker.safe_csl(place, document.csl, fallback=place)
        failures += (*set_aside, *left_out)
        if not passages:
            failures.append(SourceFailure(location=place, reason="no sentence in it can be cited"))
            continue
        taken.add(source_id)
        sources.append(
            Source(
                id=source_id,
                csl={"id": source_id, **csl},
                adapter=adapter,
                location=place,
                passages=passages,
                fetched=today,
                licence=licence,
                reliability=reliability,
                language=document.language,
                tags=document.tags,
                links=links_of(document.links, (block.text for block in document.blocks)),
            )
        )
    return Found(sources=tuple(sources), failures=tuple(failures))


def _ids(document: Document) -> Iterator[str]:
    """Ids for a document, the plainest first: family name and year, or the first words of its title."""
    people = document.csl.get("author") or [{}]
    family = str(people[0].get("family", ""))
    year = str((document.csl.get("issued") or {"date-parts": [[""]]})["date-parts"][0][0])
    title = "-".join(slug(str(document.csl["title"])).split("-")[:_ID_WORDS])
    plain = slug(f"{family} {year}") if family and year else title
    yield plain
    yield f"{plain}-{title}"
    yield from (f"{plain}-{title}-{number}" for number in range(2, 10_000))
