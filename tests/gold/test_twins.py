"""A docx and the text that was once made of it are the same paper (../shared, and invented twins)."""

from __future__ import annotations

from pathlib import Path

from index.document import Document
from index.files import read_file
from index.parse import parse


def exchanges(document: Document) -> list[tuple[object, ...]]:
    """All that an exchange says, space made single, but its notes: the text has lost some."""
    return [
        (
            one.id,
            one.numbers,
            one.asker,
            " ".join(document.at(one.question).split()),
            " ".join(document.at(one.answer).split()) if one.answer else None,
            one.answer_group,
            one.state,
            one.refers_to,
            one.procedural,
        )
        for one in document.exchanges
    ]


def test_originals_and_their_text_twins_give_the_same_exchanges(root: Path) -> None:
    originals = sorted((root / "corpus" / "originals").glob("*.docx"))
    assert originals
    for path in originals:
        twin = root / "corpus" / "kamervragen" / f"{path.stem}.txt"
        original, text = parse(read_file(path), path.name), parse(read_file(twin), twin.name)
        assert exchanges(original) == exchanges(text), path.name
        assert (original.type, original.subject) == (text.type, text.subject)
        assert text.dates.sent in (None, original.dates.sent)  # a date in the header of the docx got lost
        assert original.askers == text.askers
        assert original.answered_by == text.answered_by
        assert {note.id for note in text.footnotes} <= {note.id for note in original.footnotes}
