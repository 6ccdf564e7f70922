"""The checks: complete, and each right about an entry that is wrong and about one that only looks so."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentgen.references import Author, Entry, assess, checks
from contentgen.references.checks import CHECKS, remarks_on
from contentgen.references.knowledge import Knowledge, forms, venue_named, venues
from tests.references.cases import CASES, KNOWLEDGE, TODAY, paper

FOLDER = Path(checks.__file__).parent
CODES = {code: severity for check in CHECKS for code, severity in check.codes.items()}
TEXT = st.text(max_size=40)


def codes_of(entry: Entry) -> set[str]:
    return {remark.code for remark in remarks_on(entry, KNOWLEDGE)}


def test_every_file_holds_one_check_of_the_list() -> None:
    files = {path.stem.replace("_", "-") for path in FOLDER.glob("*.py")} - {"--init--", "base"}
    assert files == {check.name for check in CHECKS}


def test_every_remark_has_a_case() -> None:
    assert set(CASES) == set(CODES)
    assert sum(len(check.codes) for check in CHECKS) == len(CODES)


@pytest.mark.parametrize("code", CASES)
def test_a_remark_is_made_where_it_is_due_and_not_beside_it(code: str) -> None:
    due, innocent = CASES[code]
    (remark,) = [each for each in remarks_on(due, KNOWLEDGE) if each.code == code]
    assert remark.severity == CODES[code]
    assert remark.message
    assert "\n" not in remark.message
    assert code not in codes_of(innocent)


def test_a_plain_paper_earns_no_remark() -> None:
    assert codes_of(paper()) == set()
    assert assess(paper(), KNOWLEDGE).verdict == "ok"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Proceedings of the 38th International Conference on Machine Learning (ICML)", "ICML"),
        ("Advances in Neural Information Processing Systems 32", "NeurIPS"),
        ("2022 IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)", "CVPR"),
        ("IEEE/CVF International Conference on Computer Vision", "ICCV"),
        ("Transactions of the Association for Computational Linguistics", "TACL"),
        ("Findings of the Association for Computational Linguistics: EMNLP 2021", "Findings of ACL"),
        ("SOUPS @ USENIX Security Symposium", "SOUPS"),
        ("Mach. Learn.", "Machine Learning"),
        ("NeurIPS 2022", "NeurIPS"),
        ("Proc. IEEE/CVF Conf. Comput. Vis. Pattern Recognit.", "CVPR"),
        ("Adv. Neural Inf. Process. Syst.", "NeurIPS"),
        ("Int. Conf. Mach. Learn.", "ICML"),
        ("J. Mach. Learn. Res.", "JMLR"),
        ("CVPR Workshops", None),
        ("Int. J. Mach. Learn. Cybern.", None),
        ("ICML Workshop on Forecasting", None),
        ("International Conference on Machine Learning and Applications", None),
        ("Nature Reviews Physics", None),
        ("International Journal of Machine Learning", None),
        ("", None),
    ],
)
def test_a_venue_is_known_by_its_names_and_not_by_those_of_others(text: str, name: str | None) -> None:
    found = venue_named(text)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("venue", "doi"),
    [
        ("EMNLP", "10.18653/v1/2021.findings-emnlp.1"),
        ("ICML", "10.5555/3305381.3305518"),
        ("CVPR Workshops", "10.1109/CVPRW53098.2021.00001"),
        ("Proc. IEEE/CVF Conf. Comput. Vis. Pattern Recognit.", "10.1109/CVPR46437.2021.00001"),
    ],
)
def test_what_honest_references_say_is_not_held_against_them(venue: str, doi: str) -> None:
    found = assess(paper(venue=venue, doi=doi, year=2021), KNOWLEDGE)
    assert found.verdict == "ok", found.reasons


def test_facts_are_sourced_and_no_alias_names_two_venues() -> None:
    aliases = [alias for venue in venues() for alias in venue.aliases]
    assert len(aliases) == len(set(aliases))
    assert all(venue.source.startswith("https://") for venue in venues())
    assert all(form.source.startswith("https://") for kind in ("dois", "addresses") for form in forms(kind))  # type: ignore[arg-type]
    for venue in venues():
        assert all(venue_named(alias) == venue for alias in venue.aliases), venue.name
    names = {venue.name for venue in venues()}
    for form in (*forms("dois"), *forms("addresses")):
        told = {form.venue, *form.letters.values(), *(each.rpartition(" ")[0] for each in form.series.values())} - {""}
        assert told <= names, form.form


@given(
    st.builds(
        Entry,
        type=st.sampled_from(["article-journal", "paper-conference", "webpage", "x"]),
        title=TEXT,
        authors=st.lists(st.builds(Author, family=TEXT, given=TEXT), max_size=3).map(tuple),
        year=st.none() | st.integers(0, 9999),
        venue=TEXT,
        pages=TEXT,
        doi=TEXT,
        arxiv=TEXT,
        isbn=TEXT,
        issn=TEXT,
        url=TEXT,
    )
)
def test_whatever_an_entry_holds_it_gets_a_verdict(entry: Entry) -> None:
    found = assess(entry, KNOWLEDGE)
    assert 0 < found.p_bad < 1
    assert found.verdict in ("ok", "doubtful", "bad")
    assert assess(entry, KNOWLEDGE) == found


@given(st.integers(0, 999_999_999))
def test_an_isbn_with_its_own_check_digit_is_right_and_with_another_is_wrong(number: int) -> None:
    body = f"978{number:09d}"
    digit = -sum(int(c) * (1, 3)[n % 2] for n, c in enumerate(body)) % 10
    assert "isbn" not in codes_of(paper(isbn=f"{body}{digit}"))
    assert "isbn" in codes_of(paper(isbn=f"{body}{(digit + 1) % 10}"))


def test_knowledge_without_works_knows_the_placeholders() -> None:
    assert Knowledge(today=TODAY).marks.authors["names"]
