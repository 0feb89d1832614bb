"""Hits -> the JSON of `kamervraag search --json`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from index.search import Hits
from rag.contract.json_values import VERSION, filters_json, json_value


def hits_json(found: Hits) -> dict[str, Any]:
    """A search, best hit first."""
    return {
        "version": VERSION,
        "query": found.query,
        "language": found.language,
        "filters": filters_json(found.filters),
        "hits": [
            {**asdict(hit), "date": json_value(hit.date), "twins": list(hit.twins)} for hit in found.hits
        ],
        "timing_ms": dict(found.timing_ms),
    }
