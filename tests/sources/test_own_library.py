"""The records that a project keeps: added, replaced and removed by several at once, and whole after any end."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from contentgen.errors import UserError
from contentgen.sources import LibraryAdapter, OwnLibraryAdapter, Query, rank
from contentgen.sources.library import beside_own
from contentgen.sources.records import KeptRecords, Record
from tests.sources.records import AGAINST, ROOT, given, hive, lines

QUERY = Query(topic="", today=AGAINST.today)


def built_in(**more: Any) -> Record:
    return Record.model_validate_json(json.dumps({**hive(9), "id": "ours", **more}))


def kept(project: Path) -> KeptRecords:
    return KeptRecords(project / ".contentgen" / "library.jsonl")


def add(project: Path, *records: dict[str, Any], replace: bool = False, ours: tuple[Record, ...] = ()) -> Any:
    return kept(project).add(given(*records), ours, AGAINST, replace=replace)


def ids(project: Path) -> list[str]:
    return [placed.record.id for placed in kept(project).read(AGAINST).records]


def test_what_was_added_is_there_in_lines_that_can_be_read(tmp_path: Path) -> None:
    add(tmp_path, hive(1), hive(2))
    add(tmp_path, hive(3))
    written = [json.loads(line) for line in kept(tmp_path).path.read_text("utf-8").splitlines()]
    assert [record["id"] for record in written] == ["hive-b", "hive-c", "hive-d"]
    assert written[0]["notes"][0] == {**hive(1)["notes"][0], "id": "hive-b/0"}
    assert ids(tmp_path) == ["hive-b", "hive-c", "hive-d"]


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"id": "hive-b"}, "id"),
        ({"csl": {**hive(4)["csl"], "DOI": "10.1000/182"}}, "csl.DOI"),
        ({"csl": {**hive(4)["csl"], "archive": "arXiv", "archive_location": "2307.09009v2"}}, "csl.archive_location"),
        ({"csl": {**hive(4)["csl"], "URL": "http://www.hives.test/trial/"}}, "csl.URL"),
        ({"csl": {**hive(4)["csl"], "title": "trial 1 of Sensors, in hives"}}, "csl.title"),
    ],
)
def test_a_record_that_is_there_already_is_refused_and_both_are_named(
    tmp_path: Path, more: dict[str, Any], field: str
) -> None:
    known = {
        "DOI": "10.1000/182",
        "URL": "https://hives.test/trial",
        "archive": "arXiv",
        "archive_location": "2307.09009",
    }
    add(tmp_path, hive(1, csl={**hive(1)["csl"], **known}))
    before = kept(tmp_path).path.read_bytes()
    new = {**hive(4), **more}

    (fault,) = add(tmp_path, hive(5), new).faults

    assert (fault.line, fault.field) == (2, field)
    assert fault.what == (
        f'{new["id"]} ("{new["csl"]["title"]}") is already there as hive-b ("Trial 1 of sensors in hives"), a record of yours'
    )
    assert "--replace" in fault.way_out
    assert kept(tmp_path).path.read_bytes() == before


def test_replace_puts_a_record_in_place_of_all_that_it_is(tmp_path: Path) -> None:
    add(tmp_path, hive(1), hive(2), hive(3))
    both = hive(1, csl=hive(2)["csl"], caveat="Read again.")
    made = add(tmp_path, both, replace=True)
    assert made.replaced == ("hive-b", "hive-c")
    assert ids(tmp_path) == ["hive-d", "hive-b"]
    assert kept(tmp_path).read(AGAINST).records[1].record.caveat == "Read again."


def test_a_record_of_the_built_in_library_is_refused_or_stood_in_for(tmp_path: Path) -> None:
    ours = built_in(csl=hive(1)["csl"])
    (fault,) = add(tmp_path, hive(1), ours=(ours,)).faults
    assert "is already there as ours" in fault.what
    assert "the built-in library" in fault.what
    made = add(tmp_path, hive(1), replace=True, ours=(ours,))
    assert (made.replaced, made.instead_of) == ((), ("ours",))


def test_one_work_in_two_files_is_refused(tmp_path: Path) -> None:
    made = kept(tmp_path).add([*given(hive(1)), *given(hive(1))], (), AGAINST, replace=True)
    assert [fault.what for fault in made.faults] == ["hive-b is hive-b of records.jsonl, line 1"]
    assert ids(tmp_path) == []


def test_what_was_removed_is_gone_and_the_rest_is_as_it_was(tmp_path: Path) -> None:
    add(tmp_path, hive(1), hive(2), hive(3))
    before = kept(tmp_path).path.read_text("utf-8").splitlines()
    assert kept(tmp_path).remove(["hive-c", "nobody"]) == ("hive-c",)
    assert kept(tmp_path).path.read_text("utf-8").splitlines() == [before[0], before[2]]


def test_a_line_that_was_edited_into_something_else_is_told_and_never_lost(tmp_path: Path) -> None:
    add(tmp_path, hive(1), hive(2))
    path = kept(tmp_path).path
    path.write_text(path.read_text("utf-8").replace('"page 9"', '""', 1), "utf-8")

    found = OwnLibraryAdapter(path).find(QUERY)
    assert [source.id for source in found.sources] == ["hive-c"]
    assert [(f.location, f.reason[:40]) for f in found.failures] == [
        ("library.jsonl, line 1", "notes[2].locator: is missing; write wher")
    ]
    before = path.read_bytes()
    with pytest.raises(UserError, match=r"library.jsonl:1: notes\[2\].locator: .* \(nothing was added\)"):
        add(tmp_path, hive(3))
    assert path.read_bytes() == before
    kept(tmp_path).remove(["hive-c"])
    assert kept(tmp_path).ids() == ("hive-b",)

    path.write_text(path.read_text("utf-8") + "nonsense\n", "utf-8")
    before = path.read_bytes()
    with pytest.raises(UserError, match=r"library.jsonl:2: is no JSON: .* mend or delete that line first"):
        kept(tmp_path).remove(["hive-b"])
    assert path.read_bytes() == before


def test_a_question_that_the_templates_do_not_know_is_a_failure_of_the_run(tmp_path: Path) -> None:
    note = {**hive(1)["notes"][0], "question": "swarming"}
    kept(tmp_path).path.parent.mkdir()
    kept(tmp_path).path.write_text(lines(hive(1, notes=[note])), "utf-8")
    found = OwnLibraryAdapter(kept(tmp_path).path, frozenset({"metrics-alerts"})).find(QUERY)
    assert found.sources == ()
    assert "'swarming' is not known" in found.failures[0].reason


def test_a_built_in_record_gives_way_to_one_of_the_same_id_or_work() -> None:
    ours = LibraryAdapter().find(QUERY).sources
    sculley = next(source for source in ours if source.id == "sculley2015")
    by_work = sculley.model_copy(update={"id": "mine"})
    by_id = sculley.model_copy(update={"csl": {"id": "sculley2015", "title": "Another"}})
    for own in (by_work, by_id):
        assert len(beside_own((own,), ours)) == len(ours) - 1


# --- several at once, and ends ------------------------------------------------------------------------------

WRITER = """
import sys
from pathlib import Path
from tests.sources.test_own_library import add, kept
from tests.sources.records import hive
project, first, last = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
for n in range(first, last):
    add(project, hive(n % 16, id=f"w{n}", csl={"type": "report", "title": f"Report {n} of a writer of many"}))
    print(n, flush=True)
