"""How the tests of the command line run it: in this process for its words, in one of its own for the rest."""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from contentgen.model import Evidence

TOPIC = "AI observability"
DAY = "2026-11-23"
RUN = "2026-11-23-ai-observability"
OFFLINE = ("--date", DAY, "--quiet")


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def in_own_process(
    *arguments: str, cwd: Path, env: dict[str, str] | None = None, before: Any = None, stdin: str = ""
) -> Ended:
    """Run the command as a shell would."""
    done = subprocess.run(
        [sys.executable, "-m", "contentgen", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **(env or {})},
        input=stdin.encode(),
        capture_output=True,
        check=False,
        preexec_fn=before,
        timeout=60,
    )
    return Ended(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


def without_override() -> None:
    """Give up, for the process to be started, what lets root read and write whatever a file's mode says."""
    libc = ctypes.CDLL(None)
    for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        libc.prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP; without effect for whoever is not root


def files_under(folder: Path) -> dict[str, bytes]:
    """Every file under a folder with its content."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def script(ledger: Iterable[Evidence]) -> list[dict[str, Any]]:
    """Answers for a whole run of the full writer, every fact in the words of the evidence."""
    items = [item for item in ledger if len(item.claim) < 180 and not item.second_hand][:12]

    def said(number: int) -> str:
        return f"{items[number].claim.rstrip('.')} [{items[number].id}]."

    ideas = [
        {
            "heading": heading,
            "point": "Checks come before charts.",
            "evidence": [items[3 * n].id, items[3 * n + 1].id, items[3 * n + 2].id],
        }
        for n, heading in enumerate(("What to record first", "What to count later", "What to leave alone"))
    ]
    outline = {"title": "AI observability: what to check first", "thesis": "Check before you chart.", "sections": ideas}
    sections = [
        {
            "when": f'Write section {n + 1}, "',
            "answer": {"markdown": " ".join(said(3 * n + k) for k in range(3)) + " Decide which check comes next."},
        }
        for n in range(3)
    ]
    frame = {
        "intro": said(9),
        "takeaways": [said(0), said(3), said(6)],
        "checklist": ["Write down which answers you check.", "Name who reads the alarm."],
        "closing_heading": "Where to begin",
        "closing": "Begin with one check this week.",
        "description": "AI observability from the evidence: what to check first, and what can wait.",
    }
    post = {
        "hook": "Which of your checks would notice a wrong answer?",
        "paragraphs": [said(10), said(11)],
        "ask": "Which check do you trust?",
        "hashtags": ["AIObservability"],
    }
    thread = {"posts": [said(n) for n in range(8)] + ["Which check comes first for you?"]}
    named = {"OutlineDraft": outline, "FrameDraft": frame, "LinkedInDraft": post, "ThreadDraft": thread}
    offers = {"when": "CandidatesDraft", "answer": {"titles": [], "hooks": [], "first_posts": []}}
    nothing = {"when": "MendDraft", "answer": {"replacements": []}}
    return [
        *sections,
        *({"when": name, "answer": answer} for name, answer in named.items()),
        offers,
        nothing,
        nothing,
        nothing,
    ]
