"""The splitter on the prose it is for; invented text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.document import Span
from index.language.sentences import (
    find_passage_pieces,
    find_sentences,
    sentence_around,
    split_at_marks,
    split_sentences,
)

CASES = [
    [
        "Bij brief van 12 maart jl. is uw Kamer geïnformeerd.",
        "Het debat volgt op 3 april a.s. in de commissie.",
    ],
    ["De motie Jansen c.s. is d.d. 3 mei 2021 aangenomen.", "Zie Kamerstuk 99 344, nr. 155."],
    [
        "Dat is i.h.k.v. het programma geregeld.",
        "Mw. De Vries en dhr. Van Dam zijn bevoegd o.g.v. art. 12 Awb.",
    ],
    ["De vragen 4 t/m 15 hangen samen, m.u.v. vraag 9.", "Dit betreft o.a. visa, bijv. voor studenten, enz."],
    ["E. van der Berg en J.M. Paternak schreven dit.", "Het lid A. El Amrani was erbij."],
    ["Het gaat om ca. 2.758 ton resp. 1.137 dieren.", "In 2023 waren dat er 43,704."],
    ["Bent u bereid?", "Zo nee, waarom niet?"],
    ["De N.V. Gasleiding en Fabriek B.V. zijn partij.", "Dr. mr. P. Bos leidt het onderzoek."],
    ["Volgens prof. Smit geldt dat m.b.t. de EU (vgl. richtlijn 2008/115/EG).", "Nee."],
    ["Het kabinet zegt: «Wij doen dit niet.»", "Dat is juist."],
    ["Ik verwijs naar www.voorbeeld.nl en https://x.example/abc.", "Meer is er niet."],
    [
        "De minister-president c.q. de Minister van AZ.",
        "Op 1 jan. 2025 gaat dit in, aldus min. van Buitenlandse Zaken.",
    ],
    ["Dit staat in de Stcrt. 2023, 1234.", "Het antwoord luidt: ja."],
    ["Volgens het CBS (zie tabel 3.) klopt dit.", "Dit is e.e.a. conform beleid."],
    ["Het is aldus besloten.", "’s Avonds geldt een ander regime.", "’t Is niet anders."],
    ["Zo is m.i. het beleid, t.a.v. Irak.", "1. Dit is punt een."],
    [
        "Dit kost € 2,5 mln. per jaar.",
        "De min. afstand is 3 km.",
        "Dit is 5 pct. meer dan i.v.m. de ziekte verwacht.",
    ],
    ["Hij heeft recht op max. 3 jaar incl. btw.", "Dat is niet nr. 1."],
    ["Zie de Kamerbrief van 3 juni 2020 inz. asiel.", "Aldus drs. ir. K. de Boer."],
    [
        "Het werd besproken door Jansen c.s.",
        "Daarna is er gestemd.",
        "Dat was op 6 februari jl.",
        "Meer niet.",
    ],
]


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0][:40])
def test_dutch_parliamentary_prose(case: list[str]) -> None:
    assert split(" ".join(case)) == case


def test_sentences_printed_without_a_space_are_two() -> None:
    assert split("Dat moet anders worden.Verschillende partijen doen mee.") == [
        "Dat moet anders worden.",
        "Verschillende partijen doen mee.",
    ]


def test_a_footnote_number_stays_with_its_sentence() -> None:
    assert split("Dat is het beleid.2 Dit blijft zo.¹ Meer niet.") == [
        "Dat is het beleid.2",
        "Dit blijft zo.¹",
        "Meer niet.",
    ]
    assert split("Het aantal was 2.12 Daarna niet meer.") == ["Het aantal was 2.12 Daarna niet meer."]


def test_list_items_and_paragraphs_stand_apart() -> None:
    text = "De stappen zijn:\n- eerst dit\n- dan dat\n\nSlot zonder punt"
    assert split(text) == ["De stappen zijn:", "- eerst dit", "- dan dat", "Slot zonder punt"]


def test_numbered_items_keep_their_number() -> None:
    assert split("Ik doe twee dingen:\n1. Dit eerst.\n2. Dan dat.") == [
        "Ik doe twee dingen:",
        "1. Dit eerst.",
        "2. Dan dat.",
    ]


def test_a_letter_that_opens_a_line_belongs_to_what_follows() -> None:
    """A quote ended in "… 23 kilometer. b."; an abbreviation that a line breaks stays whole."""
    text = "a. Er rijden 1.850 auto's om.\nb. Ondernemers schatten de kosten.\nc. Niet zo, o.\na. in Zwolle."
    said = [text[span.start : span.end] for span in split_sentences(text, Span(0, len(text)))]
    assert said == [
        "a. Er rijden 1.850 auto's om.",
        "b. Ondernemers schatten de kosten.",
        "c. Niet zo, o.\na. in Zwolle.",
    ]


def test_only_the_span_is_split() -> None:
    text = "Vraag? Nee. Dat klopt niet. Antwoord 2"
    assert [text[s.start : s.end] for s in split_sentences(text, Span(7, 27))] == ["Nee.", "Dat klopt niet."]


def test_the_sentence_around_some_words_ends_where_it_ends_and_holds_its_abbreviations() -> None:
    text = "Ja. Zoals d.d. 3 mei\ngemeld, zie het antwoord op vraag 4. Dat blijft zo."
    place = text.index("antwoord")
    assert sentence_around(text, place, place + 8) == "Zoals d.d. 3 mei gemeld, zie het antwoord op vraag 4."
    assert sentence_around("woord " * 100, 300, 305, most=12) == "woord woord woord woord woord"
    assert sentence_around("Nee", 0, 3) == "Nee"


def test_pieces_at_marks_are_cut_whatever_stands_before_the_mark() -> None:
    assert split_at_marks("Dat is o.a. zo; en dus?\nJa") == ["Dat is o.a.", "zo; en dus?", "Ja"]
    assert split_at_marks("Dat is o.a. zo; en dus?", ";") == ["Dat is o.a. zo;", "en dus?"]


def test_passages_are_packed_from_sentences_paragraphs_and_lines_that_end_in_a_semicolon() -> None:
    text = "Dat meldt dr. Jansen. (Zie boven.) Er volgt:\n- dit;\n- dat\n\nSlot"
    pieces = [text[span.start : span.end] for span in find_passage_pieces(text, Span(0, len(text)))]
    assert pieces == ["Dat meldt dr. Jansen. ", "(Zie boven.) ", "Er volgt:\n- dit;\n", "- dat\n\n", "Slot"]


class CountedText(str):
    """Counts the characters that are taken out of it."""

    taken = 0

    def __getitem__(self, place):  # type: ignore[no-untyped-def]
        found = super().__getitem__(place)
        self.taken += len(found)
        return found


@pytest.mark.parametrize("piece", ["a. b ", "1.2.3.", "woord. en "])
def test_a_text_without_ends_costs_twice_as_much_at_twice_its_length(piece: str) -> None:
    short, long = CountedText(piece * 1_000), CountedText(piece * 2_000)
    for text in (short, long):
        list(find_sentences(text, Span(0, len(text))))
    assert 1_000 < long.taken < 2.2 * short.taken


@given(st.text(alphabet="Aab.?! \n\t«»1|-", max_size=200))
def test_no_letter_is_lost_and_spans_are_in_order(text: str) -> None:
    spans = split_sentences(text, Span(0, len(text)))
    assert "".join("".join(text[s.start : s.end] for s in spans).split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in zip(spans, spans[1:], strict=False))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Het overzicht (bladzijde\n10) maakt dat duidelijk.", 1),
        ("Het overzicht (bladzijde 9)\n10) Vis.", 2),
        ("Het overzicht (van vis:\n\n10) Vis.", 2),
        ("Er zijn twee havens:\n1) Dorst;\n2) Epe.", 3),
    ],
)
def test_a_number_that_closes_a_bracket_of_the_line_before_begins_no_item(text: str, sentences: int) -> None:
    assert len(list(find_sentences(text, Span(0, len(text))))) == sentences
