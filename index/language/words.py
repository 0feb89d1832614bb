"""Text -> folded words: no accents, numbers in one spelling; and as much of a text as UTF-8 can hold."""

from __future__ import annotations

import re
import unicodedata

from index.language.months import DUTCH

_COMBINING_MARKS = re.compile("[\u0300-\u036f\u064b-\u0655]")
_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\ufeff")
_LOWER_CASE = "a-zà-öø-ÿ"
_BROKEN_HYPHEN = re.compile(rf"(?<=[{_LOWER_CASE}])-[ \t]?\n[ \t]?(?=[{_LOWER_CASE}]{{2}})(?!(?:en|of)\b)")
_WORD = re.compile(r"\d+(?:[.,]\d+)+|\w+(?:['’&]\w+)*|%")
_DIGIT = re.compile(r"\d")

PAPER_NUMBER = re.compile(r"20\d\d[zd]\d{5}|\d{5}_\w+|ah_\d{4}_\d+")  # of one paper, as `words` gives it
_YEARS = r"(?:19|20)(\d\d)\s?[-–/]\s?(?:19|20)?(\d\d)"
_AANHANGSEL = re.compile(
    r"\baanhangsel(?: van de| der)?(?: handelingen)?(?: i{1,2})?,?\s(?:vergaderjaar\s)?"
    rf"{_YEARS},?\s?(?:nr\.?|nummer)\s?(\d{{1,4}})\b"
)
_AH_KEY = re.compile(r"\bah-(?:tk|ek)-(?:19|20)(\d\d)(?:19|20)?(\d\d)-(\d{1,4})\b")
_KAMERSTUK = re.compile(
    r"(?<![\d.,])(?:kst-)?(\d\d)[ .]?(\d{3})(?:[- ]([ivx]{1,5}[a-d]?|[a-d]|\d\d))?"
    r"(?:,? (?:nrs?\.?|nummer) ?|-)(\d{1,4}|[a-z]{1,2})\b"
)
_FIVE_DIGITS = re.compile(r"\d\d[ .]?\d{3}")
_CASE_NUMBER = re.compile(r"\b(20\d\d) ?([zd]) ?(\d{5})\b")
_DATE = re.compile(r"(?<![\d-])(\d{1,2})[-/](\d{1,2})[-/]((?:19|20)\d\d)(?![\d-])")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3}){1,4}(?![\d.]*\d)|(?<![\d.,])\d{1,3} \d{3}(?!\d)")

_THREE_DIGITS_APART = re.compile(r"\d[. ]\d{3}")
_LONG_NUMBER = re.compile(r"\d[. ]?\d{3}")  # a part of both this and five digits


def fold(text: str) -> str:
    """Lower case without accents, ligatures and soft hyphens: "Oﬃciële" -> "officiele"."""
    if text.isascii():
        return text.lower()
    return _COMBINING_MARKS.sub("", unicodedata.normalize("NFKD", text.translate(_INVISIBLE)).casefold())


def words(text: str) -> list[str]:
    """The words of a text in reading order, folded; a word broken over two lines is joined.

    "82.000" and "82 000" are "82000", "38%" is "38 procent", "3-2-2031" is "3 februari 2031". A paper's
    number is one word in every spelling, and its dossier stays a word too: "29 344, nr. 155" gives
    "29344" and "29344_155".
    """
    return split_folded(fold_whole(text))


def fold_whole(text: str) -> str:
    """A text folded, broken words joined and numbers in one spelling: what its words are then found in."""
    folded = fold(_BROKEN_HYPHEN.sub("", text) if "-" in text else text)
    first = _DIGIT.search(folded)
    return _unify_numbers(folded, first.start()) if first else folded


def split_folded(folded: str) -> list[str]:
    """The words of what `fold_whole` gave, or of a piece of it: no word goes over a space."""
    return ["procent" if word == "%" else word for word in _WORD.findall(folded)]


def _unify_numbers(folded: str, first: int) -> str:
    """Each form is sought only where what it cannot do without is there: looking at every letter for six of
    them took most of an analysis. No digit stands before the place `first`."""
    is_long = _LONG_NUMBER.search(folded, first) is not None
    if "aanhangsel" in folded:
        folded = _AANHANGSEL.sub(r" ah_\1\2_\3 ", folded)
    if "ah-" in folded:
        folded = _AH_KEY.sub(r" ah_\1\2_\3 ", folded)
    if is_long and _FIVE_DIGITS.search(folded):
        folded = _KAMERSTUK.sub(_kamerstuk_terms, folded)
    if "20" in folded:
        folded = _CASE_NUMBER.sub(r"\1\2\3", folded)
    if "-" in folded or "/" in folded:
        folded = _DATE.sub(_date_in_words, folded)
    if is_long and _THREE_DIGITS_APART.search(folded):
        folded = _THOUSANDS.sub(lambda found: found[0].replace(".", "").replace(" ", ""), folded)
    return folded


def _kamerstuk_terms(found: re.Match[str]) -> str:
    dossier = found[1] + found[2]
    return " ".join(["", dossier, "_".join(part for part in (dossier, found[3], found[4]) if part), ""])


def _date_in_words(found: re.Match[str]) -> str:
    month = int(found[2])
    return f"{int(found[1])} {DUTCH[month - 1]} {found[3]}" if 1 <= month <= 12 else found[0]


def well_formed(text: str) -> str:
    """The text with a question mark for each half of a surrogate pair, which breaks every library."""
    return text.encode("utf-8", "replace").decode()


def clip_to_bytes(text: str, most: int) -> str:
    """The well-formed text as far as `most` bytes of UTF-8 hold it: no sign is cut in two."""
    return text.encode("utf-8", "replace")[:most].decode("utf-8", "ignore")
