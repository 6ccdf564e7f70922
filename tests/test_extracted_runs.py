"""Whole runs over the user's own documents with a model: passages in our words beside their quotes, asked for once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from contentgen import runs
from contentgen.errors import ProviderError, UserError
from contentgen.model import Evidence
from contentgen.settings import Settings, load
from contentgen.store import RunFolder
from contentgen.writers.voice.drafts import QuestionsDraft, SectionWordsDraft, TitlesDraft
from tests.material import TODAY
from tests.models import SCHEMAS, evidence_of, honest
from tests.server import Reply, Request, ScriptedServer, answer, fault
from tests.writers.test_own_documents import SUBJECTS, TOPIC, document

#: what a small model is asked for
WORDINGS = (TitlesDraft, QuestionsDraft, SectionWordsDraft)


@pytest.fixture
def settings(tmp_path: Path, server: ScriptedServer) -> Settings:
    """The settings of a run of the full writer over seven documents."""
    (tmp_path / "bakery").mkdir()
    for number, subject in enumerate(SUBJECTS, 2):
        (tmp_path / "bakery" / f"{subject}.md").write_text(document(subject, number), encoding="utf-8")
    flags = {"sources": (str(tmp_path / "bakery"),), "model": "openai:tiny", "base_url": server.url, "attempts": 1}
    return load({**flags, "out": str(tmp_path / "outputs")}, {}, tmp_path)


def schema_of(request: Request) -> str:
    text = json.dumps(request.body, ensure_ascii=False)
    return next(name for name in SCHEMAS if name in text)


def extracting(claim: Callable[[str, str], str]) -> Callable[[Request], Reply]:
    """A server whose model words passages by this function, and is honest in all else."""

    def behave(request: Request) -> Reply:
        turns, schema = tuple(request.messages), schema_of(request)
        if schema != "ExtractDraft":
            return answer(honest(turns, schema))
        rows = [
            {"id": e, "claim": claim(e, quote), "short": "", "kind": "fact"}
            for e, quote in evidence_of(turns)
            if claim(e, quote)
        ]
        return answer({"items": rows})

    return behave


def reordered(_: str, quote: str) -> str:
    """The same words behind an opening of our own, the first person taken out."""
    return f"As written down: {quote.replace('We measured', 'Measured was').replace('our bakery', 'the bakery')}"


def folder_of(settings: Settings) -> RunFolder:
    (path,) = settings.out.iterdir()
    return RunFolder(path=path)


def stage(folder: RunFolder, name: str) -> Any:
    return json.loads((folder.path / "stages" / f"{name}.json").read_text("utf-8"))["value"]


def items(folder: RunFolder) -> dict[str, Evidence]:
    found = [Evidence.model_validate(each) for each in stage(folder, "01-research")["ledger"]]
    return {each.id: each for each in found}


def asked(server: ScriptedServer) -> list[str]:
    return [schema_of(request) for request in server.requests]


def test_claims_in_our_words_stand_beside_the_quotes_and_are_what_the_model_writes_from(
    settings: Settings, server: ScriptedServer
) -> None:
    server.behave(extracting(reordered))

    report = runs.start(TOPIC, settings, TODAY)

    folder = folder_of(settings)
    before, after = items(folder), {each.id: each for each in report.research.ledger}
    assert {e: item.quote for e, item in after.items()} == {e: item.quote for e, item in before.items()}
    assert {item.claim for item in after.values()} == {reordered("", item.quote) for item in before.values()}
    outline = next(request for request in server.requests if schema_of(request) == "OutlineDraft")
    shown = outline.messages[-1][1]
    assert "As written down: " in shown
    assert 'Verbatim: "' in shown
    extract = next(
        each
        for each in json.loads((folder.path / "run.json").read_text("utf-8"))["stages"]
        if each["stage"] == "extract"
    )
    assert (extract["calls"], extract["tokens_in"]) == (asked(server).count("ExtractDraft"), 10 * extract["calls"])


def test_what_fails_the_check_is_told_in_the_report_and_stays_a_quotation(
    settings: Settings, server: ScriptedServer
) -> None:
    server.behave(extracting(lambda e, quote: "" if e == "E3" else f"{quote[:-1]} in 99 of 100 kitchens."))

    report = runs.start(TOPIC, settings, TODAY)

    assert all(item.claim == item.quote for item in report.research.ledger)
    (told,) = [each for each in report.degradations if each.stage == "extract"]
    total = len(report.research.ledger)
    assert told.what == f"{total} of {total} passages keep their source's wording"
    assert "number 100 is not in the evidence" in told.why
    assert f"- {told.what}: {told.why}" in report.text


def test_a_run_that_goes_on_asks_for_no_claim_again(settings: Settings, server: ScriptedServer) -> None:
    server.behave(extracting(lambda e, quote: "" if e == "E2" else reordered(e, quote)))
    runs.start(TOPIC, settings, TODAY)
    folder, first = folder_of(settings), (folder_of(settings).path / "report.md").read_bytes()
    server.requests.clear()

    runs.resume(folder, settings)

    assert "ExtractDraft" not in asked(server)
    assert (folder.path / "report.md").read_bytes() == first
    assert [each["what"][:4] for each in stage(folder, "02-extract")["degradations"]] == ["1 of"]


def test_a_replay_gives_the_same_claims_without_a_model(
    settings: Settings, server: ScriptedServer, tmp_path: Path
) -> None:
    server.behave(extracting(reordered))
    runs.start(TOPIC, settings, TODAY)
    folder = folder_of(settings)
    server.requests.clear()

    again, _ = runs.replayed(folder, tmp_path / "again")

    assert server.requests == []
    assert (again.path / "report.md").read_bytes() == (folder.path / "report.md").read_bytes()
    assert stage(again, "02-extract") == stage(folder, "02-extract")


def test_a_failing_endpoint_leaves_the_quotes_finishes_offline_and_says_so(
    settings: Settings, server: ScriptedServer
) -> None:
    server.behave(lambda _: fault(500, "down for maintenance"))

    with pytest.raises(ProviderError, match="the report was finished by the offline writer"):
        runs.start(TOPIC, settings, TODAY)

    folder = folder_of(settings)
    assert folder.whole
    assert set(asked(server)) == {"ExtractDraft"}
    assert not (folder.path / "stages" / "02-extract.json").exists()
    assert "keep their source's wording" in (folder.path / "report.md").read_text("utf-8")

    server.behave(extracting(reordered))
    assert runs.resume(folder, settings).degradations == ()
    assert len(stage(folder, "02-extract")["claims"]) == len(items(folder))


@pytest.mark.parametrize("writer", ["offline", "voice"])
def test_other_writers_leave_the_passages_as_they_are(settings: Settings, server: ScriptedServer, writer: str) -> None:
    def behave(request: Request) -> Reply:
        asked_for = next(d for d in WORDINGS if d.__name__ in json.dumps(request.body))
        return answer(dict.fromkeys(asked_for.model_fields, "Look before you bake."))

    server.behave(behave)

    report = runs.start(TOPIC, settings.model_copy(update={"writer": writer}), TODAY)

    assert all(item.claim == item.quote for item in report.research.ledger)
    assert not any("ExtractDraft" in json.dumps(request.body) for request in server.requests)


def test_a_run_on_the_library_asks_for_no_claims(settings: Settings, server: ScriptedServer) -> None:
    server.behave(extracting(reordered))

    runs.start("AI observability", settings.model_copy(update={"sources": ()}), TODAY)

    assert "ExtractDraft" not in asked(server)
    assert not (folder_of(settings).path / "stages" / "02-extract.json").exists()


def test_a_replay_whose_answers_hold_no_claims_is_refused_by_name(
    settings: Settings, server: ScriptedServer, tmp_path: Path
) -> None:
    server.behave(extracting(reordered))
    runs.start(TOPIC, settings, TODAY)
    log = folder_of(settings).answers
    kept = [line for line in log.read_text("utf-8").splitlines() if json.loads(line)["stage"] != "extract"]
    log.write_text("\n".join(kept) + "\n", "utf-8")

    with pytest.raises(UserError, match="the saved answers do not give passages E1 to E9 again"):
        runs.replay(folder_of(settings), tmp_path / "again")
