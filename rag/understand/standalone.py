"""Does a question stand on its own, or lean on the turns before it? Told by its words alone."""

from __future__ import annotations

import re
from functools import cache

from index.language.analyser import analyse
from index.language.months import WHOLE
from rag.understand.folding import fold_letters

OPENER = re.compile(
    r"^(?:(?:en|maar|dus|ook|of|and|but|so|also|oke?|ok|ja|nee|goed)\b[ ,]*)+(?!(?:is|zijn|kan|heeft) "
    r"(?:het|de) (?:kabinet|minister))"
)
_WORD = re.compile(r"[\w&'’.,/-]*\w")
_STOP_WORDS = frozenset(
    """hoeveel hoelang waarmee waarvan kabinet minister staatssecretaris zeggen zei zegt gezegd antwoordde
    antwoord geantwoord vindt vond volgens regering vraag vragen the did does what how why when who
    which have has with about from that for and are was""".split()
)
# Words that tell nothing of what a question is about: what it asks of a subject named before.
_GENERIC_WORDS = """
    bedrag bedragen geld kosten kost kostte kosten aantal aantallen reden redenen oorzaak gevolg
    gevolgen effect plan plannen maatregel maatregelen stap stappen datum termijn deadline resultaat
    resultaten uitkomst uitkomsten cijfers onderzoek besluit besluiten partij partijen fractie fracties
    land landen gemeente gemeenten gebied gebieden regio regio's periode jaar jaren maand verschil
    verschillen standpunt bron bronnen voorbeeld voorbeelden uitleg toelichting details informatie
    mensen personen instanties organisaties bedrijven eerder later vroeger precies concreet eigenlijk
    diende dienden ingediend gebeurde gebeurd gebeurt gebeuren gedaan doen doet gaat geldt gelden komt kwam
    kunt kun uitleggen
    uitleg vertellen meer anders gekomen zit geworden wilde gesteld stelde stelden mij mijn me ons
    hebben heeft had krijgen krijgt vroeg vroegen gevraagd vraagt betaalt betalen gaan werd worden wordt
    lukt werkt klopt waar mee cost costs amount number reason reasons date result money people countries
    party more explain happened""".split()
# Words of a turn that mean nothing in the next one.
_JOINING_WORDS = """
    mag mogen moet moeten kan kunnen kon zal zullen wil willen wilde wilden wordt worden werd werden komt
    komen kwam gaat gaan ging gebeurt gebeurd gebeuren gebeurde iemand naar sinds ervoor erna nadien ok oke
    okay ja nee dus eigenlijk precies graag alsjeblieft please thanks can may must should could would will
    happened happens since it its them they""".split()
