"""`kamervraag parse` for a person."""

from __future__ import annotations

from datetime import date

from index.document import (
    Dates,
    Document,
    Exchange,
    Footnote,
    Member,
    Minister,
    Paragraph,
    Referral,
    Span,
)
from ui.wording.outline import WIDTH, outline

TEXT = "Kent u het rapport? Ja. Waarom niet? " + "Heel lang " * 60


def document(**changes: object) -> Document:
    exchanges = (
        Exchange("1", (1,), None, Span(0, 19), Span(20, 23), (1, 2, 3), page=4, footnotes=("1",)),
        Exchange(
            "2", (2,), None, Span(24, 36), Span(20, 23), (1, 2, 3), refers_to=(Referral("1", 1.0, "zie 1"),)
        ),
        Exchange("3", (3,), None, Span(37, 600), None, state="missing"),
    )
    values: dict[str, object] = {
        "name": "stuk.txt",
        "type": "antwoord",
        "text": TEXT,
        "title": "Vragen over de haven",
        "dates": Dates(asked=date(2031, 2, 5), answered=date(2031, 3, 1)),
        "askers": (Member("Ter Horst", "Tulp"),),
        "answered_by": (Minister("Bos", "Minister", "Water"),),
        "exchanges": exchanges,
        "footnotes": (Footnote("1", Span(0, 4), "1"),),
        "warnings": ("question 4 is missing",),
    }
    return Document(**{**values, **changes})  # type: ignore[arg-type]


def test_who_asked_whom_and_when() -> None:
    shown = outline(document())
    assert shown.startswith("stuk.txt · Antwoord op Kamervragen\nVragen over de haven\n")
    assert "Gevraagd door    Ter Horst (Tulp)" in shown
    assert "Gevraagd op      5 februari 2031" in shown
    assert "Beantwoord door  minister van Water Bos" in shown
    assert "3 vragen, 1 antwoord, 1 voetnoot" in shown
    assert "Let op: question 4 is missing" in shown


def test_each_exchange_with_its_first_words() -> None:
    lines = outline(document()).split("\n")
    at = lines.index("    1  Kent u het rapport?  [blz. 4; noot 1]")
    assert lines[at + 1 : at + 4] == [
        "       → Ja.  [samen op 1–3]",
        "    2  Waarom niet?",
        "       → zie bij 1  [samen op 1–3; leunt op 1]",
    ]
    assert lines[at + 5] == "       → (geen antwoord gevonden)"
    assert all(len(line) <= WIDTH for line in lines)


def test_several_askers_stand_above_their_questions() -> None:
    one = Exchange("1", (), Member(None, "Tulp"), Span(0, 19), None, state="unanswered")
    shown = outline(document(exchanges=(one,), askers=(Member(None, "Tulp"), Member(None, "Roos"))))
    assert "[Tulp-fractie]\n    1  Kent u het rapport?\n       → (nog niet beantwoord)" in shown


def test_a_letter_shows_headings_and_paragraphs() -> None:
    paragraphs = (Paragraph(1, None, Span(0, 19)), Paragraph(2, "Geld", Span(20, 23), page=2))
    shown = outline(document(type="brief", exchanges=(), paragraphs=paragraphs))
    assert "    1  Kent u het rapport?\n# Geld\n    2  Ja.  [blz. 2]" in shown


def test_nothing_found_is_said() -> None:
    shown = outline(document(exchanges=(), footnotes=()))
    assert "Geen vragen of alinea’s gevonden." in shown


def test_a_paper_cannot_steer_the_terminal() -> None:
    assert "\x1b" not in outline(document(title="\x1b[2Jweg"))
