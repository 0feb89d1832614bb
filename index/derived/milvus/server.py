"""A Milvus server: the three collections of one index, and every failure as one plain sentence."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from index.derived.milvus.address import MilvusAddress
from index.derived.milvus.collections import COLLECTIONS, Collection, index_parameters, schema_of
from index.errors import MilvusError

Row = dict[str, Any]
Consistency = Literal["Strong", "Bounded"]
MOST_HITS = 16_384  # of one search: the server's own limit
WRITER_WAITS_S = 600.0  # for a server that has gone, as one does that is started anew
_CONNECT_S = 5.0
_CALL_S = 60.0  # so long pymilvus tries a call again that the server refuses for its rate
_LONGEST_WAIT_S = 5.0
_FLUSH_S = 60.0
_LOAD_S = 600.0
_OURS = frozenset(("pk", "paper", "added", "removed"))  # fields of each collection of each version
_REFUSED = ("auth", "permission", "privilege")  # said of who is not known, or may not
_UNLOADED = ("not loaded", "not fully loaded", "not been loaded", "state 'released'")
_FULL_CODES = (8, 9)  # more than the server's limits allow at a time, or at all


@dataclass(frozen=True, slots=True)
class VectorQuery:
    """Which rows are sought: those that `where` holds of, whose `field` has the largest inner product.
    `probes`: into how many inverted lists is looked, 0 where there are none."""

    field: str
    vector: NDArray[np.float32] | Mapping[int, float]
    limit: int
    where: str
    consistency: Consistency = "Strong"
    probes: int = 0


class MilvusServer:
    """One index on a server that was reached. Calls raise MilvusError."""

    def __init__(self, address: MilvusAddress, client: Any, waits: float) -> None:
        self.address = address
        self._client = client
        self._waits = waits

    @staticmethod
    def connect(address: MilvusAddress, waits: float = 0.0) -> MilvusServer:
        """Reach the server; raises MilvusError where pymilvus or the server is not there.

        A later call that fails as the server has gone is tried again for `waits` seconds.
        """
        try:
            from pymilvus import MilvusClient  # a second to import; only who names a server needs it
        except ImportError:
            needed = "needs the package pymilvus: pip install 'kamervraag[milvus]'"
            raise MilvusError(needed, str(address)) from None
        # It logs with a traceback what it raises as well.
        logging.getLogger("pymilvus").setLevel(logging.CRITICAL)
        try:  # it would itself try for a minute before it says so
            socket.create_connection((address.host, address.port), _CONNECT_S).close()
        except OSError as error:
            reason = error.strerror or str(error)
            raise MilvusError(
                f"no Milvus server answers there ({reason}); start it, or name another",
                str(address),
            ) from None
        with _plain_faults(address):
            token = os.environ.get("KAMERVRAAG_MILVUS_TOKEN", "")
            client = MilvusClient(uri=address.uri, token=token, timeout=_CONNECT_S)
            return MilvusServer(address, client, waits)

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()

    def has_index(self) -> bool:
        """Whether the collections of this index are there."""
        return len(self._own_collections()) == len(COLLECTIONS)

    def _own_collections(self) -> list[str]:
        """Which of the collections there are; raises MilvusError for one that another program made."""
        found = []
        with _plain_faults(self.address):
            for name in map(self._name, COLLECTIONS):
                if not self._client.has_collection(name, timeout=_CALL_S):
                    continue
                fields = self._client.describe_collection(name, timeout=_CALL_S)["fields"]
                if not _OURS <= {field["name"] for field in fields}:
                    raise MilvusError(
                        f'the collection "{name}" there is another program\'s; give the index another name',
                        str(self.address),
                    )
                found.append(name)
        return found

    def names(self) -> list[str]:
        """The names of the indexes of ours on this server."""
        with _plain_faults(self.address):
            found = self._client.list_collections(timeout=_CALL_S)
        last = f"_{COLLECTIONS[-1]}"
        return sorted(name.removesuffix(last) for name in found if name.endswith(last))

    def create(self, dimension: int, passages: int) -> None:
        """Make the collections; `passages` are expected, vectors of `dimension`."""
        with _plain_faults(self.address):
            for which in COLLECTIONS:
                name, schema = self._name(which), schema_of(which, dimension)
                self._client.create_collection(
                    name, schema=schema, consistency_level="Strong", timeout=_CALL_S
                )
                # Each index would be waited for by looking twice a second.
                made = index_parameters(which, passages)
                self._client.create_index(name, made, sync=False, timeout=_CALL_S)
                self._client.load_collection(name, timeout=_LOAD_S)

    def drop(self) -> None:
        """Take the whole index away, also one of which a part is there alone."""
        for name in self._own_collections():
            with _plain_faults(self.address):
                self._client.drop_collection(name, timeout=_CALL_S)

    def query(
        self, which: Collection, where: str, fields: Sequence[str], consistency: Consistency = "Strong"
    ) -> list[Row]:
        """These fields of the rows that meet a condition, in no order."""
        found = self._ask(
            which,
            lambda name: self._client.query(
                name,
                filter=where,
                output_fields=list(fields),
                consistency_level=consistency,
                timeout=_CALL_S,
            ),
        )
        return [dict(row) for row in found]

    def search(
        self,
        which: Collection,
        query: VectorQuery,
        fields: Sequence[str],
    ) -> list[tuple[Row, float]]:
        """These fields of the rows that answer best, and the inner product of each, best first."""
        looked_into = {"nprobe": query.probes} if query.probes else {}
        found = self._ask(
            which,
            lambda name: self._client.search(
                name,
                data=[query.vector],
                anns_field=query.field,
                limit=min(query.limit, MOST_HITS),
                filter=query.where,
                output_fields=list(fields),
                search_params={"metric_type": "IP", "params": looked_into},
                consistency_level=query.consistency,
                timeout=_CALL_S,
            ),
        )
        return [(dict(hit["entity"]), float(hit["distance"])) for hit in found[0]]

    def upsert(self, which: Collection, rows: Sequence[Row]) -> None:
        """Write rows, in the place of those with the same keys; acknowledged when this returns."""
        if rows:
            self._ask(which, lambda name: self._client.upsert(name, list(rows), timeout=_CALL_S))

    def delete(self, which: Collection, where: str) -> None:
        """Take the rows away that meet a condition."""
        self._ask(which, lambda name: self._client.delete(name, filter=where, timeout=_CALL_S))

    def flush(self) -> None:
        """Let the server put into its indexes what was written: it is searched quicker, not otherwise.

        A server that is slow, or allows one flush in ten seconds as Milvus does, will do so by itself.
        """
        for which in COLLECTIONS:
            with suppress(MilvusError), _plain_faults(self.address):
                self._client.flush(self._name(which), timeout=_FLUSH_S)

    def _ask(self, which: Collection, call: Callable[[str], Any]) -> Any:
        """What a call over a collection gives, of a server that may go and come back meanwhile."""
        from tenacity import Retrying, retry_if_exception, stop_after_delay, wait_exponential

        patient = Retrying(
            retry=retry_if_exception(_is_gone),
            stop=stop_after_delay(self._waits),
            wait=wait_exponential(0.1, _LONGEST_WAIT_S),
            reraise=True,
        )
        with _plain_faults(self.address):
            return patient(self._ask_loaded, self._name(which), call)

    def _ask_loaded(self, name: str, call: Callable[[str], Any]) -> Any:
        """What a call over a collection gives; one that the server has let go of is loaded again first."""
        from pymilvus.exceptions import MilvusException

        try:
            return call(name)
        except MilvusException as error:
            if not any(word in str(error.message).lower() for word in _UNLOADED):
                raise
        self._client.load_collection(name, timeout=_LOAD_S)
        return call(name)

    def _name(self, which: Collection) -> str:
        return f"{self.address.name}_{which}"


def _failure_words(error: BaseException) -> tuple[str, str]:
    """gRPC's name of what failed ("" for none), and why: pymilvus tells it as the cause of its error."""
    import grpc

    for each in (error.__cause__, error):
        if isinstance(each, grpc.Call):
            return each.code().name, " ".join(each.details().split())[:300]
    return "", " ".join((getattr(error, "message", "") or str(error)).split())[:300]


def _is_gone(error: BaseException) -> bool:
    kind, said = _failure_words(error)
    return kind in ("UNAVAILABLE", "DEADLINE_EXCEEDED") or said.startswith("Fail connecting")


@contextmanager
def _plain_faults(address: MilvusAddress) -> Iterator[None]:
    """Raise MilvusError for what pymilvus and the wire under it raise."""
    import grpc  # both come with pymilvus, which is here already
    from pymilvus.exceptions import MilvusException

    try:
        yield
    except (MilvusException, grpc.RpcError, grpc.FutureTimeoutError, OSError) as error:
        kind, said = _failure_words(error)
        sentence = f"the Milvus server failed or has gone ({said}); try again"
        if any(word in f"{kind} {said}".lower() for word in _REFUSED):
            sentence = f"the server refuses ({said}); see $KAMERVRAAG_MILVUS_TOKEN"
        elif getattr(error, "code", None) in _FULL_CODES:
            sentence = f"the Milvus server takes no more for now ({said}); try again later, or see its limits"
        raise MilvusError(sentence, str(address)) from error
