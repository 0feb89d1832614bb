"""The screen of worksheets, and what one is told of a question: its state, and earlier answers as values.

The values are text, which the page's script shows as text; addresses are checked here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from index.document import Document
from rag.answer import Answer, Citation
from rag.say.compose import published_address
from rag.statement import marked_text, squeeze_spaces
from ui.html.cards import exchange_of
from ui.html.citation_places import checksum
from ui.html.escaping import readable, web_address
from ui.html.templating import render
from ui.wording import formats
from ui.wording.paper_titles import cited_title, paper_title
from ui.wording.texts import Language

MOST_OF_QUESTION = 400  # characters of the question that an earlier answer was given to
# Nearness from which on a source counts as an answer. Of Dutch sources quoted in the standing set .79 are
# right from there on and .39 below it; .04 and .24 of them are quoted for what no paper answers.
ANSWERS = 0.65
Lookup = Callable[[str], Document | None]


def worksheet_shell(language: Language) -> str:
    """The screen of worksheets, filled by the script from what the reader's own machine keeps."""
    return render("worksheet_shell.html", language=language)


def answer_values(answer: Answer, lookup: Lookup, language: Language) -> Mapping[str, object]:
    """What a worksheet keeps of an answer: if there is one, its quotes, and what a model wrote of them.

    `gaps` say which parts of a question have no answer; the screen shows them among the `notes`.
    A source `answers` where it is near enough to the question to be chosen beforehand; where none is, or the
    answer itself is uncertain, all are "possible": worth looking at.
    """
    written = [
        {"text": readable(marked_text(statement)), "numbers": list(statement.citations)}
        for statement in answer.statements
        if statement.doc is None
    ]
    near = {number for each in answer.statements if each.near >= ANSWERS for number in each.citations}
    sure = set() if answer.uncertain else near
    state = "answered" if sure else "possible"
    return {
        "state": "silent" if answer.abstained or not answer.citations else state,
        "said": readable(answer.silence if answer.abstained else ""),
        "gaps": [readable(gap) for gap in _gaps(answer)],
        "notes": [readable(note) for note in (*_gaps(answer), *answer.notes)],
        "written": written,
        "sources": [
            {**source, "answers": each.n in sure}
            for each, source in zip(
                answer.citations, _sources(answer.citations, lookup, language), strict=True
            )
        ],
        "nearest": _sources(answer.nearest, lookup, language),
    }


def _gaps(answer: Answer) -> list[str]:
    return [section.gap for section in answer.sections if section.gap]


def _sources(citations: Sequence[Citation], lookup: Lookup, language: Language) -> list[Mapping[str, object]]:
    return [source_values(each, lookup(each.doc), language) for each in citations]


def source_values(citation: Citation, document: Document | None, language: Language) -> Mapping[str, object]:
    """A quote with who, when, where, and its place in the paper by which it can be checked again."""
    exchange = exchange_of(citation, document)
    asked = document.at(exchange.question) if exchange and document else ""
    made_up = document is not None and document.fictitious
    return {
        "n": citation.n,
        "quote": readable(citation.quote),
        "who": readable(formats.voice_words(citation, language)),
        "cabinet": readable(formats.cabinet_words(citation.minister, language)),
        "day": formats.long_date(citation.date, language),
        "place": readable(formats.place_words(citation, language)),
        "doubt": formats.doubt_words(citation, language),
        "title": readable(formats.title_subject(cited_title(citation, language))),
        "asked": readable(squeeze_spaces(asked)[:MOST_OF_QUESTION]),
        "doc": citation.doc,
        "start": citation.start,
        "end": citation.end,
        "of": checksum(citation.quote),
        "url": citation.url if not made_up and web_address(citation.url) else "",
        "fictitious": made_up,
    }


def paper_values(document: Document, language: Language) -> tuple[str, str]:
    """A paper's title and the address where it is published ("" where it is not), without a quote."""
    named = document.title or document.subject
    title = (
        formats.title_subject(named)
        if named
        else paper_title(None, document.type, document.numbers, language)
    )
    return readable(title), published_address(document) or ""
