"""The kinds of text that can be scored, and what may be told about one beside the text itself."""

from __future__ import annotations

from typing import Literal, TypedDict, cast, get_args

Channel = Literal["blog", "title", "headline", "linkedin", "x", "thread", "citations", "opportunity"]
CHANNELS: tuple[Channel, ...] = get_args(Channel)


class Given(TypedDict, total=False):
    """What may be told about a text; each is optional."""

    title: str
    description: str
    slug: str
    keyphrase: str
    query: str
    url: str
    lang: str


def filled(given: Given) -> Given:
    """Keep the values that say something: an empty one must not hide the front matter's."""
    return cast(Given, {name: value for name, value in given.items() if value})
