"""The filters: a form with native fields, and what it says as Filters."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from index.language.vocabulary import ministries, party_labels
from index.language.words import fold
from index.search import Filters, Index
from rag.understand.periods import bound_said
from ui.html.templating import render
from ui.wording.remarks import no_day_words
from ui.wording.texts import Language, text

# The names of the fields are those of the address that reopens a question: ?q=…&van=…&tot=…
FIELDS = {
    "van": "since",
    "tot": "until",
    "partij": "party",
    "bewindspersoon": "minister",
    "ministerie": "ministry",
    "soort": "type",
    "stuk": "doc",
}
ASIDE = FIELDS | {"gesprek": "history"}  # what may be put aside: the conversation too
WITHOUT = "zonder"  # …&zonder=partij,van: what the question says in words and shall not narrow the search
NUMBER = "bericht"
STATE = "stand"
MOST_MESSAGES = 1_000_000
MAX_VALUE = 200


def form_html(index: Index, language: Language) -> str:
    """The form; every choice is a name that occurs in the index."""
    since, until = index.period()
    kinds = [(kind, text(f"type_{kind}", language)) for kind in index.types()]
    fields = [
        ("partij", "party", _as_choices(party_labels(index.parties()).values())),
        ("bewindspersoon", "minister", _as_choices(index.ministers())),
        (
            "ministerie",
            "ministry",
            _as_choices(name for each in index.ministries() for name in ministries(each)),
        ),
        ("soort", "type", kinds),
    ]
    return render("filter_form.html", language=language, since=since, until=until, fields=fields)


def _as_choices(names: Iterable[str]) -> list[tuple[str, str]]:
    """Names as choices, each once: each is shown as it is sent."""
    return [(name, name) for name in sorted(set(names), key=lambda name: (fold(name), name))]


def read_form(form: str | Mapping[str, object] | None) -> Filters:
    """What a form says: JSON or a mapping of its fields; what is no date or too long is left out."""
    return Filters(**_filter_values(parse_form(form)))  # type: ignore[arg-type]  # dates for since and until, else text


def ignored_fields(form: str | Mapping[str, object] | None) -> frozenset[str]:
    """The fields of Filters that a form says shall not be taken from the question's words."""
    ignored = parse_form(form).get(WITHOUT)
    names = ignored.split(",") if isinstance(ignored, str) else []
    return frozenset(ASIDE[name] for name in names if name in ASIDE)


def message_number(form: str | Mapping[str, object] | None) -> int | None:
    """Which message of its page a form came with, the first being 1; None where it does not say."""
    number = parse_form(form).get(NUMBER)
    return number if type(number) is int and 0 < number < MOST_MESSAGES else None


def said_of(filters: Filters) -> dict[str, str]:
    """Filters as an address says them; the reverse of `read_form`."""
    return {name: str(value) for name, field in FIELDS.items() if (value := getattr(filters, field))}


def names_of(fields: Collection[str]) -> str:
    """Fields of Filters as the address names them: "partij,van"."""
    return ",".join(name for name, field in ASIDE.items() if field in fields)


def parse_form(form: str | Mapping[str, object] | None) -> Mapping[str, object]:
    """The fields that a form holds, empty where it is none."""
    if isinstance(form, str):
        try:
            form = json.loads(form)
        except (ValueError, RecursionError):
            return {}
    return form if isinstance(form, Mapping) else {}


def _filter_values(fields: Mapping[str, object]) -> dict[str, date | str | None]:
    values: dict[str, date | str | None] = {}
    for name, field in FIELDS.items():
        value = fields.get(name)
        if isinstance(value, str) and 0 < len(value.strip()) <= MAX_VALUE:
            values[field] = _form_day(value, field) if field in ("since", "until") else value.strip()
    return values


def unread_day(form: str | Mapping[str, object] | None) -> str | None:
    """What is said in the place of a day and is none, as one sentence; None where nothing is."""
    fields = parse_form(form)
    for name in ("van", "tot"):
        value = fields.get(name)
        if isinstance(value, str) and value.strip() and _form_day(value, FIELDS[name]) is None:
            said = value.strip()[:MAX_VALUE]
            return f'"{said}" {no_day_words(said)}'
    return None


def _form_day(text: str, field: str) -> date | None:
    """A day as the browser writes it, or as people do ("2024", "sinds 9-2-24"); None for anything else."""
    return bound_said(text, "since" if field == "since" else "until")
