"""A cited paper without a title is called the same in every file and on every screen; invented papers."""

from __future__ import annotations

import dataclasses
import io

import docx as word
import pytest

from tests.unit.ui.wording.test_export import made
from ui.html.turns import citation_text
from ui.wording import export
from ui.wording.citation_files import csv_file, ris_file
from ui.wording.paper_titles import cited_title
from ui.wording.terminal import answer_text
from ui.wording.word_file import word_file

CALLED = "Antwoord op Kamervragen 2034Z00012"
TITLED, BARE = made().citations
BARE = dataclasses.replace(BARE, type="antwoord", paper_numbers={"vraagnummer": "2034Z00012"})
ANSWER = dataclasses.replace(made(), citations=(TITLED, BARE))


@pytest.mark.parametrize(
    "shown",
    [
        export.markdown(ANSWER),
        csv_file(ANSWER).decode("utf-8-sig"),
        ris_file(ANSWER).decode(),
        answer_text(ANSWER),
        "\n".join(each.text for each in word.Document(io.BytesIO(word_file(ANSWER))).paragraphs),
        citation_text(BARE, "nl"),
    ],
    ids=["markdown", "csv", "ris", "terminal", "word", "copied"],
)
def test_it_is_called_by_its_type_and_number(shown: str) -> None:
    assert CALLED in shown


def test_a_title_goes_first_and_the_file_is_the_last_resort() -> None:
    assert cited_title(TITLED, "nl") == "De dijk" and cited_title(made().citations[1], "en") == "b_1.txt"
    assert cited_title(BARE, "en").endswith("2034Z00012")
