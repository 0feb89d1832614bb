"""Which language a question is in: nl, en, de, fr, es, tr, pl or ar.

lingua's letter statistics tell well for sentences and badly for three keywords, which is how people
search. So its confidence is weighed by the words that only one of the languages uses, by how many of the
words are Dutch, by what most questions here are in, and in a short one by what the dictionaries know. A name
alone has no language: it is asked in Dutch.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

from index.language.compounds import split_compound, word_rank
from index.language.stems import stem_term
from index.language.translation import dictionary
from index.language.translation.dictionary import known_words
from index.language.words import words

LANGUAGES = ("nl", *dictionary.LANGUAGES)

PRIOR = 3.0  # Dutch against another language, all else equal
KEYWORD_PRIOR = 12.0  # the same for a question without any function word
WORD_WEIGHT = 2.0  # of one function word, as an exponent of e
DUTCH_WEIGHT = 4.0  # of the share of Dutch words
PLAINLY = 2  # function words, all of them Dutch, in a text ...
MOSTLY = (
    0.75  # ... with this share of Dutch words: Dutch, without waiting a tenth of a second for lingua to load
)
SHORT = 8  # words: in a longer question the letters tell
KNOWN_WEIGHT = 8.0  # of the share of the words that only the dictionary of a language knows
_LEAST_PROBABILITY = 1e-9  # a confidence of nought
_SURELY_DUTCH = 10  # a rank below it has "night", of the names of films and programmes
_MIN_DUTCH_RANK = 6  # 20 times in the training texts: rarer words may be names or foreign

_FUNCTION_WORDS = {
    "nl": """het een van wat hoe hoeveel waarom wanneer wie welke naar niet wordt worden heeft hebben
        zijn ook voor met bij uit dat deze als er nog geen over kan gaat mag krijgt staat
        ik mijn moet moeten heb jullie laten
        hallo hoi goedemorgen goedemiddag goedenavond goedendag bedankt dank dankjewel""",
    "en": """the of and what how many much why when who which did does are was were has have had will
        would should about from with by not for their there been can this that it they
        hello hi thanks thank good morning afternoon evening goodbye""",
    "de": """der das und ist wie viele viel warum wann wer welche nicht wird werden hat haben sind
        auch für mit von zu den dem eine einen über auf im aus sich zur zum
        guten danke""",
    "fr": """le la les des du une et est quel quelle quels quelles combien pourquoi quand qui ne pas
        sont aux pour avec dans sur par que au ce il elle ont été
        bonjour salut merci""",
    "es": """el los las del una y qué cuántos cuántas por cuándo quién cuál no son para con en sobre
        que al su ha han lo como más fue hola gracias""",
    "tr": """ve bir bu ne kaç neden nasıl hangi için ile mi mı mu mü değil olan olarak kim var daha
        çok da gibi sonra""",
    "pl": """i w na z nie się jest są czy jak ile dlaczego kiedy kto który która które dla oraz od po
        przez co za że był było""",
}
_WORD = re.compile(r"\w+")
_TITLE = re.compile(
    r"«[^«»]{12,}»|[“„][^“”„]{12,}[”“]|\"[^\"]{12,}\"|(?<!\w)‘[^‘’]{12,}’(?!\w)|(?<!\w)'[^']{12,}'(?!\w)"
)
_CODE = re.compile(r"[<>{}\[\]=*|\\^$]")
_FRENCH_ELISION = re.compile(r"\b(?:qu['’]\w|[lcnjs]['’](?=[a-zà-öø-ÿ])|d['’](?=[a-zà-öø-ÿ]{2}))")  # "qu'a"


@lru_cache(maxsize=256)
def detect_language(text: str) -> str:
    """The ISO 639-1 code of the language of `text`, one of LANGUAGES; "nl" where nothing tells.

    A title between quotation marks is not asked in: "Kent u het artikel «The brutal truth»?" is Dutch.
    """
    asked_around = _TITLE.sub(" ", text)
    if asked_around != text and telling_languages(asked_around):
        return detect_language(asked_around)
    words_of_text = _WORD.findall(text.lower())
    languages_of_words = [
        language for word in words_of_text if (language := _words_of_one_language().get(word))
    ]
    if len(languages_of_words) == len(words_of_text) and len(set(languages_of_words)) == 1:
        return languages_of_words[0]  # "Hoi": letter statistics of one word would only mislead
    elisions = ["fr"] * len(_FRENCH_ELISION.findall(text.lower() if text.isupper() else text))
    languages_of_words += elisions + ["fr"] * text.startswith(
        ("Qu'", "Qu’", "C'", "C’", "L'", "L’", "D'", "D’")
    )
    share = _dutch_share(text)
    known = _known_shares(text) if len(words_of_text) <= SHORT else {}
    if known and not any(known.values()) and not languages_of_words and text.isascii():
        return "nl"
    if len(languages_of_words) >= PLAINLY and set(languages_of_words) == {"nl"} and share >= MOSTLY:
        return "nl"
    found = {
        each.language.iso_code_639_1.name.lower(): each.value
        for each in _make_detector().compute_language_confidence_values(text)
    }
    if not any(found.values()):
        return "nl"
    scores = {
        language: math.log(max(value, _LEAST_PROBABILITY)) + WORD_WEIGHT * languages_of_words.count(language)
        for language, value in found.items()
    }
    for language, part in known.items():
        scores[language] += KNOWN_WEIGHT * part
    scores["nl"] += math.log(PRIOR if languages_of_words else KEYWORD_PRIOR) + DUTCH_WEIGHT * (share - 0.5)
    return max(scores, key=lambda language: scores[language])


def _known_shares(text: str) -> dict[str, float]:
    """The share of the words that each language's dictionary knows, and that are no Dutch words as well.

    Names, which neither Dutch nor any dictionary has, are not counted.
    """
    found = [word for word in words(text) if word.isalpha()]
    least = _SURELY_DUTCH if len(found) > 1 else _MIN_DUTCH_RANK  # one word that Dutch has is Dutch
    known = {language: known_words(found, language) for language in LANGUAGES if language != "nl"}
    said = {word for theirs in known.values() for word in theirs} | {
        word for word in found if word_rank(word)
    }
    return {
        language: sum(word_rank(word) < least for word in theirs) / max(1, len(said))
        for language, theirs in known.items()
    }


def telling_languages(text: str) -> frozenset[str]:
    """The languages of the words that only one of the languages uses, and Arabic by its letters."""
    said = _WORD.findall(text.lower())
    found = {language for word in said if (language := _words_of_one_language().get(word))}
    return frozenset(found | ({"ar"} if any("\u0600" <= letter <= "\u06ff" for letter in text) else set()))


def is_written_in(text: str, language: str) -> bool:
    """Whether a text reads as one in that language: it has a word that no other of the languages uses.

    Code, names and loose words do not, whatever `detect_language` makes of their letters.
    """
    return language in telling_languages(text) and not _CODE.search(text)


def is_all_dutch(text: str) -> bool:
    """Whether a text has two words or more, and Dutch has them all."""
    return len(words(text)) > 1 and _dutch_share(text) == 1.0


def _dutch_share(text: str) -> float:
    """The share of the words that are Dutch; 1 where there are none."""
    found = [word for word in words(text) if len(word) > 1 and word.isalpha()]
    dutch = sum(1 for word in found if word_rank(word) >= _MIN_DUTCH_RANK or split_compound(word))
    return dutch / len(found) if found else 1.0


@lru_cache(maxsize=1)
def _words_of_one_language() -> dict[str, str]:
    """Each word that only one language uses, with that language: not "en" or "was", which are Dutch too."""
    lists = {language: set(text.split()) for language, text in _FUNCTION_WORDS.items()}
    return {
        word: language
        for language, own in lists.items()
        for word in own
        if sum(word in other for other in lists.values()) == 1 and (language == "nl" or stem_term(word))
    }


@lru_cache(maxsize=1)
def _make_detector() -> LanguageDetector:
    """The low accuracy mode: 50 ms and 10 MB to start instead of 1.1 s and 200 MB."""
    languages = [language for language in Language.all() if language.iso_code_639_1.name.lower() in LANGUAGES]
    return LanguageDetectorBuilder.from_languages(*languages).with_low_accuracy_mode().build()
