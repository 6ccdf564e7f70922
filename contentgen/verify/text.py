"""A text of the user's, sentence by sentence, against documents of the user's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from pydantic import Field

from contentgen.model import Frozen, SentenceKind, Source, VerdictStatus
from contentgen.verification.check import bibliography
from contentgen.verification.claim import Judged, judge_claims
from contentgen.verification.kind import kind_of
from contentgen.verification.support.lexicon import lexicon
from contentgen.verification.support.words import Words
from scoring.lint import read_documents

_GAP = " […] "
_NOTHING = "no source shares a word with it"
_MARKERS = re.compile(r"\s*\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\]")
_UNJUDGED: frozenset[SentenceKind] = frozenset({"question", "instruction", "link", "opinion"})


class Reach(Frozen):
    """How far a sentence is looked for: so many passages are tried, each with so many neighbours on either side."""

    passages: int = 6
    neighbours: int = 1


class Finding(Frozen):
    """One sentence of the text: its line, its kind, and how it stood to the passage that supports it best.

    `near` are the numbers of the source and the passage that it was held to, for whoever asks further.
    """

    line: int
    text: str
    kind: SentenceKind
    status: VerdictStatus | None = None
    p_supported: float | None = None
    reasons: tuple[str, ...] = ()
    source_id: str = ""
    title: str = ""
    locator: str = ""
    passage: str = ""
    verbatim: bool = False
    near: tuple[tuple[int, int], ...] = Field(default=(), exclude=True, repr=False)


class Verified(Frozen):
    """All sentences of a text in order. `kind` tells those that claim nothing; they have no status."""

    findings: tuple[Finding, ...]

    @property
    def claims(self) -> tuple[Finding, ...]:
        """The sentences that were judged."""
        return tuple(each for each in self.findings if each.status is not None)

    @property
    def failed(self) -> tuple[Finding, ...]:
        """The judged sentences that no source supports."""
        return tuple(each for each in self.claims if each.status != "supported")


class _Passages:
    """The passages of all sources, found by the rare words that they share with a sentence."""

    def __init__(self, sources: Sequence[Source], reach: Reach) -> None:
        self.sources = sources
        self.reach = reach
        self.places = [(s, p) for s, source in enumerate(sources) for p in range(len(source.passages))]
        self.holding: defaultdict[str, list[int]] = defaultdict(list)
        for number, (s, p) in enumerate(self.places):
            passage = sources[s].passages[p]
            for form in Words.of(f"{passage.text} {passage.statement}").vocabulary:
                self.holding[form].append(number)

    def near(self, sentence: str) -> list[tuple[int, int]]:
        """The source and passage numbers that share most with a sentence, the best first."""
        words = Words.of(sentence)
        shared: defaultdict[int, float] = defaultdict(float)
        for form in {words.forms[place] for place in words.content}:
            rarity = lexicon().rarity(form)
            for number in self.holding.get(form, ()):
                shared[number] += rarity
        ranked = sorted(shared, key=lambda number: (-shared[number], number))
        return [self.places[number] for number in ranked[: self.reach.passages]]

    def text(self, s: int, p: int) -> str:
        """A passage with its neighbours, as far as they are the source's own words, and who wrote what and when."""
        source = self.sources[s]
        passage = source.passages[p]
        around = source.passages[max(0, p - self.reach.neighbours) : p + self.reach.neighbours + 1]
        said = " ".join(each.text for each in around) if passage.verbatim else f"{passage.text} {passage.statement}"
        return f"{said}\n{bibliography(source)}"


def verify_text(text: str, sources: Sequence[Source], reach: Reach | None = None) -> Verified:
    """Every sentence of an article, post, thread or report held to the passages nearest to it.

    Headings, code and the list of references are left out; questions, instructions and links are listed and not judged.
    """
    passages = _Passages(sources, reach or Reach())
    found = [
        _finding(sentence.line, _MARKERS.sub("", sentence.text), passages)
        for document in read_documents(text)
        for sentence in document.sentences
    ]
    return Verified(findings=tuple(each for each in found if each.text.strip()))


def shown(sources: Sequence[Source], places: Iterable[tuple[int, int]], reach: Reach | None = None) -> str:
    """Passages by the numbers of their source and their own, with their neighbours, each source under what it is."""
    around = (reach or Reach()).neighbours
    wanted: dict[int, set[int]] = {}
    for s, p in places:
        near = range(max(0, p - around), min(len(sources[s].passages), p + around + 1))
        wanted.setdefault(s, set()).update(near)
    return "\n\n".join(f"{bibliography(sources[s])}\n{_stretches(sources[s], wanted[s])}" for s in sorted(wanted))


def _stretches(source: Source, numbers: set[int]) -> str:
    """The passages in their order, with a sign where some are left out."""
    said, last = "", None
    for number in sorted(numbers):
        passage = source.passages[number]
        text = passage.text if passage.verbatim else f"{passage.text} {passage.statement}"
        said += text if last is None else f"{' ' if number == last + 1 else _GAP}{text}"
        last = number
    return said


def _finding(line: int, text: str, passages: _Passages) -> Finding:
    kind = kind_of(text)
    if kind in _UNJUDGED:
        return Finding(line=line, text=text, kind=kind)
    near = passages.near(text)
    if not near:
        return Finding(line=line, text=text, kind=kind, status="unsupported", p_supported=0.0, reasons=(_NOTHING,))
    judged = judge_claims([(passages.text(s, p), text) for s, p in near])
    best, (s, p) = min(zip(judged, near, strict=True), key=lambda each: _order(each[0]))
    source = passages.sources[s]
    passage = source.passages[p]
    return Finding(
        line=line,
        text=text,
        kind=kind,
        status=best.verdict,
        p_supported=best.p_supported,
        reasons=best.reasons,
        source_id=source.id,
        title=str(source.csl.get("title", "")),
        locator=passage.locator,
        passage=passage.text,
        verbatim=passage.verbatim,
        near=tuple(near),
    )


def _order(judged: Judged) -> tuple[bool, float]:
    return judged.verdict != "supported", -judged.p_supported
