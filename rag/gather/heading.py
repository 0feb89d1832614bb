"""What stands for a whole paper, to the letter: its heading, and of a motion what it asks for."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from index.document import CABINET, MEMBER, Document, Span
from index.language.analyser import analyse
from index.language.sentences import split_sentences
from index.language.words import fold
from index.search.index import Hit
from rag.gather.facts import WORD, term_set
from rag.gather.findings import ONE_SUBJECT, UNKNOWN, Finding, Papers
from rag.gather.question_profile import QuestionProfile, holds_wanted

SEARCHED = 12_000  # characters in which a heading is looked for
GROUND = re.compile(
    r"\W*(?:constaterende|overwegende|van mening|van oordeel|gehoord|gezien|gelezen|kennisgenomen|"
    r"de kamer\W*$|en gaat over tot)\b",
    re.I,
)
REQUEST = re.compile(r"\W*(?:verzoekt|spreekt|roept|draagt|nodigt|dringt)\b", re.I)
QUESTIONS, OF_SET = 15, 0.5  # of one set that are asked for, and how much of the best one's score they have
OF_TITLE = 0.6  # of the words of a question, in a title, for it to be after all that the paper asks
ASKS = re.compile(r"\b(?:vroeg(?:en)?|vra(?:gen|agt?)|gevraagd|asked?|questions?)\b")
ASKS_ACQUAINTANCE = re.compile(
    r"\W*(?:(?:Bent|Is|Zijn) (?:u|de \w+|het kabinet) (?:bekend|op de hoogte)\b|"
    r"Kent (?:u|de \w+|het kabinet)\b|"
    r"(?:Heeft|Hebt|Hebben) (?:u|de \w+|het kabinet) (?:kennis ?genomen|.{3,80} gelezen)\b)"
)
ASKED_TOGETHER = frozenset({"antwoord", "vragen"})  # types of paper that hold one member's questions
ASKING_TERMS = term_set(
    "vroeg vroegen vraag vraagt vragen gevraagd gesteld stelde stelden kamerlid kamerleden asked questions"
)
WISHES = re.compile(
    r"\b(?:moet(?:en)?|mo(?:est|esten)|wil(?:de|den|len)?|zou(?:den)?|eist(?:e|en)?|pleit(?:te|ten|en)?|"
    r"bepleit(?:te)?|verzoekt|verzocht|voorgesteld|should|wants?|propos(?:e|ed))\b"
)
REPEATS_REQUEST = re.compile(r"\b(?:moties?|verzoekt|verzocht|gevraagd|vroeg(?:en)?|vraagt)\b", re.I)
FIRST_FOUND = 3  # findings, among which the paragraph below must be
OF_GROUNDS = frozenset({"reason", "number", "date", "person", "comparison"})  # kinds of question
REST = 160  # characters that a heading may run on behind its title: "(ingezonden 5 februari 2024)."


def heading_span(document: Document) -> Span | None:
    """The heading of a paper as it stands in its text; None where it cannot be found to the letter."""
    for named in (document.title, document.subject):
        # "Bushoff , Kröger": spaces beside marks are the print's, and the title has them mended
        pieces = re.findall(r"\w+|[^\w\s]", named or "")
        if pieces and (found := re.search(r"\s*".join(map(re.escape, pieces)), document.text[:SEARCHED])):
            return sentence_of(document, found.start(), found.end())
    return None


def sentence_of(document: Document, start: int, end: int) -> Span:
    """The heading with what belongs to it behind its title, up to the full stop or the end of its line."""
    behind = document.text[end : end + REST].partition("\n")[0]
    first = split_sentences(document.text, Span(start, end + len(behind)))[0]
    return first if first.end >= end else Span(start, end)


def lead_with_requests(picked: Sequence[Finding], asked: QuestionProfile) -> tuple[Finding, ...]:
    """The same findings, of each motion first what it asks for and then on what grounds.

    The grounds hold the question's words as often, but tell what its members found, not what they want. A
    question after a number, a day or a reason is after the grounds as well, unless it asks what should be
    ("vanaf hoeveel plekken moet …", "wie wil dat …").
    """
    of_grounds = asked.wanted != "anything" or asked.kind in OF_GROUNDS
    if of_grounds and (asked.kind == "reason" or not WISHES.search(fold(asked.text))):
        return tuple(picked)
    led: dict[tuple[str, int], Finding] = {}
    for finding in picked:
        before = _request_before(finding, picked, led.values())
        for each in (*(one for one in before if _tells(one, asked)), finding):
            led.setdefault(each.key, each)
    asides = [each for each in led.values() if each.aside]
    return (*(each for each in led.values() if not each.aside), *asides)


def _tells(request: Finding, asked: QuestionProfile) -> bool:
    """Whether a request holds the kind of thing that is asked for; who wants it stands above it anyway."""
    return asked.wanted == "names" or holds_wanted(request.text, asked.wanted)


def _request_before(
    ground: Finding, picked: Sequence[Finding], led: Collection[Finding]
) -> Iterator[Finding]:
    """What the motion of a ground that would lead it asks for, in that one's place; nothing elsewhere."""
    name = ground.document.name
    motion = ground.document.type == "motie" and ground.paragraph is not None
    if (
        not motion
        or ground.aside
        or not GROUND.match(ground.text)
        or any(each.document.name == name for each in led)
    ):
        return
    chosen = (each for each in picked if each.document.name == name and REQUEST.match(each.text))
    if found := next(chosen, None) or _request_of(ground):
        yield replace(found, aside=False, score=ground.score)


