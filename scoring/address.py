"""An address taken apart; a text may hold any nonsense in place of one, so nothing here raises."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import unquote, urlsplit


class Address(NamedTuple):
    """The parts of an address that rules ask for; `site` is the host without `www.`."""

    scheme: str = ""
    site: str = ""
    path: str = ""
    fragment: str = ""


def read_address(written: str) -> Address:
    """Take an address apart; what is none has no parts.

    >>> read_address("https://www.a.example/x%20y.png#top")
    Address(scheme='https', site='a.example', path='/x y.png', fragment='top')
    >>> read_address("http://[broken")
    Address(scheme='', site='', path='', fragment='')
    """
    try:
        parts = urlsplit(written.strip())
    except ValueError:
        return Address()
    site = parts.netloc.lower().removeprefix("www.")
    return Address(parts.scheme, site, unquote(parts.path), parts.fragment)
