"""Which sentences of one answer to quote: the best for this question, readable on their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from index.document import Document, Span
from index.language.sentences import split_sentences
from rag.lists import begins_as_item, breaks_off, with_openings, with_whole_lists

VERDICT_WORDS = 25  # a "Nee, …" this short is quoted always: it may correct what the question supposes
FILL_WORDS = 15  # a sentence this short between two quoted ones is quoted along
WORTH = 0.4  # of the best sentence's score, for one beside the passage to be quoted with it
WHOLE = 100  # words: an answer this short is quoted whole
# Times the words to quote, for an answer of which so little is left to be quoted whole.
ROOM, REST = 1.25, 0.4
PASSAGE = 0.8  # of the words, for the passage around the best sentence
ELSEWHERE = 0.8  # of the best sentence's score, for one from elsewhere in the answer
MOST_BEFORE = 2  # sentences quoted along before one that points back
LIST_WORDS, LIST_SHARE = 60, 2  # words to quote where a list is completed: at least, and times the usual
NUANCE_WORDS = 40  # a sentence this long at most that takes back part of the quoted one is quoted along
NEIGHBOUR = 0.15  # of the score of the sentence before and behind it counts for a sentence, too
Score = Callable[[Sequence[str]], Sequence[float]]
POINTS_BACK = frozenset(
    """dit dat deze die hij zij ze hen dergelijke zulke zo ook echter wel bovendien verder tevens deels denk
    vandaar dus immers hierbij hiervoor hierdoor hiermee hierin hierop hierover hiertoe hieruit hiervan
    daarbij daarvoor daardoor daarmee daarin daarop daarover daartoe daaruit daarom daarvan daaronder
    daarnaast laatstgenoemde eerstgenoemde hier daar beide beiden daarna vervolgens hieronder hiernaast
    hieraan daaraan maar want hun diens hierna hieromtrent daaromtrent daartegen daartegenover daarenboven
    anderzijds evenmin evenzo zodoende bijgevolg derhalve integendeel voorts""".split()
)
POINTS_BACK_INSIDE = re.compile(
    r"^(?:in|op|met|voor|van|aan|bij|uit|door|over|om|binnen|naast|tegen|na|onder|ondanks|mede|gezien|vanwege|"
    r"wegens|gelet op|op basis van|op grond van|naar aanleiding van|in het kader van|als gevolg van|in "
    r"tegenstelling tot) (?:(?:deze|dit|die|dat|dergelijke|zulke)\b"
    r"(?! (?:jaar|moment|kabinet|kabinetsperiode|week|maand|zomer|najaar|voorjaar))|(?:dat|dit|die)zelfde\b)"
    r"|^(?:op (?:basis|grond)|als gevolg|naar aanleiding|in lijn|aan de hand) (?:hier|daar)\w{2,4}\b"
    r"|^(?:het|de|een) \w+ (?:hier|daar)(?:van|bij|in|op|voor|mee|door|uit|toe|over)\b"
    r"|^ten (?:tweede|derde|vierde|vijfde)\b|^zie (?:hierboven|hiervoor)\b"
)
# A part of a motion: small in print, and a sentence of its own.
OF_MOTION = re.compile(r"(?:verzoekt|spreekt|roept|draagt|constaterende|overwegende)\b")
POINTING = ("het betreft", "het gaat")
# How a sentence goes on from the one before: with the verdict on it, its reason, or what does hold.
GOES_ON = re.compile(
    r"^(?:Daarom|Daarmee|Daardoor|Hierdoor|Om die reden|Wel|Echter|Immers|Dit|Dat|Deze|Zo|Ook|Hier|Want|Ik)\b"
    r"|\b(?:omdat|want|daarom|namelijk|immers|vanwege)\b"
)
# A sentence that takes back part of the one before it, or sets a condition to it.
TAKES_BACK = re.compile(
    r"^(?:Echter|Wel|Maar|Toch|Tenzij|Mits|Daarbij geldt|Daarvoor geldt|Voorwaarde|Dit geldt|Dat geldt|"
    r"Niettemin|Desalniettemin|Desondanks|Daar staat tegenover|Uitgezonderd|Een uitzondering)\b"
    r"|^(?:Hiervoor|Daarvoor|Hierbij|Daarbij)\b[^,.;]{0,40}\bwel\b"
    r"|^(?:\S+ ){1,6}(?:echter|evenwel|daarentegen|niettemin|alleen als|alleen indien|op voorwaarde)\b"
)
DENIES = re.compile(r"(?:Nee|Neen|Deels|Gedeeltelijk|Dat klopt niet)\b")
VERDICT = re.compile(r"(?:Ja|Nee|Neen|Deels|Gedeeltelijk|Inderdaad|Klopt|Dat klopt)\b")


def choose_quotes(
    document: Document, within: Span, score: Score, max_words: int, *, verdict: bool = False, least: int = 0
) -> tuple[Span, ...]:
    """The spans of `within` to quote, in reading order, at most about `max_words` words.

    `verdict` asks for a short opening "Ja" or "Nee" as well, `least` for so many words around the best
    sentence, whatever those beside it say. A short answer is quoted whole.
    """
    parts = group_lists(document.text, split_sentences(document.text, within), max_words)
    if not parts:
        return ()
    sizes = [word_count(document, part) for part in parts]
    if sum(sizes) <= min(max_words, WHOLE):
        return (Span(parts[0].start, parts[-1].end),)
    texts = [document.at(part) for part in parts]
    chosen = choose_sentences(texts, list(score(texts)), sizes, max_words, verdict, least)
    left = sum(size for place, size in enumerate(sizes) if place not in chosen)
    if sum(sizes) <= ROOM * max_words and left <= REST * sum(sizes):  # what is left out may be the point
        return (Span(parts[0].start, parts[-1].end),)
    return join_chosen(parts, chosen)


def group_lists(text: str, parts: Sequence[Span], max_words: int) -> list[Span]:
    """The sentences, a list with the line that opens it as one where that is short enough to quote."""
    found: list[Span] = []
    opened = False
    for part in parts:
        opened = bool(found) and (text[found[-1].end - 1] == ":" or (opened and begins_as_item(text, part)))
        if opened and len(text[found[-1].start : part.end].split()) <= max_words:
            found[-1] = Span(found[-1].start, part.end)
        else:
            found.append(part)
    return found


def choose_sentences(
    texts: Sequence[str],
    scores: Sequence[float],
    sizes: Sequence[int],
    max_words: int,
    verdict: bool,
    least: int = 0,
) -> set[int]:
    """The positions of the sentences to quote: a passage around the best one, a verdict before it, and a
    sentence from elsewhere that is nearly as good.

    A sentence is weighed with its neighbours; the best one takes the next along where that goes on from it.
    """
    scores = with_neighbours(scores)
    best = max(range(len(texts)), key=lambda place: (scores[place], -place))
    first = {0} if verdict and VERDICT.match(texts[0]) and sizes[0] <= VERDICT_WORDS else set()
    passage = with_sentence_before(texts, best)
    behind = best + 1
    if behind < len(texts) and GOES_ON.search(texts[behind]):
        words = sum(sizes[place] for place in (passage | first | {behind}))
        passage |= {behind} if words <= max_words else set()
    left = max_words - sum(sizes[place] for place in first)
    chosen = first | grow_passage(passage, texts, scores, sizes, int(PASSAGE * left), least)
    for place in sorted(range(len(texts)), key=lambda place: (-scores[place], place)):
        wanted = chosen | with_sentence_before(texts, place)
        if scores[place] >= ELSEWHERE * scores[best] and sum(sizes[each] for each in wanted) <= max_words:
            chosen = wanted
    chosen |= nuances(texts, sizes, chosen)
    chosen |= {place for place in single_gaps(chosen) if sizes[place] <= FILL_WORDS}
    return with_openings(texts, chosen)


def grow_passage(
    passage: set[int],
    texts: Sequence[str],
    scores: Sequence[float],
    sizes: Sequence[int],
    max_words: int,
    least: int = 0,
) -> set[int]:
    """The passage with the sentences beside it that are worth it, the better side first, while they fit.

    One passage holds as many of the facts asked for as the best sentences from all over the answer do, and
    reads as the minister wrote it.
    """
    grown = set(passage)
    enough = WORTH * max(scores[place] for place in passage)
    while True:
        short = sum(sizes[place] for place in grown) < least
        beside = [place for place in (min(grown) - 1, max(grown) + 1) if 0 <= place < len(texts)]
        options = [(scores[place], with_sentence_before(texts, place) | grown) for place in beside]
        fit = [
            (score, wider)
            for score, wider in options
            if (short or score >= enough) and sum(sizes[place] for place in wider) <= max_words
        ]
        if not fit:
            return grown
        grown = max(fit, key=lambda option: option[0])[1]


def nuances(texts: Sequence[str], sizes: Sequence[int], said: set[int]) -> set[int]:
    """The sentences right behind these that take back part of them or set a condition, however full it is."""
    return {
        place + 1
        for place in said
        if place + 1 < len(texts) and sizes[place + 1] <= NUANCE_WORDS and TAKES_BACK.search(texts[place + 1])
    }


def with_neighbours(scores: Sequence[float]) -> list[float]:
    """Each score with a part of those beside it: a short verdict speaks by what stands around it."""
    beside = zip([0.0, *scores[:-1]], [*scores[1:], 0.0], strict=True)
    return [
        score + NEIGHBOUR * (before + after) for score, (before, after) in zip(scores, beside, strict=True)
    ]


def with_sentence_before(texts: Sequence[str], place: int) -> set[int]:
    """A sentence with the one before it, where it opens with a word that points back; so does that one's."""
    found = {place}
    while place and opens_pointing_back(texts[place]) and len(found) <= MOST_BEFORE:
        place -= 1
        found.add(place)
    return found


