"""What a statement may not say: anything that its quotes do not."""

from __future__ import annotations

import pytest

from rag.gather.relevance import bundled_scores
from rag.say.verify import problems, written_problems

QUOTE = (
    "Het kabinet heeft de gedwongen terugkeer naar Irak op 1 september 2039 opgeschort. "
    "Vrijwillige terugkeer wordt ondersteund met een bijdrage van 1.800 euro per persoon. "
    "Het kabinet overweegt de opschorting in 2040 te beëindigen. "
    "Het kabinet doet geen uitspraken over Iran. "
    "In totaal was € 2,8 miljard beschikbaar, 95 procent daarvan is besteed."
)
CONTEXT = "Minister Van Oosterwolde (Migratie) 17 oktober 2039"


@pytest.mark.parametrize(
    "text",
    [
        "Het kabinet heeft de gedwongen terugkeer naar Irak op 1 september 2039 opgeschort.",
        "Vrijwillige terugkeer wordt ondersteund met 1800 euro per persoon.",
        "Het kabinet overweegt de opschorting in 2040 te beëindigen.",
        "Volgens minister Van Oosterwolde is de gedwongen terugkeer naar Irak opgeschort.",
        "Het kabinet doet geen uitspraken over Iran.",
        "In totaal was 2,8 miljard euro beschikbaar en is 95% daarvan besteed.",
    ],
)
def test_what_the_quotes_carry_stands(text: str) -> None:
    assert written_problems(text, [QUOTE], CONTEXT) == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("De bijdrage voor vrijwillige terugkeer is 2.500 euro per persoon.", "number"),
        ("In totaal was 2,8 miljoen euro beschikbaar, 95 procent daarvan is besteed.", "number"),
        ("Het kabinet heeft de terugkeer naar Irak op 3 september 2039 opgeschort.", "date"),
        ("Het kabinet heeft de gedwongen terugkeer naar Syrië opgeschort.", "name"),
        ("Jansen heeft de gedwongen terugkeer naar Irak opgeschort.", "name"),
        ("Het kabinet heeft de gedwongen terugkeer naar Irak niet opgeschort.", "negation"),
        ("Het kabinet doet uitspraken over Iran.", "negation"),
        ("Het kabinet heeft de opschorting in 2040 beëindigd.", "modality"),
        ("Het kabinet moet de gedwongen terugkeer naar Irak opschorten.", "modality"),
        ("Het kabinet kiest voor strengere grenscontroles en hogere straffen.", "support"),
        ("Le gouvernement a suspendu le retour vers ce pays pour tous.", "support"),
        ("Het kabinet heeft <b>de terugkeer</b> opgeschort.", "markup"),
        ("Zie [hier](https://kwaad.example) voor de terugkeer naar Irak.", "markup"),
        ("Het kabinet zei «de terugkeer is hervat».", "not verbatim"),
    ],
)
def test_what_they_do_not_carry_is_named(text: str, problem: str) -> None:
    assert problem in written_problems(text, [QUOTE], CONTEXT)


def test_a_sentence_without_quotes_is_not_supported() -> None:
    assert problems("Het kabinet doet niets.", []) == ("no quote",)


def test_a_quote_stands_whatever_it_holds() -> None:
    quote = "Zie <b>www.voorbeeld.nl</b> en\n «de brief»."
    assert (
        problems("Minister Bos: «Zie <b>www.voorbeeld.nl</b> en ‹de brief›.»", [quote], "Minister Bos") == ()
    )
    assert problems("Minister Bos: «Zie <b>www.voorbeeld.com</b>.»", [quote], "Minister Bos") == (
        "not verbatim",
    )


def test_a_question_beside_the_answer_must_be_the_papers_own() -> None:
    text = "Minister Bos, op de vraag “Komt er een dijk …”: «Nee.»"
    assert problems(text, ["Nee."], "Minister Bos Komt er een dijk bij Schagen?") == ()
    assert problems(text, ["Nee."], "Minister Bos Komt er een brug bij Schagen?") == ("not verbatim",)


ABROAD = "Duitsland meldt dat ongeveer 47.000 mensen geweigerd zijn aan de grens. Er ligt nog geen voorstel."


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Germany reports that about 47,000 people were refused at the border.", None),
        ("France reports that about 47,000 people were refused at the border.", "name"),
        ("Germany reports that about 74,000 people were refused at the border.", "number"),
        ("Germany does not report that 47,000 people were refused at the border.", "negation"),
        ("The cabinet will hire more teachers before the summer holidays.", "support"),
    ],
)
def test_an_english_sentence_is_held_against_dutch_quotes(text: str, problem: str | None) -> None:
    found = written_problems(text, [ABROAD], CONTEXT, bundled_scores)
    assert found == () if problem is None else problem in found
