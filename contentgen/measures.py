"""What a finished run's texts are worth as sourced texts, measured from what the run has left on disk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Literal

from pydantic import ConfigDict, TypeAdapter, ValidationError

from contentgen.errors import UserError
from contentgen.judge import Agreement, Docket, Hearing
from contentgen.model import Brief, ChannelName, Figure, Frozen, SentenceKind
from contentgen.runs import read_request
from contentgen.store import RunFolder
from contentgen.verification.citation_scores import (
    Accuracy,
    CitationScores,
    Flag,
    Judge,
    Statement,
    citation_scores,
    mean_of,
    together,
)
from contentgen.verification.kind import is_factual
from contentgen.verification.name import vocabulary
from contentgen.verification.number import figures, numbers_allowed
from contentgen.verification.rules_judge import rules_judge, titled
from contentgen.verification.support_judge import support_judge

LEDGER, REFERENCES = "ledger.json", "references.csl.json"
#: a sentence with one of these is not counted as a sourced fact
_LOST = frozenset(["uncited", "unknown id", "unsupported"])


class _Read(Frozen):
    """A part of a run's file; what else stands there is not ours to judge."""

    model_config = ConfigDict(extra="ignore")


class ShownEvidence(_Read):
    """A piece of evidence as `ledger.json` shows it; `reference` is its number in the list, None if it is in none."""

    id: str
    source: str
    reference: int | None
    passage: str
    basis: Literal["verbatim", "note"] = "note"
    locator: str = ""
    figures: tuple[Figure, ...] = ()


class ShownSentence(_Read):
    """A sentence that shipped, as `ledger.json` shows it."""

    channel: ChannelName
    place: str
    sentence: str
    kind: SentenceKind
    evidence: tuple[ShownEvidence, ...]


class Shown(_Read):
    """`ledger.json`."""

    sentences: tuple[ShownSentence, ...]


class ChannelMetrics(Frozen):
    """One text: its scores, its words, and how many different items of evidence its supported sentences rest on."""

    channel: ChannelName
    scores: CitationScores
    words: int
    facts: int

    @property
    def facts_per_thousand_words(self) -> float:
        """Distinct sourced facts in a thousand words."""
        return 1000 * self.facts / self.words if self.words else 0.0


class RunMetrics(Frozen):
    """All texts of a run, and whose judgement it is.

    `agreement` is that of a model judge with the rules on the pairs of passage and sentence that it was asked about.
    """

    run: str
    judge: str
    accuracy: Accuracy | None
    channels: tuple[ChannelMetrics, ...]
    agreement: Agreement | None = None

    @cached_property
    def micro(self) -> CitationScores:
        """All sentences and citations together."""
        return together([each.scores for each in self.channels])

    @property
    def macro_recall(self) -> float | None:
        """The mean recall of the texts."""
        return mean_of([each.scores.recall for each in self.channels])

    @property
    def macro_precision(self) -> float | None:
        """The mean precision of the texts."""
        return mean_of([each.scores.precision for each in self.channels])

    @property
    def corrected_recall(self) -> float | None:
        """The recall that the judge's own errors leave likely; None where they are unknown or too many."""
        recall = self.micro.recall
        return None if recall is None or self.accuracy is None else self.accuracy.corrected(recall)

    @property
    def flagged(self) -> tuple[tuple[ChannelName, Flag], ...]:
        """Every flagged sentence with its channel."""
        return tuple((each.channel, flag) for each in self.channels for flag in each.scores.flags)


def metrics_of(folder: RunFolder, judge: Judge | None = None) -> RunMetrics:
    """Measure a finished run; the judge is the rules where no other is given.

    Raises:
        UserError: the run is not whole, or a file of it cannot be read.

    """
    shown = shown_of(folder)
    brief = read_request(folder).brief
    sources = {str(csl.get("id")): csl for csl in _read(folder, REFERENCES, TypeAdapter(list[dict[str, Any]]))}
    by = judge or rules_judge(_words_of(brief))
    passages = {
        item.id: titled(sources.get(item.source, {}), item.passage)
        for row in shown
        for item in row.evidence
        if item.reference is not None
    }
    known = Known(brief, passages, len(sources))
    channels = [channel for channel in brief.channels if any(row.channel == channel for row in shown)]
    measured = [_channel(c, [row for row in shown if row.channel == c], passages, known, by) for c in channels]
    return RunMetrics(run=folder.name, judge=by.name, accuracy=by.accuracy, channels=tuple(measured))


def metrics_by_support(folder: RunFolder) -> RunMetrics:
    """The same by the rules and the classifier of `contentgen verify`."""
    return metrics_of(folder, support_judge())


