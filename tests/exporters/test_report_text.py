"""The combined report as text: its sections, their order, the analysis and the lines that it names."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

import pytest

from contentgen.errors import UserError
from contentgen.exporters.markdown import Rendering, article_text
from contentgen.model import Degradation, Profile
from contentgen.outcome import Report
from contentgen.resources import shipped
from contentgen.stages.report import combine
from tests.material import TOPICS, Written, brief_for, found, full_writer, rendering, written
from tests.models import garbage, saying

BANNERS = (
    "=== FINAL BLOG ARTICLE ===",
    "=== FINAL LINKEDIN POST ===",
    "=== FINAL TWITTER THREAD ===",
    "=== CITATIONS ===",
    "=== OPPORTUNITY ANALYSIS ===",
)
SECTION_OF = {"Blog article": BANNERS[0], "LinkedIn post": BANNERS[1], "X thread": BANNERS[2]}


def combined(work: Written, *more: Degradation) -> Report:
    return combine(
        work.brief,
        work.research,
        work.plan,
        work.checked.model_copy(update={"article": work.article}),
        work.posts,
        (*work.degradations, *more),
        writer=work.writer.name,
        model="",
        render=rendering(),
    )


@lru_cache(maxsize=8)
def report(topic: str = TOPICS[0]) -> Report:
    return combined(written(topic))


def section_at(lines: list[str], number: int) -> str:
    """The banner above a line, counted from 1."""
    return next(line for line in reversed(lines[:number]) if line in BANNERS)


def test_the_sections_stand_under_the_banners_of_the_example_in_its_order() -> None:
    lines = report().text.splitlines()
    assert [line for line in lines if line.startswith("===")] == list(BANNERS)
    assert lines[0] == BANNERS[0]


@pytest.mark.parametrize("topic", TOPICS[:3])
def test_each_section_holds_its_channels_text(topic: str) -> None:
    made = report(topic)
    parts = re.split("|".join(map(re.escape, BANNERS)), made.text)
    assert parts[1].strip() == made.texts.article.strip()
    assert parts[2].strip() == made.texts.linkedin.strip()
    assert parts[3].strip() == "\n\n".join(made.texts.thread)
    listed = [re.split(" Cited(?: through our notes)?: ", line)[0] for line in parts[4].strip().splitlines()]
    assert listed == [f"[{r.number}] {r.text}" for r in made.references]


def test_the_analysis_begins_with_its_four_lines() -> None:
    analysis = report().text.split(f"{BANNERS[4]}\n")[1].splitlines()
    assert re.fullmatch(r"\*\*Opportunity Score\*\*: \d{1,3}/100", analysis[0])
    assert re.fullmatch(r"\*\*SEO Score\*\*: \d{1,3}/100", analysis[1])
    assert re.fullmatch(r"\*\*Engagement Score\*\*: \d{1,3}/100", analysis[2])
    assert re.fullmatch(r"\*\*Suggestions\*\*: \S.*", analysis[3])
    assert analysis[4] == ""


def test_the_scores_of_the_first_lines_are_the_means_of_the_table() -> None:
    made = report()
    for name, shown in re.findall(r"\*\*(Opportunity|SEO|Engagement) Score\*\*: (\d+)/100", made.text):
        mean = made.mean(name.lower())
        assert mean is not None
        assert shown == f"{mean:.0f}"


@pytest.mark.parametrize("topic", TOPICS[:3])
def test_lines_named_in_suggestions_stand_in_the_right_section(topic: str) -> None:
    made = report(topic)
    lines = made.text.splitlines()
    analysis = lines[lines.index(BANNERS[4]) :]
    channel, seen = "", 0
    for line in analysis:
        channel = line.strip("*") if line.strip("*") in SECTION_OF and line.startswith("**") else channel
        if match := re.match(r"- Line (\d+): ", line):
            seen += 1
            number = int(match[1])
            assert 1 <= number <= len(lines)
            assert section_at(lines, number) == SECTION_OF[channel]
    assert seen > 3
    count = re.search(r"\*\*Suggestions\*\*: (\d+)", made.text)
    assert count is not None
    assert int(count[1]) == sum(
        bool(re.match(r"- .*\((seo|engagement|opportunity|limit)[^)]*\)$", line)) for line in analysis
    )


def test_what_the_texts_rest_on_is_said() -> None:
    made = report()
    assert f"- {len(made.references)} sources cited of {len(made.research.sources)} found" in made.text
    assert "- Written by the offline writer, without a model." in made.text
    assert "No author is known" in made.text
    assert "No address is known" in made.text


def test_nothing_is_said_to_be_missing_when_it_is_there() -> None:
    profile = Profile(name="Ada Li", site="https://ada.li/notes")
    text = combined(Written(brief_for(TOPICS[0], profile=profile), found(TOPICS[0]))).text
    assert "No author is known" not in text
    assert "No address is known" not in text
    assert 'author: "Ada Li"' in text
    assert re.search(r"^canonical: https://ada\.li/notes/[a-z0-9-]+/$", text, re.MULTILINE)


def test_everything_that_went_wrong_is_shown() -> None:
    work = Written(brief_for(TOPICS[0]), found(TOPICS[0]), full_writer(garbage))
    text = combined(work, Degradation(stage="check", what="a piece", why="a reason")).text
    assert "**Less than was asked for**" in text
    assert "- a piece: a reason" in text
    for degradation in work.degradations:
        assert f"- {degradation.what}: {degradation.why}" in text
    assert "**Less than was asked for**" not in report().text


def test_removed_sentences_are_shown_with_their_reasons() -> None:
    work = Written(brief_for(TOPICS[0]), found(TOPICS[0]), full_writer(saying(["Observatron is the best tool [A]."])))
    text = combined(work).text
    assert "**Removed by the check**" in text
    assert '"Observatron is the best tool." (called opinion but states a fact without evidence)' in text


@pytest.mark.parametrize("channels", [("blog",), ("linkedin",), ("x",), ("blog", "x")])
def test_channels_not_asked_for_have_no_section(channels: tuple[str, ...]) -> None:
    text = combined(Written(brief_for(TOPICS[0], channels=channels), found(TOPICS[0]))).text
    names = {"blog": BANNERS[0], "linkedin": BANNERS[1], "x": BANNERS[2]}
    expected = [names[c] for c in channels] + list(BANNERS[3:])
    assert [line for line in text.splitlines() if line.startswith("===")] == expected


def test_the_report_is_the_same_each_time() -> None:
    assert combined(Written(brief_for(TOPICS[0]), found(TOPICS[0]))).text == report().text


def test_no_slot_of_the_example_is_left_open() -> None:
    example = "[Add citations here]", "[Placeholder for citations]", "1/n", "[Add citations when"
    assert not [slot for slot in example if slot in report().text]


def test_a_users_template_that_reads_an_unknown_value_is_named(tmp_path: Path) -> None:
    (tmp_path / "article.md.j2").write_text("# {{ title }}\n{{ titel }}\n", encoding="utf-8")
    work = written(TOPICS[0])
    with pytest.raises(UserError, match=r"^templates/article\.md\.j2.*'titel' is undefined"):
        Rendering((tmp_path, shipped("templates")), {}).text("article.md.j2", title=work.article.title)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{{ title + 1 }}", "can only concatenate"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ title.upper.no() }}", "no attribute 'no'"),
        ("{{ title['x' }}", "unexpected"),
        ("{{ title | nofilter }}", "No filter named"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "recursion"),
        ("{% include 'absent.j2' %}", "absent.j2"),
        ("{{ range(999999999) }}", "Range too big"),
    ],
)
def test_what_a_users_template_raises_names_its_line(tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "article.md.j2").write_text(f"# {{{{ title }}}}\n{line}\n", encoding="utf-8")
    with pytest.raises(UserError, match=rf"^templates/article\.md\.j2:2: .*{re.escape(message)}"):
        Rendering((tmp_path, shipped("templates")), {}).text("article.md.j2", title="A title")


def test_a_fault_in_an_included_template_names_that_one(tmp_path: Path) -> None:
    (tmp_path / "article.md.j2").write_text("{% include 'part.md.j2' %}", encoding="utf-8")
    (tmp_path / "part.md.j2").write_text("\n\n{{ title + 1 }}", encoding="utf-8")
    with pytest.raises(UserError, match=r"^templates/part\.md\.j2:3: "):
        Rendering((tmp_path, shipped("templates")), {}).text("article.md.j2", title="A title")


def test_front_matter_quotes_what_yaml_would_misread() -> None:
    work = written(TOPICS[0])
    odd = work.article.model_copy(update={"title": 'A "quoted": title # with \\ signs'})
    text = article_text(odd, work.research, work.brief, work.references, rendering())
    line = next(line for line in text.splitlines() if line.startswith("title: "))
    assert json.loads(line.removeprefix("title: ")) == odd.title
