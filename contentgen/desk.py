"""The desk of a run: its brief, folder, sources, writers and templates, laid out once from the settings."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from contentgen.chains import Ladder, ModelSession, open_session
from contentgen.errors import ContentgenError, ProviderError, UserError
from contentgen.exporters.markdown import Rendering
from contentgen.llm import Answers, ChatModel, Meter
from contentgen.model import Brief, Progress, silent
from contentgen.outcome import Plan, Report, StageFacts
from contentgen.prompt import digest
from contentgen.resources import folders
from contentgen.settings import Settings
from contentgen.sources import Access
from contentgen.sources.meaning import Meaning
from contentgen.sources.project import kept_in, stamp_of
from contentgen.sources.records import records_stamp
from contentgen.sources.wanted import PROJECT, is_word
from contentgen.store import RunFolder
from contentgen.suggest import did_you_mean
from contentgen.writers.base import Writer
from contentgen.writers.floor import Floored
from contentgen.writers.offline import OfflineWriter, PhraseBank, load_bank

REQUEST = "stages/00-request.json"
PACKAGES = ("contentgen", "langchain", "langchain-openai", "openai", "pydantic", "textstat", "citeproc-py")


def content_key(value: object) -> str:
    """The SHA-256 of a value's JSON."""
    return hashlib.sha256(TypeAdapter(Any).dump_json(value)).hexdigest()


def bank_of(language: str, templates: Sequence[Path]) -> PhraseBank:
    """The phrase bank of a language (`en-GB` is `en`); each file from the first folder that has it.

    Raises:
        UserError: no bank in this language, so no writer may use it: what a check cannot read it cannot vouch for.

    """
    base = language.partition("-")[0].lower()
    found = {}
    for name in ("questions.toml", "phrases.toml", "patterns.toml"):
        path = next((f / "offline" / base / name for f in templates if (f / "offline" / base / name).is_file()), None)
        if path is None:
            known = sorted({p.name for f in templates for p in (f / "offline").glob("*") if p.is_dir()})
            raise UserError(
                f"no texts can be written in '{language}': the check and the phrases know {', '.join(known)}"
                f"{did_you_mean(language, known)}; write in one of these"
            )
        found[name] = path
    return load_bank(found["questions.toml"], found["phrases.toml"], found["patterns.toml"])


def sources_key(sources: Sequence[str], index: Path | None = None) -> str:
    """A digest of the user's files, records and kept sources as they are now: a changed one is read again."""
    stamps: list[object] = [stamp for text in sources if not is_word(text) for stamp in _stamps(Path(text))]
    stamps += [stamp_of(index)] if PROJECT in sources else []
    records = records_stamp(index)
    return content_key([*stamps, records] if records else stamps)


def _stamps(path: Path) -> list[tuple[str, int, int]]:
    """Each file with its size and time. What may not be looked at has none: whoever reads the sources tells of it."""
    try:
        if path.is_dir():
            return [stamp for p in sorted(path.rglob("*")) for stamp in ([] if p.is_dir() else _stamps(p))]
        facts = path.stat()
    except OSError:
        return []
    return [(str(path), facts.st_size, facts.st_mtime_ns)]


def access_of(settings: Settings) -> Access:
    """How the web may be used, by the settings. What was fetched is kept beside the project, for this project alone."""
    return Access(
        contact=settings.contact,
        allow_hosts=settings.allow_hosts,
        homes=_homes(settings),
        keys=dict(settings.service_keys),
        since=settings.since,
        allow_domains=settings.allow_domains,
        deny_domains=settings.deny_domains,
        per_domain=settings.per_domain,
        index=settings.index,
        cache=_kept_beside(settings, "web.sqlite"),
        version=version("contentgen"),
    )


def meaning_of(settings: Settings) -> Meaning | None:
    """What tells how near passages are in meaning, if the settings ask for it. Its vectors lie beside the project.

    Raises:
        MissingExtraError: they do, and the packages of the extra are not installed.

    """
    if not settings.embeddings:
        return None
    from contentgen.embedding import load

    return Meaning(load(), cache=_kept_beside(settings, "vectors.sqlite"), kept=kept_in(settings.index))


def _kept_beside(settings: Settings, name: str) -> Path:
    return (settings.project or settings.out.parent) / ".contentgen" / name


def _homes(settings: Settings) -> dict[str, str]:
    """The services that are reached elsewhere than at their own address: one's own instance, a mirror, a proxy."""
    set_ = {
        "searxng": settings.searxng_url,
        "arxiv": settings.arxiv_url,
        "crossref": settings.crossref_url,
        "datacite": settings.datacite_url,
        "dblp": settings.dblp_url,
        "openalex": settings.openalex_url,
    }
    return {name: address for name, address in set_.items() if address}


