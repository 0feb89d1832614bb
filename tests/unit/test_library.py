"""`import kamervraag`: the examples of docs/library.md and the README run as they stand, over the samples."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import kamervraag as kv
from tests.support.places import ROOT, SAMPLES

BLOCKED = ("torch", "sentence_transformers", "transformers", "gradio", "pymilvus", "openai", "mcp")


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with the samples in it, where a reader of the examples would stand."""
    (tmp_path / "samples").symlink_to(SAMPLES)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_examples_of_the_library_page_run_as_they_stand(workplace: Path) -> None:
    outcome = doctest.testfile(str(ROOT / "docs" / "library.md"), module_relative=False)
    assert outcome.attempted > 15 and not outcome.failed


def test_the_example_of_the_readme_runs_as_it_stands(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    examples = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S)
    for example in examples:
        exec(compile(example, "README.md", "exec"), {})
    assert examples and "Irak" in capsys.readouterr().out


def test_an_index_closes_when_its_block_ends(sample_folder: Path) -> None:
    with kv.open(str(sample_folder)) as index:
        assert index.ask("wat heeft het kabinet gezegd over Irak?").citations
    with pytest.raises(Exception, match="closed"):
        index.ask("wat heeft het kabinet gezegd over de nachttrein?")


def test_hits_have_a_length_and_can_be_walked_through(sample_folder: Path) -> None:
    with kv.open(sample_folder) as index:
        hits = index.search("terugkeer naar Irak", k=4)
        assert len(hits) == 4 and tuple(hits) == hits.hits
        assert not index.search("terugkeer", k=0)


def test_an_index_is_built_and_asked_without_the_heavy_packages(tmp_path: Path) -> None:
    """Nothing that only other models or the page need is on the way, though installed it may be."""
    program = (
        f"import sys; sys.modules.update(dict.fromkeys({BLOCKED!r}))\n"
        "import kamervraag as kv\n"
        f"kv.build({str(SAMPLES)!r}, 'ix')\n"
        "print(len(kv.open('ix').ask('wat heeft het kabinet gezegd over Irak?').citations))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert run.returncode == 0 and int(run.stdout) > 0, run.stderr


def test_the_errors_alone_are_light_and_index_hands_out_search_when_asked() -> None:
    program = (
        "import sys, index.errors\n"
        "assert not {'numpy', 'tantivy', 'faiss', 'index.search'} & set(sys.modules)\n"
        "from index import Filters, Hit, Hits, Index\n"
        "assert Index.__module__ == 'index.search.index'\n"
        "assert not hasattr(__import__('index'), 'nothing')"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
