from __future__ import annotations

from datetime import date

import pytest

from index.document import Document, Exchange, Referral, Segment, Span
from index.store.serialisation import dump_record, load_record
from tests.support.shelf import BEUK, exchange_paper, letter


def full() -> Document:
    leaning = Exchange(
        "2", (2, 3), BEUK, Span(0, 4), None, (2, 3), "missing", (Referral("1", 0.5, "é"),), ("1",), 7
    )
    return Document("ë.txt", "overig", "tekst", exchanges=(leaning,), origin=(Segment(0, 3, 2),))


@pytest.mark.parametrize(
    "document",
    [full(), exchange_paper("a.txt", [("A?", "B.")], day=date(1999, 12, 31)), letter("b.txt", ["c"], None)],
)
def test_a_document_comes_back_as_it_was(document: Document) -> None:
    assert load_record(Document, dump_record(document)) == document


def test_another_shape_is_refused() -> None:
    with pytest.raises(ValueError, match="name"):
        load_record(Document, '{"colour": "red"}')


def test_what_was_written_without_what_is_usual_is_read() -> None:
    """As the first writer of version 2 left it on disk."""
    assert load_record(Document, '{"name":"a.txt","type":"overig","text":"b"}') == Document(
        "a.txt", "overig", "b"
    )
