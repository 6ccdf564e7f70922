"""Asking the registries of scholarly works and the addresses themselves. Each registry is one value; `REGISTRIES` is the list."""

from contentgen.references.online.arxiv import ARXIV
from contentgen.references.online.base import Notice, Question, Record, Registry
from contentgen.references.online.crossref import CROSSREF
from contentgen.references.online.datacite import DATACITE
from contentgen.references.online.dblp import DBLP
from contentgen.references.online.links import Link, check_link, open_link
from contentgen.references.online.lookup import Answers, Desk, Found, look_up
from contentgen.references.online.openalex import OPENALEX
from contentgen.references.online.remarks import CODES, remark_on_link, remarks_of

REGISTRIES = (CROSSREF, DATACITE, ARXIV, OPENALEX, DBLP)

__all__ = [
    "CODES",
    "REGISTRIES",
    "Answers",
    "Desk",
    "Found",
    "Link",
    "Notice",
    "Question",
    "Record",
    "Registry",
    "check_link",
    "look_up",
    "open_link",
    "remark_on_link",
    "remarks_of",
]
