"""What ships passes the check: every phrase as framing, every library card against its own note."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

import pytest

from contentgen.model import Evidence, Passage, Sentence, Source
from contentgen.verification import check_sentence, is_factual, kind_of
from contentgen.writers.offline.section import framing
from tests.material import ROOT, bank, library

NAMED = {
    "keyphrase": "observability",
    "audience": "platform engineers",
    "title": "observability",
    "source": "the source",
}


class Slots(dict[str, str]):
    """What stands for a slot: names and figures enter a text only by these, from the brief and the ledger."""

    def __missing__(self, key: str) -> str:
        return NAMED.get(key, "what it says")


SLOTS = Slots()
NOT_SENTENCES = {"order", "keywords"}
#: what stands around a fact and is checked with it
AROUND_A_FACT = {"quote", "add", "contrast"}
#: cards whose short imperative says less in other words than its note; each has been read against it
CARDS_IN_OTHER_WORDS = {"yao2024/1 advice"}


def texts(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for part in value:
            yield from texts(part, path)
    elif isinstance(value, dict):
        for key, part in value.items():
            if key not in NOT_SENTENCES:
                yield from texts(part, f"{path}.{key}" if path else key)


def phrases() -> list[tuple[str, str]]:
    return [
        pair
        for name in ("questions", "phrases")
        for pair in texts(tomllib.loads((ROOT / f"templates/offline/en/{name}.toml").read_text(encoding="utf-8")))
        if pair[0].split(".")[0] not in AROUND_A_FACT
    ]


def test_every_phrase_passes_as_framing() -> None:
    wrong = []
    for path, text in phrases():
        judged = check_sentence(framing(text.format_map(SLOTS)), [], [], topic="observability")
        if judged.status != "supported":
            wrong.append((path, text, judged.reasons))
    assert wrong == []
    assert len(phrases()) > 900


def test_no_phrase_holds_a_figure_a_name_or_talk_of_research() -> None:
    assert [(path, text) for path, text in phrases() if is_factual(text.format_map(SLOTS))] == []


def test_no_phrase_is_said_in_the_first_person() -> None:
    assert [(path, text) for path, text in phrases() if kind_of(text.format_map(SLOTS)) == "personal"] == []


def test_every_question_has_its_phrases_in_all_tones() -> None:
    for question in (*bank().questions.values(), *bank().kinds.values()):
        for toned in (question.lead, question.consequence):
            assert all(toned.of(tone) for tone in ("plain", "formal", "conversational"))


def cards() -> Iterator[tuple[Source, Passage, str, str]]:
    for source in library():
        for passage in source.passages:
            for form in ("statement", "short", "attributed", "advice"):
                if text := getattr(passage, form):
                    yield source, passage, form, text


@pytest.mark.parametrize("form", ["statement", "short", "attributed", "advice"])
def test_every_library_card_says_what_its_own_note_says(form: str) -> None:
    wrong = []
    for source, passage, kind, text in cards():
        if kind != form:
            continue
        evidence = Evidence(
            id="E1",
            source_id=source.id,
            passage_id=passage.id,
            claim=passage.statement,
            note=passage.text,
            locator=passage.locator,
        )
        sentence = Sentence(text=text, kind="instruction" if form == "advice" else "claim", evidence=("E1",))
        judged = check_sentence(sentence, [evidence], [source])
        if judged.status != "supported" and f"{passage.id} {form}" not in CARDS_IN_OTHER_WORDS:
            wrong.append((f"{passage.id} {form}", judged.reasons, text))
    assert wrong == []
