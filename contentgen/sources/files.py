"""Files and folders that the user names: which are read, by what, and what could not be."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from contentgen.addresses import without_secrets
from contentgen.errors import UserError
from contentgen.model import Event, Source, SourceFailure, silent
from contentgen.sources import bibtex, csl_json, docx, html, markdown, pdf, plain, ris, table
from contentgen.sources.base import Document, Format, Found, Limits, Query, RawFile, Reading
from contentgen.sources.links import links_of
from contentgen.sources.passages import PassageMaker, shortened
from contentgen.sources.text import fingerprint, line_of, slug

if TYPE_CHECKING:
    from contentgen.model import Progress

FORMATS = (
    Format("Markdown", (".md", ".markdown", ".mdx"), markdown.read),
    Format("plain text", (".txt", ".text"), plain.read),
    Format("HTML", (".html", ".htm", ".xhtml"), html.read),
    Format("PDF", (".pdf",), pdf.read),
    Format("Word", (".docx",), docx.read),
    Format("BibTeX", (".bib", ".bibtex"), bibtex.read),
    Format("RIS", (".ris",), ris.read),
    Format("CSL-JSON", (".json",), csl_json.read),
    Format("tables", (".csv", ".tsv"), table.read),
)
_LEFT_OUT = (
    'left out whole: it holds an instruction to a model ({why}): "{words}"; remove that line to use the rest, or put it in '
    "quotation marks if the text only tells of it"
)
_SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__"})


class FilesAdapter:
    """Reads each location of a query: a file, or a folder with all that is under it."""

    name = "files"

    def __init__(self, limits: Limits | None = None, progress: Progress = silent) -> None:
        self._limits = limits or Limits()
        self._progress = progress

    def find(self, query: Query) -> Found:
        """One source a document, in the order of the locations, then of the file names."""
        run = _Run(query, self._limits)
        files = [entry for location in query.locations for entry in _files(location, run.failures, self._limits)]
        for number, (path, label) in enumerate(files):
            self._progress(Event(stage="research", message=f"Reading {label}", done=number, total=len(files)))
            run.take(path, label)
        return Found(sources=tuple(run.sources), failures=tuple(run.failures))


def files_at(location: str, limits: Limits) -> tuple[tuple[tuple[Path, str], ...], tuple[SourceFailure, ...]]:
    """The files of a location with the names under which they are shown, none of them opened, and what is not read.

    Raises:
        UserError: nothing is there.

    """
    failures: list[SourceFailure] = []
    return tuple(_files(location, failures, limits)), tuple(failures)


def read_file(path: Path, label: str, query: Query, limits: Limits) -> tuple[Found, str]:
    """One file by itself, without regard to others, and the fingerprint of its bytes; none where it was not opened."""
    run = _Run(query, limits)
    run.take(path, label)
    return Found(sources=tuple(run.sources), failures=tuple(run.failures)), run.mark


def documents_in(path: Path, label: str, limits: Limits) -> Reading:
    """What stands in one file, unscreened and whole: to compare with, not to quote from; or why it cannot be read."""
    return _Run(Query(topic="", today=date.min), limits).read(path, label)


class _Run:
    """One run's reading: what was found so far, and what was seen before."""

    def __init__(self, query: Query, limits: Limits) -> None:
        self.sources: list[Source] = []
        self.failures: list[SourceFailure] = []
        self._query = query
        self._limits = limits
        self._maker = PassageMaker(limits)
        self._contents: dict[str, str] = {}
        self._data = b""
        self.mark = ""
        self._ids: set[str] = set()

    def take(self, path: Path, label: str) -> None:
        """Read one file into sources, or into a failure that says why not."""
        reading = self.read(path, label)
        if isinstance(reading, SourceFailure):
            self.failures.append(reading)
            return
        self.failures += [SourceFailure(location=label, reason=d.trouble) for d in reading if d.trouble]
        clean = [document for document in reading if not self._refused(document, path, label)]
        if not clean:
            return
        made = [self._source(document, label) for document in clean]
        self.sources += made
        empty = sum(not source.passages for source in made)
        if empty and len(made) > 1:
            reason = f"{empty} of {len(made)} entries have no abstract or annotation that could support a sentence"
            self.failures.append(SourceFailure(location=label, reason=reason))
        elif empty:
            self.failures.append(SourceFailure(location=label, reason="no sentence in it can be cited"))

    def _refused(self, document: Document, path: Path, label: str) -> bool:
        """Whether a document gives orders to a model: then nothing in it is evidence, and the report says where."""
        planted = self._maker.planted(document)
        if planted:
            line = 0 if path.suffix.lower() == ".pdf" else line_of(planted.words, self._data)
            place = ", ".join(part for part in (label, document.key, f"line {line}" if line else planted.place) if part)
            self.failures.append(
                SourceFailure(location=place, reason=_LEFT_OUT.format(why=planted.why, words=shortened(planted.words)))
            )
        return planted is not None

    def read(self, path: Path, label: str) -> Reading:
        """The documents of a file, or why there are none."""
        kind = next((known for known in FORMATS if path.suffix.lower() in known.suffixes), None)
        if kind is None:
            return SourceFailure(location=label, reason=f"files of this kind are not read; {_readable()} are")
        try:
            size = path.stat().st_size
            if size > self._limits.max_bytes:
                most = self._limits.max_bytes
                reason = f"{size / 1e6:,.1f} MB are more than the {most / 1e6:,.1f} MB that are read"
                return SourceFailure(location=label, reason=reason)
            data = path.read_bytes()
        except OSError as fault:
            return SourceFailure(location=label, reason=f"cannot be opened: {fault.strerror or type(fault).__name__}")
        if not data.strip():
            return SourceFailure(location=label, reason="the file is empty")
        self.mark = mark = fingerprint(data)
        if mark in self._contents:
            reason = f"the same content as {self._contents[mark]}; read once"
            return SourceFailure(location=label, reason=reason)
        self._contents[mark], self._data = label, data
        return kind.read(RawFile(location=label, data=data), self._limits)

    def _source(self, document: Document, label: str) -> Source:
        source_id = self._free(slug(label) + (f"-{slug(document.key)}" if document.key else ""))
        passages, set_aside = self._maker.make(source_id, label, document)
        csl, left_out = self._maker.safe_csl(label, document.csl, fallback=label)
        self.failures += (*set_aside, *left_out)
        return Source(
            id=source_id,
            csl={"id": source_id, **csl},
            adapter=FilesAdapter.name,
            location=f"{label}: {document.key}" if document.key else label,
            passages=passages,
            fetched=self._query.today,
            reliability="given by the user",
            language=document.language,
            tags=document.tags,
            links=links_of(document.links, (block.text for block in document.blocks)),
        )

    def _free(self, wanted: str) -> str:
        number, free = 2, wanted
        while free in self._ids:
            number, free = number + 1, f"{wanted}-{number}"
        self._ids.add(free)
        return free


