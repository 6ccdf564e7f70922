"""Which of the found sources stay: each work once, the wanted domains, not too many of one, not too old."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from contentgen.model import Source, SourceFailure
from contentgen.sources.access import Access
from contentgen.sources.base import Found
from contentgen.sources.links import marks_of, url_mark
from contentgen.sources.text import fingerprint


def identities(source: Source) -> frozenset[str]:
    """What tells that two records are one work: DOI, arXiv number, address, title with first author's year."""
    csl = source.csl
    url, doi = str(csl.get("URL", "")), str(csl.get("DOI", "")).lower()
    arxiv = str(csl.get("archive_location", "")).partition("v")[0] if csl.get("archive") == "arXiv" else ""
    marks = {f"doi:{doi}"} if doi else set()
    if arxiv:
        marks.add(f"arxiv:{arxiv}")
    else:
        marks |= {mark for mark in (*marks_of(url), *marks_of(doi)) if mark.startswith("arxiv:")}
    marks |= {url_mark(url)} if url else set()
    title = str(csl.get("title", ""))
    if len(title.split()) > 3:
        marks.add(f"title:{fingerprint(title)}")
    return frozenset(marks)


def distinct(known: Iterable[Source], found: Sequence[Source]) -> tuple[Source, ...]:
    """The found sources that are not among the known ones or earlier in their own row; ids stay unique."""
    seen: set[str] = set()
    ids: set[str] = set()
    for source in known:
        seen |= identities(source)
        ids.add(source.id)
    kept = []
    for source in found:
        marks = identities(source)
        if marks & seen:
            continue
        seen |= marks
        kept.append(source if source.id not in ids else _renamed(source, ids))
        ids.add(kept[-1].id)
    return tuple(kept)


def _renamed(source: Source, ids: set[str]) -> Source:
    new = next(name for name in (f"{source.id}-{n}" for n in range(2, 10_000)) if name not in ids)
    passages = tuple(
        passage.model_copy(update={"id": f"{new}/{passage.id.rpartition('/')[2]}"}) for passage in source.passages
    )
    csl = {**source.csl, "id": new}
    return source.model_copy(update={"id": new, "csl": csl, "passages": passages})


def sifted(found: Found, access: Access) -> Found:
    """What a service found, without what the user does not want; what is left out is told in one line a reason."""
    kept: list[Source] = []
    dropped: Counter[str] = Counter()
    domains: Counter[str] = Counter()
    for source in found.sources:
        domain = _domain(source)
        why = _unwanted(source, domain, access)
        page = source.reliability == "web page"
        if not why and page and domains[domain] >= access.per_domain:
            why = f"more than {access.per_domain} of one domain"
        if why:
            dropped[why] += 1
            continue
        domains[domain] += 1
        kept.append(source)
    told = [
        SourceFailure(location=found.sources[0].adapter, reason=f"{count} left out: {why}")
        for why, count in sorted(dropped.items())
    ]
    return Found(sources=tuple(kept), failures=(*found.failures, *told))


def _unwanted(source: Source, domain: str, access: Access) -> str:
    if access.allow_domains and not any(_within(domain, each) for each in access.allow_domains):
        return "not in allow_domains"
    if any(_within(domain, each) for each in access.deny_domains):
        return "in deny_domains"
    parts = (source.csl.get("issued") or {}).get("date-parts") or [[]]
    if access.since and parts[0]:
        issued = tuple(parts[0])
        if issued < (access.since.year, access.since.month, access.since.day)[: len(issued)]:
            return f"older than {access.since:%Y-%m-%d}"
    return ""


def _domain(source: Source) -> str:
    return (urlsplit(str(source.csl.get("URL", ""))).hostname or "").lower().removeprefix("www.")


def _within(domain: str, named: str) -> bool:
    named = named.lower().lstrip(".").removeprefix("www.")
    return domain == named or domain.endswith(f".{named}")
