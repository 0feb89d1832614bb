"""The head of a paper: who asked, who answered (mede namens), when, about what, under which numbers."""

from __future__ import annotations

import re
from datetime import date

from index.document import Dates, DocumentType, Member, Minister
from index.parse.head.committee import CommitteeHead, asking_committee, read_committee_head
from index.parse.head.dates import first_date
from index.parse.head.head_text import HeadText, head_text, plain_head, tail_text
from index.parse.head.heading_fields import Heading, named_fields
from index.parse.head.letterhead import informing_sentence, letter_date, subject_line
from index.parse.head.motion_head import movers_of_amendment, read_motion_head
from index.parse.head.paper_numbers import asked_number, only_number, paper_numbers, related_numbers
from index.parse.head.paper_type import is_list, paper_type
from index.parse.head.people import from_capitals, read_members, read_ministers
from index.parse.head.signature import signatories, signed_on
from index.parse.head.title_block import (
    AnsweredSentence,
    AskedSentence,
    annex_sentence,
    answered_on,
    answered_sentence,
    answered_sentence_below,
    answering_minister,
    asked_sentences,
    cosigning_ministers,
)

_ASKED_THAT_DAY = re.compile(r"\bop\s+(?P<day>\d{1,2}\s+\w{3,9}\s+\d{4})\s+(?:zijn|werden)\s+ingezonden\b")
_ASKED_ON = re.compile(r"\bingezonden\s*:?\s+(?:op\s+|d\.d\.\s*)?(?P<day>\d[^\n()]{0,40})", re.IGNORECASE)
_RECEIVED_ON = re.compile(
    r"(?:(?:(?:^|[.;(] ?)O|[,;] ?o)ntvangen (?:op )?|"
    r"\([Oo]ntvangen:? (?:op )?(?=[^\n()]{4,40}\)\.?[ ]*$))(?P<day>\d[^\n()]{0,40})",  # closes the title
    re.M,
)
_ASKED_ON_DAY = re.compile(
    r"\bOp\s+(?P<day>\d{1,2} \w{3,9} \d{4})\s+(?:heeft|hebben)\s(?:(?!\n\n)[^.?]){3,300}?\svragen\s+gesteld\b"
)
_YOUR_LETTER_OF = re.compile(r"\buw\s+brief(?:\s+d\.d\.|\s+van)\s+(?P<day>\d[^\n]{0,40})", re.IGNORECASE)
_QUESTIONS_OF = re.compile(r"vragen\b.*\b(?:lid|leden)\b|\b(?:lid|leden|Kamerlid)\b.*vragen\b", re.DOTALL)
_ABOUT = re.compile(r"\s(?:over|inzake|betreffende|omtrent|naar aanleiding van)\s")
_MAX_COVER_CHARACTERS = 2_500  # characters of a letter in which it says what it answers
_FRACTIE_HEADING = re.compile(
    r"^(?:[IVX]{1,5}[^\w\n])?[^\w\n]{0,12}(?:vragen|"
    r"opmerkingen)[^\n]{0,20} van de leden van (?:de leden van )?(?:de )?"
    r"(?P<party>[^\n]{1,40}?)[- ]?fractie[^\w\n]{0,12}$",
    re.IGNORECASE | re.MULTILINE,
)
_SET_TITLE = re.compile(
    r"^[ \t*#]{0,6}(?:(?:Antwoord(?:en)?|Beantwoording) (?:op )?(?:de )?)?[Vv]ragen van "
    r"(?:het lid|de leden) (?P<who>(?:(?! aan | over )[^\n]){2,200}\([^()\n]{1,40}\))"
    r"(?:[ \t*:.]{0,6}$| aan (?:de|het) [^\n]{5,300}$)",
    re.MULTILINE,
)
_LETTER_TITLE = re.compile(r"\bBRIEF VAN (?P<who>DE (?:(?!\n\n)[^a-z]){5,400}?)(?=\n\n|\s[A-Z]?[a-z]|$)")


