"""A Milvus server: the three collections of one index, and every failure as one plain sentence."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
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
_CONNECT_S = 5.0
_CALL_S = 60.0
_REFUSED = ("auth", "permission", "privilege")


@dataclass(frozen=True, slots=True)
class VectorQuery:
    """Which rows are sought: those that `where` holds of, whose `field` has the largest inner product.

    `probes` says into how many inverted lists is looked, where there are any; 0 where there are none.
    """

    field: str
    vector: NDArray[np.float32] | Mapping[int, float]
    limit: int
    where: str
    consistency: Consistency = "Strong"
    probes: int = 0


class MilvusServer:
    """One index on a server that was reached. Calls raise MilvusError."""

    def __init__(self, address: MilvusAddress, client: Any) -> None:
        self.address = address
        self._client = client

    @staticmethod
    def connect(address: MilvusAddress) -> MilvusServer:
        """Reach the server; raises MilvusError where pymilvus or the server is not there."""
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
            return MilvusServer(address, MilvusClient(uri=address.uri, token=token, timeout=_CONNECT_S))

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()

    def has_index(self) -> bool:
        """Whether the collections of this index are there."""
        with _plain_faults(self.address):
            return all(self._client.has_collection(self._name(which)) for which in COLLECTIONS)

    def names(self) -> list[str]:
        """The names of the indexes of ours on this server."""
        with _plain_faults(self.address):
            found = self._client.list_collections()
        last = f"_{COLLECTIONS[-1]}"
        return sorted(name.removesuffix(last) for name in found if name.endswith(last))

    def create(self, dimension: int, passages: int) -> None:
        """Make the collections that are not there yet; `passages` are expected, vectors of `dimension`."""
        with _plain_faults(self.address):
            for which in COLLECTIONS:
                if not self._client.has_collection(self._name(which)):
                    self._client.create_collection(
                        self._name(which), schema=schema_of(which, dimension), consistency_level="Strong"
                    )
                # Also where a making was cut off. Each index would be waited for by looking twice a second.
                lacking = index_parameters(which, passages, self._client.list_indexes(self._name(which)))
                if lacking:
                    self._client.create_index(self._name(which), lacking, sync=False, timeout=_CALL_S)
                self._client.load_collection(self._name(which), timeout=_CALL_S)

    def drop(self) -> None:
        """Take the whole index away."""
        with _plain_faults(self.address):
            for which in COLLECTIONS:
                self._client.drop_collection(self._name(which))

    def query(
        self, which: Collection, where: str, fields: Sequence[str], consistency: Consistency = "Strong"
    ) -> list[Row]:
        """These fields of the rows that meet a condition, in no order."""
        with _plain_faults(self.address):
            found = self._client.query(
                self._name(which),
                filter=where,
                output_fields=list(fields),
                consistency_level=consistency,
                timeout=_CALL_S,
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
        with _plain_faults(self.address):
            found = self._client.search(
                self._name(which),
                data=[query.vector],
                anns_field=query.field,
                limit=min(query.limit, MOST_HITS),
                filter=query.where,
                output_fields=list(fields),
                search_params={"metric_type": "IP", "params": looked_into},
                consistency_level=query.consistency,
                timeout=_CALL_S,
            )
            return [(dict(hit["entity"]), float(hit["distance"])) for hit in found[0]]

    def upsert(self, which: Collection, rows: Sequence[Row]) -> None:
        """Write rows, in the place of those with the same keys; acknowledged when this returns."""
        if rows:
            with _plain_faults(self.address):
                self._client.upsert(self._name(which), list(rows), timeout=_CALL_S)

    def delete(self, which: Collection, where: str) -> None:
        """Take the rows away that meet a condition."""
        with _plain_faults(self.address):
            self._client.delete(self._name(which), filter=where, timeout=_CALL_S)

    def flush(self) -> None:
        """Let the server put into its indexes what was written: it is searched quicker, not otherwise."""
        with _plain_faults(self.address):
            for which in COLLECTIONS:
                self._client.flush(self._name(which))

    def _name(self, which: Collection) -> str:
        return f"{self.address.name}_{which}"


@contextmanager
def _plain_faults(address: MilvusAddress) -> Iterator[None]:
    """Raise MilvusError for what pymilvus and the wire under it raise."""
    import grpc  # both come with pymilvus, which is here already
    from pymilvus.exceptions import MilvusException

    try:
        yield
    except (MilvusException, grpc.RpcError, grpc.FutureTimeoutError, OSError) as error:
        said = " ".join(str(getattr(error, "message", "") or error).split())
        if any(word in said.lower() for word in _REFUSED):
            raise MilvusError(
                f"the server refuses ({said}); see $KAMERVRAAG_MILVUS_TOKEN", str(address)
            ) from error
        raise MilvusError(
            f"the Milvus server failed or has gone ({said[:300]}); try again", str(address)
        ) from error
