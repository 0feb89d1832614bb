"""The contract's JSON of a search; ask's stands beside its types, in rag/answer.py."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from index.search import Filters
from index.search.index import Hits

VERSION = 1


def filters_json(filters: Filters) -> dict[str, str]:
    """The filters that are set, dates as ISO; the names are those of the command line."""
    named = {"since": "from"}
    return {named.get(name, name): str(value) for name, value in asdict(filters).items() if value is not None}


def hits_json(found: Hits) -> dict[str, Any]:
    """A search, best hit first."""
    return {
        "version": VERSION,
        "query": found.query,
        "language": found.language,
        "filters": filters_json(found.filters),
        "hits": [{**asdict(hit), "date": hit.date and hit.date.isoformat()} for hit in found.hits],
        "timing_ms": dict(found.timing_ms),
    }
