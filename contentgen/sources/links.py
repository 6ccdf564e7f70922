"""Which works a text points at: the addresses, DOIs and arXiv numbers in it, in the form in which works are known."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: so many links of one document are kept
MOST = 300
_ARXIV = re.compile(r"(?:arxiv\.org/(?:abs|pdf|html)/|\barxiv:\s?)(\d{4}\.\d{4,5})", re.IGNORECASE)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(\d{4}\.\d{4,5})", re.IGNORECASE)
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"'<>\[\]{}|\\^`]+")
_ADDRESS = re.compile(r"https?://[^\s\"'<>\[\]{}|\\^`]+", re.IGNORECASE)
_TAIL = ".,;:!?)*_"


def marks_of(address: str) -> frozenset[str]:
    """By which marks the work behind an address or number is known: `doi:`, `arxiv:`, `url:`."""
    is_url = address.lower().startswith(("http://", "https://"))
    page = address.partition("#")[0] if is_url else address
    marks = {f"arxiv:{found}" for pattern in (_ARXIV, _ARXIV_DOI) for found in pattern.findall(page)}
    marks |= {f"doi:{found.rstrip(_TAIL).lower()}" for found in _DOI.findall(page)}
    return frozenset(marks | ({url_mark(address), url_mark(page)} if is_url else set()))


def url_mark(address: str) -> str:
    """An address without what two spellings of it differ in."""
    return f"url:{re.sub(r'^https?://(?:www[.])?', '', address).rstrip('/').lower()}"


def addresses_in(text: str) -> tuple[str, ...]:
    """The addresses, DOIs and arXiv numbers that stand in a text, each once, in their order."""
    found = [
        (match.start(), match.group().rstrip(_TAIL))
        for pattern in (_ADDRESS, _DOI, _ARXIV)
        for match in pattern.finditer(text)
    ]
    return tuple(dict.fromkeys(address for _, address in sorted(found)))


def links_of(addresses: Iterable[str], texts: Iterable[str], most: int = MOST) -> tuple[str, ...]:
    """The marks of all works that a document points at: by its links, and by what stands in its text."""
    every = (*addresses, *(address for text in texts for address in addresses_in(text)))
    marks = dict.fromkeys(mark for address in every for mark in sorted(marks_of(address)))
    return tuple(marks)[:most]