def read_heading(raw: str) -> Heading:
    """Read the head of a paper from the WHOLE text of the file as read (`SourceText.text`).

    Takes the raw text, not the cleaned one: dates, numbers and signatures stand in what cleaning
    calls furniture (letterhead, footers). It returns values only, no spans. `title` and `subject`
    come with lines joined and end-of-line hyphens mended; glued words are left to the caller. The file's
    name fills nothing: a name in it does not say who asked.
    """
    head = head_text(raw)
    kind = paper_type(raw, head)
    if kind == "motie":
        return read_motion_head(raw, head)
    if kind == "schriftelijk overleg" or is_list(head):
        return _read_committee_paper_head(raw, head, kind)
    if kind in ("brief", "overig", None):
        return _read_letter_head(raw, head, kind)
    return _read_questions_head(raw, head, kind)


def _read_questions_head(raw: str, head: HeadText, kind: DocumentType | None) -> Heading:
    """Questions of members, answered or not: an Aanhangsel, a ministry's letter, text with an AH number."""
    sentences = asked_sentences(head.flow)
    by = answered_sentence(head.flow) or answered_sentence_below(raw)
    signed = () if by else signatories(head.lines)
    on_title = by or annex_sentence(head.flow)
    dated = None if by else _find_day_sent(raw, head)
    sent = None if kind == "vragen" else dated
    listed = read_committee_head(head.lines, head.flow) if kind == "lijst van vragen en antwoorden" else None
    answered = (sent if kind == "antwoord" else None) or (listed.answered if listed else None)
    found = _RECEIVED_ON.search(head.flow) if on_title and not (by and by.received) else None
    received = first_date(by.received if by and by.received else found["day"] if found else "")
    fields, told = named_fields(head.lines), answered_on(head.flow)
    return Heading(
        type=kind,
        title=_choose_title(head, sentences, formal=by is not None),
        subject=_subject_of_questions(sentences),
        dates=Dates(
            _day_asked(head, kind, dated or told) or fields.asked or (dated if kind == "vragen" else None),
            received or fields.answered or answered or told,
            sent,
        ),
        askers=_who_asked(raw, sentences) or fields.askers,
        committee=_asking_committee(head, kind),
        answered_by=(
            _who_answered(raw, head, signed, on_title, listed)
            or fields.answered_by
            or answering_minister(head.flow)
        )
        if kind != "vragen"
        else (),
        mede_namens=(on_title.mede_namens if on_title else ()) or cosigning_ministers(head.flow),
        numbers=only_number(head) | asked_number(head) | paper_numbers(raw, head),
        see_also=related_numbers(head.flow),
        warnings=_warn_of_empty_fields(head),
    )


def _read_committee_paper_head(raw: str, head: HeadText, kind: DocumentType | None) -> Heading:
    """A schriftelijk overleg or a list: fracties or the committee ask, a sentence names the minister."""
    said = read_committee_head(head.lines, head.flow)
    parties = dict.fromkeys(" ".join(match["party"].split()) for match in _FRACTIE_HEADING.finditer(raw))
    return Heading(
        type=kind,
        title=said.title or subject_line(head.lines),
        subject=said.about or subject_line(head.lines),
        dates=Dates(said.asked, said.answered, letter_date(head.lines) or said.adopted),
        askers=tuple(Member(None, party) for party in parties),
        committee=_asking_committee(head, kind),
        answered_by=_with_names_of_signatories(
            said.answered_by, signatories(tail_text(raw).lines, head.lines) or signatories(head.lines)
        ),
        mede_namens=cosigning_ministers(head.flow),
        numbers=paper_numbers(raw, head),
        warnings=_warn_of_empty_fields(head),
    )


def _read_letter_head(raw: str, head: HeadText, kind: DocumentType | None) -> Heading:
    """A Kamerbrief, or any other running text that may be signed."""
    title = _LETTER_TITLE.search(head.flow)
    informs = informing_sentence(head.flow, plain=kind != "brief")
    signed = signatories(head.lines) + signatories(tail_text(raw).lines, head.lines)
    said = read_committee_head(head.lines, head.flow) if kind == "overig" else None
    called = from_capitals(" ".join(title[0].split())) if title else said and said.title
    about = " ".join(informs["about"].split()) if informs else said and said.about
    fields = named_fields(head.lines)
    return Heading(
        type=kind,
        title=subject_line(head.lines) or called or None,
        subject=subject_line(head.lines) or about or None,
        dates=Dates(fields.asked, None if kind else fields.answered, _find_day_sent(raw, head)),
        askers=fields.askers or movers_of_amendment(head),
        answered_by=tuple(dict.fromkeys(signed))
        or fields.answered_by
        or (read_ministers(from_capitals(title["who"])) if title else ()),
        mede_namens=cosigning_ministers(head.flow),
        numbers=paper_numbers(raw, head),
    )


