"""`<!-- score off -->`: what it hides, where it is obeyed, what it does to the points, and what of it is reported."""

from __future__ import annotations

import pytest

from scoring import FileScores, score_rows, score_text

SLOT = "Text with a [Add a link here] in it."
GARBLED = "A cafÃ© opened."


def ids(scored: FileScores) -> list[str]:
    return [finding.id for section in scored.sections for finding in section.findings]


def found(text: str, **given: bool) -> list[str]:
    return [each for each in ids(score_text(text, channel="blog", **given)) if each.startswith(("limit", "lint"))]


def test_a_finding_is_off_until_on() -> None:
    text = f"# T\n\n<!-- score off: limit.placeholder -->\n{SLOT}\n<!-- score on -->\n\n{SLOT}\n"
    (line,) = [each.line for each in score_text(text).sections[0].findings if each.id == "limit.placeholder"]
    assert line == 7
    assert score_text(text).sections[0].off == 1


@pytest.mark.parametrize(
    "text",
    [
        f"# T\n\n<!-- score off: limit.placeholder, seo -->\n{SLOT}\n",
        f"# T\n\n<!-- score off -->\n{SLOT}\n",
        f"# T\n\n{SLOT} <!-- score off-line: limit -->\n",
        f"# T\n\n<!-- score off-next-line: limit.place -->\n{SLOT}\n",
    ],
)
def test_switches_hide_by_the_beginning_of_an_id_and_by_line(text: str) -> None:
    assert found(text) == []
    assert "limit.placeholder" in found(text, switches=False)


def test_a_switch_before_any_text_holds_for_the_front_matter_and_the_whole() -> None:
    head = "---\ntitle: A title of some words for this\nslug: Bad_Slug\n---\n"
    off = "<!-- score off: seo.slug, seo.article-data -->\n"
    assert {"seo.slug", "seo.article-data"} <= set(ids(score_text(f"{head}# T\n\n{SLOT}")))
    assert not {"seo.slug", "seo.article-data", "lint.unused-switch"} & set(
        ids(score_text(f"{head}{off}# T\n\n{SLOT}"))
    )
    assert "seo.slug" in ids(score_text(f"{head}# T\n\n{off}{SLOT}"))


def test_points_come_back_only_when_nothing_of_a_judgement_is_left() -> None:
    plain = score_text(f"# T\n\n{SLOT}\n\n{SLOT}\n").sections[0].scores.seo or 0.0
    half = score_text(f"# T\n\n{SLOT} <!-- score off-line: limit -->\n\n{SLOT}\n").sections[0].scores.seo or 0.0
    whole = score_text(f"<!-- score off: limit -->\n\n# T\n\n{SLOT}\n\n{SLOT}\n").sections[0].scores.seo or 0.0
    free = score_text("# T\n\nText with a link in it.\n\nText with a link in it.\n").sections[0].scores.seo or 0.0
    assert half == pytest.approx(plain)
    assert whole > 2 * plain
    assert whole == pytest.approx(free, abs=8)


@pytest.mark.parametrize(
    ("switch", "said"),
    [
        ("<!-- score off: limit.garbled -->", "switches nothing off; remove"),
        (
            "<!-- score off: limit.garbeld -->",
            "no rule's id begins with 'limit.garbeld'. Did you mean 'limit.garbled'?",
        ),
        ("<!-- score off-lines: limit -->", "write one of off, off-line, off-next-line, on"),
        ("<!-- score on -->", "nothing is off here"),
        ("<!-- score on: seo -->", "not after on"),
    ],
)
def test_a_switch_that_does_nothing_is_reported_at_its_line(switch: str, said: str) -> None:
    section = score_text(f"# T\n\nText.\n{switch}\n").sections[0]
    (finding,) = [each for each in section.findings if each.id == "lint.unused-switch"]
    assert finding.line == 4
    assert said in finding.message


def test_comments_that_are_no_switch_and_code_that_shows_one_are_left_alone() -> None:
    text = f"# T\n\n<!-- score of the match: 3 to 1 -->\n\n```\n<!-- score off: limit -->\n```\n\n{SLOT}\n"
    assert found(text) == ["limit.placeholder"]


def test_posts_and_rows_obey_no_switch() -> None:
    text = f"<!-- score off -->\n{SLOT}"
    assert "limit.placeholder" in ids(score_text(text, channel="linkedin"))
    row = next(score_rows(['{"id": 1, "channel": "blog", "text": "<!-- score off -->\\n[Add a link here] it is."}']))
    assert row["blockers"]


def test_in_a_report_only_the_article_has_switches() -> None:
    text = f"=== FINAL BLOG ARTICLE ===\n# T\n\n<!-- score off -->\n{SLOT}\n\n=== FINAL LINKEDIN POST ===\n{SLOT}\n"
    blog, post = score_text(text).sections
    assert not any(each.id.startswith("limit") for each in blog.findings)
    assert [each.line for each in post.blockers] == [8]
