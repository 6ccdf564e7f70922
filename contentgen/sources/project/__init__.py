"""The sources that a project keeps: one file with every document's passages and a full-text index over them."""

from contentgen.sources.project.adapter import ProjectAdapter, stamp_of
from contentgen.sources.project.adding import Reading, add, refresh
from contentgen.sources.project.index import ProjectIndex, has_documents, open_index
from contentgen.sources.project.schema import VERSION, may_write
from contentgen.sources.project.search import search
from contentgen.sources.project.values import STATES, Entry, Match, Origin, Shown, Told
from contentgen.sources.project.vectors import fill, kept_in

__all__ = [
    "STATES",
    "VERSION",
    "Entry",
    "Match",
    "Origin",
    "ProjectAdapter",
    "ProjectIndex",
    "Reading",
    "Shown",
    "Told",
    "add",
    "fill",
    "has_documents",
    "kept_in",
    "may_write",
    "open_index",
    "refresh",
    "search",
    "stamp_of",
]
