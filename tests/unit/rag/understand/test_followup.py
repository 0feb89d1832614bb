from __future__ import annotations

import pytest

from rag.understand.followup import Message, is_followup, resolve_followup, stand_alone
from rag.understand.standalone import leans_by_words
from rag.understand.surnames import surnames
from rag.understand.turns.carrying import MAX_CARRIED
from tests.unit.rag.understand.test_question import Shelf

BEFORE = [
    Message("user", "Gaat de sluis in Waterdorp dicht?"),
    Message("assistant", "In 2031 komt er een gemaal. [1]"),
]

FRESH = [
    "Hoeveel huisartsenposten zijn gesloten?",
    "Wat zei de minister over de nachttrein?",
    "Wat doet het kabinet dit jaar tegen wolven?",
    "Krijgen schapenhouders hun schade vergoed?",
    "Is er een motie over de spoorbrug?",
    "Wie vroeg naar de wolf?",
    "Wat kost een plaats op een opvangschip?",
    "Hoe staat het met de nachttrein?",
    "nachttrein subsidie",
    "Wat vindt de Tulp-fractie van opvang op schepen?",
    "Waarom zijn huisartsenposten dicht als er zoveel dokters zijn en hoe vaak komt het voor?",
    "Is there a plan to reopen the night posts?",
    "Wat gebeurt er met wolven die mensen bedreigen?",
    "Wat zegt het kabinet over stikstof?",
    "Hoeveel wolven zijn er?",
    "Wanneer gaat de laatste post open?",
    "Bent u het ermee eens dat de spoorbrug moet worden vervangen door een tunnel in Zwolle?",
    "Wie is minister van Zorg?",
    "Waarom rijden er geen treinen?",
    "En hoeveel subsidie krijgt de nachttrein naar Parijs?",
]


@pytest.mark.parametrize(
    "question",
    [
        "En sinds kort?",
        "En bij de veerpont dan?",
        "Hoeveel geld is daarmee gemoeid?",
        "Wat antwoordde de minister daarop?",
        "Wat kost dat?",
        "Hoe voert de minister die uit?",
        "Waar gaan de schippers dan liggen?",
        "Waarom?",
        "Hoe kan ik opvragen wat ze over mij hebben?",
        "And how much does it cost?",
        "Wie betaalt deze maatregel eigenlijk allemaal?",
    ],
)
def test_a_question_that_leans(question: str) -> None:
    alone = stand_alone(question, BEFORE)
    assert alone.startswith(question)
    assert "sluis" in alone and "Waterdorp" in alone


@pytest.mark.parametrize(
    "question",
    [
        "Wat doet het kabinet tegen hondenbeten?",
        "Hoeveel honden die bijten worden geregistreerd?",
        "Welke steun krijgen boeren in Twente?",
        "Worden er deze zomer dijken verhoogd in Zeeland?",
    ],
)
def test_a_question_that_stands_alone(question: str) -> None:
    assert stand_alone(question, BEFORE) == question


def test_without_history_nothing_is_added() -> None:
    assert stand_alone("En sinds juli?", []) == "En sinds juli?"
    assert not is_followup("En sinds juli?", [Message("assistant", "Goedendag.")])


def test_a_chain_of_follow_ups_leads_back_to_its_subject() -> None:
    history = [*BEFORE, Message("user", "En wat kost dat?"), Message("assistant", "Twee miljoen.")]
    assert "Waterdorp" in stand_alone("En wie betaalt dat?", history)


def test_the_subject_before_a_new_one_is_left_behind() -> None:
    history = [
        *BEFORE,
        Message("user", "Wat doet het kabinet tegen hondenbeten?"),
        Message("assistant", "Niets."),
    ]
    alone = stand_alone("En wat kost dat?", history)
    assert "hondenbeten" in alone
    assert "Waterdorp" not in alone


def test_the_names_in_a_short_answer_are_carried_but_not_its_other_words() -> None:
    answered = Message("assistant", "De motie Jansen/Vos (36 200-V-27) vroeg daarom. [1] Meer niet.")
    alone = stand_alone("Hoe voert de minister die uit?", [BEFORE[0], answered])
    assert "Jansen/Vos" in alone and "36 200-V-27" in alone
    assert "[1]" not in alone and "motie" not in alone


def test_what_is_carried_has_an_end() -> None:
    history = [Message("user", " ".join(f"onderwerp{n}" for n in range(200)))]
    assert len(stand_alone("Wat kost dat?", history).split()) <= MAX_CARRIED + 3


ASKED = "Hoeveel personen zijn in 2029 vrijwillig naar Irak teruggekeerd?"


@pytest.mark.parametrize(
    ("question", "understood"),
    [
        ("En in 2030?", "Hoeveel personen zijn in 2030 vrijwillig naar Irak teruggekeerd?"),
        ("Een jaar eerder?", "Hoeveel personen zijn in 2028 vrijwillig naar Irak teruggekeerd?"),
        ("En het jaar daarna?", "Hoeveel personen zijn in 2030 vrijwillig naar Irak teruggekeerd?"),
        ("vijf jaar later?", "Hoeveel personen zijn in 2034 vrijwillig naar Irak teruggekeerd?"),
        ("En 3 jaar daarvoor?", "Hoeveel personen zijn in 2026 vrijwillig naar Irak teruggekeerd?"),
        ("vorig jaar", "Hoeveel personen zijn in 2028 vrijwillig naar Irak teruggekeerd?"),
        ("En volgend jaar?", "Hoeveel personen zijn in 2030 vrijwillig naar Irak teruggekeerd?"),
        ("En sinds 2025?", "Hoeveel personen zijn sinds 2025 vrijwillig naar Irak teruggekeerd?"),
        ("En naar Marokko?", "Hoeveel personen zijn in 2029 vrijwillig naar Marokko teruggekeerd?"),
        (
            "Geldt dat ook voor Vietnam?",
            "Hoeveel personen zijn in 2029 vrijwillig naar Vietnam teruggekeerd?",
        ),
    ],
)
def test_another_period_or_country_takes_the_place_of_the_earlier(question: str, understood: str) -> None:
    stands = resolve_followup(question, [Message("user", ASKED), Message("assistant", "214.")])
    assert stands.text == understood and stands.whole and stands.carried


