"""Citations as CSV and RIS; invented text."""

from __future__ import annotations

import csv
import dataclasses
import io

from rag.answer import Answer
from tests.unit.ui.wording.test_export import URL, made
from ui.wording.citation_files import csv_file, ris_file


def read(answer: Answer) -> list[dict[str, str]]:
    shown = csv_file(answer).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(shown, newline=""), delimiter=";"))


def test_the_table_has_a_row_for_each_citation() -> None:
    first, second = read(made('Hij zei: "dat; is\nzo".'))
    assert first["nummer"] == "1" and first["datum"] == "2024-03-01" and first["adres"] == URL
    assert first["citaat"] == '«Hij zei: "dat; is zo".»' and first["plaats"] == "4e antwoord"
    assert second["datum"] == "" and second["bestand"] == "b_1.txt"


def test_nothing_in_the_table_is_a_formula() -> None:
    answer = made('=HYPERLINK("http://x")')
    evil = dataclasses.replace(answer.citations[0], title="=1+1", doc="@x")
    rows = read(dataclasses.replace(answer, citations=(evil,)))
    assert not any(value.startswith(("=", "+", "-", "@")) for row in rows for value in row.values())


def test_a_record_for_each_paper_and_a_note_for_each_quote() -> None:
    shown = ris_file(made()).decode()
    assert shown.count("TY  - GOVDOC\r\n") == shown.count("ER  - \r\n") == 2
    assert "DA  - 2024/03/01/\r\n" in shown and f"UR  - {URL}\r\n" in shown
    assert "AU  - het stuk (schrijver onbekend),\r\n" in shown and "N1  - [1] 4e antwoord: «De dijk" in shown


def test_a_quote_begins_no_other_field() -> None:
    shown = ris_file(made("Wel.\r\nER  - \r\nTY  - BOOK")).decode()
    assert "\r\nTY  - BOOK" not in shown and shown.count("\nER  -") == 2


def test_an_answer_without_citations_gives_an_empty_table() -> None:
    silent = dataclasses.replace(made(), abstained=True, sections=(), citations=())
    assert read(silent) == [] and ris_file(silent) == b""
