"""An Answer as a file for work: the answer with its sources and the links to the published papers.

Here as Markdown; `ui.wording.word_file` writes the same paragraphs for Word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from index.store.uploads import shown_name
from rag.answer import Answer, Citation, Statement
from rag.statement import Block, capitalise, normalise_quote
from ui.wording import formats
from ui.wording.paper_titles import cited_title
from ui.wording.texts import Language, language_of, text

LABELS = {
    "nl": {"answer": "Antwoord", "notes": "Toelichting", "published": "gepubliceerd stuk", "file": "bestand"},
    "en": {"answer": "Answer", "notes": "Notes", "published": "published paper", "file": "file"},
}
SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class TextRun:
    """A run of text of one kind: words, what is quoted, the mark of a citation, a heading, a list's dash."""

    kind: Literal["words", "quote", "mark", "heading", "item"]
    text: str


def markdown(answer: Answer) -> str:
    """The dossier as Markdown; what comes from papers is escaped."""
    language = language_of(answer.language)
    labels = LABELS[language]
    lines = [f"# {escape_markdown(answer.question)}", "", f"## {labels['answer']}", ""]
    for run in paragraphs(answer):
        lines += ["".join(markdown_run(each) for each in run), ""]
    if answer.notes:
        lines += [f"## {labels['notes']}", "", *(f"- {escape_markdown(note)}" for note in answer.notes), ""]
    if answer.citations:
        lines += [f"## {text('sources', language)}", ""]
    for citation in answer.citations:
        lines += [*source_lines(citation, language), ""]
    return "\n".join(lines).rstrip() + "\n"


def source_lines(citation: Citation, language: Language) -> Iterator[str]:
    """One source: number, who, when, where, the quote, and the link."""
    yield f"**[{citation.n}]** {escape_markdown(headline(citation, language))}"
    yield ""
    yield from quoted_lines(citation.quote, citation.n)
    yield ""
    labels = LABELS[language]
    yield (
        f"{escape_markdown(cited_title(citation, language))} – "
        + (f"[{labels['published']}]({citation.url})" if citation.url else f"{labels['file']} ")
        + ("" if citation.url else escape_markdown(shown_name(citation.doc)))
    )


def in_guillemets(quote: str) -> str:
    """A quote as it is shown within a sentence: «…», its own guillemets single and its lines as one."""
    return f"«{normalise_quote(quote)}»"


def to_the_letter(quote: str) -> str:
    """A quote as it is shown with its source: «…», each sign and line as in the paper."""
    return f"«{quote}»"


def quoted_lines(quote: str, number: int) -> list[str]:
    """The same as a block of Markdown, with the mark of its citation behind it."""
    *lines, last = to_the_letter(quote).splitlines()
    return [*(f"> {escape_markdown(line)}" for line in lines), f"> {escape_markdown(last)} [{number}]"]


def headline(citation: Citation, language: Language) -> str:
    """Who said it, when, and at which question."""
    who = formats.voice_words(citation, language)
    parts = [
        who,
        formats.cabinet_words(citation.minister, language),
        formats.long_date(citation.date, language),
    ]
    parts.append(formats.place_words(citation, language))
    if citation.minister and citation.asker:
        parts.append(text("asked_by", language, who=formats.askers_words(citation, language)))
    parts.append(formats.doubt_words(citation, language))
    return ", ".join(part for part in parts if part)


def escape_markdown(words: str) -> str:
    """Text of papers and people without a meaning in Markdown."""
    return SPECIAL.sub(r"\\\1", CONTROL.sub("", words))


def markdown_run(run: TextRun) -> str:
    """A run with its meaning in Markdown; only the marks of citations keep their brackets."""
    words = escape_markdown(run.text)
    if run.kind == "mark":
        return run.text
    if run.kind == "item":
        return "- "
    return f"**{words}**" if run.kind == "heading" else words


def paragraphs(answer: Answer) -> Iterator[list[TextRun]]:
    """The answer as paragraphs of runs; a paragraph that begins with an item is one of a list."""
    if answer.abstained:
        yield [TextRun("words", answer.text)]
        return
    if answer.lead:
        yield list(statement_runs(answer.lead))
    for section in answer.sections:
        if section.heading:
            yield [TextRun("heading", section.heading)]
        for block in section.blocks:
            yield from block_paragraphs(block)
        if section.gap:
            yield [TextRun("words", section.gap)]
    if answer.closing:
        yield [TextRun("words", answer.closing)]


def block_paragraphs(block: Block) -> Iterator[list[TextRun]]:
    """A block: its speaker with its one statement, or above a list of several."""
    if not block.speaker:
        yield from (list(statement_runs(statement)) for statement in block.statements)
    elif len(block.statements) == 1:
        only = block.statements[0]
        joint = ": " if only.pieces[:1] and only.pieces[0].quoted else ", "
        yield [TextRun("words", f"{block.speaker}{joint}"), *statement_runs(only)]
    else:
        yield [TextRun("words", f"{block.speaker}:")]
        for statement in block.statements:
            first, *rest = statement_runs(statement)
            yield [TextRun("item", ""), TextRun(first.kind, capitalise(first.text)), *rest]


def statement_runs(statement: Statement) -> Iterator[TextRun]:
    """Words, quotes between guillemets, and behind each quote its mark."""
    for position, piece in enumerate(statement.pieces):
        yield TextRun("quote" if piece.quoted else "words", f"{' ' if position else ''}{piece.shown}")
        if piece.cites is not None:
            yield TextRun("mark", f" [{piece.cites}]")
    yield from (TextRun("mark", f" [{number}]") for number in statement.marks)


def without_control_signs(words: str) -> str:
    """Text without the characters that XML cannot hold."""
    return CONTROL.sub("", words)
