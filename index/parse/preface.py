"""What stands above the first question: the paper's own head, or text that is somebody's words.

A covering letter that only hands over the answers is head; what else it says is read as paragraphs.
"""

from __future__ import annotations

import re

from index.parse.head.head_text import LETTERHEAD_FIELD

_SENTENCE_BREAK = re.compile(r"(?<=[a-zà-ž)»”\"’\d][.?!])\s+(?=[A-ZÀ-Þ«“‘\"'])")
_HEAD_SENTENCE = re.compile(
    r"^(?:\d\d \d{3}|Nr\. ?\w{1,4}\b|Kenmerk|Aan de\b|Geachte|Onderwerp|Betreft|Hoogachtend)"
    r"|^(?:Gelieve|Wilt u)\b|\bkenmerk\b|\bzie ook aanhangsel"
    r"|\b(?:ingezonden|ontvangen|vastgesteld|gesteld|voorgelegd)\b.{0,60}\b(?:\d{4}|\.{2,3}|…|op  )"
    r"|\b(?:kamer)?vragen\b.{0,30}\b(?:van|door)\b.{0,20}\b(?:kamer)?(?:lid|leden)\b"
    r"|\b(?:hierbij|hiermee|bijgaand|hieronder|onderstaand|bijgevoegd|hierna|aansluitend|deze brief)\b"
    r".{0,200}\b(?:antwoord\w*|beantwoord\w*|beantwoording|vragen|reactie|lijst)\b"
    r"|\b(?:bied|zend|stuur|doe|bieden|zenden|sturen|doen|treft|ontvangt)\b.{0,160}"
    r"\b(?:antwoord\w*|beantwoording)\b"
    r"|\b(?:antwoord(?:en)?|beantwoording|reactie) op\b.{0,40}\bvragen\b"
    r"|\b(?:vragen|antwoorden)\b.{0,60}\b(?:afgedrukt|beantwoord|voorgelegd)\b"
    r"|\b(?:vaste|algemene|tijdelijke)? ?commissie\b.{0,200}\b(?:voorgelegd|gevoerd|vragen|gesteld)\b"
    r"|\b(?:hereby|herewith|please find)\b.{0,120}\b(?:answers?|replies)\b"
    r"|\bmede namens\b|\bvertrouw\w*\b.{0,60}\bge[iï]nformeerd\b|\bbij brief van\b",
    re.IGNORECASE | re.DOTALL,
)
_MIN_TEXT = 25  # characters of sentences that are no head, from which a paragraph says something
_MIN_PRINTED_LINE = 45  # characters from which a line may have been broken by the page
_LIST_ITEM = re.compile(r"(?:[-–•·▪●*]|[a-z][.)])[ \t]+\S")


def continues_head(above: str, body: str, apart: bool) -> bool:
    """Whether a paragraph is the rest of a title or sentence of the head that the page broke above it.

    `apart` says that a blank line stands between the two.
    """
    broken = above != "" and above[-1] not in ".?!:"
    apart = apart or len(above) < _MIN_PRINTED_LINE
    return broken and not _LIST_ITEM.match(body) and (not apart or body[0].islower() or body[0] in "(,;)»")


def is_head(body: str) -> bool:
    """Whether a paragraph above the first question is part of the paper's head."""
    if LETTERHEAD_FIELD.match(body) and len(body) < 200:
        return True
    listed = _LIST_ITEM.match(body) is not None
    sentences = _SENTENCE_BREAK.split(body)
    said = [each for each in sentences if listed or each.rstrip('»”"’)]').endswith((".", "?", "!"))]
    return sum(len(each) for each in said if not _HEAD_SENTENCE.search(each)) < _MIN_TEXT
