"""What a paragraph of a consultation is: a fractie's heading, an opening courtesy, a question, an answer."""

from __future__ import annotations

import re

from index.document import Member

_HEADING_OF_FRACTIE = re.compile(
    r"(?:inbreng|vragen|opmerkingen|reactie|antwoord(?:en)?)\b[\w ,]{0,60}? (?:de )?(?:leden van de )*"
    r"(?P<name>[A-Z50][\w+]*(?:[ -][A-Z0-9+][\w+]*){0,3})-? ?fractie\b",
    re.IGNORECASE,
)
_FRACTIE_ALONE = re.compile(
    r"(?:de )?(?:leden van de )?(?P<name>[A-Z50][\w+]*(?:[ -][A-Z0-9+][\w+]*){0,3})-? ?fractie:?"
)
_SEVERAL_FRACTIES = re.compile(
    r"\bfracties van (?:de |het )?(?P<names>[A-Z50][\w+-]*(?:(?:, | en )[A-Z50][\w+-]*){0,8})"
)
_FRACTIE_NAMED = re.compile(
    r"\bleden van de (?P<name>[A-Z0-9][\w+]*(?:[ -][A-Z0-9+][\w+]*){0,3})-? ?fracties?\b"
)
_WORDS_OF_MEMBERS = re.compile(
    r"\b(?:leden van de [\w +-]{1,40}fracties?|fracties van|(?:deze|genoemde) leden|zij)\b"
)
_COURTESY = re.compile(
    r"kennis ?genomen van|gelezen|(?:nog |hier(?:over|bij) |graag )?"
    r"(?:een )?(?:enkele|aantal|de volgende|geen) (?:(?:verdere|korte) )?(?:vra(?:ag|gen)|opmerkingen)",
    re.IGNORECASE,
)
_QUESTION_OR_REQUEST = re.compile(
    r"\?|\bvragen (?:de|het|zich|of|wat|hoe|naar|welke|waarom|in|om|wanneer|aan|ook|deze|zij|verder)\b"
    r"|\bvragen\b[^.]{0,40}\b(?:naar|of|wat|hoe|hoeveel|welke|waarom|wanneer)\b|\bverzoeken\b"
    r"|\bgraag (?:horen|vernemen|ontvangen|zien)\b|\b(?:horen|ontvangen|vernemen) (?:deze leden )?graag\b",
    re.IGNORECASE,
)
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
    r"(?i:(?:[IVX]{1,4}[.)]?\s+)?(?:reactie|antwoord(?:en)?|beantwoording)(?:(?: en |/)reactie)? "
    r"(?:van|door) (?:de |het )?(?:minister|staatssecretaris|bewindspers|kabinet|regering).{0,120})"
    r"|BRIEF VAN DE (?:MINISTER|STAATSSECRETARIS).{0,160}"
)
PART = re.compile(
    r"(?:[IVX]{1,4}[.)]?\s+)?Vragen en opmerkingen van(?:uit)? de fracties.{0,60}"
    r"|[IVX]{1,4}[.)]?(?:\s+[A-Z].{0,120})?"
)


def heading_of(body: str) -> Member | None:
    """The fractie whose part a line opens, None where it opens none."""
    if len(body) > 160 or body.endswith((".", "?")) or "fractie" not in body.lower():
        return None
    match = _HEADING_OF_FRACTIE.match(body) or _FRACTIE_ALONE.fullmatch(body)
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