@pytest.mark.parametrize(
    ("base", "question", "understood"),
    [
        ("Wat vroeg de VVD over de dijk?", "en van het CDA?", "Wat vroeg de CDA over de dijk?"),
        ("Wat zei het kabinet over de dijk?", "En D66?", "Wat vroeg D66 over de dijk?"),
        (
            "Wat zei de minister van Onderwijs over de dijk?",
            "En de minister van Financiën?",
            "Wat zei de minister van Financiën over de dijk?",
        ),
        ("Wat zei het kabinet over de dijk?", "En over de sluis?", "Wat zei het kabinet over de sluis?"),
        ("Wat zei het kabinet over de dijk?", "En in 2014?", "Wat zei het kabinet over de dijk in 2014?"),
        (
            "Wat zei het kabinet sinds 2020 over de dijk?",
            "En 2024?",
            "Wat zei het kabinet sinds 2024 over de dijk?",
        ),
        (
            "Wat zei minister Vos over de dijk?",
            "En minister De Boer?",
            "Wat zei de minister De Boer over de dijk?",
        ),
        ("Wat zei de minister over de dijk?", "Hoe zit dat met de SP?", "Wat vroeg SP over de dijk?"),
        ("Hoeveel Iraakse gezinnen kregen steun?", "En Syrische?", "Hoeveel Syrische gezinnen kregen steun?"),
        ("Wat zei het kabinet over de dijk?", "twee jaar eerder?", "twee jaar eerder?"),  # earlier than what?
        (
            "What did the cabinet say about the dike?",
            "And about the lock?",
            "What did the cabinet say about the lock?",
        ),
    ],
)
def test_another_party_minister_or_subject_takes_the_place_of_the_earlier(
    base: str, question: str, understood: str
) -> None:
    assert stand_alone(question, [Message("user", base), Message("assistant", "Niets.")]) == understood


@pytest.mark.parametrize("question", FRESH)
def test_a_new_subject_is_asked_alone(question: str) -> None:
    stands = resolve_followup(question, [Message("user", ASKED), Message("assistant", "214.")])
    assert stands.text == question and not stands.carried and stands.base is None


def test_a_greeting_between_is_passed_over() -> None:
    history = [
        Message("user", ASKED),
        Message("assistant", "214."),
        Message("user", "Dank je"),
        Message("assistant", "Graag."),
    ]
    assert "Irak" in stand_alone("En in 2030?", history)


def test_he_is_the_minister_named_first_in_the_last_answer() -> None:
    class Ministers(Shelf):
        def ministers(self) -> list[str]:
            return ["Zilverberg", "E.M.J. van Duin"]

    def asked(answered: str) -> str:
        history = [Message("user", "Wat is er gezegd over dijken?"), Message("assistant", answered)]
        return stand_alone("Wanneer zei hij dat?", history, Ministers())

    assert "(Van Duin" in asked("Op 3 maart zei minister Van Duin en later Zilverberg nee.")
    assert "(Zilverberg" in asked("Minister Zilverberg en minister Van Duin zeiden nee.")
    assert "Zilverberg" not in asked("Dat is niet bekend.")


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("D. Yeşilgöz-Zegerius", ("yesilgoz-zegerius", "yesilgoz")),
        ("J.A. van der Meer-de Wit", ("van der meer-de wit", "van der meer")),
        ("C.D. Kuil-van de Beek", ("kuil-van de beek", "kuil")),
        ("Kuil – Van de Beek", ("kuil-van de beek", "kuil")),
        ("Anne-Marie de Vries", ("de vries",)),
        ("Jan Jansen", ("jansen",)),
        ("Bos", ("bos",)),
        ("A. 't Hooft", ("'t hooft",)),
        ("Li", ()),  # too short to know in a text
    ],
)
def test_a_person_is_called_by_the_surname(name: str, called: tuple[str, ...]) -> None:
    assert surnames(name) == called


@pytest.mark.parametrize(
    ("question", "leaning"),
    [
        ("Waarom?", True),
        ("Hoeveel kost het?", True),
        ("En de kosten?", True),
        ("Hoe hoog?", True),
        ("Wat kost de dijk?", False),
        ("Wat zei Jansen?", False),
        ("Zijn boeren en hun gezinnen verzekerd?", False),
        ("En welke gevolgen heeft dit voor boeren en hun gezinnen?", True),
        ("En betaalt het Rijk boeren als die schade groter wordt?", True),
        ("En betaalt het Rijk boeren die schade lijden aan gewassen?", False),  # a relative pronoun
        ("Hoeveel uur duurde dat bij elkaar?", True),
    ],
)
def test_what_leans_by_its_words_alone(question: str, leaning: bool) -> None:
    assert leans_by_words(question) is leaning
