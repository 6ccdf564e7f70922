"""The folders of documents that half of the topics rest on, taken out of the Debian packages that ship them.

    python -m benchmarks.prose.documents FOLDER

Puts `FOLDER/<topic>/` together for each topic with a package: `apt-get download`, `dpkg-deb -x`, the listed files copied.
Needs a Debian system and its package index. What was recorded rests on the versions of Debian 12; a later one may differ.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.prose.topics import Topic, topics


def fetched(topic: Topic, folder: Path) -> Path:
    """The topic's documents in a folder of its name.

    Raises:
        SystemExit: the package is not to be had, or it does not hold a listed file.

    """
    there = folder / topic.name
    with tempfile.TemporaryDirectory() as name:
        away = Path(name)
        for command in (["apt-get", "download", topic.package], ["sh", "-c", 'dpkg-deb -x "$(ls *.deb)" content']):
            done = subprocess.run(command, cwd=away, capture_output=True, text=True, check=False)
            if done.returncode:
                raise SystemExit(f"{topic.package}: {' '.join(command)} failed: {done.stderr.strip()}")
        there.mkdir(parents=True, exist_ok=True)
        for file in topic.files:
            found = sorted(away.glob(f"content/usr/share/**/{file}"))
            if not found:
                raise SystemExit(f"{topic.package}: holds no {file}; its version is another than the recorded one")
            shutil.copy(found[0], there / file.replace("/", "-"))
    return there


def main(arguments: list[str] | None = None) -> int:
    """Fetch the documents of all topics that have a package."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args(arguments).folder
    for topic in topics():
        if topic.package:
            print(fetched(topic, folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
