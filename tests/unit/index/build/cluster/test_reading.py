"""Papers read on a cluster, by a stand-in of Ray: order, what waits at once, a plain sentence for a fault.

The real one, with nodes that die: tests/slow/test_ray_cluster.py.
"""

from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from index.build import BuildOptions, build
from index.build.cluster import check_cluster, joining, parse_on_cluster
from index.build.cluster import reading as cluster
from index.build.cluster.reading import SentPaper, program_version, read_sent
from index.build.parsing import ParseResult, ParseTask, parse_file
from index.errors import ClusterError
from index.files.read import MAX_FILE_BYTES
from index.store.schema import Source
from tests.bench.invented import paper
from ui.cli import main


class RayError(Exception):
    """What Ray's own errors are."""


class RayTaskError(RayError):
    """What was raised where the paper was to be read."""

    cause = ImportError("No module named 'index'")


class GetTimeoutError(RayError):
    """Nothing came in time."""


class StandIn:
    """Ray's part that is used: a paper is read when it is fetched, and counted while it waits."""

    __spec__ = object()
    exceptions = SimpleNamespace(
        RayError=RayError, RayTaskError=RayTaskError, GetTimeoutError=GetTimeoutError
    )

    def __init__(self) -> None:
        self.cpus = 2.0
        self.waiting, self.most, self.bytes, self.most_bytes = 0, 0, 0, 0
        self.fails: Callable[[str], Exception | None] = lambda _: None
        self.on_init: Exception | threading.Event | None = None
        self.is_joined = False
        self.others = False

    def init(self, **_: object) -> None:
        if isinstance(self.on_init, threading.Event):
            self.on_init.wait()
        elif self.on_init:
            raise self.on_init
        self.is_joined = True

    def shutdown(self) -> None:
        self.is_joined = False

    def cluster_resources(self) -> dict[str, float]:
        return {"CPU": self.cpus} if self.cpus else {}

    def remote(self, **_: object) -> Callable[[Any], Any]:
        return lambda function: SimpleNamespace(remote=lambda *given: self._send(function, *given))

    def _send(self, function: Any, sent: SentPaper, read: Any) -> Any:
        self.waiting, self.bytes = self.waiting + 1, self.bytes + sent.work.source.size
        self.most, self.most_bytes = max(self.most, self.waiting), max(self.most_bytes, self.bytes)
        return function, sent, read

    def get(self, coming: Any, timeout: float) -> Any:
        function, sent, read = coming
        assert timeout > 0
        if (error := self.fails(sent.work.name)) is not None:
            raise error
        self.waiting, self.bytes = self.waiting - 1, self.bytes - sent.work.source.size
        return None if self.others else function(sent, read)


@pytest.fixture
def ray(monkeypatch: pytest.MonkeyPatch) -> StandIn:
    made = StandIn()
    monkeypatch.setitem(sys.modules, "ray", made)  # type: ignore[arg-type]
    monkeypatch.setattr(cluster, "be_worker", lambda: None)
    return made


@pytest.fixture
def address() -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"ray://127.0.0.1:{listening.getsockname()[1]}"


def tasks(folder: Path, *texts: str) -> list[ParseTask]:
    made = []
    for number, text in enumerate(texts):
        path = folder / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        made.append(ParseTask(Source(str(path), len(text), 0, ""), path.name))
    return made


def told(work: ParseTask) -> ParseResult:
    return ParseResult(work, None, Path(work.source.path).read_text(encoding="utf-8"))


def test_papers_come_in_order_and_no_more_wait_than_a_few_a_core(
    ray: StandIn, address: str, tmp_path: Path
) -> None:
    wanted = tasks(tmp_path, *map(str, range(40)))
    found = list(parse_on_cluster(wanted, address, told))
    assert [(result.work, result.sentence) for result in found] == [
        (work, str(number)) for number, work in enumerate(wanted)
    ]
    assert ray.most == cluster.AHEAD * 2 and not ray.is_joined


def test_large_papers_wait_by_their_bytes(
    ray: StandIn, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "AHEAD_BYTES", 250)
    sizes = [100, 100, 100, 900, 10, 10, 10, 10, 10]
    found = list(parse_on_cluster(tasks(tmp_path, *("x" * size for size in sizes)), address, told))
    assert [len(result.sentence) for result in found] == sizes
    assert ray.most_bytes == 900 and ray.most == 5


