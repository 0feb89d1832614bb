"""An Answer, hits and facts about an index as text for a terminal: wrapped, dated, with [n] notes."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from collections.abc import Iterator, Mapping

from index.search.index import Hit, Hits
from index.store.uploads import shown_name
from rag.answer import Answer, Citation
from rag.say.coverage_words import covered_words
from rag.say.frames import frames
from rag.statement import marked_text, section_lines
from ui.wording import formats
from ui.wording.export import in_guillemets
from ui.wording.paper_titles import cited_title
from ui.wording.texts import Language, language_of, text

MAX_WIDTH = 100


def width() -> int:
    """Columns to wrap at: the terminal's, 20 to 100, 100 where the output is no terminal."""
    if not sys.stdout.isatty():
        return MAX_WIDTH
    return max(20, min(MAX_WIDTH, shutil.get_terminal_size().columns))


def has_colour() -> bool:
    """Whether stdout shows bold and dim: a terminal, and NO_COLOR not set."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def bold(words: str) -> str:
    """Bold where the terminal can."""
    return f"\x1b[1m{words}\x1b[0m" if has_colour() else words


def dim(words: str) -> str:
    """Dim where the terminal can."""
    return f"\x1b[2m{words}\x1b[0m" if has_colour() else words


def without_colour(words: str) -> str:
    """The text as a file holds it."""
    return words.replace("\x1b[1m", "").replace("\x1b[2m", "").replace("\x1b[0m", "")


def printable(words: str) -> str:
    """The text without control characters: a paper must not steer the reader's terminal."""
    return "".join(c for c in words if c in "\n\t" or (c.isprintable() or c.isspace()))


def wrapped(words: str, indent: str = "", first: str | None = None) -> str:
    """Text broken at the width, line breaks inside it kept."""
    lines: list[str] = []
    for block in printable(words).splitlines() or [""]:
        lead = indent if lines or first is None else first
        lines += textwrap.wrap(
            block, width(), initial_indent=lead, subsequent_indent=indent, break_long_words=False
        ) or [""]
    return "\n".join(lines)


def answer_text(result: Answer) -> str:
    """The whole answer: statements, notes, sources, what was searched, the warning."""
    language = language_of(result.language)
    parts = [bold(wrapped(result.question)), ""]
    for paragraph in answer_paragraphs(result):
        parts += [wrapped(paragraph), ""]
    parts += [wrapped(note, "  ", "– ") for note in result.notes]
    if result.citations:
        parts += ["", bold(text("sources", language))]
        parts += [line for citation in result.citations for line in _source_lines(citation, result, language)]
    parts += ["", *(dim(line) for line in _closing_lines(result, language))]
    return "\n".join(parts)


def answer_paragraphs(result: Answer) -> list[str]:
    """The paragraphs of the answer as running text; of an abstention, that there is none."""
    if result.abstained:
        return [result.silence]
    lead = [marked_text(result.lead)] if result.lead else []
    return [*lead, *(line for section in result.sections for line in section_lines(section))]


def _source_lines(citation: Citation, result: Answer, language: Language) -> Iterator[str]:
    label = f"[{citation.n}] "
    indent = " " * len(label)
    who = ", ".join(
        p
        for p in (formats.voice_words(citation, language), formats.cabinet_words(citation.minister, language))
        if p
    )
    when = formats.long_date(citation.date, language)
    yield wrapped(
        " · ".join(p for p in (when, who, formats.place_words(citation, language)) if p), indent, label
    )
    if doubt := formats.doubt_words(citation, language):
        yield wrapped(f"({doubt})", indent, indent)
    called = cited_title(citation, language)
    yield dim(wrapped(called, indent, indent))
    if called != shown_name(citation.doc) and not citation.url:
        yield dim(wrapped(shown_name(citation.doc), indent, indent))
    if citation.n not in shown_quotes(result):
        yield wrapped(in_guillemets(citation.quote), indent, indent)
    if citation.url:
        yield dim(indent + printable(citation.url))


def shown_quotes(result: Answer) -> frozenset[int | None]:
    """The numbers of the quotes that stand in the answer itself."""
    return frozenset(piece.cites for statement in result.statements for piece in statement.pieces)


def _closing_lines(result: Answer, language: Language) -> Iterator[str]:
    if not result.abstained:  # an abstention says what was searched in its notes
        yield text("searched", language, covered=covered_words(result.coverage, language))
    yield frames(language).closing


def hits_text(found: Hits) -> str:
    """The hits, best first, one block each."""
    language = language_of(found.language)
    blocks = [_hit_text(hit, language) for hit in found.hits]
    return "\n\n".join(blocks) if blocks else text("no_hits", language)


def _hit_text(hit: Hit, language: Language) -> str:
    label = f"{hit.rank:>2}. "
    place = f"{text(hit.kind, language)} {hit.exchange if hit.exchange is not None else hit.paragraph}"
    who = "" if hit.unsure else formats.minister_words(hit.minister)
    head = [
        formats.long_date(hit.date, language),
        who,
        hit.party or "",
        place,
        formats.doubt_words(hit, language),
    ]
    return "\n".join(
        (
            bold(wrapped(" · ".join(part for part in head if part), "    ", label)),
            dim(wrapped(f"{hit.title or ''} ({shown_name(hit.doc)})".strip(), "    ", "    ")),
            wrapped(textwrap.shorten(hit.text, 500, placeholder=" …"), "    ", "    "),
        )
    )


def facts_table(values: Mapping[str, object]) -> str:
    """Names and values in two columns."""
    widest = max((len(name) for name in values), default=0)
    return "\n".join(f"{name:<{widest}}  {_fact_text(value)}" for name, value in values.items())


def _fact_text(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {item}" for name, item in value.items())
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    return "–" if value is None else printable(str(value))
