"""A document of the Kamer, with its case -> the paper to have."""

from __future__ import annotations

from collections.abc import Sequence

from index.files.sidecar import NamedPerson, Sidecar
from index.harvest.shelf.names import safe_stem
from index.harvest.tweedekamer.fields import (
    GUID,
    OFFICIAL,
    Row,
    appendix_number,
    dutch_day,
    first_dossier,
    line_of,
    live_rows,
)
from index.harvest.tweedekamer.odata import Service
from index.harvest.tweedekamer.selection import TYPE_OF
from index.harvest.wanted_paper import WantedPaper

LICENCE = "CC0 1.0"
PUBLISHED = "https://zoek.officielebekendmakingen.nl/{}.html"
DETAIL = "https://www.tweedekamer.nl/kamerstukken/detail?id={}&did={}"
VERSION = "HuidigeDocumentVersie($expand=DocumentPublicatie)"
# From the fullest way to ask to the one that only documented relations allow.
OF_DOCUMENT = (
    f"Zaak($expand=ZaakActor),Kamerstukdossier,DocumentActor,{VERSION}",
    "Zaak($expand=ZaakActor),Kamerstukdossier,DocumentActor,HuidigeDocumentVersie",
    "Zaak,Kamerstukdossier,DocumentActor",
)
OF_CASE = (
    f"Document($expand=Zaak($expand=ZaakActor),Kamerstukdossier,DocumentActor,{VERSION}),ZaakActor,"
    "VervangenDoor",
    f"Document($expand=Zaak,Kamerstukdossier,DocumentActor,{VERSION}),ZaakActor,VervangenDoor",
    f"Document($expand=Zaak,Kamerstukdossier,DocumentActor,{VERSION}),ZaakActor",
    "Document($expand=Zaak,Kamerstukdossier,DocumentActor,HuidigeDocumentVersie),ZaakActor",
    "Document($expand=Kamerstukdossier,DocumentActor),ZaakActor",
)
PLAIN = str.maketrans("", "", "%/?#&\\ ")


def document_paper(
    service: Service, document: Row, cases: Sequence[Row], kind: str = ""
) -> WantedPaper | None:
    """The paper of a document; None for one without number or id. `cases`: those it belongs to."""
    cases = sorted(cases, key=lambda case: line_of(case, "Nummer"))  # by whichever of them it was found
    key = line_of(document, "DocumentNummer") or line_of(document, "Id")
    identity = line_of(document, "Id")
    if not key or not GUID.fullmatch(identity):
        return None
    version = next(iter(live_rows(document.get("HuidigeDocumentVersie"))), {})
    size = document.get("ContentLength")
    return WantedPaper(
        said=_make_sidecar(document, cases, version, kind, key),
        stem=safe_stem(key),
        addresses=tuple(_file_addresses(service, identity, version)),
        stamp=_file_stamp(document, version),
        size=size if isinstance(size, int) and size > 0 else 0,
    )


def _file_stamp(document: Row, version: Row) -> str:
    """What changes when the file does: not `GewijzigdOp`, which a new model of the data renews for all."""
    published = sorted(line_of(one, "Id") for one in live_rows(version.get("DocumentPublicatie")))
    parts = (
        line_of(document, "HuidigeDocumentVersie_Id") or line_of(version, "Id"),
        line_of(document, "ContentLength"),
    )
    return "|".join((*parts, *published))


def _file_addresses(service: Service, identity: str, version: Row) -> list[str]:
    """The official XML first, then the file the Kamer keeps."""
    publications = [
        one for one in live_rows(version.get("DocumentPublicatie")) if GUID.fullmatch(line_of(one, "Id"))
    ]
    marked = [one for one in publications if _is_xml(one)]
    found = [service.address("DocumentPublicatie", line_of(one, "Id"), "Resource") for one in marked]
    return [*found, service.address("Document", identity, "resource")]


def _is_xml(publication: Row) -> bool:
    name, kind = line_of(publication, "FileName").lower(), line_of(publication, "ContentType").lower()
    return "xml" in kind.split(";")[0] and "openxml" not in kind or name.endswith(".xml")


