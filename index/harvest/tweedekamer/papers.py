"""A document of the Kamer, with its case -> the paper to have."""

from __future__ import annotations

from collections.abc import Sequence

from index.files.sidecar import Said, Sidecar
from index.harvest.shelf.names import safe_stem
from index.harvest.tweedekamer.asked import TYPE_OF
from index.harvest.tweedekamer.fields import GUID, OFFICIAL, Row, appendix, day, dossier, rows, text
from index.harvest.tweedekamer.odata import Service
from index.harvest.wanted import Wanted

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
    f"Document($expand=Zaak,Kamerstukdossier,DocumentActor,{VERSION}),ZaakActor",
    "Document($expand=Zaak,Kamerstukdossier,DocumentActor,HuidigeDocumentVersie),ZaakActor",
    "Document($expand=Kamerstukdossier,DocumentActor),ZaakActor",
)
PLAIN = str.maketrans("", "", "%/?#&\\ ")


def paper(service: Service, document: Row, cases: Sequence[Row], kind: str = "") -> Wanted | None:
    """The paper of a document; None for one without number or id. `cases`: those it belongs to."""
    key = text(document, "DocumentNummer") or text(document, "Id")
    identity = text(document, "Id")
    if not key or not GUID.fullmatch(identity):
        return None
    version = next(iter(rows(document.get("HuidigeDocumentVersie"))), {})
    size = document.get("ContentLength")
    return Wanted(
        said=_said(document, cases, version, kind, key),
        stem=safe_stem(key),
        addresses=tuple(_addresses(service, identity, version)),
        stamp=_stamp(document, version),
        size=size if isinstance(size, int) and size > 0 else 0,
    )


def _stamp(document: Row, version: Row) -> str:
    """What changes when the file does: not `GewijzigdOp`, which a new model of the data renews for all."""
    published = sorted(text(one, "Id") for one in rows(version.get("DocumentPublicatie")))
    parts = (
        text(document, "HuidigeDocumentVersie_Id") or text(version, "Id"),
        text(document, "ContentLength"),
    )
    return "|".join((*parts, *published))


def _addresses(service: Service, identity: str, version: Row) -> list[str]:
    """The official XML first, then the file the Kamer keeps."""
    publications = [one for one in rows(version.get("DocumentPublicatie")) if GUID.fullmatch(text(one, "Id"))]
    marked = [one for one in publications if _is_xml(one)]
    found = [service.address("DocumentPublicatie", text(one, "Id"), "Resource") for one in marked]
    return [*found, service.address("Document", identity, "resource")]


def _is_xml(publication: Row) -> bool:
    name, kind = text(publication, "FileName").lower(), text(publication, "ContentType").lower()
    return "xml" in kind.split(";")[0] and "openxml" not in kind or name.endswith(".xml")


def _said(document: Row, cases: Sequence[Row], version: Row, kind: str, key: str) -> Sidecar:
    soort = text(document, "Soort")
    type_ = kind or TYPE_OF.get(soort, "")
    case = cases[0] if cases else {}
    numbers = numbers_of(document, cases, version)
    made = day(document.get("Datum"))
    questions = type_ in ("vragen", "uitstel", "antwoord")
    return Sidecar(
        identifier=key,
        source="tweedekamer",
        kind=soort,
        type=type_,
        url=published(numbers, case, document),
        title=text(document, "Titel"),
        subject=text(document, "Onderwerp") or text(case, "Onderwerp"),
        date=made,
        asked=(day(case.get("GestartOp")) if questions else "") or (made if type_ == "vragen" else ""),
        answered=made if type_ == "antwoord" else "",
        available=day(document.get("DatumRegistratie")),
        deadline=day(case.get("Termijn")),
        people=people(
            [row for one in cases for row in rows(one.get("ZaakActor"))], rows(document.get("DocumentActor"))
        ),
        numbers=numbers,
        status=status(case),
        licence=LICENCE,
        origin=text(document, "Id"),
    )


def status(case: Row) -> str:
    """`afgedaan` where the Kamer has closed the case, else the source's own word."""
    closed = str(case.get("Afgedaan", "")).lower() == "true"
    return "afgedaan" if closed else text(case, "Status")


def numbers_of(document: Row, cases: Sequence[Row], version: Row) -> dict[str, str]:
    """The paper's numbers under the names of `Document.numbers`, and those of its case and dossier."""
    asked = sorted(text(one, "Nummer") for one in cases if text(one, "Soort") in ("Schriftelijke vragen", ""))
    files = dossier(rows(document.get("Kamerstukdossier")))
    order = document.get("Volgnummer")
    ordered = str(order) if isinstance(order, int) and order > 0 and files else ""
    answer = appendix(text(document, "Aanhangselnummer"))
    named = text(version, "ExterneIdentifier")
    official = named if OFFICIAL.fullmatch(named) else answer or (f"kst-{files}-{ordered}" if ordered else "")
    found = {
        "publicatie": official,
        "vraagnummer": next(filter(None, asked), ""),
        "vraagnummers": ", ".join(asked) if len(asked) > 1 else "",
        "aanhangsel": answer.rpartition("-")[2],
        "kamerstuk": f"{files}-{ordered}" if ordered else "",
        "dossier": files,
        "ondernummer": ordered,
        "vergaderjaar": text(document, "Vergaderjaar"),
        "document": text(document, "DocumentNummer"),
    }
    return {name: value for name, value in found.items() if value}


def published(numbers: dict[str, str], case: Row, document: Row) -> str:
    """Where a person reads the paper: as officially published, else at the Kamer's own site."""
    if "publicatie" in numbers:
        return PUBLISHED.format(numbers["publicatie"])
    number, paper_number = text(case, "Nummer"), text(document, "DocumentNummer")
    if number and paper_number:
        return DETAIL.format(number.translate(PLAIN), paper_number.translate(PLAIN))
    return ""


def people(of_case: Sequence[Row], of_document: Sequence[Row]) -> tuple[Said, ...]:
    """Who asked, who was asked and who signed, each once in a role."""
    found = [
        Said(
            text(row, "ActorNaam"),
            text(row, "ActorFractie"),
            text(row, "Functie"),
            text(row, "Relatie"),
        )
        for row in (*of_case, *of_document)
        if text(row, "ActorNaam")
    ]
    return tuple(dict.fromkeys(found))