def _shown(name: str) -> str:
    """A file's name as text, whatever bytes the file system holds."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _readable() -> str:
    return ", ".join(suffix for known in FORMATS for suffix in known.suffixes)


def _files(location: str, failures: list[SourceFailure], limits: Limits) -> Iterator[tuple[Path, str]]:
    """Return the files of a location with the name under which each is shown."""
    if location.startswith(("http://", "https://")):
        raise UserError(
            f"source {without_secrets(location)}: addresses are not opened; save the page as HTML or PDF and give its path"
        )
    try:
        root = Path(location).expanduser()
        is_folder, is_file = root.is_dir(), root.is_file()
    except (OSError, ValueError, RuntimeError) as fault:
        raise UserError(f"source {location!r} is not a usable path: {fault}") from fault
    if is_file:
        yield root, _shown(root.name)
    elif is_folder:
        yield from _in_folder(root, failures, limits)
    else:
        shown = without_secrets(location) if "://" in location else location
        raise UserError(f"source {shown} is not there; give the path of a file or folder ({_readable()})")


def _in_folder(root: Path, failures: list[SourceFailure], limits: Limits) -> Iterator[tuple[Path, str]]:
    """Find all readable files under a folder by name, each once whatever the links, and report the rest."""
    known = {suffix for entry in FORMATS for suffix in entry.suffixes}
    unread: Counter[str] = Counter()
    count = 0
    for path in _walk(root, failures):
        if path.suffix.lower() not in known:
            unread[path.suffix.lower() or "no suffix"] += 1
            continue
        count += 1
        if count <= limits.max_files:
            yield path, _shown(path.relative_to(root).as_posix())
    if count > limits.max_files:
        reason = f"{count:,} files are more than the {limits.max_files:,} that are read; the last are left out"
        failures.append(SourceFailure(location=root.name, reason=reason))
    if unread:
        kinds = ", ".join(f"{suffix} ({number})" for suffix, number in sorted(unread.items()))
        failures.append(SourceFailure(location=root.name, reason=f"not read: {kinds}; read are {_readable()}"))
    if not count:
        failures.append(SourceFailure(location=root.name, reason="the folder holds no file that can be read"))


def _walk(root: Path, failures: list[SourceFailure]) -> Iterator[Path]:
    def report(fault: OSError) -> None:
        failures.append(
            SourceFailure(location=Path(fault.filename or root).name, reason=f"cannot be opened: {fault.strerror}")
        )

    seen: set[str] = set()
    for folder, folders, names in os.walk(root, followlinks=True, onerror=report):
        real = os.path.realpath(folder)
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(name for name in folders if name[0] != "." and name not in _SKIPPED_FOLDERS)
        for name in sorted(names):
            path = Path(folder) / name
            try:
                if name[0] != "." and path.is_file():
                    yield path
            except OSError as fault:
                report(fault)
