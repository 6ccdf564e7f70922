"""The patch list as people read it, as Markdown to work through, and as JSON."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from contentgen.rot.values import Item, Place, Rot

#: so many characters of a title, and of a sentence, are shown in a list
_TITLE, _SENTENCE = 60, 160
_MARKS = re.compile(r"([\\`*\[\]<>|]|(?<!\w)_|_(?!\w))")


def as_json(rot: Rot) -> dict[str, Any]:
    """The patch list with its counts; `unchecked` and `informational` stand apart from what is to patch."""
    values = rot.model_dump(mode="json", exclude={"items"})
    groups = {"patches": rot.rotten, "unchecked": rot.unchecked, "informational": rot.informational}
    return {
        **values,
        "counts": {name: len(group) for name, group in groups.items()},
        **{name: [item.model_dump(mode="json") for item in group] for name, group in groups.items()},
    }


def rows_of(rot: Rot) -> list[tuple[str, ...]]:
    """The patches as rows of a table, its head first; none where there is nothing to patch."""
    rows = [
        (str(number), item.severity, item.kind, item.patch.action, str(len(item.places)), _title(item))
        for number, item in enumerate(rot.rotten, start=1)
    ]
    return [("", "severity", "what", "patch", "sentences", "source"), *rows] if rows else []


def paragraphs(rot: Rot) -> Iterator[str]:
    """Each patch with what it touches, then what could not be checked, then what only changed."""
    for number, item in enumerate(rot.rotten, start=1):
        head = f"{number}. {item.kind}: {_named(item)}"
        yield "\n".join([head, *(f"   {line}" for line in _details(item))])
    yield from _apart("could not be checked, neither fine nor rotten:", rot.unchecked)
    yield from _apart("changed, without touching what is cited:", rot.informational)


def as_markdown(rot: Rot) -> str:
    """A checklist, one box a patch. What pages say stands in it as plain text, whatever marks it holds."""
    lines = [f"# What to patch in {rot.run}", "", *summary(rot).splitlines()]
    for item in rot.rotten:
        lines += ["", f"- [ ] **{item.kind}** ({item.severity}): {_plain(_named(item))}"]
        lines += [f"  - {_plain(detail.strip())}" for detail in _details(item)]
    for heading, group in (("Could not be checked", rot.unchecked), ("Changed", rot.informational)):
        if group:
            lines += ["", f"## {heading}", "", *(f"- {_plain(f'{_named(item)}: {item.said}')}" for item in group)]
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    r"""A text as one line of Markdown that shows it as it is.

    >>> _plain("<b>a</b>\n*b*")
    '\\<b\\>a\\</b\\> \\*b\\*'
    """
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def summary(rot: Rot) -> str:
    """The counts in one line, and in another what they are of."""
    kinds = ((rot.notes, "notes in our own words"), (rot.abstracts, "abstracts of registries"))
    apart = " and ".join(f"{count} {what}" for count, what in kinds if count)
    return (
        f"{rot.run} on {rot.today.isoformat()}: {len(rot.rotten)} to patch, {len(rot.unchecked)} could not be checked, "
        f"{len(rot.informational)} for information\n"
        f"{rot.sentences} sentences on {rot.sources} sources; {rot.compared} passages compared"
        + (f", {apart} cannot be" if apart else "")
    )


def _named(item: Item) -> str:
    return f"{_title(item)} ({item.at})"


def _title(item: Item) -> str:
    return item.title if len(item.title) <= _TITLE else f"{item.title[: _TITLE - 1].rstrip()}…"


def _details(item: Item) -> list[str]:
    """What was found, the passage then and now, what to do, and every place."""
    lines = [item.said]
    lines += [f"was: “{item.was}”"] if item.was else []
    lines += [f"now: “{item.now}”"] if item.now else []
    lines.append(f"patch: {item.patch.said}")
    if item.patch.new and item.patch.new != item.now:
        lines.append(f"replace {item.patch.old} with {item.patch.new}")
    lines += [line for place in item.places for line in _at(place)]
    links = item.links if item.patch.old and item.patch.old != item.was else ()
    lines += [f"{place.file}:{place.line}: its address" for place in links]
    return lines


def _at(place: Place) -> list[str]:
    text = place.text if len(place.text) <= _SENTENCE else f"{place.text[: _SENTENCE - 1].rstrip()}…"
    where = f"{place.file}:{place.line}" if place.line else f"{place.file} (not there as it was made; edited?)"
    return [f"{where}: {text}", *([f"  {place.now}"] if place.now else [])]


def _apart(heading: str, group: Sequence[Item]) -> Iterator[str]:
    """Items that ask for nothing, those with the same reason together."""
    by_reason: defaultdict[str, list[Item]] = defaultdict(list)
    for item in group:
        by_reason[item.said].append(item)
    lines = [heading] if group else []
    for said, items in by_reason.items():
        together = [f"   {said}:", *(f"     {_named(item)}" for item in items)]
        lines += together if len(items) > 1 else [f"   {_named(items[0])}: {said}"]
    if lines:
        yield "\n".join(lines)
