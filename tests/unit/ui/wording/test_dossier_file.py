"""Quotes put aside as Word, Markdown and CSV: each with its source, what is not there any more said."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from docx import Document

from ui.wording.dossier_file import AsideQuote, dossier_file

KEPT = AsideQuote(
    "De dijk is veilig.",
    "minister van Dijken Vos, 3 maart 2031, antwoord op vraag 1",
    "Antwoord over de <dijk>",
    "https://zoek.example/a?b=1&c=2",
    "a.txt",
    "Navragen\nbij *Vos*",
    True,
)
GONE = replace(KEPT, quote="=1+1", url="javascript:alert(1)", note="", stands=False)


def test_markdown_holds_quote_source_and_note_and_no_markup_of_theirs() -> None:
    made = dossier_file([KEPT, GONE], "md", "nl").decode()
    assert (
        "> «De dijk is veilig.» [1]" in made
        and "[gepubliceerd stuk](<https://zoek.example/a?b=1&c=2>)" in made
    )
    assert "*Aantekening:* Navragen bij \\*Vos\\*" in made and "\\<dijk\\>" in made
    assert (
        "staat niet (meer) zo in de index" in made and "javascript:" not in made and "bestand a.txt" in made
    )


def test_csv_is_inert_in_a_spreadsheet() -> None:
    rows = list(
        csv.reader(io.StringIO(dossier_file([KEPT, GONE], "csv", "nl").decode("utf-8-sig")), delimiter=";")
    )
    assert rows[0][0] == "nummer" and rows[0][-1] == "Aantekening" and len(rows) == 3
    assert rows[1][2] == "«De dijk is veilig.»" and rows[2][5] == ""
    assert not any(value.startswith(("=", "+", "-", "@")) for row in rows for value in row)


def test_word_holds_the_same() -> None:
    paper = Document(io.BytesIO(dossier_file([KEPT, GONE], "docx", "en")))
    said = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert "«De dijk is veilig.» [1]" in said and "Note: Navragen" in said and "any more" in said
    assert [link.target_ref for link in paper.part.rels.values() if "hyperlink" in link.reltype] == [KEPT.url]


@pytest.mark.parametrize("url", ["", "file:///x", "https://", "https://h/ x", "https://h/<b>", "http://[x"])
def test_only_web_addresses_lead_anywhere(url: str) -> None:
    assert replace(KEPT, url=url).published == ""
