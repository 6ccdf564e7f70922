"""What has become of a run's sources since it was made, as a list of patches."""

from contentgen.rot.again import Web, rot_of
from contentgen.rot.telling import as_json, as_markdown, paragraphs, rows_of, summary
from contentgen.rot.values import Item, Patch, Place, Rot, RotLimits
from contentgen.rot.works import ASKED

__all__ = [
    "ASKED",
    "Item",
    "Patch",
    "Place",
    "Rot",
    "RotLimits",
    "Web",
    "as_json",
    "as_markdown",
    "paragraphs",
    "rot_of",
    "rows_of",
    "summary",
]
