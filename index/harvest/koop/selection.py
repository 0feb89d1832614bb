"""What a user wants of the official publications -> CQL."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from index.errors import SourceError
from index.harvest.wanted_paper import check_days, without_blanks

PUBLICATIONS: Mapping[str, str] = {
    "antwoord": "Kamervragen (Aanhangsel)",
    "vragen": "Kamervragen zonder antwoord",
    "kamerstuk": "Kamerstuk",
    "verslag": "Handelingen",
}
TYPE_OF = {"Kamervragen (Aanhangsel)": "antwoord", "Kamervragen zonder antwoord": "vragen"}
FIRST = date(1995, 1, 1)
AREA = "c.product-area==officielepublicaties"


@dataclass(frozen=True, slots=True)
class OfficialSelection:
    """A harvest by day of publication (`dt.available`), inclusive; papers are often dated before it."""

    since: str = ""
    until: str = ""
    types: tuple[str, ...] = ("antwoord", "vragen")
    query: str = ""
    dossier: str = ""
    vraagnummer: str = ""

    def __post_init__(self) -> None:
        if unknown := set(self.types) - set(PUBLICATIONS):
            raise SourceError(f"--type knows {', '.join(PUBLICATIONS)}, not {min(unknown)}")
        check_days(self.since, self.until)
        if not self.types:
            raise SourceError(f"--type names nothing; it knows {', '.join(PUBLICATIONS)}")

    def dump(self) -> str:
        """As JSON, to be asked again by sync."""
        return json.dumps({"source": "koop", **asdict(self)}, ensure_ascii=False, sort_keys=True)

    @staticmethod
    def load(text: str) -> OfficialSelection:
        """What `dump` wrote."""
        made = {name: value for name, value in json.loads(text).items() if name != "source"}
        return OfficialSelection(**{**made, "types": tuple(made["types"])})

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day of publication."""
        since = date.fromisoformat(self.since) if self.since else FIRST
        return since, date.fromisoformat(self.until) if self.until else date.today()

    def cql(self, since: date, until: date, by: str = "dt.available") -> str:
        """The query for one slice of days: of publication, or `by` another day of papers in the period."""
        names = " OR ".join(f"w.publicatienaam=={_quote_term(PUBLICATIONS[kind])}" for kind in self.types)
        parts = [AREA, f"({names})"]
        if self.dossier:
            parts.append(f"w.dossiernummer=={_quote_term(without_blanks(self.dossier))}")
        if self.vraagnummer:
            parts.append(f"w.vraagnummer=={_quote_term(without_blanks(self.vraagnummer))}")
        if self.query:
            parts.append(f"cql.textAndIndexes all {_quote_term(self.query)}")
        parts.append(_period_clause(by, since, until))
        if by != "dt.available":
            parts.append(_period_clause("dt.available", *self.days))
        return " AND ".join(parts)


def identifiers_cql(keys: Sequence[str]) -> str:
    """The query for these papers."""
    return f"{AREA} AND ({' OR '.join(f'dt.identifier=={_quote_term(key)}' for key in keys)})"


def _period_clause(index: str, since: date, until: date) -> str:
    return f"{index}>={since.isoformat()} AND {index}<={until.isoformat()}"


def _quote_term(text: str) -> str:
    """A quoted term; quotes and backslashes would end it."""
    return '"' + text.replace("\\", " ").replace('"', " ") + '"'
