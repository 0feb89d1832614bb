"""Who speaks in the report of a debate: turns by their marks, parted where they run on; invented."""

# ruff: noqa: E501  a paper a line

from __future__ import annotations

import pytest

from index.document import CABINET, Document
from tests.support.parsed import read

TITLE = "Handelingen over de molens\n\nAan de orde is het debat over de molens.\n\n"


def turns(doc: Document) -> list[tuple[str | None, str]]:
    return [(each.voice, doc.at(each.span)) for each in doc.paragraphs]


@pytest.mark.parametrize("between", ["\n", " ", "\n\n"])
@pytest.mark.parametrize("member", ["Mevrouw Wiek (ABC)", "De heer Van den Dam (ABC)", "Wiek (VVD)"])
def test_a_turn_that_begins_inside_a_paragraph_parts_it(between: str, member: str) -> None:
    said = [
        ("De voorzitter", "Ik geef het woord aan de leden."),
        (member, "Waarom draait de molen van Oosterzijl niet?"),
        ("Minister Zeilmaker", "Omdat het riet op is. In mei draait hij weer."),
        (member, "In mei pas! Dat duurt te lang."),
        ("De voorzitter", "Daarmee is dit punt behandeld."),
    ]
    doc = read(TITLE + "\n\n".join(f"{who}: {words}" for who, words in said[:3]) + between
               + between.join(f"{who}: {words}" for who, words in said[3:]))  # fmt: skip
    assert [each for each in turns(doc) if ": " in each[1]] == [
        (who, f"{who}: {words}") for who, words in said
    ]


def test_another_whom_a_speaker_cites_does_not_get_his_words() -> None:
    cited = "De minister schreef mij. Wethouder zei: dat mag. Mevrouw Kaper: dat mag niet. En nu ik weer."
    doc = read(f"{TITLE}De voorzitter: Goedemorgen.\n\nDe heer Wiek (ABC): {cited}\n\nMinister Bos: Ja.")
    assert [voice for voice, words in turns(doc) if "En nu ik" in words] == [None]


@pytest.mark.parametrize("mark", ["{}: {}", "{}:\n{}"])
def test_a_name_without_colon_is_spoken_of_and_does_not_speak(mark: str) -> None:
    said = [
        ("Mevrouw Kaper (ABC)", "De molens draaien te weinig."),
        ("De heer Wiek (XYZ)", "Voorzitter.\n\nMevrouw Kaper zegt dat zij te weinig draaien."),
        ("Minister Bos", "Ik dank u.\n\nMevrouw Kaper vroeg naar het riet. Dat is er niet."),
    ]
    doc = read(TITLE + "\n\n".join(mark.format(who, words) for who, words in said))
    by_words = {words: voice for voice, words in turns(doc)}
    assert by_words["Mevrouw Kaper zegt dat zij te weinig draaien."] == "De heer Wiek (XYZ)"
    assert by_words["Mevrouw Kaper vroeg naar het riet. Dat is er niet."] == "Minister Bos"


def test_a_mark_that_lost_its_colon_gives_nobody_anothers_words() -> None:
    said = "Minister Bos: Het riet is op.\n\nMevrouw Kaper (ABC) {} dat is te laat.\n\nDat vind ik.\n\nDe voorzitter: Dank."
    for word, voice in (("Voorzitter,", "Mevrouw Kaper (ABC)"), ("vraagt nogmaals:", None)):
        doc = read(f"{TITLE}De heer Wiek (ABC): Waarom?\n\n{said.format(word)}")
        assert [who for who, words in turns(doc) if "laat" in words or "vind" in words] == [voice, voice]


@pytest.mark.parametrize(
    "line",
    [
        "De beraadslaging wordt gesloten.",
        "De vergadering wordt van 12.03 uur tot 13.00 uur geschorst.",
        "Sluiting 23.10 uur",
    ],
)
def test_what_the_report_notes_is_no_speakers(line: str) -> None:
    doc = read(
        f"{TITLE}De heer Wiek (ABC): Waarom?\n\nMinister Bos: Daarom.\n\nDe voorzitter: Dank.\n\n{line}"
    )
    assert [voice for voice, words in turns(doc) if words == line] in (["verslag"], [])


@pytest.mark.parametrize(
    "title",
    [
        "Nr. 4 ADVIES AFDELING ADVISERING RAAD VAN\nSTATE EN NADER RAPPORT",
        "Nr. 4\n\nADVIES RAAD VAN STATE EN NADER\nRAPPORT",
        "Nr. 4\n\nHieronder zijn opgenomen het advies van de Afdeling advisering van de Raad van State\nd.d. 3 mei 2038 "
        "en het nader rapport d.d. 9 juni 2038, aangeboden aan de Koning door de Minister van Molens.",
    ],
)
def test_an_advice_with_the_reply_to_it_is_nobodys(title: str) -> None:
    said = "De Afdeling wijst erop dat molens niet kunnen draaien zonder wind, en dat de wet dat wel eist."
    doc = read(
        f"91 308 Regels over molens (Molenwet)\n\n{title}\n\n1. Wind\n\n{said}\n\nHet voorstel is gewijzigd.\n\n"
        "De Minister van Molens,\n\nA. Wiek\n"
    )
    assert said in [words for _, words in turns(doc)]
    assert CABINET not in [voice for voice, _ in turns(doc)]


ALONE = [
    ("De heer Wiek (ABC)", "Voorzitter. De molen van Oosterzijl staat stil."),
    ("Staatssecretaris Zeilmaker", "Voorzitter. Dat klopt. Het riet is op."),
    ("De heer Wiek (ABC)", "Wanneer draait hij weer? De heer Kaper weet dat."),
    ("Minister Bos", "Vrijdag.\n\nDe heer Wiek vroeg ook naar het riet."),
    ("De voorzitter", "Dank u wel."),
]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "title", [TITLE, "Vragenuur\n\nVragen van het lid Wiek aan de minister van Molens over de molen.\n\n"]
)
@pytest.mark.parametrize("mark", ["{}", "**{}**", "{}:"])
def test_names_on_lines_of_their_own_begin_turns(between: str, title: str, mark: str) -> None:
    doc = read(title + "\n\n".join(f"{mark.format(who)}{between}{said}" for who, said in ALONE))
    for who, said in ALONE:
        for words in said.split("\n\n"):
            assert [voice for voice, shown in turns(doc) if words in shown] == [who]


def test_a_list_of_who_is_present_is_no_debate() -> None:
    present = "De heer Wiek\nvoorzitter\nMevrouw Kaper\nlid\nMinister Bos\nlid"
    doc = read(f"Notitie over molens\n\n{present}\n\nDe molens staan stil omdat het riet op is.")
    assert {voice for voice, _ in turns(doc)} == {None}


@pytest.mark.parametrize("opens", ['"{}"', "«{}»", "“{}”", "„{}”", "‘{}’", "'{}'"])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_turn_that_a_member_reads_out_is_not_the_ministers(opens: str, between: str) -> None:
    read_out = opens.format("Minister Bos: Alle molens draaien in mei.") + " En toen zei hij nog iets."
    doc = read(
        f"{TITLE}De voorzitter: Goedemorgen.\n\nMinister Bos: Ik luister naar de leden.\n\n"
        f"De heer Wiek (ABC): Ik lees voor uit het verslag.{between}{read_out}\n\nNu krabbelt hij terug.\n\n"
        "De voorzitter: Dank."
    )
    said = {voice for voice, words in turns(doc) if "Alle molens" in words or "krabbelt" in words}
    assert said == {"De heer Wiek (ABC)"}
