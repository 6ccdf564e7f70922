"""Where facts come from: the user's files and the built-in library, ranked for a topic, in a ledger.

`research` is the one entry that the pipeline calls.
"""

from contentgen.sources.access import Access
from contentgen.sources.base import Adapter, Found, Limits, Query
from contentgen.sources.files import FORMATS, FilesAdapter
from contentgen.sources.gather import Thresholds, research
from contentgen.sources.ledger import LedgerLimits, build_ledger
from contentgen.sources.library import LibraryAdapter, OwnLibraryAdapter
from contentgen.sources.project import ProjectAdapter
from contentgen.sources.relevance import RankedPassage, Ranking, rank

SOURCES = (FilesAdapter, LibraryAdapter, OwnLibraryAdapter, ProjectAdapter)

__all__ = [
    "FORMATS",
    "SOURCES",
    "Access",
    "Adapter",
    "FilesAdapter",
    "Found",
    "LedgerLimits",
    "LibraryAdapter",
    "Limits",
    "OwnLibraryAdapter",
    "ProjectAdapter",
    "Query",
    "RankedPassage",
    "Ranking",
    "Thresholds",
    "build_ledger",
    "rank",
    "research",
]
