"""What a member wrote and an answer's span took up: his note below it, what leads to his next question.

An answer ends where a note of the asker begins. A note is a member's where its head says so, else nobody's:
`Achtergrond:` may be the minister's too, and nobody's words are shown as another's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.document import MEMBER, Exchange, Member, Paragraph, Span
from index.parse.whose_words.answer_ends import AnswerEnd, end_answers

_KIND = (  # of a note, as its head calls it
    r"(?:(?:ter|nadere|korte|extra|aanvullende|verdere|algemene|feitelijke|inleidende|voorafgaande) ){0,2}"
    r"(?:toelichting|achtergrond(?:en|informatie)?|aanleiding|inleiding|context|overwegingen|overweging|"
    r"onderbouwing|motivering|motivatie|noot|noten|opmerkingen|opmerking|aanvulling(?:en)?|voorgeschiedenis|"
    r"constatering(?:en)?|feiten(?:relaas)?|uitleg|verduidelijking|situatieschets|casus|preambule|naschrift|"
    r"aantekening(?:en)?|weerwoord|commentaar|reactie|vooraf|woord vooraf|voorwoord)(?: vooraf)?"
)
_BESIDE = r"(?:bijlagen?|bron(?:nen)?|links?|artikel(?:en)?)(?: \d{1,2})?"  # whose it is, its head must say
_ASKER = r"(?:vra(?:ag|gen)(?:stell?(?:ers?|sters?)|stelster)|indieners?)"
_NAMES = r"(?: (?:\(?[A-ZÀ-Þ][^\s:?!]*|van|de|den|der|ter|ten|te|en|het|'t|’t|c\.s\.)){1,14}"
_FRACTIE = r"(?:(?:fracties?(?: van)?(?: (?:de|het))?(?: [A-Z][\w+-]*)?)|[A-Z][\w+-]*-?fractie)"
_BY = r"(?:,? ?(?:\b(?i:van|door|namens|vanuit)\b )?(?:\b(?i:de|het) )?)"
_WHOSE = (
    rf"(?:{_BY}(?:(?i:{_ASKER})|(?i:(?:kamer)?(?:lid|leden)){_NAMES}|{_FRACTIE})"
    rf"| (?i:van|door) (?i:mevrouw|de heer|dhr\.|mw\.|mevr\.){_NAMES}"
    rf"| ?\((?i:(?:(?:van|door) )?(?:(?:de|het) )?(?:{_ASKER}|(?:kamer)?leden))\))"
)
_QUESTION = (
    r"(?:(?: (?:bij|op|van|voor|achter|tot|aan))?(?: (?:de|het|deze|dit|stellen van(?: de)?)){0,2}"
    r" (?:schriftelijke |kamer|volgende )?vra(?:ag|gen)\b(?: \d{1,3}(?:(?:,| en| t/m) ?\d{1,3}){0,6})?"
    r"| \d{1,3}\b)"
)
_OPENS = r"[*_«]{0,2}(?P<open>[\[(])?[*_]{0,2}"
_ENDS = r"(?:[\])*_]{0,2}(?::[*_]{0,2}|[.]?(?=\s*$|  ))|(?(open)[\])](?= )|(?!)))"
_OF_MEMBER = re.compile(rf"{_OPENS}(?:(?i:{_KIND}|{_BESIDE}){_WHOSE}){_ENDS}")
_OF_QUESTION = re.compile(rf"{_OPENS}(?:(?!reactie|commentaar)(?:{_KIND}){_QUESTION}){_ENDS}", re.I)
_BARE = re.compile(rf"{_OPENS}(?:(?!reactie|commentaar|weerwoord)(?:{_KIND})){_ENDS}", re.I)
_SPEAKS = (
    r"(?:\s(?:licht(?:en)?|merkt|merken|voegt|voegen|geeft|geven|stelt|stellen|schrijft|schrijven)"
    r"(?: (?:hierbij|daarbij|hieraan|daaraan|hier|nog|vast|het volgende))?(?: (?:toe|op|aan|bij))?)?"
)
_ASKER_SPEAKS = re.compile(
    rf"{_OPENS}(?:(?:(?i:de |het )?(?i:{_ASKER})|(?i:het )?(?i:(?:kamer)?lid){_NAMES}){_SPEAKS})"
    r":(?!\s*[«“„\"‘'])"
)
_ASKER_REMARKS = re.compile(  # without a colon: a minister repeats it so, too, and then says what he thinks
    rf"(?i:(?:de |het )?{_ASKER}|(?:de |het )?(?:kamer)?(?:lid|leden))(?:{_NAMES})? "
    r"(?:merk|wij[sz]|teken|voeg)(?:t|en)?"
    r"(?: (?:hierbij|daarbij|hiertoe|hier|daar|nog|hieraan|daaraan|ook)){1,2} (?:op|aan|toe)\b"
)
_PREMISE = re.compile(r"(?:Constaterende|Overwegende)(?:,| dat|:)")
_BEHIND_SENTENCE = re.compile(r"(?<=[.!»”)]) (?=[A-ZÀ-Þ(\[*_])")
_MAX_HEAD = 120  # characters in which the colon of a head in running text is looked for
_LEADS_ON = re.compile(  # the last words above questions that stand below
    r"\b(?:de )?(?:volgende|navolgende|onderstaande) (?:schriftelijke |kamer)?vra(?:ag|gen)\b[^?]{0,40}[.:]?$"
    r"|\b(?:vandaar|daarom) (?:mijn|onze|deze|de) vra(?:ag|gen)\b"
    r"|\bbrengt? (?:mij|ons) (?:op|tot) de vra(?:ag|gen)\b"
    r"|\b(?:vra(?:ag|gen)|verzoek(?:en)?) (?:ik|wij) (?:u|de (?:minister|staatssecretaris|bewindsperso))\b"
    r"|\b(?:vra(?:ag|gen)|verzoek(?:en)?|vraagt|verzoekt) de (?:minister|staatssecretaris|bewindsperso)\w*\b"
    r"|\bverne(?:em|men|emt) (?:ik|wij|\w+) (?:graag )?van de (?:minister|staatssecretaris|bewindsperso)"
    r"|\b(?:vraagt|vragen)\b[^.:?!]{0,40}:$",
    re.IGNORECASE,
)
_OF_MINISTER = re.compile(
    r"\b(?:uw Kamer|mijn (?:ministerie|departement|ambt\w+|antwoord|brief|beleid)|"
    r"(?:het|mijn) antwoord op|het kabinet (?:is|heeft|zal|wil|vindt|hecht|acht|werkt))\b"
)
_FIRST_PERSON = re.compile(rf"{_OF_MINISTER.pattern}|\b(?:[Ii]k|[Ww]ij|mij|mijn|ons|onze)\b")
_LINE = re.compile(r"[^\n]+")
_MAX_TITLE = 60  # characters of a line without full stop that heads a part of an answer


@dataclass(frozen=True, slots=True)
class _Note:
    """Where a note and its text behind the head begin, whose it is; `unsure` that it may be earlier."""

    start: int
    body: int
    voice: str | None
    unsure: bool = False


def part_asker_notes(
    text: str, exchanges: Sequence[Exchange], askers: Sequence[Member]
) -> tuple[list[Exchange], tuple[Paragraph, ...]]:
    """The exchanges, each answer up to the asker's own words in it, and those as paragraphs (number 0).

    An answer that begins with a note is unsure as a whole: where the note ends is not told. `askers` are the
    members whom the paper names: a line `Jansen (Tulp): …` is one's.
    """
    turn = _turns_of(askers)
    ends: dict[Span, AnswerEnd] = {}
    units: list[Paragraph] = []
    for answer in dict.fromkeys(each.answer for each in exchanges if each.answer):
        note = _find_note(text, answer, turn)
        if note is None:
            continue
        if note.start == answer.start:
            ends[answer] = AnswerEnd(answer, unsure=True)
            continue
        kept = len(text[: note.start].rstrip())
        ends[answer] = AnswerEnd(Span(answer.start, kept), note.unsure)
        units += _paragraphs(text, note, answer.end)
    return end_answers(exchanges, ends), tuple(units)


def _turns_of(askers: Sequence[Member]) -> re.Pattern[str] | None:
    """A line that begins with the name of one who asks: `Jansen (Tulp):`, `Mw. Jansen licht toe:`."""
    names = "|".join(re.escape(each.name) for each in askers if each.name and not each.is_committee)
    if not names:
        return None
    return re.compile(rf"{_OPENS}(?:(?:[\w.]{{1,12}} ){{0,2}}(?:{names})(?: \([^()\n]{{1,40}}\))?{_SPEAKS}):")


def _find_note(text: str, answer: Span, turn: re.Pattern[str] | None) -> _Note | None:
    """The first note of the asker in an answer."""
    lines = [(match.start(), match.end()) for match in _LINE.finditer(text, answer.start, answer.end)]
    for i, (start, end) in enumerate(lines):
        line = text[start:end]
        if note := _note_at(line, start, turn):
            return note
        if i and _ASKER_REMARKS.match(line) and not _FIRST_PERSON.search(text, start, answer.end):
            return _Note(start, start, None)
        if (bare := _BARE.match(line)) and _is_no_part_of_answer(text, lines, i):
            return _Note(start, start + bare.end(), None)
        for behind in _BEHIND_SENTENCE.finditer(line):
            at = behind.end()
            head = line[at : at + _MAX_HEAD]
            if (":" in head or "]" in head) and (note := _note_at(line[at:], start + at, turn)):
                return note
        if i and i == len(lines) - 1 and _LEADS_ON.search(line) and not _OF_MINISTER.search(line):
            return _Note(lines[1][0], lines[1][0], None, unsure=i > 1)
    return None


def _note_at(line: str, at: int, turn: re.Pattern[str] | None) -> _Note | None:
    """The note that a line begins, where its head tells that it belongs to a question or its asker."""
    for form, voice in ((_OF_MEMBER, MEMBER), (_ASKER_SPEAKS, MEMBER), (turn, MEMBER)):
        if form is not None and (found := form.match(line)):
            return _Note(at, at + found.end(), voice)
    for form in (_OF_QUESTION, _PREMISE):
        if found := form.match(line):
            return _Note(at, at + found.end(), None)
    return None


def _is_no_part_of_answer(text: str, lines: Sequence[tuple[int, int]], i: int) -> bool:
    """Whether a bare head (`Achtergrond:`) may be the asker's: nothing below is plainly the minister's.

    An answer with further titles is cut into parts by the one who answers; who says "ik" in an answer's
    first words is the one who gives it.
    """
    titles = [text[a:b] for a, b in lines if b - a <= _MAX_TITLE and text[b - 1] not in ".?!;,"]
    speaks = _FIRST_PERSON if i == 0 else _OF_MINISTER
    return len(titles) <= 1 and not speaks.search(text, lines[i][0], lines[-1][1])


def _paragraphs(text: str, note: _Note, end: int) -> Iterator[Paragraph]:
    """The paragraphs of a note, the first with its head."""
    start = note.start
    for match in _LINE.finditer(text, note.body, end):
        if body := match[0].strip():
            begin = match.start() + match[0].index(body[0])
            yield Paragraph(0, None, Span(min(start, begin), begin + len(body)), voice=note.voice)
            start = end
