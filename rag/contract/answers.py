"""Answer -> the JSON of `kamervraag ask --json`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from rag.contract.json_values import VERSION, filters_json, json_value
from rag.statement import Answer, Statement


def answer_json(answer: Answer) -> dict[str, Any]:
    """An answer in the shape of the contract; dates are ISO, what is not known is null."""
    covered = answer.coverage
    return {
        "version": VERSION,
        "question": answer.question,
        "language": answer.language,
        "abstained": answer.abstained,
        "uncertain": answer.uncertain,
        "text": answer.text,
        "lead": statement_json(answer.lead) if answer.lead else None,
        "statements": [statement_json(each) for each in answer.statements],
        "blocks": list(blocks_json(answer)),
        "citations": [json_value(asdict(citation)) for citation in answer.citations],
        "nearest": [json_value(asdict(citation)) for citation in answer.nearest],
        "notes": list(answer.notes),
        "filters": filters_of_answer(answer),
        "coverage": {
            "documents": covered.documents,
            "exchanges": covered.exchanges,
            "from": json_value(covered.since),
            "until": json_value(covered.until),
        },
        "dropped": answer.dropped,
        "timing_ms": dict(answer.timing_ms),
        "understood": json_value(asdict(answer.understood)),
    }


def statement_json(statement: Statement) -> dict[str, Any]:
    """A statement as it stands on its own."""
    return {
        "text": statement.text,
        "citations": list(statement.citations),
        "supported": statement.supported,
        "date": json_value(statement.date),
    }


def blocks_json(answer: Answer) -> Iterator[dict[str, Any]]:
    """The blocks in order; `statements` are places in the list of statements, counted from 1."""
    place = 0
    for section in answer.sections:
        for block in section.blocks:
            numbers = list(range(place + 1, place + 1 + len(block.statements)))
            place += len(block.statements)
            yield {
                "doc": block.doc,
                "date": json_value(block.date),
                "speaker": block.speaker or None,
                "question": section.question,
                "statements": numbers,
            }


def filters_of_answer(answer: Answer) -> dict[str, str]:
    """As in a search, and `since` beside `from`, its name in this object before the two said the same."""
    made = filters_json(answer.filters)
    return {**made, "since": made["from"]} if "from" in made else made
