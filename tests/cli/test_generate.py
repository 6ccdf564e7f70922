"""Every flag of `generate` acts: each test changes one and sees something else come out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from contentgen.resources import shipped
from tests.cli.command import DAY, OFFLINE, RUN, TOPIC, Ended
from tests.cli.conftest import Command
from tests.server import Reply, Request, ScriptedServer, fault

NOTES = """# Trace sampling at Umbrella

Trace sampling at one request in ten hid 3 of 4 AI observability incidents at Umbrella in 2025.
Umbrella keeps every trace that ends in an error, which AI observability depends on.
"""


def made(ended: Ended) -> Path:
    assert ended.code == 0, ended.err
    return Path(ended.out.splitlines()[0]).parent


def text(folder: Path, name: str = "report.md") -> str:
    return (folder / name).read_text("utf-8")


def test_a_run_says_where_it_is_what_it_scored_and_how_to_get_more(command: Command, in_tmp: Path) -> None:
    ended = command("generate", TOPIC, *OFFLINE)

    first, scores, sizes, hint = ended.out.splitlines()
    assert first == str(in_tmp / "outputs" / RUN / "report.md")
    assert scores.startswith("scores: seo ")
    assert "engagement" in scores
    assert "opportunity" in scores
    assert "words for blog" in sizes
    assert "sources cited" in sizes
    assert "seconds" in sizes
    assert hint.startswith("no model was named")
    assert "Bring your own model" in hint
    assert ended.err == ""


def test_json_is_one_object_with_the_same_facts(command: Command) -> None:
    facts = command("generate", TOPIC, "--json", *OFFLINE).json

    assert facts["run"] == RUN
    assert Path(facts["report"]).is_file()
    assert set(facts["scores"]) == {"seo", "engagement", "opportunity"}
    assert set(facts["channels"]) == set(facts["words"]) == {"blog", "linkedin", "x"}
    assert facts["sources_cited"] >= 6
    assert facts["writer"] == "offline"


def test_quiet_and_progress(command: Command) -> None:
    ended = command("generate", TOPIC, "--date", DAY)

    lines = ended.err.splitlines()
    assert lines[0].startswith("research: ")
    assert any(line.startswith("sections: ") and "1/" in line for line in lines)
    assert lines[-2].startswith("posts: done in ")
    assert lines[-1].startswith("a small model of ")


def test_sources(command: Command, in_tmp: Path) -> None:
    (in_tmp / "notes.md").write_text(NOTES, "utf-8")

    folder = made(command("generate", TOPIC, "--sources", "notes.md", *OFFLINE))

    assert "hid 3 of 4 AI observability incidents" in text(folder)


def test_sources_can_be_given_twice(command: Command, in_tmp: Path) -> None:
    (in_tmp / "notes.md").write_text(NOTES, "utf-8")
    (in_tmp / "more.txt").write_text(
        "AI observability at Acme costs 12 percent of the compute budget in 2025.", "utf-8"
    )

    folder = made(command("generate", TOPIC, "--sources", "notes.md", "--sources", "more.txt", *OFFLINE))

    research = json.loads(text(folder, "stages/01-research.json"))["value"]
    assert {each["location"] for each in research["sources"] if each["adapter"] == "files"} == {"notes.md", "more.txt"}


def test_profile(command: Command, in_tmp: Path) -> None:
    (in_tmp / "me.toml").write_text('name = "Ada Byron"\nsite = "https://ada.test"\n', "utf-8")

    folder = made(command("generate", TOPIC, "--profile", "me.toml", *OFFLINE))

    assert 'author: "Ada Byron"' in text(folder, "article.md")
    assert "canonical: https://ada.test/" in text(folder, "article.md")


def test_model_and_base_url(command: Command, server: ScriptedServer) -> None:
    asked: list[Request] = []

    def refuse(request: Request) -> Reply:
        asked.append(request)
        return fault(400, "no such model")

    server.behave(refuse)

    ended = command("generate", TOPIC, "--model", "openai:tiny", "--base-url", server.url, *OFFLINE)

    assert ended.code == 3
    assert asked[0].body["model"] == "tiny"
    assert ended.err.startswith("error: ")
    assert len(ended.err.splitlines()) == 1


def test_a_base_url_without_a_model_is_refused(command: Command) -> None:
    ended = command("generate", TOPIC, "--base-url", "http://127.0.0.1:8080/v1", *OFFLINE)

    assert (ended.code, ended.err) == (
        2,
        "error: --base-url needs a model: add --model openai:NAME, with the name that the server knows\n",
    )


def test_writer_offline_asks_no_model(command: Command, server: ScriptedServer) -> None:
    model = ("--model", "openai:tiny", "--base-url", server.url)

    facts = command("generate", TOPIC, "--writer", "offline", *model, "--json", *OFFLINE).json

    assert (facts["writer"], facts["model"], server.requests) == ("offline", "", [])


def test_channels(command: Command) -> None:
    folder = made(command("generate", TOPIC, "--channels", "linkedin", *OFFLINE))

    assert (folder / "linkedin.txt").is_file()
    assert not (folder / "article.md").exists()
    assert not (folder / "thread.txt").exists()
    assert "=== FINAL BLOG ARTICLE ===" not in text(folder)


@pytest.mark.parametrize("length", ["400", "short"])
def test_length(command: Command, length: str) -> None:
    long = command("generate", TOPIC, "--json", *OFFLINE).json["words"]["blog"]

    short = command("generate", TOPIC, "--length", length, "--json", *OFFLINE).json["words"]["blog"]

    assert short < long


def test_length_is_a_ceiling_and_its_help_says_so(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTENTGEN_LENGTH", "short")

    words = command("generate", TOPIC, "--json", *OFFLINE).json["words"]["blog"]

    assert words <= 600
    assert "A ceiling for the article" in " ".join(command("generate", "--help").out.split())


def test_tone(command: Command) -> None:
    plain = made(command("generate", TOPIC, *OFFLINE))

    formal = made(command("generate", TOPIC, "--tone", "formal", *OFFLINE))

    assert text(formal, "article.md") != text(plain, "article.md")


def test_audience(command: Command) -> None:
    folder = made(command("generate", TOPIC, "--audience", "platform engineers in hospitals", *OFFLINE))

    assert "platform engineers in hospitals" in text(folder)


def test_keyphrase(command: Command) -> None:
    folder = made(command("generate", TOPIC, "--keyphrase", "watching models", *OFFLINE))

    assert 'keyphrase: "watching models"' in text(folder, "article.md")


def test_lang(command: Command) -> None:
    folder = made(command("generate", TOPIC, "--lang", "en-GB", *OFFLINE))

    assert "\nlang: en-GB\n" in text(folder, "article.md")
    assert '<html lang="en-GB"' in text(folder, "article.html")


def test_a_language_that_the_check_cannot_read_is_refused(command: Command, in_tmp: Path) -> None:
    ended = command("generate", TOPIC, "--lang", "de", *OFFLINE)

    assert ended.code == 2
    assert "no texts can be written in 'de'" in ended.err
    assert list((in_tmp / "outputs").iterdir()) == []


def test_url(command: Command) -> None:
    folder = made(command("generate", TOPIC, "--url", "https://me.test/watching", *OFFLINE))

    assert "canonical: https://me.test/watching" in text(folder, "article.md")
    assert "https://me.test/watching" in text(folder, "linkedin.txt")


@pytest.mark.parametrize("channels", ["linkedin", "x", "linkedin,x"])
def test_posts_alone_link_to_no_article_that_is_not_made(command: Command, in_tmp: Path, channels: str) -> None:
    (in_tmp / "me.toml").write_text('name = "Ada Byron"\nsite = "https://ada.test"\n', "utf-8")
    asked = ("--profile", "me.toml", "--channels", channels)

    alone = made(command("generate", TOPIC, *asked, *OFFLINE))
    linked = made(command("generate", TOPIC, *asked, "--url", "https://me.test/watching", *OFFLINE))
    whole = made(command("generate", TOPIC, *asked[:2], *OFFLINE))

    files = {"linkedin": "linkedin.txt", "x": "thread.txt"}
    for name in (files[channel] for channel in channels.split(",")):
        assert "ada.test" not in text(alone, name)
        assert "https://me.test/watching" in text(linked, name)
        assert "https://ada.test/" in text(whole, name)
    assert "https://ada.test/" not in text(alone) + text(alone, "report.html")
    assert "This run makes no article, so no text links to one; give --url" in text(alone)


def test_citation_style(command: Command) -> None:
    apa = made(command("generate", TOPIC, *OFFLINE))

    ieee = made(command("generate", TOPIC, "--citation-style", "ieee", *OFFLINE))

    def citations(folder: Path) -> str:
        return text(folder).partition("=== CITATIONS ===")[2].partition("===")[0]

    assert citations(ieee) != citations(apa)


def test_out(command: Command, in_tmp: Path) -> None:
    folder = made(command("generate", TOPIC, "--out", "drafts", *OFFLINE))

    assert folder == in_tmp / "drafts" / RUN


def test_prompts(command: Command, in_tmp: Path, server: ScriptedServer) -> None:
    (in_tmp / "mine").mkdir()
    (in_tmp / "mine" / "outline.md.j2").write_text("{% block user %}Plan {{ topic }} my way{% endblock %}", "utf-8")
    model = ("--model", "openai:tiny", "--base-url", server.url)

    command("generate", TOPIC, "--prompts", "mine", *model, *OFFLINE)

    assert server.requests[0].messages[-1][1] == f"Plan {TOPIC} my way"


def test_templates(command: Command, in_tmp: Path) -> None:
    (in_tmp / "mine").mkdir()
    shipped_one = (shipped("templates") / "article.md.j2").read_text("utf-8")
    (in_tmp / "mine" / "article.md.j2").write_text(shipped_one + "\nWritten with care.\n", "utf-8")

    folder = made(command("generate", TOPIC, "--templates", "mine", *OFFLINE))

    assert "Written with care." in text(folder, "article.md")


def test_date(command: Command) -> None:
    folder = made(command("generate", TOPIC, "--date", "2025-02-28", "--quiet"))

    assert folder.name == "2025-02-28-ai-observability"
    assert "\ndate: 2025-02-28\n" in text(folder, "article.md")


def test_the_same_date_gives_the_same_bytes(command: Command) -> None:
    one, two = (made(command("generate", TOPIC, *OFFLINE)) for _ in range(2))

    assert text(one) == text(two)
    assert text(one, "ledger.json") == text(two, "ledger.json")


def test_fail_under(command: Command, in_tmp: Path) -> None:
    assert command("generate", TOPIC, "--fail-under", "1", *OFFLINE).code == 0

    ended = command("generate", TOPIC, "--fail-under", "100", *OFFLINE)

    assert ended.code == 1
    assert "is below --fail-under 100; see " in ended.err
    assert (in_tmp / "outputs" / f"{RUN}-2" / "report.md").is_file()


def test_a_source_that_cannot_be_read_is_told(command: Command, in_tmp: Path) -> None:
    (in_tmp / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing of the kind")

    ended = command("generate", TOPIC, "--sources", "broken.pdf", *OFFLINE)

    assert ended.code == 0
    assert "source left out: broken.pdf: " in ended.out


def test_a_whole_run_by_a_scripted_model(command: Command, answers: Path) -> None:
    facts = command("generate", TOPIC, "--model", f"scripted:{answers}", "--json", *OFFLINE).json

    assert (facts["writer"], facts["degradations"]) == ("full", [])
    assert "What to record first" in Path(facts["report"]).read_text("utf-8")


def test_a_piece_that_the_model_cannot_write_is_told(command: Command, answers: Path, in_tmp: Path) -> None:
    whole = json.loads(answers.read_text("utf-8"))
    cut = [answer for answer in whole if answer["when"] != "ThreadDraft"]
    (in_tmp / "cut.json").write_text(json.dumps(cut), "utf-8")

    ended = command("generate", TOPIC, "--model", f"scripted:{in_tmp / 'cut.json'}", *OFFLINE)

    assert ended.code == 0
    assert "less than was asked for: the thread came from the offline writer: " in ended.out
