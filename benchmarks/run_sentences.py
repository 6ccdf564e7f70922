"""Every sentence of some runs with what it cites, in files that need no replay: what a writer wrote and what was published.

    python benchmarks/run_sentences.py RUN ...

Writes `tests/verification/house/runs/<run>.json` for each finished run's folder. What a model wrote is kept as it came,
before any mending, so that the check of today can be asked about it again whatever prompts and rules have become since.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from contentgen.channels import blog
from contentgen.llm.answers import Answer, Answers
from contentgen.measures import ShownSentence
from contentgen.model import (
    Article,
    Brief,
    ChannelName,
    Evidence,
    Frozen,
    Passage,
    Research,
    Sentence,
    SentenceKind,
    Source,
)
from contentgen.runs import read_facts, read_request
from contentgen.stages.check import Checker, passed
from contentgen.store import RunFolder
from contentgen.verification.rules_judge import titled
from contentgen.writers.full.drafts import LinkedInDraft, SectionDraft, ThreadDraft
from contentgen.writers.full.marks import blocks, sentences

HOUSE = Path(__file__).resolve().parents[1] / "tests" / "verification" / "house" / "runs"


class Said(Frozen):
    """A sentence with what it cites; `refused` by the check as it was when the run was kept."""

    text: str
    kind: SentenceKind
    evidence: tuple[str, ...] = ()
    channel: ChannelName = "blog"
    place: str = ""
    refused: bool = False


class Piece(Frozen):
    """What a model wrote in one go: a section, the opening, a post. `looks_back` on all sections: checklist and end."""

    name: str
    channel: ChannelName
    sentences: tuple[Said, ...]
    looks_back: bool = False

    @property
    def cited(self) -> tuple[str, ...]:
        """The evidence that its sentences cite."""
        return tuple(each for said in self.sentences for each in said.evidence)


class RunSentences(Frozen):
    """A run's sentences, and of its research what they cite.

    `about` are the words of the article that its posts may use; `pieces` are empty where no model wrote.
    """

    run: str
    writer: str
    brief: Brief
    about: str
    research: Research
    published: tuple[Said, ...]
    pieces: tuple[Piece, ...] = ()

    @cached_property
    def claims(self) -> tuple[Said, ...]:
        """The published factual sentences, each once."""
        cited = {said.text: said for said in reversed(self.published) if said.kind == "claim" and said.evidence}
        return tuple(reversed(cited.values()))

    def source(self, said: Said) -> str:
        """What the cited passages say, each under its title, as a reader is shown it."""
        return "\n\n".join(self._shown(self.research.evidence(each)) for each in said.evidence)

    def _shown(self, item: Evidence) -> str:
        return titled(self.research.source(item.source_id).csl, item.quote or item.note or item.claim)

    def refused(self) -> tuple[tuple[Said, tuple[str, ...]], ...]:
        """What the check, as it is today, does not let pass of the pieces, with its reasons."""
        checkers = {False: Checker(self.brief, self.research), True: Checker(self.brief, self.research, self.about)}
        before = [each for piece in self.pieces if piece.name.startswith("section") for each in piece.cited]
        found = []
        for piece in self.pieces:
            nearby = [*piece.cited, *(before if piece.looks_back else ())]
            for said in piece.sentences:
                sentence = Sentence(text=said.text, kind=said.kind, evidence=said.evidence)
                judged = checkers[piece.channel != "blog"].judge(sentence, nearby)
                if judged.verdict and not passed(judged):
                    found.append((said, judged.verdict.reasons))
        return tuple(found)

    @property
    def facts(self) -> int:
        """How many different items of evidence the published sentences rest on."""
        return len({each for said in self.claims for each in said.evidence})

    @property
    def words(self) -> int:
        """The words of the published sentences."""
        return sum(len(said.text.split()) for said in self.published)


def runs() -> tuple[RunSentences, ...]:
    """The runs that are kept, by name."""
    return tuple(RunSentences.model_validate_json(path.read_bytes()) for path in sorted(HOUSE.glob("2*.json")))


def of_folder(path: Path) -> RunSentences:
    """Read a finished run's folder."""
    folder = RunFolder(path=path)
    writer = str(read_facts(folder)["writer"])
    rows = json.loads((path / "ledger.json").read_bytes())["sentences"]
    published = tuple(_published(ShownSentence.model_validate(row)) for row in rows)
    article = Article.model_validate(_stage(path, "04-check")["article"]["article"])
    research = Research.model_validate(_stage(path, "01-research"))
    cited = {research.evidence(each).source_id for each in blog.citations(article)}
    pieces = tuple(_pieces(path)) if writer == "full" else ()
    used = {each for said in (*published, *(s for p in pieces for s in p.sentences)) for each in said.evidence}
    kept = RunSentences(
        run=folder.name,
        writer=writer,
        brief=read_request(folder).brief,
        about=f"{article.title} {len(cited)}",
        research=_trimmed(research, used),
        published=published,
        pieces=pieces,
    )
    return kept.model_copy(update={"pieces": _marked(kept)})


