from __future__ import annotations

from index.cleaning.lines import split_lines
from index.files import PdfLine as Printed
from index.files import SourceText


def test_words_of_a_line_without_space_and_markup() -> None:
    text = "  **Vraag 1**  \n## Kop\n[bookmark: _H1]Antwoord:\n\n"
    lines = split_lines(SourceText(text, "md"))
    assert [line.text for line in lines] == ["Vraag 1", "Kop", "Antwoord:", ""]
    assert all(text[line.start : line.end] == line.text for line in lines)


def test_pages_and_turns() -> None:
    lines = split_lines(SourceText("een\ntwee\fdrie\n vier\n", "txt"))
    assert [(line.text, line.page, line.turn) for line in lines] == [
        ("een", 1, False), ("twee", 1, False), ("drie", 2, True), ("vier", 2, True),
    ]  # fmt: skip


def test_small_print_of_a_pdf() -> None:
    text = "Een lange regel van de tekst\n1 Een noot\n"
    printed = (Printed(0, 28, 11.0, 0.2), Printed(29, 39, 8.0, 0.9))
    assert [line.small for line in split_lines(SourceText(text, "pdf", (0,), printed))] == [False, True]


def test_questions_and_answers_on_one_line_are_lines_each() -> None:
    lines = split_lines(SourceText("Vraag 1 Is het zo? Antwoord 1: Ja. Vraag 2 Echt?", "txt"))
    assert [line.text for line in lines] == ["Vraag 1 Is het zo?", "Antwoord 1: Ja.", "Vraag 2 Echt?"]
