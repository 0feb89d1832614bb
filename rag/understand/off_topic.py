"""Is a message a question to the papers at all? Greetings, weather, sums and the like get a fixed sentence.

Only a message that is nothing else counts: "Hallo, wat zei de minister over de dijk?" is a question. A
general question that merely has no answer here is not judged by its words but by what the papers hold.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from index.language.compounds import ranks
from rag.understand.folding import fold_letters

MessageScope = Literal[
    "greeting",
    "thanks",
    "identity",
    "weather",
    "opinion",
    "prediction",
    "arithmetic",
    "gibberish",
    "instruction",
    "task",
]

_GREETED = (
    r"(?:hallo|hoi|hey|hé|he|hi|hello|dag|ha|goede?(?:morgen|middag|navond|navond|nacht)|good (?:morning|"
    r"afternoon|evening|day)|goeden?(?:dag|avond)|goed(?:en)?[- ]?(?:dag|morgen|middag|avond)|guten (?:tag|"
    r"morgen|abend)|bonjour|salut|hola|buenos dias|merhaba|selam|czesc|dzien dobry|moin|salam|hiya|mogge|"
    r"test(?:ing|je)?)"
)
_WHOM = r"(?:allemaal|daar|there|samen|kamervraag|chat(?:bot|gpt)?|computer|robot|bot|iedereen|all|again)"
_GREETING = re.compile(
    rf"(?:{_GREETED}[ ,]*)+(?:{_WHOM}\b)?[ ,.!]*"
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
    r"merci|danke(?: schon)?|gracias|tesekkur\w*|dziekuje|top|prima|mooi zo|oke?|ok|"
    r"tot ziens|doei|dag hoor|bye|goodbye|fijne dag(?: nog)?)"
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
_WEATHER = re.compile(
    r"\b(?:wat voor weer|(?:wat|hoe) (?:is|wordt|was|doet|zal) het weer(?= (?:er|hier|daar|buiten|nu|straks|"
    r"vandaag|vanavond|vannacht|morgen|overmorgen|in|op|dit|deze|dat|komende?|worden|zijn)\b|\W*$)|"
    r"weer(?:bericht|sverwachting|"
    r"voorspelling)|gaat het (?:\w+ ){0,3}(?:regenen|sneeuwen|vriezen|onweren|waaien)|regent het|"
    r"schijnt de zon|hoe (?:warm|koud) (?:is|wordt) het|what(?:'s| is) the weather|weather (?:today|"
    r"tomorrow|forecast|like)|will it (?:rain|snow)|is it (?:raining|snowing)|wie wird das wetter|"
    r"hoe laat is het|what time is it|welke dag is het(?: vandaag)?|de hoeveelste is het|what day is it)\b"
)
_OPINION = re.compile(
    r"\b(?:wat (?:vind|denk) (?:je|jij)|(?:vind|geloof|denk|steun|haat) (?:je|jij) |jouw "
    r"(?:mening|favoriete?|"
    r"lievelings\w+)|je (?:eigen )?mening|ben (?:je|jij) (?:het )?(?:\w+ ){0,2}(?:voor|tegen|"
    r"eens|oneens|links|"
    r"rechts)|do you (?:think|like|believe|agree|support|prefer)|your (?:own )?(?:opinion|favou?rite)|"
    r"what do you think|op (?:wie|welke partij) (?:moet|zou|kan|zal|stem) (?:ik|je|jij|u)\b|"
    r"(?:moet|kan|zal) ik (?:\w+ ){0,3}stemmen|who should i vote|which party should|"
    r"(?:welke|wat is de|wie is de|wie is het) (?:\w+ ){0,2}(?:beste|leukste|mooiste|knapste|"
    r"domste|slechtste|"
    r"favoriete|eerlijkste) (?:partij|minister|politic\w+|kamerlid|premier|kabinet|president|leider)|"
    r"(?:who|what|which) (?:is|was) the (?:best|worst|most \w+) (?:party|minister|politician|prime minister)|"
    r"(?:is|was|zijn) [\w .'-]{2,40} (?:een )?(?:goede|slechte|betrouwbare|leuke|domme|eerlijke) "
    r"(?:partij|minister|politic\w+|kamerlid|premier|leider|kabinet|mens|man|vrouw))"
)
_PREDICTION = re.compile(
    r"\b(?:wie (?:wint|gaat winnen|wordt|gaat)\b.{0,40}(?:verkiezing\w*|premier|president|wk|ek|voetbal\w*|"
    r"kampioen|loterij|songfestival|oscar\w*|finale)|"
    r"who (?:will win|is going to win|wins)|wie gaat er winnen|voorspel (?:de|het|wie|wat|hoe)|"
    r"(?:welke partij|wie) (?:gaat|zal|wint|wordt) (?:de )?(?:\w+ ){0,3}(?:winnen|verkiezingen|grootste)|"
    r"winning lottery|lottonummers|lotto ?getallen)\b"
)
_SUM = r"(?:\d[\d., ]*|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|honderd|duizend|pi)"
_TIMES = (
    r"(?:[-+*/x×÷:^]|plus|min|keer|maal|gedeeld door|tot de macht|procent van|% van|times|minus|divided by)"
)
_ARITHMETIC = re.compile(
    rf"(?!.*\b\d{{5}}-\d)(?:(?:wat is|hoeveel is|bereken|reken uit|what is|what's|how much is|"
    rf"calculate|was ist)[: ]*)?(?:\()?"
    rf"{_SUM}(?: ?{_TIMES} ?\(?{_SUM}\)?)+[ =?.]*|"
    r".*\b(?:(?:vierkants)?wortel (?:van|uit) \d+|square root of \d+|los (?:deze |de )?(?:som|"
    r"vergelijking) op|"
    r"\d+e? decimaal van pi|decimalen van pi|priemgetal\w*|"
    rf"\d+ ?% van \d[\d.,]*)[ ?.]*"
)
_INSTRUCTION = re.compile(
    r"\b(?:(?:negeer|vergeet|ignore|disregard|forget|override)\b.{0,40}\b(?:instructi\w+|opdracht\w*|regels|"
    r"rules|prompts?|aanwijzingen|guidelines|hierboven|above|previous|vorige)|"
    r"(?:system|systeem)[ -]?(?:prompt|instructi\w+|bericht|message)|"
    r"(?:je|jij|u) (?:bent|moet) (?:nu|voortaan) (?:een )?\w+|(?:you are|act|"
    r"pretend)\b.{0,12}\b(?:now|as|to be)|"
    r"doe(?: alsof| of) (?:je|jij|u)|gedraag je|antwoord (?:voortaan|alleen nog|vanaf nu)|"
    r"(?:geef|toon|show|reveal|print|herhaal|repeat)\b.{0,30}\b(?:je|jouw|uw|your) (?:\w+ )?(?:instructi\w+|"
    r"prompt|rules|regels|wachtwoord\w*|password\w*|api[- ]?(?:key|sleutel)|broncode|source "
    r"code|training\w*)|"
    r"^(?:system|assistant|user|admin|root)\s*:|(?:geheime?|secret) (?:sleutel|key|code|token)\w*|"
    r"(?:bestanden|files) (?:op|on|van) (?:de|the|je|deze|your) (?:server|computer|schijf|disk|host)|"
    r"(?:geef|toon|lees|show|give|read|dump|print)\b.{0,40}(?:\bwachtwoord\w*|\bpasswords?|"
    r"/etc/\w+|api[- ]?keys?|"
    r"database dump)|developer mode|jailbreak|(?:drop|delete|select|insert|truncate) (?:table|"
    r"from|into|\*)|rm -rf|<script|"
    r"alert\(|\bimport os\b|sudo )"
)
_MAKE = re.compile(
    r"^(?:(?:kun|kan|wil|zou|could|can|would|please|graag|alsjeblieft)(?:t)? (?:je|jij|u|"
    r"you)?(?: me| mij| voor me"
    r"| please| misschien| even| voor mij| een keer)*[ ,]*)?"
    r"(?:(?:schrijf|maak|verzin|bedenk|componeer|teken|programmeer|bak|write|make|compose|draw|generate|code|"
    r"create|invent|vertel|tell|zing|sing|geef|give|wil ik|ik wil)\b(?: me| mij| us| ons| eens| even)* "
    r"(?:een|a|an|het|the|wat|some|de|your|je|mijn|my)? ?(?:(?:\w+ ){0,3})"
    r"(?:gedicht\w*|poem|limerick|haiku|verhaal\w*|story|mop(?:pen|je)?|grap\w*|grappig\w*|"
    r"jokes?|liedje|lied|song|rap|"
    r"recept\w*|recipe|plaatje|tekening|drawing|picture|logo|python\w*|script|code|programma|"
    r"program|sollicitatie\w*|"
    r"cv|essay|opstel|scriptie|raadsel\w*|tweets?|slogan|toespraak|speech|sprookje)\b|"
    r"vertaal\b(?!.*\bantwoord)|translate\b(?!.*\banswer))|"
    r"^(?:(?:zoek|boek|bestel|koop|bel|mail|reserveer|book|order|buy|call|email|send|stuur|zet|"
    r"speel|play|open)\b"
    r"(?: me| mij| een| a| an| de| het| the| voor| mijn| my)* "
    r"(?:vlucht|hotel|taxi|pizza|trein\w*|ticket\w*|kaartje\w*|tafel|table|flight|wekker|timer|alarm|"
    r"muziek|music|minister|afspraak|mail\w*|e-mail\w*|youtube|spotify)\b)|"
    r"\b(?:gedicht|mop|grap|verhaal|script|recept|lied|liedje|limerick)\b.{0,20}\b(?:schrijven|"
    r"maken|vertellen|"
    r"bedenken|zingen|verzinnen)$|"
    r"\b(?:schrijf|write|zing|verzin|bedenk)(?:en)?\b.{0,40}\b(?:gedicht|poem|limerick|haiku|"
    r"sonnet|liedje|rap)\b"
)
_FILLED = re.compile(rf"^(?:{_GREETED}|beste \w+|geachte \w+|dear \w+)[ ,.!:-]+(?=\S.{{12}})")
_QUESTIONS = re.compile(r"[^?]*\w[^?]*\?*")
_WORDS = re.compile(r"[^\W\d_]+")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_REPEATED = re.compile(r"(.)\1{3}|^(\w{1,3})\2{2,}\w{0,2}$")
STRANGE = 5  # a word is none where one in so many of its trigrams stands in no Dutch word
_PATTERNS: tuple[tuple[MessageScope, re.Pattern[str]], ...] = (
    ("instruction", _INSTRUCTION),
    ("weather", _WEATHER),
    ("opinion", _OPINION),
    ("prediction", _PREDICTION),
    ("task", _MAKE),
)
_WHOLE: tuple[tuple[MessageScope, re.Pattern[str]], ...] = (
    ("arithmetic", _ARITHMETIC),
    ("greeting", _GREETING),
    ("greeting", _HOW_ARE_YOU),
    ("thanks", _THANKS),
    ("identity", _IDENTITY),
)
_OF_PAPERS = re.compile(
    r"\b(?:minister|ministers|staatssecretaris\w*|kabinet\w*|regering|bewindspersoon|"
    r"kamervra\w+|kamerbrie\w+|"
    r"kamerstuk\w*|moties?|kamerlid|kamerleden|government|cabinet|parliament|answer(?:ed)?)\b"
)
_MOST = 60  # words; a longer message is read as a question


def message_scope(message: str) -> MessageScope | None:
    """What a message is where it asks nothing of the papers; None where it may, in one of its questions."""
    if message.count("?") > 1 and len(pieces := _QUESTIONS.findall(message)) > 1:
        kinds = [message_scope(piece) for piece in pieces]
        return kinds[0] if None not in kinds else None
    said = " ".join(fold_letters(message).replace("’", "'").split())
    bare = _FILLED.sub("", said).strip(" ?!.,;:")
    if not _WORDS.search(said):
        return "arithmetic" if _ARITHMETIC.fullmatch(bare) else "gibberish"
    if len(said.split()) > _MOST:
        return None
    for kind, pattern in _WHOLE:
        if pattern.fullmatch(bare):
            return kind
    about_papers = _OF_PAPERS.search(bare) is not None
    for kind, pattern in _PATTERNS:
        if pattern.search(bare) and not (about_papers and kind in _UNLESS_OF_PAPERS):
            return kind
    return "gibberish" if _gibberish(bare) else None


_UNLESS_OF_PAPERS = frozenset({"weather"})


def _gibberish(bare: str) -> bool:
    """Whether none of the words could be one: letters run as in no word, or one bit over and over."""
    words = _WORDS.findall(bare)
    return all(_no_word(word) for word in words) and any(len(word) > 4 for word in words)


def _no_word(word: str) -> bool:
    """Whether a folded word in Latin letters is no word; a short one is let pass."""
    if not word.isascii() or len(word) < 4:
        return word.isascii()
    if _REPEATED.search(word) or any(
        word[at : at + 4] in row for row in _ROWS for at in range(len(word) - 3)
    ):
        return True
    strange = sum(word[at : at + 3] not in _known_words() for at in range(len(word) - 2))
    return strange * STRANGE >= len(word) - 2


@cache
def _known_words() -> str:
    """Every Dutch word, a line each: looked through for few letters sooner than a set of them is made."""
    return "\n".join(ranks())
