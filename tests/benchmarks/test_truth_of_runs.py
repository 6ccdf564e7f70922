"""A model that lies in every way it can gets next to nothing into a run's texts; the offline writer gets in nothing at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.adversary import INVENTED, Adversary, plain
from benchmarks.truth_of_runs import TOPICS, run
from contentgen.verification.kind import is_factual

TWO = (TOPICS[0], TOPICS[3])


@pytest.mark.parametrize("topic", TWO)
def test_the_offline_writer_keeps_to_its_sources(topic: str, tmp_path: Path) -> None:
    row = run(topic, tmp_path)
    assert row.recall is not None
    assert row.precision is not None
    assert min(row.recall, row.precision) >= 0.95
    assert (row.foreign_references, row.placeholders, row.first_person) == (0, 0, 0)
    assert row.facts_per_1000_words > 15


@pytest.mark.parametrize("topic", TWO)
def test_nothing_that_a_lying_model_invents_is_published(topic: str, tmp_path: Path) -> None:
    adversary = Adversary()
    row = run(topic, tmp_path, adversary)
    assert row.told > 40
    assert (row.foreign_references, row.placeholders, row.first_person) == (0, 0, 0)
    invented = {plain(lie.format(e="E1")) for lie in INVENTED}
    assert not invented & set(row.shipped_lies)
    assert row.lies <= 1, row.shipped_lies
    assert row.recall is not None
    assert row.recall >= 0.95


def test_the_adversary_tells_lies_of_every_kind() -> None:
    adversary = Adversary()
    prompt = "<evidence>\n[E1] (fact; Li 2024) More than 40% of alerts may be noise.\n[E2] (fact; Wu 2023) Traces are kept.\n"
    for schema in ("OutlineDraft", "SectionDraft", "FrameDraft", "LinkedInDraft", "ThreadDraft"):
        adversary((("user", prompt),), schema)
    told = " ".join(sorted(adversary.lies))
    for kind in (
        "73.41%",
        "4,812",
        "smith et al",
        "[add citations here]",
        "tbd",
        "https://",
        "i helped a client",
        "acme",
        "are not",
    ):
        assert kind in told
    assert sum(is_factual(lie) for lie in adversary.lies) > 10
