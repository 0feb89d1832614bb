"""Answer -> safe HTML: a turn of the conversation with its statements, notes and tools."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rag.answer import Answer, Citation, Statement
from rag.say.frames import frames
from ui.html.filter_form import names_of
from ui.html.safe import element_id, escaped, local_address, word
from ui.html.timeline import timeline
from ui.html.understood import understood_html
from ui.service.conversations import Turn
from ui.wording import forms
from ui.wording.texts import Language, text

QUOTED = re.compile(r"«([^«»]*)»")
JOINED = "\u2060"  # keeps a mark on the line of the word before it
LANGUAGES: tuple[Language, ...] = ("nl", "en")
THUMB = (
    '<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M2.5 9h3v8h-3zM5.5 9.6 9 2.6c1.5 0 2.2 1 '
    "1.9 2.4L10.3 8h5"
    'c1.3 0 2 1 1.7 2.2l-1.4 5.2c-.3 1-1 1.6-2 1.6H5.5"/></svg>'
)
MARK = re.compile(r"\s?\[(\d{1,3})\]")


def turn_html(turn: Turn, language: Language, tools: str = "") -> str:
    """One turn, finished: the question, then the answer or why there is none."""
    if turn.answer is None:
        body = f'<p class="fout" role="alert">{escaped(turn.fault or "")}</p>'
    else:
        body = answer_html(turn, turn.answer, language) + tools
    return _article(turn.number, turn.question, turn.part, body, language, done=True)


def pending_html(
    number: int,
    question: str,
    part: str | None,
    statements: Sequence[Statement],
    language: Language,
    doing: str,
) -> str:
    """A turn that is being answered: the statements so far and what is being done."""
    said = "".join(_statement(statement, number, {}, language) for statement in statements)
    body = (
        f'<ol class="uitspraken">{said}</ol><p class="bezig"><span class="wiel"></span>{escaped(doing)}</p>'
    )
    return _article(number, question, part, body, language, done=False)


def _article(
    number: int, question: str, part: str | None, body: str, language: Language, *, done: bool
) -> str:
    name = element_id("turn", number)
    label = f'<span class="deel">{word("question_n", language, number=part)}</span> ' if part else ""
    long = " lang" if len(question) > 160 else ""
    return (
        f'<article class="beurt" id="{name}" data-turn="{number}" data-done="{int(done)}" '
        f'aria-labelledby="{name}-vraag">'
        f'<h2 class="gevraagd{long}" id="{name}-vraag" tabindex="-1">{label}{escaped(question)}</h2>'
        f"{body}</article>"
    )


def answer_html(turn: Turn, answer: Answer, language: Language) -> str:
    """The answer: what was understood, statements, timeline, notes, what was searched."""
    citations = {citation.n: citation for citation in answer.citations}
    said = "".join(
        f'<li class="tussen">{escaped(item)}</li>'
        if isinstance(item, str)
        else _statement(item, turn.number, citations, language)
        for item in _lines(answer)
    )
    silent = f'<p class="niets">{escaped(answer.text)}</p>' if not answer.statements else ""
    return "".join(
        (
            understood_html(turn, answer, language),
            silent or f'<ol class="uitspraken">{said}</ol>',
            _notes(answer, turn.renewed, language),
            timeline(answer.citations, turn.number, language),
            _closing(answer, language),
        )
    )


def _lines(answer: Answer) -> Iterator[Statement | str]:
    """The answer's statements, and as text what stands between them: sub-questions and gaps."""
    at = 0
    for statement in answer.statements:
        found = answer.text.find(statement.text, at)
        yield from _between(answer.text[at : max(found, at)])
        yield statement
        at = max(found, at) + len(statement.text) if found >= 0 else at
    yield from _between(answer.text[at:].removesuffix(frames(answer.language).closing))


def _between(words: str) -> Iterator[str]:
    return (line for block in words.split("\n\n") if (line := MARK.sub("", block).strip()))


def _statement(statement: Statement, turn: int, citations: Mapping[int, Citation], language: Language) -> str:
    said = MARK.sub("", statement.text).strip()
    pieces = list(_pieces(said))
    quotes = sum(quoted for quoted, _ in pieces)
    marks = [_mark(n, turn, citations, language) for n in statement.citations]
    beside = quotes == len(marks)  # one mark behind each quote; else all behind the statement
    shown = []
    for quoted, piece in pieces:
        if quoted:
            mark = marks.pop(0) if beside else ""
            shown.append(f'<span class="citaat"><q>{escaped(piece)}</q>{JOINED}{mark}</span>')
        elif piece:
            shown.append(f'<span class="aanloop">{_dated(piece, statement)}</span>')
    doubt = "" if statement.supported else f' <em class="twijfel">{word("unsupported", language)}</em>'
    plain = "" if quotes else " vrij"
    return f'<li class="uitspraak{plain}">{" ".join(shown)}{"".join(marks)}{doubt}</li>'


