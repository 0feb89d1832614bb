"""Where a quote stands: numbers only where the paper has them."""

from __future__ import annotations

from datetime import date

from index.document import Member
from tests.support.answers import citation
from ui.wording import formats


def test_a_paper_with_numbers_is_cited_by_them() -> None:
    assert formats.place_words(citation(numbers=(4,), exchange="4"), "nl") == "antwoord op vraag 4"
    assert (
        formats.place_words(citation(numbers=(4, 5, 6), exchange="4"), "nl")
        == "antwoord op de vragen 4 t/m 6"
    )


def test_a_paper_without_numbers_is_cited_by_fractie_and_order() -> None:
    unnumbered = citation(numbers=(), exchange="10", fractie="Tulp")
    assert formats.place_words(unnumbered, "nl") == "10e antwoord, aan de Tulp-fractie"
    assert formats.place_words(unnumbered, "en") == "answer no. 10 in order, to the Tulp group"
    asked = citation(numbers=(), exchange="10", fractie="Tulp", voice="member")
    assert formats.place_words(asked, "nl") == "10e vraag, van de Tulp-fractie"


def test_whose_words_a_quote_is() -> None:
    assert formats.voice_words(citation(voice="Deltaraad", minister=None), "nl") == "Deltaraad"
    assert formats.voice_words(citation(voice=None, minister=None), "nl") == "het stuk (schrijver onbekend)"
    assert formats.voice_words(citation(voice="cabinet", minister=None), "nl") == "het kabinet"


def test_all_who_asked_together_are_named() -> None:
    eik, roos = Member("Bos", "Eik"), Member("Van Dam", "Roos")
    three = citation(voice="member", asker=eik, askers=(eik, roos, Member(None, "Tulp")))
    assert formats.voice_words(three, "nl") == "Bos (Eik), Van Dam (Roos) en Tulp-fractie"
    assert formats.voice_words(citation(voice="member", asker=eik), "nl") == "Bos (Eik)"
    assert formats.voice_words(citation(voice="member", asker=None), "nl") == ""


def test_a_file_is_called_after_its_day_and_question() -> None:
    day = date(2031, 2, 3)
    assert formats.file_name("Wat is «dat»/zo? ../x", day, "md") == "2031-02-03 Wat is dat zo x.md"
    long = formats.file_name("woord " * 40, day, "csv")
    assert len(long) < 90 and long.endswith("woord.csv")
    assert formats.file_name("???", day, "ris") == "2031-02-03 kamervraag.ris"


def test_a_title_has_a_capital_behind_the_sign_that_opens_it() -> None:
    assert formats.with_capital("«blinde» beoordeling van brieven") == "«Blinde» beoordeling van brieven"
    assert formats.with_capital('"nu kopen"-diensten') == '"Nu kopen"-diensten'
    assert formats.with_capital("€ 20 voor elke bewoner") == "€ 20 voor elke bewoner"
    assert formats.with_capital("2034 in cijfers") == "2034 in cijfers" and formats.with_capital("") == ""
    assert formats.title_subject("gevolgen van de brug") == "Gevolgen van de brug"
