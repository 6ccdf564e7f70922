"""Lists in every form that is read, and rows: what is there is taken as it stands, what cannot be read says why."""

from __future__ import annotations

import contextlib
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentgen.citations import STYLES, render_references, to_bibtex, to_csl
from contentgen.errors import UserError
from contentgen.references import Author, Entry, Unreadable, assess, entries_of, rows_of
from contentgen.references.knowledge import Knowledge
from contentgen.references.known import known_from
from contentgen.references.making import from_bibtex, from_csl
from contentgen.references.people import people_in
from contentgen.references.wording import name_key, words_of
from tests.material import library

BIB = r"""
@inproceedings{ray22, author = {Ana van der Berg and K{\"u}bler, Jo and others}, title = {{T}races of {LLM}s},
  booktitle = {ICML}, year = 2022, pages = {1--9}, doi = {https://doi.org/10.1000/x\_1.}}

@misc{pre, author = {Li Wei}, title = {A preprint}, eprint = {2201.00001v2}, archiveprefix = {arXiv}, year = {2022}}
"""
RIS = "TY  - JOUR\nTI  - Traces\nAU  - Berg, Ana\nPY  - 2021\nT2  - J. of X\nSP  - 9\nEP  - 3\nDO  - 10.1/x\nSN  - 0028-0837\nER  - \n"
CSL = {
    "id": "a",
    "type": "article-journal",
    "title": "Traces",
    "author": [{"family": "Berg", "given": "Ana"}],
    "issued": {"date-parts": [[2021]]},
}
MARKDOWN = """# Post
A claim [1] and another [^n].

1. a step, no reference of 2020 at all

[^n]: Ray, J. (2021). On notes. *Journal of Notes*, 3, 1-9. https://doi.org/10.1000/n

## References

1. Lu, J., Liu, A., & Dong, F. (2018). Learning under drift: A review. *IEEE Trans*, 12(3), 120-110.
   https://doi.org/10.1109/TKDE.2018.2876857
2. D. Sculley and G. Holt, “Hidden debt,” in *NeurIPS*, 2015, pp. 2503–2511. [Online]. Available: https://papers.nips.cc/p
3. [Attention is all you need](https://arxiv.org/abs/1706.03762), Vaswani et al., 2017
4. Klaise J, Van Looveren A. Monitoring models in production 2020. <https://arxiv.org/abs/2007.06299>

## After

- not a reference, 2020, https://x.org
"""


def read(name: str, text: str) -> tuple[Entry, ...]:
    found = entries_of(name, text)
    assert not [each for each in found if isinstance(each, Unreadable)]
    return tuple(each for each in found if isinstance(each, Entry))


def test_bibtex_keeps_what_is_wrong_with_it() -> None:
    first, second = read("a.bib", BIB)
    assert first.authors == (Author(family="van der Berg", given="Ana"), Author(family="Kübler", given="Jo"))
    assert (first.others, first.title, first.venue, first.year, first.line) == (True, "Traces of LLMs", "ICML", 2022, 2)
    assert first.doi == "10.1000/x_1."
    assert (second.arxiv, second.key) == ("2201.00001", "pre")


def test_csl_json_is_a_list_an_object_with_items_or_one_item() -> None:
    for value in ([CSL], {"items": [CSL]}, CSL):
        (entry,) = read("a.json", json.dumps(value))
        assert (entry.key, entry.title, entry.year, str(entry.authors[0])) == ("a", "Traces", 2021, "Ana Berg")
    assert entries_of("a.json", json.dumps([CSL, 3]))[1] == Unreadable(key="item:2", error="not a JSON object")


def test_ris_keeps_a_malformed_number() -> None:
    (entry,) = read("a.ris", RIS)
    assert (entry.doi, entry.pages, entry.issn, entry.venue) == ("10.1/x", "9-3", "0028-0837", "J. of X")