def _find_day_sent(raw: str, head: HeadText) -> date | None:
    """The date of a letter: above it, else where it is signed."""
    return letter_date(head.lines) or signed_on(tail_text(raw).lines)


def _choose_title(head: HeadText, sentences: tuple[AskedSentence, ...], formal: bool) -> str | None:
    """An Aanhangsel is called by its questions; a letter by its subject line, else by its annex."""
    called = next((s.title for s in sentences), None)
    return called if formal else subject_line(head.lines) or called


def _who_answered(
    raw: str,
    head: HeadText,
    signed: tuple[Minister, ...],
    title: AnsweredSentence | None,
    listed: CommitteeHead | None,
) -> tuple[Minister, ...]:
    """Who signed the letter, else whom title or covering sentence name, as he signs at the end."""
    said = signed or (title.answered_by if title else ()) or (listed.answered_by if listed else ())
    return (
        said
        if any(each.name for each in said)
        else _with_names_of_signatories(said, signatories(tail_text(raw).lines, head.lines))
    )


def _who_asked(raw: str, sentences: tuple[AskedSentence, ...]) -> tuple[Member, ...]:
    """Who the head says asked, and whoever stands above a further set of questions in the same paper."""
    sets = [
        member for match in _SET_TITLE.finditer(raw) for member in read_members(plain_head(match["who"]).flow)
    ]
    named = [s.askers for s in sentences if s.askers]
    full = [askers for askers in named if all(member.party for member in askers)]
    return tuple(dict.fromkeys([*max(full or named, key=len, default=()), *sets]))


def _asking_committee(head: HeadText, kind: DocumentType | None) -> Member | None:
    """The committee that asks a list; a schriftelijk overleg is its fracties', other papers are members'."""
    if kind != "lijst van vragen en antwoorden" and not (kind == "vragen" and is_list(head)):
        return None
    return asking_committee(head.flow)


def _with_names_of_signatories(
    said: tuple[Minister, ...], signed: tuple[Minister, ...]
) -> tuple[Minister, ...]:
    """Whom the covering sentence names by function, with the name under which he signs further on."""
    names = {(each.function, each.portfolio): each for each in signed}
    return tuple(names.get((each.function, each.portfolio), each) for each in said) or signed


def _subject_of_questions(sentences: tuple[AskedSentence, ...]) -> str | None:
    """What the sentence with the most askers is about: a letter on two sets names both, the first set one."""
    told = [sentence for sentence in sentences if sentence.subject]
    return max(told, key=lambda sentence: len(sentence.askers)).subject if told else None


def _day_asked(head: HeadText, kind: DocumentType | None, sent: date | None) -> date | None:
    told = (
        (_ASKED_ON, _ASKED_THAT_DAY, _YOUR_LETTER_OF, _ASKED_ON_DAY)
        if kind in ("antwoord", "uitstel")
        else (_ASKED_ON,)
    )
    for pattern in told:
        match = pattern.search(head.flow)
        if match and (day := first_date(match["day"], sent)):
            return day
    return _day_beside_askers(head, sent) if kind in ("antwoord", "uitstel") else None


def _day_beside_askers(head: HeadText, sent: date | None) -> date | None:
    """The day, before that of the letter, in a sentence on members' questions, above what they are about."""
    for sentence in head.sentences(_MAX_COVER_CHARACTERS) if sent else ():
        if _QUESTIONS_OF.search(sentence):
            day = first_date(_ABOUT.split(sentence, maxsplit=1)[0], sent)
            if day and sent and day < sent:
                return day
    return None


def _warn_of_empty_fields(head: HeadText) -> tuple[str, ...]:
    blank = re.search(r"\[[A-Z][a-z]+(?: \d)?\]|ingezonden op\s+met kenmerk|Bij brief van\s*…", head.flow)
    return (f"a field of the template was left empty: {blank[0]!r}",) if blank else ()
