"""The wheel: all that is needed to index and ask, and nothing of training, tests or accepted figures."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support.places import ROOT, SAMPLES

PACKAGES = ("index", "rag", "eval", "ui")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built offline from a copy, so that no build folder is left in the working tree."""
    pytest.importorskip("setuptools", reason="the test extra brings setuptools, to build without a network")
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    for name in (*PACKAGES, "tests"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("kamervraag.py", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    build = [
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "--wheel-dir",
        str(folder),
    ]
    subprocess.run([sys.executable, "-m", "pip", *build, str(source)], check=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_every_file_of_the_product_and_no_other(wheel: Path) -> None:
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    wanted = {
        str(path.relative_to(ROOT))
        for room in PACKAGES
        for path in (ROOT / room).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    figures = {name for name in wanted if name.startswith("eval/") and name.endswith(".json")}
    examples = {name for name in wanted if name.startswith("eval/") and name.endswith(".tsv")}  # to fit by
    left_out = figures | examples | {name for name in wanted if name.startswith("index/training/")}
    assert inside == wanted - left_out | {"kamervraag.py"}
    assert {f"{room}/py.typed" for room in PACKAGES} <= inside


def test_the_given_packages_are_dependencies_and_models_names_a_need(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    metadata = archive.read(next(name for name in archive.namelist() if name.endswith("/METADATA"))).decode()
    needs = [line for line in metadata.splitlines() if line.startswith("Requires-Dist:")]
    for given in ("sentence-transformers", "faiss-cpu", "gradio", "tiktoken"):
        assert any(given in line and "extra" not in line for line in needs), given
    assert any("torch" in line and 'extra == "models"' in line for line in needs)


def test_the_wheel_alone_indexes_and_answers(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    program = (
        "import sys, kamervraag, ui.cli\n"
        "assert kamervraag.__file__.startswith(sys.argv[1]), kamervraag.__file__\n"
        "sys.exit(ui.cli.main(['index', sys.argv[2]]) or ui.cli.main(['ask', 'wat is gezegd over Irak?']))"
    )
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    run = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "site"), str(SAMPLES)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0 and "[1]" in run.stdout, run.stderr
