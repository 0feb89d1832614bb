"""Which language a turn of a conversation is in: its own, or that of the turns before if it does not tell."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.language_detection import detect_language, is_all_dutch, is_written_in, telling_languages
from index.language.translation.dictionary import known_words
from index.language.words import words
from rag.understand.turns.about_answer import language_asked_for

LONG_ENOUGH = 5  # letters of a word by which Dutch is told: "en" and "et" are of several languages
SHORT_WORDS = 6  # a message this short tells its language by words of one language only


def language_in_turn(asked: str, earlier: Sequence[str]) -> str:
    """That of the question; a short one is in that of the last which told its own, unless it says not.

    "En de Digital Services Act?" is Dutch in a Dutch conversation, however English its words are.
    """
    if earlier and (wanted := language_asked_for(asked)):
        return wanted
    own = detect_language(asked)
    if not earlier or len(asked.split()) > SHORT_WORDS or own in telling_languages(asked):
        return own
    told = ((each, detect_language(each)) for each in reversed(earlier))
    before = next(
        (language for each, language in told if is_written_in(each, language)), detect_language(earlier[-1])
    )
    said = words(asked)
    tells = is_all_dutch(asked) and any(len(word) >= LONG_ENOUGH for word in said)
    if own == "nl" != before and tells and not known_words(said, before):
        return own  # "En Frankrijk?" among English questions
    return before
