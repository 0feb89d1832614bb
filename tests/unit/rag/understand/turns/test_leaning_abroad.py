"""Follow-ups in other languages, told from questions that stand alone."""

from __future__ import annotations

import pytest

from rag.understand.turns.leaning_abroad import leans_abroad
from rag.understand.turns.names_alone import is_beside, named_alone


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Und warum nicht?", "de"),
        ("Seit wann?", "de"),
        ("Was kostet das?", "de"),
        ("Und für Mieter?", "de"),
        ("Warum ist er nicht Pflicht?", "de"),
        ("Pourquoi ?", "fr"),
        ("Depuis quand ?", "fr"),
        ("Et pour les locataires ?", "fr"),
        ("Combien ça coûte ?", "fr"),
        ("¿Por qué?", "es"),
        ("¿Y los zorros?", "es"),
        ("¿Cuánto cuesta?", "es"),
        ("Neden?", "tr"),
        ("Ne zamandan beri?", "tr"),
        ("Peki kiracılar?", "tr"),
        ("Dlaczego?", "pl"),
        ("A dla najemców?", "pl"),
        ("Od kiedy?", "pl"),
        ("لماذا؟", "ar"),
        ("منذ متى؟", "ar"),
        ("وماذا عن المستأجرين؟", "ar"),
        ("until when will it run?", "en"),
    ],
)
def test_a_question_that_leans(question: str, language: str) -> None:
    assert leans_abroad(question, language)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Wie viele Wölfe leben in den Niederlanden?", "de"),
        ("Die Brücke über den Kanal, wann wird sie repariert?", "de"),
        ("Combien de loups y a-t-il aux Pays-Bas ?", "fr"),
        ("Le ministre veut-il interdire la chasse au loup ?", "fr"),
        ("¿Cuántos lobos hay en los Países Bajos?", "es"),
        ("Hollanda'da kaç kurt yaşıyor?", "tr"),
        ("Ile wilków żyje w Holandii?", "pl"),
        ("كم عدد الذئاب في هولندا؟", "ar"),
        ("Is there a plan to reopen the night posts?", "en"),
    ],
)
def test_a_question_that_stands_alone(question: str, language: str) -> None:
    assert not leans_abroad(question, language)


@pytest.mark.parametrize(
    ("question", "language", "named"),
    [
        ("en vossen?", "nl", "vossen"),
        ("ok en de schapenhouders?", "nl", "schapenhouders"),
        ("en honden, hoe zit het daarmee?", "nl", "honden"),
        ("¿Y los zorros?", "es", "vos"),
        ("Und Kühe?", "de", "koeien"),
        ("en wat kost dat?", "nl", None),
        ("en de kosten?", "nl", None),
        ("¿Y cuánto cuesta?", "es", None),
        ("vossen", "nl", None),
    ],
)
def test_a_follow_up_that_is_no_more_than_a_name(question: str, language: str, named: str | None) -> None:
    found = named_alone(question, language)
    assert (named in found[0]) if named and found else bool(named) == bool(found)


def test_a_name_beside_another_is_led_by_the_same_preposition() -> None:
    assert is_beside("en vossen?", "en dassen?") and is_beside("en voor boeren?", "en voor vissers?")
    assert not is_beside("en in Zeeland?", "en voor vissers?") and not is_beside("waarom?", "en dassen?")