def request_for(finding: Finding, *, always: bool = False) -> Finding:
    """What the motion of a ground asks for, in its place; anything else as it is.

    `always` also puts all that a motion asks for in the place of one of its requests.
    """
    ground = finding.document.type == "motie" and (always or GROUND.match(finding.text) is not None)
    return (_request_of(finding) if ground else None) or finding


def goes_on_in_letter(main: Finding, finding: Finding) -> bool:
    """Whether a paragraph of a letter stands right behind another one: what the first one opens ("uw Kamer
    vroeg …, hieronder leest u wat ik doe") it may say."""
    if main.paragraph is None or finding.paragraph is None or main.document.type != "brief":
        return False
    behind = finding.paragraph.number == main.paragraph.number + 1
    behind = behind and finding.paragraph.heading == main.paragraph.heading
    retold = main.voice == UNKNOWN  # "de motie van het lid Wiek verzoekt …" is nobody's own words
    theirs = finding.voice == main.voice or (retold and finding.voice == CABINET)
    return behind and finding.document.name == main.document.name and theirs


def with_what_follows(picked: Sequence[Finding], ranked: Sequence[Finding]) -> tuple[Finding, ...]:
    """What was picked, and behind a letter's paragraph that tells what was asked ("uw Kamer heeft de motie
    aangenomen, waarin …") the one below it, where that is among the best found: what is done stands there."""
    shown = [each for each in picked if not each.aside]
    if len(shown) != 1 or not REPEATS_REQUEST.search(shown[0].text):
        return tuple(picked)
    behind = (each for each in ranked[:FIRST_FOUND] if goes_on_in_letter(shown[0], each))
    found = [replace(each, aside=False, score=shown[0].score) for each in behind]
    keys = {each.key for each in (*shown, *found)}
    return (*shown, *found, *(each for each in picked if each.key not in keys))


def questions_of_set(ranked: Sequence[Finding], asked: QuestionProfile) -> tuple[Finding, ...]:
    """What was asked on a subject, in the order of the set: the questions of the best one's paper that fit,
    without those about answering itself; none where the best one is no question, or of others than are named.

    Where a word is asked for that the paper's title and the report that it opens with lack ("over tolken"),
    only those that hold it fit; where these are what is asked about, all do.
    """
    best = ranked[0]
    if best.voice != MEMBER or best.exchange is None or best.document.type not in ASKED_TOGETHER:
        return ()
    title = term_set(opening_of_set(best.document))
    if not ASKS.search(fold(asked.text)) or (asked.names and not asked.names & title):
        return ()
    words = [word for word in map(analyse, WORD.findall(asked.text)) if word and word[0] not in ASKING_TERMS]
    titled = [word for word in words if _holds(word, title)]
    own = [word for word in words if word not in titled and _holds(word, term_set(best.text))]
    enough = -math.inf if len(titled) >= OF_TITLE * len(words) else OF_SET * best.score
    fit = [
        each
        for each in ranked
        if each.document.name == best.document.name and each.score >= enough
        if each.key == best.key or not (each.exchange and each.exchange.procedural)
        if not own or any(_holds(word, term_set(each.text)) for word in own)
    ]
    placed = sorted(fit[:QUESTIONS], key=lambda each: each.whole.start)
    return tuple(replace(each, score=1.0) for each in placed)


def opening_of_set(document: Document) -> str:
    """What tells the subject of a set: its title, who asked, and the reports that it asks to be known ("Bent
    u bekend met het bericht over …?"); many a title names the report alone, or is not there."""
    questions = (document.at(each.question) for each in document.exchanges)
    known = (text for text in questions if ASKS_ACQUAINTANCE.match(text))
    return "\n".join([document.title or "", *(each.name or "" for each in document.askers), *known])


def _holds(word: Sequence[str], held: frozenset[str]) -> bool:
    """Whether a text of these terms holds a word, given by its own term and those of its parts: whole, or
    each of the parts. "Gas" is no "gasopslag"."""
    return word[0] in held or (len(word) > 1 and held.issuperset(word[1:]))


def earlier_questions(finding: Finding) -> str:
    """The earlier questions of the set: they name what later ones call "de trein" or "dat land".

    Only where all questions are about one subject; a list or a written consultation has many.
    """
    document, exchange = finding.document, finding.exchange
    if exchange is None or document.type not in ONE_SUBJECT:
        return ""
    group = exchange.id.rpartition(":")[0]
    before = (each for each in document.exchanges if each.question.start < exchange.question.start)
    return "\n".join(document.at(each.question) for each in before if each.id.rpartition(":")[0] == group)


def best_motion(hits: Sequence[Hit], papers: Papers) -> Finding | None:
    """The paragraph that fits best of a motion among these hits, with the search engine's score."""
    for hit in hits:
        if hit.paragraph is None:
            continue
        paper = papers.document(hit.doc)
        paragraph = next((each for each in paper.paragraphs if each.number == hit.paragraph), None)
        if paper.type == "motie" and paragraph is not None and paragraph.voice == MEMBER:
            return Finding(paper, None, paragraph, paragraph.span, MEMBER, hit.score)
    return None


def _request_of(ground: Finding) -> Finding | None:
    """What a motion asks for: the first paragraph that does, with those right behind it that do too."""
    paper = ground.document
    asks = [REQUEST.match(paper.at(each.span)) is not None for each in paper.paragraphs]
    if True not in asks:
        return None
    first = asks.index(True)
    last = first + [*asks[first:], False].index(False) - 1
    whole = Span(paper.paragraphs[first].span.start, paper.paragraphs[last].span.end)
    return replace(ground, paragraph=paper.paragraphs[first], whole=whole)
