"""What is said of a file that a visitor adds has Dutch words, every sentence of it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.places import ROOT
from ui.wording.remarks import DUTCH, remark_words

# What reads a file, and what takes it in: whose sentences a visitor sees.
READERS = (*sorted((ROOT / "index" / "files").rglob("*.py")), ROOT / "ui" / "page" / "uploads.py")
NOT_OF_VISITORS = ("sidecar.py", "a folder", "not a file", "does not exist", "may not be read")


def sentences(path: Path) -> Iterator[str]:
    """The literal sentences of the faults that a file of the program raises, with x for what differs."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "DocumentError":
            yield from _texts(node.args[0])


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        parts = (str(each.value) if isinstance(each, ast.Constant) else "x (.x)" for each in node.values)
        yield "".join(parts)
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)


def test_every_fault_of_a_file_has_dutch_words() -> None:
    found = {
        said
        for path in READERS
        for said in sentences(path)
        if path.name not in NOT_OF_VISITORS and not any(part in said for part in NOT_OF_VISITORS)
    }
    assert len(found) > 30
    assert sorted(said for said in found if remark_words(said, "nl") == said) == []


@pytest.mark.parametrize("form", DUTCH)
def test_each_form_keeps_what_differs(form: str) -> None:
    said = form.format(*(f"<{n}>" for n in range(form.count("{}"))))
    dutch = remark_words(said, "nl")
    assert dutch != said and "{" not in dutch
    assert remark_words(said, "en") == said


def test_a_filter_is_told_with_what_was_meant() -> None:
    said = 'no paper was asked by a member of the party "Eijk"; the nearest is "Eik"'
    assert remark_words(said, "nl") == "geen stuk is van een lid van de partij “Eijk”; het meest lijkt “Eik”"
    assert remark_words("is {odd} of a kind", "nl") == "is {odd} of a kind"
