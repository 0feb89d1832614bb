"""What a question was narrowed to, as chips; one that its own words said can be taken off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rag.answer import Answer
from rag.say.frames import frames
from rag.understand.periods import days_said
from ui.html.filter_form import names_of
from ui.html.templating import render
from ui.service.conversations import Turn
from ui.wording import formats
from ui.wording.paper_titles import paper_title
from ui.wording.texts import Language, text

Held = tuple[frozenset[str], str]  # fields of Filters, and how to say what they hold


@dataclass(frozen=True, slots=True)
class Chip:
    """What is shown, and the fields to ask again without, as the address names them; None: it stays."""

    shown: str
    fields: str | None


def understood_html(turn: Turn, answer: Answer, language: Language) -> str:
    """A chip for each filter that held; nothing where none did."""
    chips = [_filter_chip(turn, answer, *found) for found in _used_filters(answer, language)]
    leaning = _follow_up_chip(turn, answer)
    return render("filter_chips.html", language=language, question=turn.question, leaning=leaning, held=chips)


def _follow_up_chip(turn: Turn, answer: Answer) -> Chip | None:
    """What a follow-up was understood as, which may be asked alone."""
    if not answer.understood.carried:
        return None
    shown = frames(answer.language).leaning.format(question=answer.understood.question)
    return Chip(shown, names_of(turn.ignored | {"history"}))


def _filter_chip(turn: Turn, answer: Answer, fields: frozenset[str], shown: str) -> Chip:
    is_said = bool(fields & set(answer.understood.fields))
    return Chip(shown, names_of(turn.ignored | fields) if is_said else None)


def _used_filters(answer: Answer, language: Language) -> Iterator[Held]:
    used = answer.filters
    if period := _day_of_asking(answer, language) or formats.period_words(used.since, used.until, language):
        yield frozenset({"since", "until"}), period
    for name in ("party", "minister", "ministry"):
        if value := getattr(used, name):
            yield frozenset({name}), f"{text(name, language)}: {value}"
    if used.type:
        yield frozenset({"type"}), text(f"type_{used.type}", language)
    if used.doc:
        titles = (c.title for c in answer.citations if c.doc == used.doc and c.title)
        shown = next((paper_title(title, "", {}, language) for title in titles), text("one_paper", language))
        yield frozenset({"doc"}), shown


def _day_of_asking(answer: Answer, language: Language) -> str:
    """When something was asked, as it was said, and until when answers to it are looked for: "november
    2024; antwoord tot en met 1 juni 2025". Empty where the period ends as it was said."""
    words, until = frames(answer.language), answer.filters.until
    before = words.understood.partition("{value}")[0].format(field=words.fields.get("period", "period"))
    said = next((note[len(before) :].rstrip(".") for note in answer.notes if note.startswith(before)), "")
    days = days_said(said) if said and until else None
    if days is None or days[1] == until:
        return ""
    return text("asked_then", language, said=said, day=formats.long_date(until, language))
