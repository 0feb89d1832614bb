"""Label lines: `Vraag 3`, `Antwoord op de vragen 4 t/m 15:`, `(4) Is dat al besloten?`, `Toelichting:`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from index.cleaning.numbers import SPEC, Number, read_numbers
from index.cleaning.section_titles import MAX_PART_TITLE, read_section_title

LabelKind = Literal["question", "answer", "section"]
_QUESTION_WORDS = {"vraag", "vragen"}
_ANSWER_WORDS = {"antwoord", "antwoorden", "beantwoording", "reactie", "antwoordop"}
_LABEL_WORD = re.compile(r"[VvAaBbRr][ ]?(?:[A-Za-zäé]|\d(?=[a-z])){4,13}")
_SIGNS_TO_SPACE = str.maketrans(dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad\u00a0\u202f\u2009", " "))
_OCR_SLIPS = str.maketrans({"q": "g", "4": "a", "0": "o", "1": "l", "ä": "a", "é": "e", " ": ""})
_WORDS_BEFORE_NUMBER = re.compile(
    r"[ \t]*(?:(?:van (?:de |het )?(?:ministers?|staatssecretaris(?:sen)?|kabinet|regering|bewindslieden)"
    r"(?: (?:van|voor) [A-Z][\w,’'& -]{2,70}?)?[ \t]+)?"
    r"(?:op|bij)[ \t]+)?(?:(?:de|uw|het|alle|bovenstaande)[ \t]+)?(?:vra(?:ag|gen|ge)\b[ \t]*)?"
    r"(?:met (?:de )?nummers?[ \t]+)?(?:nr\.?|nrs\.?|nummers?)?[ \t]*",
    re.IGNORECASE,
)
_SHORTENED = re.compile(
    r"(?:Antw|ANTW|Vr|VR)(?:\.[ \t]*(?=[\d:(])|\.?[ \t]+(?=\d{1,3}[.:)]?(?:\s|$)))|Antw(?=:)"
)
_ADJECTIVE_BEFORE_LABEL = re.compile(
    r"(?:[Nn]adere?|[Aa]anvullende?|[Gg]ewijzigde?|[Gg]ecorrigeerde?|[Gg]ezamenlijke?) +(?=[avAV])"
)
_DASH_BEFORE_WORD = re.compile(r"(?<![ \t])[ \t]+[-–—][ \t]+(?![IVX]+$)[A-Za-z]{1,3}$")
_NUMBER_SIGN = re.compile(r"[ \t]*(?:nr\.?|nrs\.?|nummers?)[ \t]*(?=[\d(])", re.IGNORECASE)
_ANSWER_TO_ALL = re.compile(
    r"(?:gezamenlijk )?antwoord(?:en)? (?:op )?(?:alle|(?:de )?bovenstaande|deze)(?: \w{1,12})? vragen\b[.:]?"
    r"|op (?:al )?(?:de )?(?:bovenstaande|deze) vragen (?:antwoord|antwoorden) (?:ik|wij)\b[^\n.:]{0,60}[.:]",
    re.IGNORECASE,
)
_OPENING_BRACKET = re.compile(r"[ \t]*[(\[][ \t]*")
_CLOSING_BRACKET = re.compile(r"[ \t]*[)\]]")
_LETTER_APART = re.compile(r"[ \t]+([a-h])(?=[.):]?$)")
_LIST_SEPARATOR = r"[ \t]*(?:,|;|/|&|en|t/m)[ \t]*"
_LETTERS_APART = re.compile(rf"[ \t]+[a-h](?:{_LIST_SEPARATOR}[a-h]\b)+(?=[ \t]*(?:[.):]?$|:))")
_NUMBER_WITH_LETTERS = re.compile(rf"(\d{{1,3}})([a-h](?:{_LIST_SEPARATOR}[a-h])+)")  # `6a en b`
_BRACKETED_NUMBERS = re.compile(rf"\)(?:{_LIST_SEPARATOR}(?:vraag )?\(?\d{{1,3}}[a-h]?\))+")  # `2) en 3)`
_NEXT_NUMBER = re.compile(
    r"[ \t]+(\d{1,3})(?:[ \t]*(?:,|en|t/m|tot en met)[ \t]*\d{1,3})*(?=[ \t]*[:.)]?$|[ \t]+\d)"
)
_MARK_BEHIND_LABEL = re.compile(r"[ \t]*(?:[:.)][ \t]*|[-–—][ \t]+)?")
_QUESTION_OPENING = re.compile(
    r"(?:kunt|kunnen|kan|bent|bestaat|is|zijn|heeft|hebben|hebt|deelt|klopt|kloppen|hoe|hoeveel|wat|"
    r"waar\w{0,6}|welke?|wie|wanneer|wordt|worden|zal|zult|zullen|vindt|acht|erkent|herkent|onderschrijft|ziet|weet|wilt|"
    r"op welke|in hoeverre|sinds|is het|kent|gaat|moet|mag|heeft u|ben|onderkent|begrijpt)\b",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(
    r"(?:\((\d{1,3})\)[:.]?|(\d{1,3})(?: ?[.):]{1,2}| [-–](?= [A-ZÀ-Ý]))?(?=\s|$)"
    r"|(\d{1,3})\.(?=[A-ZÀ-Ý]))[ \t]*"
)
_BARE_NUMBERS = re.compile(
    r"\(?(\d{1,3}(?:, ?\d{1,3}){0,20},? ?(?:en|t/m|-|–) ?\d{1,3})(?:[.):]?$|[.):]{1,2}[ \t]+(?=[A-ZÀ-Ý«“‘]))"
)
_ARROW = re.compile(r"(?:→|➔|=>)[ \t]*(?=\S)")
_ASKED_BY_ONE = re.compile(  # `Vraag van het lid Jansen (ABC)`, `Vraag (Jansen, ABC):`
    r"(?:van (?:het (?:[Kk]amer)?lid|de leden|de heer|mevrouw)"
    r"(?: (?:[A-ZÀ-Ý’'][\w’'.-]{0,30}|van|de|der|den|ter|ten|en|c\.s\.),?){1,9}(?: \([^()\n]{1,60}\))?"
    r"|\([A-Z][^()\n]{1,60}\))[ \t]*:?(?:[ \t]*$|(?<=:)[ \t]*)"
)
_ANSWERED_BY_ONE = re.compile(r"van de (?:[Mm]inister|[Ss]taatssecretaris|[Bb]ewindspersoon)[.:]?$")


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a line; `length` is how many of its characters, mark included, it takes.

    `numbers` is empty for a bare `Vraag` or `Antwoord`. `everything` marks an answer to all questions.
    `weak` marks one that may as well be the beginning of a sentence. `word` is a section's name.
    """

    kind: LabelKind
    numbers: tuple[Number, ...] = ()
    length: int = 0
    weak: bool = False
    everything: bool = False
    word: str = ""


