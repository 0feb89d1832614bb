"""A folder of harvested papers and an index, as what a test compares."""

from __future__ import annotations

import hashlib
import json
from contextlib import closing
from pathlib import Path
from typing import Any

from index.harvest.shelf.shelf import HIDDEN
from index.search import Index


def contents(folder: Path) -> dict[str, str]:
    """Every file with its digest; of the metadata without the moment it was fetched."""
    found = {}
    for path in sorted(folder.iterdir()):
        if path.name == HIDDEN:
            continue
        data = path.read_bytes()
        if path.name.endswith(".meta.json"):
            said = json.loads(data)
            assert said["sha256"] == hashlib.sha256((folder / said["paper"]).read_bytes()).hexdigest()
            data = json.dumps({**said, "retrieved": ""}, sort_keys=True).encode()
        found[path.name] = hashlib.sha256(data).hexdigest()
    return found


def answers(folder: Path, queries: list[str]) -> dict[str, Any]:
    """Everything an index says: each paper whole, and the hits of these queries with their scores."""
    with closing(Index.open(folder)) as index:
        papers = {paper.name: (paper.numbers, index.document(paper.name)) for paper in index.papers()}
        found = {
            query: [
                (hit.doc, hit.exchange, hit.paragraph, hit.text, hit.score) for hit in index.search(query)
            ]
            for query in queries
        }
    return {"papers": papers, "found": found}
