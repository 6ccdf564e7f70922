"""A topic's runs as they are kept: its evidence once, a model's answers a writer, so that each can be made again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from benchmarks.prose.topics import Topic
from contentgen.desk import REQUEST
from contentgen.store import ANSWERS, STAGES, RunFolder

RESEARCH = f"{STAGES}/01-research.json"
#: what a finished run's folder is known by
REPORT = "report.md"
#: the name of the model that is kept in place of the one that answered, and of the folder in place of the user's
MODEL, OUT = "openai:capable", "outputs"


def keep(run: Path, topic: Topic, writer: str, documents: Path | None) -> None:
    """Keep a finished run: its request without the machine it was made on, its research, its answers."""
    place = f"{documents.absolute()}/" if documents else ""
    topic.recorded.mkdir(parents=True, exist_ok=True)
    request = (run / REQUEST).read_text(encoding="utf-8")
    research = (run / RESEARCH).read_text(encoding="utf-8")
    if place:
        request, research = request.replace(place, ""), research.replace(place, "")
    values = json.loads(request)
    values["flags"] = {}
    values["settings"] |= {"model": MODEL, "base_url": "", "out": OUT, "project": None, "index": None}
    values["settings"].pop("models", None)
    _write(topic.recorded / "request.json", json.dumps(values, ensure_ascii=False, indent=1) + "\n")
    _write(topic.recorded / "research.json", research)
    answers = run / STAGES / ANSWERS
    if answers.is_file():
        shutil.copy(answers, topic.recorded / f"{writer}.jsonl")


def opened(topic: Topic, writer: str, folder: Path, prompts: Path | None = None) -> RunFolder:
    """The kept run as a finished run's folder under `folder`, to be replayed; the offline writer needs no answers.

    With `prompts`, prompt files there take the place of the shipped ones.

    Raises:
        FileNotFoundError: nothing is kept of this topic, or of this writer.

    """
    run = folder / f"{topic.name}-{writer}"
    (run / STAGES).mkdir(parents=True)
    values = json.loads((topic.recorded / "request.json").read_text(encoding="utf-8"))
    values["settings"] |= {"writer": writer, "model": "" if writer == "offline" else MODEL}
    values["settings"] |= {"prompts": str(prompts.absolute()) if prompts else None}
    _write(run / REQUEST, json.dumps(values))
    shutil.copy(topic.recorded / "research.json", run / RESEARCH)
    if writer != "offline":
        shutil.copy(topic.recorded / f"{writer}.jsonl", run / STAGES / ANSWERS)
    _write(run / REPORT, "a finished run\n")
    return RunFolder(path=run)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
