"""Document -> the JSON of `kamervraag parse --json`, as scripts rely on it."""

from __future__ import annotations

from datetime import date
from typing import Any

from index.document import Document, Exchange, Footnote, Member, Minister, Paragraph, Span
from rag.contract.json_values import VERSION


def parse_json(document: Document) -> dict[str, Any]:
    """The contract's object, version 1: plain values that `json.dumps` can write.

    Beside the contract it holds `text`, the paper as shown, and places in it: `question_span`,
    `answer_span` and `span` are `[start, end]`, so that `text[start:end]` is the text named beside them.
    """
    dates = document.dates
    return {
        "version": VERSION,
        "doc": document.name,
        "type": document.type,
        "title": document.title,
        "subject": document.subject,
        "dates": {
            "asked": _iso_day(dates.asked),
            "answered": _iso_day(dates.answered),
            "sent": _iso_day(dates.sent),
        },
        "askers": [_member_json(member) for member in document.asked_by],
        "answered_by": [_minister_json(minister) for minister in document.answered_by],
        "mede_namens": [_minister_json(minister) for minister in document.mede_namens],
        "numbers": dict(document.numbers),
        "exchanges": [_exchange_json(document, exchange) for exchange in document.exchanges],
        "paragraphs": [_paragraph_json(document, paragraph) for paragraph in document.paragraphs],
        "footnotes": [_footnote_json(document, footnote) for footnote in document.footnotes],
        "references": [
            {"kind": reference.kind, "text": reference.text, "normal": reference.normal}
            for reference in document.references
        ],
        "warnings": list(document.warnings),
        "unread": document.unread,
        "ocr": document.ocr,
        "text": document.text,
    }


def _exchange_json(document: Document, exchange: Exchange) -> dict[str, Any]:
    return {
        "id": exchange.id,
        "numbers": list(exchange.numbers),
        "asker": _member_json(exchange.asker) if exchange.asker else None,
        "question": document.at(exchange.question),
        "answer": document.at(exchange.answer) if exchange.answer else None,
        "answer_group": list(exchange.answer_group),
        "state": exchange.state,
        "refers_to": [
            {"exchange": referral.exchange, "confidence": referral.confidence, "text": referral.text}
            for referral in exchange.refers_to
        ],
        "footnotes": list(exchange.footnotes),
        "question_span": _span_json(exchange.question),
        "answer_span": _span_json(exchange.answer) if exchange.answer else None,
        "page": exchange.page,
        "procedural": exchange.procedural,
        "voice": exchange.voice,
    }


def _paragraph_json(document: Document, paragraph: Paragraph) -> dict[str, Any]:
    return {
        "number": paragraph.number,
        "heading": paragraph.heading,
        "text": document.at(paragraph.span),
        "span": _span_json(paragraph.span),
        "page": paragraph.page,
        "voice": paragraph.voice,
    }


def _footnote_json(document: Document, footnote: Footnote) -> dict[str, Any]:
    return {
        "id": footnote.id,
        "text": document.at(footnote.span),
        "exchange": footnote.exchange,
        "span": _span_json(footnote.span),
    }


def _member_json(member: Member) -> dict[str, str | None]:
    return {"name": member.name, "party": member.party}


def _minister_json(minister: Minister) -> dict[str, str | None]:
    return {"name": minister.name, "function": minister.function, "portfolio": minister.portfolio}


def _iso_day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _span_json(span: Span) -> list[int]:
    return [span.start, span.end]
