"""The `---` block above an article, in the simple `key: value` form that Hugo, Jekyll and Astro share.

Source: https://gohugo.io/content-management/front-matter/
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from scoring.channel import Given

Value = str | tuple[str, ...]
_PAIR = re.compile(r"([A-Za-z_][\w-]*)\s*:\s*(.*)$")
_ITEM = re.compile(r"\s*-\s+(.+)$")


@dataclass(frozen=True)
class FrontMatter:
    """The values, the file line of each, and the text that follows with its first line."""

    values: dict[str, Value] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    body: str = ""
    first_line: int = 1

    def plain(self, key: str) -> str:
        """Give a value as one string; a list is joined, a missing one is empty."""
        value = self.values.get(key, "")
        return value if isinstance(value, str) else ", ".join(value)

    def given(self) -> Given:
        """What the front matter tells about the text, by the names that a document knows."""
        return {
            "title": self.plain("title"),
            "description": self.plain("description"),
            "slug": self.plain("slug"),
            "keyphrase": self.plain("keyphrase"),
            "url": self.plain("canonical") or self.plain("canonical_url"),
            "lang": self.plain("lang"),
        }


def read_front_matter(text: str, first_line: int = 1) -> FrontMatter:
    r"""Take the front matter off `text`; a text without one comes back as it is.

    >>> read_front_matter('---\ntitle: "A: b"\ntags: [x, y]\n---\nHello').values
    {'title': 'A: b', 'tags': ('x', 'y')}
    """
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[start].strip() != "---":
        return FrontMatter(body=text, first_line=first_line)
    stop = next((number for number in range(start + 1, len(lines)) if lines[number].strip() == "---"), None)
    if stop is None or not any(_PAIR.match(line) for line in lines[start + 1 : stop]):
        return FrontMatter(body=text, first_line=first_line)
    values: dict[str, Value] = {}
    where: dict[str, int] = {}
    for number in range(start + 1, stop):
        _read_line(lines[number], first_line + number, values, where)
    return FrontMatter(values, where, "\n".join(lines[stop + 1 :]), first_line + stop + 1)


def _read_line(line: str, number: int, values: dict[str, Value], where: dict[str, int]) -> None:
    pair = _PAIR.match(line)
    item = _ITEM.match(line)
    if pair:
        key = pair.group(1).lower()
        values[key] = _value(pair.group(2).strip())
        where[key] = number
    elif item and where:
        key = max(where, key=lambda name: where[name])
        before = values[key]
        values[key] = (*(before if isinstance(before, tuple) else ()), _unquoted(item.group(1).strip()))


def _value(written: str) -> Value:
    if written.startswith("[") and written.endswith("]"):
        return tuple(_unquoted(part.strip()) for part in written[1:-1].split(",") if part.strip())
    return _unquoted(written)


def _unquoted(written: str) -> str:
    if len(written) >= 2 and written[0] == written[-1] and written[0] in "\"'":
        return written[1:-1]
    return written
