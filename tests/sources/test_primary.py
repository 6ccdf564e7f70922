"""The origin of a claim is cited, not who repeats it: real little documents, read as a run reads them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentgen.model import Brief, Passage, Source
from contentgen.sources import Query, build_ledger, rank, research
from contentgen.sources.files import FilesAdapter
from contentgen.sources.links import addresses_in, links_of
from contentgen.sources.primary import primary_first, repeated
from contentgen.sources.project import open_index, search
from tests.sources.kept import TODAY, filled, index_of

Keywords = dict[str, tuple[str, ...]]
FINDING = "In the trial, hive sensors reported 80.7% of the swarms at least 21 hours before they happened."
PAPER = f"""---
title: Early warning of swarms by sensors in the hive
author: Ada Keeper
year: 2024
doi: 10.1000/hive.21
type: article-journal
---

# Early warning of swarms by sensors in the hive

{FINDING} Beekeeping without sensors missed 14 of 40 swarms in the same season.
"""
OWN_WORDS = "Beekeeping with sensors costs 35 euros a hive in the first year."


def blog(sentence: str, link: str = "", *, kind: str = "post-weblog") -> str:
    said = sentence.replace("hive sensors", f'<a href="{link}">hive sensors</a>') if link else sentence
    return (
        f'<html lang="en"><head><title>What my bees told me</title><meta name="type" content="{kind}"></head>'
        f"<body><h1>What my bees told me</h1><p>{said}</p><p>{OWN_WORDS}</p></body></html>"
    )


def read(folder: Path, **files: str) -> tuple[Source, ...]:
    """The documents as sources; the name before the last underscore is the stem, what follows the suffix."""
    for name, text in files.items():
        stem, _, suffix = name.rpartition("_")
        (folder / f"{stem}.{suffix}").write_text(text, "utf-8")
    return FilesAdapter().find(Query(topic="", locations=(str(folder),), today=TODAY)).sources


def claims(sources: tuple[Source, ...]) -> tuple[dict[str, list[str]], tuple[str, ...]]:
    """The claims of a ledger on hive sensors by their source, and what is told."""
    own = frozenset(source.id for source in sources)
    passages, notes = primary_first(rank("beekeeping hive sensors", sources, keywords={}, own=own).passages)
    found: dict[str, list[str]] = {}
    for item in build_ledger(passages).ledger:
        found.setdefault(item.source_id, []).append(item.claim)
    return found, notes


REPEATED = "A trial found that hive sensors reported 81% of the swarms at least 21 hours before they happened."


@pytest.mark.parametrize("link", ["https://doi.org/10.1000/hive.21", "https://doi.org/10.1000/HIVE.21#abstract"])
def test_a_page_that_links_to_the_paper_is_not_cited_for_its_figure(tmp_path: Path, link: str) -> None:
    found, notes = claims(read(tmp_path, a_blog_html=blog(REPEATED, link), paper_md=PAPER))
    assert found["a-blog-html"] == [OWN_WORDS]
    assert FINDING in found["paper-md"]
    title = "Early warning of swarms by sensors in the hive"
    assert notes == (f"What my bees told me: 1 passage: repeats '{title}', to which it links, and left out",)


def test_a_page_that_names_the_papers_title_is_not_cited_for_its_figure(tmp_path: Path) -> None:
    said = f'As "Early warning of swarms by sensors in the hive" puts it: {REPEATED}'
    found, notes = claims(read(tmp_path, a_blog_html=blog(said), paper_md=PAPER))
    assert found["a-blog-html"] == [OWN_WORDS]
    assert "which it names" in notes[0]


def test_a_sentence_with_the_authors_name_and_figure_gives_way(tmp_path: Path) -> None:
    said = "Keeper saw hive sensors report 81% of the swarms at least 21 hours before they happened."
    found, _ = claims(read(tmp_path, a_blog_html=blog(said), paper_md=PAPER))
    assert found["a-blog-html"] == [OWN_WORDS]


def test_a_page_with_another_figure_is_kept(tmp_path: Path) -> None:
    other = REPEATED.replace("81%", "64%")
    found, notes = claims(read(tmp_path, a_blog_html=blog(other, "https://doi.org/10.1000/hive.21"), paper_md=PAPER))
    assert other in found["a-blog-html"]
    assert notes == ()


def test_a_document_that_points_nowhere_is_kept(tmp_path: Path) -> None:
    found, notes = claims(read(tmp_path, report_md=f"# Our own report\n\n{REPEATED}\n", paper_md=PAPER))
    assert REPEATED in found["report-md"]
    assert notes == ()


def test_a_web_page_that_points_nowhere_stands_below_the_paper(tmp_path: Path) -> None:
    page, paper = read(tmp_path, a_blog_html=blog(REPEATED), paper_md=PAPER)
    page = page.model_copy(update={"reliability": "web page"})
    own = frozenset((page.id, paper.id))
    passages, notes = primary_first(rank("beekeeping hive sensors", (page, paper), keywords={}, own=own).passages)
    order = [item.passage.text for item in passages]
    assert order.index(FINDING) + 1 == order.index(REPEATED)
    assert notes[0].endswith("which is the work itself, and placed below it")


def test_the_paper_that_links_to_the_page_is_not_its_copy(tmp_path: Path) -> None:
    paper = PAPER.replace("Beekeeping without", "See https://bees.test/told for more. Beekeeping without")
    page = blog(REPEATED, "https://doi.org/10.1000/hive.21").replace(
        "<head>", '<head><link rel="canonical" href="https://bees.test/told">'
    )
    found, _ = claims(read(tmp_path, a_blog_html=page, paper_md=paper))
    assert FINDING in found["paper-md"]


def test_what_was_read_through_a_summary_gives_way_to_the_work() -> None:
    told = Passage(id="a/0", text="", statement=REPEATED, locator="", verbatim=False, second_hand=True)
    first = Passage(id="b/0", text=FINDING, locator="", verbatim=True)
    both = [(source_of("a", told), told), (source_of("b", first), first)]
    assert repeated(both)["a/0"].passage == "b/0"
    assert repeated(both)["a/0"].dropped


def test_the_run_tells_what_it_left_to_the_origin(tmp_path: Path, keywords: Keywords) -> None:
    for n in range(6):
        text = f"# Trial {n} of beekeeping\n\nBeekeeping with hive sensors lost {n} of 4{n} colonies in winter.\n"
        (tmp_path / f"t{n}.md").write_text(text, "utf-8")
    read(tmp_path, a_blog_html=blog(REPEATED, "https://doi.org/10.1000/hive.21"), paper_md=PAPER)
    asked = Brief(topic="beekeeping hive sensors", keyphrase="hive sensors", sources=(str(tmp_path),), today=TODAY)
    result = research(asked, keywords=keywords)
    assert REPEATED not in [item.claim for item in result.ledger]
    assert len(result.notes) == 1


def test_a_search_of_the_project_shows_the_origin_first_and_says_why(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    read(notes, a_blog_html=blog(REPEATED, "https://doi.org/10.1000/hive.21"), paper_md=PAPER)
    filled(tmp_path, notes)
    with open_index(index_of(tmp_path)) as index:
        found = search(index, "hive sensors reported swarms hours before", limit=5)
    texts = [match.text for match in found]
    assert texts.index(FINDING) + 1 == texts.index(REPEATED)
    assert "to which it links" in found[texts.index(REPEATED)].why


def test_links_are_known_in_every_spelling() -> None:
    text = "See doi:10.1000/Hive.21, arXiv:2401.01234 and (https://www.Example.org/a/)."
    assert links_of((), [text]) == ("doi:10.1000/hive.21", "arxiv:2401.01234", "url:example.org/a")
    assert links_of(["https://arxiv.org/abs/2401.01234v2"], [])[0] == "arxiv:2401.01234"
    assert addresses_in("Nothing to see here.") == ()


def source_of(name: str, *passages: Passage, links: tuple[str, ...] = (), kind: str = "") -> Source:
    csl = {"title": f"Work {name}", "URL": f"https://{name}.test", "type": kind}
    return Source(
        id=name,
        csl=csl,
        adapter="files",
        location=name,
        passages=passages,
        fetched=date(2026, 11, 24),
        links=links,
    )


@settings(max_examples=80, deadline=None)
@given(
    drawn=st.lists(
        st.tuples(st.sampled_from("abcd"), st.sampled_from([10, 10.4, 20]), st.booleans(), st.sampled_from("abcd")),
        min_size=1,
        max_size=8,
    )
)
def test_whatever_points_at_what_each_finding_stays_once(drawn: list[tuple[str, float, bool, str]]) -> None:
    held = []
    for n, (name, figure, second_hand, target) in enumerate(drawn):
        text = f"The trial of sensors in hives saw {figure}% of all swarms."
        passage = Passage(id=f"{name}/{n}", text=text, locator="", verbatim=True, second_hand=second_hand)
        held.append((source_of(name, passage, links=(f"url:{target}.test",)), passage))
    found = repeated(held)
    ids = {passage.id for _, passage in held}
    assert all(told.passage in ids - found.keys() for told in found.values())
    assert found.keys() < ids
