"""Records of a library: their form, the check that holds them to it, and those that a project keeps of its own."""

from contentgen.sources.records.form import NOT_VERIFIED, Note, Record
from contentgen.sources.records.keeping import Added, KeptRecords, has_records, kept_beside, records_stamp
from contentgen.sources.records.reading import Checked, Fault, Placed, checked, read_text
from contentgen.sources.records.rules import Against

__all__ = [
    "NOT_VERIFIED",
    "Added",
    "Against",
    "Checked",
    "Fault",
    "KeptRecords",
    "Note",
    "Placed",
    "Record",
    "checked",
    "has_records",
    "kept_beside",
    "read_text",
    "records_stamp",
]
