"""Toezeggingen: what a minister promised the Kamer, whether it was done, and with which letter."""

from __future__ import annotations

from index.files.sidecar import NamedPerson, Sidecar
from index.harvest.shelf.names import safe_stem
from index.harvest.tweedekamer.fields import Row, dutch_day, line_of, live_rows
from index.harvest.tweedekamer.papers import LICENCE
from index.harvest.wanted_paper import WantedPaper

EXPANDS = ("KamerbriefNakoming,ToegezegdAan,Activiteit", "KamerbriefNakoming", "")


def promise_paper(row: Row) -> WantedPaper | None:
    """A promise as a paper; None for one without number or words."""
    number, words = line_of(row, "Nummer") or line_of(row, "Id"), line_of(row, "Tekst")
    if not number or not words:
        return None
    who = line_of(row, "Naam") or " ".join(
        filter(None, (line_of(row, "Initialen"), line_of(row, "Tussenvoegsel"), line_of(row, "Achternaam")))
    )
    function = line_of(row, "Functie")
    made, done = dutch_day(row.get("Aanmaakdatum")), dutch_day(row.get("DatumNakoming"))
    letters = sorted(filter(None, map(_name_letter, _fulfilling_letters(row))))
    status = line_of(row, "Status")
    lines = [
        f"Toezegging {number}",
        words,
        f"Status van de toezegging: {status}." if status else "",
        f"Toegezegd door: {', '.join(filter(None, (who, function)))}." if who or function else "",
        f"Ministerie: {line_of(row, 'Ministerie')}." if line_of(row, "Ministerie") else "",
        f"Nagekomen met: {', '.join(letters)}." if letters else "",
        f"Na te komen of nagekomen op: {done}." if done else "",
    ]
    body = "\n\n".join(filter(None, lines)) + "\n"
    sidecar = Sidecar(
        identifier=f"toezegging-{number}",
        source="tweedekamer",
        kind="Toezegging",
        type="overig",
        title=f"Toezegging {number}",
        date=made,
        people=(NamedPerson(who, "", function, "Toegezegd door"),) if who else (),
        numbers={"toezegging": number},
        status=status,
        licence=LICENCE,
        origin=line_of(row, "Id"),
    )
    return WantedPaper(sidecar, safe_stem(sidecar.identifier), stamp=body, body=body)


def _fulfilling_letters(row: Row) -> list[object]:
    """The letters: rows, numbers, one, several or none, as the service may give them."""
    value = row.get("KamerbriefNakoming")
    if isinstance(value, str):
        return [value]
    strings = [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
    return [*strings, *live_rows(value)]


def _name_letter(found: object) -> str:
    if isinstance(found, str):
        return found.strip()
    number = line_of(found, "DocumentNummer") if isinstance(found, dict) else ""
    return f"brief {number}" if number else ""
