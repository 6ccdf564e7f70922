"""What a capable model made of passages by the prompt `extract`, held to them: most claims pass, altered ones mostly do not."""

from __future__ import annotations

import json
import random
import re
from datetime import date
from pathlib import Path

import pytest

from contentgen.model import Evidence, Source
from contentgen.verification import faults_of_restatement

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "recordings" / "restatements.jsonl").read_text("utf-8").splitlines()
]
SOURCE = Source(id="s", csl={"id": "s"}, adapter="files", location="", passages=(), fetched=date(2026, 1, 1))
#: of the claims as recorded, so many keep to their passage for the check; what fails keeps the passage's own wording
LEAST_KEPT = 0.84
#: of claims in which one word was exchanged for a word of another passage, so many are refused
LEAST_REFUSED = 0.5
_WORD = re.compile(r"(?<=\s)[a-z]{5,}\b")


def faults(quote: str, claim: str) -> tuple[str, ...]:
    item = Evidence(id="E1", source_id="s", passage_id="s/0", claim=quote, quote=quote, locator="")
    return faults_of_restatement(claim, item, SOURCE)


def test_most_claims_of_a_capable_model_are_taken() -> None:
    kept = [row for row in ROWS if not faults(row["quote"], row["claim"])]
    assert len(kept) >= LEAST_KEPT * len(ROWS)


@pytest.mark.parametrize(
    "row", [row for row in ROWS if re.search(r"\d", row["claim"])], ids=lambda row: row["claim"][:40]
)
def test_an_altered_figure_is_never_taken(row: dict[str, str]) -> None:
    altered = re.sub(r"\d+", lambda match: str(int(match[0]) + 7_001), row["claim"], count=1)
    assert faults(row["quote"], altered)


def test_most_claims_with_a_word_of_another_passage_in_place_of_their_own_are_refused() -> None:
    chance = random.Random(0)
    altered = []
    for row, other in zip(ROWS, [*ROWS[7:], *ROWS[:7]], strict=True):
        words, strangers = list(_WORD.finditer(row["claim"])), _WORD.findall(other["quote"])
        if words and strangers:
            match = chance.choice(words)
            altered.append(
                (row["quote"], row["claim"][: match.start()] + chance.choice(strangers) + row["claim"][match.end() :])
            )
    refused = [pair for pair in altered if faults(*pair)]
    assert len(refused) >= LEAST_REFUSED * len(altered)
