"""A local server that plays Crossref, DataCite, arXiv, OpenAlex and DBLP over a list of works.

Each answers in the form that its documentation describes, searches as it does (Crossref by likeness, the others by all
words), and holds only what it would hold: Crossref works with a DOI of its own, DataCite and arXiv preprints, DBLP
papers with a venue. Venues are written out and authors are given as each of them gives them.
"""

from __future__ import annotations

import json
import threading
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

from contentgen.references.entry import Entry
from contentgen.references.wording import words_of

WRITTEN_OUT = {
    "CVPR": "{year} IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)",
    "ICCV": "{year} IEEE/CVF International Conference on Computer Vision (ICCV)",
    "AAAI": "Proceedings of the AAAI Conference on Artificial Intelligence",
    "NeurIPS": "Advances in Neural Information Processing Systems",
    "ICML": "International Conference on Machine Learning",
    "ICLR": "International Conference on Learning Representations",
    "ACL": "Proceedings of the Annual Meeting of the Association for Computational Linguistics",
    "Mach. Learn.": "Machine Learning",
    "J. Mach. Learn. Res.": "Journal of Machine Learning Research",
    "Trans. Mach. Learn. Res.": "Transactions on Machine Learning Research",
}
ARXIV_DOI = "10.48550/arxiv."
Answer = tuple[int, str, str]


@dataclass(frozen=True)
class Works:
    """The works, with an index of the words of their titles."""

    all: tuple[Entry, ...]
    by_word: dict[str, list[int]]

    @classmethod
    def of(cls, works: Sequence[Entry]) -> Works:
        """The works as they are searched."""
        index: dict[str, list[int]] = defaultdict(list)
        for number, work in enumerate(works):
            for word in set(words_of(work.title)):
                index[word].append(number)
        return cls(tuple(works), dict(index))

    def nearest(self, text: str, most: int, *, whole: bool) -> list[Entry]:
        """The works that share most words with a text; with `whole` only those that hold all of them."""
        words = set(words_of(text))
        shared = Counter(number for word in words for number in self.by_word.get(word, ()))
        found = [n for n, count in shared.most_common(200) if not whole or count == len(words)]
        return [self.all[n] for n in sorted(found, key=lambda n: (-shared[n], len(words_of(self.all[n].title))))[:most]]

    def with_doi(self, doi: str) -> Entry | None:
        """The work of this DOI."""
        return next((work for work in self.all if work.doi.lower() == doi.lower()), None)


@dataclass(frozen=True)
class Registries:
    """What each registry holds."""

    crossref: Works
    datacite: Works
    arxiv: Works
    openalex: Works
    dblp: Works

    @classmethod
    def of(cls, works: Sequence[Entry]) -> Registries:
        """Each work where it would be recorded."""
        arxiv = [work for work in works if work.arxiv]
        printed = [work for work in works if work.venue and work.venue != "arXiv"]
        return cls(
            crossref=Works.of([work for work in works if work.doi and not work.doi.lower().startswith(ARXIV_DOI)]),
            datacite=Works.of([work for work in arxiv if work.doi]),
            arxiv=Works.of(arxiv),
            openalex=Works.of([work for work in works if work.doi]),
            dblp=Works.of(printed),
        )

    def answer(self, target: str) -> Answer:
        """What one request is answered with."""
        parts = urlsplit(target)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        name, _, path = parts.path.lstrip("/").partition("/")
        answers = {"crossref": _crossref, "datacite": _datacite, "arxiv": _arxiv, "openalex": _openalex, "dblp": _dblp}
        return answers[name](getattr(self, name), unquote(path), asked) if name in answers else (404, "", "text/plain")


def _json(value: object) -> Answer:
    return 200, json.dumps(value), "application/json"


NOTHING: Answer = (404, "Resource not found.", "text/plain")


def _venue(work: Entry) -> str:
    return WRITTEN_OUT.get(work.venue, work.venue).format(year=work.year)


def _crossref(works: Works, path: str, asked: dict[str, str]) -> Answer:
    def item(work: Entry) -> dict[str, object]:
        people = [
            {"family": one.family, "given": one.given} if one.given else {"name": one.family} for one in work.authors
        ]
        issued = {"date-parts": [[work.year]] if work.year else [[None]]}
        named = {
            "DOI": work.doi.lower(),
            "title": [work.title],
            "container-title": [_venue(work)] if work.venue else [],
        }
        return {**named, "author": people, "issued": issued, "type": "proceedings-article"}

    if path != "works":
        found = works.with_doi(path.removeprefix("works/"))
        return _json({"status": "ok", "message": item(found)}) if found else NOTHING
    near = works.nearest(asked.get("query.bibliographic", ""), int(asked.get("rows", "20")), whole=False)
    return _json({"status": "ok", "message": {"items": [item(work) for work in near]}})