def _dated(frame: str, statement: Statement) -> str:
    """The words around a quote, with the date that a reader looks for set apart."""
    shown = escaped(frame)
    for language in LANGUAGES:
        day = forms.long_date(statement.date, language)
        if statement.date and day in shown:
            return shown.replace(day, f'<time datetime="{statement.date}">{day}</time>', 1)
    return shown


def _pieces(said: str) -> Iterator[tuple[bool, str]]:
    """The statement cut into what frames (False) and what is quoted (True), in order."""
    at = 0
    for match in QUOTED.finditer(said):
        yield False, said[at : match.start()].strip()
        yield True, match[1].strip()
        at = match.end()
    yield False, said[at:].strip()


def _mark(n: int, turn: int, citations: Mapping[int, Citation], language: Language) -> str:
    cited = citations.get(n)
    if cited is None:
        return f'<sup class="cite los">{n}</sup>'
    told = text(
        "source_n",
        language,
        number=n,
        what=f"{forms.long_date(cited.date, language)}, {cited.title or cited.doc}",
    )
    return (
        f'<a class="cite" id="{element_id("cite", turn, n)}" href="#{element_id("src", turn, n)}" '
        f'aria-label="{escaped(told)}" title="{escaped(told)}">{n}</a>'
    )


def _notes(answer: Answer, renewed: bool, language: Language) -> str:
    shown = [*answer.notes, *([text("renewed", language)] if renewed else [])]
    notes = "".join(f"<li>{escaped(note)}</li>" for note in shown)
    return f'<ul class="noten">{notes}</ul>' if notes else ""


def _closing(answer: Answer, language: Language) -> str:
    covered = answer.coverage
    searched = text(
        "searched_in",
        language,
        papers=forms.papers(covered.documents, language),
        exchanges=forms.exchanges(covered.exchanges, language),
        years=forms.years(covered.since, covered.until) or text("undated", language),
        took=forms.seconds(answer.timing_ms.get("total", 0.0), language),
    )
    return f'<p class="gezocht">{escaped(searched)}</p>'


def tools_html(turn: Turn, answer: Answer, token: str, language: Language) -> str:
    """What can be done with a finished answer: copy, export, share, say what you think of it."""
    number = turn.number
    address = local_address("page/export", token=token, turn=number)
    copied = f"{answer.question}\n\n{answer.text}\n\n{notes_text(answer, language)}"
    files = "".join(
        f'<a class="knop" download href="{address}&amp;form={form}">{word(f"export_{form}", language)}</a>'
        for form in ("docx", "md")
    )
    thumbs = "".join(
        f'<button type="button" class="knop duim {verdict}" data-feedback="{verdict}" data-turn="{number}" '
        f'data-token="{escaped(token)}" aria-pressed="false" aria-label="{word(verdict, language)}" '
        f'title="{word(verdict, language)}">{THUMB}</button>'
        for verdict in ("up", "down")
    )
    return (
        f'<div class="gereedschap" role="group" aria-label="{word("tools", language)}">'
        f'<button type="button" class="knop" data-copy="{escaped(copied)}">{word("copy_answer", language)}'
        f'</button>{files}<button type="button" class="knop" data-share="{escaped(answer.question)}" '
        f'data-without="{names_of(turn.ignored)}">{word("share", language)}</button>'
        f'<span class="rek"></span>{thumbs}</div>'
    )


def notes_text(answer: Answer, language: Language) -> str:
    """The sources as plain text, one line each: "[1] 12 maart 2024, …"."""
    return "\n".join(f"[{c.n}] {citation_text(c, language)}" for c in answer.citations)


def citation_text(citation: Citation, language: Language) -> str:
    """A quote fit for a letter: quote, minister, date, paper, question number, address."""
    who = forms.voice(citation, language)
    tail = [
        who,
        forms.long_date(citation.date, language),
        citation.title or citation.doc,
        forms.place(citation, language),
        citation.url or "",
    ]
    return f"“{' '.join(citation.quote.split())}” ({', '.join(part for part in tail if part)})"
