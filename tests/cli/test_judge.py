"""A model judge on the command line: beside the checks of `verify`, and for the metrics of a run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from contentgen.cli.metrics import KEPT
from contentgen.judge import citations
from tests.cli.command import RUN
from tests.cli.conftest import Command
from tests.judge.material import answer, verdict
from tests.verify.material import NOTES, POST

HELD = "Operators accepted 81% of the drafts without edits"


@pytest.fixture
def post(in_tmp: Path) -> str:
    (in_tmp / "notes").mkdir()
    (in_tmp / "notes" / "pilot.md").write_text(NOTES, encoding="utf-8")
    (in_tmp / "post.md").write_text(POST, encoding="utf-8")
    return "post.md"


def script(folder: Path, *answers: object) -> str:
    (folder / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
    return "scripted:answers.json"


def always(folder: Path, said: object) -> str:
    return script(folder, {"when": "Judgements", "answer": said})


def test_each_failed_sentence_shows_what_the_judge_says(command: Command, in_tmp: Path, post: str) -> None:
    model = script(in_tmp, answer(verdict("C1", "supported", HELD), verdict("C2", "contradicted", HELD)))
    ended = command("verify", post, "--sources", "notes", "--judge", "--judge-model", model)
    assert ended.code == 1
    assert "judge: contradicted, 90% sure: as told" in ended.out
    assert "1 of 2 claims follow from the sources by checks and judge" in ended.out
    assert f"judge {model}: agrees with the checks on 100.0% of 2 claims (kappa 1.00); 0 without a verdict" in ended.out
    assert " tokens read, " in ended.out


def test_the_judge_can_take_support_away_and_never_give_it(command: Command, in_tmp: Path, post: str) -> None:
    model = script(in_tmp, answer(verdict("C1", "unsupported", HELD), verdict("C2", "supported", HELD)))
    found = command("verify", post, "--sources", "notes", "--judge", "--judge-model", model, "--json").json
    claims = [each for each in found["findings"] if "judge" in each]
    assert [each["status"] for each in claims] == ["supported", "unsupported"]
    assert [each["judge"]["together"] for each in claims] == ["unsupported", "unsupported"]
    assert (found["failed"], found["judge"]["agreement"]) == (2, 0.0)


def test_what_only_the_checks_object_to_is_said(command: Command, in_tmp: Path, post: str) -> None:
    model = script(in_tmp, answer(verdict("C1", "supported", HELD), verdict("C2", "supported", HELD)))
    assert (
        "only the checks object" in command("verify", post, "--sources", "notes", "--judge", "--judge-model", model).out
    )


def test_rows_have_the_judge_only_where_it_was_asked_for(command: Command, in_tmp: Path) -> None:
    rows = in_tmp / "rows.jsonl"
    rows.write_text('{"id": "a", "source": "It rained in Lyon.", "claim": "It rained in Lyon."}\nx\n')
    model = always(in_tmp, answer(verdict("C1", "supported", "It rained in Lyon")))
    plain = command("verify", "--jsonl", rows.name)
    ended = command("verify", "--jsonl", rows.name, "--judge", "--judge-model", model)
    first = json.loads(ended.out.splitlines()[0])
    assert first.pop("judge")["together"] == "supported"
    assert first == json.loads(plain.out.splitlines()[0])
    assert "agrees with the checks on 100.0% of 1 claims (kappa not defined)" in ended.err
    assert ended.code == plain.code == 1


def test_a_judge_without_a_usable_answer_prints_the_checks_and_ends_with_four(
    command: Command, in_tmp: Path, post: str
) -> None:
    ended = command("verify", post, "--sources", "notes", "--judge", "--judge-model", always(in_tmp, "Sure."))
    assert ended.code == 4
    assert "0 of 2 claims follow" in ended.out
    assert "judge: unchecked: the judge's answer could not be used" in ended.out


def test_a_server_that_is_down_prints_the_checks_and_ends_with_three(
    command: Command, post: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONTENTGEN_ATTEMPTS", "1")
    monkeypatch.setenv("CONTENTGEN_JUDGE_API_KEY", "none")
    where = ("--judge-model", "openai:local", "--judge-base-url", "http://127.0.0.1:9/v1")
    ended = command("verify", post, "--sources", "notes", "--judge", *where)
    assert ended.code == 3
    assert "0 of 2 claims follow" in ended.out


def test_the_cost_is_told_by_the_prices_of_the_model_that_judged(
    command: Command, in_tmp: Path, post: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = always(in_tmp, answer(verdict("C1", "supported", HELD), verdict("C2", "contradicted", HELD)))
    monkeypatch.setenv("CONTENTGEN_PRICE_IN", "1000")
    monkeypatch.setenv("CONTENTGEN_PRICE_OUT", "1000")
    asked = ("verify", post, "--sources", "notes", "--judge", "--judge-model", model, "--json")
    about = command(*asked).json["judge"]
    assert about["cost"] == pytest.approx((about["tokens_in"] + about["tokens_out"]) / 1000)
    monkeypatch.setenv("CONTENTGEN_MODEL", "openai:another")
    assert command(*asked).json["judge"]["cost"] is None


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("verify", "post.md", "--judge"), "a model judge needs a model: name it with --judge-model"),
        (("verify", "post.md", "--judge-model", "openai:x"), "none was asked for; add --judge"),
        (("verify", "post.md", "--judge", "--judge-base-url", "http://127.0.0.1:1/v1"), "needs --judge-model"),
        (("runs", "show", RUN, "--judge", "support"), "add --metrics"),
        (("runs", "show", RUN, "--metrics", "--judge", "modle"), "Did you mean 'model'"),
        (("runs", "show", RUN, "--metrics", "--judge", "model"), "a model judge needs a model"),
        (("runs", "show", RUN, "--metrics", "--judge-model", "openai:x"), "--judge model"),
    ],
)
def test_a_mistake_is_one_line_that_names_the_way_out(
    command: Command, run_folder: Path, post: str, arguments: tuple[str, ...], said: str
) -> None:
    assert run_folder.is_dir()
    ended = command(*arguments)
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert said in ended.err


def test_a_key_in_the_environment_spends_nothing(command: Command, post: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-lies-about")
    assert command("verify", post, "--sources", "notes", "--judge").code == 2


# --- the metrics of a run --------------------------------------------------------------------------------------


def test_the_classifier_judges_a_run_with_its_accuracy(command: Command, run_folder: Path) -> None:
    told = command("runs", "show", run_folder.name, "--metrics", "--judge", "support", "--json").json
    assert told["judge"]["name"] == "support"
    assert 0.5 < told["judge"]["balanced_accuracy"] < 1
    assert 0 < told["recall"] <= 1


def test_the_rules_judge_where_nobody_else_is_named(command: Command, run_folder: Path) -> None:
    asked = ("runs", "show", run_folder.name, "--metrics", "--json")
    assert command(*asked).out == command(*asked, "--judge", "rules").out


def test_a_model_judges_a_run_and_is_paid_once(command: Command, in_tmp: Path, run_folder: Path) -> None:
    model = always(in_tmp, answer(*(verdict(f"C{n}", "unsupported") | {"quotes": []} for n in range(1, 7))))
    asked = ("runs", "show", run_folder.name, "--metrics", "--judge", "model", "--judge-model", model)
    told = command(*asked, "--json").json
    assert told["recall"] == 0.0
    judge = told["judge"]
    assert judge["balanced_accuracy"] is None
    assert judge["compared"] > 10
    assert judge["agreement"] < 0.2
    assert judge["calls"] > 0
    assert (run_folder / KEPT).is_file()
    again = command(*asked, "--json").json["judge"]
    assert (again["calls"], again["reused"]) == (0, judge["calls"])
    said = command(*asked).out
    assert "whose own accuracy was not measured here" in said
    assert "agrees with the rules on" in said


def test_a_model_whose_accuracy_is_known_is_shown_with_it(
    command: Command, in_tmp: Path, run_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = always(in_tmp, answer(*(verdict(f"C{n}", "unsupported") | {"quotes": []} for n in range(1, 7))))
    known = in_tmp / "measured.json"
    known.write_text(json.dumps({model: {"on": "a set", "true_positives": 0.9, "false_positives": 0.1}}))
    monkeypatch.setattr(citations, "MEASURED", known)
    ended = command("runs", "show", run_folder.name, "--metrics", "--judge", "model", "--judge-model", model)
    assert "balanced accuracy 90.0% on a set" in ended.out


def test_a_judge_that_fails_gives_no_metrics(command: Command, in_tmp: Path, run_folder: Path) -> None:
    ended = command(
        "runs", "show", run_folder.name, "--metrics", "--judge", "model", "--judge-model", always(in_tmp, "Sure.")
    )
    assert (ended.code, ended.out) == (4, "")