def opens_pointing_back(sentence: str) -> bool:
    """Whether a sentence opens with a word that leans on the one before it; a part of a motion does not."""
    if OF_MOTION.match(sentence):
        return False
    start = sentence[:60].lower()
    first = start.split(maxsplit=1)[0].strip(",;:") if start.strip() else ""
    inside = POINTS_BACK_INSIDE.match(start) is not None
    return sentence[:1].islower() or start.startswith(POINTING) or first in POINTS_BACK or inside


def single_gaps(chosen: set[int]) -> list[int]:
    """Single sentences left out between two chosen ones."""
    return [place + 1 for place in sorted(chosen) if place + 2 in chosen and place + 1 not in chosen]


def join_chosen(parts: Sequence[Span], chosen: set[int]) -> tuple[Span, ...]:
    """The chosen sentences as spans, neighbours as one."""
    spans: list[Span] = []
    for place in sorted(chosen):
        if place - 1 in chosen and spans:
            spans[-1] = Span(spans[-1].start, parts[place].end)
        else:
            spans.append(parts[place])
    return tuple(spans)


def with_lists(
    text: str, parts: Sequence[Span], spans: tuple[Span, ...], max_words: int
) -> tuple[tuple[Span, ...], bool]:
    """The spans, with what must stand beside what they hold of a list; whether they end within one."""
    chosen = {n for n, part in enumerate(parts) if any(s.start <= part.start < s.end for s in spans)}
    wanted = with_whole_lists(text, parts, chosen, max(LIST_WORDS, LIST_SHARE * max_words))
    found = spans if wanted == chosen else join_chosen(parts, wanted)
    return found, bool(found) and breaks_off(text, found[-1], parts[-1].end)


def word_count(document: Document, span: Span) -> int:
    """The number of words in a span."""
    return len(document.at(span).split())
