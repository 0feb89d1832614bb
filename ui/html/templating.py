"""Jinja2 templates with autoescape: whatever a paper, a visitor or a model wrote is text, never markup."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from rag.lists import shown_lines
from rag.statement import capitalise
from ui.html.escaping import element_id, readable
from ui.wording import formats
from ui.wording.texts import text


def template_value(value: object) -> object:
    """A value as a template writes it: text without control and direction marks, markup as it is."""
    return value if isinstance(value, Markup) else readable(value)


@cache
def environment() -> Environment:
    """The templates of ui/html/templates; an unknown name in one is a fault, not an empty place."""
    made = Environment(
        loader=PackageLoader("ui.html"),
        autoescape=True,
        finalize=template_value,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"text": text, "forms": formats, "element_id": element_id, "shown_lines": shown_lines}
    made.globals["capitalised"] = capitalise
    return made


@cache
def template(name: str) -> Template:
    """A template by the name of its file, read once."""
    return environment().get_template(name)


def render(name: str, **values: object) -> str:
    """A template filled in."""
    return template(name).render(**values)


def markup(made: str) -> Markup:
    """HTML of this room, safe already, for a place in a template."""
    return Markup(made)


def notice(kind: str, sentence: str, role: str | None = None) -> str:
    """A sentence of the page itself, `kind` its class; with a role it is read out."""
    return render("notice.html", kind=kind, sentence=sentence, role=role)
