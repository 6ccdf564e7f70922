"""With registries and addresses asked: the verdicts, what differs and in which field, and that no answer is never ok."""

from __future__ import annotations

import socket

import pytest

from benchmarks.played_registries import Registries, playing
from contentgen.references import Assessed, Author, Entry, Knowledge, check_online
from contentgen.references.compare import differences
from contentgen.references.online import CODES, REGISTRIES, Desk, check_link
from contentgen.web import Reach, WebClient
from tests.references.answers import PREPRINT, WORK, crossref
from tests.references.cases import TODAY, people
from tests.references.conftest import record
from tests.web.conftest import QUICK
from tests.web.site import Page, Site

BARE = Knowledge(today=TODAY)
SHELF = (
    Entry(
        type="paper-conference",
        title="Traces of Twelve Teams in Production",
        authors=people("Ana Ray", "Bo Li", "Cy Ono"),
        year=2022,
        venue="ICML",
    ),
    Entry(
        type="paper-conference",
        title="Seeing Traces with Half an Eye",
        authors=people("Dai Wu", "Eva Öz"),
        year=2022,
        venue="CVPR",
        doi="10.1109/CVPR52688.2022.00001",
    ),
    Entry(
        type="article",
        title="A Preprint on Keeping Traces",
        authors=people("Flo Ek", "Gia Ro"),
        year=2021,
        venue="arXiv",
        arxiv="2101.00042",
    ),
    Entry(
        type="article-journal",
        title="Keeping Traces for Years",
        authors=people("Hal Io"),
        year=2020,
        venue="Mach. Learn.",
        doi="10.1007/s10994-020-1-1",
    ),
)
TEAMS, EYE, KEEPING, YEARS = SHELF
WRONG = {
    "title, a word changed": (TEAMS.model_copy(update={"title": "Traces of Twelve Firms in Production"}), "title"),
    "title, with a number": (EYE.model_copy(update={"title": "Seeing Graphs with Half an Eye"}), "title"),
    "an author left out": (TEAMS.model_copy(update={"authors": people("Ana Ray", "Cy Ono")}), "author"),
    "an author changed": (TEAMS.model_copy(update={"authors": people("Ana Ray", "Bo Li", "Di Xu")}), "author"),
    "other authors": (EYE.model_copy(update={"authors": people("Di Xu", "Ed Yu")}), "author"),
    "year": (TEAMS.model_copy(update={"year": 2021}), "year"),
    "venue": (TEAMS.model_copy(update={"venue": "NeurIPS"}), "venue"),
    "a journal's year": (YEARS.model_copy(update={"year": 2018, "doi": ""}), "year"),
    "a number of nobody": (EYE.model_copy(update={"doi": "10.1109/CVPR52688.2022.99999"}), "doi"),
    "a number of another work": (TEAMS.model_copy(update={"doi": EYE.doi, "venue": "CVPR"}), "doi"),
}
RIGHT = {
    **{work.title: work for work in SHELF},
    "initials, venue written out, and an end": TEAMS.model_copy(
        update={
            "authors": tuple(Author(family=a.family.upper(), given=a.given[:1] + ".") for a in TEAMS.authors),
            "venue": "Proceedings of the 39th International Conference on Machine Learning",
            "title": TEAMS.title.lower() + ".",
        }
    ),
    "et al.": TEAMS.model_copy(update={"authors": TEAMS.authors[:1], "others": True}),
    "without accents": EYE.model_copy(update={"authors": people("Dai Wu", "Eva Oez"), "doi": EYE.doi.lower()}).model_copy(
        update={"authors": people("Dai Wu", "Eva Oz")}
    ),
    "a preprint by its number alone": KEEPING.model_copy(update={"venue": "", "title": KEEPING.title}),
    "a journal a year later": YEARS.model_copy(update={"year": 2021}),
}  # fmt: skip


def asked(*entries: Entry, shelf: tuple[Entry, ...] = SHELF) -> tuple[Assessed, ...]:
    with playing(Registries.of(shelf)) as homes, WebClient(reach=Reach(["127.0.0.1"]), limits=QUICK) as client:
        return check_online(entries, BARE, Desk(REGISTRIES, client, homes=homes), None, of_a_list=False)


def test_genuine_references_are_ok_in_whatever_form() -> None:
    found = dict(zip(RIGHT, asked(*RIGHT.values()), strict=True))
    assert {name: (each.verdict, each.reasons) for name, each in found.items() if each.verdict != "ok"} == {}
    assert all(each.p_bad < 0.1 for each in found.values())