def read_label(line: str) -> Label | None:
    """The label that a line (stripped of space and markup) begins with, None where it begins with none."""
    if not line or line[0] not in "VvAaBbRrMmTtOoGgNnCcWEeIX→➔=":
        return _read_section_label(line) if line[:1] == "D" and len(line) < MAX_PART_TITLE else None
    line = line if line.isascii() else line.translate(_SIGNS_TO_SPACE)
    if short := _SHORTENED.match(line):
        return _read_shortened_label(line, short)
    if match := _ARROW.match(line):
        return Label("answer", length=match.end())
    if match := _ANSWER_TO_ALL.match(line):
        return Label("answer", length=match.end(), everything=True)
    qualified = _ADJECTIVE_BEFORE_LABEL.match(line) if line[0] in "NnAaGg" else None
    if qualified and (label := _read_spoken_label(line[qualified.end() :])):
        return replace(label, length=qualified.end() + label.length) if label.numbers else None
    return _read_spoken_label(line) or _read_section_label(line)


def _read_shortened_label(line: str, short: re.Match[str]) -> Label | None:
    """`Antw. 3: …`, `Vr. 3`, `Antw.: …`: as the label that it is short for."""
    word = "Antwoord " if short[0][0] in "Aa" else "Vraag "
    label = _read_spoken_label(word + line[short.end() :])
    return replace(label, length=label.length - len(word) + short.end()) if label else None


def read_bare(line: str) -> Label | None:
    """`7.`, `12`, `(4) Is …`: a number that is a label where the whole paper numbers its questions so."""
    if joint := _BARE_NUMBERS.match(line):
        return Label("question", read_numbers(joint[1]), joint.end(), weak=True)
    match = _BARE_NUMBER.match(line)
    if match is None or (match.end() == len(line) and len(line) > 6):
        return None
    number = Number((int(match[1] or match[2] or match[3]),))
    return Label("question", (number,), match.end(), weak=True)


def _read_spoken_label(line: str) -> Label | None:
    word = _LABEL_WORD.match(line)
    kind = _kind_of_word(word[0]) if word else None
    if word is None or kind is None:
        return None
    exact = word[0].lower() in _QUESTION_WORDS | _ANSWER_WORDS
    at = word.end()
    if to := (_WORDS_BEFORE_NUMBER if kind == "answer" else _NUMBER_SIGN).match(line, at):
        at = to.end()
    bare = exact or (kind == "answer" and len(line) < 13)
    return _read_numbered_label(line, kind, at, exact) or (
        _read_unnumbered_label(line, kind, word.end()) if bare else None
    )


