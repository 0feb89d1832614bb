"""A question of the Kamer -> the same as a reader would ask it: another frame, plainer words, no "u"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from eval.own_papers.word_lists import everyday_words

LONGEST = 30  # words; nobody types more
FEWEST = 5
_SENTENCE = re.compile(r"[^?!.]*\?")
_EMPTY = re.compile(r"\b(?:bekend met|op de hoogte van|kennisgenomen van|kent u)\b", re.IGNORECASE)
_FRAMES = (
    (r"^(?:kunt|wilt|zou) u (?:aangeven|toelichten|uitleggen|uiteenzetten|zeggen|delen),? ", ""),
    (r"^(?:klopt het|is het waar|is het juist) dat ", "is het echt zo dat "),
    (r"^deelt u de (?:mening|opvatting|analyse|zorg(?:en)?),? dat ", "vindt de minister ook dat "),
    (r"^bent u het (?:ermee )?eens (?:met de stelling )?dat ", "vindt de minister ook dat "),
    (r"^bent u (?:bereid|voornemens|van plan),? (?:om )?(.*) te (\w+en)\b", r"wil de minister \1 \2"),
    (r"^welke (?:stappen|maatregelen|acties) (?:neemt|onderneemt|gaat) u\b", "wat doet de minister"),
    (r"^wat is uw (?:mening|oordeel|reactie|opvatting) (?:over|op)\b", "wat vindt de minister van"),
    (r"^hoe (?:beoordeelt|duidt|apprecieert) u\b", "wat vindt de minister van"),
    (r"\bvindt u\b", "vindt de minister"),
)  # fmt: skip
_PERSON = (
    (r"\bbent u\b", "is de minister"), (r"\bwilt u\b", "wil de minister"), (r"\bkunt u\b", "kan de minister"),
    (r"\bzult u\b", "zal de minister"), (r"\bhebt u\b", "heeft de minister"), (r"\bu\b", "de minister"),
    (r"\buw\b", "zijn"),
)  # fmt: skip


def in_everyday_words(question: str) -> str | None:
    """The first thing that the question asks, as a reader would; None where too little of it changes."""
    asked = next((s.strip() for s in _SENTENCE.findall(question) if not _EMPTY.search(s)), "")
    if not FEWEST <= len(asked.split()) <= LONGEST:
        return None
    plain = asked.rstrip("?").strip().lower() if asked.isupper() else asked.rstrip("?").strip()
    framed = _replace_frame(plain[:1].lower() + plain[1:])
    said = _replace_words(framed, everyday_words())
    for pattern, word in _PERSON:
        said = re.sub(pattern, word, said)
    changed = set(asked.lower().rstrip("?").split()) ^ set(said.lower().split())
    return said if len(changed) >= 2 and said != plain else None


def _replace_frame(text: str) -> str:
    for pattern, frame in _FRAMES:
        made = re.sub(pattern, frame, text, flags=re.IGNORECASE)
        if made != text:
            return made
    return text


def _replace_words(text: str, plainer: Mapping[str, str]) -> str:
    return re.sub(r"\w+", lambda found: plainer.get(found[0].lower(), found[0]), text)
