"""From settings to a desk: the brief, the phrase bank, keys that notice a change, and what run.json records."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentgen.brief import brief_of, keyphrase_of
from contentgen.desk import content_key, sources_key
from contentgen.errors import ProviderError, UserError
from contentgen.model import Profile
from contentgen.settings import Settings, load
from tests.material import TODAY, brief_for, desk_again, desk_in, report_of

KEY = "sk-very-secret-0123456789"


def test_the_brief_holds_what_was_asked_for() -> None:
    settings = Settings(
        tone="formal", length=900, channels=("blog",), url="https://ada.li/a", profile=Profile(audience="SREs")
    )
    brief = brief_of("  AI \n observability\u200b  ", settings, TODAY)
    assert (brief.topic, brief.keyphrase, brief.tone, brief.length) == (
        "AI observability",
        "AI observability",
        "formal",
        900,
    )
    assert (brief.channels, brief.url, brief.audience, brief.today) == (("blog",), "https://ada.li/a", "SREs", TODAY)
    assert (
        brief_of("x y", Settings(keyphrase="other", audience="CTOs", profile=Profile(audience="SREs")), TODAY).audience
        == "CTOs"
    )


@pytest.mark.parametrize("topic", ["", "   ", "?!", "\u200b\u200f", "…"])
def test_a_topic_that_says_nothing_is_refused(topic: str) -> None:
    with pytest.raises(UserError) as raised:
        brief_of(topic, Settings(), TODAY)
    assert str(raised.value) == 'no topic: say what to write about, for instance contentgen generate "AI observability"'


def test_a_topic_that_is_a_text_is_refused() -> None:
    with pytest.raises(UserError, match=r"the topic has 300 characters, at most 200; put longer material into a file"):
        brief_of("a" * 300, Settings(), TODAY)


@given(st.text(max_size=250))
def test_every_topic_gives_a_brief_of_one_clean_line_or_an_error_of_ours(topic: str) -> None:
    try:
        brief = brief_of(topic, Settings(), TODAY)
    except UserError:
        return
    assert "\n" not in brief.topic
    assert brief.topic == " ".join(brief.topic.split())
    assert 0 < len(brief.topic) <= 200
    assert len(brief.keyphrase.split()) <= 5


@pytest.mark.parametrize(
    ("topic", "keyphrase"),
    [
        ("LLM drift detection in production", "LLM drift detection"),
        ("AI observability: why it matters", "AI observability"),
        ("Prompt injection defence", "prompt injection defence"),
        ("RAG evaluation", "RAG evaluation"),
        ("Observability for LLM agents", "observability for LLM agents"),
        ("Grafana dashboards", "Grafana dashboards"),
        ("one two three four five six seven", "one two three four five"),
    ],
)
def test_the_keyphrase_is_the_head_of_the_topic(topic: str, keyphrase: str) -> None:
    assert keyphrase_of(topic) == keyphrase


@given(st.text(max_size=120))
def test_a_keyphrase_is_always_made_of_the_topics_words(topic: str) -> None:
    assert keyphrase_of(topic).lower() in " ".join(topic.split()).lower()


def test_a_key_changes_with_its_value_only() -> None:
    assert content_key([brief_for("a"), 1]) == content_key([brief_for("a"), 1])
    assert content_key([brief_for("a"), 1]) != content_key([brief_for("b"), 1])


def test_a_changed_added_or_removed_file_changes_the_key_of_the_sources(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("one", encoding="utf-8")
    keys = [sources_key([str(tmp_path)])]
    file.write_text("two", encoding="utf-8")
    os.utime(file, (1, 1))
    keys.append(sources_key([str(tmp_path)]))
    (tmp_path / "b.md").write_text("more", encoding="utf-8")
    keys.append(sources_key([str(tmp_path)]))
    file.unlink()
    keys.append(sources_key([str(tmp_path)]))
    assert len(set(keys)) == 4
    assert sources_key([str(tmp_path)]) == keys[-1]
    assert sources_key([str(tmp_path / "not-there.md")]) == sources_key([])


def test_without_a_model_the_writer_is_offline_whatever_keys_lie_about(tmp_path: Path) -> None:
    settings = load({"out": str(tmp_path)}, {"OPENAI_API_KEY": KEY}, tmp_path)
    assert settings.chosen_writer() == "offline"
    assert desk_in(tmp_path).writer.name == "offline"


def test_a_changed_phrase_changes_the_key_of_the_outline(tmp_path: Path) -> None:
    own = tmp_path / "mine" / "offline" / "en"
    own.mkdir(parents=True)
    desk = desk_in(tmp_path)
    shipped_text = (Path(__file__).parents[1] / "templates/offline/en/phrases.toml").read_text(encoding="utf-8")
    (own / "phrases.toml").write_text(shipped_text.replace("Key takeaways", "In short"), encoding="utf-8")
    other = desk_again(tmp_path, desk.folder, templates=str(tmp_path / "mine"))
    assert other.writer_key != desk.writer_key
    assert desk_again(tmp_path, desk.folder).writer_key == desk.writer_key


def test_a_changed_prompt_changes_the_key_of_a_models_texts(tmp_path: Path) -> None:
    script = tmp_path / "script.json"
    script.write_text("[]", encoding="utf-8")
    prompts = tmp_path / "prompts"
    prompts.mkdir()
    desk = desk_in(tmp_path, model=f"scripted:{script}", prompts=str(prompts))
    text = (Path(__file__).parents[1] / "prompts/section.md.j2").read_text(encoding="utf-8")
    (prompts / "section.md.j2").write_text(
        text.replace("You write one section", "You write one good section"), encoding="utf-8"
    )
    assert (
        desk_again(tmp_path, desk.folder, model=f"scripted:{script}", prompts=str(prompts)).writer_key
        != desk.writer_key
    )


def test_a_language_that_the_check_does_not_know_is_refused_with_a_model_too(tmp_path: Path) -> None:
    script = tmp_path / "script.json"
    script.write_text("[]", encoding="utf-8")
    choices: tuple[dict[str, Any], ...] = ({}, {"model": f"scripted:{script}"})
    for flags in choices:
        with pytest.raises(UserError, match="no texts can be written in 'fr': the check and the phrases know en"):
            desk_in(tmp_path, language="fr", **flags)


def test_run_json_records_the_run_and_no_secret(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    report_of(desk)
    text = (desk.folder.path / "run.json").read_text(encoding="utf-8")
    facts = json.loads(text)
    assert facts["topic"] == "AI observability"
    assert (facts["writer"], facts["model"], facts["tokens_in"]) == ("offline", "", 0)
    assert [stage["stage"] for stage in facts["stages"]] == ["research", "outline", "article", "check", "posts"]
    assert {"contentgen", "python", "pydantic"} <= facts["versions"].keys()
    assert "api_key" not in text
    assert KEY not in text


def test_only_a_failed_endpoint_ends_a_run_that_the_floor_finished(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    assert desk.fatal(ProviderError("x"))
    assert not desk.fatal(UserError("x"))
