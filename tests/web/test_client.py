"""The web client against a site that answers, waits, cuts, redirects and lies."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from contentgen.web import Ask, Reach, Reply, ResponseCache, WebClient, WebError
from tests.web.conftest import QUICK
from tests.web.site import Page, Site


def failing(client: WebClient, ask: Ask) -> WebError:
    with pytest.raises(WebError) as caught:
        client.get(ask)
    return caught.value


def test_a_page_comes_with_its_type_charset_and_final_address(site: Site, client: WebClient) -> None:
    site.serve("/new", Page(b"caf\xe9", kind="text/html; charset=ISO-8859-1"))
    old = site.serve("/old", Page(status=301, headers=(("Location", "/new"),)))
    reply = client.get(Ask(url=old))
    assert (reply.url, reply.content_type, reply.charset, reply.body) == (
        site.url("/new"),
        "text/html",
        "iso-8859-1",
        b"caf\xe9",
    )


def test_the_agent_names_the_program_and_the_contact(site: Site) -> None:
    site.serve("/", Page(b"x"))
    with WebClient(reach=Reach(["127.0.0.1"]), limits=QUICK, contact="ada@example.org", version="1.2") as client:
        client.get(Ask(url=site.url()))
    assert site.asked[0][1]["user-agent"] == "contentgen/1.2 (research for articles; mailto:ada@example.org)"


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        (Page(status=404), "not-found"),
        (Page(status=410), "not-found"),
        (Page(status=401), "denied"),
        (Page(status=403), "denied"),
        (Page(status=429), "busy"),
        (Page(status=503), "busy"),
        (Page(status=418), "malformed"),
        (Page(cut=True), "unreachable"),
        (Page(b"half", length=400, cut=True), "unreachable"),
        (Page(delay_s=1.5), "unreachable"),
        (Page(b"x" * 60, drip_s=0.05), "unreachable"),
        (Page(b"x" * 100_001), "too-large"),
        (Page(b"x" * 5_000_000, zipped=True), "too-large"),
        (Page(b"not gzip", headers=(("Content-Encoding", "gzip"),)), "malformed"),
        (Page(status=302), "malformed"),
    ],
)
def test_each_fault_has_its_kind_and_names_the_host(site: Site, client: WebClient, page: Page, kind: str) -> None:
    fault = failing(client, Ask(url=site.serve("/page", page)))
    assert fault.kind == kind
    assert "127.0.0.1" in fault.reason or kind in ("too-large", "malformed", "unreachable")


@pytest.mark.parametrize("status", [403, 404, 418, 429, 503])
def test_a_fault_carries_its_status_where_one_came(site: Site, client: WebClient, status: int) -> None:
    assert failing(client, Ask(url=site.serve("/", Page(status=status)))).status == status
    assert failing(client, Ask(url="http://10.0.0.1/")).status == 0


@pytest.mark.parametrize(("status", "moved"), [(301, True), (308, True), (302, False), (303, False), (307, False)])
def test_a_reply_says_whether_its_page_has_moved_for_good(
    site: Site, client: WebClient, status: int, moved: bool
) -> None:
    site.serve("/new", Page(b"x"))
    old = site.serve("/old", Page(status=status, headers=(("Location", "/new"),)))
    assert client.get(Ask(url=old)).moved is moved
    assert client.get(Ask(url=site.url("/new"))).moved is False


def test_a_passing_fault_is_tried_again(site: Site, client: WebClient) -> None:
    url = site.serve("/page", Page(status=503), Page(cut=True), Page(b"there"))
    assert client.get(Ask(url=url)).body == b"there"
    assert site.paths() == ["/page"] * 3


def test_a_lasting_fault_is_tried_three_times(site: Site, client: WebClient) -> None:
    failing(client, Ask(url=site.serve("/page", Page(status=500))))
    assert site.paths() == ["/page"] * 3


def test_the_wait_a_server_asks_for_is_kept(site: Site, client: WebClient) -> None:
    url = site.serve("/page", Page(status=429, headers=(("Retry-After", "0.2"),)), Page(b"ok"))
    client.get(Ask(url=url))
    assert site.asked[1][2] - site.asked[0][2] >= 0.2


def test_a_wait_beyond_the_longest_is_not_waited_for(site: Site, client: WebClient) -> None:
    fault = failing(client, Ask(url=site.serve("/page", Page(status=429, headers=(("Retry-After", "3600"),)))))
    assert "3600 s" in fault.reason
    assert site.paths() == ["/page"]


def test_a_redirect_loop_ends(site: Site, client: WebClient) -> None:
    a = site.serve("/a", Page(status=302, headers=(("Location", "/b"),)))
    site.serve("/b", Page(status=302, headers=(("Location", "/a"),)))
    assert "redirects more than" in failing(client, Ask(url=a)).reason


def test_a_redirect_to_a_private_address_is_refused(site: Site, client: WebClient) -> None:
    for target in ("http://127.0.0.1:1/", "http://169.254.169.254/latest/", "http://[::1]/", "http://10.0.0.1/"):
        url = site.serve("/page", Page(status=302, headers=(("Location", target),)))
        assert failing(client, Ask(url=url)).kind == "refused"


@pytest.mark.parametrize(
    "url", ["ftp://example.org/", "file:///etc/passwd", "http://", "https://a:b@example.org/", "x"]
)
def test_what_is_no_web_address_is_refused_without_a_socket(url: str, client: WebClient) -> None:
    assert failing(client, Ask(url=url)).kind == "refused"


def test_a_type_that_is_not_read_is_refused(site: Site, client: WebClient) -> None:
    url = site.serve("/page", Page(b"\x89PNG", kind="image/png"))
    assert failing(client, Ask(url=url, accept=("text/html",))).kind == "refused"


# --- robots.txt --------------------------------------------------------------------------------------------------


def test_a_page_that_robots_txt_forbids_is_not_fetched(site: Site, client: WebClient) -> None:
    site.serve("/robots.txt", Page(b"User-agent: *\nDisallow: /private\n", kind="text/plain"))
    site.serve("/private/a", Page(b"secret"))
    site.serve("/open", Page(b"open"))
    assert "robots.txt" in failing(client, Ask(url=site.url("/private/a"), crawling=True)).reason
    assert client.get(Ask(url=site.url("/open"), crawling=True)).body == b"open"
    assert site.paths() == ["/robots.txt", "/open"]


def test_without_a_robots_txt_everything_is_open(site: Site, client: WebClient) -> None:
    assert client.get(Ask(url=site.serve("/page", Page(b"x")), crawling=True)).body == b"x"


def test_a_robots_txt_that_cannot_be_had_closes_the_site(site: Site, client: WebClient) -> None:
    site.serve("/robots.txt", Page(status=500))
    assert failing(client, Ask(url=site.serve("/page", Page(b"x")), crawling=True)).kind == "refused"


def test_a_redirect_into_a_forbidden_page_is_refused(site: Site, client: WebClient) -> None:
    site.serve("/robots.txt", Page(b"User-agent: contentgen\nDisallow: /private\n", kind="text/plain"))
    url = site.serve("/page", Page(status=302, headers=(("Location", "/private"),)))
    assert failing(client, Ask(url=url, crawling=True)).kind == "refused"
    assert "/private" not in site.paths()


# --- cache, pace, secrets ----------------------------------------------------------------------------------------


def test_a_fresh_answer_is_not_asked_for_again(site: Site, caching: WebClient) -> None:
    fresh = WebClient(
        reach=Reach(["127.0.0.1"]),
        limits=QUICK,
        cache=caching._cache,
    )
    with fresh as client:
        url = site.serve("/page", Page(b"one"), Page(b"two"))
        first, second = client.get(Ask(url=url)), client.get(Ask(url=url))
    assert (first.body, second.body, second.from_cache) == (b"one", b"one", True)
    assert site.paths() == ["/page"]


def test_a_stale_answer_is_confirmed_with_its_validators(site: Site, caching: WebClient) -> None:
    tag = (("ETag", '"1"'), ("Last-Modified", "Mon, 02 Nov 2026 10:00:00 GMT"))
    url = site.serve("/page", Page(b"one", headers=tag), Page(status=304))
    caching.get(Ask(url=url))
    again = caching.get(Ask(url=url))
    assert (again.body, again.from_cache) == (b"one", True)
    assert site.asked[1][1]["if-none-match"] == '"1"'
    assert site.asked[1][1]["if-modified-since"].startswith("Mon, 02 Nov")


def test_no_secret_is_stored_or_told(site: Site, caching: WebClient) -> None:
    ask = Ask(
        url=site.serve("/page", Page(b"ok")),
        params=(("api_key", "TOP-SECRET"),),
        headers=(("X-Token", "TOP-SECRET"),),
        secret=frozenset({"api_key", "X-Token"}),
    )
    caching.get(ask)
    path = caching._cache._path
    assert path
    assert b"TOP-SECRET" not in b"".join(file.read_bytes() for file in path.parent.iterdir())
    site.serve("/page", Page(status=401))
    assert "TOP-SECRET" not in failing(caching, ask).reason


def test_a_secret_header_does_not_follow_a_redirect_to_another_host(site: Site) -> None:
    site.serve("/there", Page(b"ok"))
    url = site.serve("/page", Page(status=302, headers=(("Location", f"http://localhost:{site.port}/there"),)))
    with WebClient(reach=Reach(["127.0.0.1", "localhost"]), limits=QUICK) as client:
        client.get(Ask(url=url, headers=(("X-Token", "TOP"),), secret=frozenset({"X-Token"})))
    assert [headers.get("x-token") for _, headers, _ in site.asked] == ["TOP", None]


def test_requests_to_one_host_keep_their_distance(site: Site) -> None:
    limits = QUICK.model_copy(update={"interval": 0.15})
    url = site.serve("/page", Page(b"x"))
    with WebClient(reach=Reach(["127.0.0.1"]), limits=limits) as client:
        for number in range(3):
            client.get(Ask(url=url, params=(("n", str(number)),)))
    times = [moment for _, _, moment in site.asked]
    assert min(b - a for a, b in pairwise(times)) >= 0.14


def test_the_cache_is_one_file_for_two_clients(tmp_path: Path) -> None:
    one, two = ResponseCache(tmp_path / "c.sqlite"), ResponseCache(tmp_path / "c.sqlite")
    one.put(Ask(url="https://a.org/"), Reply(url="https://a.org/", body=b"x"))
    kept = two.get(Ask(url="https://a.org/"))
    assert kept
    assert kept[0].body == b"x"
