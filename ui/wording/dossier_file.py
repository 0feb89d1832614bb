"""Quotes that a reader put aside as a file: Word, Markdown or CSV, each with its source and his note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from ui.wording.export import LABELS, escape_markdown, quoted_lines, to_the_letter, without_control_signs
from ui.wording.formats import with_capital
from ui.wording.spreadsheet import heads, spreadsheet
from ui.wording.texts import Language, text


@dataclass(frozen=True, slots=True)
class AsideQuote:
    """A quote with who said it when, its paper, the reader's note, and whether it `stands` there still.

    `headline` is empty where it does not, `title`, `url` and `doc` where its paper is gone.
    """

    quote: str
    headline: str
    title: str
    url: str
    doc: str
    note: str
    stands: bool

    @property
    def published(self) -> str:
        """The address of the published paper; "" for what is none."""
        try:
            parts = urlsplit(self.url)
        except ValueError:
            return ""
        if any(sign.isspace() or sign in "<>" for sign in self.url):
            return ""
        return self.url if parts.scheme in ("http", "https") and parts.hostname else ""


def dossier_file(
    quotes: Sequence[AsideQuote], form: Literal["docx", "md", "csv"], language: Language
) -> bytes:
    """The quotes in the order given; the same quotes give the same Markdown and CSV to the byte."""
    if form == "csv":
        return _csv(quotes, language)
    return _word(quotes, language) if form == "docx" else _markdown(quotes, language).encode()


def _markdown(quotes: Sequence[AsideQuote], language: Language) -> str:
    lines = [f"# {text('dossier_screen', language)}", ""]
    for n, each in enumerate(quotes, 1):
        lines += [f"**[{n}]** {escape_markdown(_head(each, language))}", ""]
        lines += [*quoted_lines(each.quote, n), ""]
        if each.doc:
            lines += [f"{escape_markdown(each.title)} – {_where(each, language)}", ""]
        if each.note.strip():
            note = " ".join(escape_markdown(each.note).split())
            lines += [f"*{text('note', language)}:* {note}", ""]
    return "\n".join(lines).rstrip() + "\n"


def _head(each: AsideQuote, language: Language) -> str:
    return each.headline if each.stands else with_capital(text("dossier_changed", language))


def _where(each: AsideQuote, language: Language) -> str:
    if each.published:
        return f"[{LABELS[language]['published']}](<{each.published}>)"
    return f"{LABELS[language]['file']} {escape_markdown(each.doc)}"


def _csv(quotes: Sequence[AsideQuote], language: Language) -> bytes:
    names = ("number", "who", "quote", "title", "file", "address")
    rows = [(*heads(names, language), text("note", language))]
    for n, each in enumerate(quotes, 1):
        row = (
            str(n),
            _head(each, language),
            to_the_letter(each.quote),
            each.title,
            each.doc,
            each.published,
            each.note,
        )
        rows.append(row)
    return spreadsheet(rows, language)


def _word(quotes: Sequence[AsideQuote], language: Language) -> bytes:
    from ui.wording.word_page import (  # a tenth of a start
        add_link,
        add_quote,
        file_of,
        keep_with_next,
        new_paper,
    )

    paper = new_paper(text("dossier_screen", language), language)
    for n, each in enumerate(quotes, 1):
        lead = paper.add_paragraph()
        lead.add_run(f"[{n}] ").bold = True
        lead.add_run(without_control_signs(_head(each, language)))
        keep_with_next(lead)
        add_quote(paper, each.quote, n)
        if each.doc:
            tail = paper.add_paragraph(without_control_signs(each.title) + " – ")
            if each.published:
                add_link(tail, each.published)
            else:
                tail.add_run(f"{LABELS[language]['file']} {without_control_signs(each.doc)}")
        if each.note.strip():
            note = paper.add_paragraph()
            note.add_run(f"{text('note', language)}: ").bold = True
            note.add_run(without_control_signs(each.note))
    return file_of(paper)
