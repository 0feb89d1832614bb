"""The whole way with another embedding model: index, ask, add, refuse, rebuild."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from index.store import Store
from tests.support import small_transformer
from tests.support.places import SAMPLES
from ui.cli import main

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for path in sorted(SAMPLES.glob("*.txt"))[:2]:
        shutil.copy(path, folder)
    return folder


def test_papers_are_indexed_and_asked_with_a_model_of_ones_own(
    papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = str(small_transformer.save(tmp_path))
    index = ["--index", str(tmp_path / "index")]
    prompt = ["--query-prompt", "wolf: "]
    assert main(["index", str(papers), *index, "--model", model, "--device", "cpu", *prompt]) == 0
    capsys.readouterr()
    assert main(["info", *index, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["model"], told["dimension"]) == (model, 16)
    kept = Store.open(tmp_path / "index")
    assert json.loads(kept.manifest()["prompts"]) == {"query": "wolf: "}
    kept.close()
    assert main(["search", "wolf", *index, "--mode", "dense", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["hits"]
    assert main(["index", str(papers), *index]) == 0  # nothing said: the index remembers its model
    capsys.readouterr()
    assert main(["index", str(papers), *index, "--model", model]) == 0  # and its prompts
    assert "2 unchanged" in capsys.readouterr().out
    assert main(["index", str(papers), *index, "--model", model, "--passage-prompt", "kamer: "]) == 1
    assert "--rebuild" in capsys.readouterr().err
