"""Odd use of harvest, sync, watch and open: a sentence and a status, nothing made, nothing lost."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from index.build import build
from index.harvest.news.watches import Watches
from index.harvest.shelf.shelf import HIDDEN, Shelf
from tests.support.kamer import ODATA, Feed, Kamer, question_xml
from tests.support.koop import Koop
from tests.support.places import ROOT
from tests.support.site import Reply, Site, site, xml_paper
from ui.cli import main

DAY = date(2031, 2, 3)
QUICK = ("--rate", "0", "--patience", "0.001")


@pytest.fixture
def web() -> Iterator[Site]:
    with site() as served:
        yield served


def status_of(*argv: str) -> int:
    """The exit status, also where the arguments themselves are refused."""
    try:
        return main(argv)
    except SystemExit as stop:
        return int(stop.code or 0)


def refused(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    status = status_of(*argv)
    shown = capsys.readouterr()
    assert status in (1, 2) and shown.err.strip() and "Traceback" not in shown.err, (argv, status, shown)
    return shown.err


@pytest.mark.parametrize(
    "flags",
    [
        ["--since", "2031-13-45"],
        ["--since", "2024-02-30"],
        ["--since", "31-01-2024"],
        ["--since", ""],
        ["--since", "gisteren"],
        ["--until", "٢٠٢٤-٠١-٠١"],
        ["--since", "2024-02-01", "--until", "2024-01-01"],
        ["--type", ""],
        ["--type", ","],
        ["--type", "antwoord,roman"],
        ["--type", "verslag", "--member", "x"],
        ["--dossier", "stikstof"],
        ["--dossier", "１９６３７"],
        ["--dossier", "x) or true"],
        ["--most", "0"],
        ["--most", "-1"],
        ["--rate", "nan"],
        ["--rate", "-1"],
        ["--patience", "x"],
        ["--to", ""],
        ["--search", " "],
        ["--base-url", "tweedekamer"],
        ["--base-url", "tweedekamer=file:///etc/passwd"],
        ["--base-url", "x=https://y"],
    ],
    ids=" ".join,
)
def test_flags_that_cannot_be_meant_are_refused_and_make_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], flags: list[str]
) -> None:
    for more in ([], ["--dry-run"]):
        refused(capsys, "harvest", "tweedekamer", "--to", str(tmp_path / "p"), *QUICK, *flags, *more)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "argv",
    [
        ["harvest", "officielebekendmakingen", "--vraagnummer", "foo"],
        ["harvest", "officielebekendmakingen", "--dossier", "foo"],
        ["harvest", "officielebekendmakingen", "--type", ""],
        ["demo", "--online", ""],
        ["demo", "--index", ""],
        ["sync", "--to", ""],
        ["open", "--party", ""],
        ["open", "--minister", " "],
        ["watch", "add", "x", "--minister", ""],
        ["watch", "show", ""],
        ["watch", "remove", ""],
        ["watch", "show", "--mail", ""],
    ],
    ids=" ".join,
)
def test_empty_and_odd_values_are_refused_and_make_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], argv: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    refused(capsys, *argv)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_place_of_the_folder_is_said(
    web: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "p").write_text("x")
    told = refused(capsys, "harvest", "tweedekamer", "--to", str(tmp_path / "p"), *QUICK)
    assert "is no folder; name another one with --to" in told


def test_a_query_that_cannot_be_read_is_no_reason_to_go_on(
    web: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = "<uri>info:srw/diagnostic/1/10</uri><message>Query syntax error</message>"
    reply = Reply(f"<r><diagnostics><diagnostic>{said}</diagnostic></diagnostics></r>".encode())
    web.routes.append(lambda *_: reply)
    argv = ("harvest", "officielebekendmakingen", "--to", str(tmp_path / "p"), *QUICK)
    told = refused(capsys, *argv, "--base-url", f"officielebekendmakingen={web.url}")
    assert "1/10 Query syntax error" in told and "goes on" not in told


SPOILT = {
    "html": Reply(b"<html><body>Welkom</body></html>", headers={"Content-Type": "text/html"}),
    "nothing": Reply(b""),
    "half": Reply(b'{"value": [', length=11),
    "a list": Reply(b"[]"),
    "a string": Reply(b'"x"'),
    "no rows": Reply(b'{"value": {}}'),
    "not UTF-8": Reply(b'{"value": ["\xff\xfe"]}'),
    "deep": Reply(b"[" * 100_000),
    "gzip that is none": Reply(b'{"value": []}', headers={"Content-Encoding": "gzip"}),
    "elsewhere": Reply(b"", 302, {"Location": "https://elders.example/"}),
    "round and round": Reply(b"", 302, {"Location": "/rond"}),
    "nowhere": Reply(b"", 302, {"Location": "http://["}),
    "a part": Reply(b'{"value": []}', 206),
    "not modified": Reply(b"", 304),
    "teapot": Reply(b"x", 418),
    "forbidden": Reply(b"x", 403),
    "an error": Reply(b'{"error":{"code":"","message":"An error has occurred."}}', 500),
    "an error in a 200": Reply(b'{"error":{"code":"","message":"An error has occurred."}}'),
    "come back tomorrow": Reply(b"", 503, {"Retry-After": "86400"}),
    "an endless link": Reply(b'{"value": [], "@odata.nextLink": "Zaak?x"}'),
}


@pytest.mark.parametrize("name", SPOILT)
@pytest.mark.parametrize("source", ["tweedekamer", "officielebekendmakingen"])
def test_a_mirror_that_is_none_ends_in_a_sentence(
    web: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, source: str
) -> None:
    web.routes.append(lambda *_: SPOILT[name])
    argv = ("harvest", source, "--since", "2024-01-01", "--to", str(tmp_path / "p"), *QUICK)
    told = refused(capsys, *argv, "--base-url", f"{source}={web.url}")
    assert "stopped early" in told and "%24" not in told
    assert not (tmp_path / "p").exists()
    assert "never harvested" in refused(capsys, "sync", "--to", str(tmp_path / "p"), *QUICK)


@pytest.mark.parametrize(
    "fields",
    [
        {"Id": None},
        {"Id": "x/../../y"},
        {"DocumentNummer": "../../etc/passwd"},
        {"DocumentNummer": "con"},
        {"DocumentNummer": "x" * 400},
        {"DocumentNummer": 7},
        {"Onderwerp": ["x"], "Datum": 5, "ContentLength": "veel"},
        {"Datum": "9999-99-99T99:99:99"},
        {"Kamerstukdossier": "x", "DocumentActor": 3, "HuidigeDocumentVersie": []},
        {"Volgnummer": -1.5, "Aanhangselnummer": "abc", "Vergaderjaar": {}},
        {"Soort": "Schriftelijke vragen", "Titel": "<script>\x00</script>🌱"},
        {"DocumentActor": [{"ActorNaam": None}, {"ActorNaam": "\u202e"}, None, 3]},
    ],
    ids=str,
)
def test_rows_that_make_no_sense_cost_nothing_but_themselves(
    web: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str], fields: dict[str, object]
) -> None:
    kamer = Kamer(web)
    odd = kamer.paper(kamer.case("vreemd", DAY), "Schriftelijke vragen", DAY, question_xml("vreemd", DAY))
    odd.update(fields)
    kamer.answered("de brug", DAY, 5, "Ja.")
    folder = tmp_path / "p"
    status = status_of(
        "harvest", "tweedekamer", "--to", str(folder), *QUICK, "--base-url", f"tweedekamer={web.url}"
    )
    assert status in (0, 1) and "Traceback" not in capsys.readouterr().err
    names = [path.name for path in folder.iterdir() if path.suffix == ".xml"]
    assert {"2031D00004.xml", "2031D00005.xml"} <= set(names) and len(names) <= 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["p"]
    build([folder], tmp_path / "i")


@pytest.mark.parametrize(
    "name",
    ["file", "file/below", "x" * 300, "\udcff", "a\nb", "🌱 stikstof/natuur", " ", "-x", "a/../b", "link"],
)
def test_folders_of_any_name_are_filled_or_refused(
    web: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    Kamer(web).answered("de brug", DAY, 5, "Ja.")
    (tmp_path / "file").write_text("dit blijft staan")
    (tmp_path / "link").symlink_to(tmp_path / "nergens")
    (tmp_path / "\udcff").mkdir()  # one that is there; a new one gets a name that can be read
    argv = (
        "harvest",
        "tweedekamer",
        f"--to={tmp_path / name}",
        *QUICK,
        "--base-url",
        f"tweedekamer={web.url}",
    )
    status = status_of(*argv)
    shown = capsys.readouterr()
    assert "Traceback" not in shown.err and (status == 0 or shown.err)
    assert (tmp_path / "file").read_text() == "dit blijft staan"
    if status == 0:
        assert len(list((tmp_path / name).glob("*.xml"))) == 2


def test_two_harvests_at_once_into_one_folder(
    web: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kamer = Kamer(web)
    for number in range(10):
        kamer.answered(f"brug {number}", DAY, number + 1, "Ja.")
    argv = ("harvest", "tweedekamer", "--to", str(tmp_path), *QUICK, "--base-url", f"tweedekamer={web.url}")
    statuses: list[int] = []
    threads = [threading.Thread(target=lambda: statuses.append(status_of(*argv))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 0 in statuses and set(statuses) <= {0, 1}
    if 1 in statuses:
        assert "by another kamervraag" in capsys.readouterr().err
    assert len(list(tmp_path.glob("*.xml"))) == 20
    assert all(times == 1 for path, times in web.whole.items() if path.endswith("esource"))


@pytest.mark.parametrize("broken", ["journal", "part", "note", "sidecar", "paper"])
def test_what_lies_in_the_folder_may_be_spoilt(
    web: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str], broken: str
) -> None:
    Kamer(web).answered("de brug", DAY, 5, "Ja.")
    argv = ("harvest", "tweedekamer", "--to", str(tmp_path), *QUICK, "--base-url", f"tweedekamer={web.url}")
    assert main(argv) == 0
    spoil = {
        "journal": tmp_path / HIDDEN / "journal.sqlite",
        "part": tmp_path / HIDDEN / "coming.part",
        "note": tmp_path / HIDDEN / "coming.part.json",
        "sidecar": tmp_path / "2031D00002.xml.meta.json",
        "paper": tmp_path / "2031D00002.xml",
    }[broken]
    spoil.write_bytes(b"\x00onzin" * 300)
    if broken == "journal":
        assert "is damaged; move it away" in refused(capsys, *argv)
        assert "is damaged" in refused(capsys, *argv, "--dry-run")
        spoil.rename(tmp_path / "weg")
    assert main(argv) == 0
    fetched = sum(times for path, times in web.whole.items() if path.endswith("esource"))
    assert fetched == (3 if broken == "paper" else 2)
    assert json.loads((tmp_path / "2031D00002.xml.meta.json").read_text())["identifier"] == "2031D00002"


def test_a_dry_run_leaves_no_trace(web: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kamer = Kamer(web)
    kamer.answered("de brug", DAY, 5, "Ja.")
    folder = tmp_path / "p"
    argv = ("harvest", "tweedekamer", "--to", str(folder), *QUICK, "--base-url", f"tweedekamer={web.url}")
    assert main([*argv, "--dry-run"]) == 0 and not folder.exists()
    assert "2 would fetch" in capsys.readouterr().out
    assert main(argv) == 0
    kamer.answered("de pont", DAY, 6, "Ja.")
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    with Shelf.opened(folder):  # while another harvest is at work
        assert main([*argv, "--dry-run", "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines() if line.startswith("{")]
    assert [line["state"] for line in lines if "state" in line] == ["unchanged"] * 2 + ["would fetch"] * 2
    assert {path for path in folder.rglob("*") if path.suffix != ".lock"} <= set(before)


@pytest.mark.parametrize(
    "argv",
    [
        ["sync"],
        ["sync", "--to", "nergens"],
        ["sync", "--to", "bestand"],
        ["sync", "--to", "leeg", "--every", "0s"],
        ["sync", "--to", "leeg", "--every", "1 uur"],
        ["sync", "--to", "leeg", "--every", "-1h"],
        ["watch", "show"],
        ["watch", "show", "--index", "bestand"],
        ["watch", "add", "stikstof", "--index", "leeg"],
        ["open", "--index", "leeg"],
        ["open", "--index", "bestand"],
        ["harvest"],
        ["harvest", "eerstekamer"],
    ],
    ids=" ".join,
)
def test_sync_watch_and_open_on_what_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], argv: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bestand").write_text("x")
    (tmp_path / "leeg").mkdir()
    refused(capsys, *argv)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bestand", "leeg"]
    assert list((tmp_path / "leeg").iterdir()) == []


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["x", "--name", "../../x"], "cannot be a name"),
        (["x", "--name", "..%2fx"], "cannot be a name"),
        (["x", "--name", "X"], "cannot be a name"),
        (["x", "--name", ""], "cannot be a name"),
        (["x", "--name", "a" * 61], "cannot be a name"),
        (["x", "--name", "a b"], "cannot be a name"),
        (["x", "--name", "a\n"], "cannot be a name"),
        (["x", "--name", "-a"], ""),
        (["🌱"], "cannot be a name"),
        (["../.."], "cannot be a name"),
        ([""], "cannot be a name"),
        (["de"], "no word to look for"),
        (["--question", "x"], "--question"),
        (["stikstof"], "already"),
    ],
)
def test_watches_of_odd_names_are_refused(
    sample_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], argv: list[str], words: str
) -> None:
    index = tmp_path / "i"
    shutil.copytree(sample_folder, index)
    assert main(["watch", "add", "stikstof", "--index", str(index)]) == 0
    before = sorted(path.name for path in tmp_path.rglob("*"))
    if words:
        assert words in refused(capsys, "watch", "add", *argv, "--index", str(index))
    else:
        status_of("watch", "add", *argv, "--index", str(index))
    assert sorted(path.name for path in tmp_path.rglob("*")) == before
    assert main(["watch", "add", "stikstof/natuur 🌱", "--index", str(index)]) == 0
    with closing(Watches(index)) as watches:
        assert "stikstof-natuur" in [one.name for one in watches.all()]


def as_anybody(*argv: str) -> subprocess.CompletedProcess[str]:
    """A command that is held to the permissions of files, also where the tests are run by root."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    held = (
        ["setpriv", "--bounding-set", "-dac_override,-dac_read_search,-fowner"] if os.geteuid() == 0 else []
    )
    command = [*held, sys.executable, "-m", "ui.cli", *argv]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


