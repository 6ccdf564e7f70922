"""Addresses that the user names: pages, PDFs, feeds, repositories, and all that can be wrong with them."""

from __future__ import annotations

import json
from datetime import date

import pytest

from contentgen.sources import Found, Query
from contentgen.sources.addresses import AddressAdapter
from contentgen.web import WebClient
from tests.services.answers import ABSTRACT, PAGE
from tests.web.site import Page, Site

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Trace Notes</title>
<item><title>Whole entry</title><link>{site}/whole</link><pubDate>Mon, 03 Mar 2025 10:00:00 GMT</pubDate>
<dc:creator>Jo Ray</dc:creator><content:encoded>{whole}</content:encoded></item>
<item><title>Short entry</title><link>{site}/page</link><description>Read on.</description></item></channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Trace Notes</title>
<entry><title>Whole entry</title><link href="{site}/whole"/><published>2025-03-03T10:00:00Z</published>
<author><name>Jo Ray</name></author><content type="html">{whole}</content></entry>
<entry><title>Short entry</title><link rel="alternate" href="{site}/page"/><summary>Read on.</summary></entry></feed>"""
WHOLE = (
    "&lt;p&gt;" + ("Sampling keeps one request in ten, and every request that failed stays whole. " * 12) + "&lt;/p&gt;"
)
README = f"# Tracer\n\n## Results\n\n{ABSTRACT}\n"
NOTES = "## Changes\n\nThe exporter now keeps every failed request and samples one in ten of the ordinary requests.\n"


def read(client: WebClient, *addresses: str, site: Site | None = None) -> Found:
    home = site.url().rstrip("/") if site else "http://127.0.0.1:1"
    adapter = AddressAdapter(client, github_home=home)
    return adapter.find(Query(topic="traces", locations=addresses, today=date(2026, 11, 24)))


def test_a_page_is_cited_by_its_own_fields_and_located_by_heading(site: Site, client: WebClient) -> None:
    (source,) = read(client, site.serve("/page", Page(PAGE.encode()))).sources
    assert source.csl["title"] == "Traces pay"
    assert source.csl["author"] == [{"family": "Ray", "given": "Jo"}]
    assert source.csl["issued"] == {"date-parts": [[2025, 3, 4]]}
    assert source.csl["URL"] == site.url("/page")
    assert "Results" in source.passages[0].locator


@pytest.mark.parametrize(
    ("canonical", "cited"), [("{site}/canonical", "/canonical"), ("https://evil.example.org/x", "/page")]
)
def test_a_canonical_address_counts_on_the_same_host_only(
    site: Site, client: WebClient, canonical: str, cited: str
) -> None:
    page = PAGE.replace(
        "<title>", f'<link rel="canonical" href="{canonical}"><title>'.format(site=site.url().rstrip("/"))
    )
    (source,) = read(client, site.serve("/page", Page(page.encode()))).sources
    assert source.csl["URL"] == site.url(cited)


def test_the_charset_of_the_server_is_heeded(site: Site, client: WebClient) -> None:
    body = PAGE.replace("twelve teams", "zwölf Gruppen").encode("utf-16-le")
    url = site.serve("/page", Page(body, kind="text/html; charset=utf-16-le"))
    (source,) = read(client, url).sources
    assert "zwölf Gruppen" in source.passages[0].text


@pytest.mark.parametrize(("kind", "feed"), [("application/rss+xml", RSS), ("application/atom+xml", ATOM)])
def test_a_feed_gives_whole_entries_and_fetches_the_short_ones(
    site: Site, client: WebClient, kind: str, feed: str
) -> None:
    site.serve("/page", Page(PAGE.encode()))
    text = feed.format(site=site.url().rstrip("/"), whole=WHOLE)
    found = read(client, site.serve("/feed", Page(text.encode(), kind=kind)))
    assert found.failures == ()
    whole, fetched = found.sources
    assert (whole.csl["title"], whole.csl["container-title"]) == ("Whole entry", "Trace Notes")
    assert whole.csl["author"] == [{"family": "Ray", "given": "Jo"}]
    assert whole.csl["issued"]["date-parts"][0][:2] == [2025, 3]
    assert fetched.csl["URL"] == site.url("/page")


def test_xml_that_is_no_feed_is_a_failure(site: Site, client: WebClient) -> None:
    (failure,) = read(client, site.serve("/feed", Page(b"<a/>", kind="application/xml"))).failures
    assert "neither RSS nor Atom" in failure.reason


def serve_repository(site: Site, **changed: Page) -> None:
    about = {"full_name": "acme/tracer", "pushed_at": "2026-01-02T00:00:00Z"}
    release = {"tag_name": "v2.0", "body": NOTES, "published_at": "2025-12-24T00:00:00Z", "html_url": site.url("/r/v2")}
    pages = {
        "/repos/acme/tracer": Page(json.dumps(about).encode(), kind="application/json"),
        "/repos/acme/tracer/readme": Page(README.encode(), kind="text/plain"),
        "/repos/acme/tracer/releases": Page(json.dumps([release]).encode(), kind="application/json"),
    }
    for path, page in pages.items():
        site.serve(path, changed.get(path.rsplit("/", 1)[-1], page))


@pytest.mark.parametrize("address", ["https://github.com/acme/tracer", "https://github.com/acme/tracer/releases"])
def test_a_repository_gives_its_readme_and_its_releases(site: Site, client: WebClient, address: str) -> None:
    serve_repository(site)
    readme, release = read(client, address, site=site).sources
    assert readme.csl["URL"] == "https://github.com/acme/tracer"
    assert readme.csl["author"] == [{"literal": "acme"}]
    assert (release.csl["version"], release.csl["issued"]["date-parts"]) == ("v2.0", [[2025, 12, 24]])
    assert "keeps every failed request" in release.passages[0].text


@pytest.mark.parametrize(
    ("part", "page", "sources"),
    [
        ("tracer", Page(status=404), 0),
        ("tracer", Page(b"[]", kind="application/json"), 0),
        ("readme", Page(status=404), 1),
        ("releases", Page(b'{"message": "x"}', kind="application/json"), 0),
        ("releases", Page(status=403), 0),
    ],
)
def test_what_a_repository_lacks_is_a_failure(
    site: Site, client: WebClient, part: str, page: Page, sources: int
) -> None:
    serve_repository(site, **{part: page})
    found = read(client, "https://github.com/acme/tracer", site=site)
    assert len(found.sources) == sources
    assert len(found.failures) == 1


def test_bad_addresses_stop_nothing(site: Site, client: WebClient) -> None:
    good = site.serve("/page", Page(PAGE.encode()))
    bad = [site.url("/gone"), "http://10.0.0.1/", "http://169.254.169.254/latest/meta-data", "https://user:pw@a.org/"]
    found = read(client, bad[0], good, *bad[1:])
    assert [source.csl["URL"] for source in found.sources] == [good]
    assert [failure.location for failure in found.failures] == bad
    assert "pw" not in found.failures[-1].reason


def test_robots_txt_keeps_a_page_out(site: Site, client: WebClient) -> None:
    site.serve("/robots.txt", Page(b"User-agent: *\nDisallow: /\n", kind="text/plain"))
    (failure,) = read(client, site.serve("/page", Page(PAGE.encode()))).failures
    assert "robots.txt" in failure.reason


def test_a_page_whose_scripts_write_the_text_is_a_failure(site: Site, client: WebClient) -> None:
    url = site.serve("/page", Page(b"<html><body><script>document.write('x')</script></body></html>"))
    (failure,) = read(client, url).failures
    assert failure.reason == "no sentence in it can be cited"