def _make_sidecar(document: Row, cases: Sequence[Row], version: Row, kind: str, key: str) -> Sidecar:
    soort = line_of(document, "Soort")
    type_ = kind or TYPE_OF.get(soort, "")
    case = cases[0] if cases else {}
    numbers = numbers_of_case(document, cases, version)
    made = dutch_day(document.get("Datum"))
    questions = type_ in ("vragen", "uitstel", "antwoord")
    return Sidecar(
        identifier=key,
        source="tweedekamer",
        kind=soort,
        type=type_,
        url=public_address(numbers, case, document),
        title=line_of(document, "Titel"),
        subject=line_of(document, "Onderwerp") or line_of(case, "Onderwerp"),
        date=made,
        asked=(dutch_day(case.get("GestartOp")) if questions else "") or (made if type_ == "vragen" else ""),
        answered=made if type_ == "antwoord" else "",
        available=dutch_day(document.get("DatumRegistratie")),
        deadline=dutch_day(case.get("Termijn")),
        people=people_of(
            [row for one in cases for row in live_rows(one.get("ZaakActor"))],
            live_rows(document.get("DocumentActor")),
        ),
        numbers=numbers,
        status=case_status(case),
        licence=LICENCE,
        origin=line_of(document, "Id"),
    )


def case_status(case: Row) -> str:
    """`vervangen` where another case took its place, `afgedaan` where the Kamer has closed it, else the
    source's own word."""
    if live_rows(case.get("VervangenDoor")):
        return "vervangen"
    closed = str(case.get("Afgedaan", "")).lower() == "true"
    return "afgedaan" if closed else line_of(case, "Status")


def numbers_of_case(document: Row, cases: Sequence[Row], version: Row) -> dict[str, str]:
    """The paper's numbers under the names of `Document.numbers`, and those of its case and dossier."""
    asked = sorted(
        line_of(one, "Nummer") for one in cases if line_of(one, "Soort") in ("Schriftelijke vragen", "")
    )
    files = first_dossier(live_rows(document.get("Kamerstukdossier")))
    order = document.get("Volgnummer")
    ordered = str(order) if isinstance(order, int) and order > 0 and files else ""
    answer = appendix_number(line_of(document, "Aanhangselnummer"))
    named = line_of(version, "ExterneIdentifier")
    official = named if OFFICIAL.fullmatch(named) else answer or (f"kst-{files}-{ordered}" if ordered else "")
    found = {
        "publicatie": official,
        "vraagnummer": next(filter(None, asked), ""),
        "vraagnummers": ", ".join(asked) if len(asked) > 1 else "",
        "aanhangsel": answer.rpartition("-")[2],
        "kamerstuk": f"{files}-{ordered}" if ordered else "",
        "dossier": files,
        "ondernummer": ordered,
        "vergaderjaar": line_of(document, "Vergaderjaar"),
        "document": line_of(document, "DocumentNummer"),
    }
    return {name: value for name, value in found.items() if value}


def public_address(numbers: dict[str, str], case: Row, document: Row) -> str:
    """Where a person reads the paper: as officially published, else at the Kamer's own site."""
    if "publicatie" in numbers:
        return PUBLISHED.format(numbers["publicatie"])
    number, paper_number = line_of(case, "Nummer"), line_of(document, "DocumentNummer")
    if number and paper_number:
        return DETAIL.format(number.translate(PLAIN), paper_number.translate(PLAIN))
    return ""


def people_of(of_case: Sequence[Row], of_document: Sequence[Row]) -> tuple[NamedPerson, ...]:
    """Who asked, who was asked and who signed, each once in a role."""
    found = [
        NamedPerson(
            line_of(row, "ActorNaam"),
            line_of(row, "ActorFractie"),
            line_of(row, "Functie"),
            line_of(row, "Relatie"),
        )
        for row in (*of_case, *of_document)
        if line_of(row, "ActorNaam")
    ]
    return tuple(dict.fromkeys(found))