def _marked(kept: RunSentences) -> tuple[Piece, ...]:
    """The pieces with a mark at what the check refuses today."""
    refused = {(said.channel, said.text) for said, _ in kept.refused()}
    return tuple(
        piece.model_copy(
            update={
                "sentences": tuple(
                    s.model_copy(update={"refused": (s.channel, s.text) in refused}) for s in piece.sentences
                )
            }
        )
        for piece in kept.pieces
    )


def _stage(path: Path, name: str) -> dict[str, object]:
    value: dict[str, object] = json.loads((path / "stages" / f"{name}.json").read_bytes())["value"]
    return value


def _published(row: ShownSentence) -> Said:
    ids = tuple(item.id for item in row.evidence)
    return Said(text=row.sentence, kind=row.kind, evidence=ids, channel=row.channel, place=row.place)


def _trimmed(research: Research, used: set[str]) -> Research:
    items = tuple(item for item in research.ledger if item.id in used)
    homes = {item.source_id for item in items}
    return Research(sources=tuple(_bare(s) for s in research.sources if s.id in homes), ledger=items)


def _bare(source: Source) -> Source:
    """The source with the words of its passages alone, which is what the check looks at besides its record."""
    words = tuple(Passage(id=p.id, text=p.text, locator="", verbatim=p.verbatim) for p in source.passages)
    return source.model_copy(update={"passages": words})


def _pieces(path: Path) -> Iterator[Piece]:
    """The first answer for each piece; opening, takeaways and end as they stood in the unchecked article."""
    answers = Answers.read(path / "stages" / "answers.jsonl")
    for number, answer in enumerate(_of(answers, "section"), start=1):
        draft = SectionDraft.model_validate_json(answer.answer)
        written = [s for block in blocks(draft.markdown) for s in blog.sentences_of(block)]
        yield _piece(f"section {number}", "blog", written)
    article = Article.model_validate(_stage(path, "03-article"))
    yield _piece("opening", "blog", [s for block in article.intro for s in blog.sentences_of(block)])
    for takeaway in article.takeaways:
        yield _piece("takeaway", "blog", [takeaway])
    for section in article.sections[-2:]:
        end = _piece(section.heading, "blog", [s for block in section.blocks for s in blog.sentences_of(block)])
        yield end.model_copy(update={"looks_back": True})
    for answer in _of(answers, "linkedin")[:1]:
        post = LinkedInDraft.model_validate_json(answer.answer)
        parts = (post.hook, *(text.removeprefix("→ ") for text in post.paragraphs), post.ask)
        yield _piece("post", "linkedin", [s for part in parts for s in sentences(part)])
    for answer in _of(answers, "thread")[:1]:
        posts = ThreadDraft.model_validate_json(answer.answer).posts
        yield _piece("thread", "x", [s for part in posts for s in sentences(part)])


def _of(answers: Iterable[Answer], prompt: str) -> list[Answer]:
    return [answer for answer in answers if answer.prompt == prompt]


def _piece(name: str, channel: ChannelName, written: Iterable[Sentence]) -> Piece:
    return Piece(
        name=name,
        channel=channel,
        sentences=tuple(Said(text=s.text, kind=s.kind, evidence=s.evidence, channel=channel) for s in written),
    )


def main() -> None:
    """Keep the runs that are named."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("runs", nargs="+", type=Path, metavar="RUN", help="a finished run's folder")
    HOUSE.mkdir(parents=True, exist_ok=True)
    for path in parser.parse_args().runs:
        kept = of_folder(path)
        text = kept.model_dump_json(exclude_defaults=True) + "\n"
        (HOUSE / f"{kept.run}.json").write_text(text, "utf-8", newline="\n")
        print(f"{kept.run}: {len(kept.published)} sentences published, {len(kept.refused())} of a model's refused")


if __name__ == "__main__":
    main()
