"""What a question was narrowed to, as chips; one that its own words said can be taken off."""

from __future__ import annotations

from collections.abc import Iterator

from rag.answer import Answer
from rag.say.frames import frames
from ui.html.escaping import escape, wording
from ui.html.filter_form import names_of
from ui.service.conversations import Turn
from ui.wording import formats
from ui.wording.texts import Language, text

Held = tuple[frozenset[str], str]  # fields of Filters, and how to say what they hold


def understood_html(turn: Turn, answer: Answer, language: Language) -> str:
    """A chip for each filter that held; nothing where none did."""
    chips = _leaning(turn, answer, language)
    chips += "".join(f"<li>{_chip(turn, answer, *held, language)}</li>" for held in _held(answer, language))
    if not chips:
        return ""
    return f'<ul class="begrepen" aria-label="{wording("searched_within", language)}">{chips}</ul>'


def _leaning(turn: Turn, answer: Answer, language: Language) -> str:
    """What a follow-up was understood as, as a button that asks it alone."""
    if not answer.understood.carried:
        return ""
    shown = frames(answer.language).leaning.format(question=answer.understood.question)
    return f"<li>{_without(turn, frozenset({'history'}), shown, wording('ask_alone', language))}</li>"


def _without(turn: Turn, fields: frozenset[str], label: str, says: str) -> str:
    """A button that asks the question again without these fields."""
    return (
        f'<button type="button" class="chip af" data-without="{names_of(turn.ignored | fields)}" '
        f'data-question="{escape(turn.question)}" aria-label="{says}">{escape(label)}</button>'
    )


def _chip(turn: Turn, answer: Answer, fields: frozenset[str], label: str, language: Language) -> str:
    if not fields & set(answer.understood.fields):
        return f'<span class="chip">{escape(label)}</span>'
    return _without(turn, fields, label, wording("ask_without", language, filter=label))


def _held(answer: Answer, language: Language) -> Iterator[Held]:
    used = answer.filters
    if period := formats.period_words(used.since, used.until, language):
        yield frozenset({"since", "until"}), period
    for name in ("party", "minister", "ministry"):
        if value := getattr(used, name):
            yield frozenset({name}), f"{text(name, language)}: {value}"
    if used.type:
        yield frozenset({"type"}), text(f"type_{used.type}", language)
    if used.doc:
        yield frozenset({"doc"}), used.doc
