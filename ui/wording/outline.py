"""A parsed paper as a person reads it in a terminal: who, when, and each exchange with its first words."""

from __future__ import annotations

from collections.abc import Iterator

from index.document import Document, Exchange, Paragraph
from index.store.uploads import shown_name
from rag.contract import parse_json as record
from ui.wording.formats import long_date, member_words, minister_words
from ui.wording.terminal import printable
from ui.wording.texts import text

__all__ = ["outline", "record"]

WIDTH = 96
COLUMN = 16


def outline(document: Document) -> str:
    """The outline of a paper in Dutch, with a newline at the end."""
    blocks = [
        list(_title_lines(document)),
        list(_head_lines(document)),
        [_counts_line(document)],
        list(_exchange_lines(document)),
        list(_paragraph_lines(document.paragraphs, document)),
        [f"Let op: {warning}" for warning in document.warnings],
    ]
    return printable("\n\n".join("\n".join(block) for block in blocks if block)) + "\n"


def _title_lines(document: Document) -> Iterator[str]:
    yield f"{shown_name(document.name)} · {text(f'type_{document.type}', 'nl')}"
    if document.title:
        yield _shorten(document.title, 2 * WIDTH)


def _head_lines(document: Document) -> Iterator[str]:
    dates, motion = document.dates, document.type == "motie"
    facts = {
        "Ingediend door" if motion else "Gevraagd door": ", ".join(
            member_words(asker) for asker in document.asked_by
        ),
        "Gevraagd op": long_date(dates.asked, "nl") if dates.asked else "",
        "Beantwoord door": ", ".join(minister_words(one) for one in document.answered_by),
        "Mede namens": ", ".join(minister_words(one) for one in document.mede_namens),
        "Beantwoord op": long_date(dates.answered, "nl") if dates.answered else "",
        "Voorgesteld op" if motion else "Verzonden op": long_date(dates.sent, "nl") if dates.sent else "",
        "Onderwerp": document.subject or "",
        "Herkomst": "toegevoegd door een bezoeker" if document.upload else "",
        "Gelezen": "door OCR (tekstherkenning)" if document.ocr else "",
        "Nummers": ", ".join(f"{name} {value}" for name, value in document.numbers.items()),
    }
    for name, value in facts.items():
        if value:
            yield f"{name:<{COLUMN}} {_shorten(value, 2 * WIDTH)}"


def _counts_line(document: Document) -> str:
    answers = {exchange.answer for exchange in document.exchanges if exchange.answer}
    counts = (
        (len(document.exchanges), "vraag", "vragen"),
        (len(answers), "antwoord", "antwoorden"),
        (len(document.paragraphs), "alinea", "alinea’s"),
        (len(document.footnotes), "voetnoot", "voetnoten"),
        (len(document.references), "verwijzing naar een ander stuk", "verwijzingen naar andere stukken"),
    )
    shown = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
    return ", ".join(shown) or "Geen vragen of alinea’s gevonden."


def _exchange_lines(document: Document) -> Iterator[str]:
    first_of: dict[tuple[int, int], str] = {}
    asker = None
    for exchange in document.exchanges:
        if len(document.asked_by) != 1 and exchange.asker and exchange.asker != asker:
            asker = exchange.asker
            yield f"[{member_words(asker)}]"
        yield _labelled_line(exchange.id, document.at(exchange.question), _question_remarks(exchange))
        yield _labelled_line("", _answer_line(document, exchange, first_of), _answer_remarks(exchange))


def _answer_line(document: Document, exchange: Exchange, first_of: dict[tuple[int, int], str]) -> str:
    if exchange.answer is None:
        return "→ (nog niet beantwoord)" if exchange.state == "unanswered" else "→ (geen antwoord gevonden)"
    place = (exchange.answer.start, exchange.answer.end)
    first = first_of.setdefault(place, exchange.id)
    return f"→ {document.at(exchange.answer)}" if first == exchange.id else f"→ zie bij {first}"


def _question_remarks(exchange: Exchange) -> str:
    words = [f"blz. {exchange.page}"] if exchange.page else []
    if exchange.footnotes:
        words.append(f"noot {', '.join(exchange.footnotes)}")
    return "; ".join(words)


def _answer_remarks(exchange: Exchange) -> str:
    words = ["niet zeker dat dit bij deze vraag hoort"] if exchange.state == "unsure" else []
    if len(exchange.answer_group) > 1:
        words.append(f"samen op {_number_ranges(exchange.answer_group)}")
    if exchange.refers_to:
        words.append(f"leunt op {', '.join(dict.fromkeys(one.exchange for one in exchange.refers_to))}")
    return "; ".join(words)


def _number_ranges(numbers: tuple[int, ...]) -> str:
    """(4, 5, 6, 9) -> "4–6, 9"."""
    spans: list[list[int]] = []
    for number in sorted(numbers):
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in spans)


def _paragraph_lines(paragraphs: tuple[Paragraph, ...], document: Document) -> Iterator[str]:
    heading = None
    for paragraph in paragraphs:
        if paragraph.heading != heading:
            heading = paragraph.heading
            yield f"# {_shorten(heading or '…', WIDTH)}"
        page = f"blz. {paragraph.page}" if paragraph.page else ""
        yield _labelled_line(str(paragraph.number), document.at(paragraph.span), page)


def _labelled_line(label: str, words: str, about: str) -> str:
    tail = f"  [{about}]" if about else ""
    return f"{label:>5}  {_shorten(words, max(20, WIDTH - 7 - len(tail)))}{tail}"


def _shorten(words: str, width: int) -> str:
    """The first words on one line, at most `width` letters, cut at a space."""
    line = " ".join(words[: 4 * width].split())
    return line if len(line) <= width else line[: width - 1].rpartition(" ")[0] + " …"
