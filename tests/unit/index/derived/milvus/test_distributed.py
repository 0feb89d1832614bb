"""What a distributed Milvus does and Milvus Lite never: each the right result, or one plain sentence."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.build.carrying import carry
from index.derived.milvus import generations, packing, server
from index.derived.milvus.address import MilvusAddress
from index.derived.milvus.collections import COLLECTIONS
from index.derived.milvus.server import MilvusServer
from index.errors import MilvusError
from index.search import Index
from tests.support.milvus import NEEDS_MILVUS, free_port, milvus_port, new_address, start_server
from tests.support.milvus_proxy import MilvusProxy, proxy_before
from tests.support.shelf import Shelf, exchange_paper, letter, shelf

__all__ = ["milvus_port", "new_address", "shelf"]

pytestmark = NEEDS_MILVUS
NewAddress = Callable[[], MilvusAddress]
PAIRS = [("Is de brug dicht?", "De brug is dicht."), ("Is de sluis open?", "De sluis is open.")]
RATE = "rate limit exceeded[rate=0.1], request is rejected by grpc RateLimiter middleware, please retry later"
QUOTA = "quota exceeded[reason=memory quota exceeded, please allocate more resources]"


@pytest.fixture(scope="module")
def proxy(milvus_port: int) -> Iterator[MilvusProxy]:
    with proxy_before(milvus_port) as made:
        yield made


@pytest.fixture
def address(proxy: MilvusProxy, new_address: NewAddress) -> Iterator[MilvusAddress]:
    yield MilvusAddress("127.0.0.1", proxy.port, new_address().name)
    proxy.faults.clear()
    proxy.seen = ""


def put_first(shelf: Shelf) -> None:
    shelf.put(exchange_paper("a.txt", PAIRS), letter("b.txt", ["De zeppelin landt."]))
    shelf.build()


def put_second(shelf: Shelf) -> None:
    (shelf.papers / "b.txt").unlink()
    shelf.put(exchange_paper("c.txt", [("Is de haven vol?", "De haven is vol.")]))
    shelf.build()


def found(place: MilvusAddress | Path, query: str) -> list[tuple[str, int, str, float]]:
    with closing(Index.open(place)) as index:
        return [(hit.doc, hit.start, hit.text, round(hit.score, 4)) for hit in index.search(query)]


@pytest.mark.parametrize(
    "said",
    ["auth check failure, please check username and password are correct", "missing authorization in header"],
)
def test_a_password_that_is_wrong_or_lacks_is_said(
    proxy: MilvusProxy, address: MilvusAddress, said: str
) -> None:
    proxy.refuse(said)
    with pytest.raises(MilvusError, match=rf"refuses \(.*{said}\); see \$KAMERVRAAG_MILVUS_TOKEN"):
        Index.open(address)


def test_what_is_refused_for_its_rate_is_given_again(
    shelf: Shelf, proxy: MilvusProxy, address: MilvusAddress
) -> None:
    put_first(shelf)
    proxy.fail(3, "Upsert", "Query", "Delete", code=8, reason=RATE)
    carry(shelf.index, address)
    proxy.fail(3, "Query", "Search", code=8, reason=RATE)
    assert found(address, "brug") == found(shelf.index, "brug")


def test_a_writer_gives_again_what_a_server_took_too_long_over(
    shelf: Shelf, proxy: MilvusProxy, address: MilvusAddress
) -> None:
    import grpc

    put_first(shelf)
    proxy.lose(2, "Upsert", grpc.StatusCode.DEADLINE_EXCEEDED)
    carry(shelf.index, address)
    assert found(address, "brug") == found(shelf.index, "brug")
    proxy.lose(1, "Search", grpc.StatusCode.DEADLINE_EXCEEDED)
    with pytest.raises(MilvusError, match="failed or has gone .Deadline Exceeded.; try again"):
        found(address, "brug")  # a reader does not wait: somebody looks at a page


@pytest.mark.parametrize("code, reason", [(8, RATE), (9, QUOTA)])
def test_a_server_that_stays_full_is_said_and_readers_have_what_was(
    shelf: Shelf,
    proxy: MilvusProxy,
    address: MilvusAddress,
    code: int,
    reason: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put_first(shelf)
    carry(shelf.index, address)
    put_second(shelf)
    monkeypatch.setattr(server, "_CALL_S", 0.2)
    proxy.fail(1_000_000, "Upsert", code=code, reason=reason)
    with pytest.raises(MilvusError, match="takes no more for now .*; try again later"):
        carry(shelf.index, address)
    assert found(address, "zeppelin")[0][0] == "b.txt"
    proxy.faults.clear()
    carry(shelf.index, address)
    assert found(address, "haven") == found(shelf.index, "haven")


def test_a_flush_that_is_slow_or_not_allowed_now_holds_nothing_up(
    shelf: Shelf, proxy: MilvusProxy, address: MilvusAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "_FLUSH_S", 0.1)
    put_first(shelf)
    proxy.fail(1_000_000, "Flush", code=8, reason=RATE)
    assert carry(shelf.index, address).generation == 1
    assert found(address, "brug") == found(shelf.index, "brug")


def test_a_collection_that_was_let_go_of_is_loaded_again(
    shelf: Shelf, proxy: MilvusProxy, address: MilvusAddress
) -> None:
    from pymilvus import MilvusClient

    put_first(shelf)
    carry(shelf.index, address)
    with closing(MilvusClient(uri=address.uri)) as client:
        for which in COLLECTIONS:
            client.release_collection(f"{address.name}_{which}")
    assert found(address, "brug") == found(shelf.index, "brug")
    proxy.fail(1, "Query", "Search", code=101, reason="collection not loaded[collection=4711]")
    assert found(address, "brug") == found(shelf.index, "brug")


def test_nodes_that_lag_show_the_last_generation_or_the_new_one_whole(
    shelf: Shelf, proxy: MilvusProxy, address: MilvusAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.derived.milvus.store._LOOK_EVERY_S", 0.0)
    put_first(shelf)
    carry(shelf.index, address)
    with closing(Index.open(address)) as reading:
        put_second(shelf)
        carry(shelf.index, address)
        proxy.seen = "added < 2"  # what is of the second generation has not come to these nodes
        reading.reload()
        assert reading.search("zeppelin").hits[0].doc == "b.txt"
        assert found(address, "haven") == found(shelf.index, "haven")
        proxy.seen = ""
        reading.reload()
        assert [hit.doc for hit in reading.search("haven")] == [
            doc for doc, *_ in found(shelf.index, "haven")
        ]


def test_a_long_paper_of_which_a_part_has_not_come_is_asked_for_once_more(
    shelf: Shelf, proxy: MilvusProxy, address: MilvusAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "_PART", 40)
    monkeypatch.setattr(generations, "_PARTS_AT_ONCE", 2)
    put_first(shelf)
    carry(shelf.index, address)
    with closing(Index.open(address)) as reading:
        query = MilvusServer.query

        def late(
            self: MilvusServer, which: str, where: str, fields: list[str], consistency: str = "Strong"
        ) -> object:
            rows = query(self, which, where, fields, consistency)  # type: ignore[arg-type]
            return rows if consistency == "Strong" else [row for row in rows if not row.get("part")]

        monkeypatch.setattr(MilvusServer, "query", late)
        with closing(Index.open(shelf.index)) as here:
            assert reading.document("a.txt").text == here.document("a.txt").text
        assert [hit.text for hit in reading.search("brug")] == [
            text for _, _, text, _ in found(shelf.index, "brug")
        ]


def test_a_name_that_another_program_has_taken_is_left_alone(shelf: Shelf, address: MilvusAddress) -> None:
    from pymilvus import MilvusClient

    put_first(shelf)
    with closing(MilvusClient(uri=address.uri)) as client:
        name = f"{address.name}_units"
        client.create_collection(name, dimension=4)
        client.insert(name, [{"id": 1, "vector": [0.0] * 4}])
        for rebuild in (False, True):
            with pytest.raises(MilvusError, match=f'"{name}" there is another program\'s; .* another name'):
                carry(shelf.index, address, rebuild=rebuild)
        with pytest.raises(MilvusError, match="another program's"):
            Index.open(address)
        assert client.query(name, "id == 1", ["id"])
        assert client.list_collections().count(f"{address.name}_papers") == 0


def test_what_was_begun_with_another_model_and_never_finished_is_no_hindrance(
    shelf: Shelf, address: MilvusAddress
) -> None:
    with closing(MilvusServer.connect(address)) as begun:
        begun.create(8, 10)
    put_first(shelf)
    assert carry(shelf.index, address).generation == 1
    assert found(address, "brug") == found(shelf.index, "brug")


def test_a_server_that_goes_in_mid_writing_and_comes_back_gets_the_rest(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port, data = free_port(), tmp_path / "milvus"
    running: list[subprocess.Popen[bytes]] = [start_server(data, port)]
    address = MilvusAddress("127.0.0.1", port, "proef")
    put_first(shelf)
    carry(shelf.index, address)
    put_second(shelf)
    upsert, writes = MilvusServer.upsert, []
    back = threading.Timer(0.5, lambda: running.append(start_server(data, port)))

    def kill_before(self: MilvusServer, *given: object) -> None:
        writes.append(given)
        if len(writes) == 4:
            running[0].kill()
            running[0].wait()
            back.start()
        upsert(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(MilvusServer, "upsert", kill_before)
    try:
        report = carry(shelf.index, address)
        assert len(running) == 2 and (report.added, report.removed, report.generation) == (1, 1, 2)
        for query in ("haven", "zeppelin", "brug"):
            assert found(address, query) == found(shelf.index, query)
    finally:
        back.join()
        for process in running:
            process.kill()
            process.wait()
