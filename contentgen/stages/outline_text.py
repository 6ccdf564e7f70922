"""The outline as a text that its user may edit, and back: read line by line, so that what is wrong has a place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from contentgen.citations import credit
from contentgen.errors import UserError
from contentgen.model import Evidence, Frozen, Outline, Research, SectionPlan
from contentgen.suggest import did_you_mean
from contentgen.writers.offline.items import question_key

_HEAD = """\
<!--
The plan of this run. Edit it and save it, then go on with: contentgen runs resume {run}
Sections can be moved, renamed, removed and added; lines of evidence moved and removed. Each item of evidence
stands in one place. Of its line only the id counts. What stands under "Not used" is left out. Thesis and points
tell a model what to argue; without a model they say nothing.
-->
"""
_VERDICT = "<!-- The author's thesis, by the evidence: {verdict}. Against it: {against}. -->"
_OPENING, _UNUSED = "Opening", "Not used"
_LABEL = re.compile(r"(title|thesis|point)\s*:(.*)", re.IGNORECASE)
_HEADING = re.compile(r"(#+)(.*)")
_ITEM = re.compile(r"[-*+]\s*\[?(?P<id>[A-Za-z]+\d+)\]?(?P<rest>.*)")
_SECOND_ID = re.compile(r"\s*(?:[,;&+]|and)\s*\[?E\d+\]?\b", re.IGNORECASE)
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffd]")


class Limits(Frozen):
    """How long what its user may write can be, in characters."""

    file: int = 400_000
    line: int = 2_000
    title: int = 200
    heading: int = 150
    sentence: int = 600
    shown: int = 60


def outline_text(outline: Outline, research: Research, run: str) -> str:
    """The outline with a line for each item of evidence, those that it does not use at the end."""
    lines = [_HEAD.format(run=run), f"Title: {outline.title}", "", f"Thesis: {outline.thesis}", ""]
    if outline.verdict:
        lines += [_VERDICT.format(verdict=outline.verdict, against=", ".join(outline.against) or "nothing found"), ""]
    if outline.opening:
        lines += [f"# {_OPENING}", "", *_items(outline.opening, research), ""]
    for section in outline.sections:
        point = [f"Point: {section.point}", ""] if section.point else []
        lines += [f"## {section.heading}", "", *point, *_items(section.evidence, research), ""]
    used = {*outline.opening, *(e for section in outline.sections for e in section.evidence)}
    unused = [item.id for item in research.ledger if item.id not in used]
    if unused:
        lines += [f"# {_UNUSED}", "", *_items(unused, research), ""]
    return "\n".join(lines)


def read_outline(
    data: bytes, place: str, research: Research, planned: Outline | None = None, limits: Limits | None = None
) -> Outline:
    """The outline that an edited text describes; the planned one itself where the text still says just that.

    Raises:
        UserError: what is wrong with it, with its line: an unknown item or one in two places, two sections of one name,
            a section without evidence, no section at all, a line that is none of the known ones.

    """
    bounds = limits or Limits()
    if len(data) > bounds.file:
        raise UserError(f"{place}: {len(data)} bytes are more than an outline has; at most {bounds.file}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data[: error.start].count(b"\n") + 1
        raise UserError(f"{place}: line {row}: not UTF-8; save the file as UTF-8") from error
    lines = list(_lines(text, place))
    if planned and _said(lines) == _said(_lines(outline_text(planned, research, ""), place)):
        return planned
    reader = _Reader(place, {item.id: item for item in research.ledger}, bounds)
    for number, line in lines:
        reader.line(number, line)
    return reader.outline()


def _said(lines: Iterable[tuple[int, str]]) -> list[str]:
    """What counts of the lines: of an item of evidence its id, of comments and empty lines nothing."""
    found = [(_ITEM.fullmatch(line), line) for _, line in lines if line]
    return [item["id"] if item else line for item, line in found]


def _items(ids: Iterable[str], research: Research) -> Iterator[str]:
    for each in ids:
        item = research.evidence(each)
        yield f"- {item.id}: {' '.join(item.claim.split())} ({credit(research.source(item.source_id))})"


def _lines(text: str, place: str) -> Iterator[tuple[int, str]]:
    """The lines with their numbers, comments left out."""
    begun = 0
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        stripped = line.strip()
        if not begun and stripped.startswith("<!--"):
            begun = number
        if not begun:
            yield number, stripped
        elif "-->" in stripped:
            begun = 0
    if begun:
        raise UserError(f"{place}: line {begun}: a comment begins here and does not end; close it with -->")


@dataclass
class _Drafted:
    """A section as far as it was read."""

    heading: str
    line: int
    point: str = ""
    evidence: list[str] = field(default_factory=list)


class _Reader:
    """Takes one line after the other; knows where each item of evidence stands already."""

    def __init__(self, place: str, ledger: dict[str, Evidence], limits: Limits) -> None:
        self.place = place
        self.ledger = ledger
        self.limits = limits
        self.said: dict[str, str] = {}
        self.opening = _Drafted(_OPENING, 0)
        self.unused = _Drafted(_UNUSED, 0)
        self.sections: list[_Drafted] = []
        self.current: _Drafted | None = None
        self.taken: dict[str, int] = {}

    def line(self, number: int, line: str) -> None:
        """Read a line."""
        if not line:
            return
        if len(line) > self.limits.line and self.current is not self.unused:
            raise self.wrong(number, f"{len(line)} characters are too many for one line; at most {self.limits.line}")
        heading, label, item = _HEADING.fullmatch(line), _LABEL.fullmatch(line), _ITEM.fullmatch(line)
        if heading:
            self.heading(number, heading[1], heading[2])
        elif label:
            self.label(number, label[1].lower(), label[2])
        elif item:
            self.item(number, item["id"].upper(), item["rest"])
        else:
            known = "'Title: ...', 'Thesis: ...', '## heading', 'Point: ...' or '- E3: ...'"
            raise self.wrong(number, f"'{self.short(line)}' is none of {known}; write it as one of these or remove it")

    def heading(self, number: int, marks: str, text: str) -> None:
        """Begin a section, or one of the two lists beside them."""
        words = self.words(number, text, "the heading", self.limits.heading)
        named = {_OPENING.lower(): self.opening, _UNUSED.lower(): self.unused}
        if marks == "#" and words.lower() in named:
            self.current = named[words.lower()]
            return
        if marks != "##":
            told = f"only '# {_OPENING}' and '# {_UNUSED}' have one #; a section begins with ##"
            raise self.wrong(number, f"'{marks} {self.short(words)}': {told}")
        if not words:
            raise self.wrong(number, "a section without a heading; write one behind ##")
        before = next((each for each in self.sections if each.heading == words), None)
        if before:
            told = f"the heading '{self.short(words)}' stands at line {before.line} already"
            raise self.wrong(number, f"{told}; rename one of the two, or put their evidence together")
        self.current = _Drafted(words, number)
        self.sections.append(self.current)

    def label(self, number: int, name: str, text: str) -> None:
        """Take the title, the thesis or a section's point, each once."""
        most = self.limits.title if name == "title" else self.limits.sentence
        words = self.words(number, text, f"the {name}", most)
        if name == "point":
            if self.current not in self.sections or self.current is None or self.current.point:
                told = "a point belongs under the heading of a section, once"
                raise self.wrong(number, f"{told}; move it there or remove it")
            self.current.point = words
            return
        if name in self.said:
            raise self.wrong(number, f"a second {name}; keep one of the two")
        self.said[name] = words

    def item(self, number: int, name: str, rest: str) -> None:
        """Put an item of evidence where it stands."""
        if self.current is None:
            raise self.wrong(number, f"{name} stands under no section; put it under a line that begins with ##")
        if self.current is self.unused:
            return
        if name not in self.ledger:
            told = f"no evidence is called {name}; this run holds E1 to E{len(self.ledger)}"
            raise self.wrong(
                number, f"{told}{did_you_mean(name, list(self.ledger))}; correct the id or remove the line"
            )
        if _SECOND_ID.match(rest):
            raise self.wrong(number, "two ids in one line; give each item of evidence a line of its own")
        if name in self.taken:
            raise self.wrong(number, f"{name} stands at line {self.taken[name]} already; remove one of the two")
        self.taken[name] = number
        self.current.evidence.append(name)

    def outline(self) -> Outline:
        """What was read, if it is an outline."""
        if not self.said.get("title"):
            raise UserError(f"{self.place}: no title; write a line 'Title: ...' at its beginning")
        if not self.sections:
            raise UserError(f"{self.place}: no section is left; write at least one: '## heading', then its evidence")
        empty = next((each for each in self.sections if not each.evidence), None)
        if empty:
            told = f"the section '{self.short(empty.heading)}' has no evidence; give it some or remove its heading"
            raise self.wrong(empty.line, told)
        return Outline(
            title=self.said["title"],
            thesis=self.said.get("thesis", ""),
            opening=tuple(self.opening.evidence),
            sections=tuple(self.section(each) for each in self.sections),
        )

    def section(self, drafted: _Drafted) -> SectionPlan:
        """A section under the question that its first item answers."""
        return SectionPlan(
            heading=drafted.heading,
            question=question_key(self.ledger[drafted.evidence[0]]),
            evidence=tuple(drafted.evidence),
            point=drafted.point,
        )

    def words(self, number: int, text: str, what: str, most: int) -> str:
        """A text of the user's in one line, without what cannot be seen."""
        clean = " ".join(_UNPRINTED.sub(" ", text).split())
        if len(clean) > most:
            raise self.wrong(number, f"{what} has {len(clean)} characters; at most {most}")
        return clean

    def short(self, text: str) -> str:
        """The beginning of a text, for a message."""
        return text if len(text) <= self.limits.shown else f"{text[: self.limits.shown]}..."

    def wrong(self, number: int, what: str) -> UserError:
        """An error at a line."""
        return UserError(f"{self.place}: line {number}: {what}")
