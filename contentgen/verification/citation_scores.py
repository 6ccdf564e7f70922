"""Citation recall and precision of a text, and what the judge behind them is worth.

Recall: the share of factual sentences whose cited passages together support them. Precision: the share of citations
that their sentence needs. Both as in ALCE (Gao et al. 2023, https://arxiv.org/abs/2305.14627), with three differences:
only factual sentences count, an unknown id counts against both, and the figures come per sentence (micro) and per text
(macro).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from contentgen.model import Frozen

Fault = Literal["uncited", "unknown id", "unsupported", "unnecessary"]
#: (what a source says, a sentence) -> how likely the one supports the other, 0 to 1
Probability = Callable[[str, str], float]
#: by how much a judge must let pass more of what holds than of what does not, for its figures to be corrected
LEAST_GAIN = 0.2


class Accuracy(Frozen):
    """How often a judge lets pass what holds (`true_positives`) and what does not, where the answer is known."""

    on: str
    true_positives: float
    false_positives: float

    @property
    def balanced(self) -> float:
        """The mean of the two rates at which it is right."""
        return (self.true_positives + 1 - self.false_positives) / 2

    def corrected(self, measured: float) -> float | None:
        """The share that is truly supported, given the share that the judge lets pass.

        Rogan and Gladen 1978: (measured - f) / (t - f), cut to 0 to 1. It holds as far as the judge errs on this text
        as it did on `on`; None where the judge tells so little apart that the quotient means nothing.
        """
        gain = self.true_positives - self.false_positives
        return min(1.0, max(0.0, (measured - self.false_positives) / gain)) if gain >= LEAST_GAIN else None


@dataclass(frozen=True)
class Judge:
    """Whoever says whether a passage supports a sentence, from which probability on, and how good that is.

    Of a source that is longer than `words` it is shown overlapping stretches.
    """

    name: str
    probability: Probability
    threshold: float = 0.5
    words: int = 150
    accuracy: Accuracy | None = None

    def supports(self, source: str, sentence: str) -> bool:
        """Whether the source supports the sentence, a long one wherever it does so best."""
        return self.best(source, sentence) >= self.threshold

    def best(self, source: str, sentence: str) -> float:
        """The highest probability over the windows of a long source and over its two best windows together."""
        windows = windows_of(source, self.words, max(1, self.words // 2))
        if len(windows) == 1:
            return self.probability(source, sentence)
        found = sorted(((self.probability(w, sentence), -n) for n, w in enumerate(windows)), reverse=True)
        first, second = sorted(-place for _, place in found[:2])
        return max(found[0][0], self.probability(f"{windows[first]} {windows[second]}", sentence))


def windows_of(text: str, words: int = 150, stride: int = 75) -> tuple[str, ...]:
    """Overlapping stretches of a long text, all of it covered; a short text whole.

    Example:
        >>> windows_of("a b c d e f g", words=4, stride=2)
        ('a b c d', 'c d e f', 'd e f g')

    """
    all_words = text.split()
    if len(all_words) <= words:
        return (text,)
    last = len(all_words) - words
    starts = [*range(0, last, stride), last]
    return tuple(" ".join(all_words[start : start + words]) for start in starts)


class Statement(Frozen):
    """A sentence of a text with what it cites. What is not factual (a heading, a question, advice) is not scored."""

    text: str
    refs: tuple[str, ...] = ()
    factual: bool = True
    place: str = ""


class Flag(Frozen):
    """A sentence that lost recall or precision; `ref` is the citation that is at fault, where one is."""

    text: str
    fault: Fault
    ref: str = ""
    place: str = ""


class CitationScores(Frozen):
    """The counts of one text. A text without factual sentences has no recall, one without citations no precision."""

    sentences: int = 0
    recalled: int = 0
    citations: int = 0
    needed: int = 0
    unscored: int = 0
    flags: tuple[Flag, ...] = ()

    @property
    def recall(self) -> float | None:
        """Factual sentences that what they cite supports."""
        return self.recalled / self.sentences if self.sentences else None

    @property
    def precision(self) -> float | None:
        """Citations that their sentence needs; 0 where factual sentences stand without any."""
        if self.citations:
            return self.needed / self.citations
        return 0.0 if self.sentences else None


def citation_scores(text: Sequence[Statement], sources: Mapping[str, str], judge: Judge) -> CitationScores:
    """Score one text. `sources` holds what each id that may be cited says, its title in front."""
    scored = [_scored(statement, sources, judge) for statement in text if statement.factual]
    return CitationScores(
        sentences=len(scored),
        recalled=sum(each.recalled for each in scored),
        citations=sum(each.citations for each in scored),
        needed=sum(each.needed for each in scored),
        unscored=len(text) - len(scored),
        flags=tuple(flag for each in scored for flag in each.flags),
    )


def _scored(said: Statement, sources: Mapping[str, str], judge: Judge) -> CitationScores:
    """The counts of one factual sentence."""
    ids = tuple(dict.fromkeys(said.refs))
    known = tuple(ref for ref in ids if ref in sources)

    def flag(fault: Fault, ref: str = "") -> Flag:
        return Flag(text=said.text, fault=fault, ref=ref, place=said.place)

    def holds(refs: Sequence[str]) -> bool:
        return bool(refs) and judge.supports("\n\n".join(sources[ref] for ref in refs), said.text)

    flags = [] if ids else [flag("uncited")]
    flags += [flag("unknown id", ref) for ref in ids if ref not in known]
    if not holds(known):
        flags += [flag("unsupported")] if known else []
        return CitationScores(sentences=1, citations=len(ids), flags=tuple(flags))
    needless = [ref for ref in known if not _needed(ref, known, holds)]
    flags += [flag("unnecessary", ref) for ref in needless]
    return CitationScores(
        sentences=1,
        recalled=int(known == ids),
        citations=len(ids),
        needed=len(known) - len(needless),
        flags=tuple(flags),
    )


def _needed(ref: str, known: Sequence[str], holds: Callable[[Sequence[str]], bool]) -> bool:
    """A citation is needless when it supports nothing alone and the others do without it."""
    others = [other for other in known if other != ref]
    return not others or holds([ref]) or not holds(others)


def together(texts: Sequence[CitationScores]) -> CitationScores:
    """The counts of several texts as one: the micro figures."""
    counts = ("sentences", "recalled", "citations", "needed", "unscored")
    sums = {name: sum(getattr(each, name) for each in texts) for name in counts}
    return CitationScores(**sums, flags=tuple(flag for each in texts for flag in each.flags))


def mean_of(values: Sequence[float | None]) -> float | None:
    """The macro figure: the mean over the texts that have one."""
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
