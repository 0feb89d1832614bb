"""The head of a paper as plain lines and as running text: field codes and markup out, lines joined."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from index.parse.head.field_rows import pair_field_rows

MAX_HEAD = 9_000  # characters: a letterhead with field codes takes 4,000, a title block seldom 1,500

LETTERHEAD_FIELD = re.compile(
    r"^(?:Directoraat|Datum\b|Ons kenmerk|Onze ref|Uw kenmerk|Uw ref|Kenmerk|Contact|Pagina \d|"
    r"Projectnaam|Bijlage|Geachte|Bureau |Postbus|T \d|Aan de |Nummer\b|Van:|Behandeld door|Ministerie van|"
    r"Onderwerp|Betreft\b)"
)
_FIRST_LABEL = re.compile(
    r"^(?<!ijlage\(n\)\n)(?<!ijlagen\n)(?<!ijlage\n)(?<!IJLAGEN\n)(?<!IJLAGE\n)[ \t*#_>\f]*(?:"
    r"v[ ]?raa[gq](?:en)?[ \t]*(?:nr\.?)?[ \t]*\(?[1lI]\b(?![ \t]+van\b)|"
    r"(?:1[.)]|\(1\))[ \t]*(?=[A-Z\n])|1[ \t]*\n[ \t]*(?=[A-Z])|"
    r"I{1,2}\.?[ \t]+(?:Vragen en opmerkingen|Reactie van|Antwoord)|Inhoudsopgave\b)",
    re.IGNORECASE | re.MULTILINE,
)
_FIELD_CODE = re.compile(
    r"^.*SECTIONPAGES.*$|DOC(?:PROPERTY|VARIABLE)[ \t]+\w+|\\?\*[ \t]*\\?[ \t]*MERGEFORMAT|"
    r"\[bookmark: [^\]\n]{0,40}\]",
    re.MULTILINE,
)
_CODE_WORDS = ("SECTIONPAGES", "DOCPROPERTY", "DOCVARIABLE", "MERGEFORMAT", "[bookmark: ")
_MARKUP_SIGN = re.compile(r"[*_#\u00ad\u200b-\u200d\ufeff]")
_MARKUP = re.compile(
    r"\*\*|__|^[ \t]*#{1,6}[ \t]|(?<!\w)\*(?=\w)|(?<=[\w.,])\*(?!\w)|"
    r"(?<!\w)_(?=[^\W_])|(?<=[^\W_]|[.,;:?!)»”])_(?!\w)|[\u00ad\u200b-\u200d\ufeff]",
    re.MULTILINE,
)
_LINE_HYPHEN = re.compile(r"-(?<=\w-)[ \t]?\n[ \t]*(?=[a-zà-ž])(?!(?:en|of|dan)\b)")
_COMBINING_BY_MARK = {"´": "\u0301", "ˇ": "\u030c", "¨": "\u0308", "¸": "\u0327"}
_LOOSE_MARK = re.compile(r"([A-Za-z]) ?([´ˇ¨])|([sStTcCgGkKlLnNrR])(¸)")
_SPACED_CAPITALS = re.compile(r"^(?:[A-Z] ){3,}[A-Z]$|^O N S$|^U W$")  # a field's name set wide: `D A T U M`
_SPACED_FIELD = re.compile(r"^(?:D A T U M|B E T R E F T|O N D E R W E R P|K E N M E R K)(?=[ :])")
_LETTERHEAD_FIELD = re.compile(
    r"^(?:(?P<capitals>DATUM|BETREFT|ONDERWERP|(?:ONS|UW) KENMERK|KENMERK|BIJLAGEN?)(?=$|[ :])"
    r"|(?P<small>datum|betreft|onderwerp|(?:ons|uw) kenmerk|kenmerk|bijlagen?(?:\(n\))?)(?=$|:))"
)
_SENTENCE_BREAK = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý])|\n\n")
NOTICE_TITLE = re.compile(r"^[^\w\n]{0,12}Mededeling[^\w\n]{0,12}$", re.MULTILINE)  # of a postponement
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


@dataclass(frozen=True, slots=True)
class HeadText:
    """`lines`: as printed, stripped, blank ones empty; `flow`: running text, paragraphs two breaks apart."""

    lines: tuple[str, ...]
    flow: str

    def sentences(self, most: int) -> list[str]:
        """The sentences of the first `most` characters of the running text."""
        return _SENTENCE_BREAK.split(self.flow[:most])


@lru_cache(maxsize=1)
def head_text(raw: str) -> HeadText:
    """The part of a paper before its first question, at most MAX_HEAD characters."""
    start = raw[:MAX_HEAD]
    label = _FIRST_LABEL.search(start)
    return plain_head(start[: label.start()] if label else start)


@lru_cache(maxsize=1)
def tail_text(raw: str) -> HeadText:
    """The end of a paper, where a letter is signed."""
    return plain_head(raw[-MAX_HEAD // 3 :])


def plain_head(raw: str) -> HeadText:
    """Take out field codes and markup, and join what the page broke."""
    text = raw.replace("\u00a0", " ").replace("\u2009", " ").replace("\f", "\n")
    text = "\n".join(pair_field_rows(text.split("\n"))).replace("\t", " ")
    text = _FIELD_CODE.sub("", text) if any(word in text for word in _CODE_WORDS) else text
    text = _MARKUP.sub("", text) if _MARKUP_SIGN.search(text) else text
    if any(mark in text for mark in _COMBINING_BY_MARK):
        text = _LOOSE_MARK.sub(_put_accent_on_letter, text)
    lines = _join_field_names([" ".join(line.split()) for line in text.split("\n")])
    apart = ("\n" + line if LETTERHEAD_FIELD.match(line) else line for line in lines)
    joined = _LINE_HYPHEN.sub("", "\n".join(apart))
    paragraphs = (" ".join(part.split()) for part in _BLANK_LINES.split(joined))
    return HeadText(lines, "\n\n".join(part for part in paragraphs if part))


def _join_field_names(lines: list[str]) -> tuple[str, ...]:
    """The names of a letterhead's fields as `Datum`, `Ons kenmerk`, however they were set."""
    found: list[str] = []
    for line in lines:
        plain = (
            line.replace(" ", "")
            if _SPACED_CAPITALS.match(line)
            else _SPACED_FIELD.sub(_join_spaced_letters, line)
        )
        if found and found[-1] in ("Ons", "Uw", "ONS", "UW") and plain in ("KENMERK", "Kenmerk"):
            found[-1], plain = f"{found[-1].title()} kenmerk", ""
        field = _LETTERHEAD_FIELD.match(plain)
        found.append(field[0].capitalize() + plain[field.end() :] if field else plain)
    return tuple(found)


def _join_spaced_letters(match: re.Match[str]) -> str:
    return match[0].replace(" ", "")


def _put_accent_on_letter(match: re.Match[str]) -> str:
    """An accent that the PDF set apart goes back on its letter: "Babic ´" -> "Babić"."""
    letter, mark = match[1] or match[3], match[2] or match[4]
    return unicodedata.normalize("NFC", letter + _COMBINING_BY_MARK[mark])
