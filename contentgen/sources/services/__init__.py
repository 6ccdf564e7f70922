"""Services on the web that find sources for a topic. Each is one value; `SERVICES` is the list."""

from contentgen.sources.base import Result
from contentgen.sources.services.adapter import ServiceAdapter
from contentgen.sources.services.arxiv import ARXIV
from contentgen.sources.services.base import MalformedError, Search, Service
from contentgen.sources.services.brave import BRAVE
from contentgen.sources.services.crossref import CROSSREF
from contentgen.sources.services.exa import EXA
from contentgen.sources.services.openalex import OPENALEX
from contentgen.sources.services.pubmed import PUBMED
from contentgen.sources.services.searxng import SEARXNG
from contentgen.sources.services.semantic_scholar import SEMANTIC_SCHOLAR
from contentgen.sources.services.tavily import TAVILY

SERVICES = (ARXIV, BRAVE, CROSSREF, EXA, OPENALEX, PUBMED, SEARXNG, SEMANTIC_SCHOLAR, TAVILY)

__all__ = ["SERVICES", "MalformedError", "Result", "Search", "Service", "ServiceAdapter"]
