"""Claims held to sources on request: rows of JSON, or a text of the user's against documents of the user's."""

from contentgen.verify.rows import verify_rows
from contentgen.verify.spread import cores
from contentgen.verify.text import Finding, Verified, shown, verify_text

__all__ = ["Finding", "Verified", "cores", "shown", "verify_rows", "verify_text"]