_ADVERB = (
    r"(?:daar|hier|er)(?:mee|op|van|over|bij|in|voor|tegen|aan|door|uit|na|naar|toe|om|onder|tussen|achter)"
)
_POINTS_BACK = re.compile(
    r"^hoeveel (?:zijn|waren|werden|is|was|kwamen|gingen) (?:er|het|dat)(?: \w+){1,3}[?]?$|"
    r"^(?:was|waren|is|zijn) "
    r"(?:(?:het er|dat)\b|het (?=(?:in|toen|nog|meer|minder|ook|al)\b))|"
    rf"\b(?:{_ADVERB}(?! (?:eens |bewust )?(?:dat|om|of)\b)|"
    r"(?:zo['’]n|zulke?|dergelijke) (?=[a-z])|ze|zij|hij|hem|hen|hun|dezelfde|diezelfde|eerstgenoemde|"
    r"laatstgenoemde|genoemde|"
    r"(?:de|het) (?:andere|overige|resterende|rest|beide|laatste twee|eerste twee)|(?<!de "
    r")(?:allebei|beide[n]?)|"
    r"dit(?! (?:jaar|moment|kabinet|kwartaal|najaar|voorjaar|seizoen|decennium|weekend)\b)|"
    r"it|they|them|their|he|she|his|her|those|these|this(?! (?:year|month|week|cabinet))|"
    r"(?<!is )(?<!are )(?<!was )(?<!were )there(?! (?:is|are|was|were|any|a)\b))\b|"
    r"\b(?:daar|toen|then)(?= ?(?:\w+ ?){0,2}[?.]*$)|^(?:was|waren|wie was|wat was|hoe was) [\w "
    r"]*\btoen\b(?! \w+ \w+ \w+)|"
    r"\b(?:deze|dat|die)(?=[ ,]*[?.]|$)|"
    r"\bdeze (?!zomer|week|maand|winter|kabinetsperiode|eeuw|lente|herfst|dagen)\w+|"
    r"\b(?:is|was|zijn|waren|kost|kostte|duurt|duurde|scheelt|scheelde|heeft|had|gebeurt|gebeurde|komt|kwam|betekent|gaat|doet|werkt|lukt|"
    r"geldt|wordt|werd|kan|mag|moet|vindt|vond|waarom|hoe|wat|over|van|met|voor|in|op|aan|naar|bij|"
    r"tegen) (?:dat|die)\b(?! \w+ (?:de|het|een)\b)|^(?:die|dat) \w+|"
    r"\bdie (?:uit|aan|af|op|toe|in|door|mee|voor|ook|dan|nu)\b|"
    r"\b(?:dan|nog|ook|eigenlijk)[ ]*[?]*$|\bdan (?=\w+[ ]*[?]*$)"
)
_ADVERB_ALONE = re.compile(_ADVERB)
# "En springt het Rijk bij als die kennis ontbreekt?": behind such a word "die" is no relative pronoun.
_POINTS_AT_NOUN = re.compile(
    r"\b(?:als|omdat|indien|wanneer|zodra|zolang|met|voor|van|over|door|bij|in|op|aan|zonder|na|sinds) "
    r"(?:die|dat) [a-z]{3,}"
)
_PERSONAL_PRONOUNS = frozenset("ze zij hij hem hen hun he she they them".split())
_CLAUSE_BREAK = re.compile(
    r"[,;:]|\b(?:en|maar|als|dat|die|omdat|wanneer|terwijl|zodat|nadat|voordat|hoe|wat|of|and|"
    r"but|if|when|because|"
    r"that|which)\b"
)
_OPENS_WITH_QUESTION_WORD = re.compile(
    r"^(?:(?:tot |sinds |per |vanaf |door |met |van |aan |in |op |naar |uit |voor )?(?:wie|wat|"
    r"waar\w*|wanneer|welke?|"
    r"waarom|hoe\w*|who|what|why|when|which|how))\b"
)
OPENS_WITH_VERB = re.compile(
    r"^(?:(?:komt|komen|kwam|is|zijn|was|waren|bestaat|bestaan) er|is there|are there|was there)\b"
)
LONG, MANY = 18, 5  # words and words of its own, for a question that stands alone whatever it points at
SHORT = 3
AFTER_OPENER = 3


def leans_by_words(question: str) -> bool:
    """Whether the question cannot be understood without the turns before it."""
    asked = fold_letters(question).strip()
    own = own_words(asked)
    if len(asked.split()) >= LONG and len(own) >= MANY:
        return False
    opener = OPENER.match(asked)
    if points_back(asked):
        return True
    if opener:
        return len(own) < AFTER_OPENER or _POINTS_AT_NOUN.search(asked) is not None
    return not own or (
        len(own) == 1
        and len(asked.split()) <= SHORT
        and _OPENS_WITH_QUESTION_WORD.match(asked) is not None
        and not has_name(question)
    )


def points_back(asked: str) -> bool:
    """Whether a word points at something that the question itself does not say before it."""
    for match in _POINTS_BACK.finditer(asked):
        broken = [found.start() for found in _CLAUSE_BREAK.finditer(asked, 0, match.start())]
        owned = match[0] == "hun" and own_words(asked[: match.start()])  # "boeren en hun gezinnen"
        enough = 3 if match[0] in _PERSONAL_PRONOUNS else 2
        if not owned and (not broken or len(own_words(asked[: broken[-1]])) < enough):
            return True
    return False


def subject_words(text: str) -> list[str]:
    """The content words of a text but those that join a turn to the one before: "mogen", "daarvoor", "ok"."""
    return [
        word
        for word in content_words(text)
        if (said := fold_letters(word)) not in _joining_words() and not _ADVERB_ALONE.fullmatch(said)
    ]


def own_words(text: str) -> list[str]:
    """The words of a text that tell what it is about, as they are written; numbers and months do not."""
    return [
        word
        for word in content_words(text)
        if fold_letters(word) not in _generic_words()
        and not word[0].isdigit()
        and fold_letters(word) not in WHOLE
    ]


def content_words(text: str) -> list[str]:
    """The words of a text that carry its subject, as they are written."""
    return [word for word in _WORD.findall(text) if fold_letters(word) not in _STOP_WORDS and analyse(word)]


def has_name(question: str) -> bool:
    """Whether a capital inside the question names something: that is a subject of its own."""
    return any(word[:1].isupper() for word in question.split()[1:])


@cache
def _joining_words() -> frozenset[str]:
    return frozenset(_JOINING_WORDS)


@cache
def _generic_words() -> frozenset[str]:
    return frozenset(_GENERIC_WORDS)
