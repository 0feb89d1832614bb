"""Which language a question is in: nl, en, de, fr, es, tr, pl or ar."""

from __future__ import annotations

from functools import lru_cache

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

LANGUAGES = ("nl", "en", "de", "fr", "es", "tr", "pl", "ar")


def detect(text: str) -> str:
    """The ISO 639-1 code of the language of `text`, one of LANGUAGES; "nl" where nothing tells."""
    found = _detector().detect_language_of(text)
    return found.iso_code_639_1.name.lower() if found else "nl"


@lru_cache(maxsize=1)
def _detector() -> LanguageDetector:
    languages = [language for language in Language.all() if language.iso_code_639_1.name.lower() in LANGUAGES]
    return LanguageDetectorBuilder.from_languages(*languages).with_low_accuracy_mode().build()
