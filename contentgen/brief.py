"""The brief of a run, from what was asked for: a topic that says something, a thesis that is one, a text to start from."""

from __future__ import annotations

import re
from datetime import date

from contentgen.errors import UserError
from contentgen.model import Base, Brief
from contentgen.settings import Settings
from contentgen.verification import is_ordinary

MOST_TOPIC_CHARACTERS = 200
MOST_KEYPHRASE_WORDS = 5
MOST_THESIS_CHARACTERS = 300
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def brief_of(topic: str, settings: Settings, today: date, base: tuple[Base, ...] = ()) -> Brief:
    """The brief from what was asked for; the topic is one line of text that says something.

    `base` are the texts of `settings.base`, read; without a topic theirs is the first one's title.

    Raises:
        UserError: no topic, one that is too long to be one, a thesis that is none, or nothing to keep as it is.

    """
    topic = topic if topic.strip() or not base else base[0].title[:MOST_TOPIC_CHARACTERS]
    clean = _one_line(topic)
    if not any(c.isalnum() for c in clean):
        raise UserError('no topic: say what to write about, for instance contentgen generate "AI observability"')
    if len(clean) > MOST_TOPIC_CHARACTERS:
        raise UserError(
            f"the topic has {len(clean)} characters, at most {MOST_TOPIC_CHARACTERS}; put longer material into a file "
            "and give it with --sources"
        )
    profile = settings.profile.model_copy(update={"site": settings.site or settings.profile.site})
    return Brief(
        topic=clean,
        keyphrase=settings.keyphrase or keyphrase_of(clean),
        audience=settings.audience or settings.profile.audience,
        channels=settings.channels,
        language=settings.language,
        tone=settings.tone,
        length=settings.length,
        profile=profile,
        sources=settings.sources,
        url=settings.url,
        citation_style=settings.citation_style,
        today=today,
        thesis=_thesis(settings.thesis),
        base=base,
        as_is=_as_is(settings),
    )


def _one_line(text: str) -> str:
    return " ".join(_UNPRINTED.sub(" ", text).split())


def _thesis(text: str) -> str:
    """The author's thesis: one sentence that states something."""
    clean = _one_line(text)
    if text and not any(c.isalpha() for c in clean):
        raise UserError("--thesis says nothing; write what you argue for in one sentence, or leave it out")
    if len(clean) > MOST_THESIS_CHARACTERS:
        raise UserError(
            f"the thesis has {len(clean)} characters, at most {MOST_THESIS_CHARACTERS}; say it in one sentence, and give "
            "the argument itself in a file with --from"
        )
    if clean.endswith("?"):
        raise UserError(f"--thesis {clean!r} is a question; write the answer that you argue for")
    return clean


def _as_is(settings: Settings) -> bool:
    if settings.as_is and not settings.base:
        raise UserError("--as-is keeps an article that you have: name it with --from FILE")
    if settings.as_is and settings.thesis:
        raise UserError(
            "--thesis steers an article that is to be written, and --as-is keeps one; leave one of them out"
        )
    if settings.as_is and not {"linkedin", "x"} & set(settings.channels):
        raise UserError("--as-is writes the post and the thread of an article; add linkedin or x to --channels")
    return settings.as_is


def keyphrase_of(topic: str) -> str:
    """The topic without its tail: `LLM drift detection in production` is searched for as `LLM drift detection`.

    An ordinary first word loses its capital, since the keyphrase stands inside sentences.
    """
    head = re.split(r"\s+(?:in|for|with|at|on|of|und|für|mit)\s+|[:,;?!.]\s*", topic, maxsplit=1)[0]
    words = (head if len(head.split()) > 1 else topic).split()[:MOST_KEYPHRASE_WORDS]
    if words and words[0].istitle() and not any(c.isupper() for c in "".join(words[1:])[:1]) and is_ordinary(words[0]):
        words[0] = words[0].lower()
    return " ".join(words).strip(" .,:;?!\"'")
