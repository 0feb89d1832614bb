"""What goes wrong at the commands: one sentence, the right exit status, never a traceback."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.support.places import SAMPLES
from ui.cli import main, repair_argument

QUESTION = "wat heeft het kabinet gezegd over Irak?"
HEAVY = ("torch", "gradio", "sentence_transformers", "transformers", "pandas", "fastapi", "openai")


def run(*args: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ui.cli", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, input=stdin, timeout=60, check=False)


@pytest.mark.parametrize("line", ["{", '{"id": "x"}', "[1]", '{"question": 3}'])
def test_a_bad_batch_line_is_named_and_loses_no_other(sample_folder: Path, tmp_path: Path, line: str) -> None:
    batch = tmp_path / "batch.jsonl"
    asked = f'{{"question": "{QUESTION}"}}'
    batch.write_text(f"{asked}\n{line}\n{asked}\n", encoding="utf-8")
    made = run("ask", "--batch", batch, "--index", sample_folder)
    first, bad, last = map(json.loads, made.stdout.splitlines())
    assert made.returncode == 1 and "line 2" in made.stderr and "Traceback" not in made.stderr
    assert "line 2" in bad["error"] and first["statements"] and first["statements"] == last["statements"]


def test_what_other_programs_write_as_lines_is_read(sample_folder: Path, tmp_path: Path) -> None:
    batch = tmp_path / "batch.jsonl"
    odd = [f"{QUESTION} \u2028", f"{QUESTION} \x85", QUESTION]
    lines = [json.dumps({"question": question}, ensure_ascii=False) for question in odd]
    half = '{"question": "' + QUESTION + ' \\ud83d"}'
    batch.write_text("\n".join([*lines, half]), encoding="utf-8-sig")
    made = run("ask", "--batch", batch, "--index", sample_folder, "--json")
    assert made.returncode == 0 and not made.stderr
    assert all(json.loads(line)["statements"] for line in made.stdout.split("\n") if line)
    assert len(made.stdout.splitlines()) == 4  # also for a reader that ends a line at U+2028


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_a_batch_of_another_encoding_is_read(sample_folder: Path, tmp_path: Path, encoding: str) -> None:
    """PowerShell writes two bytes a sign, an old editor one: a single such sign lost all lines."""
    batch = tmp_path / "batch.jsonl"
    lines = [json.dumps({"question": each}, ensure_ascii=False) for each in (QUESTION, "Ruïnes in Irak?")]
    batch.write_bytes("\r\n".join(lines).encode(encoding))
    made = run("ask", "--batch", batch, "--index", sample_folder, "--json")
    assert made.returncode == 0 and not made.stderr
    assert [json.loads(line)["question"] for line in made.stdout.splitlines()] == [
        QUESTION,
        "Ruïnes in Irak?",
    ]


def test_a_line_that_no_program_should_write_loses_no_other(sample_folder: Path, tmp_path: Path) -> None:
    batch = tmp_path / "batch.jsonl"
    asked = b'{"question": "%s"}' % QUESTION.encode()
    endless = b'{"question": "Irak", "n": %s}' % (b"9" * 5_000)
    batch.write_bytes(b"\n".join([asked, endless, b"[" * 100_000, b"\xff\xfe\x00", asked]))
    made = run("ask", "--batch", batch, "--index", sample_folder, "--json")
    first, *bad, last = map(json.loads, made.stdout.splitlines())
    assert made.returncode == 1 and "Traceback" not in made.stderr
    assert first["statements"] == last["statements"] and ["error" in each for each in bad] == [True] * 3


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_stream_that_is_closed_is_no_fault_and_no_file_of_the_index(
    sample_folder: Path, tmp_path: Path, closed: str
) -> None:
    shell = f'exec "$0" -m ui.cli ask "$@" {closed}'
    answer = tmp_path / "antwoord.md"
    words = [sys.executable, QUESTION, "--index", str(sample_folder), "--output", str(answer)]
    made = subprocess.run(
        ["sh", "-c", shell, *words], capture_output=True, text=True, timeout=60, check=False
    )
    assert made.returncode == 0 and "Traceback" not in made.stderr and answer.read_text("utf-8").strip()


# LC_ALL=C as it is where Python is kept from taking UTF-8 in its place
ONLY_ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.parametrize(
    "terminal", [{"PYTHONIOENCODING": "cp1252"}, {"PYTHONIOENCODING": "ascii"}, ONLY_ASCII], ids=str
)
def test_a_terminal_without_a_sign_shows_another(terminal: dict[str, str], sample_folder: Path) -> None:
    asked = [["ask", QUESTION, "--index", sample_folder], ["search", "Irak", "--index", sample_folder]]
    for words in (*asked, ["parse", next(SAMPLES.glob("*.txt"))]):
        command = [sys.executable, "-m", "ui.cli", *map(str, words)]
        environment = {**os.environ, **terminal}
        made = subprocess.run(command, capture_output=True, env=environment, timeout=60, check=False)
        assert made.returncode == 0 and made.stdout and b"Traceback" not in made.stderr


def test_a_name_that_a_terminal_cannot_write_is_a_sentence(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "ui.cli", "index", str(SAMPLES), "--index", f"{tmp_path}/caf\u00e9"]
    environment = {**os.environ, **ONLY_ASCII}
    made = subprocess.run(
        [os.fsencode(word) for word in command], capture_output=True, env=environment, timeout=60, check=False
    )
    assert made.returncode == 1 and b"LC_ALL=C.UTF-8" in made.stderr and b"Traceback" not in made.stderr


def test_neither_a_home_nor_a_temporary_folder_is_needed(sample_folder: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "HOME": "/nowhere", "TMPDIR": "/nowhere", "TMP": "/nowhere"}
    for words in (
        ["index", SAMPLES, "--index", tmp_path / "ix"],
        ["ask", QUESTION, "--index", sample_folder],
    ):
        command = [sys.executable, "-m", "ui.cli", *map(str, words)]
        for missing in (environment, {k: v for k, v in os.environ.items() if k not in ("HOME", "TMPDIR")}):
            made = subprocess.run(command, capture_output=True, env=missing, timeout=60, check=False)
            assert made.returncode == 0 and made.stdout and b"Traceback" not in made.stderr


def test_a_question_from_another_kind_of_terminal_is_read() -> None:
    assert repair_argument("Oekra\udcefne") == "Oekraïne" and repair_argument("half \ud83d") == "half ?"
    assert repair_argument("Oekraïne") == "Oekraïne"


@pytest.mark.parametrize(
    "proxies",
    [
        {"ALL_PROXY": "socks5://127.0.0.1:9", "NO_PROXY": "localhost,[::1]"},
        {"all_proxy": "socks://127.0.0.1:9", "https_proxy": "http://[::1"},
    ],
)
def test_a_proxy_does_not_keep_the_page_from_starting(proxies: dict[str, str]) -> None:
    code = "from ui.commands.chat import no_proxies\nwith no_proxies():\n    import ui.server.app\n"
    command = [
        sys.executable,
        "-c",
        code + f"import os; print(*(os.environ[name] for name in {list(proxies)}))",
    ]
    environment = {**os.environ, **proxies}
    made = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=False)
    assert made.stdout.split() == list(proxies.values()), made.stderr


def bad_paths(folder: Path) -> dict[str, Path]:
    (folder / "empty").mkdir()
    for name, content in {
        "corrupt.pdf": b"%PDF-1.7\n\x00\x01broken",
        "nothing.docx": b"",
        "binary.txt": bytes(range(256)) * 40,
    }.items():
        (folder / name).write_bytes(content)
    names = ("missing", "empty", "corrupt.pdf", "nothing.docx", "binary.txt")
    return {name: folder / name for name in names}


@pytest.mark.parametrize("name", ["missing", "empty", "corrupt.pdf", "nothing.docx", "binary.txt"])
def test_a_path_without_papers_gets_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path = bad_paths(tmp_path)[name]
    assert main(["index", str(path), "--index", str(tmp_path / "index")]) == 1
    said = capsys.readouterr()
    assert str(path) in said.err and "Traceback" not in said.err + said.out


def test_a_broken_paper_does_not_stop_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad_paths(tmp_path)
    shutil.copy(SAMPLES / "ah-2212-antwoord-nachttrein.txt", tmp_path)
    assert main(["index", str(tmp_path), "--index", str(tmp_path / "index"), "--json"]) == 0
    said = capsys.readouterr()
    report = json.loads(said.out)
    assert report["added"] == 1 and len(report["failed"]) == 3
    assert "corrupt.pdf" in said.err and "binary.txt" in said.err


def test_an_index_of_another_version_gets_a_sentence(
    sample_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other"
    shutil.copytree(sample_folder, other)
    with sqlite3.connect(other / "store.sqlite") as store:
        store.execute("UPDATE manifest SET value = '99' WHERE key = 'schema'")
    store.close()
    for command in (["ask", QUESTION], ["info"], ["search", "Irak"], ["chat"]):
        assert main([*command, "--index", str(other)]) == 1
        assert "version 99" in capsys.readouterr().err


def test_no_index_gets_a_sentence(tmp_path: Path) -> None:
    made = run("ask", QUESTION, "--index", tmp_path / "none")
    assert made.returncode == 1 and "kamervraag index" in made.stderr and len(made.stderr.splitlines()) == 1


@pytest.mark.parametrize("question", ["", "   ", "x" * 20_001])
def test_a_question_that_cannot_be_asked_gets_a_sentence(
    sample_folder: Path, capsys: pytest.CaptureFixture[str], question: str
) -> None:
    for command in ("ask", "search"):
        assert main([command, question, "--index", str(sample_folder)]) == 1
        said = capsys.readouterr()
        assert len(said.err.splitlines()) == 1 and not said.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask"],
        ["ask", "vraag", "--from", "ooit"],
        ["ask", "vraag", "--llm", "http://127.0.0.1:1/v1"],
        ["search", "x", "-k", "0"],
        ["chat", "--port", "70000"],
        ["chat", "--auth", "zonder-wachtwoord"],
        ["onbekend"],
        [],
    ],
)
def test_wrong_use_is_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_a_reader_that_goes_away_leaves_no_traceback(sample_folder: Path) -> None:
    command = f"{sys.executable} -m ui.cli ask '{QUESTION}' --index '{sample_folder}' --json | head -c 1"
    made = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60, check=False)
    assert made.stdout == "{" and made.stderr == ""


def test_stopping_leaves_one_line(
    sample_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ui.commands.info.Index.open", stopped)
    assert main(["info", "--index", str(sample_folder)]) == 130
    assert capsys.readouterr().err.strip() == "kamervraag: stopped."


def test_a_paper_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    from ui.wording.terminal import wrapped

    assert "\x1b" not in wrapped("kwaad \x1b[2J\x07 woord") and "kwaad" in wrapped("kwaad \x1b[2J woord")


def test_a_port_that_is_taken_gets_a_sentence(sample_folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        made = run("chat", "--index", sample_folder, "--port", port)
    assert made.returncode == 1 and port in made.stderr and "Traceback" not in made.stderr


def test_the_page_starts_and_stops_at_a_signal(sample_folder: Path) -> None:
    command = [sys.executable, "-m", "ui.cli", "chat", "--index", str(sample_folder), "--port", "0", "--mcp"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    address = process.stdout.readline().split()[1]
    with urllib.request.urlopen(f"{address}health", timeout=20) as reply:
        assert json.load(reply)["status"] == "ok"
        assert "default-src 'self'" in reply.headers["content-security-policy"]
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 0 and "Traceback" not in said


def test_a_token_encoding_that_there_is_not_is_said_before_anything_is_asked(
    sample_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = ["--llm", "http://127.0.0.1:9/v1", "--llm-model", "x", "--llm-encoding", "nergens_base"]
    assert main(["ask", QUESTION, "--index", str(sample_folder), *model]) == 1
    said = capsys.readouterr()
    assert "nergens_base" in said.err and not said.out


@pytest.mark.parametrize("command", ["ask", "search"])
@pytest.mark.parametrize("flag", ["--party", "--minister", "--ministry", "--type", "--doc"])
def test_an_empty_filter_is_not_taken_for_none(
    capsys: pytest.CaptureFixture[str], command: str, flag: str
) -> None:
    for value in ("", " "):
        with pytest.raises(SystemExit) as stopped:
            main([command, "Wat kost de brug?", flag, value])
        assert stopped.value.code == 2
        assert f"{flag}: is empty: say what to look for" in capsys.readouterr().err
