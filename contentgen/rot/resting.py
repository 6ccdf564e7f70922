"""What a run rests on, source by source: the evidence that shipped, the sentences over it and where they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from contentgen.approved import saved_research
from contentgen.errors import UserError
from contentgen.measures import ShownEvidence, ShownSentence, shown_of
from contentgen.model import ChannelName, Frozen, Source
from contentgen.rot.near import words_of
from contentgen.rot.values import Place
from contentgen.runs import read_request
from contentgen.store import RunFolder

#: the file in which each channel's sentences are published
TEXT_OF: dict[ChannelName, str] = {"blog": "article.md", "linkedin": "linkedin.txt", "x": "thread.txt"}
#: the files in which an address is published
LINKS_IN = (*TEXT_OF.values(), "linkedin-comment.txt", "thread-replies.txt", "references.bib")
_MARKER = re.compile(r"\s*\[\d{1,3}\]")


class Told(Frozen):
    """A sentence that shipped, with its evidence and its place."""

    row: ShownSentence
    place: Place


class Resting(Frozen):
    """A source with the evidence of it that shipped and the sentences that rest on it."""

    source: Source
    evidence: tuple[ShownEvidence, ...]
    told: tuple[Told, ...]
    links: tuple[Place, ...] = ()

    @property
    def title(self) -> str:
        """What the source is called."""
        return str(self.source.csl.get("title") or self.source.location)

    @property
    def url(self) -> str:
        """The address under which it is cited; empty where there is none."""
        url = str(self.source.csl.get("URL") or "")
        doi = str(self.source.csl.get("DOI") or "")
        return url or (f"https://doi.org/{doi}" if doi else "")

    @property
    def verbatim(self) -> tuple[ShownEvidence, ...]:
        """The evidence that is the source's own words."""
        return tuple(item for item in self.evidence if item.basis == "verbatim")

    def over(self, ids: Sequence[str]) -> tuple[Place, ...]:
        """The sentences that rest on this evidence of it."""
        return tuple(t.place for t in self.told if any(item.id in ids for item in t.row.evidence))


class Rests(Frozen):
    """All of a run: when it was made, which places its user had named, and its sources in the order of first use."""

    run: str
    made: date
    named: tuple[str, ...]
    home: Path | None
    sources: tuple[Resting, ...]
    sentences: int
    saved: frozenset[str]


def resting_of(folder: RunFolder) -> Rests:
    """What a finished run rests on, by its ledger and its saved research.

    Raises:
        UserError: the run is not whole, or holds no ledger or research that can be read.

    """
    rows = shown_of(folder)
    request, research = read_request(folder), saved_research(folder)
    texts = _Texts(folder.path)
    told = [Told(row=row, place=texts.place(row)) for row in rows]
    evidence: dict[str, dict[str, ShownEvidence]] = {}
    for row in rows:
        for item in row.evidence:
            evidence.setdefault(item.source, {})[item.id] = item
    by_id = {source.id: source for source in research.sources}
    if lost := sorted(set(evidence) - set(by_id)):
        raise UserError(
            f"{folder.path}: its ledger cites {', '.join(lost)}, which its saved research does not hold; "
            "make the run again: contentgen generate"
        )
    index = request.settings.get("index")
    return Rests(
        run=folder.name,
        made=request.brief.today,
        named=request.brief.sources,
        home=Path(str(index)).parent.parent if index else None,
        sources=tuple(_resting(by_id[name], items, told, texts) for name, items in evidence.items()),
        sentences=sum(bool(row.evidence) for row in rows),
        saved=frozenset(" ".join(words_of(p.text)) for source in research.sources for p in source.passages),
    )


def _resting(source: Source, items: Mapping[str, ShownEvidence], told: Sequence[Told], texts: _Texts) -> Resting:
    over = tuple(each for each in told if any(item.id in items for item in each.row.evidence))
    found = Resting(source=source, evidence=tuple(items.values()), told=over)
    return found.model_copy(update={"links": texts.lines_with(found.url)})


class _Texts:
    """The published files of a run, as they are now."""

    def __init__(self, folder: Path) -> None:
        self._lines = {name: _lines(folder / name) for name in LINKS_IN}
        self._words = {
            name: [f" {' '.join(words_of(_MARKER.sub('', line)))} " for line in self._lines[name]]
            for name in TEXT_OF.values()
        }
        self._after = dict.fromkeys(TEXT_OF.values(), 0)

    def place(self, row: ShownSentence) -> Place:
        """The line of a sentence: from the one before it on, in the order in which they were written, else anywhere."""
        name = TEXT_OF[row.channel]
        wanted = f" {' '.join(words_of(row.sentence))} "
        found = [number for number, line in enumerate(self._words[name]) if wanted.strip() and wanted in line]
        at = next((number for number in found if number >= self._after[name]), found[0] if found else -1)
        self._after[name] = max(at, self._after[name])
        return Place(file=name, line=at + 1, text=row.sentence)

    def lines_with(self, url: str) -> tuple[Place, ...]:
        """The lines in which an address stands."""
        if not url:
            return ()
        whole = re.compile(re.escape(url) + r"(?![\w/%#?=&-])")
        return tuple(
            Place(file=name, line=number, text=url)
            for name, lines in self._lines.items()
            for number, line in enumerate(lines, start=1)
            if whole.search(line)
        )


def _lines(path: Path) -> list[str]:
    """The lines of a file; none where it is not there: a channel that was not asked for, or a file taken away since."""
    try:
        return path.read_text("utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return []
