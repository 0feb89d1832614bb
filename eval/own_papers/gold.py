"""The gold file of an index's own papers: known items, everyday paraphrases, near misses, made by machine.

- the known items of known_item.py;
- `made_everyday`: the question of an exchange in other words; the bundled model must still find it near what
  was asked, and the question's own passage is hidden, so that only the answer can be found;
- `made_near_miss`: the same with a year, figure, place or subject that no paper holds; no paper answers it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from eval.own_papers.everyday import in_everyday_words
from eval.own_papers.known_item import informative_exchanges, make_gold
from eval.own_papers.near_misses import Held, held_in, near_misses
from index.document import Document
from index.errors import GoldError
from index.models.embed import load_embedder
from index.models.embedder import Embedder
from index.search import Index

NEAREST = 0.55  # cosine by the bundled model: below it the paraphrase may ask something else
MADE = {"made_by": "machine"}


def own_gold(index: Index) -> Iterator[dict[str, Any]]:
    """All rows, in the order of the papers."""
    embedder = load_embedder()
    held = held_in(index.document(name) for name in index.documents())
    turn = count()
    for name in index.documents():
        document = index.document(name)
        yield from (row | MADE for row in make_gold([document]))
        yield from made_rows(document, held, embedder, turn)


def made_rows(
    document: Document, held: Held, embedder: Embedder, turn: Iterator[int]
) -> Iterator[dict[str, Any]]:
    """An everyday paraphrase and a near miss of each exchange where rules can make them; kinds take turns."""
    for exchange in informative_exchanges(document):
        question = document.at(exchange.question)
        place = f"{document.name}#{exchange.id}"
        said = in_everyday_words(question)
        if said is None:
            continue
        near = embedder.encode_queries([question, said])
        if float(near[0] @ near[1]) >= NEAREST:
            yield MADE | {
                "id": f"made_everyday:{place}", "lang": "nl", "kind": "made_everyday", "question": said,
                "relevant": [{"doc": document.name, "exchange": exchange.id, "grade": 2}], "answerable": True,
                "hidden": [place],
            }  # fmt: skip
        misses = dict(near_misses(f"{said}?", held, embedder))
        named = [kind for kind in misses if kind != "subject"] or list(misses)
        if named:
            kind = named[next(turn) % len(named)]
            yield MADE | {
                "id": f"made_near_miss:{place}", "lang": "nl", "kind": "made_near_miss", "subkind": kind,
                "question": misses[kind], "relevant": [], "answerable": False, "expect": "decline",
            }  # fmt: skip


def write_own_gold(path: Path, index: Index) -> int:
    """Write the questions, one JSON object a line; returns how many there are.

    Raises GoldError before anything is made where the file holds what no machine made: it would be lost.
    """
    if path.is_file() and not all(map(_is_made, path.read_text("utf-8", errors="replace").splitlines())):
        raise GoldError("holds more than questions that were made here; name another file", path)
    rows = [json.dumps(row, ensure_ascii=False) for row in own_gold(index)]
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return len(rows)


def _is_made(line: str) -> bool:
    """Whether a line of a file is empty or a question that was written here."""
    try:
        row = json.loads(line) if line.strip() else MADE
    except ValueError:
        return False
    return isinstance(row, dict) and row.items() >= MADE.items()
