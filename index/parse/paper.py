"""One paper: text -> Document with its exchanges, paragraphs, people, dates, numbers and footnotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.cleaning import CleanPaper, clean
from index.cleaning.pipeline import break_at_labels
from index.document import Document, DocumentType, Exchange, Paragraph, Segment
from index.files import SourceText
from index.parse.debate_turns import with_meeting_day
from index.parse.document_type import document_type, is_debate, is_numbered
from index.parse.exchanges.consultation import cut_consultation
from index.parse.exchanges.footnotes import assign_notes
from index.parse.exchanges.labels.bare_labels import has_a_number_each, has_bare_run
from index.parse.exchanges.named_askers import SEVERAL, members_in_title, with_marked_askers
from index.parse.exchanges.numbered_questions import cut_questions
from index.parse.exchanges.oddities import oddities
from index.parse.exchanges.paragraphs import cut_paragraphs
from index.parse.exchanges.placeholders import without_placeholders
from index.parse.exchanges.side_units import side_units
from index.parse.exchanges.table_rows import cut_rows
from index.parse.exchanges.unlabelled import cut_loose
from index.parse.head.heading import read_heading
from index.parse.head.heading_fields import Heading
from index.parse.head.respelling import respell
from index.parse.head.signature import names_below_motion
from index.parse.links.other_papers import find_references
from index.parse.links.same_paper import find_referrals
from index.parse.seam_check import with_seam_check
from index.parse.unread import MOST_UNREAD, leftovers, unread_characters
from index.parse.whose_words.asker_notes import part_asker_notes
from index.parse.whose_words.other_words import part_other_words
from index.parse.whose_words.repeated_question import part_repeated_questions
from index.parse.whose_words.voice import with_voices
from index.parse.xml.paper import parse_xml


def parse(source: SourceText, name: str) -> Document:
    """Parse one paper; `name` is its file name. Anything that is no known kind of paper is `overig`.

    Raises DocumentError for XML that is malformed; no text makes it fail.
    """
    if source.kind == "xml":
        return parse_xml(source, name, parse)
    raw = break_at_labels(source)
    heading = read_heading(raw)
    cleaned = clean(source)
    kind = document_type(cleaned, heading)
    found, warnings = _find_exchanges(cleaned, kind)
    found = with_marked_askers(cleaned.text, without_placeholders(cleaned.text, found))
    found, others = _part_others(cleaned, found, heading)
    if cleaned.flat and kind not in ("brief", "overig", "motie"):
        warnings = [*warnings, FLAT if found else f"{FLAT}; they could not be told apart"]
    if kind == "vragen" and any(exchange.answer for exchange in found):
        kind = "antwoord"
    noted, notes = assign_notes(cleaned, found)
    asked = [_with_asker(exchange, heading) for exchange in noted]
    leans = find_referrals(cleaned.text, asked)
    exchanges = [replace(each, refers_to=leans[each.id]) if each.id in leans else each for each in asked]
    doc = _make_document(name, _with_set_askers(heading, noted, kind, cleaned), cleaned, kind)
    read = replace(
        doc,
        ocr=source.ocr,
        exchanges=tuple(exchanges),
        footnotes=tuple(notes),
        paragraphs=_find_paragraphs(cleaned, exchanges, others),
        warnings=(
            *source.warnings,
            *heading.warnings,
            *warnings,
            *oddities(cleaned.text, exchanges, notes, {key for _, key in cleaned.marks}),
        ),
    )
    return count_unread(with_meeting_day(with_seam_check(with_voices(read, raw))), cleaned)


def _part_others(
    cleaned: CleanPaper, found: Sequence[Exchange], heading: Heading
) -> tuple[list[Exchange], tuple[Paragraph, ...]]:
    """The exchanges with answers that hold their own words alone; what others say in them as paragraphs."""
    found, repeated = part_repeated_questions(cleaned.text, found)
    found, others = part_other_words(cleaned, found)
    parted, notes = part_asker_notes(cleaned.text, found, heading.askers)
    return parted, (*repeated, *others, *notes)


FLAT = "the text has lost its line ends: questions and answers are parted by their words alone"


def count_unread(document: Document, cleaned: CleanPaper) -> Document:
    """The document with the number of its unread characters, and a warning where they are many."""
    count = unread_characters(cleaned, document)
    if count <= MOST_UNREAD * len(cleaned.text):
        return replace(document, unread=count)
    warning = f"{count} characters stand in no question, answer or paragraph"
    return replace(document, unread=count, warnings=(*document.warnings, warning))


def _find_exchanges(cleaned: CleanPaper, kind: DocumentType) -> tuple[list[Exchange], list[str]]:
    if kind in ("brief", "motie"):
        return [], []
    if (kind == "overig" and is_debate(cleaned)) or (kind == "mondelinge vragen" and is_debate(cleaned, 2)):
        return [], ["this is the report of a debate, which is not cut into questions and answers"]
    kinds = {block.label.kind for block in cleaned.blocks if block.label}
    if kind == "overig" and "question" not in kinds and "answer" not in kinds:
        return [], []
    unasked = "question" not in kinds and "answer" in kinds and kind != "antwoord"
    if unasked and kind == "lijst van vragen en antwoorden" and has_bare_run(cleaned):
        return cut_questions(cleaned, answering=True)
    if unasked or (kind == "schriftelijk overleg" and not is_numbered(cleaned)):
        return _cut_overleg(cleaned, "answer" in kinds)
    answering = kind in ("antwoord", "lijst van vragen en antwoorden")
    if "question" not in kinds and kind in ("vragen", "antwoord", "lijst van vragen en antwoorden"):
        for cut in (cut_rows(cleaned), cut_questions(cleaned, answering)):
            if cut[0]:
                return cut
        return cut_loose(cleaned, answering)
    return cut_questions(cleaned, answering)


def _cut_overleg(cleaned: CleanPaper, labelled: bool) -> tuple[list[Exchange], list[str]]:
    """The exchanges of an overleg: by the bare numbers of its questions where each answer has its own."""
    numbered = cut_questions(cleaned, answering=True) if has_a_number_each(cleaned) else ([], [])
    if labelled and numbered[0]:
        return numbered
    found = cut_consultation(cleaned)
    answered = sum(each.answer is not None for each in numbered[0])
    in_turn = not any(each.answer for each in found[0]) and 2 * answered > len(numbered[0])
    return numbered if in_turn else found


def _with_asker(exchange: Exchange, heading: Heading) -> Exchange:
    """A paper with one asker: every question is his; without any they are the committee's."""
    if exchange.asker == SEVERAL:
        return replace(exchange, asker=None)
    asked = heading.askers or ((heading.committee,) if heading.committee else ())
    if exchange.asker is not None or len(asked) != 1:
        return exchange
    return replace(exchange, asker=asked[0])


