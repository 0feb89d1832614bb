"""What readers think of answers: one JSON line each in a file beside the index, never sent anywhere."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from rag.contract import answer_json
from ui.service.conversations import Turn

Verdict = Literal["up", "down"]

MAX_REMARK = 2_000
MAX_BYTES = 50_000_000
FILE = "feedback.jsonl"
_file_lock = threading.Lock()


def keep_verdict(
    folder: Path, turn: Turn, verdict: Verdict, remark: str = "", reasons: Sequence[str] = ()
) -> bool:
    """Add one verdict to `folder`; False where the file is full, so that nobody can fill the disk, or where
    it may not be written."""
    path = folder / FILE
    line = {
        "version": 1,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "verdict": verdict,
        "remark": remark[:MAX_REMARK],
        "reasons": list(reasons),
        "contents": turn.contents,
        "question": turn.question,
        "answer": None if turn.answer is None else answer_json(turn.answer),
    }
    with _file_lock:
        try:
            if path.exists() and path.stat().st_size > MAX_BYTES:
                return False
            with path.open("a", encoding="utf-8", errors="replace") as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
        except OSError:  # a full disk, an index that may only be read
            return False
    return True
