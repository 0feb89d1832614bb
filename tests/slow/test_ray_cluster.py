"""Papers read by a real Ray cluster of two nodes on loopback, while a process, a node, the command and at
last the head are ended: each paper once and in order, and the index of one machine."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from index.build import BuildOptions, build
from index.build.cluster import parse_on_cluster
from index.build.parsing import ENDED, ParseResult, ParseTask
from index.errors import ClusterError
from index.search import Index
from index.store import Store
from index.store.schema import Source
from tests.bench.invented import paper
from tests.support.places import ROOT
from tests.support.ray_cluster import NEEDS_RAY, Nodes, running_nodes

pytestmark = [pytest.mark.slow, NEEDS_RAY, pytest.mark.filterwarnings("ignore")]
PAPERS = 60
MANY = 600  # more than are read before a key can be pressed


@pytest.fixture(scope="module")
def nodes() -> Iterator[Nodes]:
    with running_nodes() as started:
        started.add()
        yield started


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers")
    for seed in range(PAPERS):
        (folder / f"{seed:03}.txt").write_text(paper(2, seed), encoding="utf-8")
    return folder


def deadly(work: ParseTask) -> ParseResult:
    """Reads a paper slowly and leaves word of it, but for those that end its process: always, or once."""
    path = Path(work.source.path)
    told = path.read_text(encoding="utf-8")
    if told == "altijd" or (told.startswith("/") and not Path(told).exists()):
        if told.startswith("/"):
            Path(told).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.1)
    return ParseResult(work, None, f"gelezen: {work.name}")


def tasks(folder: Path, *texts: str) -> list[ParseTask]:
    made = []
    for number, text in enumerate(texts):
        path = folder / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        made.append(ParseTask(Source(str(path), len(text), 0, ""), path.name))
    return made


def contents(folder: Path) -> tuple[list[object], list[object]]:
    """What an index holds, to the byte of its tokens and vectors; and what a search gives."""
    with closing(Store.open(folder)) as store:
        live = store.live(store.generation)
        texts = [(row[1:], store.text(row[0])) for row in store.paper_rows(store.generation)]
        rows = [*store.passage_rows(live), *store.title_tokens(live), *texts]
    with closing(Index.open(folder)) as index:
        hits = [(hit.doc, hit.start, hit.end, hit.text, hit.score) for hit in index.search("de brug", 20)]
    return rows, hits


def test_each_paper_comes_once_and_in_order_whatever_dies(nodes: Nodes, tmp_path: Path) -> None:
    wanted = tasks(
        tmp_path, "een", str(tmp_path / "gestorven"), "drie", "altijd", *"abcdefghijklmnopqrstuvwxyz"
    )
    found = []
    for result in parse_on_cluster(wanted, nodes.address, deadly):
        found.append(result)
        if len(found) == 6:
            nodes.kill(nodes.others[-1])
    nodes.add()
    assert [result.work for result in found] == wanted
    assert [result.sentence for result in found] == [
        ENDED if number == 3 else f"gelezen: {number}.txt" for number in range(len(wanted))
    ]
    assert (tmp_path / "gestorven").exists()


def test_an_index_is_that_of_one_machine_though_a_reader_and_a_node_die(
    nodes: Nodes, papers: Path, tmp_path: Path
) -> None:
    killed: list[int] = []

    def kill(done: int, _: int, __: str) -> None:
        if not killed and (there := nodes.readers()):
            killed.append(there[0])
            os.kill(there[0], signal.SIGKILL)
        elif killed and done > PAPERS // 3 and nodes.others:
            nodes.kill(nodes.others[-1])

    report = build([papers], tmp_path / "together", BuildOptions(workers=nodes.address), kill)
    assert report.added == PAPERS and not report.failed and killed and not nodes.others
    nodes.add()
    build([papers], tmp_path / "alone")
    assert contents(tmp_path / "together") == contents(tmp_path / "alone")


def test_what_ctrl_c_stops_goes_on(nodes: Nodes, tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    for seed in range(MANY):
        (tmp_path / "papers" / f"{seed:03}.txt").write_text(paper(2, seed), encoding="utf-8")
    words = [
        "index",
        str(tmp_path / "papers"),
        "--index",
        str(tmp_path / "index"),
        "--workers",
        nodes.address,
    ]
    command = [sys.executable, "-m", "ui.cli", *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=-1, stderr=-1, text=True, env=environment) as process:
        while not _papers_in(tmp_path / "index"):
            assert process.poll() is None, process.communicate()
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        told, remarks = process.communicate(timeout=300)
    assert process.returncode == 1 and told.startswith("Stopped early, what was done is kept."), remarks
    assert "Traceback" not in remarks
    done = _papers_in(tmp_path / "index")
    assert 0 < done < MANY
    told = subprocess.run(command, capture_output=True, text=True, env=environment, check=True).stdout
    assert told.startswith(f"{MANY - done} added, {done} unchanged")
    build([tmp_path / "papers"], tmp_path / "alone")
    assert contents(tmp_path / "index") == contents(tmp_path / "alone")


def _papers_in(index: Path) -> int:
    """How many papers are written, by a reader that disturbs nobody."""
    with suppress(sqlite3.Error):
        with closing(sqlite3.connect(f"file:{index / 'store.sqlite'}?mode=ro", uri=True)) as database:
            return int(database.execute("SELECT count(*) FROM documents").fetchone()[0])
    return 0


def test_machines_of_another_version_are_refused(
    nodes: Nodes, papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.build.cluster.reading.program_version", lambda: "another")
    with pytest.raises(ClusterError, match="another version.*install the same version of kamervraag on each"):
        build([papers], tmp_path / "index", BuildOptions(workers=nodes.address))


def test_a_head_that_goes_is_said_and_what_was_read_is_kept(
    nodes: Nodes, papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAY_CLIENT_RECONNECT_GRACE_PERIOD", "3")
    killed: list[bool] = []

    def kill(*_: object) -> None:
        if not killed:
            killed.append(True)
            nodes.kill()

    with pytest.raises(ClusterError, match="has gone while it read papers .* what was read is kept"):
        build([papers], tmp_path / "index", BuildOptions(workers=nodes.address), kill)
    report = build([papers], tmp_path / "index")
    assert 0 < report.added < PAPERS and report.documents == PAPERS
