"""An index's own papers -> known-item questions, so that a user can measure on his own papers at once.

Four kinds (Azzopardi & de Rijke, SIGIR 2007, call the idea simulated known-item topics):

- `known_item`: the question of an exchange, its answer the target; the question's own passage is hidden
  from search, so that only the answer can be found;
- `first_question` and `first_question_reworded`: the first question of a paper finds its paper, as asked
  and with the words that such questions share left out and a part of the rest missing;
- `open_question`: the same of a paper that has no answer yet, which must not be answered with others;
- `motion_subject`: the subject of a motion finds its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from index.document import Document, Exchange
from index.language.analyser import analyse

MIN_WORDS = 8  # a shorter question ("Waarom niet?") does not say what it is about
UNANSWERED = {"answerable": False, "expect": "question_only"}
KEEP_OF = 3  # of every three content words the reworded question loses one
_WORD = re.compile(r"[^\W\d_][\w-]{2,40}")
_QUESTION_FRAME = re.compile(
    r"^(?:bent u (?:bekend met|op de hoogte van|bereid)|kent u|deelt u de (?:mening|opvatting) dat|"
    r"klopt het dat|is het (?:waar|juist) dat|kunt u (?:aangeven|toelichten)|wat is uw reactie op)\b",
    re.IGNORECASE,
)


def make_gold(documents: Iterable[Document]) -> Iterator[dict[str, Any]]:
    """Gold questions as JSON can carry them, in the order of the papers."""
    for document in documents:
        yield from _rows_of_exchanges(document)
        yield from _row_of_first_question(document)
        if document.type == "motie" and document.subject:
            yield _gold_row(document, "motion_subject", document.subject, {"part": "text"})


def reword(question: str) -> str:
    """The question in fewer words: no frame, no stop words, and every third content word left out."""
    words = [w for w in _WORD.findall(_QUESTION_FRAME.sub("", question)) if analyse(w)]
    return " ".join(word for n, word in enumerate(words, start=1) if n % KEEP_OF)


def _rows_of_exchanges(document: Document) -> Iterator[dict[str, Any]]:
    for exchange in informative_exchanges(document):
        row = _gold_row(document, "known_item", document.at(exchange.question), {"exchange": exchange.id})
        yield row | {"id": f"{row['id']}#{exchange.id}", "hidden": [f"{document.name}#{exchange.id}"]}


def informative_exchanges(document: Document) -> Iterator[Exchange]:
    """Those that are answered and whose question says what it is about."""
    for exchange in document.exchanges:
        if exchange.answer is not None and _is_informative(document, exchange):
            yield exchange


def _row_of_first_question(document: Document) -> Iterator[dict[str, Any]]:
    first = next((e for e in document.exchanges if _is_informative(document, e)), None)
    if first is None:
        return
    text = document.at(first.question)
    if not any(exchange.answer for exchange in document.exchanges):
        yield {**_gold_row(document, "open_question", text, {}), "relevant": [], **UNANSWERED}
        return
    yield _gold_row(document, "first_question", text, {"part": "text"})
    yield _gold_row(document, "first_question_reworded", reword(text), {"part": "text"})


def _is_informative(document: Document, exchange: Exchange) -> bool:
    return not exchange.procedural and len(document.at(exchange.question).split()) >= MIN_WORDS


def _gold_row(document: Document, kind: str, question: str, target: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": f"{kind}:{document.name}",
        "lang": "nl",
        "kind": kind,
        "question": question,
        "relevant": [{"doc": document.name, **target, "grade": 2}],
        "answerable": True,
    }
