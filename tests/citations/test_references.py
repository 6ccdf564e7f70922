"""The reference list in every style: whole, clean, in the order of use; BibTeX that other tools read back."""

from __future__ import annotations

import re

import pytest
from pybtex.database import parse_string

from contentgen.citations import STYLES, credit, number_sources, render_references, to_bibtex, to_csl, who
from contentgen.errors import UserError
from contentgen.model import Source
from contentgen.outcome import Reference
from tests.material import TOPICS, item, library, source, written


@pytest.fixture(scope="module", params=sorted(STYLES))
def rendered(request: pytest.FixtureRequest) -> tuple[tuple[Source, Reference], ...]:
    return tuple(zip(library(), render_references(library(), request.param), strict=True))


def test_every_record_is_rendered_whole_in_every_style(rendered: tuple[tuple[Source, Reference], ...]) -> None:
    for record, reference in rendered:
        title = re.sub(r"\W+", " ", str(record.csl["title"])).lower().strip()
        shown = re.sub(r"\W+", " ", reference.text).lower()
        assert title[:40] in shown, reference.text
        for form in (reference.text, reference.markdown, reference.html):
            assert form.strip() == form
            assert "None" not in form
            assert "{" not in form


def test_no_entry_has_stray_punctuation(rendered: tuple[tuple[Source, Reference], ...]) -> None:
    wrong = [
        reference.text
        for _, reference in rendered
        if re.search(r"(?<!\.)\.\.(?!\.)|[?!]\.(?=\s|$)|\. \.|,,|, ,| ,|\(\)|\.-\.|  |\s\.(?=\s|$)", reference.text)
    ]
    assert wrong == []


def test_no_title_stands_twice_in_an_entry(rendered: tuple[tuple[Source, Reference], ...]) -> None:
    wrong = [r.text for s, r in rendered if len(str(s.csl["title"])) > 20 and r.text.count(str(s.csl["title"])) > 1]
    assert wrong == []


def test_plain_forms_hold_no_html_and_html_is_escaped(rendered: tuple[tuple[Source, Reference], ...]) -> None:
    for _, reference in rendered:
        assert not re.search(r"<[a-z/]|&(?:amp|lt|gt|#\d+);", reference.text)
        assert not re.search(r"</?(?:i|em|b|span)>|&(?:amp|lt|gt|#\d+);", reference.markdown)
        bare = re.sub(r"</?(?:i|b|em|span|sup|sub|a)\b[^>]*>", "", reference.html)
        assert "<" not in bare
        assert not re.search(r"&(?!amp;|lt;|gt;|quot;|#)", bare)


def test_every_address_is_shown_and_linked(rendered: tuple[tuple[Source, Reference], ...]) -> None:
    for record, reference in rendered:
        assert reference.url
        assert re.search(r"https?://", reference.text), record.id
        assert re.search(r"\]\(https?://[^\s)]+\)", reference.markdown), record.id
        assert '<a href="http' in reference.html


@pytest.mark.parametrize(
    ("style", "shown"), [("mla", "Lu, Jie, et al."), ("chicago", "Lu, Jie, Anjin Liu, "), ("apa", "Lu, J., Liu, A., ")]
)
def test_given_names_are_shortened_where_the_style_says_so_and_only_there(style: str, shown: str) -> None:
    (record,) = (each for each in library() if each.id == "lu2018")
    assert render_references((record,), style)[0].text.startswith(shown)


def test_an_address_that_holds_the_title_stays_whole() -> None:
    record = source(
        title="Hallucinations", author=[], URL="https://a.example.org/evals/hallucinations.md", type="webpage"
    )
    for style in STYLES:
        (reference,) = render_references([record], style)
        assert "https://a.example.org/evals/hallucinations.md" in reference.text


def test_numbers_follow_the_order_given() -> None:
    records = tuple(reversed(library()[:9]))
    references = render_references(records)
    assert [r.number for r in references] == list(range(1, 10))
    assert [r.source_id for r in references] == [s.id for s in records]
    assert render_references(()) == ()


def test_the_same_sources_render_the_same() -> None:
    assert render_references(library()[:20], "ieee") == render_references(library()[:20], "ieee")


def test_an_unknown_style_names_the_known_ones() -> None:
    with pytest.raises(UserError) as raised:
        render_references(library()[:1], "acs")
    assert str(raised.value) == "unknown citation style 'acs'; known: apa, chicago, harvard, ieee, mla, vancouver"


