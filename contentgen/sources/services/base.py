"""What a service on the web is: a name, its terms, and one function from a search to documents.

A new service is one file with a `Service` value and one line in `SERVICES`; what it may send that is none of its
documented form ends in `MalformedError` or one of the parser's own errors, and both become one typed failure.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from contentgen.model import Frozen
from contentgen.sources.base import Block, Document, Result
from contentgen.sources.metadata import date_parts, is_address
from contentgen.sources.text import squeeze
from contentgen.web import Ask, Reply

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Get = Callable[[Ask], Reply]
_PARTICLES = frozenset({"van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "la", "le", "ter", "ten"})
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+")


class Search(Frozen):
    """What a service is asked for. `home` is its address, `key` its key, `contact` an address of the user."""

    topic: str
    limit: int = 25
    language: str = "en"
    since: date | None = None
    home: str = ""
    key: str = ""
    contact: str = ""


@dataclass(frozen=True)
class Service:
    """A service with its terms: where it is, which variable holds its key, how far apart requests must be."""

    name: str
    what: str
    home: str
    search: Callable[[Search, Get], Result]
    reliability: str
    licence: str = ""
    key_variable: str = ""
    needs_key: bool = False
    needs_home: bool = False
    interval: float = 1.0
    accept: tuple[str, ...] = field(default=())


class MalformedError(ValueError):
    """An answer that is not of the documented form."""


# --- reading answers ---------------------------------------------------------------------------------------------


def json_of(reply: Reply) -> dict[str, Any]:
    """The answer as a JSON object."""
    try:
        value = json.loads(reply.body)
    except (ValueError, RecursionError) as fault:
        raise MalformedError("it is not JSON") from fault
    if not isinstance(value, dict):
        raise MalformedError("it is no JSON object")
    return value


def xml_of(reply: Reply) -> Element:
    """The answer as XML, with entities and external references refused."""
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(reply.body)
    except (ParseError, DefusedXmlException, LookupError, UnicodeError) as fault:
        raise MalformedError("it is not XML that may be read") from fault
    return root


def rows(value: object, name: str) -> list[dict[str, Any]]:
    """A list of JSON objects; anything else is malformed."""
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise MalformedError(f"it holds no list of {name}")
    return value


def text(value: object) -> str:
    """A field as one line of text; empty for anything that is no text or number."""
    return squeeze(str(value)) if isinstance(value, str | int) and not isinstance(value, bool) else ""


# --- building documents ------------------------------------------------------------------------------------------


def person(name: str) -> dict[str, str]:
    """A whole name as CSL parts: the last word and the particles before it are the family name."""
    words = squeeze(name).split()
    if len(words) < 2:
        return {"literal": squeeze(name) or "Anonymous"}
    if "," in name:
        family, _, given = name.partition(",")
        return {"family": squeeze(family), "given": squeeze(given)} if squeeze(given) else {"literal": squeeze(family)}
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in _PARTICLES:
        at -= 1
    return {"family": " ".join(words[at:]), "given": " ".join(words[:at])}


def record(
    *,
    kind: str,
    title: str,
    abstract: str,
    authors: Iterable[dict[str, str]] = (),
    issued: str = "",
    address: str = "",
    doi: str = "",
    locator: str = "abstract",
    **fields: str,
) -> Document | None:
    """A citable record with its abstract, or nothing where title or abstract is missing.

    `fields` are further CSL fields by their names with `_` for `-`; empty ones are left out.
    """
    if not squeeze(title) or not abstract.strip():
        return None
    csl: dict[str, Any] = {"type": kind, "title": squeeze(title)}
    people = [one for one in authors if any(one.values())]
    parts = date_parts(issued)
    number = _DOI.search(doi)
    csl |= {"author": people} if people else {}
    csl |= {"issued": {"date-parts": [list(parts)]}} if parts else {}
    csl |= {"DOI": number.group().rstrip(".,;)")} if number else {}
    csl |= {"URL": address} if is_address(address) else {}
    csl |= {
        name.replace("_", "-") if name != "archive_location" else name: value for name, value in fields.items() if value
    }
    blocks = tuple(Block(text=part, locator=locator) for part in abstract.split("\n\n") if part.strip())
    return Document(csl=csl, blocks=blocks)


def result(documents: Iterable[Document | None]) -> Result:
    """The documents that there are."""
    return Result(documents=tuple(one for one in documents if one))
