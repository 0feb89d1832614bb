"""What kind of paper the head says it is."""

from __future__ import annotations

import re

from index.document import DocumentType
from index.parse.head.head_text import NOTICE_TITLE, HeadText
from index.parse.head.title_block import (
    annex_sentence,
    answered_sentence,
    answered_sentence_below,
    asked_sentences,
)

_MAX_LEAD_CHARACTERS = 2_500  # characters of a paper in which its own kind stands
_CONSULTATION_TITLE = re.compile(r"\b(?:verslag|inbreng)\b[^\n]{0,20}\bschriftelijk overleg\b", re.IGNORECASE)
_FRACTIE_TURN = re.compile(
    r"^[^\w\n]{0,12}(?:(?:vragen|inbreng|opmerkingen)\b[^\n.?]{0,60}fractie[^\w\n]{0,6}$"
    r"|[\w +/-]{2,30}-fractie:?$"
    r"|De leden van de [^\n]{2,40}fractie[^\n]{0,200}\bvragen\b)",
    re.IGNORECASE | re.MULTILINE,
)
_LIST_TITLE = re.compile(
    r"^[^\w\n]{0,12}(?:nr\.? \w{1,5} )?(?:verslag houdende een )?"
    r"lijst van vragen(?P<answers> en antwoorden)?\b",
    re.IGNORECASE | re.MULTILINE,
)
_MOTION_TITLE = re.compile(
    r"^[^\w\n]{0,12}(?:nr\.? ?\w{1,5} )?(?:(?:nader )?gewijzigde )?motie van (?:het lid|de leden)\b",
    re.IGNORECASE | re.MULTILINE,
)
_QUESTIONS_OF_HOUSE = re.compile(
    r"(?:\b(?:antwoord(?:en)?|beantwoording)\b.{0,60}\bvragen\b.{0,20}\bTweede Kamer\b"
    r"|\bdoor de vaste commissie\b.{0,80}\bgestelde vragen\b"
    r"|\bvragen\b[^.\n]{0,12} door de (?:vaste )?commissie\b[^.\n]{0,120}\bgesteld\b"
    r"|\bvragen van de (?:vaste )?commissie\b|\bfeitelijke vragen\b|\bde lijst van vragen en antwoorden\b)",
    re.IGNORECASE | re.DOTALL,
)
_ANSWERING_SENTENCE = re.compile(
    r"\b(?:beantwoord ik|beantwoorden wij)\b"
    r"|\b(?:zend|zenden|stuur|sturen|bied|bieden|doe|doen|ontvangt)\b[^.\n]{0,80}"
    r"\b(?:antwoord(?:en)?|beantwoording)\b",
    re.IGNORECASE,
)
_SENDS_ANSWERS = re.compile(
    r"\b(?:zend|zenden|stuur|sturen|bied|bieden|doe|doen|ontvangt)\b(?:(?!\n\n)[^.]){0,160}"
    r"\b(?:antwoord(?:en)?|beantwoording)\b(?:(?!\n\n)[^.]){0,40}\b(?:Kamer)?vragen\b",
    re.IGNORECASE,
)
_RUNNING_TEXT_TITLE = re.compile(
    r"^[^\w\n]{0,12}(?:nr\.? ?\w{1,5} )?(?:nota naar aanleiding van het|memorie van (?:antwoord|"
    r"toelichting)|stenogram|"
    r"verslag van een (?!schriftelijk)(?:\w{0,20}(?:overleg|debat|gesprek)\b|algemeen overleg|hoorzitting)|"
    r"amendement van)",
    re.IGNORECASE | re.MULTILINE,
)
_LETTER_SIGN = re.compile(
    r"\bBRIEF VAN DE\b|^(?:(?i:nr\.? ?\w{1,5} )?Brief van (?:de|het)\b)|(?i:^Aan de (?:Voorzitter|leden)\b)"
    r"|(?i:^Geachte (?:heer |mevrouw )?voorzitter\b)",
    re.M,
)
_SALUTED = re.compile(
    r"^(?:Zeer g|G)eachte (?:heer |mevrouw )?[Vv]oorzitter\b|^BRIEF VAN DE (?:MINISTER|STAATS)", re.M
)
_TO_HOUSE = re.compile(
    r"^(?:aan )?(?:de |het )?voorzitter van de(?:$| (?:tweede|eerste) kamer\b)"
    r"|^to the (?:president|speaker) of the (?:house|senate)\b",
    re.IGNORECASE | re.MULTILINE,
)
_SALUTATION = re.compile(
    r"^(?:Zeer g|G)eachte [^\n]{2,60}$|^Dear [^\n]{2,60}$|^(?:Betreft|Onderwerp|Re|Subject)\b", re.MULTILINE
)
_ANSWER_LABEL = re.compile(
    r"^[ \t*#>_]*(?:\[[^\]\n]{0,40}\])?"
    r"(?:A\s?nt(?:w|vv)oor(?:d|cl)|Beantwoording|Reactie|→)(?:en)?\b[^\n]{0,40}$",
    re.MULTILINE,
)
_QUESTION_LABEL = re.compile(
    r"^[ \t*#>_]*(?:V\s?raa[gq](?:en)?[ \t]*(?:nr\.? ?)?\(?[\dlI]|\(?\d{1,2}[.)][ \t]+[A-Z][^\n?]{0,600}\?)",
    re.MULTILINE,
)
_PARTS = tuple(  # first all questions, then all answers, each with a bare number
    re.compile(
        r"^[ \t*#_]*(?:(?:[Dd]eel[ \t]+)?(?:[IVX]{1,3}|[A-C])[.:)]?[ \t]+(?:[-–][ \t]+)?|De[ \t]+)?"
        rf"(?:{part.upper()}|{part}|{part.lower()})(?: van de (?:minister|staatssecretaris))?[ \t*_:]*$",
        re.MULTILINE,
    )
    for part in ("Vragen", "Antwoorden")
)
_LATER = re.compile(
    r"\bniet\b.{0,200}\b(?:binnen|tijdig|op tijd)\b|\bnog niet\b|\buitstel|\bmeer (?:voorbereidings)?tijd\b"
    r"|\blanger\b.{0,60}\b(?:wachten|gebruikelijk|nodig|duren)\b",
    re.IGNORECASE | re.DOTALL,
)
_ANSWERED_LATE = re.compile(  # what a letter with the answers regrets
    r"\b(?:zijn|heb|hebben|kon|konden|werden) (?:worden |kunnen )?beantwoord(?:en)?\b|\bgeduurd\b"
    r"|\buitgebleven\b|\b(?:hierbij|bijgaand|bijgevoegd)\b.{0,60}\bantwoorden\b",
    re.IGNORECASE | re.DOTALL,
)


