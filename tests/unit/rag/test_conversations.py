"""Whole conversations over the fictitious sample papers, each turn with what a person would expect of it."""

from __future__ import annotations

from index.search import Index
from rag.answer import Answer, answer
from rag.say.frames import EN, NL
from rag.understand.followup import Message
from ui.page.replies import frame_language

WOLF, SHIPS, TRAIN = "kst-50300-15-brief-wolf.md", "kst-49637-74-verslag-schriftelijk-overleg.txt", "ah-2212"


def talk(index: Index, *asked: str) -> list[Answer]:
    """The answers to the turns of one conversation, each with the turns before it as the page sends them."""
    history: list[Message] = []
    given: list[Answer] = []
    for question in asked:
        frame = frame_language(question, "nl", history)
        given.append(answer(question, index, history=tuple(history), language=frame))
        history += [Message("user", question), Message("assistant", given[-1].text)]
    return given


def papers(found: Answer) -> set[str]:
    return {each.doc for each in found.citations}


def test_what_is_asked_of_the_answer_itself_is_answered_with_it(sample_index: Index) -> None:
    first, sure, who, short = talk(
        sample_index,
        "hoeveel wolven zijn er",
        "weet je het zeker?",
        "welke staatssecretaris zei dat?",
        "vat samen",
    )
    for again in (sure, who, short):
        assert [each.quote for each in again.citations] == [each.quote for each in first.citations]
        assert NL.again in again.notes and "wolven" in again.understood.question
        assert again.question != first.question
    assert "Wagenmaker" in who.text


def test_the_same_again_is_the_same_also_behind_other_subjects(sample_index: Index) -> None:
    asked = ["Hoeveel reizigers had de nachttrein in 2036?", "hoeveel huisartsenposten zijn er gesloten?"]
    *_, first, again = talk(sample_index, *asked, "Waarom zijn er nog posten gesloten?", "vat samen")
    assert [each.quote for each in again.citations] == [each.quote for each in first.citations]
    *_, first, again = talk(sample_index, *asked, "waarom?", "en het jaar ervoor?", "are you sure?")
    assert [each.quote for each in again.citations] == [each.quote for each in first.citations]


def test_the_same_in_another_language(sample_index: Index) -> None:
    first, again, back = talk(
        sample_index, "hoeveel wolven zijn er", "and in English please", "en in het Nederlands graag"
    )
    assert again.language == "en" and EN.again in again.notes and "letter to the House" in again.text
    assert back.language == "nl" and "brief aan de Kamer" in back.text
    assert papers(first) == papers(again) == papers(back) == {WOLF}


def test_without_a_turn_before_it_such_a_message_asks_of_nothing(sample_index: Index) -> None:
    (alone,) = talk(sample_index, "weet je het zeker?")
    assert alone.abstained


def test_names_one_after_the_other_each_stand_in_the_first_ones_place(sample_index: Index) -> None:
    _, foxes, farmers, who = talk(
        sample_index,
        "Mogen wolven worden afgeschoten?",
        "en vossen?",
        "ok en de schapenhouders?",
        "Van welke staatssecretaris is dit?",
    )
    assert foxes.abstained and "vossen" not in farmers.understood.question
    assert papers(farmers) == papers(who) == {WOLF}


def test_a_name_that_the_same_paper_speaks_of_elsewhere_is_shown_as_what_comes_near(
    sample_index: Index,
) -> None:
    _, children, tenants = talk(
        sample_index, "Wat kost een plaats op een opvangschip?", "en voor kinderen?", "en voor huurders?"
    )
    assert "kinderen" in children.text and NL.nearby in children.text and papers(children) == {SHIPS}
    assert tenants.abstained and "kinderen" not in tenants.understood.question


def test_a_return_to_an_earlier_subject(sample_index: Index) -> None:
    *_, back = talk(
        sample_index,
        "Kan iemand gedwongen worden teruggestuurd naar Irak?",
        "Hoeveel wolven zijn er?",
        "terug naar Irak: wat zei Hazelhof daarover?",
    )
    assert back.filters.minister == "Hazelhof" and all("wolf" not in each for each in papers(back))


def test_a_return_to_what_was_named_as_part_of_a_word(sample_index: Index) -> None:
    *_, back, other = talk(
        sample_index,
        "Wat kost een plaats op een opvangschip?",
        "en voor kinderen?",
        "terug naar het opvangschip: tot wanneer ligt het in Delfzijl?",
        "nee, ik bedoel in Rotterdam",
    )
    assert "kinderen" not in back.understood.question and "1 november 2037" in back.text
    assert other.abstained and "ligt het in Rotterdam" in other.understood.question
    assert "Delfzijl" not in other.understood.question


def test_a_minister_named_alone_narrows_to_what_was_asked_about(sample_index: Index) -> None:
    *_, narrowed = talk(
        sample_index,
        "Hoeveel wolven zijn er?",
        "Mogen ze worden afgeschoten?",
        "alleen van minister Bakboord",
    )
    assert narrowed.abstained and narrowed.filters.minister == "Bakboord"
    assert "Mogen" not in narrowed.understood.question and "afgeschoten" in narrowed.understood.question


def test_a_year_alone_narrows_a_follow_up_as_one_question(sample_index: Index) -> None:
    *_, then = talk(
        sample_index, "Hoeveel wolven zijn er?", "Mogen ze worden afgeschoten?", "alleen van 2031"
    )
    assert then.understood.question == "Mogen ze worden afgeschoten van 2031? (wolven)"
    assert len(then.sections) < 2 and not papers(then) - {WOLF}


def test_follow_ups_in_other_languages(sample_index: Index) -> None:
    for first, asked, said in (
        ("Wie viele Schafe wurden von Wölfen getötet?", "Und die Entschädigung?", "vergoed"),
        ("¿Cuántos lobos hay en los Países Bajos?", "¿Y en 2032?", "negen roedels"),
        ("How many travellers used the night train to Paris in 2036?", "until when will it run?", "2039"),
        ("Irak'a zorla geri gönderme mümkün mü?", "Ya Fas?", "Marokko"),
    ):
        *_, last = talk(sample_index, first, asked)
        assert not last.abstained and said in last.text and last.language not in ("nl", ""), asked


def test_a_name_in_another_language_that_no_paper_speaks_of(sample_index: Index) -> None:
    _, foxes, cows = talk(
        sample_index, "¿Cuántos lobos hay en los Países Bajos?", "¿Y los zorros?", "Und Kühe?"
    )
    assert foxes.abstained and cows.abstained


def test_thanks_in_any_language(sample_index: Index) -> None:
    for said in (
        "dankjewel!",
        "Vielen Dank",
        "merci beaucoup",
        "muchas gracias",
        "Dziękuję bardzo",
        "شكرا جزيلا",
    ):
        *_, thanks = talk(sample_index, "hoeveel wolven zijn er", said)
        assert thanks.abstained and not thanks.nearest and thanks.text.startswith(("Graag", "You are")), said


def test_another_year_is_asked_of_all_papers(sample_index: Index) -> None:
    _, later, then = talk(
        sample_index, "Wat heeft het kabinet gezegd over Irak?", "En in 2039?", "En in 2034?"
    )
    for given, year in ((later, 2039), (then, 2034)):
        assert {each.date.year for each in given.citations if each.date} == {year}
