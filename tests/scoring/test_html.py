"""A page of HTML is an article with lines of its own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scoring import Document, score, score_text
from scoring.html import looks_like_html, read_html
from tests.scoring.texts import EXEMPLAR, sections

PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<title>Rust async in production</title>
<meta name="description" content="What a year of traces shows.">
<meta name="author" content="Ada Byron">
<meta property="article:published_time" content="2026-03-01">
<link rel="canonical" href="https://blog.ada.dev/rust-async/">
<style>p { color: red }</style>
</head>
<body>
<nav><a href="/">Home</a><p>Menu words</p></nav>
<article>
<h1>Rust async &amp; you</h1>
<p>A task stalled for
<b>two</b> days. See <a href="https://tokio.rs/docs">the docs</a>.</p>
<ul><li>Trace it.</li><li>Read it.</li></ul>
<blockquote><p>It was a lock.</p></blockquote>
<pre><code>fn main() {}</code></pre>
<table><tr><td>4 ms</td></tr></table>
<img src="a.svg" alt="A trace">
<h2>References</h2>
<ol><li>Byron (2026). Traces. <a href="https://a.example/t">https://a.example/t</a></li></ol>
</article>
<footer><p>Imprint</p></footer>
</body></html>
"""


def test_the_head_of_a_page_is_its_front_matter() -> None:
    document = Document.from_html(PAGE)
    assert (document.title, document.description) == ("Rust async in production", "What a year of traces shows.")
    assert (document.url, document.lang) == ("https://blog.ada.dev/rust-async/", "en-GB")
    assert document.front["author"] == "Ada Byron"
    assert document.front_lines["description"] == 5


def test_the_parts_of_a_page_stand_at_its_lines() -> None:
    document = Document.from_html(PAGE)
    assert [(b.kind, b.line) for b in document.structure.blocks] == [
        ("heading", 14),
        ("paragraph", 15),
        ("item", 17),
        ("item", 17),
        ("quote", 18),
        ("code", 19),
        ("cell", 20),
        ("heading", 22),
        ("item", 23),
    ]
    assert [sentence.text for sentence in document.sentences][:2] == ["A task stalled for\ntwo days.", "See the docs."]
    assert [(link.text, link.line, link.in_references) for link in document.links] == [
        ("the docs", 16, False),
        ("https://a.example/t", 23, True),
    ]
    assert [(image.alt, image.line) for image in document.images] == [("A trace", 21)]
    assert [(entry.number, entry.line) for entry in document.references] == [(1, 23)]


def test_menus_styles_and_scripts_are_no_text() -> None:
    said = " ".join(block.text for block in Document.from_html(PAGE).structure.blocks)
    assert "Menu" not in said
    assert "color" not in said
    assert "Imprint" not in said


def test_a_page_without_an_article_is_read_whole() -> None:
    document = Document.from_html("<html><body>Loose words.<div>More <br>words.</div></body></html>")
    assert [block.text for block in document.structure.blocks] == ["Loose words.", "More\nwords."]


def test_a_page_is_known_by_its_opening() -> None:
    assert looks_like_html(PAGE)
    assert looks_like_html("<!-- note -->\n<html>")
    assert not looks_like_html("A text on <html> tags")
    assert [section.channel for section in score_text(PAGE).sections] == ["blog"]


def test_an_article_scores_alike_in_markdown_and_html() -> None:
    from markdown_it import MarkdownIt

    written = sections(EXEMPLAR)["blog"]
    body = MarkdownIt("commonmark").enable("table").render(written.text)
    page = Document.from_html(
        f"<!doctype html><html><body><article>{body}</article></body></html>",
        title=written.title,
        description=written.description,
        slug=written.slug,
        keyphrase=written.keyphrase,
    )
    assert page.words == written.words
    assert len(page.headings) == len(written.headings)
    assert len(page.references) == len(written.references)
    assert abs((score(page).engagement.points or 0) - (score(written).engagement.points or 0)) < 3


@given(st.text(st.sampled_from("<>/p!-ahref=\"' bdiv&;ulli\n"), max_size=200))
def test_any_page_is_read_and_its_lines_lie_in_it(text: str) -> None:
    structure = read_html(text)[1]
    last = text.count("\n") + 1
    assert all(1 <= block.line <= block.end_line <= last for block in structure.blocks)