def test_wrong_references_are_bad_with_the_field_that_is_wrong() -> None:
    found = asked(*(entry for entry, _ in WRONG.values()))
    for (name, (_, field)), each in zip(WRONG.items(), found, strict=True):
        wrong = {
            remark.field for remark in each.remarks if remark.severity == "bad" and remark.code.startswith("registry-")
        }
        assert each.verdict == "bad", name
        assert field in wrong, (name, each.reasons)
        assert each.p_bad > 0.9, name


def test_a_preprint_that_is_given_as_a_paper_is_doubtful() -> None:
    (found,) = asked(KEEPING.model_copy(update={"venue": "ICML", "type": "paper-conference"}))
    assert found.verdict == "doubtful"
    assert "nobody has it in ICML" in " ".join(found.reasons)


def test_a_made_up_paper_is_bad_and_a_page_that_no_registry_has_is_unchecked_without_its_address() -> None:
    made_up = Entry(
        type="paper-conference",
        title="Nothing of This Was Ever Written Down",
        authors=people("A B"),
        year=2022,
        venue="ICML",
    )
    page = Entry(type="webpage", title="A page that explains how it is done here", url="")
    first, second = asked(made_up, page)
    assert first.verdict == "bad"
    assert "no registry has a work of this title" in " ".join(first.reasons)
    assert second.verdict == "unchecked"


def test_a_paper_of_a_venue_that_is_not_known_is_doubtful_where_nobody_has_it() -> None:
    (found,) = asked(
        Entry(
            type="article-journal",
            title="Of an Abbey and Its Bees",
            authors=people("A B"),
            year=1987,
            venue="Local History",
        )
    )
    assert found.verdict == "doubtful"


def test_a_record_that_agrees_outweighs_what_looks_odd() -> None:
    odd = TEAMS.model_copy(update={"venue": "ECCV", "year": 2021})
    (found,) = asked(odd, shelf=(odd,))
    assert "venue-cycle" in {remark.code for remark in found.remarks}
    assert found.verdict == "ok"


@pytest.mark.parametrize(
    ("type_", "later", "slight"), [("preprint", 3, True), ("preprint", 5, False), ("paper", 1, False)]
)
def test_years_of_preprint_and_paper_may_differ_and_those_of_one_paper_may_not(
    type_: str, later: int, slight: bool
) -> None:
    cited = TEAMS.model_copy(update={"year": 2019 + later})
    real = TEAMS.model_copy(update={"year": 2019, "venue": "arXiv" if type_ == "preprint" else "ICML"})
    years = [each for each in differences(cited, real) if each.field == "year"]
    assert [each.slight for each in years] == [slight]


# --- fail closed -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [registry.name for registry in REGISTRIES])
def test_a_registry_that_fails_leaves_unchecked_what_only_it_can_settle(name: str, desk: Desk, site: Site) -> None:
    for path in [path for path in site.pages if path.startswith(f"/{name}/")]:
        site.serve(path, Page(status=500))
    asked_for = {"arxiv": PREPRINT, "dblp": WORK.model_copy(update={"doi": ""})}
    entry = asked_for.get(name, WORK)
    (found,) = check_online([entry], BARE, desk, None)
    assert found.verdict == "unchecked"
    assert f"unchecked: {name}: 127.0.0.1 is busy or failing (HTTP 500)" in found.reasons
    assert found.p_bad < 0.6


def test_a_registry_that_fails_does_no_harm_where_another_has_the_work(desk: Desk, site: Site) -> None:
    record(site, "crossref")
    site.serve("/dblp/search/publ/api", Page(status=500))
    (found,) = check_online([WORK], BARE, desk, None)
    assert found.verdict == "ok"


def test_a_retracted_work_is_bad_however_well_it_is_cited(desk: Desk, site: Site) -> None:
    site.serve(
        "/crossref/works/10.1000%2Fxyz123", crossref(**{"updated-by": [{"type": "retraction", "DOI": "10.1000/r"}]})
    )
    (found,) = check_online([WORK], BARE, desk, None)
    assert found.verdict == "bad"
    assert "Crossref: retraction: 10.1000/r" in found.reasons