@pytest.fixture
def sealed(web: Site) -> Iterator[Path]:
    """A harvested folder and its index, with a watch, that may be read by everybody and written by nobody."""
    kamer = Kamer(web)
    kamer.answered("de brug", DAY, 5, "Ja.")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        papers, index = str(folder / "p"), str(folder / "i")
        mirror = ("--base-url", f"tweedekamer={web.url}")
        assert main(["harvest", "tweedekamer", "--to", papers, *QUICK, *mirror]) == 0
        assert main(["index", papers, "--index", index]) == 0
        assert main(["watch", "add", "brug", "--index", index]) == 0
        kamer.answered("de pont", DAY, 6, "Ja.")
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        yield folder
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)


def test_what_may_only_be_read_is_said_and_stays_as_it_is(web: Site, sealed: Path) -> None:
    papers, index = str(sealed / "p"), str(sealed / "i")
    reach = ("--to", papers, *QUICK, "--base-url", f"tweedekamer={web.url}")
    if os.geteuid() == 0 and not shutil.which("setpriv"):
        pytest.skip("root may write everywhere here")
    before = sorted((str(path), path.stat().st_size) for path in sealed.rglob("*"))
    for argv in (
        ("harvest", "tweedekamer", *reach),
        ("sync", "--index", index, *reach),
        ("watch", "add", "pont", "--index", index),
        ("watch", "show", "--index", index),
    ):
        run = as_anybody(*argv)
        assert run.returncode == 1 and "Traceback" not in run.stderr and run.stderr.strip(), (argv, run)
        assert "permission" in run.stderr or "may not be written" in run.stderr, (argv, run.stderr)
    run = as_anybody("harvest", "tweedekamer", "--dry-run", *reach)
    assert run.returncode == 0 and "2 would fetch" in run.stdout, run.stderr
    assert as_anybody("open", "--index", index).returncode == 0
    listed = as_anybody("watch", "list", "--index", index)
    assert listed.returncode == 0 and "brug: words brug" in listed.stdout, listed.stderr
    assert before == sorted((str(path), path.stat().st_size) for path in sealed.rglob("*"))


