"""An Answer as a file, by the ending of its name."""

from __future__ import annotations

import json
from collections.abc import Callable

from rag.answer import Answer
from rag.contract import answer_json
from ui.wording.export import markdown


def _word(answer: Answer) -> bytes:
    from ui.wording.word_file import word_file  # a tenth of a start that few need

    return word_file(answer)


def _csv(answer: Answer) -> bytes:
    from ui.wording.citation_files import csv_file

    return csv_file(answer)


def _ris(answer: Answer) -> bytes:
    from ui.wording.citation_files import ris_file

    return ris_file(answer)


FORMS: dict[str, Callable[[Answer], bytes]] = {
    "md": lambda answer: markdown(answer).encode(),
    "docx": _word,
    "csv": _csv,
    "ris": _ris,
    "json": lambda answer: (json.dumps(answer_json(answer), ensure_ascii=False, indent=2) + "\n").encode(),
}
BINARY = frozenset({"docx"})  # what a terminal cannot show


def answer_file(answer: Answer, form: str) -> bytes:
    """The content of a file of a form of FORMS."""
    return FORMS[form](answer)
