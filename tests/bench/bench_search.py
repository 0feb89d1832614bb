"""Search and build speed over 100,000 invented passages (KAMERVRAAG_BENCH_PASSAGES for another number)."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from index.build.sources import parser_version
from index.derived import derived_index
from index.document import Dates, Document, Exchange, Member, Minister, Span
from index.models.encoder import encoder
from index.passages import cut_document
from index.search import Filters, Index
from index.store import Store
from index.store.store import FILE, Source, Versions

EXCHANGES = 12  # a paper, two passages each
WORDS = 80  # a passage
QUERIES = 200


def run() -> list[tuple[str, float, str]]:
    """Build once, then search: wall time, and the processor's own for a busy machine."""
    passages = int(os.environ.get("KAMERVRAAG_BENCH_PASSAGES", 100_000))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        started = time.perf_counter()
        store = _filled(path, passages)
        filled = time.perf_counter()
        derived_index.derive(store, store.generation)
        made = time.perf_counter()
        return [
            ("passages cut, encoded and stored", passages / (filled - started), "/s"),
            (f"tantivy, FAISS and arrays of {passages} passages", made - filled, "s"),
            ("SQLite", _megabytes(path, f"{FILE}*"), "MB"),
            ("derived files", _megabytes(path, "derived-*/**/*"), "MB"),
            *_search(path),
        ]


def _megabytes(path: Path, pattern: str) -> float:
    return sum(file.stat().st_size for file in path.glob(pattern) if file.is_file()) / 1e6


def _search(path: Path) -> list[tuple[str, float, str]]:
    started = time.perf_counter()
    index = Index.open(path)
    index.search("warm")
    figures = [("open and first search", (time.perf_counter() - started) * 1000, "ms")]
    some_days = Filters(since=date(2001, 1, 1), until=date(2001, 1, 1) + timedelta(days=90))
    for name, filters in (("", Filters()), (", 1% of days", some_days), (", one party", Filters(party="P3"))):
        wall, own = [], []
        for query in _queries():
            since, busy = time.perf_counter(), time.thread_time()
            index.search(query, filters=filters)
            wall.append((time.perf_counter() - since) * 1000)
            own.append((time.thread_time() - busy) * 1000)
        figures += [
            (f"search{name}: p50", float(np.median(wall)), "ms"),
            (f"search{name}: p95", float(np.percentile(wall, 95)), "ms"),
            (f"search{name}: p50 of processor time", float(np.median(own)), "ms"),
        ]
    return figures


def _filled(path: Path, passages: int) -> Store:
    made = encoder()
    store = Store.create(path, made.manifest())
    makers = Versions(parser_version(), made.version)
    batch: list[Document] = []
    for document in _documents(passages // (2 * EXCHANGES)):
        batch.append(document)
        if len(batch) == 200:
            _add(store, batch, makers)
            batch = []
    _add(store, batch, makers)
    store.publish(made.manifest())
    return store


def _add(store: Store, batch: list[Document], makers: Versions) -> None:
    pairs = [(document, cut_document(document)) for document in batch]
    with store.transaction():
        for (document, made), seen in zip(pairs, encoder().encode(pairs), strict=True):
            store.add(document, made, seen, Source(document.name, 1, 1, ""), makers)


def _documents(count: int) -> Iterator[Document]:
    random = np.random.default_rng(7)
    for number in range(count):
        day = date(2000, 1, 1) + timedelta(days=int(number * 9000 / count))
        yield _document(f"{number}.txt", day, random)


def _document(name: str, day: date, random: np.random.Generator) -> Document:
    text, exchanges = "", []
    for number in range(1, EXCHANGES + 1):
        spans = []
        for _ in range(2):
            said = _prose(random, WORDS)
            spans.append(Span(len(text), len(text) + len(said)))
            text += said + "\n"
        exchanges.append(Exchange(str(number), (number,), None, spans[0], spans[1]))
    asker = Member(f"Lid {random.integers(150)}", f"P{random.integers(15)}")
    minister = Minister(f"Bewindspersoon {random.integers(60)}", "Minister", f"Zaak {random.integers(12)}")
    return Document(
        name, "antwoord", text, title=_prose(random, 10), dates=Dates(answered=day), askers=(asker,),
        answered_by=(minister,), exchanges=tuple(exchanges),
    )  # fmt: skip


def _queries() -> Iterator[str]:
    random = np.random.default_rng(11)
    for _ in range(QUERIES):
        yield f"Wat zegt het kabinet over {_prose(random, 6)}?"


def _prose(random: np.random.Generator, length: int) -> str:
    """Words of the project's own documentation, drawn by Zipf's law."""
    ranks = np.minimum(random.zipf(1.15, length), len(_LEXICON)) - 1
    return " ".join(_LEXICON[rank] for rank in ranks)


def _lexicon() -> list[str]:
    """Invented Dutch words: each of two of our own syllables and an ending."""
    starts = "wa ter dij ken bru gen we gen lu cht zo rg wo nen re is ta al ve ld bo om ze ilen".split()
    ends = "ing heid dam berg veld stad brug werk plan wet raad kamer school huis".split()
    made = [f"{a}{b}{end}" for a in starts for b in starts for end in ends]
    return ["de", "het", "een", "van", "en", "in", "is", "dat", "op", "te", *dict.fromkeys(made)]


_LEXICON = _lexicon()
