"""Rules across the sections of a report, on reports of our own; the seed's are in `test_seed_defects`."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

import scoring
from scoring import Finding, score_text
from scoring.report_rules import REPORT
from tests.scoring.texts import EXEMPLAR, OFFLINE

FOLDER = Path(scoring.__file__).parent / "report_rules"

REPORT_TEXT = """=== FINAL BLOG ARTICLE ===
---
title: Mowing less
author: Ida Moor
---
# Mowing less

We counted 31 species on the unmown half and 12 on the mown one, in July 2024. Our tools for the count were
iNaturalist and PlantNet. Mowing twice a year cost 40% less fuel than mowing monthly.

=== FINAL LINKEDIN POST ===
We counted 31 species on the unmown half of the churchyard and 12 on the mown one.

Mow in June and September, leave the edges, and rake the hay off, so that the soil stays poor and flowers win.

=== FINAL X THREAD ===
1/2 31 species on the unmown half, 12 on the mown one (July 2024).

2/2 Mowing twice a year cost 40% less fuel. We counted with iNaturalist.

=== OPPORTUNITY ANALYSIS ===
SEO Score: 20/100 (no description, no address)
"""


def found(text: str, rule: str = "") -> list[Finding]:
    return [
        finding
        for section in score_text(text).sections
        for finding in section.findings
        if finding.id.startswith("report.") and finding.id.endswith(rule)
    ]


def changed(old: str, new: str) -> str:
    assert old in REPORT_TEXT
    return REPORT_TEXT.replace(old, new)


def test_a_report_that_agrees_with_itself_has_no_finding() -> None:
    assert found(REPORT_TEXT) == []


@pytest.mark.parametrize("path", [EXEMPLAR, OFFLINE], ids=["exemplar", "offline"])
def test_the_exemplars_have_none_but_the_name_in_their_banner(path: Path) -> None:
    assert [finding.id for finding in found(path.read_text(encoding="utf-8"))] == ["report.platform-name"]


def test_a_tool_that_only_the_post_names_is_reported_with_those_of_the_article() -> None:
    (finding,) = found(changed("with iNaturalist.", "with BirdNet."), "unnamed-tools")
    assert (finding.line, finding.words, finding.severity) == (19, "BirdNet", "warning")
    assert finding.column == REPORT_TEXT.split("\n")[18].index("iNaturalist") + 1
    assert "iNaturalist (line 8), PlantNet (line 8)" in finding.message


def test_a_figure_that_only_the_post_gives_is_reported() -> None:
    (finding,) = found(changed("40% less fuel. We", "55% less fuel. We"), "unbacked-figures")
    assert (finding.line, finding.words) == (19, "55%")


def test_small_counts_and_other_notations_of_a_figure_are_no_difference() -> None:
    text = changed("40% less fuel. We", "40 percent less fuel, told in 2 posts. We")
    assert found(text, "unbacked-figures") == []


def test_a_credential_that_only_the_post_tells_is_reported() -> None:
    text = changed("Mow in June", "As a garden consultant, I help companies mow. Mow in June")
    assert {finding.line for finding in found(text, "own-claims")} == {14}
    both = text.replace("Our tools", "As a garden consultant, I know. Our tools")
    assert found(both, "own-claims") == []


def test_a_post_that_only_lists_a_line_of_the_linkedin_post_is_reported() -> None:
    text = changed("2/2 Mowing twice a year cost 40% less fuel. We counted with iNaturalist.", "2/2 Mow in June and "
                   "September, leave the edges, rake the hay.")  # fmt: skip
    (finding,) = found(text, "repeated-posts")
    assert finding.line == 19
    assert "line 14" in finding.message
    assert found(text.replace("rake the hay.", "rake the hay: 9 bags a day."), "repeated-posts") == []


@pytest.mark.parametrize(
    ("line", "reported"),
    [
        ("SEO Score: 99/100 (fine)", True),
        ("**SEO Score**: 100", True),
        ("- Opportunity: 99.5 / 100", True),
        ("SEO Score: 20/100 (no description)", False),
        ("Seo work took 99 hours", False),
        ("Suggestions: none", False),
    ],
)
def test_a_score_stated_far_above_ours_is_reported(line: str, reported: bool) -> None:
    text = changed("SEO Score: 20/100 (no description, no address)", line).replace("# Mowing less", "# Mowing")
    assert bool(found(text, "stated-scores")) is reported


def test_a_score_is_held_against_the_section_that_the_analysis_speaks_of() -> None:
    ours = {section.channel: section.scores.seo for section in score_text(REPORT_TEXT).sections}
    assert ours["blog"] is not None
    assert ours["linkedin"] is not None
    low, high = sorted((("blog", ours["blog"]), ("linkedin", ours["linkedin"])), key=lambda pair: pair[1])
    stated = low[1] + 21
    assert stated <= high[1] + 20
    name = "Blog article" if low[0] == "blog" else "LinkedIn post"
    text = changed("SEO Score: 20/100 (no description, no address)", f"**{name}**\nSEO Score: {stated:.1f}/100 (fine)")
    (finding,) = found(text, "stated-scores")
    assert finding.line == 23
    assert not found(text.replace(f"**{name}**\n", ""), "stated-scores")


def test_banners_over_an_article_without_front_matter_are_no_markup() -> None:
    (finding,) = found(changed("---\ntitle: Mowing less\nauthor: Ida Moor\n---\n", ""), "banners")
    assert finding.line == 1
    assert "(lines 1, 7, 12, 17)" in finding.message


def test_the_old_name_of_the_platform_is_reported_at_its_banner() -> None:
    (finding,) = found(changed("FINAL X THREAD", "FINAL TWITTER THREAD"), "platform-name")
    assert finding.line == 16


def test_sections_without_an_article_have_nothing_to_differ_from() -> None:
    text = "=== FINAL LINKEDIN POST ===\nWe use BirdNet and save 55%.\n\n=== CITATIONS ===\n[1] A. https://a.dev\n"
    assert found(text) == []


def test_a_finding_across_sections_costs_no_points_and_stands_in_the_section_of_its_line() -> None:
    text = changed("with iNaturalist.", "with BirdNet.")
    before, after = score_text(REPORT_TEXT), score_text(text)
    (place,) = [section.channel for section in after.sections if any("BirdNet" in f.message for f in section.findings)]
    assert place == "thread"
    assert [section.scores for section in before.sections[:2]] == [section.scores for section in after.sections[:2]]
    assert sum(finding.points_lost for finding in found(text)) == 0.0


def test_each_file_is_a_rule_with_a_source_and_a_short_module() -> None:
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__", "combined"}
    assert sorted(files) == sorted(rule.id.removeprefix("report.").replace("-", "_") for rule in REPORT)
    for rule in REPORT:
        module = inspect.getmodule(type(rule))
        assert module is not None
        assert len(inspect.getsource(module).split("\n")) <= 65
        assert f"\nSource: {rule.source}" in (inspect.getdoc(type(rule)) or "")
