"""Official XML: both forms of Kamervragen, motions and running text; all names and facts are invented."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from index.document import Document, Member
from index.errors import DocumentError
from index.files import SourceText, read_file
from index.parse import parse
from index.parse.xml.paper import parse_xml

META = '<metadata><meta name="{name}" content="{content}"/>{more}</metadata>'
HEAD = (
    '<kamervraagnummer>12</kamervraagnummer><kamervraagomschrijving type="vraag">Vragen van het lid '
    "<naam><achternaam>Ter Horst</achternaam></naam> (Tulp) aan de Minister van Water over "
    "<kamervraagonderwerp>de haven van Waterstad</kamervraagonderwerp> (ingezonden <datum "
    'isodatum="2031-02-05">5 februari 2031</datum>).</kamervraagomschrijving>'
)
ANSWERED = (
    '<kamervraagomschrijving type="antwoord">Antwoord van Minister Bos (Water) (ontvangen <datum '
    'isodatum="2031-03-01">1 maart 2031</datum>).</kamervraagomschrijving>'
)
NOTE = (
    '<noot id="n1" type="voet"><noot.nr>1</noot.nr>'
    '<noot.al>Kamerstuk <extref doc="x">50 100</extref>.</noot.al></noot>'
)


def read(body: str, meta: str = "") -> Document:
    xml = f"<officiele-publicatie>{meta}{body}</officiele-publicatie>"
    xml = f'<?xml version="1.0" encoding="ISO-8859-1"?>{xml}'
    return parse(SourceText(xml, "xml"), "stuk.xml")


def new_form(*units: str, head: str = HEAD + ANSWERED) -> Document:
    return read(f"<kamervragen>{head}{''.join(units)}</kamervragen>")


def said(document: Document) -> list[tuple[str, str, str | None]]:
    return [
        (one.id, document.at(one.question), document.at(one.answer) if one.answer else None)
        for one in document.exchanges
    ]


def test_the_new_form() -> None:
    document = new_form(
        f"<vraag><nr>Vraag 1</nr><al>Kent u\n  het <nadruk type='cur'>rapport</nadruk>?{NOTE}</al></vraag>",
        "<antwoord><nr>Antwoord 1</nr><al>Ja.</al><lijst type='ndash'><li><li.nr>–</li.nr><al>een;</al></li>"
        "<li><li.nr>–</li.nr><al>twee.</al></li></lijst></antwoord>",
        "<vraag><nr>Vraag 2</nr><al>Waarom?</al></vraag>",
        "<antwoord><nr>Antwoord 2</nr><al>Zie het antwoord op vraag 1.</al></antwoord>",
    )
    assert document.type == "antwoord"
    assert said(document) == [
        ("1", "Kent u het rapport?", "Ja.\n\n– een;\n– twee."),
        ("2", "Waarom?", "Zie het antwoord op vraag 1."),
    ]
    assert document.askers == (Member("Ter Horst", "Tulp"),)
    assert [minister.name for minister in document.answered_by] == ["Bos"]
    assert (document.dates.asked, document.dates.answered) == (date(2031, 2, 5), date(2031, 3, 1))
    assert document.subject == "de haven van Waterstad"
    assert [document.at(note.span) for note in document.footnotes] == ["Kamerstuk 50 100."]
    assert [(note.id, note.exchange) for note in document.footnotes] == [("1", "1")]
    assert [referral.exchange for referral in document.exchanges[1].refers_to] == ["1"]
    assert all(one.asker == Member("Ter Horst", "Tulp") for one in document.exchanges)


def test_the_old_form_with_notes_apart() -> None:
    document = read(
        "<vraagdoc><vragen><vraagnummer>2030Z00012</vraagnummer>"
        "<omschr>Vragen van het lid Ter Horst (Tulp) aan "
        "de Minister van Water over havens. (Ingezonden <datum>5 februari 2031</datum>)</omschr>"
        "<vraag><nummer>1</nummer><al>Kent u het rapport<nootref refid='a'>1</nootref>?</al></vraag>"
        "<vraag><nummer>2</nummer><al>Waarom?</al></vraag></vragen>"
        "<reactie><omschr>Antwoord van Minister Bos (Water). (Ontvangen <datum>1 maart 2031</datum>)</omschr>"
        "<antwoord><nummer>1</nummer><al>Ja.</al></antwoord><antwoord><nummer>2</nummer><al>Daarom.</al></antwoord>"
        "</reactie><toelicht><al>Toelichting:</al><al>Aanvulling op eerdere vragen.</al></toelicht>"
        "<noot id='a'><nummer>1</nummer><al>Kamerstuk 50 100, nr. 3.</al></noot></vraagdoc>"
    )
    assert said(document) == [("1", "Kent u het rapport?", "Ja."), ("2", "Waarom?", "Daarom.")]
    assert (document.dates.asked, document.dates.answered) == (date(2031, 2, 5), date(2031, 3, 1))
    assert [(note.id, note.exchange) for note in document.footnotes] == [("1", "1")]
    assert document.numbers["vraagnummer"] == "2030Z00012"
    assert [(p.heading, document.at(p.span)) for p in document.paragraphs] == [
        ("Toelichting", "Aanvulling op eerdere vragen.")
    ]


@pytest.mark.parametrize(
    "label", ["<nr>Vraag {n}</nr>", "<nummer>{n}.</nummer>", "<al>Vraag {n}</al>", "<nr>{n}</nr>"]
)
def test_labels_of_every_form(label: str) -> None:
    answer = label.replace("Vraag", "Antwoord")
    units = [
        f"<vraag>{label.format(n=n)}<al>Vraag {n} van velen?</al></vraag>"
        f"<antwoord>{answer.format(n=n)}<al>Antwoord nummer {n}.</al></antwoord>"
        for n in (1, 2)
    ]
    assert said(new_form(*units)) == [
        ("1", "Vraag 1 van velen?", "Antwoord nummer 1."),
        ("2", "Vraag 2 van velen?", "Antwoord nummer 2."),
    ]


def question(label: str, text: str = "Waarom?") -> str:
    return f"<vraag><nr>{label}</nr><al>{text}</al></vraag>"


def answer(label: str, text: str = "Daarom.") -> str:
    return (
        f"<antwoord><nr>{label}</nr><al>{text}</al></antwoord>"
        if label
        else f"<antwoord><al>{text}</al></antwoord>"
    )


@pytest.mark.parametrize(
    ("units", "groups"),
    [
        ([question(f"Vraag {n}") for n in (1, 2, 3)] + [answer("Antwoord 1 t/m 3")], [(1, 2, 3)] * 3),
        (
            [question(f"Vraag {n}") for n in (1, 2, 3)] + [answer("Antwoord 1, 3"), answer("Antwoord 2")],
            [(1, 3), (2,), (1, 3)],
        ),
        (
            [question("Vragen 1 en 2"), answer("Antwoord 1 en 2"), question("Vraag 3"), answer("")],
            [(1, 2), (3,)],
        ),
        ([question("Vraag 1"), question("Vraag 2"), answer("Antwoord op alle vragen")], [(1, 2), (1, 2)]),
        ([question("Vraag 3a"), question("Vraag 3b"), answer("Antwoord 3")], [(3,), (3,)]),
    ],
)
def test_joint_answers(units: list[str], groups: list[tuple[int, ...]]) -> None:
    document = new_form(*units)
    assert [one.answer_group for one in document.exchanges] == groups
    assert {document.at(one.answer) for one in document.exchanges if one.answer} == {"Daarom."}
    assert all(one.state == "answered" for one in document.exchanges)


def test_ids_of_a_second_set_of_letters_and_of_a_number_twice() -> None:
    units = [question(f"Vraag {n}") for n in ("1", "2", "1", "2a", "2a")]
    document = new_form(*units, answer("Antwoord 1"))
    assert [one.id for one in document.exchanges] == ["1", "2", "2:1", "2:2a", "2:2a'"]
    assert [one.state for one in document.exchanges] == ["answered"] + ["missing"] * 4
    assert any("twice" in warning for warning in document.warnings)


def test_a_request_about_answering_is_marked() -> None:
    units = [question("Vraag 1"), question("Vraag 2", "Wilt u deze vragen elk afzonderlijk beantwoorden?")]
    assert [one.procedural for one in new_form(*units).exchanges] == [False, True]


def test_questions_without_answer_and_their_postponement() -> None:
    asked = new_form(question("Vraag 1"), head=HEAD)
    assert (asked.type, asked.exchanges[0].state, asked.dates.answered) == ("vragen", "unanswered", None)
    remark = (
        "<kamervraagopmerking><tussenkop>Mededeling</tussenkop><al>De vragen kunnen niet binnen de "
        "gebruikelijke termijn worden beantwoord.</al></kamervraagopmerking>"
    )
    late = new_form(question("Vraag 1"), remark, head=HEAD)
    assert (late.type, late.exchanges[0].answer) == ("uitstel", None)
    assert [(p.heading, p.number) for p in late.paragraphs] == [("Mededeling", 1)]
    note = "<kamervraagopmerking><al>Toelichting: Deze vragen vullen eerdere aan.</al></kamervraagopmerking>"
    added = new_form(question("Vraag 1"), answer("Antwoord 1"), note)
    assert added.paragraphs[0].heading == "Toelichting"
    assert added.at(added.paragraphs[0].span) == "Deze vragen vullen eerdere aan."
    assert added.type == "antwoord"


def test_metadata_goes_before_what_the_words_say() -> None:
    meta = META.format(
        name="DC.identifier",
        content="ah-tk-20302031-12",
        more='<meta name="OVERHEIDop.vraagnummer" content="2031Z00001"/>',
    )
    document = read(f"<kamervragen>{HEAD}{question('Vraag 1')}</kamervragen>", meta)
    assert document.numbers["publicatie"] == "ah-tk-20302031-12"
    assert (document.numbers["aanhangsel"], document.numbers["vergaderjaar"]) == ("12", "2030-2031")
    assert document.numbers["vraagnummer"] == "2031Z00001"
    assert document.askers[0].name == "Ter Horst"


MOTION = """<kamerstuk><dossier><dossiernummer>
<dossiernr>50 600</dossiernr> <begrotingshoofdstuk>XII</begrotingshoofdstuk>
</dossiernummer><titel>Begroting Water</titel></dossier><stuk>
<stuknr>Nr. <ondernummer kamer="2">62</ondernummer></stuknr>
<titel>GEWIJZIGDE MOTIE VAN HET LID TER HORST C.S. TER VERVANGING VAN DIE GEDRUKT ONDER NR. 41</titel>
<datumtekst>Voorgesteld <datum isodatum="2031-02-06">6 februari 2031</datum></datumtekst>
<algemeen><vrije-tekst><tekst><al>De Kamer,</al><al>gehoord de beraadslaging,</al><al-groep>
<al>verzoekt de regering te zorgen voor:</al><lijst><li><li.nr>•</li.nr><al>een haven;</al></li>
<li><li.nr>•</li.nr>
<al>een sluis,</al></li></lijst><al>en gaat over tot de orde van de dag.</al></al-groep>
<al-groep><al>Ter Horst</al><al>De Bree (Roos),</al><al>Kostić____</al></al-groep></tekst>
</vrije-tekst></algemeen></stuk></kamerstuk>"""


def test_a_motion() -> None:
    meta = META.format(
        name="DC.identifier",
        content="kst-50600-XII-62",
        more='<meta name="OVERHEIDop.documenttitel" content="Gewijzigde motie van het lid Ter Horst c.s. '
        'over de haven (t.v.v. 50600-XII-41)"/>',
    )
    document = read(MOTION, meta)
    assert document.type == "motie"
    assert document.askers == (Member("Ter Horst", None), Member("De Bree", "Roos"), Member("Kostić", None))
    assert document.subject == "de haven"
    assert document.dates.sent == date(2031, 2, 6)
    assert document.numbers["kamerstuk"] == "50600-XII-62"
    assert document.numbers["vervangt"] == "50600-XII-41"
    assert [document.at(p.span) for p in document.paragraphs] == [
        "De Kamer,",
        "gehoord de beraadslaging,",
        "verzoekt de regering te zorgen voor:\n• een haven;\n• een sluis,",
        "en gaat over tot de orde van de dag.",
    ]


def test_a_sentence_of_a_motion_that_was_broken_off_is_one_paragraph() -> None:
    blocks = [
        "constaterende dat de haven van Waterstad",
        "elk jaar verder dichtslibt;",
        "verzoekt de regering na te gaan",
        "hoe diep de haven moet worden;",
        "welke schepen er dan kunnen komen;",
        "roept de provincie op mee te betalen (ook in 2033)",
        "aan het baggeren van de haven,",
        "en gaat over tot de orde van de dag",
    ]
    said = "".join(f"<al>{each}</al>" for each in blocks)
    begin, end = MOTION.index("<al-groep>"), MOTION.index("<al>en gaat over")
    document = read(MOTION[:begin] + "<al-groep>" + said + MOTION[MOTION.index("</al-groep>", end) :])
    assert [document.at(p.span) for p in document.paragraphs][2:] == [
        "constaterende dat de haven van Waterstad elk jaar verder dichtslibt;",
        "verzoekt de regering na te gaan hoe diep de haven moet worden;\nwelke schepen er dan kunnen komen;",
        "roept de provincie op mee te betalen (ook in 2033) aan het baggeren van de haven,",
        "en gaat over tot de orde van de dag",
    ]


def test_a_motion_without_metadata_or_signature() -> None:
    submitted = META.format(name="OVERHEIDop.indiener", content="C.R. van Zanten", more="")
    unsigned = re.sub(r"<al>(Ter Horst|De Bree|Kostić)[^<]*</al>", "", MOTION)
    document = read(unsigned, submitted)
    assert document.askers == (Member("Van Zanten", None),)
    assert document.numbers["kamerstuk"] == "50600-XII-62"


CONSULTATION = """<kamerstuk><dossier><dossiernummer><dossiernr>50 180</dossiernr></dossiernummer>
<titel>Water</titel></dossier>
<stuk><stuknr>Nr. <ondernummer kamer="2">133</ondernummer></stuknr>
<titel>LIJST VAN VRAGEN EN ANTWOORDEN</titel>
<datumtekst>Vastgesteld <datum isodatum="2031-05-14">14 mei 2031</datum></datumtekst><algemeen>
<vrije-tekst><tekst>
<al>Vraag 1</al><al>Hoeveel schepen waren er?</al><al>Antwoord op vraag 1</al>
<al>Er waren twaalf schepen.<noot id="x" type="voet">
<noot.nr>1</noot.nr><noot.al>Kamerstuk 50 100, nr. 3.</noot.al></noot></al><al>Vraag 2</al>
<al>Hoeveel sluizen waren er?</al>
<al>Antwoord op vraag 2</al><al>Er waren drie sluizen.</al></tekst></vrije-tekst></algemeen>
</stuk></kamerstuk>"""


def test_running_text_goes_through_the_parser_of_text() -> None:
    document = read(CONSULTATION, META.format(name="DC.identifier", content="kst-50180-133", more=""))
    assert [(one.id, document.at(one.question)) for one in document.exchanges] == [
        ("1", "Hoeveel schepen waren er?"),
        ("2", "Hoeveel sluizen waren er?"),
    ]
    assert document.numbers["kamerstuk"] == "50180-133"
    assert document.dates.sent == date(2031, 5, 14)


@pytest.mark.parametrize(
    "xml",
    [
        "<a><b></a>",
        "<a/>",
        "<?xml version='1.0'?>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
        "<a>" * 6000 + "</a>" * 6000,
    ],
)
def test_bad_xml_is_an_error_of_ours(xml: str) -> None:
    with pytest.raises(DocumentError):
        parse_xml(SourceText(xml, "xml"), "stuk.xml", parse)


def test_entities_are_not_resolved() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY x "lol"><!ENTITY y "&x;&x;&x;">]><a><al>voor &y; na</al></a>'
    assert "lol" not in parse_xml(SourceText(bomb, "xml"), "stuk.xml", parse).text


def test_every_motion_of_the_corpus_is_read(root: Path) -> None:
    for path in sorted((root / "corpus" / "moties").glob("*.xml")):
        document = parse(read_file(path), path.name)
        assert document.type == "motie", path
        assert f"kst-{document.numbers['kamerstuk']}" == path.stem == document.numbers["publicatie"]
        assert document.askers and document.subject and document.dates.sent, path
        assert not any(set(member.name or "") & set("_,;()") for member in document.askers), path
        assert document.at(document.paragraphs[0].span) == "De Kamer,", path
        assert "gaat over tot de orde van de dag" in document.at(document.paragraphs[-1].span), path
        assert [p.number for p in document.paragraphs] == list(range(1, len(document.paragraphs) + 1))