def _kind_of_word(word: str) -> LabelKind | None:
    """Question or answer label word, one or two OCR slips forgiven."""
    plain = word.lower().translate(_OCR_SLIPS).replace("vv", "w").replace("cl", "d").replace("rn", "m")
    if plain in _QUESTION_WORDS or _differs_by_slip(plain, "vraag") or _differs_by_slip(plain, "vragen"):
        return "question"
    return (
        "answer"
        if plain in _ANSWER_WORDS
        or _differs_by_slip(plain, "antwoord")
        or _differs_by_slip(plain, "antwoorden")
        else None
    )


def _differs_by_slip(word: str, label: str) -> bool:
    """Whether one letter was misread (never the first two)."""
    if len(word) != len(label) or word[:2] != label[:2]:
        return False
    return sum(a != b for a, b in zip(word, label, strict=True)) <= (1 if len(label) < 7 else 2)


def _read_numbered_label(line: str, kind: LabelKind, at: int, exact: bool) -> Label | None:
    opened = _OPENING_BRACKET.match(line, at)
    blank = at < len(line) and line[at - 1] not in " \t" and line[at] not in " \t([1234567890:"
    if blank:
        return None
    at = opened.end() if opened else at + len(line[at:]) - len(line[at:].lstrip(" \t:"))
    spec = SPEC.match(line, at)
    if spec is None:
        return None
    dash = _DASH_BEFORE_WORD.search(spec[0])  # `2 - Is dat zo?`: no number `Is`
    end = at + (dash.start() if dash else len(spec[0]))
    end, printed = _read_loose_letters(line, end, line[at:end])
    if closed := _CLOSING_BRACKET.match(line, end):
        end = closed.end()
    mark = _MARK_BEHIND_LABEL.match(line, end)
    end = mark.end() if mark else end
    numbers = read_numbers(printed)
    if kind == "question" and line.startswith("van ", end) and (whose := _ASKED_BY_ONE.match(line[end:])):
        return Label(kind, numbers, end + whose.end())
    rest, marked = line[end:], mark is not None and bool(mark[0].strip())
    if not exact and not any(number.plain for number in numbers):
        return None
    return _require_text_behind(Label(kind, numbers, end), rest, marked)


def _read_loose_letters(line: str, end: int, spec: str) -> tuple[int, str]:
    """Where a label's numbers end, and how they read: no comma (`9 10 en 11`), loose letters (`1 a en b`)."""
    if one := _NUMBER_WITH_LETTERS.fullmatch(spec):
        return end, ", ".join(f"{one[1]}{letter}" for letter in _expand_letters(one[2]))
    if closed := _BRACKETED_NUMBERS.match(line, end):
        return closed.end() - 1, spec + re.sub(r"[()]", "", closed[0])
    if apart := _LETTER_APART.match(line, end):
        return apart.end(1), f"{spec}{apart[1]}"
    if spec.isdecimal() and (letters := _LETTERS_APART.match(line, end)):
        return letters.end(), ", ".join(f"{spec}{letter}" for letter in _expand_letters(letters[0]))
    while (more := _NEXT_NUMBER.match(line, end)) and spec[-1:].isdecimal():
        first, last = int(more[1]), int(re.findall(r"\d+", spec)[-1])
        if first != last + 1:
            break
        end, spec = more.end(), f"{spec}, {more[0].strip()}"
    return end, spec


def _expand_letters(printed: str) -> list[str]:
    """The letters of `a, b en d`; of a range (`a t/m c`) those between too."""
    letters = re.findall(r"\b[a-h]\b", printed)
    if "t/m" in printed and len(letters) == 2:
        return [chr(code) for code in range(ord(letters[0]), ord(letters[1]) + 1)]
    return letters


def _require_text_behind(label: Label, rest: str, marked: bool) -> Label | None:
    """Whether what follows on the line lets it be a label: a new sentence, or nothing."""
    plain = all(number.plain for number in label.numbers)
    if not rest or rest[0].isupper() or rest[0] in "«‘“„\"'([–-•→…" or (marked and plain):
        return label if plain or not rest or marked else None
    if label.kind == "question" and plain and _QUESTION_OPENING.match(rest):
        return Label(label.kind, label.numbers, label.length, weak=True)
    return None


def _read_unnumbered_label(line: str, kind: LabelKind, end: int) -> Label | None:
    """A bare `Antwoord`, `Antwoord:` or `Vraag: Waarom …`; a title (`Vragen van het lid …`) is none."""
    rest = line[end:].lstrip(" \t")
    if not rest or rest in (":", "."):
        return None if line.lower() in ("vragen", "antwoorden") else Label(kind, length=len(line))
    if rest[0] == ":":
        return Label(kind, length=len(line) - len(rest[1:].lstrip(" \t")))
    whose = _ASKED_BY_ONE if kind == "question" else _ANSWERED_BY_ONE
    named = whose.match(rest) if line[:end].lower() in ("vraag", "antwoord") else None
    return Label(kind, length=len(line) - len(rest) + named.end()) if named else None


def _read_section_label(line: str) -> Label | None:
    title = read_section_title(line)
    return Label("section", length=title[1], word=title[0]) if title else None
