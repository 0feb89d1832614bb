"""A paper that takes too long is refused, with one process and with several, and stopping still works."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from index.build import build, parsing
from index.document import Document
from index.files import SourceText
from index.files.limits import TimeLimitReached, time_limit
from index.parse import parse
from tests.support.places import ROOT

SENTENCE = "is refused: reading it takes more than 0.3 seconds of computing"


def never_ending(source: SourceText, name: str) -> Document:
    """A stand-in for the parser that never comes back from a paper named so."""
    while name == "traag.txt":
        pass
    return parse(source, name)


def is_off() -> bool:
    return signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0) and (
        signal.getsignal(signal.SIGPROF) == signal.SIG_DFL
    )


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for name in ("een", "traag", "twee", "drie"):
        text = f"Vraag 1\n\nWat kost brug {name}?\n\nAntwoord 1\n\nBrug {name} kost een miljoen euro.\n"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def _leaves_no_alarm() -> Iterator[None]:
    assert is_off()
    yield
    assert is_off()


def test_a_paper_past_the_limit_is_refused_and_the_others_go_on(
    papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsing, "parse", never_ending)
    # Room for the tables that are loaded with the first paper, also on a busy machine.
    build([papers / "een.txt"], tmp_path / "index")
    monkeypatch.setattr(parsing, "MAX_SECONDS", 0.3)
    report = build([papers], tmp_path / "index")
    assert [(Path(remark.path).name, remark.sentence) for remark in report.failed] == [
        ("traag.txt", SENTENCE)
    ]
    assert report.documents == 3 and not report.interrupted
    assert is_off()
    again = build([papers], tmp_path / "index")  # unchanged: said again without being read
    assert [remark.sentence for remark in again.failed] == [SENTENCE] and again.unchanged == 3


# A spawned worker runs the script as well, so that the stand-in is in each.
_WITH_WORKERS = """
import json, os, signal, sys, threading
from pathlib import Path
import index.build.parsing as parsing
from index.build import BuildOptions, build
from tests.unit.index.build.test_time_limit import never_ending
parsing.parse = never_ending
parsing.MAX_SECONDS = float(sys.argv[3])
parsing.WORTH_A_POOL = 0
if __name__ == "__main__":
    pressed = threading.Timer(float(sys.argv[4]), os.kill, (os.getpid(), signal.SIGINT))
    pressed.start()
    report = build([Path(sys.argv[1])], Path(sys.argv[2]), BuildOptions(jobs=2))
    pressed.cancel()
    print(json.dumps([report.interrupted, report.documents, [one.sentence for one in report.failed]]))
"""


def built_by_two(papers: Path, tmp_path: Path, limit_s: float, ctrl_c_after_s: float) -> list[object]:
    """Whether it was stopped, how many papers are in, and the sentences of those that are not."""
    script = tmp_path / "build.py"
    script.write_text(_WITH_WORKERS, encoding="utf-8")
    given = (script, papers, tmp_path / "index", limit_s, ctrl_c_after_s)
    done = subprocess.run(
        [sys.executable, *map(str, given)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=120,
    )
    told: list[object] = json.loads(done.stdout)
    return told


def test_several_processes_refuse_it_too(papers: Path, tmp_path: Path) -> None:
    for number in range(8):
        copied = (papers / "een.txt").read_text(encoding="utf-8").replace("een", f"nummer {number}")
        (papers / f"z{number}.txt").write_text(copied, encoding="utf-8")
    refused = SENTENCE.replace("0.3", "2")
    assert built_by_two(papers, tmp_path, 2, 100) == [False, 11, [refused]]


def test_ctrl_c_stops_several_processes_too(papers: Path, tmp_path: Path) -> None:
    stopped, _, _ = built_by_two(papers, tmp_path, 4, 2)
    assert stopped


def test_ctrl_c_stops_within_a_slow_paper(
    papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pressed(source: SourceText, name: str) -> Document:
        if name == "traag.txt":
            os.kill(os.getpid(), signal.SIGINT)
        return never_ending(source, name)

    monkeypatch.setattr(parsing, "parse", pressed)
    report = build([papers], tmp_path / "index")
    assert report.interrupted and not report.failed
    assert report.documents == 2  # drie and een come before it
    assert is_off()


def test_a_regular_expression_is_cut_off() -> None:
    with pytest.raises(TimeLimitReached), time_limit(0.1):
        re.match(r"(a+)+$", "a" * 60 + "b")


def test_a_swallowed_alarm_comes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.files.limits._AGAIN_SECONDS", 0.05)
    swallowed = False
    with pytest.raises(TimeLimitReached), time_limit(0.05):
        try:
            while True:
                pass
        except TimeLimitReached:
            swallowed = True
        while True:
            pass
    assert swallowed


def test_waiting_costs_nothing() -> None:
    with time_limit(0.1) as limited:
        subprocess.run([sys.executable, "-c", "for _ in range(10**7): pass"], check=True)
    assert limited


def test_a_handler_of_someone_else_comes_back() -> None:
    def other(*_: object) -> None: ...

    before = signal.signal(signal.SIGPROF, other)
    try:
        with time_limit(5):
            assert signal.getsignal(signal.SIGPROF) is not other
        assert signal.getsignal(signal.SIGPROF) is other
    finally:
        signal.signal(signal.SIGPROF, before)


def test_a_thread_reads_without_a_limit() -> None:
    seen: list[bool] = []

    def entered() -> None:
        with time_limit(5) as limited:
            seen.append(limited)

    thread = threading.Thread(target=entered)
    thread.start()
    thread.join()
    assert seen == [False]


def drawing_itself(depth: int) -> bytes:
    """A small PDF whose page is drawn 2 ** depth times: each form draws the next one twice."""
    draws = "/Resources << /XObject << /F {} 0 R >> >>".format
    form = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] {} /Length {} >> stream\n{}\nendstream".format
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] {draws(5)} /Contents 4 0 R >>",
        "<< /Length 5 >> stream\n/F Do\nendstream",
        *(form(draws(number + 1), 11, "/F Do /F Do") for number in range(5, 5 + depth)),
        form("", 0, ""),
    ]
    body = "".join(f"{number} 0 obj {text} endobj\n" for number, text in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer << /Root 1 0 R >>\n".encode()


def attached(content: bytes) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "een@voorbeeld.nl", "twee@voorbeeld.nl", "stuk"
    message.set_content("Bijgaand.")
    message.add_attachment(content, maintype="application", subtype="pdf", filename="stuk.pdf")
    return message.as_bytes()


@pytest.mark.parametrize("name", ["dans.pdf", "dans.txt", "post.eml"])
def test_a_pdf_that_no_alarm_can_interrupt_is_ended_in_a_small_build_too(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsing, "MAX_SECONDS", 0.5)
    papers = tmp_path / "papers"
    papers.mkdir()
    pdf = drawing_itself(40)
    (papers / name).write_bytes(attached(pdf) if name == "post.eml" else pdf)
    (papers / "stuk.txt").write_text(
        "1. Blijft de sluis open?\n\nAntwoord:\nJa, de sluis blijft open.\n", encoding="utf-8"
    )
    report = build([papers], tmp_path / "index")
    assert report.documents == 1
    assert [(Path(remark.path).name, remark.sentence) for remark in report.failed] == [(name, parsing.ENDED)]