@pytest.mark.parametrize("style", sorted(STYLES))
def test_hostile_fields_are_text_and_nothing_else(style: str) -> None:
    record = source(
        title="A <script>alert(1)</script> & {braces} title", author=[{"family": "O'Neil <b>", "given": "A."}]
    )
    (reference,) = render_references((record,), style)
    assert "<script" not in reference.html


@pytest.mark.parametrize(
    "fields", [{"title": "Only a title", "author": [], "issued": {}}, {"issued": {"date-parts": [[]]}}]
)
def test_a_source_with_few_fields_is_still_rendered(fields: dict[str, object]) -> None:
    (reference,) = render_references((source(**fields),))
    assert "None" not in reference.text
    assert str(fields.get("title", "On Traces")) in reference.text


def test_bibtex_reads_back_entry_for_entry() -> None:
    data = parse_string(to_bibtex(library()), "bibtex")
    assert len(data.entries) == len(library())
    for record in library():
        entry = data.entries[re.sub(r"[^A-Za-z0-9:_-]", "-", record.id)]
        assert entry.fields["title"].strip("{}").replace("\\", "") == str(record.csl["title"]).replace("\\", "")
        assert len(entry.persons.get("author", [])) == len(record.csl.get("author", []))
    assert to_bibtex(()) == ""


def test_sources_with_ids_that_bibtex_would_merge_stay_apart() -> None:
    twins = (source(id="a b"), source(id="a.b"), source(id="A-B"))
    assert len(parse_string(to_bibtex(twins), "bibtex").entries) == 3


@pytest.mark.parametrize(
    "title",
    ["A 100% & #1 title", "Braces {in} it", "An _underscore_ and $dollar$", "Unbalanced { brace", "Back\\slash"],
)
def test_bibtex_takes_any_title(title: str) -> None:
    data = parse_string(to_bibtex((source(title=title),)), "bibtex")
    assert len(data.entries) == 1


def test_csl_json_has_the_id_first_and_no_empty_field() -> None:
    for record in library():
        csl = to_csl(record)
        assert next(iter(csl)) == "id"
        assert csl["id"] == record.id
        assert not [key for key, value in csl.items() if value in ("", None)]


def test_sources_are_numbered_by_first_use() -> None:
    ledger = {f"E{n}": item(n, source_id=s) for n, s in enumerate("abcab", 1)}
    assert number_sources(["E3", "E1", "E4", "E2", "E3"], ledger) == {"c": 1, "a": 2, "b": 3}
    with pytest.raises(KeyError):
        number_sources(["E99"], ledger)


@pytest.mark.parametrize(
    ("authors", "custom", "name", "short"),
    [
        ([("Li", "")], {}, "Li", "Li 2024"),
        ([("Li", ""), ("Wu", "")], {}, "Li and Wu", "Li and Wu 2024"),
        ([("Li", ""), ("Wu", ""), ("Ma", "")], {}, "Li and colleagues", "Li et al. 2024"),
        ([("Li", "")], {"authors_truncated": True}, "Li and colleagues", "Li et al. 2024"),
    ],
)
def test_sources_are_called_by_their_people(
    authors: list[tuple[str, str]], custom: dict[str, bool], name: str, short: str
) -> None:
    record = source(author=[{"family": family, "given": given} for family, given in authors], custom=custom)
    assert (who(record), credit(record)) == (name, short)


def test_every_record_of_the_library_has_a_short_name() -> None:
    for record in library():
        assert 2 < len(credit(record)) <= 80, record.id
        assert who(record)


@pytest.mark.parametrize("topic", TOPICS)
def test_citations_and_references_are_the_same_set(topic: str) -> None:
    work = written(topic)
    body, listed = work.texts.article.split("## References")
    used = [int(n) for n in re.findall(r"\[(\d+)\](?!\()", body)]
    numbers = [int(n) for n in re.findall(r"^(\d+)\. ", listed, re.MULTILINE)]
    assert set(used) == set(numbers)
    assert numbers == list(range(1, len(numbers) + 1))
    assert list(dict.fromkeys(used)) == numbers
    credited = {work.research.evidence(e).source_id for post in work.every_post for e in post.credits}
    assert {r.source_id for r in work.references} == credited | {
        work.research.evidence(e).source_id for e in work.cited()
    }
