"""A thread's text to its posts: by counters (`3/8`), by `---` lines, or by blank lines."""

from __future__ import annotations

import re

from scoring.structure import Post
from scoring.x_length import weighted_length

_COUNTER = re.compile(r"\s*(?:[^\w\s]{1,3}\s*)?(?P<number>\d{1,3})\s*/\s*(?P<total>\d{1,3}|[nNxX](?!\w)|)(?!\d)\s*")
_RULE = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,})\s*")


def read_posts(text: str, first_line: int) -> tuple[Post, ...]:
    r"""Split a thread into posts with their lines, counters and weighted lengths.

    >>> [(post.counter, post.body) for post in read_posts("1/2 One.\n\nMore.\n\n2/2 Two.", 1)]
    [('1/2', 'One.\n\nMore.'), ('2/2', 'Two.')]
    """
    lines = text.split("\n")
    starts = _counted_lines(lines)
    if starts:
        groups = _groups(lines, [0, *starts])
    elif any(_RULE.fullmatch(line) for line in lines):
        rules = [number for number, line in enumerate(lines) if _RULE.fullmatch(line)]
        groups = _groups(lines, [0, *(number + 1 for number in rules)], ends=rules)
    else:
        groups = _groups(lines, [0, *(number for number, line in enumerate(lines) if not line.strip())])
    return tuple(_post(lines, start, end, first_line) for start, end in groups)


def posts_from_parts(parts: list[str] | tuple[str, ...], first_line: int) -> tuple[str, tuple[Post, ...]]:
    """Join given posts with a blank line between; the posts keep their own borders."""
    posts: list[Post] = []
    line = first_line
    for part in parts:
        own = part.split("\n")
        if part.strip():
            posts.append(_post(own, 0, len(own), line))
        line += len(own) + 1
    return "\n\n".join(parts), tuple(posts)


def _counted_lines(lines: list[str]) -> list[int]:
    """Find the lines that open a post: counters that rise from 1 (or 2), not `24/7` or a date."""
    found: list[int] = []
    last = 0
    for place, line in enumerate(lines):
        match = _counter(line)
        number = int(match["number"]) if match else 0
        if number > last and (found or number <= 2):
            found.append(place)
            last = number
    return found


def _counter(text: str) -> re.Match[str] | None:
    """Read a counter at the start of `text`; `24/7` counts nothing."""
    match = _COUNTER.match(text)
    if match is None or (match["total"].isdigit() and int(match["number"]) > int(match["total"])):
        return None
    return match


def _groups(lines: list[str], starts: list[int], ends: list[int] | None = None) -> list[tuple[int, int]]:
    """Pair each start with the next one, without blank borders and empty groups."""
    borders = sorted(set(starts))
    stops = [*borders[1:], len(lines)]
    groups = []
    for start, stop in zip(borders, stops, strict=True):
        last = min([end for end in ends or [] if end >= start], default=stop)
        used = [number for number in range(start, min(last, stop)) if lines[number].strip()]
        if used:
            groups.append((used[0], used[-1] + 1))
    return groups


def _post(lines: list[str], start: int, end: int, first_line: int) -> Post:
    text = "\n".join(lines[start:end]).strip()
    counter = _counter(text)
    return Post(
        text=text,
        line=first_line + start,
        end_line=first_line + end - 1,
        number=int(counter["number"]) if counter else None,
        total=counter["total"] if counter else "",
        length=weighted_length(text),
        body=text[counter.end() :] if counter else text,
    )