def _datacite(works: Works, path: str, asked: dict[str, str]) -> Answer:  # noqa: ARG001 - the form of an answer
    work = works.with_doi(path.removeprefix("dois/"))
    if work is None:
        return (
            404,
            json.dumps({"errors": [{"status": "404", "title": "The resource you are looking for doesn't exist."}]}),
            "application/json",
        )
    people = [
        {"name": f"{one.family}, {one.given}", "familyName": one.family, "givenName": one.given} for one in work.authors
    ]
    held = {"doi": work.doi.lower(), "titles": [{"title": work.title}], "creators": people, "publisher": "arXiv"}
    return _json(
        {
            "data": {
                "id": work.doi.lower(),
                "type": "dois",
                "attributes": {**held, "publicationYear": _posted(work), "container": {}},
            }
        }
    )


def _posted(work: Entry) -> int | None:
    """The year of the preprint, as its number says."""
    return 2000 + int(work.arxiv[:2]) if work.arxiv[:2].isdigit() else work.year


def _arxiv(works: Works, path: str, asked: dict[str, str]) -> Answer:  # noqa: ARG001 - the form of an answer
    if "id_list" in asked:
        found = [work for work in works.all if work.arxiv == asked["id_list"]]
    else:
        found = works.nearest(
            asked.get("search_query", "").removeprefix("ti:"), int(asked.get("max_results", "10")), whole=True
        )
    entries = "".join(
        f"<entry><id>http://arxiv.org/abs/{work.arxiv}v1</id><title>{escape(work.title)}</title>"
        f"<published>{_posted(work)}-01-01T00:00:00Z</published>"
        + "".join(f"<author><name>{escape(str(one))}</name></author>" for one in work.authors)
        + "</entry>"
        for work in found
    )
    return 200, f'<feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>', "application/atom+xml"


def _openalex(works: Works, path: str, asked: dict[str, str]) -> Answer:
    def one_work(work: Entry) -> dict[str, object]:
        people = [{"author": {"display_name": str(one)}} for one in work.authors]
        place = {"source": {"display_name": _venue(work)} if work.venue else None}
        named = {"id": "https://openalex.org/W1", "doi": f"https://doi.org/{work.doi.lower()}", "title": work.title}
        return {
            **named,
            "authorships": people,
            "publication_year": work.year,
            "primary_location": place,
            "is_retracted": False,
        }

    if path != "works":
        found = works.with_doi(path.removeprefix("works/doi:"))
        return _json(one_work(found)) if found else NOTHING
    text = asked.get("filter", "").removeprefix("title.search:")
    near = works.nearest(text, int(asked.get("per-page", "25")), whole=True)
    return _json({"results": [one_work(work) for work in near]})


def _dblp(works: Works, path: str, asked: dict[str, str]) -> Answer:  # noqa: ARG001 - the form of an answer
    def info(work: Entry) -> dict[str, object]:
        people = [{"@pid": "0", "text": f"{one} 0001" if len(one.family) <= 3 else str(one)} for one in work.authors]
        held = {"authors": {"author": people if len(people) > 1 else people[0]}} if people else {}
        kind = "Journal Articles" if work.type == "article-journal" else "Conference and Workshop Papers"
        doi = {"doi": work.doi.upper()} if work.doi else {}
        year = {"year": str(work.year)} if work.year else {}
        return {**held, "title": f"{work.title}.", "venue": work.venue, "type": kind, "key": "conf/x/y", **doi, **year}

    near = works.nearest(asked.get("q", ""), int(asked.get("h", "30")), whole=True)
    hits = {
        "@total": str(len(near)),
        **({"hit": [{"@score": "1", "info": info(work)} for work in near]} if near else {}),
    }
    return _json({"result": {"status": {"@code": "200", "text": "OK"}, "hits": hits}})


@contextmanager
def playing(registries: Registries) -> Iterator[dict[str, str]]:
    """The address of each registry, as long as the server runs."""

    class Answering(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            status, text, kind = registries.answer(self.path)
            body = text.encode()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        names = ("crossref", "datacite", "arxiv", "openalex", "dblp")
        yield {name: f"http://127.0.0.1:{server.server_address[1]}/{name}" for name in names}
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
