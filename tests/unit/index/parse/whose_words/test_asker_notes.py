"""What a member wrote among the answers is not the minister's, in any layout. All texts are invented."""

from __future__ import annotations

import pytest

from index.document import CABINET, MEMBER, Document
from index.files import SourceText
from index.files.read import read_bytes
from index.parse import parse
from tests.support.office_files import column, make_pdf
from tests.support.parsed import HEAD, read

GRIEVANCE = "Molenaars klagen al jaren over de kapotte wiek."
FIRST, SECOND = "De wiek draait weer sinds mei.", "Het Rijk betaalt het herstel."


def between(words: str) -> str:
    """A paper with the words between the first answer and the second question."""
    return (
        f"{HEAD}Vraag 1\nDraait de wiek van de molen?\n\nAntwoord 1\n{FIRST}\n\n{words}\n\n"
        f"Vraag 2\nWie betaalt het herstel?\n\nAntwoord 2\n{SECOND}\n"
    )


def answers(document: Document) -> list[tuple[str | None, str | None]]:
    """Each answer with its voice."""
    return [(document.at(each.answer) if each.answer else None, each.voice) for each in document.exchanges]


def voices_of(document: Document, words: str = "Molenaars") -> set[str | None]:
    """The voices of all answers and paragraphs that hold the words."""
    spans = [(each.answer, each.voice) for each in document.exchanges if each.answer]
    spans += [(each.span, each.voice) for each in document.paragraphs]
    return {voice for span, voice in spans if words in document.at(span)}


KEPT = [(FIRST, CABINET), (SECOND, CABINET)]


@pytest.mark.parametrize(
    ("head", "voice"),
    [
        ("Toelichting van de vragensteller:", MEMBER),
        ("Achtergrond vragensteller:", MEMBER),
        ("Overwegingen van de indieners:", MEMBER),
        ("Aanvulling van het lid Jansen (Tulp):", MEMBER),
        ("Toelichting van de Tulp-fractie:", MEMBER),
        ("(Toelichting van de vragensteller)", MEMBER),
        ("De vragensteller licht toe:", MEMBER),
        ("Mw. Jansen (Tulp) merkt hierbij op:", MEMBER),
        ("Jansen (Tulp):", MEMBER),
        ("Bijlage van de vragensteller:", MEMBER),
        ("Bijlage 1 (van de leden):", MEMBER),
        ("Bronnen (vragenstellers):", MEMBER),
        ("Toelichting bij vraag 2:", None),
        ("ACHTERGROND VAN DE VRAAG:", None),
        ("Inleiding op de volgende vraag:", None),
        ("*Aanleiding voor deze vragen:*", None),
        ("Achtergrond:", None),
        ("Nadere toelichting:", None),
        ("Overwegende dat:", None),
    ],
)
def test_a_note_below_an_answer_is_no_part_of_it(head: str, voice: str | None) -> None:
    for paper in (between(f"{head} {GRIEVANCE}"), between(f"{head}\n{GRIEVANCE}")):
        document = read(paper)
        assert answers(document) == KEPT
        assert voices_of(document) == {voice}


@pytest.mark.parametrize(
    "head",
    [
        "Toelichting van de vragensteller:",
        "Achtergrond van de vraag:",
        "Het lid Jansen licht toe:",
        "[Noot van de indiener]",
    ],
)
def test_a_note_in_the_running_text_of_an_answer_ends_it(head: str) -> None:
    document = read(between("").replace(FIRST, f"{FIRST} {head} {GRIEVANCE}"))
    assert answers(document) == KEPT
    assert CABINET not in voices_of(document)


@pytest.mark.parametrize(
    "head", ["Toelichting van de vragensteller:", "Toelichting:", "Achtergrond van de vraag:"]
)
def test_an_answer_that_begins_with_a_note_is_in_doubt(head: str) -> None:
    document = read(between("").replace(FIRST, f"{head} {GRIEVANCE}\n\n{FIRST}"))
    assert document.exchanges[0].state == "unsure"
    assert voices_of(document) == voices_of(document, FIRST) == {None}


