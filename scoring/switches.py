"""`<!-- score off: ids -->` in an article: findings that its author has decided to live with.

`off` holds until `<!-- score on -->` or the end, `off-line` on its own line, `off-next-line` on the next one. An `off`
before any text also holds for the front matter and for what is said about the whole. Without ids everything is off.
Only articles have switches: in a post the comment would be published. Code that shows a switch is none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from scoring.document import Document
from scoring.finding import Finding, Judgement
from scoring.selection import read_prefixes

_SWITCH = re.compile(r"<!--\s*score\s+(?P<verb>off[\w-]*|on)\s*(?P<ids>:[^>]*?)?\s*-->")
_COMMENT = re.compile(r"<!--.*?-->")
_VERBS = ("off", "off-line", "off-next-line", "on")
_OWN_ID = "lint.unused-switch"
_SOURCE = "our choice"


@dataclass(frozen=True)
class Switch:
    """What stands at a line and for which lines and ids it holds; `fault` says why it can hold for none."""

    line: int
    written: str
    first: int
    last: int
    ids: tuple[str, ...] = ()
    whole: bool = False
    fault: str = ""

    def holds(self, finding: Finding) -> bool:
        """Tell whether this finding is switched off."""
        here = self.whole if finding.line is None else self.first <= finding.line <= self.last
        return here and not self.fault and (not self.ids or finding.id.startswith(self.ids))


Switches = tuple[Switch, ...]


def read_switches(document: Document, known: Collection[str]) -> Switches:
    """Read the switches of an article, in order; `known` are the ids that there are."""
    if document.channel != "blog" or "score" not in document.text:
        return ()
    code = {line for block in document.code_blocks for line in range(block.line, block.end_line + 1)}
    last = document.first_line + len(document.lines) - 1
    found: list[Switch] = []
    open_: list[int] = []
    begun = False
    for number, line in enumerate(document.lines, start=document.first_line):
        for match in () if number in code else _SWITCH.finditer(line):
            switch = _read(match, number, last, known, whole=not begun)
            if switch.written.split()[1:2] == ["on"] and not switch.fault:
                if open_:
                    found = [_closed(each, number) if at in open_ else each for at, each in enumerate(found)]
                    open_ = []
                    continue
                switch = Switch(number, match[0], 1, 0, fault="nothing is off here")
            elif match["verb"] == "off" and not switch.fault:
                open_.append(len(found))
            found.append(switch)
        begun = begun or bool(_COMMENT.sub("", line).strip())
    return tuple(found)


def _read(match: re.Match[str], number: int, last: int, known: Collection[str], *, whole: bool) -> Switch:
    verb, written = match["verb"], match[0]
    ids = tuple(part.strip() for part in (match["ids"] or "").lstrip(":").split(",") if part.strip())
    written = " ".join(written.removeprefix("<!--").removesuffix("-->").split())
    if verb not in _VERBS or (verb == "on" and ids):
        return Switch(
            number, written, 1, 0, fault=f"write one of {', '.join(_VERBS)}; ids follow after a colon, not after on"
        )
    try:
        read_prefixes(ids, known, "switch")
    except ValueError as error:
        return Switch(number, written, 1, 0, ids, fault=str(error).partition(": ")[2])
    if verb == "off":
        return Switch(number, written, 0 if whole else number, last, ids, whole=whole)
    at = number + 1 if verb == "off-next-line" else number
    return Switch(number, written, at, at, ids)


def _closed(switch: Switch, line: int) -> Switch:
    return Switch(switch.line, switch.written, switch.first, line, switch.ids, switch.whole, switch.fault)


def without(judgement: Judgement, switches: Switches) -> Judgement | None:
    """The judgement as it stands with findings off: the rest of its findings; none left gives its points back.

    A limit of which nothing is left is no limit: None.
    """
    kept = tuple(finding for finding in judgement.findings if not any(each.holds(finding) for each in switches))
    if len(kept) == len(judgement.findings):
        return judgement
    if kept:
        return judgement.model_copy(update={"findings": kept})
    return judgement.model_copy(update={"findings": (), "points": 100.0}) if judgement.points is not None else None


def unused(switches: Switches, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """A finding for each switch that switches none of the findings off."""
    every = tuple(findings)
    idle = [each for each in switches if not any(each.holds(finding) for finding in every)]
    return tuple(
        Finding(
            id=_OWN_ID,
            severity="warning",
            kind="convention",
            line=each.line,
            message=f"'{each.written}' switches nothing off{': ' + each.fault if each.fault else ''}; remove or mend it.",
            source=_SOURCE,
        )
        for each in idle
    )
