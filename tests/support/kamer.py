"""A made-up Kamer behind OData: cases with papers, in the shapes and with the habits of the real service."""

from __future__ import annotations

import json
import re
import uuid
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from tests.support.site import PDF, Reply, Site

PAGE = 250
ODATA = "/OData/v4/2.0/"


def guid(*parts: object) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, "/".join(map(str, parts))))


def moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00+02:00"


def answer_xml(number: int, subject: str, asked: date, answered: date, words: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="utf-8"?><officiele-publicatie><kamervragen>'
        f"<kamervraagnummer>{number}</kamervraagnummer>"
        '<kamervraagomschrijving type="vraag">Vragen van het lid <naam><achternaam>Jongbloed</achternaam>'
        f"</naam> (Meeuw) aan de Minister van Vervoer over <kamervraagonderwerp>{subject}"
        f'</kamervraagonderwerp> (ingezonden <datum isodatum="{asked}">{asked}</datum>).'
        '</kamervraagomschrijving><kamervraagomschrijving type="antwoord">Antwoord van Minister Vos '
        f'(Vervoer) (ontvangen <datum isodatum="{answered}">{answered}</datum>).</kamervraagomschrijving>'
        f"<vraag><nr>Vraag 1</nr><al>Wat is de stand van {subject}?</al></vraag>"
        f"<antwoord><nr>Antwoord 1</nr><al>{words}</al></antwoord></kamervragen></officiele-publicatie>"
    ).encode()


def question_xml(subject: str, asked: date, notice: str = "") -> bytes:
    told = f"<kamervraagopmerking><al>{notice}</al></kamervraagopmerking>" if notice else ""
    return (
        "<officiele-publicatie><kamervragen>"
        '<kamervraagomschrijving type="vraag">Vragen van het lid <naam><achternaam>Jongbloed</achternaam>'
        f"</naam> (Meeuw) aan de Minister van Vervoer over <kamervraagonderwerp>{subject}"
        f'</kamervraagonderwerp> (ingezonden <datum isodatum="{asked}">{asked}</datum>).'
        f"</kamervraagomschrijving><vraag><nr>Vraag 1</nr>"
        f"<al>Wat is de stand van {subject}?</al></vraag>{told}"
        "</kamervragen></officiele-publicatie>"
    ).encode()


def motion_xml(subject: str, day: date) -> bytes:
    return (
        "<officiele-publicatie><kamerstuk><dossier><dossiernummer><dossiernr>49 637</dossiernr>"
        "</dossiernummer><titel>Monumenten</titel></dossier>"
        "<stuk><stuknr>Nr. <ondernummer>12</ondernummer></stuknr><titel>MOTIE VAN HET LID JONGBLOED</titel>"
        f'<datumtekst>Voorgesteld <datum isodatum="{day}">{day}</datum></datumtekst>'
        "<algemeen><vrije-tekst><tekst><al>De Kamer,</al><al>gehoord de beraadslaging,</al>"
        f"<al>verzoekt de regering te spreken over {subject},</al>"
        "<al>en gaat over tot de orde van de dag.</al><al>Jongbloed</al></tekst></vrije-tekst></algemeen>"
        "</stuk></kamerstuk></officiele-publicatie>"
    ).encode()


