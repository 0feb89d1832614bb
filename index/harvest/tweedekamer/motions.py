"""Motions: the paper itself, and what became of it (votes, the cabinet's judgement) as a paper of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.files.sidecar import Sidecar
from index.harvest.shelf.names import safe_stem
from index.harvest.tweedekamer.fields import Row, rows, text
from index.harvest.tweedekamer.odata import Service
from index.harvest.tweedekamer.papers import LICENCE, numbers_of, paper, people, published
from index.harvest.wanted import Wanted

SIDES = {"voor": "Voor stemden", "tegen": "Tegen stemden", "niet deelgenomen": "Niet deelgenomen hebben"}


def motion(service: Service, case: Row) -> Iterator[Wanted]:
    """The papers of a motion's case."""
    documents = [one for one in rows(case.get("Document")) if text(one, "Soort").lower().startswith("motie")]
    for document in documents:
        if found := paper(service, document, [case], "motie"):
            yield found
    if documents and (told := outcome(case)):
        yield _record(case, documents[0], told)


def outcome(case: Row) -> str:
    """What the Kamer decided and what the cabinet thought of it, in sentences; "" where neither is known."""
    lines = [line for decision in rows(case.get("Besluit")) for line in _decision(decision)]
    if judged := text(case, "Kabinetsappreciatie"):
        lines.append(f"Het oordeel van het kabinet over deze motie: {judged}.")
    return "\n\n".join(lines)


def _decision(decision: Row) -> Iterator[str]:
    votes = rows(decision.get("Stemming"))
    told = text(decision, "BesluitTekst").rstrip(".")
    if told:
        way = text(decision, "StemmingsSoort").lower()
        yield f"Besluit van de Kamer over deze motie: {told}" + (f" (stemming {way})." if way else ".")
    for side, words in SIDES.items():
        if found := [vote for vote in votes if text(vote, "Soort").lower() == side]:
            yield f"{words}: {', '.join(_voters(found))}."
    if remark := text(decision, "Opmerking"):
        yield f"Opmerking bij het besluit: {remark}"


def _voters(votes: Sequence[Row]) -> Iterator[str]:
    """`D66 (24)`, or a member by name where each was called; a vote declared a mistake is marked."""
    for vote in sorted(votes, key=lambda one: text(one, "ActorNaam")):
        name, party = text(vote, "ActorNaam"), text(vote, "ActorFractie")
        called = bool(vote.get("Persoon_Id"))
        extra = party if called else text(vote, "FractieGrootte")
        slip = "; vergissing" if str(vote.get("Vergissing", "")).lower() == "true" else ""
        inside = (extra + slip).removeprefix("; ")
        yield f"{name or party} ({inside})" if inside else name or party


def _record(case: Row, document: Row, told: str) -> Wanted:
    number = text(case, "Nummer")
    numbers = numbers_of(document, [case], {})
    subject = text(case, "Onderwerp") or text(document, "Onderwerp")
    printed = numbers.get("kamerstuk", "")
    title = f"Stemming: {subject}" if subject else f"Stemming over motie {number}"
    head = f"{title}\n\nZaak {number}" + (f", Kamerstuk {printed}" if printed else "")
    body = f"{head}\n\n{told}\n"
    said = Sidecar(
        identifier=f"{number}-stemming",
        source="tweedekamer",
        kind="Stemming",
        type="overig",
        url=published(numbers, case, document),
        title=title,
        subject=subject,
        people=people(rows(case.get("ZaakActor")), ()),
        numbers={name: numbers[name] for name in ("dossier",) if name in numbers} | {"zaak": number},
        status=text(case, "Status"),
        licence=LICENCE,
        origin=text(case, "Id"),
    )
    return Wanted(said, safe_stem(said.identifier), stamp=body, body=body)
