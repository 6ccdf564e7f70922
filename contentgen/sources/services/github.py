"""A public GitHub repository: its README and its releases, through the REST interface (https://docs.github.com/rest)."""

from __future__ import annotations

import json
import re

from contentgen.model import SourceFailure
from contentgen.sources import markdown
from contentgen.sources.base import Document, Limits, RawFile, Result
from contentgen.sources.services.base import Get, MalformedError, json_of, rows, text
from contentgen.sources.text import squeeze
from contentgen.web import Ask, Reply, WebError

HOME = "https://api.github.com"
_REPOSITORY = re.compile(r"^https://github\.com/([\w.-]+)/([\w.-]+?)(?:\.git)?/?(?:releases/?)?$")
_MOST_RELEASES = 10
_LEAST_WORDS = 12


def repository_of(url: str) -> str:
    """`owner/name` where an address is that of a repository or its releases; else empty."""
    found = _REPOSITORY.match(url)
    return f"{found[1]}/{found[2]}" if found else ""


def read_repository(name: str, get: Get, *, home: str = HOME, key: str = "", limits: Limits | None = None) -> Result:
    """The README and the newest releases, each a document under its own address.

    Raises:
        WebError: the repository cannot be had.
        MalformedError: the interface answered in another form than its documentation.

    """
    about = json_of(get(_ask(f"{home}/repos/{name}", key)))
    if not text(about.get("full_name")):
        raise MalformedError("it names no repository")
    failures: list[SourceFailure] = []
    documents = [*_readme(name, about, get, home, key, limits or Limits(), failures)]
    listed = _listed(get(_ask(f"{home}/repos/{name}/releases", key, (("per_page", str(_MOST_RELEASES)),))))
    documents += [d for release in listed for d in _release(name, about, release, limits or Limits())]
    return Result(documents=tuple(documents), failures=tuple(failures))


def _ask(
    url: str, key: str, params: tuple[tuple[str, str], ...] = (), kind: str = "application/vnd.github+json"
) -> Ask:
    headers = [("Accept", kind), ("X-GitHub-Api-Version", "2022-11-28")]
    headers += [("Authorization", f"Bearer {key}")] if key else []
    return Ask(url=url, params=params, headers=tuple(headers), secret=frozenset({"Authorization"}), interval=0.1)


def _listed(reply: Reply) -> list[dict[str, object]]:

    try:
        return rows(json.loads(reply.body), "releases")
    except ValueError as fault:
        raise MalformedError("its releases are no list") from fault


def _readme(
    name: str, about: dict[str, object], get: Get, home: str, key: str, limits: Limits, failures: list[SourceFailure]
) -> list[Document]:
    place = f"https://github.com/{name}"
    try:
        reply = get(_ask(f"{home}/repos/{name}/readme", key, kind="application/vnd.github.raw+json"))
    except WebError as fault:
        failures.append(SourceFailure(location=place, reason=f"no README: {fault.reason}"))
        return []
    reading = markdown.read(RawFile(location="README.md", data=reply.body), limits)
    if isinstance(reading, SourceFailure):
        failures.append(reading.model_copy(update={"location": place}))
        return []
    pushed = text(about.get("pushed_at"))[:10]
    return [
        d.model_copy(update={"csl": _csl(name, f"{name}: README", place, pushed), "tags": ("github", "readme")})
        for d in reading
    ]


def _release(name: str, about: dict[str, object], release: dict[str, object], limits: Limits) -> list[Document]:
    body, tag = str(release.get("body") or ""), text(release.get("tag_name"))
    if len(body.split()) < _LEAST_WORDS or release.get("draft"):
        return []
    reading = markdown.read(RawFile(location="release.md", data=body.encode()), limits)
    if isinstance(reading, SourceFailure):
        return []
    place = text(release.get("html_url")) or f"https://github.com/{name}/releases/tag/{tag}"
    title = f"{text(about.get('full_name'))} {squeeze(tag)}: release notes"
    csl = _csl(name, title, place, text(release.get("published_at"))[:10]) | ({"version": tag} if tag else {})
    return [d.model_copy(update={"csl": csl, "tags": ("github", "release")}) for d in reading]


def _csl(name: str, title: str, address: str, issued: str) -> dict[str, object]:
    from contentgen.sources.metadata import date_parts

    parts = date_parts(issued)
    csl: dict[str, object] = {"type": "software", "title": title, "URL": address, "publisher": "GitHub"}
    csl["author"] = [{"literal": name.partition("/")[0]}]
    return csl | ({"issued": {"date-parts": [list(parts)]}} if parts else {})
