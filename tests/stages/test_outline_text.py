"""An outline as a text and back: what was not edited is the same, what was is taken at its word, what is wrong is named."""

from __future__ import annotations

import contextlib
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentgen.errors import UserError
from contentgen.model import Outline
from contentgen.stages.outline_text import outline_text, read_outline
from contentgen.writers.full import FullWriter
from tests.material import TOPICS, brief_for, found, full_writer, written
from tests.models import honest

TOPIC = TOPICS[0]
RESEARCH = found(TOPIC)
OFFLINE: Outline = written(TOPIC).plan
PLACE = "outline.md"
TEXT = outline_text(OFFLINE, RESEARCH, "a-run")


def full_plan() -> Outline:
    writer: FullWriter = full_writer(honest)
    return writer.outline(brief_for(TOPIC), RESEARCH)


def read(text: str | bytes, planned: Outline | None = None) -> Outline:
    return read_outline(text if isinstance(text, bytes) else text.encode(), PLACE, RESEARCH, planned)


def line_of(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


@pytest.mark.parametrize("topic", TOPICS)
def test_an_outline_of_the_offline_writer_comes_back_as_it_was(topic: str) -> None:
    plan, research = written(topic).plan, found(topic)

    assert read_outline(outline_text(plan, research, "r").encode(), PLACE, research) == plan


def test_an_outline_of_a_model_comes_back_as_it_was_where_nothing_was_edited() -> None:
    plan = full_plan()
    text = outline_text(plan, RESEARCH, "r")

    assert read(text, plan) == plan
    unasked = [section.model_copy(update={"question": ""}) for section in read(text).sections]
    assert tuple(unasked) == plan.sections


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: re.sub(r"(?m)^(- E\d+): .*$", r"\1", text),
        lambda text: re.sub(r"(?s)<!--.*?-->", "", text),
        lambda text: text.replace("\n\n", "\n").replace("- E", "  *  E"),
        lambda text: text.replace("a-run", "another-run"),
    ],
)
def test_what_does_not_count_changes_nothing(change: object) -> None:
    assert callable(change)
    edited = change(TEXT)

    assert read(edited) == read(TEXT) == OFFLINE
    assert read(edited, OFFLINE) is OFFLINE or "*" in edited


def test_sections_can_be_moved_renamed_removed_and_added() -> None:
    head, *sections = re.split(r"(?m)^(?=## )", TEXT.partition("# Not used")[0])
    renamed = sections[0].replace(OFFLINE.sections[0].heading, "Quiet failures")
    kept = {*OFFLINE.sections[0].evidence, *OFFLINE.sections[2].evidence, *OFFLINE.opening}
    one, other = [item.id for item in RESEARCH.ledger if item.id not in kept][:2]
    added = f"## My own section\n\nPoint: Say it.\n\n- {one}\n- {other.lower()}: anything at all\n"

    plan = read("".join([head, sections[2], renamed, added]))

    assert [each.heading for each in plan.sections] == [
        OFFLINE.sections[2].heading,
        "Quiet failures",
        "My own section",
    ]
    assert plan.sections[0] == OFFLINE.sections[2]
    assert plan.sections[1] == OFFLINE.sections[0].model_copy(update={"heading": "Quiet failures"})
    assert (plan.sections[2].evidence, plan.sections[2].point) == ((one, other), "Say it.")
    assert plan.opening == OFFLINE.opening


def test_evidence_can_be_moved_removed_and_taken_from_what_was_not_used() -> None:
    first, second = OFFLINE.sections[:2]
    lines = TEXT.splitlines()
    moved = next(line for line in lines if line.startswith(f"- {first.evidence[0]}:"))
    unused = lines[line_of(TEXT, "# Not used") + 1]
    lines = [line for line in lines if line not in (moved, unused)]
    at = lines.index(f"## {second.heading}") + 1
    plan = read("\n".join([*lines[:at], moved, unused, *lines[at:]]))

    assert plan.sections[0].evidence == first.evidence[1:]
    assert plan.sections[1].evidence[0] == first.evidence[0]
    assert plan.sections[1].evidence[1] == unused.split(":")[0].removeprefix("- ")