def paper_type(raw: str, head: HeadText) -> DocumentType | None:
    """The type that the head of a paper and its labels show; None where they do not tell."""
    lead = "\n".join(head.lines)[:_MAX_LEAD_CHARACTERS]
    if _CONSULTATION_TITLE.search(lead) or ("schriftelijk overleg" in lead and _FRACTIE_TURN.search(raw)):
        return "schriftelijk overleg"
    if _is_titled(_MOTION_TITLE, lead):
        return "motie"
    if listed := _LIST_TITLE.search(lead):
        return "lijst van vragen en antwoorden" if listed["answers"] else "vragen"
    if _is_titled(_RUNNING_TEXT_TITLE, lead):
        return "overig"
    if _QUESTIONS_OF_HOUSE.search(lead) and _QUESTION_LABEL.search(raw) and not _names_asking_members(head):
        return "lijst van vragen en antwoorden"
    return _type_of_questions(raw, head) or ("brief" if _is_letter(lead) else None)


def _is_titled(form: re.Pattern[str], lead: str) -> bool:
    """Whether a paper bears such a title; below a letter's salutation it heads a part of that letter."""
    title = form.search(lead)
    return title is not None and _SALUTED.search(lead, 0, title.start()) is None


def _is_letter(lead: str) -> bool:
    """Whether it is a letter to the House: titled so, or sent to its chair with a salutation or a subject."""
    return bool(_LETTER_SIGN.search(lead) or (_TO_HOUSE.search(lead) and _SALUTATION.search(lead)))


def _names_asking_members(head: HeadText) -> bool:
    """Whether the head names members as asking."""
    return any(sentence.askers for sentence in asked_sentences(head.flow))


def is_list(head: HeadText) -> bool:
    """Whether the paper is a committee's list of questions, with or without the answers."""
    return _LIST_TITLE.search("\n".join(head.lines)[:_MAX_LEAD_CHARACTERS]) is not None


def _type_of_questions(raw: str, head: HeadText) -> DocumentType | None:
    by = answered_sentence(head.flow) or answered_sentence_below(raw)
    sentences = asked_sentences(head.flow)
    labelled = _ANSWER_LABEL.search(raw) is not None or all(part.search(raw) for part in _PARTS)
    if (by and by.postponed) or ((sentences or by) and not labelled and _postpones(raw, head)):
        return "uitstel"
    answers = any(s.askers for s in sentences) and _SENDS_ANSWERS.search(head.flow)
    if not (by or labelled or answers or any(s.formal for s in sentences) or _QUESTION_LABEL.search(raw)):
        return None  # a letter that mentions questions, and answers none
    if by or annex_sentence(head.flow):
        return "antwoord"
    if not sentences:
        return None
    if sentences[0].oral:
        return "mondelinge vragen"
    return "antwoord" if labelled or _ANSWERING_SENTENCE.search(head.flow) else "vragen"


def _postpones(raw: str, head: HeadText) -> bool:
    """Whether a paper says that questions will be answered later, and answers none."""
    if NOTICE_TITLE.search(raw):
        return True
    said = [each for each in head.sentences(_MAX_LEAD_CHARACTERS) if "antwoord" in each]
    return any(map(_LATER.search, said)) and not any(map(_ANSWERED_LATE.search, said))
