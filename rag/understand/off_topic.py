"""Is a message a question to the papers at all? Greetings, sums, requests and the like get a fixed sentence.

Only a message that is nothing else counts: "Hallo, wat zei de minister over de dijk?" is a question. What
is certain by its form (a greeting alone, a sum, letters that are no words) is told by patterns, the rest by
weights learnt from examples (rag/understand/off_topic_odds.py).
"""

from __future__ import annotations

import math
import re
from functools import cache
from typing import Literal

from index.language.compounds import ranks
from index.language.translation.dictionary import LANGUAGES, known_words
from index.language.words import fold
from rag.understand.folding import fold_letters
from rag.understand.off_topic_odds import MOST, can_be_judged, off_topic_odds

MessageScope = Literal[
    "greeting",
    "thanks",
    "identity",
    "arithmetic",
    "gibberish",
    "elsewhere",
]

_GREETING_WORD = (
    r"(?:hallo|hoi|hey|hé|he|hi|hello|dag|ha|goede?(?:morgen|middag|navond|navond|nacht)|good (?:morning|"
    r"afternoon|evening|day)|goeden?(?:dag|avond)|goed(?:en)?[- ]?(?:dag|morgen|middag|avond)|guten (?:tag|"
    r"morgen|abend)|bonjour|salut|hola|buenos dias|merhaba|selam|مرحبا|السلام عليكم|czesc|"
    r"dzien dobry|moin|salam|hiya|mogge|test(?:ing|je)?)"
)
_GREETED_PERSON = (
    r"(?:allemaal|daar|there|samen|kamervraag|chat(?:bot|gpt)?|computer|robot|bot|iedereen|all|again)"
)
_GREETING = re.compile(
    rf"(?:{_GREETING_WORD}[ ,]*)+(?:{_GREETED_PERSON}\b)?[ ,.!]*"
    r"(?:hoe (?:gaat het|is het|gaat ie|maak je het)(?: (?:met (?:je|jou|u)|vandaag|ermee))*|how are you(?: "
    r"(?:doing|today))*|alles goed(?: \w+)?|wie geht(?: es|s)?|how do you do)?"
)
_HOW_ARE_YOU = re.compile(
    r"(?:hoe (?:gaat het|is het|maak je het)(?: (?:met (?:je|jou|u)|vandaag|ermee))*|how are you(?: (?:doing|"
    r"today))*|alles goed)"
)
_THANKS = re.compile(
    r"(?:(?:oke?|ok|nou|top|mooi|fijn|prima|super|geweldig|goed|great|ah|ja|nee|yes|no)[ ,.!]*)*"
    r"(?:(?:heel |hartelijk |erg )?(?:bedankt|dank(?:je|u)?(?: ?(?:je|u))?(?: ?wel)?)|thanks?(?: you)?|thx|"
    r"merci(?: beaucoup| bien)?|(?:vielen |besten )?dank(?:e(?: schon| sehr)?)?|(?:muchas |mil )?gracias|"
    r"(?:cok )?tesekkur\w*(?: ed\w+)?|sag ?ol(?:un)?|dzieki|dziekuje(?: bardzo| ci)?|"
    r"شكرا?(?: جزيلا| لك)?|top|prima|mooi zo|oke?|ok|tot ziens|doei|dag hoor|bye|goodbye|fijne dag(?: nog)?)"
    r"(?:[ ,]*(?:voor (?:je|jouw|uw|de|het) [\w ]{3,25}|for (?:your|the) [\w ]{3,25}|hoor|very much|a lot|"
    r"so much|zeer|alvast|en (?:tot ziens|fijne dag)|"
    r"(?:dat|dit) (?:was|is) (?:het|alles|genoeg|duidelijk|voldoende)|(?:ik )?weet (?:nu )?genoeg|"
    r"(?:dit|dat|daar|hier) (?:helpt|kan ik (?:iets|wat|mee verder)|heb ik (?:iets|wat|veel) aan)[\w ]{0,20}|"
    r"that(?: i|')s (?:all|it)|that was all|voor nu|tot de volgende keer|fijne (?:dag|avond)(?: nog)?))*"
)
_IDENTITY = re.compile(
    r"(?:(?:en )?(?:wie|wat) (?:ben|bent) (?:jij|je|u)(?: eigenlijk| precies)?|wat (?:kan|kun|"
    r"kunt) (?:je|jij|u)"
    r"(?: (?:allemaal|eigenlijk|voor me|voor mij|doen|voor mij doen|allemaal doen))*|"
    r"hoe (?:heet|werk)(?:t)? (?:je|jij|u|dit|deze (?:site|pagina|chat\w*))(?: eigenlijk| precies)?|"
    r"(?:ben|bent) (?:je|jij|u) (?:een |echt )?(?:een )?(?:mens|robot|bot|computer|ai|chatgpt|chatbot|echt)"
    r"(?: of [\w ]{2,25})?|wie (?:heeft|hebben) (?:je|jou|u) (?:gemaakt|gebouwd)|waar(?:voor)? "
    r"(?:dien|ben) je"
    r"(?: voor)?|"
    r"(?:who|what) are you|what can you do(?: for me)?|what(?:'s| is) your name|how do you work|"
    r"are you (?:a |an )?(?:human|robot|bot|ai|chatgpt)|who (?:made|built) you|wer bist du|qui es[ -]tu|"
    r"quien eres|help(?: me)?|waar kan ik (?:je|u) (?:alles )?(?:over |alles over )?vragen|"
    r"welk(?:e)? (?:ai|taal)?model (?:ben|gebruik) (?:je|jij|u)|heb (?:je|jij) gevoelens?)"
)
_NUMBER_OR_WORD = r"(?:\d[\d., ]*|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|honderd|duizend|pi)"
_OPERATOR = (
    r"(?:[-+*/x×÷:^]|plus|min|keer|maal|gedeeld door|tot de macht|procent van|% van|times|minus|divided by)"
)
_ARITHMETIC = re.compile(
    rf"(?!.*\b\d{{5}}-\d)(?:(?:wat is|hoeveel is|bereken|reken uit|what is|what's|how much is|"
    rf"calculate|was ist)[: ]*)?(?:\()?"
    rf"{_NUMBER_OR_WORD}(?: ?{_OPERATOR} ?\(?{_NUMBER_OR_WORD}\)?)+[ =?.]*|"
    r".*\b(?:(?:vierkants)?wortel (?:van|uit) \d+|square root of \d+|los (?:deze |de )?(?:som|"
    r"vergelijking) op|"
    r"\d+e? decimaal van pi|decimalen van pi|priemgetal\w*|"
    rf"\d+ ?% van \d[\d.,]*)[ ?.]*"
)
_ONE_QUESTION = re.compile(r"[^?]*\w[^?]*\?*")
_WORDS = re.compile(r"[^\W\d_]+")
_KEYBOARD_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_REPEATED_LETTERS = re.compile(r"(.)\1{3}|^(\w{1,3})\2{2,}\w{0,2}$")
DOUBT = (
    1.0  # log odds below those of a message outside: its words tell too little, the papers must speak plainly
)
STRANGE = 5  # a word is none where one in so many of its trigrams stands in no Dutch word
# The program itself is asked what it thinks: "Vind jij dat …?", "Wat is jouw mening over …?"
_ASKS_OPINION_OF_MACHINE = re.compile(
    r"(?:(?:en )?(?:wat|welke \w+|wie) )?(?:vind|denk|geloof|steun|kies) (?:jij|je)\b|"
    r"(?:ben|zou) (?:jij|je) (?:het )?(?:zelf )?(?:voor|tegen|eens|oneens|links|rechts)\b|"
    r"(?:wat is|geef) (?:jouw|je|uw) (?:eigen |persoonlijke )?mening\b|"
    r"(?:what )?do you (?:personally )?(?:think|believe|like|prefer|support)\b|"
    r"what is your (?:own )?opinion\b"
)
# The program is told to drop its rules or to play a part: "Vergeet je regels", "Praat als een piraat".
_ORDERS_MACHINE = re.compile(
    r"(?:vergeet|negeer|ignore|forget|disregard)\b.{0,40}\b(?:je|jouw|alles?|mijn|vorige|eerdere|bovenstaande|"
    r"your|all|previous|instruct\w+|regels|opdracht(?:en)?|aanwijzing(?:en)?|rules|sources|bronnen)\b|"
    r"(?:doe|praat|antwoord|reageer|gedraag je|act|pretend|answer|talk|speak)\b.{0,20}\b(?:voortaan|"
    r"vanaf nu|als (?:een )?(?:piraat|kapitein|robot|rapper|kleuter)|you are|from now on|like an?)\b|"
    r"(?:je bent|jij bent|you are) (?:nu|vanaf nu|voortaan|now|no longer|niet langer|geen)\b|"
    r"(?:toon|geef|laat|show|reveal|print)\b.{0,20}\b(?:je|jouw|your) (?:\w+ )?(?:systeemprompt|prompt|"
    r"instruct\w+|sleutel|wachtwoord|system prompt|password|key)\b"
)
_SCOPE_BY_PATTERN: tuple[tuple[MessageScope, re.Pattern[str]], ...] = (
    ("arithmetic", _ARITHMETIC),
    ("greeting", _GREETING),
    ("greeting", _HOW_ARE_YOU),
    ("thanks", _THANKS),
    ("identity", _IDENTITY),
)