def test_a_bare_toelichting_between_an_answer_and_a_question_is_nobodys() -> None:
    assert voices_of(read(between(f"Toelichting: {GRIEVANCE}"))) == {None}


def test_what_leads_to_the_next_question_is_the_members() -> None:
    document = read(between(f"{GRIEVANCE} Daarom heb ik de volgende vragen."))
    assert answers(document) == KEPT
    assert voices_of(document) == {None}
    longer = read(between(f"De kap is hersteld.\n\n{GRIEVANCE} Daarom heb ik de volgende vragen."))
    assert longer.exchanges[0].state == "unsure"


@pytest.mark.parametrize(
    "words",
    [
        "Een toelichting van de vragensteller heb ik niet ontvangen: de wiek staat stil.",
        "Toelichting op het antwoord: de wiek is van hout.",
        "Achtergrond: de wiek is van hout, zoals ik uw Kamer eerder schreef.",
        "Context\nDe wiek is van hout.\n\nKosten\nDe wiek is duur.",
        "De vragensteller stelt: «De wiek is van hout.» Dat klopt.",
        "De wiek is van hout. Inleiding: de kap ook.",
    ],
)
def test_what_the_minister_heads_himself_stays_his(words: str) -> None:
    document = read(between(words))
    assert answers(document)[0] == (f"{FIRST}\n\n{words}", CABINET)


def test_in_html() -> None:
    cells = [f"<p><em>{line}</em></p>" for line in between("@").split("\n") if line]
    page = f"<html><body>{''.join(cells)}</body></html>".replace(
        "@", f"<strong>Toelichting bij vraag 2:</strong> {GRIEVANCE}"
    )
    document = parse(read_bytes(page.encode(), "stuk.html"), "stuk.html")
    assert answers(document) == KEPT
    assert voices_of(document) == {None}


def test_in_a_pdf() -> None:
    lines = between(f"Toelichting van de vragensteller: {GRIEVANCE}").split("\n")
    document = parse(read_bytes(make_pdf([column(60, 780, lines)]), "stuk.pdf"), "stuk.pdf")
    assert answers(document) == KEPT
    assert voices_of(document) == {MEMBER}


def test_in_official_xml() -> None:
    units = "".join(
        f"<vraag><nr>Vraag {n}</nr><al>{asked}</al></vraag><antwoord><nr>Antwoord {n}</nr>{said}</antwoord>"
        for n, asked, said in (
            (1, "Draait de wiek?", f"<al>{FIRST}</al><al>Toelichting van de vragensteller: {GRIEVANCE}</al>"),
            (2, "Wie betaalt?", f"<al>{SECOND}</al>"),
        )
    )
    head = (
        "<kamervraagomschrijving type='vraag'>Vragen van het lid Jansen (Tulp) aan de Minister van Visserij "
        "over de sluis (ingezonden 2 mei 2031).</kamervraagomschrijving><kamervraagomschrijving "
        "type='antwoord'>Antwoord van Minister Bos (Visserij) (ontvangen 20 mei 2031)."
        "</kamervraagomschrijving>"
    )
    xml = f"<officiele-publicatie><kamervragen>{head}{units}</kamervragen></officiele-publicatie>"
    document = parse(SourceText(xml, "xml"), "stuk.xml")
    assert answers(document) == KEPT
    assert voices_of(document) == {MEMBER}


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("De leden Jansen en De Wit merken hierbij op dat molenaars al jaren klagen.", False),
        ("Het lid Jansen (Tulp) tekent daarbij aan dat molenaars er last van hebben.", False),
        ("De vragenstellers merken hierbij op dat molenaars al jaren klagen.", False),
        ("De leden Jansen en De Wit merken hierbij op dat molenaars klagen. Ik deel dat beeld niet.", True),
        ("De leden Jansen en De Wit merken op dat molenaars klagen; dat klopt.", True),
    ],
)
def test_what_members_remark_at_an_answers_end_is_not_the_ministers(words: str, kept: bool) -> None:
    document = read(between(words))
    first = document.exchanges[0].answer
    assert first is not None and (("molenaars" in document.at(first)) == kept)
    assert kept or voices_of(document, "molenaars") <= {None}
