"""The command, the rows of JSON, and what importing costs."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scoring import Document, score, score_rows, score_text
from scoring.__main__ import main
from scoring.formats.text import as_text
from scoring.lint import guess_channel
from scoring.rulebook import RULES
from tests.scoring.texts import EXEMPLAR, OFFLINE, SEED, sections


def test_findings_are_printed_as_editors_read_them() -> None:
    lines = as_text([score_text("# Topic\n\nText [Add a link here].", name="post.md")], RULES).split("\n")
    assert lines[0].startswith("post.md:")
    assert any(line.startswith("post.md:3:6 limit.placeholder blocker: '[Add a link here]'") for line in lines)
    assert lines[-1].startswith("post.md:1:1 blog: seo ")


def test_the_exit_code_is_the_gate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "post.md"
    path.write_text("# Topic\n\nText.", encoding="utf-8")
    assert main([str(path)]) == 0
    assert main([str(path), "--fail-under", "99"]) == 1
    assert main([str(path), "--fail-under", "0"]) == 0
    assert main([str(tmp_path / "none.md")]) == 2
    assert "none.md: cannot be read" in capsys.readouterr().err


def test_a_file_that_is_no_text_is_bad_input(tmp_path: Path) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR")
    assert main([str(path)]) == 2


def test_standard_input_and_json(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"We traced it. It was a lock.")))
    assert main(["-", "--channel", "linkedin", "--keyphrase", "rust async", "--json"]) == 0
    section = json.loads(capsys.readouterr().out)["sections"][0]
    assert section["channel"] == "linkedin"
    assert set(section["scores"]) == {"seo", "engagement", "opportunity"}
    assert {"id", "severity", "kind", "line", "message", "source", "points_lost"} <= set(section["findings"][0])


def test_a_report_has_its_five_sections_with_null_scores_for_two() -> None:
    found = score_text(SEED.read_text(encoding="utf-8")).sections
    assert [section.channel for section in found] == ["blog", "linkedin", "thread", "citations", "opportunity"]
    assert [section.scores.seo is None for section in found] == [False, False, False, True, True]


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("# Title\n\nText.", "blog"),
        ("---\ntitle: x\n---\nText.", "blog"),
        ("1/2 One.\n\n2/2 Two.", "thread"),
        ('["One.", "Two."]', "thread"),
        ('{"posts": [{"text": "One."}]}', "thread"),
        ("We are open 24/7.", "linkedin"),
        ("word " * 700, "blog"),
        ("[not json", "linkedin"),
        ("[" * 20_000, "blog"),
        ("[" + "1" * 5000 + "]", "blog"),
        ("", "linkedin"),
    ],
)
def test_the_channel_is_guessed_from_the_text(text: str, channel: str) -> None:
    assert guess_channel(text) == channel


def test_rows_answer_one_by_one_and_a_bad_one_stops_nothing() -> None:
    rows = [
        '{"id": "a", "channel": "headline", "text": "How we cut waits by 40%", "query": "cut waits"}',
        "not json",
        '{"id": 7, "channel": "fax", "text": "x"}',
        '["no object"]',
        f'{{"id": {"9" * 5000}}}',
        '{"id": NaN, "channel": "x", "text": "y"}',
        "",
        '{"id": "t", "channel": "thread", "text": ["One post of words.", "Two posts."], "extra": 1}',
        '{"id": "n", "channel": "linkedin", "text": "We traced it.", "title": null}',
    ]
    answers = list(score_rows(rows))
    assert [answer["id"] for answer in answers] == ["a", "line:2", 7, "line:4", "line:5", "line:6", "t", "n"]
    assert [("error" in answer) for answer in answers] == [False, *[True] * 5, False, False]
    assert answers[0]["opportunity"] is None
    assert isinstance(answers[0]["seo"], float)
    assert set(answers[0]) == {"id", "seo", "engagement", "opportunity", "blockers", "findings"}
    assert {"id", "severity", "line", "message"} <= set(answers[0]["findings"][0])
    json.dumps(answers)


def test_two_texts_under_one_cap_keep_their_order() -> None:
    slot = " [Add a link here]"
    poor = "metrics logs traces dashboards alerts tools metrics logs traces dashboards alerts tools"
    better = "How one lock held up a bank in May 2023, and what 40% of its engineers tried first."
    low, high = (score(Document.from_text("x", text + slot)).engagement.points or 0.0 for text in (poor, better))
    assert 0 < low < high <= 40


def test_importing_scoring_is_light() -> None:
    code = (
        "import sys, scoring; from scoring import Document, score_text; scoring.SEO;"
        "print([m for m in ('textstat', 'nltk', 'markdown_it', 'selectolax', 'numpy', 'contentgen', 'openai')"
        " if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_bare_import_loads_no_module_of_ours() -> None:
    code = "import sys, scoring; print([m for m in sys.modules if m.startswith(('scoring.', 'pydantic'))])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_scoring_opens_no_socket() -> None:
    code = (
        "import socket, sys, pathlib\n"
        "def no(*a, **k): raise SystemExit('a socket was opened')\n"
        "socket.socket.connect = socket.getaddrinfo = socket.create_connection = no\n"
        "from scoring import score_text\n"
        "found = score_text(pathlib.Path(sys.argv[1]).read_text(encoding='utf-8'))\n"
        "print(len(found.sections))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(EXEMPLAR)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "5"


def test_two_thousand_words_take_little_time() -> None:
    article = sections(EXEMPLAR)["blog"].text + "\n\n" + sections(OFFLINE)["blog"].text
    score(Document.from_markdown(article))
    taken = []
    for round_ in range(3):
        document = Document.from_markdown(f"{article}\n\nRound {round_}.", keyphrase="AI observability")
        start = time.perf_counter()
        score(document)
        taken.append(time.perf_counter() - start)
    assert document.word_count > 2000
    assert min(taken) < 0.5, "measured 0.05 to 0.07 s; the bound leaves room for a busy machine"
