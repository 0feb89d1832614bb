"""Quotes that a reader must doubt: read by OCR, or from an exchange that lost a label; on every way out."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from index.build import BuildOptions, build
from index.build import parsing as build_parsing
from index.document import Document
from index.errors import DocumentError
from index.files import read_file
from index.search import Index
from rag.answer import Answer, answer
from rag.contract import answer_json, hits_json, parse_json
from ui.html.cards import sources_html
from ui.html.reader import paper_html
from ui.wording.export import markdown
from ui.wording.outline import outline
from ui.wording.terminal import answer_text, hits_text
from ui.wording.word_file import word_file

HEAD = (
    "Vragen van het lid Jansma (ABC) aan de Minister van Waterbouw over bevers (ingezonden 2 mei 2038).\n"
    "Antwoord van Minister Klaasen (Waterbouw) (ontvangen 20 mei 2038).\n\n"
)
PAPER = HEAD + (
    "Vraag 1\nHoeveel bevers graven in de dijken van de polder?\n\n"
    "Antwoord 1\nIn de dijken van de polder graven veertig bevers.\n"
)
# the labels of 2 are lost: question and answer stand between two turns
DAMAGED = HEAD + (
    "Vraag 1\nIs dat zo?\n\nAntwoord 1\nJa, dat is zo.\n\n"
    "Waar leven de otters van de polder?\n\nDe otters van de polder leven in de oude sloten.\n\n"
    "Vraag 3\nEn nu?\n\nAntwoord 3\nNiets.\n"
)
# the label of answer 2 and of question 3 are lost: the minister's words stand in what asks
JOINED = HEAD + (
    "Vraag 1\nIs dat zo?\n\nAntwoord 1\nJa.\n\nVraag 2\nWaar leven de otters van de polder?\n\n"
    "De otters van de polder leven in de oude sloten. Klopt het dat zij honger hebben?\n\n"
    "Antwoord 3\nNee.\n\nVraag 4\nEn nu?\n\nAntwoord 4\nNiets.\n"
)
OCR, UNSURE = "gelezen door OCR", "niet zeker dat dit"


def asked(folder: Path, text: str, question: str) -> tuple[Answer, Index]:
    (folder / "stuk.txt").write_text(text, "utf-8")
    build([folder], folder / "index")
    index = Index.open(folder / "index")
    return answer(question, index), index


def ways_out(said: Answer, index: Index) -> dict[str, str]:
    """The answer as each reader gets it."""
    paper = index.document("stuk.txt")
    word = docx.Document(io.BytesIO(word_file(said)))
    return {
        "terminal": answer_text(said),
        "answer": said.text,
        "markdown": markdown(said),
        "word": "\n".join(paragraph.text for paragraph in word.paragraphs),
        "cards": sources_html(said.citations, 1, lambda _: paper, "nl"),
    }


@pytest.fixture
def recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every paper is read as if from a picture."""
    monkeypatch.setattr(build_parsing, "read_file", lambda *given: replace(read_file(*given), ocr=True))


@pytest.mark.usefixtures("recognised")
def test_what_ocr_read_says_so_at_every_quote(tmp_path: Path) -> None:
    said, index = asked(tmp_path, PAPER, "Hoeveel bevers graven in de dijken?")
    assert [each["ocr"] for each in answer_json(said)["citations"]] == [True]
    for way, shown in ways_out(said, index).items():
        assert OCR in shown, way
    assert any(OCR in note for note in said.notes)
    paper = index.document("stuk.txt")
    assert parse_json(paper)["ocr"] is True
    assert OCR in paper_html(paper, None, "nl")
    assert "OCR" in outline(paper)
    found = index.with_doubts(index.search("bevers"))
    assert hits_json(found)["hits"][0]["ocr"] is True and OCR in hits_text(found)


def test_a_paper_with_letters_is_never_said_to_be_recognised(tmp_path: Path) -> None:
    said, index = asked(tmp_path, PAPER, "Hoeveel bevers graven in de dijken?")
    assert said.citations and not any(OCR in shown for shown in ways_out(said, index).values())


def test_an_unsure_exchange_is_worded_as_such_and_is_nobodys(tmp_path: Path) -> None:
    said, index = asked(tmp_path, DAMAGED, "Waar leven de otters van de polder?")
    doubtful = [each for each in said.citations if each.unsure]
    assert doubtful and all(each.voice is None and each.minister is None for each in doubtful)
    assert all(each.unsure for each in said.citations if "otters" in each.quote)
    for way, shown in ways_out(said, index).items():
        assert UNSURE in shown.replace("\n", " ") or UNSURE in " ".join(shown.split()), way
    found = index.with_doubts(index.search("otters in sloten"))
    assert found.hits[0].unsure and "Klaasen" not in hits_text(found).split("\n\n")[0]
    assert UNSURE in outline(index.document("stuk.txt"))


@pytest.mark.parametrize(
    "question", ["Wat vroeg het lid Jansma over otters?", "Waar leven otters in sloten?"]
)
def test_an_answer_within_a_question_is_not_the_members(tmp_path: Path, question: str) -> None:
    said, index = asked(tmp_path, JOINED, question)
    assert not any("leven in de oude sloten" in each.quote for each in said.citations)
    assert "leven in de oude sloten" not in said.text
    (third,) = (each for each in index.document("stuk.txt").exchanges if each.id == "3")
    assert (third.state, third.voice) == ("unsure", None)


def test_an_unsure_exchange_is_not_quoted_where_the_cabinet_is_asked(tmp_path: Path) -> None:
    said, _ = asked(tmp_path, DAMAGED, "Wat zegt het kabinet over de otters van de polder?")
    assert not any("otters" in each.quote for each in said.citations)


def test_a_scan_refused_earlier_is_read_when_ocr_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[bool] = []

    def scan(path: Path, ocr: bool = False) -> object:
        tried.append(ocr)
        if not ocr:
            raise DocumentError("is a scan without text; index it with --ocr")
        return replace(read_file(path), ocr=True)

    monkeypatch.setattr(build_parsing, "read_file", scan)
    monkeypatch.setattr("index.build.sources.shutil.which", lambda name: f"/usr/bin/{name}")
    (tmp_path / "scan.txt").write_text(PAPER, "utf-8")
    index = tmp_path / "index"
    assert len(build([tmp_path], index).failed) == 1
    assert len(build([tmp_path], index).failed) == 1 and tried == [False]  # unchanged: not read again
    assert build([tmp_path], index, BuildOptions(ocr=True)).added == 1 and tried == [False, True]
    assert held(index).ocr
    monkeypatch.setattr("index.build.indexing.run.parser_version", lambda: "another")
    assert build([tmp_path], index).changed == 1  # a later run without --ocr does not lose it
    assert tried == [False, True, True] and held(index).ocr


def test_a_scan_refused_for_want_of_tesseract_is_read_once_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here: list[str] = []

    def scan(path: Path, ocr: bool = False) -> object:
        if not here:
            raise DocumentError("is a scan without text: install tesseract")
        return replace(read_file(path), ocr=ocr)

    monkeypatch.setattr(build_parsing, "read_file", scan)
    monkeypatch.setattr("index.build.sources.shutil.which", lambda name: name if name in here else None)
    (tmp_path / "scan.txt").write_text(PAPER, "utf-8")
    assert len(build([tmp_path], tmp_path / "index", BuildOptions(ocr=True)).failed) == 1
    here.append("tesseract")
    assert build([tmp_path], tmp_path / "index", BuildOptions(ocr=True)).added == 1


def held(folder: Path) -> Document:
    return Index.open(folder).document("scan.txt")
