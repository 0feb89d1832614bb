"""A newer version of the parser reads every paper again, those that an older one could not read too."""

from __future__ import annotations

import pytest

from index.build.indexing import run
from index.search import Index
from tests.support.shelf import Shelf, exchange_paper, shelf

__all__ = ["shelf"]

DIKE = exchange_paper("dijk.txt", [("Hoe hoog is de dijk?", "De dijk is acht meter hoog.")])
BETTER = exchange_paper("dijk.txt", [("Hoe hoog is de dijk?", "De dijk is 8 m hoog.")])


def test_another_parser_reads_unchanged_papers_again(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    path = shelf.put(DIKE)
    shelf.build()
    shelf.read_as(path, BETTER)
    shelf.build()
    assert "acht meter" in Index.open(shelf.index).document("dijk.txt").text, "same file, same parser"
    monkeypatch.setattr(run, "parser_version", lambda: "another")
    report = shelf.build()
    assert (report.changed, report.unchanged) == (1, 0)
    assert "8 m hoog" in Index.open(shelf.index).document("dijk.txt").text
    shelf.parsed.clear()
    assert (shelf.build().unchanged, shelf.parsed) == (1, []), "and once is enough"


def test_another_parser_tries_again_what_could_not_be_read(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shelf.papers / "dijk.txt"
    path.write_text("hierover struikelt de parser", encoding="utf-8")
    assert len(shelf.build().failed) == 1
    shelf.read_as(path, DIKE)
    assert len(shelf.build().failed) == 1, "the same parser is not tried again"
    monkeypatch.setattr(run, "parser_version", lambda: "another")
    report = shelf.build()
    assert (report.documents, report.failed) == (1, [])
