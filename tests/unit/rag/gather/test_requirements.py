"""What an answer must speak of: names, countries and years of the question, on the sample papers."""

from __future__ import annotations

import pytest

from index.search import Index
from rag.answer import answer
from rag.gather.question_profile import read_profile
from rag.gather.requirements import read_needs


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Hoeveel personen keerden in 2029 terug naar Irak?", {"2029", "irak"}),
        ("Hoeveel Iraakse gezinnen kregen steun?", {"irak"}),
        ("Wat doet Rijkswaterstaat aan de brug bij Ter Apel?", {"rijkswaterstaat", "apel"}),
        ("Hoeveel kost de reis van Kaboel naar Bagdad?", {"kaboel", "bagdad"}),
        ("Hoeveel schapen zijn gedood tussen 2030 en 2033?", set()),
        ("Wat vindt Nederland van de Tweede Kamer?", set()),
        ("Waarom sluit de post?", set()),
        ("Wat vroegen Kamerleden over de post?", set()),
        ("Wat zegt het kabinet over de motie-Wiekstra?", {"wiekstra"}),
        ("Wat doet de wet-Wiekstra tegen overlast?", {"wiekstra"}),
        ("Wat kosten oud-leerlingen van de pabo?", set()),
        ("Waarom willen juristen geen pro-Deozaken doen?", set()),
    ],
)
def test_names_countries_and_one_year_are_needed(question: str, expected: set[str]) -> None:
    assert {need.term for need in read_needs(read_profile(question), "nl")} == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Qu'a dit le cabinet sur l'Irak ?", {"irak"}),
        ("Qu’a dit le cabinet sur l’Irak ?", {"irak"}),
        ("La position de l'OTAN", {"otan"}),
        ("Le retour d'Irak", {"irak"}),
    ],
)
def test_an_article_that_leans_on_a_french_name_is_no_part_of_it(question: str, expected: set[str]) -> None:
    assert {need.said.lower() for need in read_needs(read_profile(question), "fr")} == expected


@pytest.mark.parametrize(
    ("language", "question", "said"),
    [
        ("en", "How many Night Trains does NSX run?", {"NSX"}),
        ("en", "Is the ferry at Wurgendam free on Monday?", {"Wurgendam"}),
        ("en", "Wurgendam gets a ferry, and why?", set()),  # its capital is the sentence's
        ("en", "Will the night train to Lisbon get support?", {"Lisbon"}),
        ("en", "Can they keep swimming pools open?", set()),  # nothing Polish
        ("fr", "Le bac à Wurgendam est-il gratuit ?", {"Wurgendam"}),
        ("es", "¿Es gratis el transbordador en Wurgendam?", {"Wurgendam"}),
        ("es", "¿Wurgendam tiene puente?", set()),
        ("tr", "Bu yaz Wurgendam'daki feribot ücretsiz mi?", {"Wurgendam'daki"}),
        ("tr", "Wurgendam'daki feribot ücretsiz mi?", {"Wurgendam'daki"}),
        ("tr", "Feribot ücretsiz mi?", set()),
        ("pl", "Czy prom w Wurgendamie jest bezpłatny w Maju?", {"Wurgendamie"}),
        ("ar", "هل العبارة في Wurgendam مجانية؟", {"Wurgendam"}),
        ("de", "Ist die Fähre kostenlos?", set()),  # every noun has a capital
        ("de", "Was sagte Minister Kwikstra dazu?", {"Kwikstra"}),
        ("de", "Können Übersetzungsprogramme helfen?", set()),
    ],
)
def test_a_name_in_another_language_is_needed(language: str, question: str, said: set[str]) -> None:
    assert {need.said for need in read_needs(read_profile(question), language)} == said


@pytest.mark.parametrize(
    ("language", "question", "form"),
    [
        ("pl", "Czy prom w Wurgendamie jest bezpłatny?", "wurgendam"),
        ("tr", "Bu yaz Wurgendam'daki feribot ücretsiz mi?", "wurgendam"),
        ("fr", "La TVA sur les billets sera-t-elle supprimée ?", "btw"),
        ("en", "Will the night train to Lisbon get support?", "lissabon"),
    ],
)
def test_a_name_in_another_language_is_looked_up_as_dutch_writes_it(
    language: str, question: str, form: str
) -> None:
    (need,) = read_needs(read_profile(question), language)
    assert form in need.term.split()


@pytest.mark.parametrize(
    "question",
    [
        "Hoeveel personen zijn in 2019 vrijwillig naar Irak teruggekeerd?",
        "Hoeveel personen zijn in 2029 vrijwillig naar Eritrea teruggekeerd?",
        "Hoeveel reizigers van de nachttrein stapten in Maastricht in?",
        "Hoeveel wolven leefden er in 2021 in Nederland?",
        "Hoeveel plaatsen hebben de opvangschepen van Vlotbouw?",
        "Werkt Mongolië mee aan gedwongen terugkeer?",
    ],
)
def test_a_near_miss_is_declined_and_says_what_it_lacks(question: str, sample_index: Index) -> None:
    result = answer(question, sample_index)
    assert result.abstained and not result.citations
    lacking = [note for note in result.notes if "staat er niets" in note]
    assert lacking and result.nearest
    assert not any("De vraag is gesteld door" in note for note in result.notes)


@pytest.mark.parametrize(
    "question",
    [
        "Hoeveel personen zijn in 2029 vrijwillig naar Irak teruggekeerd?",
        "Hoeveel reizigers van de nachttrein stapten in Groningen in?",
        "Hoeveel wolven leefden er in 2033 in Nederland?",
        "Werkt Bagdad mee aan gedwongen terugkeer?",
        "Hoeveel reizigers van de nachttrein stapten in Groningne in?",
        "Welke posten in Zeeland en de Achterhoek zijn 's nachts dicht?",
    ],
)
def test_what_is_spoken_of_is_answered(question: str, sample_index: Index) -> None:
    assert not answer(question, sample_index).abstained


def test_another_year_of_which_the_papers_do_speak_is_named(sample_index: Index) -> None:
    result = answer("Hoeveel wolven leefden er in 2021 in Nederland?", sample_index)
    assert any("Over 2021 staat er niets; wel over" in note and "2033" in note for note in result.notes)
    nearest = result.nearest[0]
    assert sample_index.document(nearest.doc).text[nearest.start : nearest.end] == nearest.quote
