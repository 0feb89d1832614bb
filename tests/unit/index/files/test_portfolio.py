"""PDF portfolios: a cover with papers attached; invented."""

from __future__ import annotations

import io

import pypdfium2
import pytest

from index.errors import DocumentError
from index.files import read_bytes
from tests.support.office_files import column, make_docx, make_pdf, paragraph

COVER = ["Open deze PDF-portfolio in een ander programma."]
PAPER = ["Vraag 1", "Ligt de sluis stil?", "Antwoord 1", "Ja."]


def pdf_with(lines: list[str], *attached: tuple[str, bytes]) -> bytes:
    document = pypdfium2.PdfDocument(make_pdf([column(72, 700, lines)]))
    for name, content in attached:
        document.new_attachment(name).set_data(content)
    made = io.BytesIO()
    document.save(made)
    document.close()
    return made.getvalue()


def test_of_a_portfolio_the_first_paper_is_read_and_others_are_said() -> None:
    docx = make_docx("".join(map(paragraph, PAPER)))
    data = pdf_with(COVER, ("foto.png", b"x"), ("map\\stuk.docx", docx), ("bijlage.txt", b"Meer."))
    source = read_bytes(data, "portfolio.pdf")
    assert source.warnings == (
        "read from stuk.docx, in a PDF portfolio",
        "not read: bijlage.txt, in the same portfolio",
    )
    assert [line for line in source.text.split("\n") if line] == PAPER
    assert "ander programma" not in source.text


def test_a_paper_with_a_file_attached_is_the_paper() -> None:
    source = read_bytes(pdf_with(PAPER, ("bijlage.txt", b"Meer.")), "stuk.pdf")
    assert "Ligt de sluis stil?" in source.text
    assert source.warnings == ("1 files are attached inside the PDF and are not read",)


def test_a_portfolio_in_a_portfolio_is_not_opened() -> None:
    inner = pdf_with(COVER, ("stuk.txt", b"Meer."))
    with pytest.raises(DocumentError, match="portfolio with a portfolio"):
        read_bytes(pdf_with(COVER, ("in.pdf", inner)), "uit.pdf")


def test_a_portfolio_without_papers_is_its_cover() -> None:
    source = read_bytes(pdf_with(COVER, ("foto.png", b"x")), "leeg.pdf")
    assert "ander programma" in source.text and source.warnings
