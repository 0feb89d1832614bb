"""A quote is found on its file's pages through all that stands between; where not certain, not at all."""

from __future__ import annotations

from ui.service.quote_in_pages import PageSpan, QuotedWords, find_quote

HEAD = "Tweede Kamer, vergaderjaar 2035-2036, Aanhangsel 12"
PAGES = [
    "Vraag 1\r\nVaart de veerpont weer?\r\nAntwoord 1\r\nJa. De veerpont vaart sinds mei weer tussen "
    f"Oever en Over\x02\r\nbuur, en de kapi\r\n1 Zie bijlage.\r\n{HEAD}",
    f"{HEAD} 2\r\ntein is tevreden.\r\nVraag 2\r\nEn in de winter?\r\nAntwoord 2\r\n"
    "Ja. Dat geldt ook voor de winter.",
]


def words(pages: list[str], spans: list[PageSpan]) -> list[str]:
    return [" ".join(pages[span.page][span.start : span.end].split()) for span in spans]


def test_a_quote_runs_over_hyphens_notes_and_pages() -> None:
    quote = "De veerpont vaart sinds mei weer tussen Oever en Overbuur, en de kapitein is tevreden."
    spans = find_quote(QuotedWords(quote, "Antwoord 1\nJa. ", "\nVraag 2"), PAGES)
    assert [span.page for span in spans] == [0, 1]
    assert words(PAGES, spans)[1] == "tein is tevreden." and words(PAGES, spans)[0].startswith("De veerpont")


def test_of_two_places_the_one_with_the_same_surroundings() -> None:
    first = find_quote(
        QuotedWords("Ja.", "Vaart de veerpont weer?\nAntwoord 1\n", " De veerpont vaart"), PAGES
    )
    second = find_quote(QuotedWords("Ja.", "En in de winter?\nAntwoord 2\n", " Dat geldt"), PAGES)
    assert [span.page for span in first] == [0] and words(PAGES, first) == ["Ja."]
    assert [span.page for span in second] == [1] and words(PAGES, second) == ["Ja."]


def test_what_is_not_certain_is_not_marked() -> None:
    twice = ["Het besluit volgt in het najaar.", "Het besluit volgt in het najaar."]
    assert find_quote(QuotedWords("Het besluit volgt in het najaar."), twice) == []
    assert find_quote(QuotedWords("De brug gaat nooit meer open."), PAGES) == []
    assert find_quote(QuotedWords("Ja."), PAGES) == []
    assert find_quote(QuotedWords("…"), PAGES) == [] and find_quote(QuotedWords("Ja."), []) == []


def test_ligatures_accents_and_a_lost_letter_are_no_hindrance() -> None:
    pages = ["De coëfﬁciënt van de pont is in 2036 opnieuw vast gesteld door de re\ufffdder."]
    spans = find_quote(
        QuotedWords("De coefficient van de pont is in 2036 opnieuw vastgesteld door de reeder."), pages
    )
    assert spans and words(pages, spans)[0].startswith("De coëf")
