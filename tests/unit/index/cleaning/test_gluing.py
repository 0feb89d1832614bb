from __future__ import annotations

from index.cleaning import clean
from index.files import SourceText

SENTENCES = (
    "De minister van Visserij heeft in het voorjaar besloten dat de sluis bij\n"
    "Oosterhaven in drie delen wordt hersteld, omdat de schepen anders te lang\n"
    "moeten wachten op de rivier en de bewoners van het dorp daar last van zouden\n"
    "hebben. Daarom is met de provincie afgesproken dat het werk in mei begint en\n"
    "dat de werkzaamheden aan de kade pas later in het jaar worden uitgevoerd door\n"
    "een ander bedrijf, dat daarvoor in het najaar door de gemeente is gekozen.\n"
)
PLAIN = SENTENCES * 2
GLUED = SENTENCES + SENTENCES.replace("zouden\nhebben", "zou-den hebben").replace("\n", "") + "\n"


def test_lost_line_ends_are_found() -> None:
    shown = " ".join(clean(SourceText(GLUED, "txt")).text.split())
    assert shown == " ".join(PLAIN.split())


def test_a_paper_that_kept_its_line_ends_is_left_alone() -> None:
    compounds = (
        "Het doodstrafverbod en de hoofdlijnenakkoordpartijen uit het provinciehuisoverleg zijn bekend. " * 3
    )
    text = f"{SENTENCES}{compounds}\n" * 3
    assert compounds.split() == clean(SourceText(text, "txt")).text.split()[-len(compounds.split()) :]


def test_docx_has_no_lost_line_ends() -> None:
    assert "behoevevan" in clean(SourceText(GLUED + "behoevevan", "docx")).text


NAMES = GLUED.replace("de schepen", "de VaarWel hiernaar").replace("De minister", "De VaarWel, 4xschepen en")


def test_a_name_with_a_capital_inside_and_a_word_of_two_words_stay_whole() -> None:
    shown = " ".join(clean(SourceText(NAMES, "txt")).text.split())
    assert "Vaar Wel" not in shown and "hier naar" not in shown and "4 x" not in shown
    assert "bewoners van het dorp daar last van zouden hebben. Daarom" in shown  # it was mended


def test_the_line_that_every_page_has_is_not_the_width_of_the_print() -> None:
    feet = "".join(f"Tweede Kamer, vergaderjaar 2031-2032, Aanhangsel {n}\n" for n in range(1, 12))
    shown = " ".join(clean(SourceText(GLUED + feet, "txt")).text.split())
    assert shown.startswith(" ".join(PLAIN.split()))


def test_two_little_words_are_glued_however_often_the_paper_has_them_so() -> None:
    twice = GLUED + GLUED.partition("\n")[2].splitlines()[-1] + "\n"
    shown = " ".join(clean(SourceText(twice.replace("bijOosterhaven", "vaneen ambacht"), "txt")).text.split())
    assert "vaneen" not in shown


def test_halves_that_are_no_words_make_one_however_rare_it_is() -> None:
    text = GLUED.replace("het dorp daar last van zou-den", "een dorp aan hooggespeci-aliseerde hulp")
    assert "hooggespecialiseerde hulp" in " ".join(clean(SourceText(text, "txt")).text.split())


def test_the_first_item_of_a_list_that_was_glued_to_its_colon_stands_on_its_own_line() -> None:
    text = GLUED.replace("hebben. Daarom is", "hebben:1. Daarom is")
    assert "hebben:\n1. Daarom" in clean(SourceText(text, "txt")).text
    clock = GLUED.replace("hebben. Daarom is", "om 12:10 uur is")
    assert "12:10 uur" in " ".join(clean(SourceText(clock, "txt")).text.split())
