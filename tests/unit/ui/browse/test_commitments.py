"""What counts as a promise of the cabinet, and which later paper tells of it."""

from __future__ import annotations

from datetime import date

import pytest

from index.build import build
from index.document import CABINET, MEMBER, Document, Exchange, Paragraph, Span
from index.search import Index
from ui.browse.commitments import CommitmentReader, commitments_in, fulfilled_by, papers_that_may_promise
from ui.browse.paper_table import PaperTable


def said(text: str, voice: str | None = CABINET) -> Document:
    return Document("d.txt", "brief", text, paragraphs=(Paragraph(1, None, Span(0, len(text)), None, voice),))


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Ik zeg toe dat de dijk wordt gekeurd.", ""),
        ("Daarom zeg ik uw Kamer een keuring toe.", ""),
        ("Ik zal de Kamer voor de zomer van 2032 informeren over de dijk.", "voor de zomer van 2032"),
        ("In het najaar zal ik uw Kamer hierover nader berichten.", "In het najaar"),
        ("Ik informeer uw Kamer uiterlijk in mei 2032 over de keuring.", "in mei 2032"),
        ("Uw Kamer wordt voor het einde van het jaar geïnformeerd.", "voor het einde van het jaar"),
    ],
)
def test_promises_are_found_with_their_own_words_for_when(text: str, term: str) -> None:
    (found,) = commitments_in(said(f"De dijk is oud. {text} De sluis is nieuw."))
    assert found.words == text
    assert found.term in text and found.term.endswith(term) and bool(found.term) == bool(term)


@pytest.mark.parametrize(
    "text",
    [
        "Ik heb uw Kamer in mei geïnformeerd.",
        "Met deze brief informeer ik uw Kamer over de dijk.",
        "Zoals toegezegd zal ik uw Kamer informeren.",
        "Ik zal de Kamer niet informeren over de dijk.",
        "Kunt u toezeggen dat u de Kamer voor de zomer zal informeren?",
        "De gemeente zal de Kamer van Koophandel de jaarcijfers sturen.",
        "Ik ben niet bereid dat toe te zeggen.",
    ],
)
def test_what_was_told_refused_or_asked_is_no_promise(text: str) -> None:
    assert commitments_in(said(text)) == []


@pytest.mark.parametrize("voice", [MEMBER, None, "VNG"])
def test_only_the_cabinets_own_words_promise(voice: str | None) -> None:
    assert commitments_in(said("Ik zeg toe dat de dijk wordt gekeurd.", voice)) == []


def test_a_joint_answer_promises_once() -> None:
    text = "Is het veilig?\n\nIk zeg toe dat de dijk wordt gekeurd."
    span = Span(16, len(text))
    asked = [Exchange(str(n), (n,), None, Span(0, 14), span, (1, 2), voice=CABINET) for n in (1, 2)]
    assert len(commitments_in(Document("d.txt", "antwoord", text, exchanges=tuple(asked)))) == 1


def test_a_note_of_the_source_tells_its_status() -> None:
    text = "Toezegging TZ203101-001\n\nDe minister stuurt de keuring.\n\nStatus van de toezegging: Voldaan.\n"
    parts = [Span(0, 23), Span(25, 55), Span(57, len(text))]
    noted = Document(
        "t.txt", "overig", text, title="Toezegging TZ203101-001",
        paragraphs=tuple(Paragraph(n + 1, None, span) for n, span in enumerate(parts)),
    )  # fmt: skip
    (found,) = commitments_in(noted)
    assert (found.words, found.status) == ("De minister stuurt de keuring.", "Voldaan")


FIRST = """AH 17

2031Z00001

Antwoord van minister Vos (Dijken) (ontvangen 3 maart 2031)

1. Is de zeedijk veilig?

Antwoord:
De zeedijk wordt gekeurd. Ik zal de Kamer voor de zomer van 2031 over de keuring informeren.
"""
LATER = """AH 90

2032Z00002

Antwoord van minister Vos (Dijken) (ontvangen {day})

1. Wat is de uitkomst van de keuring?

Antwoord:
{said}
"""
KEPT = "In antwoord op vragen met kenmerk 2031Z00001 is een toezegging gedaan; die is uitgevoerd."


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("promises")
    (folder / "p").mkdir()
    for name, text in {
        "first.txt": FIRST,
        "early.txt": LATER.format(day="3 februari 2031", said=KEPT).replace("2Z00002", "1Z00000"),
        "other.txt": LATER.format(day="4 mei 2031", said="Zie 2031Z00001.").replace(
            "2032Z00002", "2031Z00003"
        ),
        "later.txt": LATER.format(day="5 mei 2032", said=KEPT),
    }.items():
        (folder / "p" / name).write_text(text)
    build([folder / "p"], folder / "i")
    return Index.open(folder / "i")


def test_a_later_paper_that_names_promise_and_paper_tells_of_it(index: Index) -> None:
    table = PaperTable(index.papers())
    places = papers_that_may_promise(index, table).nonzero()[0].tolist()
    found, left = CommitmentReader().read(places, index, table)
    assert left == 0 and [table.papers[place].name for place in found] == ["first.txt"]
    ((place, (promise,)),) = found.items()
    later = fulfilled_by(promise, table.papers[place], index, table)
    assert later is not None and later.name == "later.txt" and later.date == date(2032, 5, 5)


def test_reading_stops_in_time_and_goes_on(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    table, reader = PaperTable(index.papers()), CommitmentReader()
    places = list(range(len(table.papers)))
    monkeypatch.setattr("ui.browse.patient_reader.SECONDS", -1.0)
    assert reader.read(places, index, table) == ({}, len(places))
    monkeypatch.setattr("ui.browse.patient_reader.SECONDS", 60.0)
    found, left = reader.read(places, index, table)
    assert left == 0 and len(found) == 1