FULL = (
    "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2); "
    "from ui.cli import main; sys.exit(main(sys.argv[2:]))"
)


@pytest.mark.parametrize("most", [0, 5_000, 40_000, 60_000])
def test_a_disk_that_takes_no_more_is_said_and_the_next_run_goes_on(
    web: Site, tmp_path: Path, most: int
) -> None:
    """A limit on the size of a file gives the errors of a full disk at every place that writes."""
    kamer = Kamer(web)
    kamer.answered("de brug", DAY, 5, "Ja. " * 30_000)
    argv = ["harvest", "tweedekamer", "--to", str(tmp_path), *QUICK, "--base-url", f"tweedekamer={web.url}"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, "-c", FULL, str(most), *argv], env=env, capture_output=True, text=True
    )
    assert run.returncode == 1 and "Traceback" not in run.stderr and run.stderr.strip(), run.stderr
    assert main(argv) == 0
    assert len(list(tmp_path.glob("*.xml"))) == 2


def test_sync_goes_on_round_after_round(
    web: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kamer, _ = Kamer(web), Feed(web)
    kamer.answered("de brug", DAY, 5, "Ja.")
    argv = ("--to", str(tmp_path / "p"), *QUICK, "--base-url", f"tweedekamer={web.url}")
    assert main(["harvest", "tweedekamer", *argv]) == 0
    rounds: list[int] = []

    def sleep(seconds: float) -> None:
        rounds.append(int(seconds))
        if len(rounds) == 1:
            shutil.rmtree(tmp_path / "p")  # the disk went away; the next round says so and the one after too
        if len(rounds) == 3:
            raise KeyboardInterrupt

    clock = SimpleNamespace(sleep=sleep, perf_counter=time.perf_counter)
    monkeypatch.setattr("ui.commands.sync.time", clock)
    assert status_of("sync", "--index", str(tmp_path / "i"), "--every", "2h", *argv) == 130
    assert rounds == [7200] * 3 and capsys.readouterr().err.count("never harvested") == 2


def test_answers_that_say_xml_and_are_error_pages_are_kept_off(web: Site, tmp_path: Path) -> None:
    koop, kamer = Koop(web), Kamer(web)
    assert koop and kamer
    paper = kamer.paper(kamer.case("x", DAY), "Schriftelijke vragen", DAY, xml_paper())
    for part in ("resource", "Resource"):
        for entity, key in (("Document", paper["Id"]), ("DocumentPublicatie", "")):
            web.faults[f"{ODATA}{entity}({key})/{part}"].extend([Reply(b"<diagnostics/>")] * 9)
    argv = ("harvest", "tweedekamer", "--to", str(tmp_path), *QUICK, "--base-url", f"tweedekamer={web.url}")
    assert main(argv) == 0
    assert len(list(tmp_path.glob("*.xml"))) == 1


def test_two_syncs_at_once_and_a_storm_of_5xx_lose_nothing(
    web: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kamer, feed, papers = Kamer(web), Feed(web), tmp_path / "p"
    kamer.answered("de brug", DAY, 1, "Ja.")
    reach = ("--to", str(papers), *QUICK, "--base-url", f"tweedekamer={web.url}")
    assert main(["harvest", "tweedekamer", *reach]) == 0
    asked = kamer.case("de veerpont", DAY)
    new = kamer.paper(asked, "Schriftelijke vragen", DAY, question_xml("de veerpont", DAY))
    soon = (datetime.now(UTC) + timedelta(hours=2)).isoformat()
    feed.tell("Document", new, soon)
    sync = ("sync", *reach, "--index", str(tmp_path / "i"))
    with Shelf.opened(papers):
        assert "by another kamervraag" in refused(capsys, *sync)
    web.chaos = lambda *_: Reply(b"", 503)
    assert "the next sync goes on" in refused(capsys, *sync)
    web.chaos = None
    assert main(sync) == 0 and len(list(papers.glob("*.xml"))) == 3
