"""The commands as a user meets them: what comes out, what goes wrong in one sentence, what stays unloaded."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support.places import SAMPLES
from ui.cli import main

QUESTION = "wat heeft het kabinet gezegd over Irak?"
HEAVY = ("torch", "gradio", "sentence_transformers", "transformers", "pandas", "fastapi", "openai")


def run(*args: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ui.cli", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, input=stdin, timeout=60, check=False)


def test_an_answer_cites_its_sources_newest_first(
    sample_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", QUESTION, "--index", str(sample_folder)]) == 0
    shown = capsys.readouterr().out
    body, sources = shown.split("Bronnen\n")
    assert "[1]" in body and "[1]" in sources
    years = [int(word) for word in sources.split() if word.isdecimal() and word.startswith("20")]
    assert years and years[0] == max(years)
    assert "\x1b" not in shown  # no colours where the output is no terminal
    assert max(map(len, shown.splitlines())) <= 100 or "http" in shown


def test_the_json_of_ask_has_the_contracts_shape(
    sample_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", QUESTION, "--index", str(sample_folder), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["version"] == 1 and found["question"] == QUESTION and found["abstained"] is False
    assert {"text", "statements", "citations", "notes", "filters", "coverage", "dropped"} <= found.keys()
    assert {"n", "doc", "exchange", "paragraph", "quote", "start", "end", "url"} <= found["citations"][
        0
    ].keys()


@pytest.mark.parametrize(("form", "opening"), [("md", b"#"), ("docx", b"PK"), ("json", b"{")])
def test_an_answer_can_be_written_as_a_file_for_work(sample_folder: Path, form: str, opening: bytes) -> None:
    command = [
        sys.executable,
        "-m",
        "ui.cli",
        "ask",
        QUESTION,
        "--index",
        str(sample_folder),
        "--format",
        form,
    ]
    made = subprocess.run(command, capture_output=True, timeout=60, check=True)
    assert made.stdout.startswith(opening)


def test_the_json_of_search_has_the_contracts_shape(
    sample_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["search", "terugkeer Irak", "--index", str(sample_folder), "-k", "3", "--json"]
    assert main([*arguments, "--until", "2035-01-01"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["filters"] == {"until": "2035-01-01"}
    assert [hit["rank"] for hit in found["hits"]] == [1, 2, 3]
    assert all(hit["date"] <= "2035-01-01" for hit in found["hits"])
    assert {"total"} <= found["timing_ms"].keys()


def test_filters_narrow_and_search_is_shown_to_people(
    sample_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "Irak", "--index", str(sample_folder), "--type", "motie"]) == 0
    assert "motie" in capsys.readouterr().out.lower()


@pytest.mark.parametrize("command", ["search", "ask"])
def test_a_filter_of_no_paper_names_what_was_meant(
    sample_folder: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert main([command, "Irak", "--index", str(sample_folder), "--type", "brieven"]) == 1
    assert 'the nearest is "brief"' in capsys.readouterr().err


def test_a_date_is_taken_as_people_write_it(sample_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dates = ["--from", "1-1-31", "--until", "maart 2035"]
    assert main(["search", "Irak", "--index", str(sample_folder), "--json", *dates]) == 0
    assert json.loads(capsys.readouterr().out)["filters"] == {"from": "2031-01-01", "until": "2035-03-31"}


def test_a_batch_gives_one_line_for_each_in_the_same_order(
    sample_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    batch = tmp_path / "batch.jsonl"
    lines = [
        {"id": "b", "question": QUESTION},
        {"id": "a", "question": "En in 2031?", "history": [{"role": "user", "content": QUESTION}]},
        {"id": "c", "question": "   "},
    ]
    batch.write_text("\n".join(json.dumps(line) for line in lines) + "\n\n", encoding="utf-8")
    assert main(["ask", "--batch", str(batch), "--index", str(sample_folder), "--json"]) == 1
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["id"] for line in found] == ["b", "a", "c"]
    assert found[0]["citations"] and "error" in found[2] and "error" not in found[1]


def test_a_batch_of_searches(sample_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    batch = tmp_path / "batch.jsonl"
    batch.write_text('{"id": 7, "query": "spoorbrug"}\n', encoding="utf-8")
    assert main(["search", "--batch", str(batch), "--index", str(sample_folder), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["id"] == 7 and found["hits"]


def test_info_says_what_is_there(sample_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", "--index", str(sample_folder), "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert {"version", "documents", "exchanges", "passages", "model", "generation", "bytes"} <= facts.keys()
    assert facts["documents"] == 13
    assert main(["info", "--index", str(sample_folder)]) == 0
    assert "generation" in capsys.readouterr().out


def test_parse_shows_a_paper(capsys: pytest.CaptureFixture[str]) -> None:
    paper = SAMPLES / "ah-2212-antwoord-nachttrein.txt"
    assert main(["parse", str(paper), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["version"] == 1 and [exchange["id"] for exchange in found["exchanges"]] == [
        "1",
        "2",
        "3",
        "4",
    ]


def test_the_index_may_come_from_the_environment(
    sample_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KAMERVRAAG_INDEX", str(sample_folder))
    assert main(["info", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["documents"] == 13


def test_the_same_question_gives_the_same_bytes(sample_folder: Path) -> None:
    first, second = (run("ask", QUESTION, "--index", sample_folder) for _ in range(2))
    assert first.returncode == 0 and first.stdout == second.stdout


def test_asking_imports_nothing_heavy(sample_folder: Path) -> None:
    asked = f"main(['ask', {QUESTION!r}, '--index', {str(sample_folder)!r}])"
    code = f"import sys; from ui.cli import main; {asked}; sys.stderr.write(' '.join(sys.modules))"
    made = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert not set(HEAVY) & set(made.stderr.split())


def test_papers_in_a_zip_are_indexed_by_choice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with zipfile.ZipFile(tmp_path / "stukken.zip", "w") as archive:
        archive.writestr("a.txt", "Vraag 1\nHoeveel eenden zijn er?\n\nAntwoord 1\nEr zijn er tien.\n")
    index = tmp_path / "ix"
    command = ["index", str(tmp_path / "stukken.zip"), "--index", str(index)]
    assert main([*command, "--zip"]) == 0
    assert "holds 1 paper with" in capsys.readouterr().out
    (tmp_path / "kapot.zip").write_bytes(b"PK geen zip")
    assert main(["index", str(tmp_path / "kapot.zip"), "--index", str(tmp_path / "leeg"), "--zip"]) != 0
    assert "is a damaged zip file" in capsys.readouterr().err
