"""What a paragraph of a consultation is: a fractie's heading, an opening courtesy, a question, an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.document import Member
from index.language.vocabulary import party

_NAME = r"[A-Z0-9][\w+]*(?:[ /-][A-Z0-9+][\w+]*){0,3}"
_HEADING_OF_FRACTIE = re.compile(
    r"(?i:inbreng|vragen|opmerkingen|reactie|antwoord(?:en)?)\b[\w ,]{0,60}? (?i:de )?(?i:leden van de )*"
    rf"(?P<name>{_NAME})-? ?[Ff]ractie\b"
)
_FRACTIE_ALONE = re.compile(rf"(?i:de )?(?i:leden van de )?(?P<name>{_NAME})-? ?[Ff]ractie:?")
_FRACTIE_FIRST = re.compile(  # `Fractie ABC`, `Vragen van de fractie van de ABC`
    r"(?:(?i:inbreng|vragen|opmerkingen)(?i: en opmerkingen)? (?i:van(?:uit)? |door )?)?"
    r"(?i:de )?(?i:leden van )?"
    rf"(?i:de )?[Ff]ractie(?: van)?(?: de| het)? \(?(?P<name>{_NAME})\)?:?"
)
_PARTY_ALONE = re.compile(  # `ABC`, `(ABC)`, `Vragen ABC`, `ABC (A. Jansen)`: a party known by its name
    r"(?:(?:[Ii]nbreng|[Vv]ragen|[Oo]pmerkingen)(?: van)?(?: de| het)? )?"
    r"[(\[]?(?P<name>[^()\[\]:.?!\n]{1,40}?)[)\]]?(?: \([^()\n]{2,40}\))?:?"
)
_SEVERAL_FRACTIES = re.compile(
    r"\bfracties van (?:de |het )?(?P<names>[A-Z50][\w+-]*(?:(?:, | en )[A-Z50][\w+-]*){0,8})"
)
_FRACTIE_NAMED = re.compile(
    r"\bleden van de (?P<name>[A-Z0-9][\w+]*(?:[ -][A-Z0-9+][\w+]*){0,3})-? ?fracties?\b"
)
_WORDS_OF_MEMBERS = re.compile(
    r"\b(?:leden van de [\w +-]{1,40}fracties?|fracties van|(?:[Dd]eze|[Gg]enoemde) leden|"
    r"[Dd]e leden (?=vragen|verzoeken)|zij)\b"
)
_COURTESY = re.compile(
    r"kennis ?genomen van|gelezen|(?:nog |hier(?:over|bij) |graag )?"
    r"(?:een )?(?:enkele|aantal|de volgende|geen) (?:(?:verdere|korte) )?(?:vra(?:ag|gen)|opmerkingen)",
    re.IGNORECASE,
)
_QUESTION_OR_REQUEST = re.compile(
    r"\?|\bvragen (?:de|het|zich|of|wat|hoe|naar|welke|waarom|in|om|wanneer|aan|ook|deze|zij|verder|een)\b"
    r"|\bvragen\b[^.]{0,40}\b(?:naar|of|wat|hoe|hoeveel|welke|waarom|wanneer)\b|\bverzoeken\b"
    r"|\bgraag (?:horen|vernemen|ontvangen|zien)\b|\b(?:horen|ontvangen|vernemen) (?:deze leden )?graag\b",
    re.IGNORECASE,
)
_MEMBERS_BEGIN = re.compile(
    r"(?:(?:De|Ook de) leden van de (?:fracties? van|[\w +/-]{1,40}fracties?)|(?:Deze|Genoemde) leden|"
    r"De aan het woord zijnde leden|De leden (?:vragen|lezen|constateren|verzoeken|merken))\b"
    r"|(?:Voorts|Verder|Ook|Tevens|Daarnaast|Tot slot|Ten slotte|Daarbij|Bovendien|Vervolgens) "
    r"(?:vragen|verzoeken|willen|lezen|constateren|hebben|zijn|wijzen|merken)\b[^.?]{0,20}\bleden\b"
)
_MEMBERS_CLOSE = re.compile(  # what a minister does not say of them
    r"(?:De leden van de [\w +/-]{1,60}fracties?|(?:Deze|Genoemde) leden) "
    r"(?:danken|bedanken|wachten|kijken|zien|wensen|steunen|hopen|roepen|spreken|"
    r"blijven|maken zich|hebben (?:met|kennis|geen)|behouden|overwegen|sluiten)\b"
)
_LIST_ITEM = re.compile(r"(?:[-–—•·▪●*]|\(?(?:[a-h]|[ivx]{1,4}|\d{1,2})[.)])[ \t]+\S")
_OWN_WORDS = re.compile(r"\b(?:ik|mij|uw Kamer)\b", re.IGNORECASE)  # of a minister
_MEMBERS_SPEAK = re.compile(
    r"\b(?:leden|fracties?)\b|-fracties?\b"
    r"|^(?:Ook |Daarom |Daarbij )?zij (?:vinden|menen|achten|hechten|wijzen|lezen|constateren"
    r"|benadrukken|delen|willen|hopen|ontvangen|horen|steunen|vragen|verzoeken)\b"
    r"|^(?:Ook |Daarom |Verder |Voorts )?"
    r"(?:vragen|verzoeken|vinden|menen|achten|wijzen|lezen|zien|constateren|hechten) zij\b",
    re.IGNORECASE,
)
_THEY = re.compile(
    r"(?:Ook |Daarom |Daarbij )?zij\b", re.IGNORECASE
)  # the members, behind a sentence of theirs
_ASKS_TOO = re.compile(r"\b(?:ook|eveneens|(?:het|de)zelfde|soortgelijke)\b", re.IGNORECASE)
_ANSWER_OPENING = re.compile(
    r"(?:ja|nee|het kabinet|de regering|ik|wij|zoals|uw kamer|hierop|hierover|daarop|op deze vra|in antwoord"
    r"|in reactie)\b",
    re.IGNORECASE,
)
TURN = re.compile(
    r"(?<=[.?!])\s+(?=(?:Hierop|Daarop|Op deze vra(?:ag|gen)|In (?:antwoord|reactie) (?:hierop|op)|"
    r"Hierover kan ik|De regering (?:antwoordt|merkt|raamt)|Ik (?:antwoord|verwijs)|"
    r"Het kabinet (?:antwoordt|merkt|verwijst|deelt))\b)"
)
ANSWERING_PART = re.compile(
    r"(?i:(?:(?:deel )?[IVX]{1,4}[.):]?\s+)?(?:reactie|antwoord(?:en)?|beantwoording)"
    r"(?:(?: en | ?/ ?)reactie)? (?:van|door) (?:de |het )?"
    r"(?:minister|staatssecretaris|bewindspers|bewindslieden|kabinet|regering).{0,120})"
    r"|BRIEF VAN DE (?:MINISTER|STAATSSECRETARIS).{0,160}"
)
PART = re.compile(
    r"(?:[IVX]{1,4}[.)]?\s+)?Vragen en opmerkingen van(?:uit)? de fracties.{0,60}"
    r"|[IVX]{1,4}[.)]?(?:\s+[A-Z].{0,120})?"
)


def heading_of(body: str, apart: bool = True) -> Member | None:
    """The fractie whose part a line opens, None where it opens none.

    A party alone opens one only on a line that stands `apart`, below a blank one.
    """
    if len(body) > 160 or body.endswith((".", "?")):
        return None
    if "fractie" not in body.lower():
        alone = _PARTY_ALONE.fullmatch(body) if apart and len(body) < 60 else None
        return Member(None, alone["name"]) if alone and party(alone["name"]) else None
    match = (
        _FRACTIE_FIRST.fullmatch(body) or _HEADING_OF_FRACTIE.match(body) or _FRACTIE_ALONE.fullmatch(body)
    )
    if match:
        return Member(None, match["name"].strip(" -"))
    several = (
        _SEVERAL_FRACTIES.search(body)
        if body.lower().startswith(("vragen", "inbreng", "opmerkingen"))
        else None
    )
    return Member(None, several["names"]) if several else None


def fractie_named_in(text: str, start: int, end: int) -> Member | None:
    """The fractie or fracties that a question names as asking."""
    match = _FRACTIE_NAMED.search(text, start, end)
    several = _SEVERAL_FRACTIES.search(text, start, end)
    if several and (match is None or several.start() < match.start()):
        return Member(None, several["names"])
    return Member(None, match["name"]) if match else None


def is_courtesy(body: str) -> bool:
    """Whether members say no more than what they have read, and that they have questions."""
    sentences = re.split(r"(?<=[.!]) +(?=[A-Z])", body)
    return (
        "?" not in body
        and _WORDS_OF_MEMBERS.search(body) is not None
        and all(map(_COURTESY.search, sentences))
    )


def is_list_item(body: str) -> bool:
    """Whether a paragraph is an item of a list: `- de sluis;`, `b) de kade`."""
    return _LIST_ITEM.match(body) is not None


def place_of_members(bodies: Sequence[str], asked_below: bool) -> int:
    """From which paragraph below an answer's first on members have the word; 0 where they do not.

    A minister who repeats what they ask goes on to answer it below: then it is his. Where no answer follows
    (`asked_below` says that one does), what stands below must ask, or close as members do.
    """
    first, asks = 0, asked_below
    for i in range(len(bodies) - 1, 0, -1):
        asking = is_member_question(bodies[i])
        if not asking and (_ANSWER_OPENING.match(bodies[i]) or _OWN_WORDS.search(bodies[i])):
            break
        if not (asked_below or asking or is_list_item(bodies[i]) or _MEMBERS_BEGIN.match(bodies[i])):
            break
        asks = asks or asking or _MEMBERS_CLOSE.match(bodies[i]) is not None
        first = i if _MEMBERS_BEGIN.match(bodies[i]) else first
    return first if asks else 0


def place_of_own_answer(sentences: Sequence[str], below: str | None) -> int:
    """From which sentence on a minister answers in the very paragraph that repeats what members ask; 0 where
    he does not.

    Without a sign of his own the rest is his only where no answer can follow: the next paragraph, `below`,
    asks for another fractie, or there is none. Else a remark of the members would be shown as his.
    """
    own = 0
    for i, sentence in enumerate(sentences):
        his = _ANSWER_OPENING.match(sentence) or _OWN_WORDS.search(sentence)
        theirs = _MEMBERS_SPEAK.search(sentence) or (own == i and _THEY.match(sentence))
        if sentence.endswith("?") or (theirs and not his):
            own = i + 1
    if own == 0 or own == len(sentences):
        return 0
    if _ANSWER_OPENING.match(sentences[own]) or _OWN_WORDS.search(sentences[own]) or below is None:
        return own
    return own if is_member_question(below) and name_other_fracties(sentences[0], below) else 0


def name_other_fracties(one: str, other: str) -> bool:
    """Whether two paragraphs name each a fractie, and not the same; one that asks "ook" shares an answer."""
    asking, next_asking = (_FRACTIE_NAMED.search(body) for body in (one, other))
    apart = asking and next_asking and asking["name"] != next_asking["name"]
    return bool(apart) and not _ASKS_TOO.search(other)


def is_opening(body: str) -> bool:
    """Whether members only say what they have read, and that they have questions."""
    return "?" not in body and _COURTESY.search(body) is not None


def is_member_question(body: str) -> bool:
    """Whether a paragraph is the members' and asks; a minister's that names them does not."""
    if _ANSWER_OPENING.match(body) and not body.endswith("?"):
        return False
    if body.rstrip("’”\"')» ").endswith("?"):
        return True
    return _WORDS_OF_MEMBERS.search(body) is not None and _QUESTION_OR_REQUEST.search(body) is not None
