"""Sets as they are pasted: from a letter with its head, a mail, bare sentences; invented text."""

from __future__ import annotations

import pytest

from ui.service.pasted_set import MAX_CHARACTERS, read_set

LETTER = """Tweede Kamer der Staten-Generaal
Vergaderjaar 2040–2041
Vragen gesteld door de leden der Kamer

2041Z01234
Vragen van het lid Verbrugge (Tulp) aan de Minister van Wegen over de sluiting van de spoorbrug
bij Hasselrode (ingezonden 3 maart 2041).

1
Bent u bekend met het bericht «Brug blijft dicht»? 1)

2
Hoeveel treinen rijden er per dag over de spoor-
brug bij Hasselrode?

                                   Pagina 1 van 2
Tweede Kamer der Staten-Generaal                    Vragen

3
Wat vindt u hiervan? Zo nee, waarom
niet?

4
Kunt u deze vragen afzonderlijk en vóór het commissiedebat van 20 maart 2041
beantwoorden?

1) De Ochtendbode, 1 maart 2041, «Brug blijft dicht».
"""


def test_a_letter_is_read_without_its_head_pages_and_notes() -> None:
    found = read_set(LETTER)
    assert found.title.endswith("over de sluiting van de spoorbrug bij Hasselrode")
    assert (found.asker, found.asked_on) == ("Verbrugge (Tulp)", "2041-03-03")
    assert [each.number for each in found.questions] == ["1", "2", "3", "4"]
    assert [each.formal for each in found.questions] == ["known", "", "", "procedure"]
    assert found.questions[1].text == "Hoeveel treinen rijden er per dag over de spoorbrug bij Hasselrode?"


def test_the_introduction_goes_with_a_question_that_leans_on_it() -> None:
    known, whole, leaning, _ = read_set(LETTER).questions
    assert leaning.searched == f"{leaning.text} (de sluiting van de spoorbrug bij Hasselrode)"
    assert (known.searched, whole.searched) == (known.text, whole.text)


@pytest.mark.parametrize("label", ["{}. ", "{}) ", "Vraag {}: ", "Vraag {}\n", "{}\n"])
def test_a_bare_list_is_a_set_however_it_is_numbered(label: str) -> None:
    asked = ["Hoeveel bruggen zijn er dicht?", "Wat kost dat?", "Hoelang?"]
    found = read_set("\n".join(label.format(n) + text for n, text in enumerate(asked, start=1)))
    assert [(each.number, each.text) for each in found.questions] == list(zip("123", asked, strict=True))


def test_the_report_asked_about_is_the_subject_where_no_head_says_one() -> None:
    found = read_set(
        "Van: J. Bos\nOnderwerp: vragen\n\n1) Heeft de minister kennisgenomen van het artikel "
        "“Spoorbrug Hasselrode blijft dicht”?\n2) Wat vindt de minister hiervan?"
    )
    assert found.questions[0].formal == "known"
    assert found.questions[1].searched.endswith("(Spoorbrug Hasselrode blijft dicht)")


def test_sentences_that_ask_are_numbered_in_their_order() -> None:
    found = read_set(
        "Vragen over bruggen\n\nHoeveel bruggen zijn er dicht? Dit is veel. Wat kost het herstel?"
    )
    assert [(each.number, each.text.split()[0]) for each in found.questions] == [
        ("1", "Hoeveel"),
        ("2", "Dit"),
    ]


@pytest.mark.parametrize("pasted", ["", "  \n", "Geen vraag hier.", "\x00", "woord" * MAX_CHARACTERS])
def test_what_asks_nothing_is_an_empty_set(pasted: str) -> None:
    assert read_set(pasted).questions == ()
