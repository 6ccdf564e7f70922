"""Asks one service and turns what it brings into sources; every failure is typed, none stops the run."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.model import Source, SourceFailure
from contentgen.sources.base import PARSER_FAULTS, Document, Found, Limits, Query
from contentgen.sources.passages import PassageMaker
from contentgen.sources.services.base import MalformedError, Result, Search, Service
from contentgen.sources.text import slug
from contentgen.web import Ask, Reply, WebClient, WebError

_ID_WORDS = 5


class ServiceAdapter:
    """One service with the user's access to it: its address if it is self-hosted, the key if it wants one."""

    def __init__(
        self, service: Service, client: WebClient, search: Search | None = None, limits: Limits | None = None
    ) -> None:
        self.service = service
        self._client = client
        self._search = search or Search(topic="")
        self._limits = limits or Limits()

    @property
    def name(self) -> str:
        """The service's name, as it stands in `Source.adapter`."""
        return self.service.name

    def find(self, query: Query) -> Found:
        """The service's answer to the topic as sources, in its order."""
        service = self.service
        home = (self._search.home or service.home).rstrip("/")
        if service.needs_key and not self._search.key:
            return self._failed(f"needs a key: set {service.key_variable}")
        if not home:
            return self._failed(f"needs an address: set {service.name}_url in contentgen.toml")
        search = self._search.model_copy(update={"topic": query.topic, "home": home})
        try:
            brought = service.search(search, self._get)
        except WebError as fault:
            return self._failed(fault.reason)
        except (MalformedError, *PARSER_FAULTS) as fault:
            why = str(fault) if isinstance(fault, MalformedError) else type(fault).__name__
            return self._failed(f"sent an answer that cannot be read ({why})")
        return self._found(brought, query)

    def _get(self, ask: Ask) -> Reply:
        paced = self.service.interval if ask.url.startswith(self._search.home or self.service.home) else None
        return self._client.get(ask if ask.interval is not None else ask.model_copy(update={"interval": paced}))

    def _failed(self, reason: str) -> Found:
        return Found(failures=(SourceFailure(location=self.name, reason=reason),))

    def _found(self, brought: Result, query: Query) -> Found:
        maker = PassageMaker(self._limits)
        failures = list(brought.failures)
        sources: list[Source] = []
        taken: set[str] = set()
        for document in brought.documents:
            source_id = next(each for each in _ids(document) if each not in taken)
            taken.add(source_id)
            place = str(document.csl.get("URL") or f"{self.name}: {document.csl['title']}")
            passages, set_aside = maker.make(source_id, place, document)
            csl, left_out = maker.safe_csl(place, document.csl, fallback=place)
            failures += (*set_aside, *left_out)
            if not passages:
                failures.append(SourceFailure(location=place, reason="no sentence in it can be cited"))
                continue
            sources.append(
                Source(
                    id=source_id,
                    csl={"id": source_id, **csl},
                    adapter=self.name,
                    location=place,
                    passages=passages,
                    fetched=query.today,
                    licence=self.service.licence,
                    reliability=self.service.reliability,
                    language=document.language,
                    tags=document.tags,
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
