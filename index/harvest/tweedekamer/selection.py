"""What a user wants of the Kamer's papers -> the conditions with which OData is asked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from index.errors import SourceError
from index.harvest.tweedekamer.odata import quote_literal
from index.harvest.wanted_paper import check_days, check_dossier, without_blanks

# Our types -> the source's words for a document of that type. The first three lie in a case (Zaak).
QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "vragen": ("Schriftelijke vragen",),
    "uitstel": ("Mededeling (uitstel antwoord)",),
    "antwoord": ("Antwoord schriftelijke vragen", "Antwoord schriftelijke vragen (nader)"),
}
LETTERS: Mapping[str, tuple[str, ...]] = {
    "brief": ("Brief regering",),
    "schriftelijk overleg": ("Verslag van een schriftelijk overleg",),
    "lijst van vragen en antwoorden": (
        "Lijst van vragen en antwoorden",
        "Verslag houdende een lijst van vragen en antwoorden",
    ),
}
OF_DOSSIER = (*QUESTIONS, *LETTERS, "motie")  # what documented relations narrow to a dossier
RECORDS = ("motie", "toezegging", "verslag")
TYPES = (*QUESTIONS, *LETTERS, *RECORDS)
TYPE_OF = {
    soort: kind for table in (QUESTIONS, LETTERS) for kind, all_of in table.items() for soort in all_of
}


@dataclass(frozen=True, slots=True)
class KamerSelection:
    """A harvest; days are inclusive, `search` words must all stand in the subject."""

    since: str = ""
    until: str = ""
    types: tuple[str, ...] = tuple(QUESTIONS)
    search: str = ""
    dossier: str = ""
    member: str = ""  # a name or a part of one, of who asked, was asked or signed

    def __post_init__(self) -> None:
        if unknown := set(self.types) - set(TYPES):
            raise SourceError(f"--type knows {', '.join(TYPES)}, not {min(unknown)}")
        check_days(self.since, self.until)
        if not self.types:
            raise SourceError(f"--type names nothing; it knows {', '.join(TYPES)}")
        if self.dossier:
            check_dossier(self.dossier)
        if "verslag" in self.types and (self.member or self.dossier):
            raise SourceError(
                "meeting reports cannot be narrowed by --member or --dossier: the source lists neither; "
                "leave verslag out, or narrow by --since, --until and --search"
            )

    def dump(self) -> str:
        """As JSON, to be asked again by sync."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @staticmethod
    def load(text: str) -> KamerSelection:
        """What `dump` wrote."""
        made = json.loads(text)
        return KamerSelection(**{**made, "types": tuple(made["types"])})

    def where(self, moment: str, *, subject: str = "Onderwerp", actors: str = "", dossiers: str = "") -> str:
        """The conditions all sets share: two fields and two relations by the names they have there."""
        parts = ["Verwijderd eq false"]
        if self.since:
            parts.append(f"{moment} ge {self.since}T00:00:00Z")
        if self.until and self.until < date.max.isoformat():  # no day comes after the last one
            after = date.fromisoformat(self.until) + timedelta(days=1)
            parts.append(f"{moment} lt {after.isoformat()}T00:00:00Z")
        parts += [f"contains({subject},{quote_literal(word)})" for word in self.search.split()]
        if self.dossier and dossiers:
            parts.append(self._dossier_condition(dossiers))
        if self.member and actors:
            parts.append(f"{actors}/any(a: contains(a/ActorNaam,{quote_literal(self.member)}))")
        return " and ".join(parts)

    def promise_condition(self) -> str:
        """The conditions for toezeggingen: `member` gave the promise or got it; the dossier is one of the
        meeting in which it was given."""
        parts = [self.where("Aanmaakdatum", subject="Tekst")]
        if self.member:
            whole, last = quote_literal(self.member), quote_literal(self.member.split()[-1])
            parts.append(
                f"(contains(Naam,{whole}) or contains(Achternaam,{last}) "
                f"or ToegezegdAan/any(t: contains(t/Persoon/Achternaam,{last})))"
            )
        if self.dossier:
            parts.append(f"Activiteit/Zaak/any(z: z/{self._dossier_condition('Kamerstukdossier')})")
        return " and ".join(parts)

    @property
    def dossier_parts(self) -> tuple[str, str]:
        """Number and addition: `36800`, `VIII`."""
        number, _, addition = without_blanks(self.dossier).partition("-")
        return number, addition

    def _dossier_condition(self, relation: str) -> str:
        number, addition = self.dossier_parts
        condition = f"d/Nummer eq {number}" + (
            f" and d/Toevoeging eq {quote_literal(addition)}" if addition else ""
        )
        return f"{relation}/any(d: {condition})"


def one_of(field: str, values: tuple[str, ...]) -> str:
    """One of these; written with `or`, since `in` has been broken at the source before."""
    return "(" + " or ".join(f"{field} eq {quote_literal(value)}" for value in values) + ")"
