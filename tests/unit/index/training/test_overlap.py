"""Which papers were read in training: told by their sentences, however set; a training motion comes first."""

from index.training.material.corpus import TextUnit
from index.training.overlap import Overlap, first_within, letters, report, sentence_keys

DIKE = "overwegende dat de Westdijk bij Ooievaarsdam sinds de zomer van 2041 op drie plaatsen verzakt"
ASKS = "verzoekt de regering voor de winter een plan voor het herstel van de dijk naar de Kamer te sturen"
FERRY = "verzoekt de regering het veer tussen Ooievaarsdam en Reigerveen ook in de nacht te laten varen"


def test_a_paper_is_the_first_motion_with_half_of_its_sentences() -> None:
    known = sentence_keys(
        [TextUnit("", "", (DIKE, ASKS)), TextUnit("", "", (FERRY,)), TextUnit("", "", (ASKS, "kort"))]
    )
    wrapped = ASKS.upper().replace(" ", "\n")
    assert first_within(letters(f"De Kamer, {wrapped}."), known) == 0
    assert first_within(letters(f"x {FERRY}"), known) == 1
    assert (
        first_within(letters("verzoekt de regering iets heel anders te doen dan wat hierboven staat"), known)
        is None
    )


def test_a_third_of_a_motion_is_not_the_motion() -> None:
    known = sentence_keys([TextUnit("", "", (DIKE, ASKS, FERRY))])
    assert first_within(letters(DIKE), known) is None
    assert first_within(letters(DIKE + FERRY), known) == 0


def test_each_part_is_counted_and_few_are_named() -> None:
    many = tuple(f"k{n}.xml" for n in range(11))
    assert list(report(Overlap(many, ("a.xml",), ()))) == [
        "11 papers read in training",
        "1 papers held out of training: a.xml",
        "0 papers not in the training data",
    ]
