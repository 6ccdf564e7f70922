"""References in Markdown: numbered lists, `[1]` and `[^1]` notes, bullets and paragraphs under a heading for sources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentgen.model import Frozen
from contentgen.references.entry import Entry
from contentgen.references.making import arxiv_of, bare_doi, year_of
from contentgen.references.people import people_in
from contentgen.sources.text import squeeze

_NAMES = (
    r"references|bibliography|sources(?: cited)?|works cited|citations|literature(?: cited)?|further reading|reading list"
    r"|quellen|literatur|referenzen"
)
_HEADING = re.compile(
    rf"^(?:#{{1,6}}\s*|=+\s*|\*\*)?(?:\d+\.?\s*)?(?:{_NAMES})\s*:?(?:\*\*)?\s*(?:#+|=+)?\s*$", re.IGNORECASE
)
_REPORT = re.compile(r"^=== *CITATIONS *===\s*$")
_ANY_HEADING = re.compile(r"^#{1,6}\s|^=== .+ ===$|^\*\*[^*]+\*\*$")
_NOTE = re.compile(r"^\[\^?(?P<key>[^\]\s]{1,20})\]:?\s+(?P<text>\S.*)$")
_ITEM = re.compile(r"^\s{0,3}(?:(?P<key>\d{1,4})[.)]|[-*+•])\s+(?P<text>\S.*)$")
_LINK = re.compile(
    r"\[(?P<shown>[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]\((?P<url><?[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*>?)(?:\s+\"[^\"]*\")?\)"
)
_BARE = re.compile(r"<?(https?://[^\s<>\"]+)>?", re.IGNORECASE)
_DOI = re.compile(
    r"(?:doi(?:\.org/|:)\s*|(?<![\w/.]))(10\.[^\s/]{3,12}/[^\s\"<>\])]+(?:\([^\s()]*\)[^\s\"<>\])]*)*)", re.IGNORECASE
)
_QUOTED = re.compile(
    r"“(?P<a>[^“”]{4,})”|\"(?P<b>[^\"]{4,})\"|‘(?P<c>(?:[^‘’]|’(?=\w)|(?<=s)’(?= \w))+)’(?!\w)|„(?P<d>[^“”]{4,})[“”]"
)
_BRACKETED_YEAR = re.compile(r"\((?P<year>(?:1[5-9]|20|21)\d\d|n\.\s?d\.)[a-z]?(?:,[^()]{0,20})?\)\.?\s*")
_YEAR = re.compile(r"(?<![\d.:/–-])((?:1[5-9]|20|21)\d\d)[a-z]?(?![\d–/])(?!\.\d{4})")
_ITALIC = re.compile(r"(?<!\*)\*([^*]+)\*(?!\*)|(?<!\w)_([^_]+)_(?!\w)")
_PAGES = re.compile(r"(?:\bpp?\.?\s*|,\s*|:\s*)(\d{1,5}\s?[–-]{1,2}\s?\d{1,5})(?=[,.;)\s]|$)")
_VENUE_BEHIND_QUESTION = re.compile(
    r"[?!](?= (?:Proceedings|Proc\.|Advances|Transactions|Journal|International Conference|Conference|Findings|arXiv)\b)"
)
_POINTLESS = re.compile(r"[^\W\d_][\w'’ -]* [A-Z]{1,3}(?:,|\.\s)")  # Vancouver writes initials without points
_LEAD_IN = re.compile(
    r"(?:\[Online\]\.?\s*)?(?:Available(?: at| from)?|Retrieved(?: \w+ \d+, \d{4},?)? from|URL|Accessed)\s*:?\s*$",
    re.IGNORECASE,
)


class Item(Frozen):
    """The text of one reference, its number or mark, and the line on which it begins."""

    key: str = ""
    text: str
    line: int


def entries_in(text: str) -> tuple[Entry, ...]:
    """Every reference of a text, in its order."""
    return tuple(entry_from(item) for item in items_in(text.splitlines()))


def items_in(lines: list[str]) -> tuple[Item, ...]:
    """The references: what stands under a heading for them, and notes; without either, all items that look like one.

    A combined report lists the same works twice, under its article and in its own section: the section is taken.
    """
    within = list(_items(lines, everywhere=False))
    banner = next((number for number, line in enumerate(lines, start=1) if _REPORT.match(line)), None)
    if banner:
        within = [item for item in within if item.line > banner] or within
    return tuple(within or (item for item in _items(lines, everywhere=True) if _looks_cited(item.text)))


def _items(lines: list[str], *, everywhere: bool) -> Iterator[Item]:
    inside, open_ = everywhere, None
    fenced = False
    for number, line in enumerate(lines, start=1):
        fenced ^= line.lstrip().startswith(("```", "~~~"))
        note, item = _NOTE.match(line), _ITEM.match(line)
        starts = bool(note) or (inside and bool(item or (open_ is None and line.strip())))
        if open_ and (starts or not line.strip() or _ANY_HEADING.match(line)):
            yield open_
            open_ = None
        if fenced or _ANY_HEADING.match(line) or _HEADING.match(line):
            inside = everywhere or (bool(_HEADING.match(line)) and not fenced)
        elif starts:
            found = note or item
            key, said = (found.groupdict().get("key") or "", found["text"]) if found else ("", line.strip())
            open_ = Item(key=key, text=said, line=number)
        elif open_:
            open_ = open_.model_copy(update={"text": f"{open_.text} {line.strip()}"})
    if open_:
        yield open_


def _looks_cited(text: str) -> bool:
    return bool(_BARE.search(text) or _DOI.search(text) or arxiv_of(text)) or bool(
        _YEAR.search(text) and len(text.split()) > 5
    )


def entry_from(item: Item) -> Entry:
    """The fields that a written reference shows; what it does not show stays empty."""
    links = [(m["shown"].strip(), m["url"].strip("<>")) for m in _LINK.finditer(item.text)]
    urls = [url for _, url in links if url.lower().startswith("http")]
    rest = _LINK.sub(lambda m: " " if _BARE.match(m["shown"].strip()) else m["shown"], item.text)
    urls += [url.rstrip(".,;)") for url in _BARE.findall(rest)]
    found = _DOI.search(" ".join([rest, *urls]))
    doi = bare_doi(found[1]).rstrip(".,;") if found else ""
    url = next((each for each in urls if "doi.org/" not in each), urls[0] if urls else "")
    arxiv = arxiv_of(doi, *urls, rest)
    plain = _LEAD_IN.sub("", squeeze(_BARE.sub(" ", _DOI.sub(" ", rest)))).strip(" .,;")
    title, authors, after = _parts(
        plain, [shown for shown, url in links if not _BARE.match(shown) and len(shown.split()) > 1]
    )
    people, others = people_in(authors)
    year = _year(plain, title)
    if year is None and (dated := re.search(r" ((?:19|20)\d\d)$", title)):
        title, year = title[: dated.start()], int(dated[1])
    venue = _venue(after, year)
    return Entry(
        key=item.key,
        type=_type(doi, arxiv, venue, url),
        title=title,
        authors=people,
        others=others,
        year=year,
        venue=venue,
        pages=(m[1] if (m := _PAGES.search(after)) else ""),
        doi=doi,
        arxiv=arxiv,
        url=url,
        raw=item.text,
        line=item.line,
    )


def _parts(text: str, link_texts: list[str]) -> tuple[str, str, str]:
    """Title, what stands before it, and what stands behind it."""
    quoted, dated, italic = _QUOTED.search(text), _BRACKETED_YEAR.search(text), _ITALIC.search(text)
    if quoted and not _only_part(text, quoted, dated, italic):
        title = next(group for group in quoted.groups() if group)
        return _clean(title), text[: quoted.start()], text[quoted.end() :]
    if dated and dated.start() > 0:
        title, after = _sentence(text[dated.end() :])
        if title:
            return _clean(title), text[: dated.start()], after
    if link_texts:
        head, _, tail = text.partition(link_texts[0])
        return _clean(link_texts[0]), head, tail
    found = _in_sentences(text)
    if italic and (not found[1] or _ITALIC.search(found[0]) or italic.start() < text.find(found[0])):
        return _clean(italic[1] or italic[2]), text[: italic.start()], text[italic.end() :]
    return _clean(found[0]), found[1], found[2]


def _only_part(text: str, quoted: re.Match[str], dated: re.Match[str] | None, italic: re.Match[str] | None) -> bool:
    """Whether the quoted words are within a title: set in italics as a whole, or going on behind the year."""
    if italic and italic.start() < quoted.start() and quoted.end() <= italic.end():
        return True
    goes_on = not re.match(r"\s*(?:[.,(]|$)", text[quoted.end() :]) and text[quoted.end() - 2] not in ".,"
    behind_year = dated is not None and dated.start() > 0 and dated.end() <= quoted.start()
    return goes_on and (behind_year or text[: quoted.start()].rstrip().endswith("."))


def _in_sentences(text: str) -> tuple[str, str, str]:
    """Vancouver and its like: authors, title and the rest are sentences; a single sentence is a title."""
    head, tail = _sentence(text, names=True)
    people, others = people_in(head)
    if not tail or not (people and (others or len(people) > 1 or len(head.split()) <= 3)):
        return head, "", tail
    title, after = _sentence(tail)
    if re.fullmatch(r"\(?\d{4}[a-z]?\)?\.?", title.strip()):
        title, after = _sentence(after)
    asked = _VENUE_BEHIND_QUESTION.search(title)
    if asked:  # a question needs no full stop before what it appeared in
        title, after = title[: asked.end()], f"{title[asked.end() :].strip()}. {after}"
    return title, head, after


def _sentence(text: str, *, names: bool = False) -> tuple[str, str]:
    """The first sentence and the rest. Among names with points behind their letters such a point ends none."""
    if text.startswith("*") and (italic := _ITALIC.match(text)):
        return text[: italic.end()], text[italic.end() :]
    pointed = names and not _POINTLESS.match(text)
    stop = r"(?<!\b[A-Z])\." if pointed else r"(?<!\bvs)(?<!\b[A-Z]\.[A-Z])\."
    asked = r"[?!](?=\s+\*|\s*$)"
    end = re.search(rf"(?:{stop}(?=\s|$)|{asked})\s*(?=$|\W*[A-Z0-9(*])", text)
    return (text[: end.end()], text[end.end() :]) if end else (text, "")


def _clean(title: str) -> str:
    plain = re.sub(
        r"\s*\((?:arXiv:[^()]*|[^()]*\bed\.)\)", "", squeeze(re.sub(r"[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}", "", title))
    )
    return plain.strip().rstrip(".,").strip()


def _year(text: str, title: str) -> int | None:
    bracketed = _BRACKETED_YEAR.search(text)
    if bracketed:
        return year_of(bracketed["year"])
    years = _YEAR.findall(re.sub(r"arXiv:\S+", "", text.replace(title, " ") if title else text))
    return int(years[-1]) if years else None


def _venue(after: str, year: int | None) -> str:
    """Where it appeared: set in italics, or what is left of the first part behind the title."""
    italic = _ITALIC.search(after)
    if italic:
        return squeeze(italic[1] or italic[2]).strip(" .,")
    plain = re.sub(r"\(?arXiv:\S+|\bIn:?\s+(?=[A-Z])|\[[^\]]*\]", " ", after)
    head = re.split(r"[.;]\s|,\s(?=\(?(?:vol|no|pp?|\d))|:\s", squeeze(plain).lstrip(" .,;:—–-|("))[0]
    return squeeze(head.replace(str(year or ""), "")).strip(" .,;()—–-|") if len(head.split()) <= 14 else ""


def _type(doi: str, arxiv: str, venue: str, url: str) -> str:
    """What a reference without a type most likely is; what cannot be told is a document, of which little is asked."""
    if re.search(r"\b(?:conference|proceedings|symposium|workshop|neurips|icml|iclr)\b", venue, re.IGNORECASE):
        return "paper-conference"
    if arxiv and not venue:
        return "article"
    return "webpage" if url and not doi and not arxiv else "document"