HEAD = "Title: A title\nThesis: A thesis.\n\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HEAD + "## One\n- E999: what\n", "line 5: no evidence is called E999; this run holds E1 to E80"),
        (HEAD + "## One\n- X3: what\n", "line 5: no evidence is called X3"),
        (HEAD + "## One\n- E1\n## Two\n- E1\n", "line 7: E1 stands at line 5 already; remove one of the two"),
        (HEAD + "# Opening\n- E1\n## Two\n- E1\n", "line 7: E1 stands at line 5 already"),
        (HEAD + "## One\n- E1\n## One\n- E2\n", "line 6: the heading 'One' stands at line 4 already; rename one"),
        (HEAD + "## One\n- E1\n##\n- E2\n", "line 6: a section without a heading; write one behind ##"),
        (HEAD + "## One\n- E1\n## \u200b \u202e\n- E2\n", "line 6: a section without a heading"),
        (HEAD + "## One\n## Two\n- E2\n", "line 4: the section 'One' has no evidence; give it some or remove"),
        (HEAD + "# Not used\n- E1\n", "no section is left; write at least one: '## heading', then its evidence"),
        (HEAD, "no section is left"),
        ("", "no title; write a line 'Title: ...' at its beginning"),
        ("## One\n- E1\n", "no title"),
        ("Title:\n## One\n- E1\n", "no title"),
        (HEAD + "Title: Another\n## One\n- E1\n", "line 4: a second title; keep one of the two"),
        (HEAD + "- E1\n## One\n- E2\n", "line 4: E1 stands under no section; put it under a line that begins with ##"),
        (HEAD + "Point: x\n## One\n- E2\n", "line 4: a point belongs under the heading of a section, once"),
        (HEAD + "## One\nPoint: x\nPoint: y\n- E2\n", "line 6: a point belongs under"),
        (HEAD + "# Opening\nPoint: x\n## One\n- E2\n", "line 5: a point belongs under"),
        (HEAD + "## One\n- E1, E2\n", "line 5: two ids in one line; give each item of evidence a line of its own"),
        (HEAD + "## One\nE1 is my favourite\n- E1\n", "line 5: 'E1 is my favourite' is none of 'Title: ...'"),
        (HEAD + "## One\n- E1\n\nSome prose of mine.\n", "line 7: 'Some prose of mine.' is none of"),
        (HEAD + "# One\n- E1\n", "line 4: '# One': only '# Opening' and '# Not used' have one #; a section begins"),
        (HEAD + "### One\n- E1\n", "line 4: '### One': only"),
        (HEAD + f"## {'x' * 151}\n- E1\n", "line 4: the heading has 151 characters; at most 150"),
        (f"Title: {'x' * 201}\n## One\n- E1\n", "line 1: the title has 201 characters; at most 200"),
        (HEAD + f"## One\n- E1 {'x' * 2000}\n", "line 5: 2005 characters are too many for one line; at most 2000"),
        (HEAD + "## One\n- E1\n<!-- my note\n## Two\n- E2\n", "line 6: a comment begins here and does not end"),
        (b"Title: A\n## One\n- E1 \xff\xfe\n", "line 3: not UTF-8; save the file as UTF-8"),
        (b"x" * 400_001, "400001 bytes are more than an outline has; at most 400000"),
    ],
)
def test_what_is_wrong_is_named_with_its_line_and_the_way_out(text: str | bytes, told: str) -> None:
    with pytest.raises(UserError) as raised:
        read(text)

    assert str(raised.value).startswith(f"{PLACE}: {told}")


def test_what_cannot_be_seen_is_taken_out_of_what_its_user_wrote() -> None:
    plan = read("Title: A\u202e \x1b[31mtitle\n## \u200bOne\ttwo\n- E1\n")

    assert (plan.title, plan.sections[0].heading) == ("A [31mtitle", "One two")


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300), st.integers(min_value=0))
def test_whatever_is_pasted_in_is_an_outline_or_a_named_error(pasted: str, seed: int) -> None:
    at = random.Random(seed).randrange(len(TEXT))
    with contextlib.suppress(UserError):
        _is_an_outline(read(TEXT[:at] + pasted + TEXT[at:]))


def _is_an_outline(plan: Outline) -> None:
    known = {item.id for item in RESEARCH.ledger}
    ids = [*plan.opening, *(e for section in plan.sections for e in section.evidence)]
    assert known.issuperset(ids)
    assert len(ids) == len(set(ids))
    assert all(section.evidence and section.heading for section in plan.sections)


@given(st.binary(max_size=200))
def test_bytes_are_an_outline_or_a_named_error(data: bytes) -> None:
    with pytest.raises(UserError, match=r"^outline\.md: "):
        read(data)
