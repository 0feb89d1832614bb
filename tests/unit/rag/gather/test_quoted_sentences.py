"""Which sentences of one answer are quoted: whole thoughts, the best first in mind, in reading order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from index.document import Document, Span
from rag.gather.quotes import choose_quotes, opens_pointing_back


def quoted(text: str, worth: Mapping[str, float], most: int, *, verdict: bool = False) -> list[str]:
    """The quotes of a text in which a sentence is worth what the word that it holds is."""

    def score(texts: Sequence[str]) -> list[float]:
        return [max((worth[word] for word in worth if word in each), default=0.0) for each in texts]

    document = Document("a.txt", "antwoord", text)
    spans = choose_quotes(document, Span(0, len(text)), score, most, verdict=verdict)
    return [document.at(span) for span in spans]


FILLER = (
    "De gemeente heeft de bewoners in het voorjaar uitgebreid over alle plannen ingelicht in het dorpshuis."
)
OTTER = "Er zijn otters geteld."
BEVER = "Er zijn bevers geteld."


def test_a_short_answer_is_quoted_whole_and_nothing_gives_nothing() -> None:
    assert quoted(f"{OTTER} {BEVER}", {"otters": 1.0}, 8) == [f"{OTTER} {BEVER}"]
    assert quoted("", {}, 8) == []


def test_only_what_is_worth_it_is_quoted() -> None:
    text = f"{OTTER} {FILLER} {FILLER} {BEVER}"
    assert quoted(text, {"otters": 1.0, "bevers": 0.81}, 30) == [OTTER, BEVER]
    assert quoted(text, {"otters": 1.0, "bevers": 0.79}, 30) == [OTTER]


def test_the_best_is_quoted_however_long_and_others_only_while_there_is_room() -> None:
    long = FILLER.replace("bewoners", "otters")
    assert quoted(f"{long} {FILLER} {FILLER} {BEVER}", {"otters": 1.0, "bevers": 0.9}, 6) == [long]
    assert quoted(f"{OTTER} {FILLER} {FILLER} {BEVER}", {"otters": 0.8, "bevers": 0.9}, 8) == [OTTER, BEVER]
    assert quoted(f"{OTTER} {FILLER} {FILLER} {BEVER}", {"otters": 0.8, "bevers": 0.9}, 7) == [BEVER]


def test_of_equals_the_first_is_quoted() -> None:
    assert quoted(f"{FILLER} {OTTER} {FILLER} {OTTER}", {"otters": 1.0}, 4) == [OTTER]


def test_neighbours_are_one_quote_and_a_short_sentence_between_two_is_quoted_along() -> None:
    worth = {"otters": 1.0, "bevers": 0.9}
    assert quoted(f"{FILLER} {OTTER} {BEVER} {FILLER}", worth, 20) == [f"{OTTER} {BEVER}"]
    short = "Het regende die dag."
    assert quoted(f"{FILLER} {OTTER} {short} {BEVER} {FILLER}", worth, 20) == [f"{OTTER} {short} {BEVER}"]
    assert quoted(f"{FILLER} {OTTER} {FILLER} {BEVER} {FILLER}", worth, 20) == [OTTER, BEVER]


def test_a_sentence_that_points_back_takes_the_one_before_it_along() -> None:
    text = f"{FILLER} {BEVER} Dat is meer dan de otters. {FILLER}"
    assert quoted(text, {"otters": 1.0}, 12) == [f"{BEVER} Dat is meer dan de otters."]
    assert quoted(f"Dat is meer dan de otters. {FILLER} {FILLER}", {"otters": 1.0}, 12) == [
        "Dat is meer dan de otters."
    ]


@pytest.mark.parametrize(
    ("sentence", "back"),
    [
        ("Dit kost veel.", True),
        ("Daarom niet.", True),
        ("Het betreft otters.", True),
        ("het kabinet zegt nee.", True),
        ("Het kabinet zegt nee.", False),
        ("Ditmaal niet.", False),
    ],
)
def test_what_opens_by_pointing_back(sentence: str, back: bool) -> None:
    assert opens_pointing_back(sentence) is back


def test_a_short_yes_or_no_is_quoted_beside_the_best_where_it_is_asked_for() -> None:
    text = f"Nee, dat is niet zo. {FILLER} {FILLER} {OTTER}"
    assert quoted(text, {"otters": 1.0}, 9, verdict=True) == ["Nee, dat is niet zo.", OTTER]
    assert quoted(text, {"otters": 1.0}, 9) == [OTTER]
    wordy = "Nee, " + " ".join(["omdat"] * 25) + "."
    assert quoted(f"{wordy} {FILLER} {OTTER}", {"otters": 1.0}, 9, verdict=True) == [OTTER]


def test_a_list_is_quoted_with_the_line_that_opens_it_while_it_is_short_enough() -> None:
    text = f"{FILLER}\n\nEr zijn drie dieren:\n- otters;\n- bevers;\n- dassen.\n\n{FILLER}"
    (quote,) = quoted(text, {"bevers": 1.0}, 12)
    assert quote.startswith("Er zijn drie dieren:") and quote.endswith("- dassen.")
    (part,) = quoted(text, {"bevers": 1.0}, 5)
    assert "bevers" in part and len(part.split()) <= 5
