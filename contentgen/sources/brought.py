"""What the author brings with `--from`: a file or a page, read like a source, every citable sentence the author's own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from contentgen.addresses import shown_url, tells_a_secret
from contentgen.errors import UserError
from contentgen.model import AUTHOR, Base, Frozen, Passage, Source, SourceFailure
from contentgen.sources.access import Access
from contentgen.sources.asking import client_of
from contentgen.sources.base import PARSER_FAULTS, Document, Found, Limits
from contentgen.sources.files import FORMATS, documents_in
from contentgen.sources.passages import PassageMaker, shortened
from contentgen.sources.sentences import speaks_of_itself
from contentgen.sources.services.pages import READ_BY, Link, read_reply
from contentgen.sources.text import fingerprint, line_of, slug
from contentgen.sources.wanted import LOCAL
from contentgen.web import Ask, WebError
from scoring.report import is_report

_READ = ("Markdown", "plain text", "HTML", "PDF", "Word")
_SUFFIXES = tuple(suffix for known in FORMATS if known.name in _READ for suffix in known.suffixes)
_KEPT = (".md", ".markdown", ".txt", ".text")
_PLANTED = (
    'holds an instruction to a model ({why}): "{words}"; remove that line, or put it in quotation marks if the text '
    "only tells of it"
)


class BaseLimits(Frozen):
    """How many texts and statements of the author are taken, and how many words a statement has that stands in a list."""

    texts: int = 5
    statements: int = 60
    short_words: int = 24


def read_bases(
    places: Sequence[str],
    *,
    author: str,
    today: date,
    sources: Sequence[str] = (),
    access: Access | None = None,
    as_is: bool = False,
    bounds: BaseLimits | None = None,
) -> tuple[Base, ...]:
    """The texts in the order given. `author` is who is named where a text does not name its own author.

    Raises:
        UserError: a text cannot be the base of a run: it is not there, cannot be read, says nothing, gives orders to a
            model, is a source of the same run, or may not be fetched; the message names it and the way out.

    """
    most = bounds or BaseLimits()
    _refuse(places, sources, as_is=as_is, most=most)
    found: list[Base] = []
    maker = PassageMaker(Limits())
    for number, place in enumerate(places, 1):
        data, documents = _web(place, access) if _is_address(place) else _file(place, as_is=as_is)
        text = _kept(place, data) if as_is else ""
        found.append(_base(place, documents[0], data, text, maker, (author, today, number, most)))
    return tuple(found)


def _is_address(place: str) -> bool:
    return place.lower().startswith(("http://", "https://"))


def _refuse(places: Sequence[str], sources: Sequence[str], *, as_is: bool, most: BaseLimits) -> None:
    """What no text could make good: too many of them, or a choice that contradicts itself."""
    if as_is and len(places) > 1:
        raise UserError("--as-is keeps one article as it is: name just that one with --from FILE")
    if len(places) > most.texts:
        raise UserError(
            f"--from names {len(places)} texts, at most {most.texts} can be the base of a run; give the rest with --sources"
        )
    for place in places:
        if tells_a_secret(place):
            raise UserError(
                f"--from {shown_url(place)}: an address with a user, password or key in it is not kept; save the page"
            )
        if _is_address(place) and LOCAL in sources:
            raise UserError(
                f"--sources local opens no connection, so --from {place} cannot be read; save the page as a file"
            )
        if place in sources:
            raise UserError(
                f"{place} is given with --from and with --sources; the author's own text is no independent source: leave one out"
            )


# --- reading ------------------------------------------------------------------------------------------------


def _file(place: str, *, as_is: bool) -> tuple[bytes, tuple[Document, ...]]:
    path = Path(place)
    if not path.is_file():
        told = "is a folder; name the file in it" if path.is_dir() else "is not there; give the path of a file"
        raise UserError(f"--from {place} {told} ({', '.join(_SUFFIXES)}), or an address")
    if path.suffix.lower() not in (_KEPT if as_is else _SUFFIXES):
        kept = "--as-is keeps Markdown or plain text" if as_is else "files of this kind are no text to start from"
        raise UserError(f"--from {place}: {kept}; read are {', '.join(_KEPT if as_is else _SUFFIXES)}")
    reading = documents_in(path, path.name, Limits())
    if isinstance(reading, SourceFailure):
        raise UserError(f"--from {place}: {reading.reason}; give a file with text in it")
    return path.read_bytes(), reading


def _web(place: str, access: Access | None) -> tuple[bytes, tuple[Document, ...]]:
    try:
        with client_of(access or Access()) as client:
            reply = client.get(Ask(url=place, crawling=True, accept=tuple(READ_BY)))
        reading = read_reply(Link(url=place), reply, Limits())
    except WebError as fault:
        raise UserError(f"--from {place}: {fault.reason}; save the page as a file and give its path") from fault
    except PARSER_FAULTS as fault:
        raise UserError(f"--from {place}: cannot be read ({type(fault).__name__}); save the page as a file") from fault
    if isinstance(reading, SourceFailure):
        raise UserError(f"--from {place}: {reading.reason}; save the page as a file and give its path")
    return reply.body, reading


def _kept(place: str, data: bytes) -> str:
    """The article as its bytes have it, if a report can hold it."""
    if _is_address(place):
        raise UserError(f"--as-is keeps a Markdown or text file, and {place} is a page; save the article's Markdown")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UserError(
            f"--from {place}: not UTF-8 at byte {error.start}; save it as UTF-8 to keep it as it is"
        ) from error
    for number, line in enumerate(text.splitlines(), 1):
        if is_report(line):
            raise UserError(
                f"--from {place}: line {number} is a banner of our report; give the article alone, or change that line"
            )
    return text


# --- the author's statements --------------------------------------------------------------------------------


def _base(
    place: str,
    document: Document,
    data: bytes,
    text: str,
    maker: PassageMaker,
    run: tuple[str, date, int, BaseLimits],
) -> Base:
    author, today, number, most = run
    label = place if _is_address(place) else Path(place).name
    planted = maker.planted(document)
    if planted:
        line = line_of(planted.words, data)
        where = f"{place}, line {line}" if line else place
        raise UserError(f"--from {where}: {_PLANTED.format(why=planted.why, words=shortened(planted.words))}")
    id_ = f"{AUTHOR}-{number}-{slug(label)}"
    csl = _signed(document.csl, author)
    named = document.model_copy(update={"csl": {**csl, "author": csl.get("author") or [{"literal": "the author"}]}})
    passages, aside = maker.make(id_, label, named)
    safe, left_out = maker.safe_csl(label, csl, fallback=label)
    if not passages:
        raise UserError(
            f"--from {place}: no whole sentence in it can be the author's statement; give a text with sentences"
        )
    source = Source(
        id=id_,
        csl={"id": id_, **safe},
        adapter=AUTHOR,
        location=label,
        passages=passages[: most.statements],
        fetched=today,
        reliability="the author's own text",
        language=document.language,
    )
    stated = tuple(_stated(passage, source.first_author, most.short_words) for passage in source.passages)
    source = source.model_copy(update={"passages": stated})
    return Base(
        source=source,
        sha256=fingerprint(data),
        text=text,
        failures=(*aside, *left_out, *_beyond(label, passages, most)),
    )


def _beyond(label: str, passages: Sequence[Passage], most: BaseLimits) -> tuple[SourceFailure, ...]:
    if len(passages) <= most.statements:
        return ()
    reason = f"{len(passages)} statements; the first {most.statements} are used"
    return (SourceFailure(location=label, reason=reason),)


def _signed(csl: dict[str, Any], author: str) -> dict[str, Any]:
    people = [person for person in csl.get("author") or () if person.get("literal") != "Anonymous"]
    signed = {key: value for key, value in csl.items() if key != "author"}
    return signed | ({"author": people} if people else {"author": [{"literal": author}]} if author else {})


def _stated(passage: Passage, who: str, short_words: int) -> Passage:
    """The sentence as the author's; a short one may stand in a list, what speaks of its author beside the name."""
    quoted = f"“{passage.text}”"
    short = f"{who}: {quoted}" if speaks_of_itself(passage.text) else quoted
    update = {"kind": "author-statement", "weight": max(3, passage.weight)}
    return passage.model_copy(update={**update, "short": short if len(passage.text.split()) <= short_words else ""})


# --- beside the sources -------------------------------------------------------------------------------------


def without_base(sources: Sequence[Source], bases: Sequence[Base]) -> tuple[Source, ...]:
    """The sources that are not the author's own text once more: such a one shares most sentences with a base."""
    own = [_marks(base.source) for base in bases]
    return tuple(source for source in sources if not any(_same(_marks(source), marks) for marks in own))


def without_own(found: Found, bases: Sequence[Base]) -> Found:
    """What was found without the author's own text, which is told."""
    kept = without_base(found.sources, bases)
    told = [
        SourceFailure(location=source.location, reason="the author's own text, so no independent source")
        for source in found.sources
        if source not in kept
    ]
    return Found(sources=kept, failures=(*found.failures, *told))


def _marks(source: Source) -> frozenset[str]:
    return frozenset(fingerprint(passage.text) for passage in source.passages)


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two texts have most of their sentences in common; one that only quotes another has not."""
    return len(one & other) > max(len(one), len(other)) / 2
