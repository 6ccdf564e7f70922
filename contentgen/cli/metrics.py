"""How `contentgen runs show RUN --metrics` tells what a run's citations are worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contentgen.cli.output import say, say_json, table

if TYPE_CHECKING:
    from contentgen.measures import RunMetrics
    from contentgen.store import RunFolder

COLUMNS = ("text", "recall", "precision", "factual sentences", "citations", "sourced facts per 1,000 words")


def tell_metrics(folder: RunFolder, *, as_json: bool) -> None:
    """Measure a run and print what was found."""
    from contentgen import measures

    found = measures.metrics_of(folder)
    if as_json:
        say_json(measures.as_json(found))
        return
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
        return f"Judged by {found.judge}, whose own accuracy is not known."
    told = (
        f"Judged by {found.judge}: balanced accuracy {accuracy.balanced:.1%} on {accuracy.on} "
        f"(lets pass {accuracy.true_positives:.1%} of what holds, {accuracy.false_positives:.1%} of what does not)."
    )
    if found.corrected_recall is None:
        return f"{told} It tells too little apart there to correct the recall by."
    return f"{told} Corrected by that, the recall is {_share(found.corrected_recall)}."


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.1%}"
