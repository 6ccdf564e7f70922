"""From remarks to probability and verdict; the model and its card; the library, every record of which must pass."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import fit_references
from contentgen.references import Entry, Knowledge, Remark, assess, assess_list, works_at_hand
from contentgen.references.assessing import verdict_of
from contentgen.references.checks import CHECKS
from contentgen.references.making import from_csl
from contentgen.references.odds import model, p_bad
from contentgen.sources.project import open_index
from contentgen.sources.project.values import Origin
from tests.material import library, source
from tests.references.cases import KNOWLEDGE, TODAY, kept, paper

CODES = {code: severity for check in CHECKS for code, severity in check.codes.items()}
REMARKS = st.lists(st.sampled_from(sorted(CODES)), unique=True).map(
    lambda codes: [Remark(code=code, severity=CODES[code], message=code) for code in codes]
)


@pytest.mark.parametrize("known", [works_at_hand(None), KNOWLEDGE.known], ids=["in the library", "by itself"])
def test_every_record_of_the_library_is_ok(known: object) -> None:
    knowledge = Knowledge(today=TODAY, known=known)  # type: ignore[arg-type]
    flagged = {
        record.id: found.reasons
        for record in library()
        if (found := assess(from_csl(record.csl), knowledge)).verdict != "ok"
    }
    assert flagged == {}


def test_the_model_has_a_weight_for_every_remark_and_no_other() -> None:
    assert set(model().weights) == set(CODES)


def test_no_reason_lowers_the_probability_and_no_good_sign_raises_it() -> None:
    for code, weight in model().weights.items():
        assert weight <= 0 if CODES[code] == "good" else weight >= 0, code


@given(REMARKS, st.sampled_from(sorted(CODES)))
def test_one_more_remark_moves_the_probability_its_way(remarks: list[Remark], code: str) -> None:
    more = [*remarks, Remark(code=code, severity=CODES[code], message="")]
    assert p_bad(more) <= p_bad(remarks) if CODES[code] == "good" else p_bad(more) >= p_bad(remarks)
    assert p_bad(list(reversed(remarks))) == pytest.approx(p_bad(remarks))


def test_the_card_says_what_it_was_fitted_on_and_how_well_it_does() -> None:
    card = model().card
    measured = card["out_of_fold"]
    assert {"data", "licence", "n", "n_bad", "date", "cannot_see", "base_rate", "elsewhere"} <= set(card)
    assert measured["f1"] >= 0.6
    assert measured["false_alarms"] <= 0.15
    for name in ("f1", "false_alarms", "auc"):
        low, high = measured["interval_95"][name]
        assert low <= measured[name] <= high
    path = Path(fit_references.MODEL)
    assert json.loads(path.read_text("utf-8"))["threshold"] == model().threshold == fit_references.THRESHOLD


def test_rows_that_share_a_title_or_doi_are_one_group() -> None:
    rows = [
        {"fields": {"title": "Traces of twelve teams in production", "doi": "10.1/A"}},
        {"fields": {"title": "Traces of thirteen teams in production"}},
        {"fields": {"title": "Quite another thing", "doi": "10.1/a"}},
        {"fields": {"title": "Something else again entirely"}},
    ]
    groups = fit_references.groups_of(rows)
    assert groups[0] == groups[1] == groups[2] != groups[3]


def test_a_contradiction_is_bad_and_a_work_at_hand_settles_doubts() -> None:
    assert assess(paper(doi="10.1609/AAAI.V36I11.21484"), KNOWLEDGE).verdict == "bad"
    assert assess(paper(venue=""), KNOWLEDGE).verdict == "doubtful"
    assert assess(kept(), KNOWLEDGE).verdict == "ok"
    doubt = Remark(code="missing-author", severity="doubtful", message="")
    agreed = Remark(code="known-agrees", severity="good", message="")
    assert verdict_of([doubt], 0.1) == "doubtful"
    assert verdict_of([doubt, agreed], 0.9) == "ok"


def test_a_list_that_names_a_work_twice_says_so_and_the_probability_stays() -> None:
    first, twice, otherwise = assess_list([paper(), paper(key="q"), paper(key="r", year=2019)], KNOWLEDGE)
    assert (first.verdict, twice.verdict, otherwise.verdict) == ("ok", "ok", "doubtful")
    assert "the same work as entry p" in twice.reasons
    assert any("entry p says otherwise" in reason for reason in otherwise.reasons)
    assert first.p_bad == twice.p_bad == otherwise.p_bad


def test_records_that_a_service_brought_into_the_project_are_works_at_hand_and_files_are_not(tmp_path: Path) -> None:
    record = source(
        id="s1", title="Of Hives and Sensors in Winter", DOI="10.1000/hives", issued={"date-parts": [[2020]]}
    )
    own = source(id="f1", title="Of Something Else That I Wrote Myself")
    path = tmp_path / ".contentgen" / "sources.sqlite"
    with open_index(path) as index:
        index.put(Origin(kind="service", place="crossref: hives", label="crossref"), [record], whole=True)
        index.put(Origin(kind="file", place="a.md", label="a.md"), [own], whole=True)
    known = works_at_hand(path)
    assert known.by_title("Of hives and sensors in winter")
    assert known.by_title("Of Something Else That I Wrote Myself") is None
    cited = Entry(type="article-journal", title="Of Hives and Sensors in Winter", year=2011)
    found = assess(cited, Knowledge(today=TODAY, known=known))
    assert found.verdict == "bad"
    assert found.remarks[0].code.startswith("missing") or "of 2020, not 2011 (kept as s1)" in " ".join(found.reasons)
