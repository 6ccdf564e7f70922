"""How `contentgen runs show RUN --metrics` tells what a run's citations are worth."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from contentgen.cli.judge import facts_of, judging, line_of
from contentgen.cli.output import say, say_json, table

if TYPE_CHECKING:
    from contentgen.measures import RunMetrics
    from contentgen.settings import Settings
    from contentgen.store import RunFolder

JUDGES = ("rules", "support", "model")
#: what a model judge says of a run, beside the answers of the run
KEPT = "stages/judgements.jsonl"

COLUMNS = ("text", "recall", "precision", "factual sentences", "citations", "sourced facts per 1,000 words")


def tell_metrics(folder: RunFolder, judge: str, settings: Settings, *, as_json: bool, quiet: bool) -> None:
    """Measure a run by one of `JUDGES` and print what was found."""
    from contentgen import measures

    if judge == "model":
        found, facts = _by_model(folder, settings, quiet=quiet)
    else:
        facts = None
        found = measures.metrics_by_support(folder) if judge == "support" else measures.metrics_of(folder)
    if as_json:
        as_told = measures.as_json(found)
        say_json({**as_told, "judge": {**as_told["judge"], **(facts or {})}})
        return
    _tell(found)
    if facts:
        say(line_of(facts, "the rules"))


def _by_model(folder: RunFolder, settings: Settings, *, quiet: bool) -> tuple[RunMetrics, dict[str, Any]]:
    """The metrics by the judge's model and what it took; its answers stay in the run's folder, so none is paid twice."""
    from contentgen import measures
    from contentgen.judge import Agreement
    from contentgen.llm import Answers

    kept = folder.path / KEPT
    answers = Answers(kept) if os.access(kept if kept.exists() else kept.parent, os.W_OK) else Answers()
    with judging(settings, quiet=quiet, answers=answers) as hearing:
        found = measures.metrics_by_model(folder, hearing)
    return found, facts_of(hearing, found.agreement or Agreement(), settings)


def _tell(found: RunMetrics) -> None:
    rows: list[tuple[str, ...]] = [
        (
            each.channel,
            _share(each.scores.recall),
            _share(each.scores.precision),
            str(each.scores.sentences),
            str(each.scores.citations),
            f"{each.facts_per_thousand_words:.1f}",
        )
        for each in found.channels
    ]
    micro = found.micro
    rows.append(("all", _share(micro.recall), _share(micro.precision), str(micro.sentences), str(micro.citations), ""))
    rows.append(("mean of texts", _share(found.macro_recall), _share(found.macro_precision), "", "", ""))
    say(table([COLUMNS, *rows]))
    say(f"\n{_judge(found)}")
    for channel, flag in found.flagged:
        say(f"{channel}, {flag.place}: {flag.fault}{f' {flag.ref}' if flag.ref else ''}: {flag.text}")


def _judge(found: RunMetrics) -> str:
    accuracy = found.accuracy
    if accuracy is None:
        return f"Judged by {found.judge}, whose own accuracy was not measured here."
    told = (
        f"Judged by {found.judge}: balanced accuracy {accuracy.balanced:.1%} on {accuracy.on} "
        f"(lets pass {accuracy.true_positives:.1%} of what holds, {accuracy.false_positives:.1%} of what does not)."
    )
    if found.corrected_recall is None:
        return f"{told} It tells too little apart there to correct the recall by."
    return f"{told} Corrected by that, the recall is {_share(found.corrected_recall)}."


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.1%}"