def test_a_file_that_is_too_large_is_not_sent(ray: StandIn, address: str, tmp_path: Path) -> None:
    [work] = tasks(tmp_path, "")
    with open(work.source.path, "wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)  # takes no room
    [result] = parse_on_cluster([work], address, parse_file)
    assert result.sentence and not ray.most


@pytest.mark.parametrize("error", [RayError("the process has gone"), None])
def test_what_the_cluster_cannot_read_is_read_here(
    ray: StandIn, address: str, tmp_path: Path, error: Exception | None
) -> None:
    wanted = tasks(tmp_path, *map(str, range(3)))
    ray.fails = lambda name: error if name == "1.txt" else None
    if error is None:
        Path(wanted[1].source.path).unlink()
    found = list(parse_on_cluster(wanted, address, parse_file))
    assert [result.work for result in found] == wanted and all(result.sentence for result in found)


@pytest.mark.parametrize(
    "error, said",
    [
        (RayTaskError(), r"No module named 'index'\); install the same version of kamervraag on each"),
        (ImportError("No module named 'index'"), "install the same version of kamervraag on each"),
        (ConnectionError("Client is shutting down."), "has gone while it read papers .* read is kept"),
    ],
)
def test_a_cluster_that_fails_is_said_in_one_sentence_and_what_was_read_is_kept(
    ray: StandIn, address: str, tmp_path: Path, error: Exception, said: str
) -> None:
    (tmp_path / "papers").mkdir()
    for seed in range(4):
        (tmp_path / "papers" / f"{seed}.txt").write_text(paper(1, seed), encoding="utf-8")
    ray.fails = lambda name: error if name == "2.txt" else None
    with pytest.raises(ClusterError, match=said) as raised:
        build([tmp_path / "papers"], tmp_path / "index", BuildOptions(workers=address))
    assert address in str(raised.value) and not ray.is_joined
    report = build([tmp_path / "papers"], tmp_path / "index")
    assert (report.added, report.unchanged, report.documents) == (2, 2, 4)


def test_machines_of_another_version_are_refused(ray: StandIn, address: str, tmp_path: Path) -> None:
    ray.others = True
    with pytest.raises(ClusterError, match="they have another version.*install the same version"):
        list(parse_on_cluster(tasks(tmp_path, "een"), address, told))


def test_a_cluster_without_machines_is_waited_for_a_while(ray: StandIn, address: str, tmp_path: Path) -> None:
    ray.cpus, looks = 0.0, []

    def wait(_: str) -> Exception | None:
        looks.append(ray.cpus)
        ray.cpus = 1.0 if len(looks) == 3 else 0.0
        return GetTimeoutError() if len(looks) < 5 else None

    ray.fails = wait
    assert [result.sentence for result in parse_on_cluster(tasks(tmp_path, "een"), address, told)] == ["een"]
    ray.fails, ray.cpus = (lambda _: GetTimeoutError()), 0.0
    with pytest.raises(ClusterError, match="no machine left that reads papers"):
        list(parse_on_cluster(tasks(tmp_path, "een"), address, told))


def test_a_cluster_that_cannot_be_joined_is_said(ray: StandIn, address: str, tmp_path: Path) -> None:
    ray.on_init = RuntimeError("Version mismatch:\n  the cluster has Python 3.14")
    with pytest.raises(ClusterError, match="can be joined .Version mismatch: the cluster has Python 3.14"):
        list(parse_on_cluster(tasks(tmp_path, "een"), address, told))


def test_a_cluster_that_lets_nobody_in_is_given_up(
    ray: StandIn, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joining, "_JOIN_S", 0.05)
    ray.on_init = threading.Event()
    with pytest.raises(ClusterError, match="did not let this machine join"):
        list(parse_on_cluster(tasks(tmp_path, "een"), address, told))
    ray.on_init.set()


def test_a_paper_that_travelled_is_read_as_it_is_where_it_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "be_worker", lambda: None)
    [work] = tasks(tmp_path, paper(2, 1))
    sent = SentPaper(work, Path(work.source.path).read_bytes(), None, program_version())
    assert read_sent(sent, parse_file) == parse_file(work)
    assert read_sent(SentPaper(work, b"", None, "another"), parse_file) is None
    monkeypatch.setattr("index.build.cluster.reading.encoder", lambda: SimpleNamespace(version="another"))
    assert read_sent(sent, parse_file) is None


@pytest.mark.parametrize(
    "wrong", ["127.0.0.1:10001", "http://127.0.0.1", "ray://", "ray://a:b", "ray://a/b", ""]
)
def test_what_is_no_address_of_a_cluster_is_wrong_use(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["index", "samples", "--workers", wrong])
    assert ended.value.code == 2 and "is named ray://HOST:PORT" in capsys.readouterr().err


def test_where_nobody_listens_and_where_ray_is_lacking_is_said_at_once(
    ray: StandIn, address: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        with pytest.raises(SystemExit) as ended:
            main(["index", "samples", "--workers", f"ray://127.0.0.1:{silent.getsockname()[1]}"])
    assert ended.value.code == 2 and "no Ray cluster answers there" in capsys.readouterr().err
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(ClusterError, match=r"pip install 'kamervraag\[cluster\]'"):
        check_cluster(address)