def test_a_concern_is_doubtful_and_a_correction_is_only_told(desk: Desk, site: Site) -> None:
    for kind, verdict in (("expression_of_concern", "doubtful"), ("correction", "ok")):
        site.serve("/crossref/works/10.1000%2Fxyz123", crossref(**{"updated-by": [{"type": kind, "DOI": "10.1000/c"}]}))
        (found,) = check_online([WORK], BARE, desk, None)
        assert found.verdict == verdict
        assert any("10.1000/c" in reason for reason in found.reasons)


# --- links -------------------------------------------------------------------------------------------------

STATES = {
    "a page": (Page(b"<p>here</p>"), "ok"),
    "gone": (Page(status=404), "dead"),
    "gone for good": (Page(status=410), "dead"),
    "access refused": (Page(status=403), "forbidden"),
    "a login": (Page(status=401), "forbidden"),
    "for legal reasons": (Page(status=451), "forbidden"),
    "payment": (Page(status=402), "paywalled"),
    "says that it is not free": (
        Page(b'<script type="application/ld+json">{"isAccessibleForFree": "False"}</script>'),
        "paywalled",
    ),
    "asks for patience": (Page(status=429), "limited"),
    "fails": (Page(status=503), "temporary"),
    "slow": (Page(delay_s=1.2), "temporary"),
    "cut": (Page(cut=True), "temporary"),
    "large": (Page(b"x" * 300_000), "ok"),
    "a teapot": (Page(status=418), "unchecked"),
}


@pytest.mark.parametrize("name", STATES)
def test_the_state_of_a_link_says_what_kind_of_failure_it_was(name: str, site: Site, client: WebClient) -> None:
    page, state = STATES[name]
    link = check_link(site.serve("/page", page), client)
    assert link.state == state
    assert bool(link.said) == (name not in ("a page", "large")) or name == "large"


def test_a_move_for_good_is_told_and_a_detour_is_none(site: Site, client: WebClient) -> None:
    site.serve("/new", Page(b"here"))
    for status, state in ((301, "moved"), (308, "moved"), (302, "ok"), (307, "ok")):
        url = site.serve(f"/old{status}", Page(status=status, headers=(("Location", "/new"),)))
        assert check_link(url, client).state == state
    assert check_link(site.url("/old301"), client).leads_to == site.url("/new")


def test_a_move_to_the_front_page_is_a_page_that_is_gone(site: Site, client: WebClient) -> None:
    site.serve("/", Page(b"welcome"))
    url = site.serve("/paper", Page(status=301, headers=(("Location", "/"),)))
    assert check_link(url, client).state == "dead"


def test_a_move_to_the_same_address_with_a_slash_is_no_news(site: Site, client: WebClient) -> None:
    site.serve("/a/", Page(b"here"))
    assert check_link(site.serve("/a", Page(status=301, headers=(("Location", "/a/"),))), client).state == "ok"


def test_a_name_of_nobody_is_dead_only_where_the_web_can_be_reached(
    monkeypatch: pytest.MonkeyPatch, client: WebClient
) -> None:
    def nobody(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    assert check_link("https://no-such-name.example/x", client, online=True).state == "dead"
    assert check_link("https://no-such-name.example/x", client, online=False).state == "unchecked"


def test_a_private_address_and_robots_are_not_asked(site: Site, client: WebClient) -> None:
    assert check_link("http://10.0.0.1/x", client).state == "unchecked"
    site.serve("/robots.txt", Page(b"User-agent: *\nDisallow: /", kind="text/plain"))
    link = check_link(site.serve("/page", Page(b"here")), client)
    assert (link.state, "robots.txt" in link.said) == ("unchecked", True)


def test_a_page_is_ok_by_its_address_and_doubtful_where_that_is_dead(desk: Desk, site: Site, client: WebClient) -> None:
    page = Entry(type="webpage", title="How we keep traces here at home", url=site.serve("/page", Page(b"here")))
    gone = page.model_copy(update={"url": site.url("/gone")})
    busy = page.model_copy(update={"url": site.serve("/busy", Page(status=503))})
    found = check_online([page, gone, busy], BARE, desk, client, of_a_list=False)
    assert [each.verdict for each in found] == ["ok", "doubtful", "unchecked"]


def test_every_code_is_of_the_registries_or_links() -> None:
    assert all(code.startswith(("registry-", "link-")) for code in CODES)
    found = asked(*(entry for entry, _ in WRONG.values()))
    used = {remark.code for each in found for remark in each.remarks if remark.code.startswith(("registry-", "link-"))}
    assert used <= set(CODES)
