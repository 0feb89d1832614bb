"""Motions: the paper itself, and what became of it (votes, the cabinet's judgement) as a paper of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.files.sidecar import Sidecar
from index.harvest.shelf.names import safe_stem
from index.harvest.tweedekamer.fields import Row, line_of, live_rows
from index.harvest.tweedekamer.odata import Service
from index.harvest.tweedekamer.papers import (
    LICENCE,
    document_paper,
    numbers_of_case,
    people_of,
    public_address,
)
from index.harvest.wanted_paper import WantedPaper

SIDES = {"voor": "Voor stemden", "tegen": "Tegen stemden", "niet deelgenomen": "Niet deelgenomen hebben"}


def motion_papers(service: Service, case: Row) -> Iterator[WantedPaper]:
    """The papers of a motion's case."""
    documents = [
        one for one in live_rows(case.get("Document")) if line_of(one, "Soort").lower().startswith("motie")
    ]
    for document in documents:
        yield from service.understood("Document", (document_paper(service, document, [case], "motie"),))
    if documents and (outcome := outcome_text(case)):
        yield _outcome_paper(case, documents[0], outcome)


def outcome_text(case: Row) -> str:
    """What the Kamer decided and what the cabinet thought of it, in sentences; "" where neither is known."""
    lines = [line for decision in live_rows(case.get("Besluit")) for line in _decision_lines(decision)]
    if judged := line_of(case, "Kabinetsappreciatie"):
        lines.append(f"Het oordeel van het kabinet over deze motie: {judged}.")
    return "\n\n".join(lines)


def _decision_lines(decision: Row) -> Iterator[str]:
    votes = live_rows(decision.get("Stemming"))
    decision_text = line_of(decision, "BesluitTekst").rstrip(".")
    if decision_text:
        way = line_of(decision, "StemmingsSoort").lower()
        yield f"Besluit van de Kamer over deze motie: {decision_text}" + (
            f" (stemming {way})." if way else "."
        )
    for side, words in SIDES.items():
        if found := [vote for vote in votes if line_of(vote, "Soort").lower() == side]:
            yield f"{words}: {', '.join(_name_voters(found))}."
    if remark := line_of(decision, "Opmerking"):
        yield f"Opmerking bij het besluit: {remark}"


def _name_voters(votes: Sequence[Row]) -> Iterator[str]:
    """`D66 (24)`, or a member by name where each was called; a vote declared a mistake is marked."""
    for vote in sorted(votes, key=lambda one: line_of(one, "ActorNaam")):
        name, party = line_of(vote, "ActorNaam"), line_of(vote, "ActorFractie")
        called = bool(vote.get("Persoon_Id"))
        extra = party if called else line_of(vote, "FractieGrootte")
        slip = "; vergissing" if str(vote.get("Vergissing", "")).lower() == "true" else ""
        inside = (extra + slip).removeprefix("; ")
        yield f"{name or party} ({inside})" if inside else name or party


def _outcome_paper(case: Row, document: Row, outcome: str) -> WantedPaper:
    number = line_of(case, "Nummer")
    numbers = numbers_of_case(document, [case], {})
    subject = line_of(case, "Onderwerp") or line_of(document, "Onderwerp")
    printed = numbers.get("kamerstuk", "")
    title = f"Stemming: {subject}" if subject else f"Stemming over motie {number}"
    head = f"{title}\n\nZaak {number}" + (f", Kamerstuk {printed}" if printed else "")
    body = f"{head}\n\n{outcome}\n"
    sidecar = Sidecar(
        identifier=f"{number}-stemming",
        source="tweedekamer",
        kind="Stemming",
        type="overig",
        url=public_address(numbers, case, document),
        title=title,
        subject=subject,
        people=people_of(live_rows(case.get("ZaakActor")), ()),
        numbers={name: numbers[name] for name in ("dossier",) if name in numbers} | {"zaak": number},
        status=line_of(case, "Status"),
        licence=LICENCE,
        origin=line_of(case, "Id"),
    )
    return WantedPaper(sidecar, safe_stem(sidecar.identifier), stamp=body, body=body)
