"""Answer -> safe HTML: a turn of the conversation with its statements, notes and tools."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from rag.answer import Answer, Citation, Statement
from rag.say.closing_notes import searched_sentence
from rag.say.coverage_words import covered_words, paper_count
from rag.say.frames import frames
from rag.statement import Section, blocks_of
from ui.html.addresses import question_address
from ui.html.citation_places import nearest_links
from ui.html.escaping import local_address
from ui.html.filter_chips import understood_html
from ui.html.templating import markup, render
from ui.html.timeline import timeline
from ui.service.conversations import Conversation, Turn
from ui.wording import formats
from ui.wording.export import in_guillemets
from ui.wording.paper_titles import cited_title
from ui.wording.texts import Language, language_of, text

JOINED = "\u2060"  # keeps a mark on the line of the word before it
LANGUAGES: tuple[Language, ...] = ("nl", "en")


def turn_html(turn: Turn, language: Language, tools: str = "") -> str:
    """One turn, finished: the question, then the answer or why there is none.

    All that is said around the quotes is in the language of the answer's own frame, whatever the page's is.
    """
    answer = turn.answer
    if answer is None:
        return _turn_html(turn.number, turn.question, turn.part, language, fault=turn.fault or "")
    page, language = language, language_of(frames(answer.language).language)
    renewed = {None: "renewed", True: "link_changed", False: "link_same"}[turn.changed]
    told = [note for note in answer.notes if not _stands_elsewhere(note, answer)]
    unused = [note for note in told if _tells_unused_filter(note, answer)]  # read before what it changes
    notes = [note for note in told if note not in unused]
    notes += [partyless_words(turn.partyless, language)] if turn.partyless else []
    notes += [text(renewed, language)] if turn.renewed else []
    return _turn_html(
        turn.number,
        turn.question,
        turn.part,
        language,
        citations=answer.citations,
        sections=answer.sections,
        lead=answer.lead,
        silence=answer.text if answer.abstained else "",
        page=page,
        nearest=nearest_links(answer, language, page) if answer.abstained else (),
        unused=unused,
        notes=notes,
        searched=_searched_sentence(answer, language),
        understood=markup(understood_html(turn, answer, language)),
        timeline=markup(timeline(answer.citations, turn.number, language)),
        tools=markup(tools),
    )


def _stands_elsewhere(note: str, answer: Answer) -> bool:
    """Whether the page says it in another place: what was searched, in chips, as a link to what is near."""
    words = frames(answer.language)
    told = [searched_sentence(answer.coverage, words, some=False)] if answer.coverage.documents else []
    told += [form.partition("{")[0] for form in (words.understood, words.leaning)]
    told += [form.partition("{")[0] for form in (words.nearest, words.next_nearest) if answer.nearest]
    return note.startswith(tuple(told))


def _tells_unused_filter(note: str, answer: Answer) -> bool:
    """Whether a note says that a filter left nothing and was not used."""
    before, _, behind = frames(answer.language).put_aside.partition("{")
    return note.startswith(before) and note.endswith(behind.rpartition("}")[2])


def partyless_words(count: int, language: Language) -> str:
    """What a filter on a party leaves out without being of another party."""
    return text("partyless", language, papers=paper_count(count, language))


def message_html(number: int, shown: str, thread: str) -> str:
    """What is shown of a message, under its number on the page: by that the page knows that it was heard.

    `thread` is the name of the conversation that it was asked in.
    """
    return render("message.html", number=number, thread=thread, shown=markup(shown))


def restored_html(name: str, shown: str) -> str:
    """The earlier turns of a conversation that came back, under the name that the page has for it."""
    return render("restored.html", called=name, shown=markup(shown))


def pending_html(
    number: int,
    question: str,
    part: str | None,
    statements: Sequence[Statement],
    language: Language,
    doing: str,
) -> str:
    """A turn that is being answered: the statements so far and what is being done."""
    sections = (Section(blocks_of(statements)),)
    return _turn_html(number, question, part, language, sections=sections, doing=doing, done=False)


def _turn_html(
    number: int,
    question: str,
    part: str | None,
    language: Language,
    *,
    citations: Sequence[Citation] = (),
    done: bool = True,
    page: Language | None = None,
    **values: object,
) -> str:
    nothing = dict.fromkeys(
        ("silence", "nearest", "doing", "searched", "understood", "unused", "timeline", "tools"), ""
    )
    given: dict[str, object] = {**nothing, "sections": (), "lead": None, "notes": (), "fault": None, **values}
    return render(
        "answer.html",
        turn=number,
        question=question,
        part=part,
        language=language,
        page=page or language,
        done=done,
        cited=_citation_labels(citations, language),
        dated=split_at_day,
        joined=JOINED,
        **given,
    )


def _citation_labels(citations: Sequence[Citation], language: Language) -> Callable[[int], str | None]:
    """The number of a citation -> how its mark is read out; None for a number without a source."""
    labels = {
        c.n: text(
            "source_n",
            language,
            number=c.n,
            what=f"{formats.long_date(c.date, language)}, {cited_title(c, language)}",
        )
        for c in citations
    }
    return labels.get


def split_at_day(words: str, day: date | None) -> tuple[str, str, str]:
    """The words of a frame cut around the day that a reader looks for; all of them first without one."""
    for language in LANGUAGES:
        day_text = formats.long_date(day, language)
        before, found, behind = words.partition(day_text)
        if day and found:
            return before, found, behind
    return words, "", ""


def _searched_sentence(answer: Answer, language: Language) -> str:
    return text(
        "searched_in",
        language,
        covered=covered_words(answer.coverage, language),
        took=formats.seconds_words(answer.timing_ms.get("total", 0.0), language),
    )


def answer_tools_html(turn: Turn, answer: Answer, conversation: Conversation, language: Language) -> str:
    """What can be done with a finished answer: copy, export, share, say what you think of it."""
    return render(
        "tools.html",
        language=language,
        turn=turn.number,
        token=conversation.token,
        shared=question_address(turn, conversation),
        address=markup(local_address("page/export", token=conversation.token, turn=turn.number)),
        said=answer.text,
        cited=bool(answer.citations),
        copied=f"{answer.question}\n\n{answer.text}\n\n{notes_text(answer, language)}",
    )


def notes_text(answer: Answer, language: Language) -> str:
    """The sources as plain text, one line each: "[1] 12 maart 2024, …"."""
    return "\n".join(f"[{c.n}] {citation_text(c, language)}" for c in answer.citations)


def citation_text(citation: Citation, language: Language) -> str:
    """A quote fit for a letter: quote, minister, date, paper, question number, address."""
    who = formats.voice_words(citation, language)
    tail = [
        who,
        formats.long_date(citation.date, language),
        cited_title(citation, language),
        formats.place_words(citation, language),
        formats.doubt_words(citation, language),
        citation.url or "",
    ]
    return f"{in_guillemets(citation.quote)} ({', '.join(part for part in tail if part)})"
