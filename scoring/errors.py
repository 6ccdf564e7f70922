"""What can go wrong with what the user gave; anything else that escapes is our bug."""

from __future__ import annotations


class BadInputError(ValueError):
    """A file, an option or the configuration must change: the message names the thing, the place and the way out."""
