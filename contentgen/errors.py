"""What can go wrong, named by who must act.

    ContentgenError
    ├── UserError      exit 2  a setting, flag, file or prompt must change
    │   └── SourceError        too few usable sources, or none could be read
    ├── GateError      exit 1  a quality gate failed; the output exists
    ├── ProviderError  exit 3  the model's endpoint failed after the allowed attempts, or the web did not answer at all
    └── AnswerError    exit 4  the model answered, but nothing usable came of it

Every message names the thing, the place and the way out. Anything else that escapes is our bug.
"""

from __future__ import annotations


class ContentgenError(Exception):
    """Base of every error that the command line turns into one line and an exit code."""

    exit_code = 1


class UserError(ContentgenError):
    """The user must change something: a flag, a setting, a file, a prompt."""

    exit_code = 2


class SourceError(UserError):
    """The sources at hand cannot carry the topic; the message names what was found."""


class GateError(ContentgenError):
    """A quality gate failed; what was made is on disk."""

    exit_code = 1


class ProviderError(ContentgenError):
    """The model's endpoint failed (how often it was tried, what it said, where it is), or nothing on the web answered."""

    exit_code = 3


class AnswerError(ContentgenError):
    """The model's answer could not be used even after the repair; the raw answer was saved."""

    exit_code = 4