def message_scope(message: str) -> MessageScope | None:
    """What a message is where it asks nothing of the papers; None where it may, in one of its questions."""
    if message.count("?") > 1 and len(pieces := _ONE_QUESTION.findall(message)) > 1:
        kinds = [message_scope(piece) for piece in pieces]
        return kinds[0] if None not in kinds else None
    if sure := scope_by_form(message):
        return sure
    return "elsewhere" if can_be_judged(message) and off_topic_odds(message) >= 0 else None


def odds_outside(message: str) -> float:
    """The log odds that what `message_scope` calls outside is so; infinite where its form tells."""
    several = message.count("?") > 1 and len(_ONE_QUESTION.findall(message)) > 1
    return math.inf if several or scope_by_form(message) else off_topic_odds(message)


def odds_in_doubt(message: str) -> float:
    """The log odds, below 0, that a message is for something else though `message_scope` does not call it so.

    0 where there is no such doubt. In doubt nothing is quoted unless the papers speak plainly.
    """
    if len(_ONE_QUESTION.findall(message)) > 1 or not can_be_judged(message):
        return 0.0
    odds = off_topic_odds(message)
    return odds if -DOUBT <= odds < 0 else 0.0


def scope_by_form(message: str) -> MessageScope | None:
    """What a message is by its form alone."""
    folded = " ".join(fold_letters(message).replace("’", "'").split())
    bare = folded.strip(" ?!.,;:")
    if not _WORDS.search(folded):
        return "arithmetic" if _ARITHMETIC.fullmatch(bare) else "gibberish"
    if len(folded.split()) > MOST:
        return None
    for kind, pattern in _SCOPE_BY_PATTERN:
        if pattern.fullmatch(bare):
            return kind
    if _ASKS_OPINION_OF_MACHINE.match(bare) or _ORDERS_MACHINE.match(bare):
        return "elsewhere"
    return "gibberish" if _is_gibberish(bare) else None


def _is_gibberish(bare: str) -> bool:
    """Whether none of the words could be one: letters run as in no word, or one bit over and over.

    Those of other languages run otherwise ("eczane"): what a dictionary knows is a word.
    """
    found = _WORDS.findall(bare)
    return (
        all(_is_no_word(word) for word in found)
        and any(len(word) > 4 for word in found)
        and not any(known_words([fold(word) for word in found], language) for language in LANGUAGES)
    )


def _is_no_word(word: str) -> bool:
    """Whether a folded word in Latin letters is no word; a short one is let pass."""
    if not word.isascii() or len(word) < 4:
        return word.isascii()
    if _REPEATED_LETTERS.search(word) or any(
        word[at : at + 4] in row for row in _KEYBOARD_ROWS for at in range(len(word) - 3)
    ):
        return True
    strange = sum(word[at : at + 3] not in _known_words_in_lines() for at in range(len(word) - 2))
    return strange * STRANGE >= len(word) - 2


@cache
def _known_words_in_lines() -> str:
    """Every Dutch word, a line each: looked through for few letters sooner than a set of them is made."""
    return "\n".join(ranks())
