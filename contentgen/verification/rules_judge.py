"""The deterministic check as the judge of citations: a passage supports a sentence, or it does not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from contentgen.model import Evidence, Sentence, Source
from contentgen.verification.check import check_sentence
from contentgen.verification.citation_scores import Accuracy, Judge
from contentgen.verification.near_copy import turned
from contentgen.verification.strength import limits_lost

#: what `benchmarks/judge_accuracy.py --write` has measured
MEASURED = Path(__file__).with_name("rules_accuracy.json")


def rules_judge(topic: str = "") -> Judge:
    """The rules of the check over a passage as it is shown to readers: 1.0 where none is broken, else 0.0.

    `topic` are words that any sentence may use. The rules are those that a run has already cut by, so this judge tells
    whether citations hold in the passages that readers see, and is no second opinion on the rules themselves.
    """

    def probability(source: str, sentence: str) -> float:
        item = Evidence(id="E1", source_id="s", passage_id="p", claim=source, locator="")
        nobody = Source(id="s", csl={}, adapter="", location="", passages=(), fetched=date.min)
        said = Sentence(text=sentence, kind="claim", evidence=("E1",))
        held = check_sentence(said, [item], [nobody], topic=topic).status == "supported"
        return float(held and not limits_lost(sentence, [item]) and not turned(sentence, [source]))

    return Judge(name="rules", probability=probability, accuracy=measured_accuracy())


def measured_accuracy() -> Accuracy:
    """How often the rules were right where the answer is known."""
    return Accuracy.model_validate_json(MEASURED.read_bytes())


def titled(csl: Mapping[str, Any], passage: str) -> str:
    """A passage under the title, people, home and year of its source: what a sentence that cites it may say."""
    people = [*(csl.get("author") or []), *(csl.get("editor") or [])]
    named = (str(person.get(key, "")) for person in people for key in ("given", "family", "literal"))
    parts = (str(csl.get(key, "")) for key in ("title", "title-short", "container-title", "publisher"))
    issued = (csl.get("issued") or {}).get("date-parts") or [[]]
    head = " ".join(filter(None, (*parts, *named, *(str(part) for part in issued[0][:1]))))
    return f"{head}.\n{passage}" if head else passage
