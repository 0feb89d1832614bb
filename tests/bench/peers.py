"""What a user might take instead, on the same passages and questions: bm25s, Milvus Lite's hybrid search."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from index.models.encoder import encoder
from index.passages import cut_document
from tests.bench import subjects
from tests.bench.filling import Spent, processor_seconds, timed

_MILVUS_UP_TO = 10_000  # passages; it takes minutes beyond
_AT_ONCE = 1_000
Figure = tuple[str, float, str]


def peers(passages: int, questions: list[str]) -> list[Figure]:
    """Seconds to build and milliseconds a question; of one that is not installed nothing."""
    figures: list[Figure] = []
    for peer in (_bm25s, _milvus_lite):
        try:
            figures += peer(passages, questions)
        except ImportError:
            continue
    return figures


def _texts(passages: int) -> Iterator[str]:
    for paper in subjects.papers(passages):
        yield from (paper.text[one.start : one.end] for one in cut_document(paper).passages)


def _bm25s(passages: int, questions: list[str]) -> list[Figure]:
    import bm25s

    texts, spent = list(_texts(passages)), Spent()
    with timed(spent, "built"):
        found = bm25s.BM25()
        found.index(bm25s.tokenize(texts, stopwords=None, show_progress=False), show_progress=False)

    def ask(row: int) -> object:
        tokens = bm25s.tokenize(questions[row], stopwords=None, show_progress=False)
        return found.retrieve(tokens, k=10, show_progress=False)

    return _figures("bm25s (words alone)", spent, ask, len(questions))


def _milvus_lite(passages: int, questions: list[str]) -> list[Figure]:
    from pymilvus import AnnSearchRequest, DataType, Function, FunctionType, MilvusClient, RRFRanker

    if passages > _MILVUS_UP_TO:
        return []
    texts, spent, embedder = list(_texts(passages)), Spent(), encoder().embedder
    vectors = embedder.encode_passages(texts)
    with tempfile.TemporaryDirectory() as folder:
        client = MilvusClient(str(Path(folder) / "peer.db"))
        schema = client.create_schema(auto_id=True)
        schema.add_field("id", DataType.INT64, is_primary=True)
        schema.add_field("text", DataType.VARCHAR, max_length=4000, enable_analyzer=True)
        schema.add_field("vector", DataType.FLOAT_VECTOR, dim=embedder.dimension)
        schema.add_field("words", DataType.SPARSE_FLOAT_VECTOR)
        schema.add_function(Function("bm25", FunctionType.BM25, ["text"], ["words"]))
        params = client.prepare_index_params()
        params.add_index("vector", index_type="FLAT", metric_type="IP")
        params.add_index("words", index_type="SPARSE_INVERTED_INDEX", metric_type="BM25")
        with timed(spent, "built"):
            client.create_collection("peer", schema=schema, index_params=params)
            for start in range(0, len(texts), _AT_ONCE):
                rows = zip(texts[start : start + _AT_ONCE], vectors[start : start + _AT_ONCE], strict=True)
                client.insert("peer", [{"text": text, "vector": vector.tolist()} for text, vector in rows])
        asked = embedder.encode_queries(questions)

        def ask(row: int) -> object:
            near = AnnSearchRequest([asked[row].tolist()], "vector", {}, limit=200)
            words = AnnSearchRequest([questions[row]], "words", {}, limit=200)
            return client.hybrid_search("peer", [near, words], RRFRanker(), limit=10)

        figures = _figures("Milvus Lite (hybrid)", spent, ask, min(len(questions), 20))
        client.close()
        return figures


def _figures(name: str, spent: Spent, ask: Callable[[int], object], count: int) -> list[Figure]:
    wall, used = [], processor_seconds()
    for row in range(count):
        started = time.perf_counter()
        ask(row)
        wall.append(1000 * (time.perf_counter() - started))
    each = 1000 * (processor_seconds() - used) / count
    return [
        (f"{name}: built, processor time", spent["built"][1], "s"),
        (f"{name}: a question, p50", float(np.median(wall)), "ms"),
        (f"{name}: a question, mean processor time", each, "ms"),
    ]
