"""What a user might take instead, on the same passages and questions: bm25s, LanceDB's and Milvus Lite's
hybrid search.

LanceDB is no dependency: `pip install "kamervraag[peers]"`. What is not installed is told and passed over.
"""

from __future__ import annotations

import itertools
import sys
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
_APPROXIMATE_FROM = 100_000  # passages; LanceDB's own advice
_AT_ONCE = 1_000
Figure = tuple[str, float, str]


def peers(passages: int, questions: list[str]) -> list[Figure]:
    """Seconds to build and milliseconds a question; of what is not installed only a word."""
    figures: list[Figure] = []
    for peer in (_bm25s, _lancedb, _milvus_lite):
        try:
            figures += peer(passages, questions)
        except ImportError as error:
            sys.stderr.write(f"{error.name} is not installed: not compared with it\n")
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


def _lancedb(passages: int, questions: list[str]) -> list[Figure]:
    import lancedb
    from lancedb.index import FTS, IvfPq
    from lancedb.rerankers import RRFReranker

    texts, spent, embedder = list(_texts(passages)), Spent(), encoder().embedder
    vectors, asked = embedder.encode_passages(texts), embedder.encode_queries(questions)
    with tempfile.TemporaryDirectory() as folder:
        with timed(spent, "built"):
            rows = ({"text": text, "vector": vector} for text, vector in zip(texts, vectors, strict=True))
            batches = iter(lambda: list(itertools.islice(rows, _AT_ONCE)), [])
            first = next(batches)
            table = lancedb.connect(folder).create_table("peer", first)
            for batch in batches:
                table.add(batch)
            table.create_index("text", config=FTS(language="Dutch"))
            if passages >= _APPROXIMATE_FROM:
                table.create_index("vector", config=IvfPq(distance_type="cosine"))
        fused = RRFReranker()

        def ask(row: int) -> object:
            near = table.search(query_type="hybrid").vector(asked[row]).text(questions[row])
            return near.rerank(fused).limit(10).to_list()

        ask(0)
        return _figures("LanceDB (hybrid)", spent, ask, len(questions))


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
