"""The day and the subject of questions that a covering letter names with their reference."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.parsed import read

FORMS = (
    "over de pont bij Meerkoet, ingezonden op 26 augustus 2034 met kenmerk 2034Z08440.",
    "over de pont bij Meerkoet die op 26 augustus 2034 zijn ingezonden met kenmerk 2034Z08440.",
    "over de pont bij Meerkoet met kenmerk 2034Z08440, ingezonden op 26 augustus 2034.",
    "over de pont bij Meerkoet, welke op 26 augustus 2034 werden ingezonden.",
)


@pytest.mark.parametrize("form", FORMS)
def test_when_they_were_sent_in_is_no_part_of_what_they_are_about(form: str) -> None:
    doc = read(LETTER.format(form=form))
    assert (doc.subject, doc.dates.asked) == ("de pont bij Meerkoet", date(2034, 8, 26))


LETTER = """Geachte voorzitter,

Hierbij zend ik u de antwoorden op de vragen van het lid Bosveld (CDA) {form}

De Minister van Waterbouw,

M. Klaasen

Vraag 1
Vaart de pont?

Antwoord 1
Ja.
"""
