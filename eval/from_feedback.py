"""Thumbs from the page -> gold candidates, each to be reviewed by a person before it counts.

A thumb up proposes the cited exchanges as relevant; a thumb down proposes nothing but the question, with
what was answered, so that the reviewer can name what should have been found.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from index.errors import GoldError


def candidates(path: Path) -> Iterator[dict[str, Any]]:
    """One candidate a question, the last verdict on it winning; raises GoldError with file and line."""
    last: dict[str, dict[str, Any]] = {}
    for number, line in enumerate(_read_lines(path), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            last[row["question"]] = _gold_candidate(row, f"f{number:04d}")
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise GoldError("is not a line of feedback written by the page", f"{path}:{number}") from error
    yield from last.values()


def write_candidates(path: Path, feedback: Path) -> int:
    """Write the candidates, one JSON object a line; returns how many there are."""
    rows = [json.dumps(row, ensure_ascii=False) for row in candidates(feedback)]
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return len(rows)


def _read_lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"the feedback cannot be read ({error})", path) from error


def _gold_candidate(row: Mapping[str, Any], name: str) -> dict[str, Any]:
    answer = row.get("answer") or {}
    liked = row["verdict"] == "up"
    places = {_judgement_json(citation): None for citation in answer.get("citations", []) if liked}
    return {
        "id": name,
        "lang": answer.get("language", "nl"),
        "kind": "feedback",
        "question": row["question"],
        "relevant": [json.loads(place) for place in places],
        "answer": answer.get("text", ""),
        "answerable": not (liked and answer.get("abstained", False)),
        "review": {"verdict": row["verdict"], "remark": row.get("remark", ""), "at": row.get("at")},
    }


def _judgement_json(citation: Mapping[str, Any]) -> str:
    unit = "exchange" if citation.get("exchange") is not None else "paragraph"
    return json.dumps({"doc": citation["doc"], unit: citation[unit], "grade": 2}, ensure_ascii=False)
