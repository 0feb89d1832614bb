"""The last lines of an answer: what was searched, which filters, from when to when, what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.document import MEMBER
from index.search import Filters, Index
from index.search.stopwatch import Stopwatch
from rag.say.coverage_words import covered_words
from rag.say.differences import differing_quotes, later_corrections
from rag.say.draft import Draft
from rag.say.frames import Frames, date_words
from rag.statement import Answer, Citation, SearchedPapers, Statement, UnderstoodQuestion
from rag.understand.question import FilterNote, Query
from rag.understand.standalone import content_words


def finish_answer(draft: Draft, query: Query, language: str, watch: Stopwatch) -> Answer:
    """The whole answer; an abstention where no statement stands."""
    covered = searched_papers(draft.index, query)
    statements = [each for section in draft.sections for block in section.blocks for each in block.statements]
    abstained = not statements
    nearest = draft.nearest if abstained else []
    return Answer(
        question=query.question,
        language=language,
        abstained=abstained,
        sections=() if abstained else tuple(draft.sections),
        citations=tuple(draft.citations),
        nearest=tuple(replace(each, n=n) for n, each in enumerate(nearest, start=1)),
        notes=tuple(dict.fromkeys(answer_notes(draft, query, covered, statements))),
        filters=query.filters,
        coverage=covered,
        closing="" if abstained else draft.words.closing,
        silence=silence(query, draft.words) if abstained else "",
        lead=draft.lead,
        dropped=draft.dropped,
        timing_ms=watch.total(),
        understood=understood_question(query),
        uncertain=draft.uncertain,
    )


def silence(query: Query, words: Frames) -> str:
    """That there is no answer, of those whose words were asked for."""
    members = bool(query.parts) and all(part.members for part in query.parts)
    return words.nothing_of_members if members else words.nothing


def answer_notes(
    draft: Draft, query: Query, covered: SearchedPapers, statements: Sequence[Statement]
) -> Iterator[str]:
    """The notes below an answer, in the order in which they are read."""
    words = draft.words
    if not statements:
        outside = None if covered.documents else none_of_then(draft.index, query.filters, words)
        yield outside or searched_sentence(covered, words, some=bool(query.filters))
    yield from (filter_sentence(note, query.filters, words) for note in query.notes)
    yield from leaning_notes(query, words, bool(statements))
    if covered.documents:  # else nothing was searched, and nothing can be said to be lacking
        yield from draft.notes
    if span := years_apart_note(statements, words):
        yield span
    if (query.filters.party or query.parties) and any(map(_names_no_party, draft.citations)):
        yield words.party_elsewhere
    if draft.citations and all(each.voice == MEMBER for each in draft.citations):
        yield words.member_note
    yield from quote_notes(draft)
    if draft.dropped:
        yield (words.dropped_one if draft.dropped == 1 else words.dropped).format(count=draft.dropped)
    if words.dutch_quotes and statements:
        yield words.dutch_quotes


def quote_notes(draft: Draft) -> Iterator[str]:
    """What is to be known of the papers and quotes that are cited."""
    words = draft.words
    if any(each.ocr for each in draft.citations):
        yield words.recognised_note
    if any(each.upload for each in draft.citations):
        yield words.added_note
    for first, second in differing_quotes(draft.citations):
        yield words.differ.format(first=first, second=second)
    for quoted, later in later_corrections(draft.citations, draft.index):
        yield words.corrected.format(n=quoted.n, date=date_words(later.date, words), title=later.title)


def leaning_notes(query: Query, words: Frames, says: bool) -> Iterator[str]:
    """What a turn of a conversation was understood as, and that what it `says` was said before."""
    if query.carried or query.again:
        yield words.leaning.format(question=query.understood)
    if query.again and says:
        yield words.again


def _names_no_party(citation: Citation) -> bool:
    """Whether what is cited is a motion that leaves the party of its movers unsaid."""
    return citation.type == "motie" and not any(each.party for each in citation.askers)


def understood_question(query: Query) -> UnderstoodQuestion:
    """How the question was read."""
    understood_fields = dict.fromkeys(note.field for note in query.notes if note.kind == "understood")
    understood = query.understood or query.question
    carried = query.carried or (tuple(content_words(understood)) if query.again else ())
    return UnderstoodQuestion(understood, carried, tuple(understood_fields))


def searched_papers(index: Index, query: Query) -> SearchedPapers:
    """What was searched: the papers that the filters leave."""
    covered = index.coverage(query.filters)
    return SearchedPapers(covered.documents, covered.exchanges, covered.since, covered.until)


def searched_sentence(covered: SearchedPapers, words: Frames, some: bool) -> str:
    """What was searched, as a sentence; `some` says that filters left only a part."""
    if not covered.documents:
        return words.no_documents
    form = words.searched_some if some else words.searched
    return form.format(covered=covered_words(covered, words.language))


def none_of_then(index: Index, filters: Filters, words: Frames) -> str | None:
    """That a period leaves no paper, and of when there are; None where it leaves some or none is set."""
    since, until = index.period()
    if not (filters.since or filters.until) or not since or not until or index.count(filters):
        return None
    return words.none_of_then.format(since=date_words(since, words), until=date_words(until, words))


def years_apart_note(statements: Sequence[Statement], words: Frames) -> str | None:
    """That the statements are of different years, where they are."""
    dates = [statement.date for statement in statements if statement.date]
    if not dates or min(dates).year == max(dates).year:
        return None
    form = words.newest_first if dates == sorted(dates, reverse=True) else words.span_note
    return form.format(until=date_words(max(dates), words), since=date_words(min(dates), words))


def filter_sentence(note: FilterNote, filters: Filters, words: Frames) -> str:
    """What was understood, as a sentence."""
    name = "period" if note.field == "since" and (filters.until or note.has_end) else note.field
    form = {
        "understood": words.understood,
        "dropped": words.put_aside,
        "ambiguous": words.ambiguous,
        "no_such_time": words.no_such_time,
        "reversed": words.reversed_time,
        "no_year": words.no_year,
    }[note.kind]
    return form.format(field=words.fields.get(name, name), value=note.value)
