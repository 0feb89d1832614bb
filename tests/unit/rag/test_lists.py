"""Lists in running text, in the forms in which papers have them; invented text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from index.document import Span
from index.language.sentences import split_sentences
from rag.lists import breaks_off, list_openers, paragraphs_of_list, shown_lines, with_whole_lists
from tests.support.rag_papers import letter

BULLETS = "De dijk krijgt:\n{0} gaas;\n{1} klei;\n{2} een hek.\n\nDat kost geld."


def parts_of(text: str) -> tuple[Span, ...]:
    return split_sentences(text, Span(0, len(text)))


def completed(text: str, *said: str, most: int = 100, few: int = 60) -> list[str]:
    """What stands in a text once lists are completed, where the sentences that begin so were chosen."""
    parts = parts_of(text)
    chosen = {n for n, part in enumerate(parts) if text[part.start : part.end].startswith(said)}
    assert len(chosen) == len(said)
    wanted = with_whole_lists(text, parts, chosen, most, few)
    return [text[parts[n].start : parts[n].end] for n in sorted(wanted)]


SIGNS = ("---", "–––", "•••", "ooo", ("1.", "2.", "3."), ("1)", "2)", "3)"), ("a)", "b)", "c)"))
IN_ONE_SENTENCE = (("a.", "b.", "c."), ("(i)", "(ii)", "(iii)"), ("(1)", "(2)", "(3)"), "→→→", "———")


@pytest.mark.parametrize("signs", SIGNS)
def test_a_line_with_a_colon_is_shown_with_its_items(signs: tuple[str, str, str]) -> None:
    text = BULLETS.format(*signs)
    whole = ["De dijk krijgt:", f"{signs[0]} gaas;", f"{signs[1]} klei;", f"{signs[2]} een hek."]
    assert completed(text, "De dijk") == whole
    assert completed(text, f"{signs[1]} klei") == whole, "an item gets its line, and the rest of a short list"


@pytest.mark.parametrize("signs", IN_ONE_SENTENCE)
def test_a_list_that_is_one_sentence_is_not_cut(signs: tuple[str, str, str]) -> None:
    text = BULLETS.format(*signs)
    assert completed(text, "De dijk")[-1].endswith("een hek.")


@pytest.mark.parametrize("signs", IN_ONE_SENTENCE[2:])
def test_an_item_behind_a_full_stop_has_the_line_above_it(signs: tuple[str, str, str]) -> None:
    text = f"De dijk krijgt:\n{signs[0]} Er komt gaas.\n{signs[1]} Er komt klei.\n\nDat kost geld."
    assert completed(text, f"{signs[1]} Er komt klei")[0].startswith("De dijk krijgt:")


def test_items_without_a_sign_go_on_as_long_as_they_end_as_items_do() -> None:
    text = "Drie eisen:\n\nDe molen is laag;\n\nDe grond is eigen; en\n\nDe raad is akkoord.\n\nDat is alles."
    assert completed(text, "Drie")[-1] == "De raad is akkoord."


def test_an_item_of_a_long_list_is_shown_below_the_line_that_opens_it() -> None:
    text = "Niet vergoed wordt:\n" + "\n".join(f"- schade aan tuin {n} van de straat;" for n in range(30))
    assert completed(text, "- schade aan tuin 7") == [
        "Niet vergoed wordt:",
        "- schade aan tuin 7 van de straat;",
    ]
    shown = completed(text, "Niet", most=35)
    assert shown[:2] == ["Niet vergoed wordt:", "- schade aan tuin 0 van de straat;"] and len(shown) == 5
    assert len(completed(text, "Niet", most=1)) == 2, "the first item at least"


def test_a_list_within_a_list_has_both_lines_above_it_and_the_outer_one_goes_on() -> None:
    text = "Het mag als:\n- er water is:\na) zoet; of\nb) zout;\n- het licht is.\n\nAnders niet."
    parts = parts_of(text)
    assert list_openers(text, parts) == [None, 0, 1, 1, 0, None]
    assert completed(text, "b) zout", few=0) == ["Het mag als:", "- er water is:", "b) zout;"]
    assert completed(text, "- het licht", few=0) == ["Het mag als:", "- het licht is."]


def test_what_is_no_list_stays_as_it_was() -> None:
    for text in (
        "Een zin.\n- los\n- losser",
        "Ik zeg: ja. En nee.",
        "De dijk:\n\nDat kost geld. Het regent.",
    ):
        assert list_openers(text, parts_of(text))[0] is None
    assert completed("Een zin. Nog een.\n\nDe derde.", "Nog") == ["Nog een."]


def test_a_quote_that_ends_within_a_list_is_known_by_its_end() -> None:
    text = BULLETS.format("-", "-", "-")
    ends = {word: text.index(word) + len(word) for word in ("krijgt:", "gaas;", "klei;", "hek.", "geld.")}
    found = {word: breaks_off(text, Span(0, end), len(text)) for word, end in ends.items()}
    assert found == {"krijgt:": True, "gaas;": True, "klei;": True, "hek.": False, "geld.": False}
    assert not breaks_off(text, Span(0, ends["krijgt:"]), ends["krijgt:"]), "nothing stands behind it there"


def test_a_list_of_paragraphs_is_one_as_far_as_voice_and_heading_go() -> None:
    said = ["Een inleiding.", "Ik doe dit:", "– gaas;", "– klei;", "– een hek.", "Dat kost geld."]
    paper = letter("b.txt", said, date(2041, 3, 5))

    def around(number: int) -> list[int]:
        paragraph = next(each for each in paper.paragraphs if each.number == number)
        return [each.number for each in paragraphs_of_list(paper, paragraph)]

    assert [around(n) for n in (1, 2, 4, 6)] == [[1], [2, 3, 4, 5], [2, 3, 4, 5], [6]]
    other = tuple(
        replace(each, voice="de VNG" if each.number > 3 else each.voice) for each in paper.paragraphs
    )
    paper = replace(paper, paragraphs=other)
    assert [around(n) for n in (2, 5)] == [[2, 3], [4, 5]], "nobody's words are shown as another's"


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("De dijk blijft\ndicht tot\n  mei.", ["De dijk blijft dicht tot mei."]),
        ("De dijk krijgt:\n- gaas\n- klei\nuit de polder;\n- een hek.", 4),
        ("Het gaat om:\n1. gaas;\n2. klei.", 3),
        ("Het aantal per jaar:\nPolder Aantal Dicht\nNoord 1.204 12\nZuid 98 3\nDit is alles.", 4),
        ("Naar jaar.\n1. 65 121\n2. 1 0\n11. 2.082 1.149\nTotaal 2.378 1.326", 5),
        ("Uitgaven:\n2041 € 3,5 € 4\n2042 € 3,6 € 4", 3),
        ("Dit geldt sinds artikel\n5. De dijk is dicht.", ["Dit geldt sinds artikel 5. De dijk is dicht."]),
        ("In totaal waren dat\n12 van de 30.", ["In totaal waren dat 12 van de 30."]),
        ("Er kwamen 12\n- en soms 13 – schapen.", ["Er kwamen 12 - en soms 13 – schapen."]),
    ],
)
def test_items_and_rows_of_a_quote_stand_on_lines_of_their_own(quote: str, shown: list[str] | int) -> None:
    lines = shown_lines(quote)
    assert " ".join(lines) == " ".join(quote.split()), "not a letter more or less"
    assert list(lines) == shown if isinstance(shown, list) else len(lines) == shown, lines