def test_markdown_is_read_under_its_heading_and_in_notes() -> None:
    note, lu, sculley, attention, klaise = read("a.md", MARKDOWN)
    assert (note.key, note.title, note.year, note.doi, note.line) == ("n", "On notes", 2021, "10.1000/n", 6)
    assert [str(author) for author in lu.authors] == ["J. Lu", "A. Liu", "F Dong"]
    assert (lu.title, lu.venue, lu.pages) == ("Learning under drift: A review", "IEEE Trans", "120-110")
    assert (lu.doi, lu.line) == ("10.1109/TKDE.2018.2876857", 10)
    assert (sculley.title, sculley.venue, sculley.year, sculley.pages) == ("Hidden debt", "NeurIPS", 2015, "2503–2511")
    assert sculley.url == "https://papers.nips.cc/p"
    assert (attention.title, attention.arxiv, attention.year) == ("Attention is all you need", "1706.03762", 2017)
    assert (klaise.title, klaise.year, [a.family for a in klaise.authors]) == (
        "Monitoring models in production",
        2020,
        ["Klaise", "Van Looveren"],
    )


def test_without_a_heading_items_that_look_cited_are_read() -> None:
    text = "Some words.\n\n- A. Ray. On traces of teams in production. 2021. https://x.org/y\n- buy milk\n"
    (entry,) = read("-", text)
    assert entry.url == "https://x.org/y"


@pytest.mark.parametrize("style", sorted(STYLES))
def test_what_the_program_renders_it_reads_back(style: str) -> None:
    sources = library()
    text = "## References\n\n" + "\n".join(f"{r.number}. {r.markdown}" for r in render_references(sources, style))
    entries = read("a.md", text)
    real = [from_csl(source.csl) for source in sources]
    assert len(entries) == len(real)
    titles = sum(words_of(a.title) == words_of(b.title) for a, b in zip(entries, real, strict=True))
    years = sum(a.year == b.year for a, b in zip(entries, real, strict=True) if a.year and b.year)
    links = sum(a.url == b.url or a.doi.lower() == b.doi.lower() != "" for a, b in zip(entries, real, strict=True))
    firsts = sum(
        name_key(a.authors[0]) == name_key(b.authors[0])
        for a, b in zip(entries, real, strict=True)
        if a.authors and b.authors
    )
    assert titles >= 0.92 * len(real)
    assert years >= 0.97 * sum(bool(a.year and b.year) for a, b in zip(entries, real, strict=True))
    assert links >= 0.98 * len(real)
    assert firsts >= 0.9 * len(real)


