"""Papers read on a cluster of two nodes: each once and in order, also where a worker dies."""

from __future__ import annotations

import importlib.util
import os
import signal
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.build import BuildOptions, build, cluster
from index.build.cluster import SentPaper, parse_on_cluster, read_sent
from index.build.parsing import ENDED, ParseResult, ParseTask, parse_file
from index.build.sources import parser_version
from index.errors import ClusterError
from index.store import Store
from index.store.store import Source
from tests.bench.invented import paper

IS_INSTALLED = importlib.util.find_spec("ray") is not None
NEEDS_RAY = pytest.mark.skipif(not IS_INSTALLED, reason="Ray is not installed (kamervraag[cluster])")


@pytest.fixture(scope="module")
def two_nodes() -> Iterator[str]:
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # it would tell its makers
    from ray._private import services
    from ray.cluster_utils import Cluster

    services.get_node_ip_address = lambda _=None: "127.0.0.1"  # it takes loopback for no address
    here = {"num_cpus": 1, "node_ip_address": "127.0.0.1", "object_store_memory": 80_000_000}
    started = Cluster(initialize_head=True, head_node_args={**here, "include_dashboard": False})
    started.add_node(**here)
    yield started.address
    started.shutdown()


def deadly(work: ParseTask) -> ParseResult:
    """Reads a paper, but for those that end its process: always, or the first time."""
    told = Path(work.source.path).read_text(encoding="utf-8")
    marker = Path(told)
    if told == "altijd" or (marker.is_absolute() and not marker.exists()):
        if marker.is_absolute():
            marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return ParseResult(work, None, f"gelezen: {work.name}")


def tasks(folder: Path, *texts: str) -> list[ParseTask]:
    made = []
    for number, text in enumerate(texts):
        path = folder / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        made.append(ParseTask(Source(str(path), len(text), 0, ""), path.name))
    return made


@NEEDS_RAY
@pytest.mark.filterwarnings("ignore")
def test_each_paper_comes_once_and_in_order_whatever_dies(two_nodes: str, tmp_path: Path) -> None:
    wanted = tasks(tmp_path, "een", str(tmp_path / "gestorven"), "drie", "altijd", *"abcdefgh")
    found = list(parse_on_cluster(wanted, two_nodes, deadly))
    assert [result.work for result in found] == wanted
    assert [result.sentence for result in found] == [
        ENDED if number == 3 else f"gelezen: {number}.txt" for number in range(len(wanted))
    ]
    assert (tmp_path / "gestorven").exists()


@NEEDS_RAY
@pytest.mark.filterwarnings("ignore")
def test_an_index_made_by_a_cluster_is_that_of_one_machine(two_nodes: str, tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    for seed in range(5):
        (tmp_path / "papers" / f"{seed}.txt").write_text(paper(2, seed), encoding="utf-8")
    rows = []
    for name, workers in (("alone", None), ("together", two_nodes)):
        report = build([tmp_path / "papers"], tmp_path / name, BuildOptions(workers=workers))
        assert report.added == 5 and not report.failed
        with closing(Store.open(tmp_path / name)) as store:
            papers = store.live(store.generation)
            rows.append([*store.passage_rows(papers), *store.title_tokens(papers)])
    assert rows[0] == rows[1]


def test_a_paper_that_travelled_is_read_as_it_is_where_it_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "be_worker", lambda: None)
    [work] = tasks(tmp_path, paper(2, 1))
    sent = SentPaper(work, Path(work.source.path).read_bytes(), None, parser_version())
    assert read_sent(sent, parse_file) == parse_file(work)
    with pytest.raises(ValueError, match="different versions"):
        read_sent(SentPaper(work, b"", None, "another"), parse_file)


def test_a_cluster_that_is_not_there_is_said_to_be_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "ray", None)
    with pytest.raises(ClusterError, match=r"kamervraag\[cluster\]"):
        list(parse_on_cluster(tasks(tmp_path, "een"), "ray://127.0.0.1:9", parse_file))
