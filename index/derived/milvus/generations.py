"""The generations of an index on Milvus: which there are, and what each holds, read from its rows.

A generation is there once its row is, which is written last: one insert, seen or not seen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import msgspec

from index.derived.milvus.heads import PaperHead, load_head
from index.derived.milvus.packing import pack_parts, unpack_parts
from index.derived.milvus.server import Consistency, MilvusServer, Row
from index.derived.milvus.statistics import Layer
from index.errors import MilvusError

FORMAT = 1
HEAD, TEXT, COUNTS, BASE, GENERATION = "head", "text", "counts", "base", "generation"
_HEADS_AT_ONCE = 1000  # ids of papers
_TEXTS_AT_ONCE = 32
_PARTS_AT_ONCE = 200  # of 64 kB: an answer of more than 100 MB is refused by Milvus


@dataclass(frozen=True, slots=True)
class MilvusGeneration:
    """One published state. `manifest` is that of the index it was written from."""

    format: int
    generation: int
    published: float  # seconds since 1970, by the writer's clock
    manifest: dict[str, str]
    last_paper: int  # the highest id of a paper so far
    papers: int
    units: int
    passages: int
    totals: tuple[int, ...]  # terms in each field of all units
    lists: int  # inverted lists of the vectors, 0 where all are compared
    bytes: int  # of what was written, as counted by the writer

    def row_data(self) -> list[str]:
        """The texts of its rows."""
        return pack_parts(msgspec.json.encode(self))


def live_at(generation: int) -> str:
    """The condition that a row counts in a generation."""
    return f"added <= {generation} and removed > {generation}"


def newest_generation(server: MilvusServer, consistency: Consistency = "Strong") -> MilvusGeneration | None:
    """The last published state; None where there is none. Raises MilvusError for one of another version."""
    rows = server.query("papers", f'kind == "{GENERATION}"', ("added", "part", "data"), consistency)
    return _load_generation(rows, server) if rows else None


def _load_generation(rows: Iterable[Row], server: MilvusServer) -> MilvusGeneration:
    """The newest of the generations in these rows."""
    _, data = _join_parts(rows, "added")[-1]
    place = str(server.address)
    try:
        made = msgspec.json.decode(data)
        if made.get("format") != FORMAT:
            raise MilvusError(
                f"is of version {made.get('format')}, not {FORMAT}, of this program's indexes on Milvus; "
                f"write it anew: kamervraag index PATH --to {place} --rebuild",
                place,
            )
        return msgspec.json.decode(data, type=MilvusGeneration)
    except (msgspec.DecodeError, msgspec.ValidationError, AttributeError) as error:
        raise MilvusError(f"cannot be read as an index of ours ({error})", place) from error


def published_times(server: MilvusServer) -> dict[int, float]:
    """When each generation that is still known was published."""
    rows = server.query("papers", f'kind == "{GENERATION}"', ("added", "part", "data"))
    return {key[0]: float(msgspec.json.decode(data)["published"]) for key, data in _join_parts(rows, "added")}


def read_layers(server: MilvusServer, generation: int, after: int = 0) -> tuple[int, list[Layer]]:
    """The layers of counts that add up to a generation's, or those behind the generation `after`.

    Also the generation of the layer that stands for all before it; 0 where none does.
    """
    kinds = f'kind in ["{BASE}", "{COUNTS}"] and added <= {generation}'
    there = server.query("papers", kinds, ("added", "kind", "part"))
    base = max((row["added"] for row in there if row["kind"] == BASE), default=0)
    if after >= base:
        where = f'kind == "{COUNTS}" and added > {after} and added <= {generation}'
    else:
        where = f"{kinds} and added >= {base}"
    last_part = max((int(row["part"]) for row in there), default=0)
    spans = [
        f"{where} and part >= {first} and part < {first + _PARTS_AT_ONCE}"
        for first in range(0, last_part + 1, _PARTS_AT_ONCE)
    ]
    rows = [
        row
        for span in spans
        for row in server.query("papers", span, ("added", "kind", "part", "data"))
        if after >= base or (row["kind"] == BASE) == (row["added"] == base)
    ]
    return base, [Layer.load(data) for _, data in _join_parts(rows, "added")]


def read_heads(server: MilvusServer, where: str, last_paper: int) -> Iterator[PaperHead]:
    """The heads that meet a condition, some at a time."""
    place = str(server.address)
    for first in range(0, last_paper + 1, _HEADS_AT_ONCE):
        span = f"paper >= {first} and paper < {first + _HEADS_AT_ONCE}"
        rows = server.query(
            "papers", f'kind == "{HEAD}" and {span} and {where}', ("paper", "added", "part", "data")
        )
        for _, data in _join_parts(rows, "paper", "added"):
            yield load_head(data, place)


def read_texts(server: MilvusServer, papers: list[int], consistency: Consistency) -> dict[int, bytes]:
    """The packed text and record of papers; those that are not there are left out."""
    found: dict[int, bytes] = {}
    for first in range(0, len(papers), _TEXTS_AT_ONCE):
        wanted = papers[first : first + _TEXTS_AT_ONCE]
        where = f'kind == "{TEXT}" and paper in {wanted}'
        rows = server.query("papers", where, ("paper", "added", "part", "data"), consistency)
        # A paper whose marks changed stands there twice for a while, with the same text.
        # Of one that has just come the nodes of a server may know some parts: it is asked for once more.
        found |= {key[0]: data for key, data in _join_parts(rows, "paper", "added", lacking="left out")}
    return found


def _join_parts(
    rows: Iterable[Row], *names: str, lacking: Literal["raise", "left out"] = "raise"
) -> list[tuple[tuple[int, ...], bytes]]:
    """The bytes that rows hold in parts, by these fields, ascending. Raises MilvusError where one lacks."""
    parts: dict[tuple[int, ...], list[tuple[int, str]]] = defaultdict(list)
    for row in rows:
        parts[tuple(int(row[name]) for name in names)].append((int(row["part"]), row["data"]))
    joined = []
    for key, held in sorted(parts.items()):
        try:
            joined.append((key, unpack_parts([text for _, text in sorted(held)])))
        except ValueError:
            if lacking == "raise":
                raise MilvusError("the server gave an index of which a part lacks; write it anew") from None
    return joined
