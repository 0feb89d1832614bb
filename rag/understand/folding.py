"""A question in lower case without accents, letter for letter, so that offsets stay those of the question."""

from __future__ import annotations

import re

from index.language.words import fold

SAID = re.compile(
    r"\b(?:zei(?:den)?|zegt|zeggen|gezegd|antwoord(?:de|den|t|en)?|geantwoord|beantwoord(?:de|den)?|schree?f|"
    r"schreven|geschreven|schrijft|te horen|liet(?:en)? weten|laten weten|meld(?:de|den|t)|gemeld|standpunt|"
    r"stelling|reactie|reageerde|verklaard?e?|toegezegd|toezegging(?:en)?|beloofd?e?|"
    r"vond(?:en)?|vindt|vinden|denkt|dacht|gaf|gaven|"
    r"said|says?|answer(?:ed|s)?|wrote|told|replied|stated|position|promised)\b"
)
# Who stands next says something, as a minister does though a member bears the name: members ask and find.
SAYS_NEXT = re.compile(
    r"\b(?:zei|zegt|antwoord(?:de|t)|beantwoord(?:de|t)|schreef|schrijft|beloofde|meldde)"
    r"(?: (?:[^\W\d_][\w.-]+))? $"
)
ASKED = re.compile(
    r"\b(?:vroeg(?:en)?|vraagt|gevraagd|stelden?|gesteld|wilden? (?:\w+ ){0,4}weten|kamervragen|vragen|vraag|"
    r"ask(?:ed|s)?|questions?)\b"
)
# The same of questions in other languages, by words that neither Dutch nor English has.
SAID_ABROAD = re.compile(
    r"\b(?:sagten?|gesagt|antworteten?|geantwortet|beantwortet|schrieb|geschrieben|erklarten?|mitgeteilt|"
    r"fragten?|gefragt|a dit|a-t-(?:il|elle) (?:dit|ecrit|repondu)|dit l[ea] ministre|repondu|declare|"
    r"demande|"
    r"dijo|dijeron|respondio|respondieron|contesto|escribio|declaro|pregunto|preguntaron|"
    r"powiedzia[lł]a?|odpowiedzia[lł]a?|napisa[lł]a?|oswiadczy[lł]a?|pyta[lł]a?|zapyta[lł]a?|"
    r"dedi|soyledi|yanıtladı|yanitladi|cevap verdi|acıkladı|acikladi|yazdı|sordu|"
    r"قال|قالت|ذكر|ذكرت|أجاب|أجابت|صرح|صرحت|كتب|سأل)\b"
)
TOPIC_ABROAD = re.compile(r"\b(?:uber|zu|zum|zur|sur|concernant|sobre|acerca|na temat|o|حول|عن|بشأن)\b")
TOPIC = re.compile(r"\b(?:over|inzake|rond(?:om)?|betreffende|about|on|concerning|regarding)\b")
# "Krijgt elke club geld, los van hoeveel leden zij heeft?" asks no number.
COUNTED_IN_PASSING = re.compile(
    r"\b(?:(?:los|onafhankelijk|afhankelijk) van|ongeacht|regardless of|independent of) (?:of |the )?"
    r"(?:hoeveel|hoe (?:vaak|lang)|(?:het )?aantal|how (?:many|much|often|long)|number of)\b[^,.;:?]*"
)


def fold_letters(text: str) -> str:
    """Each letter folded on its own; where that gives more or less than one letter, it stays as it is."""
    if text.isascii():
        return text.lower()
    return "".join(folded if len(folded := fold(letter)) == 1 else letter for letter in text)


def in_topic(asked: str, place: int) -> bool:
    """Whether `place` lies behind the word that opens the topic: "wat zei het kabinet over … <here>"."""
    return TOPIC.search(asked, 0, place) is not None


def without_spans(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with these stretches taken out and its spaces mended."""
    kept, place = [], 0
    for start, end in sorted(spans):
        kept.append(text[place : max(place, start)])
        place = max(place, end)
    joined = " ".join(" ".join([*kept, text[place:]]).split())
    return re.sub(r" (?=[?.,;:!])", "", joined)


# Whose motions a question is after: "welke moties diende de SP in", "volgens de motie van D66".
_MOVES_BEFORE = re.compile(
    r"(?:\b(?:moties?|motions?)(?: ingediend| voorgesteld| tabled)? (?:van|door|of|by)"
    r"(?: de| het| the)?(?: fractie van)?(?: de)? |\bdien(?:t|de|den|en)(?: de| het)? )$"
)
_MOVES_AFTER = re.compile(
    r"^(?:[- ]?fractie)? (?:een )?moties? (?:in|ingediend)\b|^(?:[- ]?fractie)? dien(?:t|de|den)\b"
)
# What another one says of a motion, or what became of it, is not in a paper of those who moved it.
_OF_OTHERS = re.compile(
    r"\b(?:kabinet|regering|minister|ministers|staatssecretaris|bewinds\w+|aangenomen|verworpen|uitgevoerd|"
    r"uitvoering|afgedaan|ingetrokken|overgenomen|ontraden|gedaan|gebeurd|stemden?|gestemd|cabinet|government)\b"
)


def is_mover(before: str, after: str) -> bool:
    """Whether a folded question is after the motions of the party that stands between two stretches of it."""
    asked = f"{before} {after}"
    moves = _MOVES_BEFORE.search(before[-60:]) or _MOVES_AFTER.match(after[:40])
    return moves is not None and "moti" in asked and _OF_OTHERS.search(asked) is None
