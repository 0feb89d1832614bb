"""What kind of answer a question wants: a number, a date, a person, a list, a reason, yes or no, …"""

from __future__ import annotations

import re
from typing import Literal

from rag.understand.folding import fold_letters

AskedKind = Literal["number", "date", "person", "list", "reason", "yes-no", "topic", "comparison", "open"]

_ASKS_COMPARISON = re.compile(
    r"\b(?:verschil(?:len)?|vergele?k\w*|veranderd?e?|gewijzigd|ontwikkeld|destijds|vroeger|"
    r"in vergelijking|"
    r"versus|toen en nu|difference|compared?|changed?|then and now)\b"
)
_ASKS_NUMBER = re.compile(
    r"\b(?:hoe ?veel|hoe vaak|hoelang|hoe (?:groot|hoog|lang|duur|oud|ver|zwaar|breed|diep|dik|warm|koud)|"
    r"(?:welk|wat is het) (?:aantal|bedrag|percentage|deel|aandeel)|wat (?:kost|kosten|kostte)|"
    r"welke (?:lengte|afstand|hoogte|oppervlakte|snelheid)|"
    r"how (?:many|much|often|large|high|long|old|heavy|wide|deep|warm)|"
    r"what (?:percentage|share|number|amount)|"
    r"wie ?viele?|wie (?:oft|alt|hoch|lange?|teuer|schwer|breit|tief)|combien|cuantos|cuantas|kac|ile)\b"
)
_ASKS_DATE = re.compile(
    r"\b(?:(?:sinds |per |tot |vanaf )?wanneer|(?:op )?welke (?:datum|dag)|in welk jaar|hoe laat|when|"
    r"since when|"
    r"what (?:date|year)|wann|quand|cuando|ne zaman|kiedy)\b"
)
_ASKS_PERSON = re.compile(
    r"\b(?:(?:door |met |van |aan |namens )?wie|who(?:m|se)?|welke (?:minister|staatssecretaris|"
    r"bewindspersoon|leden|kamerleden|fracties?))\b"
)
_ASKS_REASON = re.compile(
    r"\b(?:waarom|waardoor|hoezo|hoe komt het|wat is de reden|om welke reden|op grond van w\w+|why|"
    r"for what reason|warum|pourquoi)\b"
)
_ASKS_LIST = re.compile(
    r"\b(?:welke|noem|geef|toon|som op|which|list|name all|met welke|what are the|naar welke|tegen welke)\b"
)
_ASKS_TOPIC = re.compile(
    r"\b(?:wat (?:heeft|hebben|zei|zegt|zeggen|schreef|vindt|vond|is er|was|doet|wil)\b.{0,60}\b(?:over|"
    r"van|met|tegen|aan|rond)|"
    r"stand van zaken|standpunt|beleid|what (?:has|did|does|do|is)\b.{0,60}\b(?:said?|say|about|"
    r"position|policy|on))\b"
)
_VERB_FIRST = re.compile(
    r"^(?:(?:en|maar|zo ja|and|but)[ ,]+)?(?!niet |het |met |wat |want |dat |uit |tot |sinds |vanuit |"
    r"binnen |tegen |"
    r"tussen |welk|hoeveel |what |want |which |when |when |einen )"
    r"(?:[a-z]{2,20}(?:t|en)|is|was|werd|kan|kon|kun|had|ben|klopt|mag|wil|zou|zal|doe|zag|keek|ging|"
    r"kwam|stond|"
    r"did|does|do|are|were|will|would|can|could|has|have|should|must|may) "
)


def kind_of(question: str) -> AskedKind:
    """The kind of answer that a question wants, from its words; "open" where they do not tell."""
    asked = fold_letters(question).strip().lstrip("\"'“‘«(").rstrip("\"'”’»)")
    if _ASKS_COMPARISON.search(asked):
        return "comparison"
    if asked.endswith("?") and _VERB_FIRST.match(asked) and not _ASKS_NUMBER.search(asked[:60]):
        return "yes-no"
    for pattern, kind in _KIND_BY_PATTERN:
        if pattern.search(asked):
            return kind
    return "open"


_KIND_BY_PATTERN: tuple[tuple[re.Pattern[str], AskedKind], ...] = (
    (_ASKS_NUMBER, "number"),
    (_ASKS_DATE, "date"),
    (_ASKS_REASON, "reason"),
    (_ASKS_PERSON, "person"),
    (_ASKS_LIST, "list"),
    (_ASKS_TOPIC, "topic"),
)