def test_bibtex_and_csl_json_of_the_library_come_back_whole() -> None:
    sources = library()
    from_bib = read("a.bib", to_bibtex(sources))
    from_json = read("a.json", json.dumps([to_csl(source) for source in sources]))
    for source, bib, csl in zip(sources, from_bib, from_json, strict=True):
        real = from_csl(source.csl)
        assert csl == real.model_copy(update={"key": source.id})
        assert (words_of(bib.title), bib.year, bib.doi) == (words_of(real.title), real.year, real.doi)


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.pdf", "x", "no list of references is read from .pdf"),
        ("a.md", "no references here", "no reference found"),
        ("a.bib", "", "no reference found"),
        ("a.json", "{", "not readable as JSON"),
        ("a.json", "3", "no CSL-JSON"),
        ("a.ris", "TY", "no reference found"),
    ],
)
def test_a_file_that_holds_no_list_is_an_error_that_says_so(name: str, text: str, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        entries_of(name, text)


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    for name in ("a.md", "a.bib", "a.ris", "a.json"):
        with contextlib.suppress(UserError):
            assert entries_of(name, text)


@given(st.binary(max_size=120))
def test_any_row_is_an_entry_or_says_why_not(line: bytes) -> None:
    for each in rows_of(line):
        assert each.key
        assert isinstance(each, Entry) or each.error


def test_rows_are_bibtex_fields_or_csl_items_and_unknown_keys_are_ignored() -> None:
    rows = [
        {"id": "r1", "type": "article", "fields": {"title": "T", "year": 2020, "x": [1], "author": "A B"}, "label": 1},
        {"id": 7, **{key: value for key, value in CSL.items() if key != "id"}, "nonsense": None},
        {"type": "article", "fields": {"title": "T"}},
        {"id": "r4", "fields": []},
        {"id": "r5", "fields": {"label": "x"}},
        {"id": "r6", "type": 3, "fields": {"title": "T"}},
        [1],
    ]
    data = b"\xef\xbb\xbf" + b"\n".join(json.dumps(row).encode() for row in rows) + b"\n\n\xff{}\n{nope\n"
    found = list(rows_of(data))
    assert [each.key for each in found] == ["r1", "7", "line:3", "r4", "r5", "r6", "line:7", "line:9", "line:10"]
    assert [isinstance(each, Entry) for each in found] == [True, True, True, *[False] * 6]


def test_a_name_that_was_cut_within_its_braces_is_still_read() -> None:
    entry = from_bibtex("article", {"author": "Tri Dao and R{\\'e", "title": "T"})
    assert [author.family for author in entry.authors] == ["Dao", "Ré"]


@pytest.mark.parametrize(
    ("text", "families", "others"),
    [
        ("Lu, Jie, Anjin Liu, and Fan Dong. 2018.", ["Lu", "Liu", "Dong"], False),
        ("Sculley D, Holt G, et al.", ["Sculley", "Holt"], True),
        ("J. Lu, A. Liu, and G. van der Berg,", ["Lu", "Liu", "van der Berg"], False),
        ("Korbak, Tomek, et al.", ["Korbak"], True),
        ("OpenTelemetry Authors.", ["Authors"], False),
        ("", [], False),
    ],
)
def test_names_are_told_apart_in_every_style(text: str, families: list[str], others: bool) -> None:
    people, cut = people_in(text)
    assert ([one.family for one in people], cut) == (families, others)


def test_a_combined_report_lists_each_work_once_from_its_own_section() -> None:
    entry = "Ray, J. (2021). On notes. *Journal of Notes*, 3, 1-9. https://doi.org/10.1000/n"
    report = f"=== FINAL BLOG ARTICLE ===\n# T\n\n## References\n\n1. {entry}\n\n=== CITATIONS ===\n[1] {entry}\n"
    (found,) = entries_of("report.md", report)
    assert (found.line, found.title) == (9, "On notes")  # type: ignore[union-attr]


def test_an_empty_section_of_a_report_leaves_the_articles_list() -> None:
    report = (
        "=== FINAL BLOG ARTICLE ===\n## References\n\n1. Ray, J. (2021). On notes. *Journal*.\n\n=== CITATIONS ===\n"
    )
    assert len(entries_of("report.md", report)) == 1


#: entries that their style writes in a way that cannot be told apart: a version as the container, a name in capitals
UNCLEAR = {"apa": 1, "chicago": 1, "vancouver": 2}


@pytest.mark.parametrize("style", STYLES)
def test_library_records_pass_as_each_style_writes_them(style: str) -> None:
    works = Knowledge(today=date(2026, 11, 28), known=known_from(from_csl(dict(source.csl)) for source in library()))
    passed = 0
    for start in range(0, len(library()), 50):
        written = render_references(library()[start : start + 50], style)
        listed = "## References\n\n" + "\n".join(f"{each.number}. {each.markdown}" for each in written)
        entries = [entry for entry in entries_of("list.md", listed) if isinstance(entry, Entry)]
        passed += sum(assess(entry, works).verdict == "ok" for entry in entries)
    assert passed >= len(library()) - UNCLEAR.get(style, 0)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (
            "van der Weij, Teun, Felix Hofstätter, and Oliver Jaffe",
            ["Teun van der Weij", "Felix Hofstätter", "Oliver Jaffe"],
        ),
        ("Maia Polo, Felipe, et al.", ["Felipe Maia Polo"]),
        ("Lipton Z, Wang Y-X, Smola A", ["Z Lipton", "Y-X Wang", "A Smola"]),
        ("L. Chen, C. Ré, and M. Zaharia", ["L. Chen", "C. Ré", "M. Zaharia"]),
    ],
)
def test_names_are_read_in_the_orders_of_styles(line: str, names: list[str]) -> None:
    assert [str(person) for person in people_in(line)[0]] == names