def _with_set_askers(
    heading: Heading, exchanges: Sequence[Exchange], kind: DocumentType, cleaned: CleanPaper
) -> Heading:
    """The heading with who asks a further set, named by that set's own title."""
    if kind not in ("vragen", "antwoord") or not heading.askers:
        return heading
    named = [each.asker for each in exchanges if each.asker and each.asker.name]
    if any(each.asker == SEVERAL for each in exchanges):
        titles = (members_in_title(cleaned, block) for block in cleaned.blocks)
        named += [member for members in titles for member in members if member.name and member.party]
    known = {member.name for member in heading.askers}
    others = [member for member in named if member.name not in known]
    return replace(heading, askers=tuple(dict.fromkeys([*heading.askers, *others])))


def _find_paragraphs(
    cleaned: CleanPaper, exchanges: Sequence[Exchange], others: Sequence[Paragraph]
) -> tuple[Paragraph, ...]:
    """Running text is cut where no exchange holds it; beside exchanges are notes, annexes, others' words."""
    if exchanges:
        units = enumerate((*side_units(cleaned), *others), 1)
        return leftovers(cleaned, exchanges, [replace(unit, number=number) for number, unit in units])
    end = cleaned.blocks[-1].end if cleaned.blocks else 0
    return cut_paragraphs(cleaned.text, names_below_motion(cleaned.text[:end]))


def _make_document(name: str, heading: Heading, cleaned: CleanPaper, kind: DocumentType) -> Document:
    return Document(
        name=name,
        type=kind,
        text=cleaned.text,
        title=respell(heading.title, cleaned.text),
        subject=respell(heading.subject, cleaned.text),
        dates=heading.dates,
        askers=heading.askers,
        committee=heading.committee,
        answered_by=heading.answered_by,
        mede_namens=heading.mede_namens,
        numbers=heading.numbers,
        references=find_references(cleaned.text, heading.numbers.values()),
        origin=tuple(Segment(*segment) for segment in cleaned.origin),
    )
