"""Who asks a question, said beside it: the title above its set, or the party before each question of a list.

`Vragen van het lid Wiek (ABC) aan …` stands above; `1 (ABC): Hoeveel …?` begins a question.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.cleaning import CleanPaper, TextBlock
from index.document import Exchange, Member, Span
from index.language.vocabulary import party
from index.parse.exchanges.fracties import fractie_named_in, heading_of
from index.parse.exchanges.labels.sequence_state import CountedLabel
from index.parse.head.head_text import plain_head
from index.parse.head.people import read_members

SEVERAL = Member(None, None)  # who asks where a title names more than one member
_SET_TITLE = re.compile(
    r"(?:(?:Antwoord(?:en)?|Beantwoording|Reactie|Antwoordbrief) (?:op|van) (?:de )?)?"
    r"(?:(?:[Aa]anvullende|[Nn]adere) )?(?:[Ss]chriftelijke |[Kk]amer)?[Vv]ragen "
    r"(?:van|door|gesteld door) (?:het|de) (?:[Kk]amer)?(?:lid|leden) "
    r"(?P<who>[^\n]{2,300}?)(?= aan | over |,? \(?(?:ingezonden|gesteld|d\.d\.|van \d)|[.:]?$)"
)
_NAMING_LABEL = re.compile(
    r"Vraag(?: \d{1,3}\w?)? (?:van (?:het |de )?(?:[Kk]amer)?(?:lid |leden |heer )?|van mevrouw |\()"
    r"(?P<who>.{3,100}?)[ :.]*$",
    re.DOTALL,
)
_MIN_NAMING_LABEL = 10  # characters
_MARK = re.compile(
    r"\(\s*(?P<round>[^\s()](?:[^()\n]{0,48}[^\s()])?)\s*\)\s*[:.–-]?\s*"
    r"|\[\s*(?P<square>[^\s\[\]](?:[^\[\]\n]{0,48}[^\s\[\]])?)\s*\]\s*[:.–-]?\s*"
    r"|[–-]\s+(?P<dashed>\S(?:[^\n]{0,48}?\S)?)\s+[–-]\s+"
    r"|(?P<bare>[^\n:]{1,50}?)\s*:\s+"
)
_HEADED = re.compile(  # of a table's column: `Fractie: ABC`
    r"(?i:fracties?|fractie\(s\)|partij(?:en)?|(?:vragen)?steller|indiener|(?:kamer)?lid) ?: "
    r"(?P<name>[^\n]{1,80})\n\s*(?=\S)"
)
_TAIL = re.compile(r"(?<=[.?!”’\"])\s*[(\[]\s*(?P<name>[^()\[\]\n?!]{1,60}?)\s*[)\]]\.?$")
_LINE = re.compile(r"(?P<name>[^\n.?!:]{1,50})\n\s*(?=\S)")  # a party on a line of its own above the question
_OF_FRACTIE = re.compile(
    r"(?:(?:de )?leden van )?(?:de |het )?(?:fracties? (?:van )?(?:de |het )?)?"
    r"(?P<name>.+?)(?:[- ]?fracties?)?\.?"
)
_NAMES = re.compile(r"[A-Z0-9][\w+/&-]*(?:,? (?:en )?[A-Z0-9][\w+/&-]*){0,6}")
_NAME_AND_PARTY = re.compile(r"(?P<name>[^,()]{2,40}?)(?:, | \()(?P<party>[^,()]{1,40}?)\)?")
_PARTIES = re.compile(r",\s*|\s+en\s+|/")
_MIN_SHARE = 0.5  # of the questions: in a list where a few begin so it is their own first word


def is_set_title(body: str) -> bool:
    """Whether a paragraph names the members who ask what follows."""
    return _SET_TITLE.match(body) is not None


def members_in_title(clean: CleanPaper, block: TextBlock) -> tuple[Member, ...]:
    """The members whom a title names as asking what follows; empty for a block that is no title."""
    if block.label:
        return ()
    match = _SET_TITLE.match(clean.text, block.start, block.end)
    if match and not match["who"].endswith("fractie"):
        return read_members(plain_head(match["who"]).flow)
    fractie = heading_of(clean.text[block.start : block.end], block.gap)
    return (fractie,) if fractie else ()


def members_in_label(clean: CleanPaper, block: TextBlock) -> tuple[Member, ...]:
    """The members whom the label of a question names: `Vraag van het lid Jansen (ABC)`."""
    if not block.label or block.label.kind != "question" or block.after - block.start < _MIN_NAMING_LABEL:
        return ()
    match = _NAMING_LABEL.match(clean.text, block.start, block.after)
    named = read_asker(match["who"].rstrip(")")) if match and "(" not in match["who"] else None
    return (named,) if named else read_members(match["who"]) if match else ()


def with_asker_above(
    titles: Mapping[int, tuple[Member, ...]], turn: CountedLabel, exchange: Exchange
) -> Exchange:
    """The exchange with its asker, where its label or the last title above names one; SEVERAL where more."""
    if not titles:
        return exchange
    above = [place for place in titles if place <= turn.block]
    named = titles[max(above)] if above else ()
    if len(named) == 1:
        return replace(exchange, asker=named[0]) if named[0].party else exchange
    return replace(exchange, asker=SEVERAL) if named else exchange


def with_marked_askers(text: str, exchanges: Sequence[Exchange]) -> list[Exchange]:
    """The exchanges with the party before or behind each question as its asker, where most are marked so.

    The mark is no part of the question: its span begins behind it, or ends before it.
    """
    for mark_of in (_mark_before, _mark_behind):
        marks = [mark_of(text, each.question) for each in exchanges]
        if sum(mark is not None for mark in marks) > max(1, _MIN_SHARE * len(marks)):
            return [
                replace(each, asker=mark[0], question=mark[1]) if mark else each
                for each, mark in zip(exchanges, marks, strict=True)
            ]
    return [_with_opening_asker(text, each) for each in exchanges]


def _with_opening_asker(text: str, exchange: Exchange) -> Exchange:
    """The exchange with the fractie that its question begins with: `De leden van de ABC-fractie vragen …`."""
    start = exchange.question.start
    if exchange.asker or not text.startswith("De leden van de ", start):
        return exchange
    return replace(exchange, asker=fractie_named_in(text, start, min(start + 120, exchange.question.end)))


def is_party_mark(body: str) -> bool:
    """Whether a text is nothing but the mark of a party before or behind a question."""
    return any(read_asker(name) for name in _names_in(_MARK.fullmatch(f"{body} ")))


def _mark_before(text: str, question: Span) -> tuple[Member, Span] | None:
    """Who is named before a question, and the question itself."""
    for form in (_HEADED, _MARK, _LINE):
        match = form.match(text, question.start, question.end)
        said = form is _HEADED
        named = next((asker for name in _names_in(match) if (asker := read_asker(name, said))), None)
        if match and named and match.end() < question.end:
            return named, replace(question, start=match.end())
    return None


def _mark_behind(text: str, question: Span) -> tuple[Member, Span] | None:
    """Who is named in brackets behind a question, and the question itself."""
    match = _TAIL.search(text, max(question.start, question.end - 70), question.end)
    named = read_asker(match["name"], f"{match['name']}-fractie" in text) if match else None
    return (named, replace(question, end=match.start())) if match and named else None


def read_asker(name: str, said: bool = False) -> Member | None:
    """Whom a mark or cell names: `ABC`, `ABC-fractie`, `ABC en DEF`, `Jansen, ABC`; None for no party.

    A party that is not known by its name is one where it is `said`, by a head or the word "fractie".
    """
    match = _OF_FRACTIE.fullmatch(" ".join(name.split()))
    if match is None:
        return None
    named = match["name"]
    inside = _NAME_AND_PARTY.fullmatch(named)
    if inside and party(inside["party"]) and not party(inside["name"]):
        return next(iter(read_members(f"{inside['name']} ({inside['party']})")), None)
    said = (said or "fractie" in name) and _NAMES.fullmatch(named) is not None
    return Member(None, named) if said or party(named) or _are_parties(named) else None


def _are_parties(named: str) -> bool:
    return all(map(party, _PARTIES.split(named)))


def _names_in(match: re.Match[str] | None) -> list[str]:
    return [name for name in match.groupdict().values() if name] if match else []
