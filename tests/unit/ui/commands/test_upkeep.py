"""check, repair, backup and restore at the command line: lines, JSON and exit status."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ui.cli import main


def said(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str, str]:
    status = main([str(word) for word in words])
    return status, *capsys.readouterr()


def test_an_index_is_checked_altered_found_out_and_mended(
    sample_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    index = shutil.copytree(sample_folder, tmp_path / "ix")
    status, out, err = said(capsys, "check", "--index", index)
    assert status == 0 and "as they were written" in out and not err
    with closing(sqlite3.connect(index / "store.sqlite")) as connection:
        connection.execute("UPDATE documents SET text = replace(text, 'e', 'a') WHERE id = 1")
        connection.commit()
    status, out, err = said(capsys, "check", "--index", index)
    assert (status, out) == (1, "") and "kamervraag repair" in err
    status, out, _ = said(capsys, "check", "--index", index, "--json")
    assert status == 1 and len(json.loads(out)["faults"]) == 1
    assert said(capsys, "repair", "--index", index)[0] == 0
    assert said(capsys, "check", "--index", index)[0] == 0


def test_a_backup_comes_back_elsewhere(
    sample_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "kopie.zip"
    status, out, _ = said(capsys, "backup", file, "--index", sample_folder, "--json")
    assert status == 0 and json.loads(out)["version"] == 1 and json.loads(out)["documents"] > 5
    status, _, err = said(capsys, "backup", file, "--index", sample_folder)
    assert status == 1 and "is there already" in err and len(err.splitlines()) == 1
    status, out, _ = said(capsys, "restore", file, "--index", tmp_path / "terug")
    assert status == 0 and "restored" in out
    assert said(capsys, "check", "--index", tmp_path / "terug")[0] == 0
    status, _, err = said(capsys, "restore", tmp_path / "geen.zip", "--index", tmp_path / "ander")
    assert status == 1 and len(err.splitlines()) == 1 and not (tmp_path / "ander").exists()
