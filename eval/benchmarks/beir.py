"""A set in the BEIR layout -> papers and gold questions judged by paper."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from index.errors import GoldError


def write_beir(source: Path, folder: Path) -> Path:
    """Write `source`'s corpus.jsonl as papers/, its queries.jsonl and qrels.tsv as gold.jsonl; returns that.

    A query that no line of qrels.tsv judges has the text of its own id for an answer. Raises
    GoldError where a file cannot be read.
    """
    papers = folder / "papers"
    papers.mkdir(parents=True, exist_ok=True)
    known = set()
    for row in _read_rows(source / "corpus.jsonl"):
        known.add(row["_id"])
        title = row.get("title") or ""
        (papers / f"{row['_id']}.txt").write_text(f"{title}\n\n{row['text']}", encoding="utf-8")
    judged = _read_judgements(source / "qrels.tsv")
    gold = folder / "gold.jsonl"
    rows = [
        _gold_row(row, judged.get(row["_id"], (row["_id"],) if row["_id"] in known else ()))
        for row in _read_rows(source / "queries.jsonl")
    ]
    gold.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), encoding="utf-8")
    return gold


def _gold_row(row: Mapping[str, Any], relevant: tuple[str, ...]) -> dict[str, Any]:
    return {
        "id": row["_id"], "lang": "nl", "kind": "direct", "question": row["text"],
        "relevant": [{"doc": f"{name}.txt", "grade": 2} for name in relevant],
    }  # fmt: skip


def _read_rows(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with path.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines)
    except (OSError, ValueError) as error:
        raise GoldError(f"is no file of a BEIR set ({error})", path) from error


def _read_judgements(path: Path) -> dict[str, tuple[str, ...]]:
    """Query -> the texts judged right for it; empty where there is no such file."""
    found: dict[str, tuple[str, ...]] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[1:] if path.exists() else ():
        query, text, grade = line.split("\t")
        if int(grade):
            found[query] = (*found.get(query, ()), text)
    return found