@dataclass
class Desk:
    """What a run works with. `model_name` is what the report says wrote it, also when answers are replayed."""

    brief: Brief
    settings: Settings
    folder: RunFolder
    bank: PhraseBank
    rendering: Rendering
    floor: OfflineWriter
    writer: Floored
    writer_key: str
    sources_key: str
    model_name: str = ""
    prompt_digests: dict[str, str] = field(default_factory=dict)
    meter: Meter = field(default_factory=Meter)
    progress: Progress = silent
    session: ModelSession | None = None

    def rehearsed(self, model: ChatModel) -> Writer:
        """The writer of this run over another model, with nothing of what it does kept or shown."""
        session = self.session and replace(
            self.session,
            model=model,
            answers=Answers(),
            meter=Meter(),
            ladder=Ladder(),
            progress=silent,
            unusable=None,
        )
        return writer_over(session, self.settings, self.floor)

    def usage(self, stage: str) -> StageFacts:
        """What the model calls of a stage took; zero where it made none."""
        names = {"article": ("sections", "check", "frame"), "posts": ("linkedin", "thread")}.get(stage, (stage,))
        used = [self.meter.snapshot().stage(name) for name in names]
        return StageFacts(
            stage=stage,
            seconds=sum(u.seconds for u in used),
            calls=sum(u.calls for u in used),
            reused=sum(u.reused for u in used),
            tokens_in=sum(u.tokens_in for u in used),
            tokens_out=sum(u.tokens_out for u in used),
        )

    def fatal(self, failure: ContentgenError) -> bool:
        """Whether a failure that the floor covered still ends the run with its exit code.

        An endpoint's does, and so does a model of whose answers not one could be used.
        """
        return isinstance(failure, ProviderError) or self.writer.nothing_usable

    def run_json(self, made: Report | Plan, facts: Sequence[StageFacts]) -> str:
        """What made this run: settings without secrets, digests, models, tokens, seconds, failures, versions."""
        return (
            json.dumps(
                {
                    "topic": self.brief.topic,
                    "writer": self.writer.name,
                    "model": self.model_name,
                    "settings": self.settings.public(),
                    **_brought(self.brief),
                    "writer_key": self.writer_key,
                    "stages": [fact.model_dump(mode="json") for fact in facts],
                    "tokens_in": sum(fact.tokens_in for fact in facts),
                    "tokens_out": sum(fact.tokens_out for fact in facts),
                    "cost": self.meter.snapshot().cost(self.settings.price_in, self.settings.price_out),
                    "prompts": self.prompt_digests,
                    "seconds": round(sum(fact.seconds for fact in facts), 3),
                    "source_failures": [f.model_dump(mode="json") for f in made.research.failures],
                    "degradations": [d.model_dump(mode="json") for d in made.degradations],
                    "versions": {"python": platform.python_version(), **{name: version(name) for name in PACKAGES}},
                },
                ensure_ascii=False,
                indent=1,
            )
            + "\n"
        )


def _brought(brief: Brief) -> dict[str, Any]:
    """What the author brought, as `run.json` tells it: nothing where that is nothing."""
    texts = [{"location": each.source.location, "title": each.title, "sha256": each.sha256} for each in brief.base]
    return {"brought": {"thesis": brief.thesis, "base": texts, "as_is": brief.as_is}} if texts or brief.thesis else {}


def lay_out(brief: Brief, settings: Settings, folder: RunFolder, progress: Progress, model_name: str = "") -> Desk:
    """Everything for a run. The request is saved first, so that a stopped run knows what it was."""
    templates = folders("templates", settings.templates, settings.project)
    bank = bank_of(brief.language, templates)
    floor = OfflineWriter(bank)
    meter = Meter()
    session, digests = _session(settings, folder, meter, progress)
    writer = writer_over(session, settings, floor)
    return Desk(
        brief=brief,
        settings=settings,
        folder=folder,
        bank=bank,
        rendering=Rendering(templates, bank.headings),
        floor=floor,
        writer=Floored(writer, floor),
        writer_key=content_key([writer.name, model_name or settings.model, bank, *digests.values()]),
        sources_key=sources_key(brief.sources, settings.index),
        model_name=model_name or (settings.model if writer.name != "offline" else ""),
        prompt_digests=digests,
        meter=meter,
        progress=progress,
        session=session,
    )


def writer_over(session: ModelSession | None, settings: Settings, floor: OfflineWriter) -> Writer:
    """The writer that the settings choose, over a session with its model; the offline writer where there is none."""
    if session is None:
        return floor
    from contentgen.writers.full import FullWriter
    from contentgen.writers.voice.writer import Allowance, VoiceWriter

    if settings.chosen_writer() == "voice":
        from contentgen.stages.check import Checker

        return VoiceWriter(session, floor, Checker, Allowance(seconds=settings.voice_seconds))
    return FullWriter(session, checklist_heading=floor.bank.headings["checklist_plain"])


def _session(
    settings: Settings, folder: RunFolder, meter: Meter, progress: Progress
) -> tuple[ModelSession | None, dict[str, str]]:
    """The session with the model that writes, if one does, and what its texts depend on: the digests of its prompts."""
    if settings.chosen_writer() == "offline":
        return None, {}
    from contentgen.judge import PROMPT as JUDGE
    from contentgen.writers.full.variables import PROMPTS
    from contentgen.writers.voice.steady import steadied

    prompts = folders("prompts", settings.prompts, settings.project)
    session = open_session(
        steadied(settings),
        prompts,
        answers=Answers(folder.answers),
        meter=meter,
        progress=progress,
        unusable=folder.path / "stages" / "unusable",
    )
    return session, {name: digest(name, prompts) for name in sorted(PROMPTS) if name != JUDGE}
