"""Papers are found by words of their heads and texts, and shown where those stand."""

from __future__ import annotations

import pytest

from index.build import build
from index.document import Document
from index.search import Index
from ui.browse.paper_table import PaperTable
from ui.browse.text_search import find_snippet, papers_with_heads, papers_with_words

ANSWER = """AH {n}

2036Z0{n}

Antwoord van minister Vos ({office}) (ontvangen 3 mei 2036)

1. Blijft de {subject} open?

Antwoord:
{said}
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("browse")
    (folder / "papers").mkdir()
    for n, office, subject, said in (
        (7001, "Vuurtorens", "vuurtoren", "De vuurtoren wordt niet gesloten. De kosten dragen de gemeenten."),
        (7002, "Molens", "korenmolen", "De molens worden hersteld met geld van gemeenten."),
        (7003, "Molens", "watermolen", "Daarover is nog geen besluit genomen."),
    ):
        text = ANSWER.format(n=n, office=office, subject=subject, said=said)
        (folder / "papers" / f"{n}.txt").write_text(text)
    build([folder / "papers"], folder / "index")
    return Index.open(folder / "index")


def found(index: Index, words: str) -> list[str]:
    table = PaperTable(index.papers())
    mask = papers_with_words(words, index, table)
    assert mask is not None
    return [table.papers[place].name for place in mask.nonzero()[0]]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("gemeente", ["7001.txt", "7002.txt"]),  # another form of the word
        ("gemeenten molen", ["7002.txt"]),  # all words, one of them inside a compound
        ("Vos besluit", ["7003.txt"]),  # one in the head, one in the text
        ("7001.t", ["7001.txt"]),  # part of a head, while one types
        ("het besluit", ["7003.txt"]),
        ("zeppelin", []),
        ("2036Z07002", ["7002.txt"]),
    ],
)
def test_all_words_are_looked_for_in_head_and_text(index: Index, words: str, names: list[str]) -> None:
    assert found(index, words) == names


def test_nothing_searched_is_no_narrowing(index: Index) -> None:
    table = PaperTable(index.papers())
    assert papers_with_words("  ", index, table) is None and papers_with_heads("", table) is None
    heads = papers_with_heads("MOLENS", table)
    assert heads is not None and int(heads.sum()) == 2


def test_a_snippet_holds_the_words_and_is_text_of_the_paper(index: Index) -> None:
    document = index.document("7001.txt")
    shown = find_snippet(document, "kosten gemeente")
    assert shown is not None
    span, marks = shown
    assert [document.at(mark) for mark in marks] == ["kosten", "gemeenten"]
    assert document.at(span) in document.text and len(document.at(span)) <= 260
    assert find_snippet(document, "de het") is None and find_snippet(document, "zeppelin") is None


@pytest.mark.parametrize("text", ["dijk", "x" * 900 + " dijk " + "y" * 900, "a\n\ndijk\n\nb", "dijk " * 400])
def test_a_snippet_never_leaves_the_text(text: str) -> None:
    shown = find_snippet(Document("d", "brief", text), "dijken")
    assert shown is not None
    span, marks = shown
    assert 0 <= span.start <= marks[0].start < marks[-1].end <= span.end <= len(text)
