"""Made-up official publications behind SRU and a files host, with the habits of the real ones."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

from tests.support.site import Reply, Site


@dataclass
class Publication:
    key: str
    available: str
    kind: str = "Kamervragen (Aanhangsel)"
    body: bytes = b""
    files: tuple[str, ...] = ("xml", "pdf", "html")
    extra: str = ""
    bare: bool = False
    modified: str = ""


def published(one: Publication, cql: str) -> bool:
    """The few conditions that the harvest uses."""
    keys = re.findall(r'dt\.identifier=="([^"]*)"', cql)
    if keys:
        return one.key in keys
    for name in ("available", "modified"):
        days = dict(re.findall(rf"dt\.{name}(>=|<=)(\d{{4}}-\d\d-\d\d)", cql))
        if days and not days[">="] <= getattr(one, name) <= days["<="]:
            return False
    return one.kind in re.findall(r'w\.publicatienaam=="([^"]*)"', cql)


@dataclass
class Koop:
    """`over` makes the count an estimate that is too high; `ignored` is said beside the records."""

    site: Site
    papers: list[Publication] = field(default_factory=list)
    over: int = 3
    far: int = 10_000
    ignored: str = ""
    prefixed: bool = False
    refuses: str = ""
    lenient: bool = False
    queries: list[dict[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.site.routes.append(self.route)

    def route(self, path: str, query: dict[str, str]) -> Reply | None:
        if path == "/sru":
            self.queries.append(query)
            return self.search(query)
        found = re.fullmatch(r"/([\w-]+)\.(xml|pdf)", path)
        for paper in self.papers:
            if found and paper.key == found[1] and found[2] in paper.files:
                return Reply(paper.body, headers={"ETag": f'"{hashlib.sha256(paper.body).hexdigest()[:8]}"'})
        return Reply(b"", 302, {"Location": f"{self.site.url}/Errors/404.htm"}) if found else None

    def search(self, query: dict[str, str]) -> Reply:
        cql = query["query"]
        if (cql.count('"') % 2 and not self.lenient) or "ONZIN" in cql:
            return self.wrapped(
                "<diagnostics><diagnostic><uri>info:srw/diagnostic/1/10</uri>"
                "<message>Query syntax error</message></diagnostic></diagnostics>"
            )
        start, most = int(query["startRecord"]), int(query["maximumRecords"])
        if start + most > self.far:
            return Reply(b"", 504)
        if self.refuses and self.refuses in cql:
            return self.wrapped(
                "<diagnostics><diagnostic><uri>info:srw/diagnostic/1/16</uri>"
                "<message>Unsupported index</message></diagnostic></diagnostics>"
            )
        kept = [one for one in self.papers if published(one, cql)]
        shown = "".join(map(self.record, kept[start - 1 : start - 1 + most]))
        detail = f"<diagnostic><uri>x</uri><details>{self.ignored}</details></diagnostic>"
        told = f"<diagnostics>{detail}</diagnostics>"
        count = len(kept) + self.over if kept else 0
        return self.wrapped(
            f"<numberOfRecords>{count}</numberOfRecords><records>{shown}</records>"
            f"<resultCountPrecision>estimate</resultCountPrecision>{told if self.ignored else ''}"
        )

    def record(self, one: Publication) -> str:
        name = "" if one.bare else f"<dcterms:identifier>{one.key}</dcterms:identifier>"
        files = "".join(
            f'<gzd:itemUrl manifestation="{kind}">https://repository.overheid.nl/frbr/{one.key}.{kind}</gzd:itemUrl>'
            for kind in one.files
        )
        return (
            f"<record><recordData><gzd:gzd><gzd:originalData><w:meta>{name}"
            f"<dcterms:title>Stuk {one.key}</dcterms:title><dcterms:date>2031-01-02</dcterms:date>"
            f"<dcterms:available>{one.available}</dcterms:available><dcterms:modified>{one.modified}</dcterms:modified>"
            f"<w:publicatienaam>{one.kind}</w:publicatienaam>{one.extra}</w:meta></gzd:originalData>"
            f"<gzd:enrichedData>{files}</gzd:enrichedData></gzd:gzd></recordData></record>"
        )

    def wrapped(self, inside: str) -> Reply:
        if self.prefixed:
            inside = re.sub(
                r"<(/?)(?=(?:numberOfRecords|records?|recordData|diagnostics?|message)\b)", r"<\1sru:", inside
            )
        prefix = "sru:" if self.prefixed else ""
        name = "xmlns:sru" if self.prefixed else "xmlns"
        return Reply(
            f'<{prefix}searchRetrieveResponse {name}="http://docs.oasis-open.org/ns/search-ws/sruResponse" '
            'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:gzd="http://standaarden.overheid.nl/sru" '
            f'xmlns:w="http://standaarden.overheid.nl/wetgeving/">{inside}</{prefix}searchRetrieveResponse>'.encode()
        )