def metrics_by_model(folder: RunFolder, hearing: Hearing) -> RunMetrics:
    """The same by a model, and how far the rules agree with it. A pair without its verdict is not supported.

    Raises:
        UserError: as for `metrics_of`.
        ProviderError: the model's endpoint failed.
        AnswerError: none of its answers could be used.

    """
    docket = Docket(hearing.model, hearing.limits)
    found = docket.settle(lambda judge: metrics_of(folder, judge), hearing)
    rules = rules_judge(_words_of(read_request(folder).brief))
    return found.model_copy(update={"agreement": docket.agreement(rules)})


def shown_of(folder: RunFolder) -> tuple[ShownSentence, ...]:
    """The sentences that shipped, as a finished run's `ledger.json` shows them.

    Raises:
        UserError: the run is not whole, or its ledger cannot be read.

    """
    if not folder.whole:
        raise UserError(f"{folder.name} is not whole, so it has no texts yet; go on with: {folder.resume_command}")
    sentences: tuple[ShownSentence, ...] = _read(folder, LEDGER, TypeAdapter(Shown)).sentences
    return sentences


class Known:
    """The names and numbers that an uncited sentence of a run may hold without stating a fact."""

    def __init__(self, brief: Brief, passages: Mapping[str, str], references: int) -> None:
        said = " ".join(passages.values())
        self._names = vocabulary(f"{_words_of(brief)} {said}")
        self._given = numbers_allowed(f"{_words_of(brief)} {references}")
        self._near = numbers_allowed(said)

    def needs_a_source(self, row: ShownSentence) -> bool:
        """Whether the sentence is factual: it is called a claim, it cites, or it states a figure, a name or a finding."""
        if row.kind in ("link", "personal"):
            return bool(row.evidence)
        numbers = self._given | (self._near - figures(row.sentence))
        return row.kind == "claim" or bool(row.evidence) or is_factual(row.sentence, self._names, numbers)


def _channel(
    channel: ChannelName, rows: Sequence[ShownSentence], passages: Mapping[str, str], known: Known, judge: Judge
) -> ChannelMetrics:
    text = [
        Statement(
            text=row.sentence.removeprefix("→ "),
            refs=tuple(item.id for item in row.evidence),
            factual=known.needs_a_source(row),
            place=row.place,
        )
        for row in rows
    ]
    scores = citation_scores(text, passages, judge)
    lost = {flag.text for flag in scores.flags if flag.fault in _LOST}
    facts = {ref for said in text if said.factual and said.text not in lost for ref in said.refs}
    words = sum(len(row.sentence.split()) for row in rows)
    return ChannelMetrics(channel=channel, scores=scores, words=words, facts=len(facts))


def _words_of(brief: Brief) -> str:
    profile = brief.profile
    about = (brief.topic, brief.keyphrase, brief.audience, profile.name, profile.organisation, profile.offer)
    return " ".join(about)


def _read(folder: RunFolder, name: str, type_: TypeAdapter[Any]) -> Any:
    path = folder.path / name
    try:
        return type_.validate_json(path.read_bytes())
    except OSError as error:
        raise UserError(
            f"{path}: cannot be read: {error.strerror}; make the run again: contentgen runs replay"
        ) from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise UserError(f"{path}: {place}: {first['msg']}; make the run again: contentgen runs replay") from error


def as_json(found: RunMetrics) -> dict[str, Any]:
    """The metrics as `runs show --metrics --json` prints them."""
    accuracy = found.accuracy
    return {
        "run": found.run,
        "judge": {
            "name": found.judge,
            "measured_on": accuracy.on if accuracy else "",
            "balanced_accuracy": accuracy.balanced if accuracy else None,
            "true_positives": accuracy.true_positives if accuracy else None,
            "false_positives": accuracy.false_positives if accuracy else None,
        },
        "recall": found.micro.recall,
        "precision": found.micro.precision,
        "recall_corrected": found.corrected_recall,
        "macro_recall": found.macro_recall,
        "macro_precision": found.macro_precision,
        "channels": [
            {
                "channel": each.channel,
                "recall": each.scores.recall,
                "precision": each.scores.precision,
                "factual_sentences": each.scores.sentences,
                "other_sentences": each.scores.unscored,
                "citations": each.scores.citations,
                "words": each.words,
                "sourced_facts": each.facts,
                "sourced_facts_per_1000_words": each.facts_per_thousand_words,
            }
            for each in found.channels
        ],
        "flagged": [{"channel": channel, **flag.model_dump()} for channel, flag in found.flagged],
    }


__all__ = ["ChannelMetrics", "RunMetrics", "ShownEvidence", "ShownSentence", "as_json", "metrics_of", "shown_of"]
