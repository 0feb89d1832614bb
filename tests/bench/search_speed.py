"""Search and build speed on invented passages: `python -m tests.bench.search_speed [PASSAGES]`."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from index import derived
from index.encode import encoder
from index.filters import Filters
from index.parse.document import Dates, Document, Exchange, Member, Minister, Span
from index.passages import cut
from index.search import Index
from index.sources import parser_version
from index.store import FILE, Makers, Source, Store

EXCHANGES = 12  # a paper, two passages each
WORDS = 80  # a passage
QUERIES = 200


def main(passages: int = 100_000) -> None:
    """Build, search, and print what it took."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        started = time.perf_counter()
        store = _filled(path, passages)
        filled = time.perf_counter()
        derived.make(store, store.generation)
        made = time.perf_counter()
        _say(
            f"{passages} passages: encoded and stored in {filled - started:.1f} s, derived in {made - filled:.1f} s"
        )
        stored = sum(file.stat().st_size for file in path.glob(f"{FILE}*")) / 1e6
        rest = sum(file.stat().st_size for file in path.glob("derived-*/**/*") if file.is_file()) / 1e6
        _say(f"on disk: SQLite {stored:.0f} MB, derived {rest:.0f} MB")
        _search(path)


def _search(path: Path) -> None:
    started = time.perf_counter()
    index = Index.open(path)
    index.search("warm")
    _say(f"opened, first search done in {(time.perf_counter() - started) * 1000:.0f} ms")
    one_percent = Filters(since=date(2001, 1, 1), until=date(2001, 1, 1) + timedelta(days=40))
    for name, filters in (
        ("everything", Filters()),
        ("filtered to 1%", one_percent),
        ("a party", Filters(party="P3")),
    ):
        stages: dict[str, list[float]] = {}
        for query in _queries():
            for stage, took in index.search(query, filters=filters).timing_ms.items():
                stages.setdefault(stage, []).append(took)
        told = ", ".join(f"{stage} {np.median(took):.2f}" for stage, took in stages.items())
        p95 = np.percentile(stages["total"], 95)
        _say(f"{name}: p50 {np.median(stages['total']):.2f} ms, p95 {p95:.2f} ms ({told})")


def _filled(path: Path, passages: int) -> Store:
    made = encoder()
    store = Store.create(path, made.manifest())
    makers = Makers(parser_version(), made.version)
    batch: list[Document] = []
    for document in _documents(passages // (2 * EXCHANGES)):
        batch.append(document)
        if len(batch) == 200:
            _add(store, batch, makers)
            batch = []
    _add(store, batch, makers)
    store.publish(made.manifest())
    return store


def _add(store: Store, batch: list[Document], makers: Makers) -> None:
    pairs = [(document, cut(document)) for document in batch]
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


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


_LEXICON = _lexicon()

if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:2]))
