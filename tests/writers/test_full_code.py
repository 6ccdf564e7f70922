"""Code that a model places by the id of an item: shown from the source, never from the model's answer."""

from __future__ import annotations

from contentgen.model import Code, Outline, SectionPlan
from contentgen.writers.full.marks import blocks
from tests.material import brief_for, full_writer
from tests.models import Turns
from tests.writers.test_offline_code import SQL, research

PLAN = Outline(
    title="Write-ahead logging",
    thesis="t",
    sections=(SectionPlan(heading="Readers", question="", evidence=("E1", "E2")),),
)


def section(markdown: str) -> tuple[list[object], str]:
    """The blocks of a section that a model wrote, and the prompt that it was shown."""
    asked: list[str] = []

    def answering(turns: Turns, _: str) -> object:
        asked.append(turns[-1][1])
        return {"markdown": markdown}

    made = full_writer(answering).section(brief_for("write-ahead logging"), research(), PLAN, 0)
    return list(made.blocks), asked[0]


def test_a_placed_line_becomes_the_sources_code_with_its_caption() -> None:
    (before, code, after), prompt = section("Look at the first line [A].\n\n[CODE E1]\n\nThen set it [A].")
    assert "[CODE E1] sql" in prompt
    assert SQL in prompt
    assert isinstance(code, Code)
    assert (code.text, code.origin, code.caption.evidence) == (SQL, "quoted", ("E1",))
    assert before != after


def test_an_unknown_id_places_nothing() -> None:
    found, _ = section("Look [A].\n\n[CODE E9]")
    assert [block.type for block in found] == ["paragraph"]  # type: ignore[attr-defined]


def test_without_code_in_the_sources_the_prompt_does_not_speak_of_it() -> None:
    bare = research().model_copy(
        update={
            "sources": tuple(
                s.model_copy(update={"passages": tuple(p.model_copy(update={"code": None}) for p in s.passages)})
                for s in research().sources
            )
        }
    )
    asked: list[str] = []
    writer = full_writer(lambda turns, _: asked.append(turns[-1][1]) or {"markdown": "Look [A]."})
    writer.section(brief_for("write-ahead logging"), bare, PLAN, 0)
    assert "CODE" not in asked[0]
    assert "<code>" not in asked[0]


def test_a_line_in_a_text_without_code_is_no_paragraph() -> None:
    assert blocks("[CODE E1]") == ()