@dataclass
class Kamer:
    """`cases`, `documents`, `promises`: rows of OData; `files`: bytes by the id of what holds them."""

    site: Site
    cases: list[dict[str, Any]] = field(default_factory=list)
    promises: list[dict[str, Any]] = field(default_factory=list)
    documents: list[dict[str, Any]] = field(default_factory=list)
    reports: list[dict[str, Any]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    queries: list[dict[str, str]] = field(default_factory=list)
    refuses: str = ""
    made: int = 0

    def __post_init__(self) -> None:
        self.site.routes.append(self.route)

    def case(self, subject: str, asked: date, **more: Any) -> dict[str, Any]:
        self.made += 1
        number = f"{asked.year}Z{self.made:05d}"
        row: dict[str, Any] = {
            "Id": guid("case", number),
            "Nummer": number,
            "Soort": "Schriftelijke vragen",
            "Onderwerp": subject,
            "GestartOp": moment(asked),
            "Termijn": "0001-01-01T00:00:00Z",
            "Afgedaan": False,
            "Verwijderd": False,
            "Document": [],
            "VervangenDoor": [],
            "ZaakActor": [
                {
                    "Id": guid(number, 1),
                    "ActorNaam": "A. Jongbloed",
                    "ActorFractie": "Meeuw",
                    "Functie": "Tweede Kamerlid",
                    "Relatie": "Indiener",
                },
                {
                    "Id": guid(number, 2),
                    "ActorNaam": "B. Vos",
                    "ActorFractie": None,
                    "Functie": "minister van Vervoer",
                    "Relatie": "Gericht aan",
                },
            ],
            **more,
        }
        self.cases.append(row)
        return row

    def paper(
        self, case: dict[str, Any], soort: str, day: date, body: bytes = PDF, *, xml: bool = True, **more: Any
    ) -> dict[str, Any]:
        self.made += 1
        number = f"{day.year}D{self.made:05d}"
        version: dict[str, Any] = {"Id": guid("version", number), "ExterneIdentifier": None, "Volgnummer": 1}
        row: dict[str, Any] = {
            "Id": guid("document", number),
            "Soort": soort,
            "DocumentNummer": number,
            "Onderwerp": case["Onderwerp"],
            "Datum": moment(day),
            "DatumRegistratie": moment(day),
            "Vergaderjaar": "2030-2031",
            "Volgnummer": -1,
            "ContentLength": len(body),
            "ContentType": "application/pdf",
            "HuidigeDocumentVersie_Id": version["Id"],
            "HuidigeDocumentVersie": version,
            "Verwijderd": False,
            **more,
        }
        if xml:
            publication = {
                "Id": guid("publication", number),
                "FileName": f"{number}.xml",
                "ContentType": "application/xml",
                "Verwijderd": False,
            }
            version["DocumentPublicatie"] = [publication]
            self.files[publication["Id"]] = body
        self.files[row["Id"]] = body if not xml else PDF
        case["Document"].append(row)
        return row

    def answered(self, subject: str, asked: date, number: int, words: str, days: int = 20) -> dict[str, Any]:
        case = self.case(subject, asked)
        answered = asked + timedelta(days=days)
        self.paper(case, "Schriftelijke vragen", asked, question_xml(subject, asked))
        self.paper(
            case,
            "Antwoord schriftelijke vragen",
            answered,
            answer_xml(number, subject, asked, answered, words),
            Aanhangselnummer=f"3031{number:05d}",
        )
        return case

    def all_documents(self) -> list[dict[str, Any]]:
        inside = [
            {**document, "Zaak": [{key: value for key, value in case.items() if key != "Document"}]}
            for case in self.cases
            for document in case["Document"]
        ]
        return [*inside, *self.documents]

    def route(self, path: str, query: dict[str, str]) -> Reply | None:
        if not path.startswith(ODATA):
            return None
        found = re.fullmatch(r"(\w+)(?:\(([^)]*)\))?(?:/(\w+))?", path.removeprefix(ODATA))
        assert found, path
        if found[3]:
            body = self.files.get(found[2])
            return (
                Reply(body, headers={"Content-Type": "application/octet-stream"}) if body else Reply(b"", 404)
            )
        return self.rows(found[1], path, query)

    def rows(self, entity: str, path: str, query: dict[str, str]) -> Reply:
        self.queries.append({"entity": entity, **query})
        if "guid'" in query.get("$filter", "") or (self.refuses and self.refuses in query.get("$expand", "")):
            return Reply(b'{"error":{"code":"","message":"Could not find a property."}}', 400)
        held = {"Zaak": self.cases, "Toezegging": self.promises, "Verslag": self.reports}
        rows = self.all_documents() if entity == "Document" else held.get(entity, [])
        kept = [row for row in rows if matches(row, query.get("$filter", ""))]
        skip = int(query.get("$skip", "0"))
        made: dict[str, Any] = {"@odata.context": "x", "value": kept[skip : skip + PAGE]}
        if query.get("$count"):
            made["@odata.count"] = len(kept)
        if skip + PAGE < len(kept):
            rest = "&".join(
                f"{key}={value}" for key, value in query.items() if key not in ("$skip", "$count")
            )
            link = f"{entity}?{rest}&$skip={skip + PAGE}"
            made["@odata.nextLink"] = link if skip % (2 * PAGE) else f"{self.site.url}{ODATA}{link}"
        return Reply(json.dumps(made).encode(), headers={"Content-Type": "application/json"})


def matches(row: dict[str, Any], condition: str) -> bool:
    """The few conditions that the harvest uses; deleted rows stay in, to see that we drop them."""
    equal = re.findall(r"Soort eq '([^']*)'", condition)
    if equal and row.get("Soort") not in equal:
        return False
    keys = re.findall(r"(?<![\w.])Id eq ([0-9a-f-]+)", condition)
    if keys and row["Id"] not in keys:
        return False
    meetings = re.findall(r"Vergadering_Id eq ([0-9a-f-]+)", condition)
    if meetings and row.get("Vergadering_Id") not in meetings:
        return False
    numbers = re.findall(r"d/Nummer eq (\d+)", condition)
    if numbers and not any(str(one["Nummer"]) in numbers for one in row.get("Kamerstukdossier", [])):
        return False
    for name, sign, day in re.findall(r"(\w+) (ge|lt) (\d{4}-\d\d-\d\d)T", condition):
        own = str(row.get(name, row.get("GestartOp", "")))[:10]
        if not (own >= day if sign == "ge" else own < day):
            return False
    words = re.findall(r"contains\((?:Onderwerp|Tekst),'((?:[^']|'')*)'\)", condition)
    own_words = str(row.get("Onderwerp") or row.get("Tekst")).lower()
    return all(word.replace("''", "'").lower() in own_words for word in words)


class Feed:
    """The SyncFeed of a made-up Kamer: `tell` adds an entry, its token ten higher than the one before."""

    def __init__(self, site: Site) -> None:
        self.entries: list[tuple[int, str, str]] = []
        self.site, self.prefix = site, "tk"
        site.routes.append(self.route)

    def tell(
        self, category: str, row: dict[str, Any], updated: str, *, deleted: str = "false", case: str = ""
    ) -> None:
        token = 10 * (len(self.entries) + 1)
        name = category[0].lower() + category[1:]
        own = row.get("Datum") or row.get("GestartOp") or row.get("Aanmaakdatum") or ""
        field_ = {"document": "datum", "zaak": "gestartOp", "toezegging": "aanmaakdatum"}.get(name, "x")
        mark = f"{self.prefix}:" if token % 20 else ""
        ref = f'<zaak ref="{case}"/>' if case else ""
        body = (
            f'<{name} xmlns="http://www.tweedekamer.nl/xsd/tkData/v1-0" '
            f'xmlns:{self.prefix}="http://www.tweedekamer.nl/xsd/tkData/v1-0" id="{row["Id"]}" '
            f'{mark}verwijderd="{deleted}" {mark}bijgewerkt="{updated}"><soort>{row.get("Soort", "")}</soort>'
            f"<{field_}>{own}</{field_}>{ref}</{name}>"
        )
        entry = (
            f"<entry><title>{row['Id']}</title><updated>{updated}</updated>"
            f'<link rel="next" href="{self.site.url}/SyncFeed/2.0/Feed?x={category}&amp;skiptoken={token}"/>'
            f'<content type="application/xml">{body}</content></entry>'
        )
        self.entries.append((token, category, entry))

    def route(self, path: str, query: dict[str, str]) -> Reply | None:
        if path != "/SyncFeed/2.0/Feed":
            return None
        token, category = int(query["skiptoken"]), query["category"]
        shown = [entry for own, kind, entry in self.entries if own > token and kind == category][:3]
        resume = "" if shown else f'<link rel="resume" href="?skiptoken={token}"/>'
        feed = f'<feed xmlns="http://www.w3.org/2005/Atom">{"".join(shown)}{resume}</feed>'
        return Reply(feed.encode())
