"""Documents and their facts, with the lines of the file."""

from __future__ import annotations

from scoring import Document, is_report, read_sections
from tests.scoring.texts import EXEMPLAR, SEED, sections

ARTICLE = """---
title: "Rust async: what a year shows"
tags: [rust, async]
canonical: https://blog.ada.dev/a/
---

# Rust async

In March 2023 it took 12 ms [1]; now it
takes 40% less [2, 3]. See [Tokio](https://tokio.rs).

- one item

```
v = 7  # not prose
```

| a | b |
| --- | --- |
| 1 | 2 |

![A trace](t.svg)

## References

1. Li (2024). A. https://a.dev
2. Wu (2023). B.
"""


def test_front_matter_is_taken_off_and_its_lines_are_known() -> None:
    document = Document.from_markdown(ARTICLE)
    assert document.title == "Rust async: what a year shows"
    assert document.url == "https://blog.ada.dev/a/"
    assert document.front["tags"] == ("rust", "async")
    assert document.front_lines["canonical"] == 4
    assert document.first_line == 6


def test_facts_carry_the_lines_of_the_file() -> None:
    document = Document.from_markdown(ARTICLE)
    assert [(head.level, head.text, head.line) for head in document.headings] == [
        (1, "Rust async", 7),
        (2, "References", 24),
    ]
    assert [(mark.text, mark.line) for mark in document.figures] == [("12 ms", 9), ("40%", 9)]
    assert [(mark.text, mark.line) for mark in document.citations] == [("1", 9), ("2", 10), ("3", 10)]
    assert [(link.href, link.line) for link in document.links if not link.in_references] == [("https://tokio.rs", 10)]
    assert [(image.alt, image.line) for image in document.images] == [("A trace", 22)]
    assert [(entry.number, entry.line) for entry in document.references] == [(1, 26), (2, 27)]


def test_code_tables_headings_and_references_are_no_prose() -> None:
    document = Document.from_markdown(ARTICLE)
    text = " ".join(sentence.text for sentence in document.sentences)
    assert "not prose" not in text
    assert "Wu (2023)" not in text
    assert document.items[0].text == "one item"
    assert len(document.code_blocks) == 1
    assert len(document.table_cells) == 4


def test_values_given_by_name_win_over_the_front_matter() -> None:
    assert Document.from_markdown(ARTICLE, title="Mine").title == "Mine"
    assert Document.from_markdown(ARTICLE, title="").title == "Rust async: what a year shows"


def test_a_fact_is_worked_out_once() -> None:
    document = Document.from_markdown(ARTICLE)
    assert document.sentences is document.sentences


def test_a_thread_knows_its_posts_their_lines_and_lengths() -> None:
    document = Document.from_thread("1/2 One.\n\nMore at https://a.dev/x\n\n2/2 Two.", first_line=10)
    assert [(post.counter, post.line, post.end_line, post.length) for post in document.posts] == [
        ("1/2", 10, 12, 41),
        ("2/2", 14, 14, 8),
    ]
    assert [sentence.line for sentence in document.sentences] == [10, 12, 14]


def test_posts_given_one_by_one_keep_their_borders() -> None:
    document = Document.from_thread(["First.\n\nStill first.", "24/7 is no counter."])
    assert [post.text for post in document.posts] == ["First.\n\nStill first.", "24/7 is no counter."]
    assert [post.number for post in document.posts] == [None, None]
    assert document.posts[1].line == 5


def test_the_seed_report_comes_apart_at_its_banners() -> None:
    text = SEED.read_text(encoding="utf-8")
    assert is_report(text)
    found = read_sections(text)
    assert [(each.channel, each.first_line) for each in found] == [
        ("blog", 2),
        ("linkedin", 62),
        ("thread", 81),
        ("citations", 102),
        ("opportunity", 105),
    ]
    assert len(found[2].posts) == 10
    assert found[1].topic == "AI Observability"


def test_the_article_of_a_report_lends_its_keyphrase_title_and_address() -> None:
    found = sections(EXEMPLAR)
    assert found["blog"].first_line == 13
    assert found["blog"].headings[0].line == 14
    assert found["thread"].topic == "AI observability"
    assert found["linkedin"].title == "AI Observability: Trace the Steps, Grade the Answers"
    assert found["thread"].url == found["blog"].url
    assert [post.counter for post in found["thread"].posts] == [f"{n}/8" for n in range(1, 9)]


def test_rules_about_english_leave_other_languages_alone() -> None:
    assert Document.from_text("linkedin", "Das ist nicht gut und auch nicht schön für uns.").english is False
    assert Document.from_text("linkedin", "The lock was in the loop.").english is True
    assert Document.from_text("linkedin", "The lock was in the loop.", lang="de").english is False
