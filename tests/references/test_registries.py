"""Each registry against a local server that plays its documented interface: what it brings, and every fault typed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from contentgen.references import Entry, online
from contentgen.references.online import REGISTRIES, Desk, Question, Registry, look_up
from contentgen.references.online.lookup import Found
from contentgen.references.wording import name_key
from contentgen.web import WebClient
from tests.references.answers import NUMBERS, PREPRINT, TITLE, TITLES, WORK, atom, crossref, dblp, openalex, preprint
from tests.references.conftest import record
from tests.services.test_services import FAULTS
from tests.web.site import Page, Site

FOLDER = Path(online.__file__).parent
NO_REGISTRY = {"__init__", "base", "links", "lookup", "remarks"}


@pytest.fixture(params=REGISTRIES, ids=[registry.name for registry in REGISTRIES])
def registry(request: pytest.FixtureRequest) -> Registry:
    found: Registry = request.param
    return found


def entry_for(registry: Registry) -> Entry:
    return PREPRINT if registry.name == "arxiv" else WORK


def alone(registry: Registry, site: Site, client: WebClient) -> Desk:
    return Desk([registry], client, homes={registry.name: site.url(f"/{registry.name}")})


def test_every_file_is_in_the_list_and_has_its_answers() -> None:
    names = {path.stem for path in FOLDER.glob("*.py")} - NO_REGISTRY
    assert names == {registry.name for registry in REGISTRIES} == set(NUMBERS) | set(TITLES)
    assert {r.name for r in REGISTRIES if r.by_number} == set(NUMBERS)
    assert {r.name for r in REGISTRIES if r.by_title} == set(TITLES)
    assert all(registry.home.startswith("https://") and registry.interval > 0 for registry in REGISTRIES)


@pytest.mark.parametrize("how", ["number", "title"])
def test_a_registry_brings_the_work_with_its_fields(
    registry: Registry, how: str, site: Site, client: WebClient
) -> None:
    answers, ask = (NUMBERS, registry.by_number) if how == "number" else (TITLES, registry.by_title)
    if ask is None:
        pytest.skip("not asked so")
    path, full, _ = answers[registry.name]
    site.serve(f"/{registry.name}{path}", full)
    question = Question(entry=entry_for(registry), home=site.url(f"/{registry.name}"), contact="ada@example.org")
    got = ask(question, client.get)
    found = got[0] if isinstance(got, tuple) else got
    assert found is not None
    assert found.entry.title == TITLE
    assert [name_key(author) for author in found.entry.authors] == ["berg", "ray"]
    assert found.entry.year == 2025
    assert found.entry.venue == ("arXiv" if registry.name == "arxiv" else "Journal of Traces")
    assert (found.entry.doi.lower(), found.entry.arxiv) == (
        ("", "2501.01234") if registry.name == "arxiv" else ("10.1000/xyz123", "")
    )
    assert found.notices == ()


def test_a_work_that_it_does_not_have_is_absent_and_no_failure(desk: Desk) -> None:
    found = look_up(WORK, desk)
    assert (found.state, found.failures, found.number_absent) == ("absent", (), True)
    assert set(found.asked) == {registry.name for registry in REGISTRIES}


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_is_a_failure_with_its_reason_and_nothing_is_found(
    registry: Registry, name: str, site: Site, client: WebClient
) -> None:
    page, reason = FAULTS[name]
    for answers in (NUMBERS, TITLES):
        if registry.name in answers:
            site.serve(f"/{registry.name}{answers[registry.name][0]}", page)
    found = look_up(entry_for(registry), alone(registry, site, client))
    assert found.record is None
    if name == "not found" and registry.name == "datacite":
        assert (found.state, found.number_absent) == ("absent", True)
        return
    assert found.state == "unchecked"
    assert any(registry.name in failure and reason in failure for failure in found.failures), found.failures


def test_the_contact_is_sent_to_those_that_ask_for_it_and_never_shown(desk: Desk, site: Site) -> None:
    found = look_up(WORK, desk)
    asked = " ".join(path for path in site.paths() if path.startswith(("/crossref", "/openalex")))
    assert "mailto=ada%40example.org" in asked
    assert "ada@" not in str(found)


def test_a_number_that_is_found_and_agrees_asks_nothing_by_title(desk: Desk, site: Site) -> None:
    record(site, "crossref", "openalex")
    found = look_up(WORK, desk)
    assert (found.state, found.differing, found.venue_confirmed) == ("found", (), True)
    assert not [path for path in site.paths() if "query.bibliographic" in path or "dblp" in path]


def test_a_number_of_another_work_is_told_with_that_work(desk: Desk, site: Site) -> None:
    site.serve(
        "/crossref/works/10.1000%2Fxyz123",
        crossref(title=["On Bees"], subtitle=[], author=[{"family": "Bee", "given": "B"}]),
    )
    found = look_up(WORK, desk)
    assert found.number_of is not None
    assert found.number_of.entry.title == "On Bees"


def test_a_title_without_a_number_is_found_where_one_registry_has_it(desk: Desk, site: Site) -> None:
    record(site, "dblp")
    found = look_up(WORK.model_copy(update={"doi": ""}), desk)
    assert found.state == "found"
    assert found.record is not None
    assert found.record.registry == "DBLP"
    assert found.differing == ()


def test_one_author_of_dblp_and_a_list_of_venues_are_read(desk: Desk, site: Site) -> None:
    one = {
        "authors": {"author": {"@pid": "1", "text": "Jo Ray"}},
        "title": f"{TITLE}.",
        "venue": ["ICML", "PMLR"],
        "year": "2025",
    }
    site.serve("/dblp/search/publ/api", dblp(one))
    found = look_up(WORK.model_copy(update={"doi": "", "authors": WORK.authors[1:], "venue": "ICML"}), desk)
    assert (found.state, found.differing) == ("found", ())


def notices(found: Found) -> set[str]:
    return {notice.kind for notice in found.notices}


@pytest.mark.parametrize(
    ("update", "kind"),
    [
        ("retraction", "retracted"),
        ("partial_retraction", "retracted"),
        ("withdrawal", "withdrawn"),
        ("expression_of_concern", "concern"),
        ("correction", "correction"),
        ("erratum", "correction"),
        ("new_version", "version"),
    ],
)
def test_what_crossref_says_of_a_work_later_is_told(desk: Desk, site: Site, update: str, kind: str) -> None:
    later = [
        {
            "DOI": "10.1000/n",
            "type": update,
            "label": "L",
            "source": "publisher",
            "updated": {"date-parts": [[2026, 1, 1]]},
        }
    ]
    site.serve("/crossref/works/10.1000%2Fxyz123", crossref(**{"updated-by": later}))
    assert notices(look_up(WORK, desk)) == {kind}


def test_a_notice_that_is_cited_as_a_work_is_told(desk: Desk, site: Site) -> None:
    site.serve(
        "/crossref/works/10.1000%2Fxyz123", crossref(**{"update-to": [{"DOI": "10.1000/o", "type": "retraction"}]})
    )
    assert notices(look_up(WORK, desk)) == {"retracted"}


def test_a_preprint_that_was_published_names_what_it_has_become(desk: Desk, site: Site) -> None:
    named = [{"id-type": "doi", "id": "10.1000/final"}, {"id-type": "uri", "id": "https://a.example"}]
    site.serve("/crossref/works/10.1000%2Fxyz123", crossref(relation={"is-preprint-of": named, "has-review": named}))
    (notice,) = look_up(WORK, desk).notices
    assert (notice.kind, notice.doi) == ("version", "10.1000/final")
    assert notice.said == "Crossref: published since as 10.1000/final"


@pytest.mark.parametrize(
    ("updated", "day"),
    [
        ({"date-parts": [[2026, 3, 4]]}, date(2026, 3, 4)),
        ({"date-parts": [[2026]]}, date(2026, 1, 1)),
        ({"date-parts": [[2026, 13, 45]]}, None),
        ({"date-parts": [["x"]]}, None),
        ({"date-parts": []}, None),
        ("2026", None),
        (None, None),
    ],
)
def test_a_notice_keeps_its_work_and_its_day(desk: Desk, site: Site, updated: object, day: date | None) -> None:
    later = [{"DOI": "10.1000/n", "type": "retraction", "updated": updated}]
    site.serve("/crossref/works/10.1000%2Fxyz123", crossref(**{"updated-by": later}))
    (notice,) = look_up(WORK, desk).notices
    assert (notice.doi, notice.on) == ("10.1000/n", day)


def test_the_newest_version_on_arxiv_has_its_number_and_day(desk: Desk, site: Site) -> None:
    site.serve(
        "/arxiv/api/query", atom(preprint(3).replace("<title>", "<updated>2026-05-01T10:00:00Z</updated><title>"))
    )
    found = look_up(PREPRINT, desk).record
    assert found is not None
    assert (found.version, found.updated) == (3, date(2026, 5, 1))


def test_a_retraction_that_openalex_marks_is_told(desk: Desk, site: Site) -> None:
    record(site, "crossref")
    site.serve("/openalex/works/doi:10.1000/xyz123", openalex(is_retracted=True))
    assert notices(look_up(WORK, desk)) == {"retracted"}


def test_a_withdrawn_preprint_and_a_newer_version_are_told(desk: Desk, site: Site) -> None:
    site.serve("/arxiv/api/query", atom(preprint(3, "This paper has been withdrawn by the authors")))
    cited = PREPRINT.model_copy(update={"url": "https://arxiv.org/abs/2501.01234v1"})
    assert notices(look_up(cited, desk)) == {"withdrawn", "version"}
    site.serve("/arxiv/api/query", atom(preprint(3)))
    assert notices(look_up(PREPRINT, desk)) == set()


def test_an_error_entry_of_arxiv_is_no_record(desk: Desk, site: Site) -> None:
    error = "<entry><id>http://arxiv.org/api/errors#incorrect_id</id><title>Error</title><summary>incorrect id</summary></entry>"
    site.serve("/arxiv/api/query", atom(error))
    found = look_up(PREPRINT, desk)
    assert (found.state, found.number_absent) == ("absent", True)


def test_a_busy_registry_is_asked_again_after_the_time_it_names(desk: Desk, site: Site) -> None:
    path = "/crossref/works/10.1000%2Fxyz123"
    site.serve(path, Page(status=429, headers=(("Retry-After", "0.1"),)), crossref())
    assert look_up(WORK, desk).state == "found"
    first, second = (moment for asked, _, moment in site.asked if asked.startswith(path))
    assert second - first >= 0.1