"""


def writer(project: Path, first: int, last: int) -> subprocess.Popen[str]:
    child = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(project), str(first), str(last)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout
    assert child.stdout.readline() == "ready\n"
    return child


def begin(child: subprocess.Popen[str]) -> None:
    assert child.stdin
    child.stdin.write("go\n")
    child.stdin.flush()


def test_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    children = [writer(tmp_path, 20 * n, 20 * n + 20) for n in range(3)]
    for child in children:
        begin(child)
    for child in children:
        child.communicate(timeout=60)
        assert child.returncode == 0
    assert set(ids(tmp_path)) == {f"w{n}" for n in range(60)}


@pytest.mark.parametrize("after", [0.02, 0.05, 0.11, 0.23])
def test_a_kill_leaves_the_old_or_the_new_and_no_lock(tmp_path: Path, after: float) -> None:
    add(tmp_path, hive(1))
    child = writer(tmp_path, 100, 10_000)
    begin(child)
    time.sleep(after)
    child.send_signal(signal.SIGKILL)
    told = child.communicate(timeout=60)[0].split()

    found = kept(tmp_path).read(AGAINST)
    assert found.faults == ()
    assert {"hive-b", *(f"w{n}" for n in told)} <= {placed.record.id for placed in found.records}
    add(tmp_path, hive(2))
    assert ids(tmp_path)[-1] == "hive-c"
    assert sorted(path.name for path in kept(tmp_path).path.parent.iterdir()) == [".library.lock", "library.jsonl"]


def test_a_writer_waits_only_so_long(tmp_path: Path) -> None:
    import sqlite3
    from contextlib import closing

    add(tmp_path, hive(1))
    with closing(sqlite3.connect(kept(tmp_path).path.with_name(".library.lock"), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(UserError, match="another command is changing your records, run this again"):
            KeptRecords(kept(tmp_path).path, wait=0.05).remove(["hive-b"])
    assert ids(tmp_path) == ["hive-b"]


def test_a_note_filed_under_a_question_that_the_topic_asks_is_found_without_its_words(
    keywords: dict[str, tuple[str, ...]],
) -> None:
    note = {"text": "Umbrella saw inputs move away from what it had trained on in 2025.", "locator": "page 1"}
    csl = {"type": "report", "title": "Looking back"}
    both = [
        Record.model_validate_json(json.dumps(hive(n, csl=csl, notes=[{**note, "question": question}])))
        for n, question in ((1, "drift-detection"), (2, ""))
    ]
    sources = [r.source(adapter="own-library", place="own library", licence="", today=AGAINST.today) for r in both]
    ranking = rank("drift detection", sources, keywords=keywords, own=frozenset({"hive-b", "hive-c"}))
    assert [item.source.id for item in ranking.passages] == ["hive-b"]
