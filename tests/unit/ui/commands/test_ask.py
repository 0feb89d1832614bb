"""`kamervraag ask` as it is typed: without quotes, from a pipe, into a file; stopped by Ctrl-C."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import docx
import pytest

from ui import cli
from ui.cli import main

ASKED = ["wat", "heeft", "het", "kabinet", "gezegd", "over", "Irak?"]


def test_a_question_needs_no_quotes(sample_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", " ".join(ASKED), "--index", str(sample_folder), "--from", "2035"]) == 0
    quoted = capsys.readouterr().out
    assert main(["ask", *ASKED, "--index", str(sample_folder), "--from", "2035"]) == 0
    assert capsys.readouterr().out == quoted and "[1]" in quoted


@pytest.mark.parametrize(
    "piped", ["\ufeffEen café over Irak?\r\n".encode(), "café over Irak?".encode("cp1252")]
)
def test_a_dash_reads_the_question_from_a_pipe(
    sample_folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, piped: bytes
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(piped)))
    assert main(["ask", "-", "--index", str(sample_folder)]) == 0
    assert "café over Irak?" in capsys.readouterr().out.splitlines()[0]


def test_a_dash_reads_a_batch_from_a_pipe(
    sample_folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    piped = b'{"id": "1", "question": "Irak?"}\nno JSON\n{"id": "2", "question": "Irak in 2034?"}\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(piped)))
    assert main(["ask", "--batch", "-", "--index", str(sample_folder), "--json"]) == 1
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [each.get("id") for each in answers] == ["1", None, "2"]
    assert answers[1]["error"] == "line 2 is not a JSON object"


@pytest.mark.parametrize("ending", ["md", "docx", "csv", "ris", "json", "txt"])
def test_the_ending_of_a_file_says_what_is_written(
    sample_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    made = tmp_path / f"Antwoord.{ending.upper()}"
    assert main(["ask", *ASKED, "--index", str(sample_folder), "--output", str(made)]) == 0
    assert capsys.readouterr().out == ""
    if ending == "docx":
        assert docx.Document(str(made)).paragraphs[0].text == " ".join(ASKED)
    else:
        assert "Irak" in made.read_text(encoding="utf-8-sig")


def test_a_full_disk_names_the_file_or_the_output(
    sample_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tmp_path / "antwoord.md"
    made.symlink_to("/dev/full")
    assert main(["ask", *ASKED, "--index", str(sample_folder), "--output", str(made)]) == 1
    assert capsys.readouterr().err == f"kamervraag: {made}: No space left on device.\n"
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert main(["ask", *ASKED, "--index", str(sample_folder)]) == 1
        with pytest.raises(OSError, match="space"):
            full.close()  # what it holds can never be written
    assert capsys.readouterr().err == "kamervraag: the output: No space left on device.\n"


def test_an_ending_that_says_nothing_is_wrong_use(
    sample_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["ask", *ASKED, "--index", str(sample_folder), "--output", str(tmp_path / "antwoord.odt")])
    assert ".docx" in capsys.readouterr().err and not list(tmp_path.iterdir())


def test_no_binary_goes_to_a_terminal(
    sample_folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    with pytest.raises(SystemExit, match="2"):
        main(["ask", *ASKED, "--index", str(sample_folder), "--format", "docx"])
    assert "--output" in capsys.readouterr().err


def test_the_stages_are_named_on_a_terminal_alone(
    sample_folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["ask", *ASKED, "--index", str(sample_folder)]) == 0
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert main(["ask", *ASKED, "--index", str(sample_folder)]) == 0
    told = capsys.readouterr().err
    assert "searching the papers" in told and told.endswith("\r\x1b[K")


def test_ctrl_c_ends_in_a_line_and_status_130(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(_: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "parser", stopped)  # even before a command has begun
    assert main(["ask", "Wat?"]) == 130
    assert capsys.readouterr().err == "\nkamervraag: stopped.\n"
