"""Papers in a message's own words: what its heads, its lines and quoted mail say; invented."""

# ruff: noqa: E501  a message a line

from __future__ import annotations

from datetime import date
from email.message import EmailMessage

import pytest

from index.document import CABINET, Document, Member
from index.files import read_bytes
from index.parse import parse
from tests.support.parsed import pairs

ANSWERS = (
    "Vraag 1\nHoeveel sluizen zijn er?\n\nAntwoord 1\nEr zijn er veertig.\n\n"
    "Vraag 2\nIs dat genoeg?\n\nAntwoord 2\nJa, dat is genoeg.\n"
)
RIGHT = [
    ("1", "Hoeveel sluizen zijn er?", "Er zijn er veertig."),
    ("2", "Is dat genoeg?", "Ja, dat is genoeg."),
]
ASKED = "de antwoorden op de vragen van het lid Jansen (Tulp) over sluizen"
SIGNED = "De Minister van Visserij,\n\nA. Bos\n"
JANSEN = (Member("Jansen", "Tulp"),)


def mail(subject: str, body: str, page: str = "", day: str = "Wed, 23 Apr 2031 10:00:00 +0200") -> Document:
    made = EmailMessage()
    made["From"], made["To"] = "M. Klaver <klaver@voorbeeld.nl>", "griffie@voorbeeld.nl"
    made["Subject"], made["Date"] = subject, day
    made.set_content(body)
    if page:
        made.add_alternative(page, subtype="html")
    return parse(read_bytes(made.as_bytes(), "post.eml"), "post.eml")


def test_the_subject_and_day_of_a_message_are_read() -> None:
    subject = "FW: Antwoorden op vragen van het lid Jansen (Tulp) over sluizen, kenmerk 2031Z01234, ingezonden 2 april 2031"
    doc = mail(subject, ANSWERS)
    assert pairs(doc) == RIGHT and doc.askers == JANSEN and doc.subject == "sluizen"
    assert (doc.dates.asked, doc.dates.sent) == (date(2031, 4, 2), date(2031, 4, 23))
    assert doc.numbers["vraagnummer"] == "2031Z01234"
    assert {each.voice for each in doc.exchanges} == {None}  # who sent it on is no minister


@pytest.mark.parametrize("asker", ["Vragensteller: Jansen (Tulp)", "Vragen van: het lid Jansen (Tulp)"])
def test_fields_on_lines_with_their_names(asker: str) -> None:
    fields = (
        f"Kenmerk: 2031Z01234\n{asker}\nIngezonden: 2 april 2031\nBeantwoord door: Minister Bos (Visserij)\n"
    )
    doc = mail("Antwoorden", f"{fields}\n{ANSWERS}")
    assert pairs(doc) == RIGHT and doc.askers == JANSEN and doc.dates.asked == date(2031, 4, 2)
    assert doc.numbers["vraagnummer"] == "2031Z01234" and doc.answered_by[0].name == "Bos"
    assert {each.voice for each in doc.exchanges} == {CABINET}


def test_a_message_that_was_sent_on_keeps_its_own_subject_and_day() -> None:
    inner = "Van: Bureau\nVerzonden: woensdag 16 april 2031 09:00\nOnderwerp: Vragen over sluizen\n\n"
    doc = mail("FW: stuk", f"Ter info.\n\n{inner}Hierbij zend ik u {ASKED}.\n\n{SIGNED}\n{ANSWERS}")
    assert pairs(doc) == RIGHT and doc.title == "Vragen over sluizen" and doc.dates.sent == date(2031, 4, 16)


def test_the_greeting_of_who_sends_it_is_in_no_answer() -> None:
    doc = mail(
        "Antwoorden",
        f"Hierbij {ASKED} van de minister van Visserij.\n\n{ANSWERS}\nMet vriendelijke groet,\n\nM. Klaver",
    )
    assert pairs(doc) == RIGHT


def test_where_the_plain_text_is_a_stub_the_page_is_read() -> None:
    page = f"<html><body><p>Hierbij zend ik u {ASKED}.</p><pre>{ANSWERS}</pre></body></html>"
    assert pairs(mail("Sluizen & dijken", "Zie de opmaak.", page)) == RIGHT
    assert mail("Sluizen", ANSWERS, "<p>Vraag 1</p>").exchanges[0].answer is not None


def test_quote_signs_go_where_all_below_is_quoted() -> None:
    quoted = "\n".join(
        f"> {line}" for line in f"Hierbij zend ik u {ASKED}.\n\n{SIGNED}\n{ANSWERS}".split("\n")
    )
    assert pairs(mail("Re: sluizen", f"Dank.\n\n{quoted}\n")) == RIGHT
    between = quoted.replace("> Vraag 2", "Dat geloof ik niet.\n> Vraag 2")
    doc = mail("Re: sluizen", f"Dank.\n\n{between}\n")
    mixed = [each for each in doc.exchanges if each.answer and "geloof" in doc.at(each.answer)]
    assert [(each.voice, each.state) for each in mixed] == [(None, "unsure")]
