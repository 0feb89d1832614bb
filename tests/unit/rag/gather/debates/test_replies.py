"""Which words of a minister are the reply to what a member asks in a debate; all is invented."""

from __future__ import annotations

from dataclasses import replace

from index.document import Document
from rag.gather.debates.replies import judgement_of_motion, reply_to, with_replies
from rag.gather.debates.voices import without_label
from rag.gather.findings import Finding
from rag.gather.question_profile import read_profile
from rag.gather.relevance import Relevance, bundled_scores
from tests.support.parsed import read

ASKED = "De heer Wiek (ABC): Mogen honden mee in de kabelbaan van Heuvelrade?"
OTHER = "Mevrouw Kaper (XYZ): Hoeveel kost een kaartje voor de pont?"
LONG = "De begroting van dit jaar is lang en breed besproken met alle gemeenten in de streek. " * 12


def debate(*turns: str) -> Document:
    return read("\n\n".join(("Handelingen\n\nAan de orde is de kabelbaan.", "De voorzitter: Aan u.", *turns)))


def finding(document: Document, words: str) -> Finding:
    each = next(each for each in document.paragraphs if words in document.at(each.span))
    whole = without_label(document, each)
    assert whole is not None and each.voice is not None
    return Finding(document, None, each, whole, each.voice, 20.0)


def reply(document: Document, question: str = "Mogen honden mee in de kabelbaan?") -> str | None:
    relevance = Relevance(read_profile(question), [question], bundled_scores)
    found = reply_to(finding(document, "Mogen honden"), relevance)
    return found.text if found else None


def test_a_short_turn_that_follows_is_the_whole_reply() -> None:
    assert reply(debate(ASKED, "Minister Bos: Ja.\n\nMaar aan de lijn.", OTHER)) == "Ja.\n\nMaar aan de lijn."


def test_the_chair_between_them_says_nothing_of_it() -> None:
    assert reply(debate(ASKED, "De voorzitter: De minister.", "Minister Bos: Ja, dat mag.")) == "Ja, dat mag."


def test_of_a_long_turn_the_paragraph_that_fits_is_the_reply() -> None:
    told = "De heer Wiek vroeg of honden mee mogen in de kabelbaan. Dat mag."
    assert reply(debate(ASKED, OTHER, f"Minister Bos: {LONG}\n\n{told}\n\nEen kaartje kost 4 euro.")) == told


def test_what_speaks_of_something_else_is_no_reply() -> None:
    assert reply(debate(ASKED, OTHER, "Minister Bos: Een kaartje voor de pont kost 4 euro.")) is None


def test_another_members_words_are_no_reply() -> None:
    answered = "Mevrouw Kaper (XYZ): Mijn fractie vindt dat honden mee mogen in de kabelbaan."
    assert reply(debate(ASKED, answered, "De heer Wiek (ABC): Goed.")) is None


def test_a_reply_goes_before_the_question_unless_members_are_asked_for() -> None:
    document = debate(ASKED, "Minister Bos: Ja, dat mag.", OTHER)
    asked = finding(document, "Mogen honden")
    relevance = Relevance(read_profile("Mogen honden mee?"), [asked.text], bundled_scores)
    voices = [each.voice for each in with_replies([asked], (), relevance, members=False)]
    assert voices == ["Minister Bos", "De heer Wiek (ABC)"]
    put = Relevance(read_profile("Wat vroeg Wiek over honden?"), [asked.text], bundled_scores)
    assert [each.voice for each in with_replies([asked], (), put, members=True)] == voices[::-1]
    view = Relevance(read_profile("Wat vindt Wiek van honden?"), [asked.text], bundled_scores)
    assert [each.voice for each in with_replies([asked], (), view, members=True)] == voices[1:]


def test_a_question_to_another_member_has_no_reply_of_the_minister() -> None:
    document = debate(
        ASKED, OTHER, "Minister Bos: Of honden mee mogen in de kabelbaan? De heer Wiek vroeg ernaar. Ja."
    )
    assert reply(document) is not None
    interrupted = [
        replace(each, heading="Bergen: Termijn inbreng, interruptie bij Mevrouw Kaper (XYZ)")
        for each in document.paragraphs
    ]
    assert reply(replace(document, paragraphs=tuple(interrupted))) is None


def test_what_is_no_question_is_left_alone() -> None:
    document = debate(ASKED.replace("?", "."), "Minister Bos: Ja, dat mag.", OTHER)
    assert reply(document) is None


