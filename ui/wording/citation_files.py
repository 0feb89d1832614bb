"""The citations of an Answer for other programs: CSV for a spreadsheet, RIS for a reference manager."""

from __future__ import annotations

from collections.abc import Iterator

from index.store.uploads import shown_name
from rag.answer import Answer, Citation
from rag.statement import squeeze_spaces
from ui.wording import formats
from ui.wording.export import in_guillemets, without_control_signs
from ui.wording.paper_titles import cited_title
from ui.wording.spreadsheet import heads, spreadsheet
from ui.wording.texts import Language, language_of

COLUMNS = ("number", "date", "who", "place", "quote", "title", "file", "address")


def csv_file(answer: Answer) -> bytes:
    """A row for each citation."""
    language = language_of(answer.language)
    rows = (_row(each, language) for each in answer.citations)
    return spreadsheet([heads(COLUMNS, language), *rows], language)


def _row(citation: Citation, language: Language) -> tuple[str, ...]:
    return (
        str(citation.n),
        citation.date.isoformat() if citation.date else "",
        formats.voice_words(citation, language),
        _place(citation, language),
        in_guillemets(citation.quote),
        cited_title(citation, language),
        shown_name(citation.doc),
        citation.url or "",
    )


def _place(citation: Citation, language: Language) -> str:
    found = (formats.place_words(citation, language), formats.doubt_words(citation, language))
    return ", ".join(filter(None, found))


def ris_file(answer: Answer) -> bytes:
    """A record for each paper cited, with each of its quotes as a note; UTF-8, lines ended as RIS wants."""
    language = language_of(answer.language)
    papers: dict[str, list[Citation]] = {}
    for citation in answer.citations:
        papers.setdefault(citation.doc, []).append(citation)
    lines = [line for cited in papers.values() for line in _record(cited, language)]
    return "".join(f"{line}\r\n" for line in lines).encode()


def _record(cited: list[Citation], language: Language) -> Iterator[str]:
    first = cited[0]
    yield _field("TY", "GOVDOC")
    yield _field("TI", cited_title(first, language))
    for author in dict.fromkeys(formats.voice_words(each, language) for each in cited):
        yield _field("AU", f"{author},")  # behind the comma nothing: an office is no first name
    if first.date:
        yield _field("PY", f"{first.date.year}")
        yield _field("DA", f"{first.date:%Y/%m/%d}/")
    yield _field("LA", "nl")
    if first.url:
        yield _field("UR", first.url)
    yield _field("ID", first.doc)
    for each in cited:
        yield _field("N1", f"[{each.n}] {_place(each, language)}: {in_guillemets(each.quote)}")
    yield "ER  - "


def _field(tag: str, value: str) -> str:
    """A line of a record; a line's end within the value would begin another field."""
    return f"{tag}  - {squeeze_spaces(without_control_signs(value))}"
