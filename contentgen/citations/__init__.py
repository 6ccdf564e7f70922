"""References: CSL-JSON inside, citeproc outside; numbered in order of use, never written by a model."""

from contentgen.citations.bibtex import to_bibtex
from contentgen.citations.code import quoted_code
from contentgen.citations.credit import addressed, credit, credits_of, is_note_on, plain_title, said_by, who
from contentgen.citations.csl import to_csl
from contentgen.citations.numbering import number_sources
from contentgen.citations.places import places, with_places
from contentgen.citations.references import STYLES, render_references

__all__ = [
    "STYLES",
    "addressed",
    "credit",
    "credits_of",
    "is_note_on",
    "number_sources",
    "places",
    "plain_title",
    "quoted_code",
    "render_references",
    "said_by",
    "to_bibtex",
    "to_csl",
    "who",
    "with_places",
]
