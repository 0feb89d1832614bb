"""What an address says of the screen of papers: which list, narrowed to what, in which order, which page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from urllib.parse import urlencode

from ui.browse.paper_table import FACETS, Selection
from ui.html.escaping import escape
from ui.html.templating import markup
from ui.wording.texts import Language, language_of

# What each part is called in an address.
NAMES = {
    "words": "woorden",
    "dossier": "dossier",
    "type": "soort",
    "year": "jaar",
    "party": "partij",
    "member": "lid",
    "minister": "bewindspersoon",
    "ministry": "ministerie",
}
LISTS = ("", "open", "telaat", "moties", "toezeggingen")  # all; open sets; late answers; motions; promises
SORTS = ("new", "old", "title")
LONGEST = 200


@dataclass(frozen=True, slots=True)
class PaperView:
    """One view of the papers, as its address says it; `page` counts from 1."""

    list: str = ""
    selection: Selection = field(default_factory=Selection)
    late: bool = False
    sort: str = "new"
    page: int = 1
    language: Language = "nl"

    @classmethod
    def of_query(cls, query: Mapping[str, str]) -> PaperView:
        """The view of an address; what it says wrongly counts as not said."""
        said = {name: query.get(short, "").strip()[:LONGEST] for name, short in NAMES.items()}
        listed, page = query.get("lijst", ""), query.get("blz", "")
        if said["type"] == "open":  # as addresses said it before there was more than one list
            listed, said["type"] = "open", ""
        sort = query.get("volgorde", "")
        return cls(
            listed if listed in LISTS else "",
            Selection(**said),
            query.get("laat") == "1",
            sort if sort in SORTS else "new",
            min(int(page), 100_000)
            if page.isascii() and page.isdigit() and len(page) < 7 and int(page)
            else 1,
            language_of(query.get("lang") or query.get("taal")),
        )

    def narrowed(self, **values: str) -> PaperView:
        """The first page of the view with these facets chosen instead."""
        return replace(self, selection=replace(self.selection, **values), page=1)

    def query(self, **extra: str) -> str:
        """The view as the query of an address, not yet escaped."""
        said = [("scherm", "stukken"), ("lijst", self.list)]
        said += [(NAMES[part.name], getattr(self.selection, part.name)) for part in fields(Selection)]
        said += [("laat", "1" if self.late else ""), ("volgorde", self.sort if self.sort != "new" else "")]
        said += [("blz", str(self.page) if self.page > 1 else ""), *extra.items()]
        said += [("taal", "en" if self.language == "en" else "")]
        return urlencode([(name, value) for name, value in said if value])

    @property
    def address(self) -> str:
        """The address of the view on the page, safe in an attribute."""
        return markup("?" + escape(self.query()))

    @property
    def chosen(self) -> dict[str, str]:
        """What is chosen, by name."""
        names = ("dossier", *FACETS)
        return {name: value for name in names if (value := getattr(self.selection, name))}


def person_address(language: Language, **who: str) -> str:
    """The address of the page of a member or minister: `member=` or `minister=`."""
    return PaperView(language=language).narrowed(**who).address
