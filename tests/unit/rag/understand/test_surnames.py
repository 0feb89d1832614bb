"""A surname that is an ordinary word is the word, unless its capital, a title or a verb shows the person."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from rag.understand.names import named_in_question
from rag.understand.surnames import as_papers_call, name_of_all, surnames
from tests.unit.rag.understand.test_question import Shelf


class Held(Shelf):
    """Invented ministers whose surnames are mostly ordinary words."""

    def ministers(self) -> Sequence[str]:
        return (
            "H.M. de Jonge|D. Bruins|H.G.J. Kamp|W. de Groot|J. Klein|P. Dijk|K. van der Wal|M. Koningsveld|"
            "A. de Wit|E. Boer|S. Zilverberg|T. Geluk|R. van Dam|G. van de Berg|Vloed Zand"
        ).split("|")

    def people(self) -> Sequence[str]:
        return ["T. Prins", "L. de Vries", "N. Groen", "K. Koning"]


QUESTIONS = """
Wat zei De Jonge over de dijk? | minister=De Jonge
Wat zei de Jonge over de dijk? | minister=de Jonge
wat zei de jonge over de dijk? | -
wat zei minister de jonge over de dijk? | minister=de jonge
De jonge moeder krijgt welke steun? | -
De Jonge Akademie vroeg wat? | -
Krijgt de jonge moeder wat de minister zei? | -
De jonge boer zei wat over steun? | -
Welke steun zegt de jonge boer te krijgen? | -
Wat zei Bruins over vaccins? | minister=Bruins
Wat zei Bruins Slot over de belasting? | -
Wat zei Bruins-Slot over de belasting? | -
Wat zei minister Bruins Slot over de belasting? | minister=Bruins Slot
Kamp Westerbork: wat zei de minister? | -
Wat zei Kamp over gas? | minister=Kamp
wat zei kamp over gas? | -
Wat zei het kabinet over Kamp Amersfoort? | -
Dijk doorgebroken: wat zei de minister? | -
Dijk zei wat over gas? | minister=Dijk
Wat antwoordde Dijk? | minister=Dijk
Groot onderhoud: wat zei de minister over de brug? | -
De groot aangekondigde plannen: wat zei de minister? | -
De Groot zei wat over kippen? | minister=De Groot
Wat zei De Groot over kippen? | minister=De Groot
Klein bedrijf krijgt wat, zei de minister? | -
Klein leed: wat antwoordde het kabinet? | -
Wat zei Klein over ondernemers? | minister=Klein
Van der Wal schreef wat over stikstof? | minister=Van der Wal
Wal en kade: wat zei de minister? | -
Wat zei van der wal over stikstof? | minister=van der wal
wat zei van der wal over stikstof? | minister=van der wal
Koningsveld zei wat over onderwijs? | minister=Koningsveld
De wit gekalkte muren: wat zei de minister? | -
Wat zei De Wit over kunst? | minister=De Wit
Wat zei Jan de Wit over kunst? | -
Wat zei A. de Wit over kunst? | minister=de Wit
Boer zoekt vrouw: wat zei de minister? | -
Boer zei wat? | minister=Boer
Boer krijgt boete, wat zei de minister? | -
Wat zegt een Boer over mest? | -
Geluk is belangrijk, zei de minister? | -
Wat zei Geluk over mest? | minister=Geluk
Van Dam tot Dam: wat zei de minister? | -
Wat zei Van Dam over mest? | minister=Van Dam
Wat zei Kamerlid De Jonge over steun? | -
Wat zei De Jonge (D66) over steun? | -
WAT ZEI DE JONGE OVER DE DIJK? | minister=DE JONGE
Zilverberg zei wat? | minister=Zilverberg
Heeft Zilverberg geantwoord? | minister=Zilverberg
wat zei zilverberg over de dijk? | minister=zilverberg
Wat zei minister Hugo de Jonge over steun? | minister=de Jonge
Wat zei Hugo de Jonge over steun? | minister=de Jonge
What did minister Sara Zilverberg say about dikes? | minister=Zilverberg
Wat zei minister Kees de Jonge over steun? | minister=Kees de Jonge
Wat zei minister van der Vloed over steun? | minister=van der Vloed
Wat zei minister Kees van der Vloed over steun? | minister=Kees van der Vloed
Wat zei minister Anna Vloed Zand over de dijk? | minister=Vloed Zand
Wat zei minister Zand over de dijk? | minister=Zand
Wat zei VWS over steun? | ministry=Volksgezondheid, Welzijn en Sport
Volgens LNV is er steun, klopt dat? | ministry=Landbouw, Visserij, Voedselzekerheid en Natuur
Wat zei de minister over VWS? | -
What did the Ministry of Justice say about dikes? | ministry=Justitie en Veiligheid
What did the Minister of the Interior say about dikes? | ministry=Binnenlandse Zaken en Koninkrijksrelaties
De Jonge zei wat? | minister=De Jonge
Wat vond de Jonge Democraten ervan en wat zei de minister? | -
Wat zei de minister van de berg over water? | -
Wat zei de groot over kippen? | -
"""


@pytest.mark.parametrize(
    ("question", "wanted"), [tuple(line.split(" | ")) for line in QUESTIONS.strip().splitlines()]
)
def test_a_word_is_a_name_only_where_the_question_shows_it(question: str, wanted: str) -> None:
    found = named_in_question(question, Held())
    assert (" ".join(f"{each.field}={each.value}" for each in found) or "-") == wanted


def test_how_a_person_may_be_called() -> None:
    assert surnames("H.M. de Jonge") == ("de jonge",)
    assert surnames("D. Özlem-Stroom") == ("ozlem-stroom", "ozlem")


def test_a_first_name_belongs_to_what_is_said_of_him() -> None:
    """Left among the words it was looked for: "Over Hugo staat er niets"."""
    (found,) = named_in_question("Wat zei Hugo de Jonge over steun?", Held())
    assert (found.start, found.end) == (8, 21)


def test_a_first_word_that_another_spelling_lacks_is_no_part_of_the_filter() -> None:
    assert name_of_all("Femke Agterdam", ["Femke Agterdam", "F. Agterdam"]) == "Agterdam"
    assert name_of_all("Vloed Zand", ["H. Vloed Zand", "Vloed Zand"]) == "Vloed Zand"


@pytest.mark.parametrize(
    ("question", "called"),
    [
        ("Wat vroeg Wietske Duinvis over zeegras?", "Wat vroeg Duinvis over zeegras?"),
        ("Wat vroeg Wietske de Wulp over zeegras?", "Wat vroeg de Wulp over zeegras?"),
        ("Wat vroeg Duinvis over zeegras?", "Wat vroeg Duinvis over zeegras?"),
        ("Vroeg Duinvis iets over zeegras?", "Vroeg Duinvis iets over zeegras?"),
        ("Heeft Minister Duinvis zeegras geplant?", "Heeft Minister Duinvis zeegras geplant?"),
        ("Wat vroeg Wietske Reiger over zeegras?", "Wat vroeg Wietske Reiger over zeegras?"),
        ("Wat vroegen Reiger Duinvis en Haas?", "Wat vroegen Reiger Duinvis en Haas?"),
        ("Wat vroeg Van Duinvis over zeegras?", "Wat vroeg Van Duinvis over zeegras?"),
    ],
)
def test_who_is_called_by_surname_alone_may_be_asked_for_by_a_first_name(question: str, called: str) -> None:
    """A Reiger is known by a first name, and may be another one."""
    assert as_papers_call(question, ["Duinvis", "De Wulp", "Reiger", "Olga Reiger"]) == called