def test_a_reply_goes_on_behind_the_paragraph_that_names_who_asked() -> None:
    turn = (
        "Minister Bos: Eerst de honden. Meneer Wiek, ik begrijp dat honden mee in de kabelbaan willen.",
        "Vanaf juni mogen ze in Heuvelrade mee, als ze klein zijn.",
        "Dan mevrouw Kaper over de pont.",
    )
    assert reply(debate(ASKED, OTHER, "\n\n".join(turn))) == "\n\n".join(turn[:2]).partition(": ")[2]


def test_who_answers_several_members_answers_not_the_last_one_alone() -> None:
    turn = "Minister Bos: Mevrouw Kaper vroeg naar de pont.\n\nEen kaartje kost 4 euro."
    later = "Minister Bos: De heer Wiek vroeg of honden mee mogen in de kabelbaan. Dat mag."
    asked = debate(OTHER, ASKED, turn, "Mevrouw Kaper (XYZ): Zo veel?", later)
    assert reply(asked) == later.partition(": ")[2]


def test_what_a_minister_says_later_goes_before_a_question_without_a_reply() -> None:
    later = "Minister Bos: Vanaf mei blijft elk huisdier thuis."
    document = debate(ASKED, OTHER, later)
    asked, told = finding(document, "Mogen honden"), finding(document, "elk huisdier")
    relevance = Relevance(read_profile("Mogen honden mee in de kabelbaan?"), ["a"], bundled_scores)
    for score, voices in ((15.5, ["Minister Bos", "De heer Wiek (ABC)"]), (12.0, ["De heer Wiek (ABC)"])):
        ranked = [asked, replace(told, score=score)]
        shown = with_replies([asked], ranked, relevance, members=False)
        assert [each.voice for each in shown] == voices


def moved(subject: str, number: int) -> tuple[str, str]:
    """A motion as a member reads it out, and the chair's words that number it."""
    return (
        f"De heer Wiek (ABC): Voorzitter. Ik heb een motie.\n\nDe Kamer,\n\ngehoord de beraadslaging,\n\n"
        f"verzoekt de regering {subject},\n\nen gaat over tot de orde van de dag.",
        f"De voorzitter: Deze motie is voorgesteld door het lid Wiek.\n\nZij krijgt nr. {number} (61220).",
    )


DOGS, BIKES = moved("honden toe te laten in de kabelbaan", 20), moved("fietsen te weren van de pont", 21)
JUDGED = [
    "Minister Bos: De moties. Die op stuk nr. 21 is overbodig.",
    "Mevrouw Kaper (XYZ): De motie op stuk nr. 20 steunen wij niet.",
    "Minister Bos: De motie op stuk nr. 20 ontraad ik, want honden zijn bang.",
]


def test_what_a_minister_says_of_a_motion_stands_beside_it_by_its_number() -> None:
    document = debate(*DOGS, *BIKES, *JUDGED)
    asked = finding(document, "verzoekt de regering honden")
    relevance = Relevance(read_profile("Mogen honden mee?"), [asked.text], bundled_scores)
    shown = with_replies([asked], (), relevance, members=False)
    assert [each.text for each in shown] == [JUDGED[2].partition(": ")[2], asked.text]
    other = finding(document, "verzoekt de regering fietsen")
    judged = judgement_of_motion(other)
    assert judged and judged.text == JUDGED[0].partition(": ")[2]


def test_a_motion_of_which_no_minister_speaks_stands_alone() -> None:
    for document in (
        debate(*DOGS, *JUDGED[:2]),
        debate(*DOGS[:1], *JUDGED),
        debate(*DOGS, "De voorzitter: Nr. 20."),
    ):
        assert judgement_of_motion(finding(document, "verzoekt de regering honden")) is None
    aside = finding(debate(*DOGS, *JUDGED), "Ik heb een motie")
    assert judgement_of_motion(aside) is None


def test_a_number_that_only_the_question_holds_goes_before_the_reply() -> None:
    document = debate(
        "De heer Wiek (ABC): 12.000 mensen liggen wakker. Weet u dat?", "Minister Bos: Ja.", OTHER
    )
    asked = finding(document, "12.000 mensen")
    relevance = Relevance(read_profile("Hoeveel mensen liggen wakker?", "number"), ["a"], bundled_scores)
    shown = with_replies([asked], (), relevance, members=False)
    assert [each.voice for each in shown] == ["De heer Wiek (ABC)", "Minister Bos"]
