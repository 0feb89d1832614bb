"""Toezeggingen: what a minister promised the Kamer, whether it was done, and with which letter."""

from __future__ import annotations

from index.files.sidecar import Said, Sidecar
from index.harvest.shelf.names import safe_stem
from index.harvest.tweedekamer.fields import Row, day, rows, text
from index.harvest.tweedekamer.papers import LICENCE
from index.harvest.wanted import Wanted

EXPANDS = ("KamerbriefNakoming,ToegezegdAan,Activiteit", "KamerbriefNakoming", "")


def promise(row: Row) -> Wanted | None:
    """A promise as a paper; None for one without number or words."""
    number, words = text(row, "Nummer") or text(row, "Id"), text(row, "Tekst")
    if not number or not words:
        return None
    who = text(row, "Naam") or " ".join(
        filter(None, (text(row, "Initialen"), text(row, "Tussenvoegsel"), text(row, "Achternaam")))
    )
    function = text(row, "Functie")
    made, done = day(row.get("Aanmaakdatum")), day(row.get("DatumNakoming"))
    letters = sorted(filter(None, map(_letter, _fulfilling(row))))
    status = text(row, "Status")
    lines = [
        f"Toezegging {number}",
        words,
        f"Status van de toezegging: {status}." if status else "",
        f"Toegezegd door: {', '.join(filter(None, (who, function)))}." if who or function else "",
        f"Ministerie: {text(row, 'Ministerie')}." if text(row, "Ministerie") else "",
        f"Nagekomen met: {', '.join(letters)}." if letters else "",
        f"Na te komen of nagekomen op: {done}." if done else "",
    ]
    body = "\n\n".join(filter(None, lines)) + "\n"
    said = Sidecar(
        identifier=f"toezegging-{number}",
        source="tweedekamer",
        kind="Toezegging",
        type="overig",
        title=f"Toezegging {number}",
        date=made,
        people=(Said(who, "", function, "Toegezegd door"),) if who else (),
        numbers={"toezegging": number},
        status=status,
        licence=LICENCE,
        origin=text(row, "Id"),
    )
    return Wanted(said, safe_stem(said.identifier), stamp=body, body=body)


def _fulfilling(row: Row) -> list[object]:
    """The letters: rows, numbers, one, several or none, as the service may give them."""
    value = row.get("KamerbriefNakoming")
    if isinstance(value, str):
        return [value]
    strings = [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
    return [*strings, *rows(value)]


def _letter(found: object) -> str:
    if isinstance(found, str):
        return found.strip()
    number = text(found, "DocumentNummer") if isinstance(found, dict) else ""
    return f"brief {number}" if number else ""
