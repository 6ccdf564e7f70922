"""Rows of claims in, verdicts out."""

from __future__ import annotations

import json

from contentgen.verify import verify_rows

SOURCE = "The pilot ran in Lyon for six weeks in 2023. Operators accepted 81% of the drafts without edits."


def row(id_: object, claim: str, source: str = SOURCE) -> str:
    return json.dumps({"id": id_, "source": source, "claim": claim, "unknown": 1})


def test_each_row_is_answered_in_its_place_with_a_probability_and_a_verdict() -> None:
    lines = [row("a", "Operators accepted 81% of the drafts without edits."), "", row("b", "Operators accepted 18%.")]
    first, second = verify_rows(lines)
    assert (first["id"], first["verdict"]) == ("a", "supported")
    assert first["passage"] == "Operators accepted 81% of the drafts without edits."
    assert second["id"] == "b"
    assert second["verdict"] in ("unsupported", "contradicted")
    assert first["p_supported"] >= 0.5 > second["p_supported"]
    assert any("18" in reason for reason in second["reasons"])


def test_a_row_that_cannot_be_read_answers_with_its_error_and_the_others_are_answered() -> None:
    lines = ["{", json.dumps({"id": 7, "claim": "x"}), json.dumps([1]), row(8, "The pilot ran in Lyon.")]
    found = list(verify_rows(lines))
    assert [each["id"] for each in found] == ["line:1", 7, "line:3", 8]
    assert found[0]["error"].startswith("not JSON")
    assert found[1]["error"] == "source: Field required"
    assert "error" in found[2]
    assert "error" not in found[3]


def test_a_row_without_words_is_unchecked_and_never_supported() -> None:
    (found,) = verify_rows([row("a", "", SOURCE)])
    assert (found["verdict"], found["p_supported"]) == ("unchecked", 0.0)


def test_rows_are_answered_the_same_alone_and_in_company() -> None:
    lines = [row(n, f"Operators accepted {n}% of the drafts.") for n in range(70, 90)]
    together = list(verify_rows(lines))
    assert [next(verify_rows([line]))["verdict"] for line in lines] == [each["verdict"] for each in together]


def test_first_person_in_a_claim_is_judged_like_any_other() -> None:
    source = "We measured 40 ms at the median, the team writes in its report on the new cache."
    (found,) = verify_rows([row("a", "We measured 40 ms at the median.", source)])
    assert found["verdict"] == "supported"
