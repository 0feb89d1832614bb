"""What a question asks for, read once; and whether a text holds that: a number, an amount, a date, names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from index.language.words import fold
from rag.gather.facts import (
    MEASURES,
    MONTHS,
    WORD,
    MeasuredKind,
    canonical_numbers,
    proper_names,
    read_facts,
    term_set,
)
from rag.gather.number_words import counts
from rag.understand.folding import COUNTED_IN_PASSING
from rag.understand.subquestions import AskedKind

WantedKind = Literal[
    "amount", "share", "count", "length", "date", "day", "article", "names", "anything", MeasuredKind
]

AMOUNT = re.compile(
    r"\b(?:kost(?:en|te)?|geld|bedrag(?:en)?|budget|euro'?s?|prijs|uitgaven|financi\w{0,12}|cost|costs|money|euros|budget)\b"
)
# "Hoeveel zwembaden verhoogden hun prijs?" counts pools, not money.
COUNTS_OTHERS = re.compile(
    r"\bhoeveel (?!kosten|euros|miljoenen|miljarden|uitgaven|bedragen)\w{3,}(?:en|s) (?:\w+ )*"
    r"(?:prijs|geld|budget|financi\w+)\b"
)
COST = re.compile(r"\b(?:wat kost(?:te|en)?|hoe duur|welke? bedrag(?:en)?|hoeveel geld|how expensive)\b")
SHARE = re.compile(r"\b(?:percentage|procent|aandeel|welk deel|percent|share)\b")
COUNT = re.compile(
    r"\b(?:hoeveel|hoe vaak|aantal|aantallen|how (?:many|much|often)|number of|wie viele?|combien|"
    r"cuant[oa]s?|kac)\b"
)
# "Bent u bekend met het bericht dat het aantal … daalt?" asks no number: it was said.
TAKES_AS_SAID = re.compile(
    r"\W*(?:(?:bent|is|zijn|was|waren) (?:u|de \w+|het kabinet) (?:(?:ook|al|er|ervan) )*(?:bekend|"
    r"op de hoogte|het (?:ermee )?eens|van mening|bereid|geschrokken)\b|"
    r"(?:kent|kende|kenden|deelt|delen|erkent|onderkent|herkent|onderschrijft|wist|weet) "
    r"(?:u|de \w+|het kabinet)\b|"
    r"(?:heeft|hebt|hebben) (?:u|de \w+|het kabinet) (?:ook |al )?kennis(?: ?genomen|\b)|"
    r"klopt het\b|is het (?:waar|juist|correct)\b)(?!.*\b(?:hoeveel|hoe vaak|welke? aantal\w*)\b)"
)
# "Kent u het artikel …?", "Is de minister op de hoogte van het onderzoek …?"
REPORT_NAMED = re.compile(
    r"\W*(?:(?:bent|is|zijn|was) (?:u|de \w+|het kabinet) (?:(?:ook|al|er) )*(?:bekend met|op de hoogte van)|"
    r"(?:kent|kende) (?:u|de \w+|het kabinet)|"
    r"(?:heeft|hebt|hebben) (?:u|de \w+|het kabinet) (?:ook |al )?kennis ?genomen van)"
    r"(?: \w+){1,3}? ?(?:bericht(?:en|geving)?|artikel(?:en)?|\w*onderzoek(?:en)?|\w*rapport(?:en)?|"
    r"uitzending(?:en)?|aflevering|reportage|documentaire|publicatie|studie|interview|podcast|opiniestuk|column|nieuws|"
    r"uitspra(?:ak|ken)|brandbrief|petitie)\b"
)
# "Moet het aantal bruggen omlaag?" asks no number, "Kunt u het aantal bruggen noemen?" does.
HOW_MANY = re.compile(
    r"\b(?:hoeveel|hoe vaak|welke? aantal\w*|how (?:many|much|often)|wie viele?|combien|cuant[oa]s?)\b"
)
TELLS_COUNT = re.compile(
    r"\b(?:noemen|geven|aangeven|zeggen|meedelen|mededelen|delen|verstrekken|melden|specificeren|inzicht|overzicht|"
    r"schatten|inschatting|uitsplitsen|weten|weet|bekend|give|tell|say|state|name)\b"
)
LENGTH = re.compile(r"\b(?:hoe ?lang|how long)\b")
OF_LENGTH = re.compile(
    r"(?:dag(?:en)?|we(?:ek|ken)|maand(?:en)?|ja(?:ar|ren)|eeuw(?:en)?|kwartier|minu(?:ut|ten)|second(?:e|en)|"
    r"nacht(?:en)?|meters?|\b(?:uur|uren)|\d ?(?:k|c|m)?m)\b"
)
UNTIL = re.compile(r"\b(?:zolang|totdat|permanent|blijvend|onbeperkt|onbepaalde tijd|as long as|until)\b")
MONEY = re.compile(r"€|\beur\b|\beuro'?s?\b|\b(?:miljoen|miljard|mln|mld)\b")
PERCENT = re.compile(r"%|\bprocent|\bpercent|\bhelft\b|\bderde\b|\bkwart\b")
WHEN = re.compile(
    r"\b(?:(?:19|20)\d{2}|voorjaar|zomer|najaar|herfst|winter|kwartaal|medio|eind|begin|nog niet|"
    r"zo snel mogelijk|spoedig|binnenkort|jaarwisseling|week|weken|maand|maanden|uiterlijk|voor het|na het)\b"
)
DAY_ASKED = re.compile(r"\b(?:welke|wat is de|what) (?:exacte |precieze |exact )?(?:datum|dag|date|day)\b")
ARTICLE_ASKED = re.compile(r"\b(?:welk(?:e)?|which) (?:\w*artikel(?:en)?|\w*bepaling|article|provision)\b")
DAY = re.compile(r"\b\d{1,2}(?:e|ste)? (?:" + "|".join(MONTHS) + r")\b|\b\d{1,2}[-/]\d{1,2}[-/]\d{2,4}\b")
# Figures that only say which: "vraag 3", "de vragen 4 t/m 6", "artikel 34, lid 2", "Kamerstuk 29 628".
NO_COUNT = re.compile(
    r"\b(?:vra(?:ag|gen)|antwoord(?:en)? op|artikel(?:en)?|lid|leden|paragraaf|hoofdstuk|bijlage|"
    r"kamerstuk(?:ken)?|nr\.?|noot|question|article) \d[\d., -]*(?:(?:t/m|tot en met|en|of) \d+)?"
    r"|(?<!\d)0\d{1,3}[- ]\d{4,8}\b"  # a telephone number
)
ARTICLE = re.compile(r"\bart(?:ikel(?:en)?|icles?|\.)? ?\d|\bgrondwet\b")
_KNOWN = (
    r"(?:bekend|geregistreerd|bijgehouden|beschikbaar|voorhanden|vastgelegd|verzameld|gemeten|uitgesplitst)"
)
_FIGURES = (
    r"(?:registratie|cijfers|gegevens|inzicht|zicht|overzicht|aantallen|informatie|data|uitspraken?|"
    r"mededelingen|inschatting|uitsluitsel)"
)
# Not "die cijfers zijn niet nieuw", which says that they are known.
_NO_END = rf"geen\b(?=\W*(?:[.;:,]|$)|(?: \w+){{0,2}} (?:beeld|kennis|weet|bestand|{_KNOWN}))"
UNKNOWN = re.compile(
    rf"\b(?:niet|geen)\b[^.;:]{{0,60}}\b(?:{_KNOWN}|{_FIGURES})\b"
    rf"|\b{_FIGURES}\b[^.;:]{{0,40}}\b(?:{_NO_END}|ontbre\w{{1,4}}|niet\b(?=[^.;:]{{0,40}}\b(?:{_KNOWN}|geven|"
    rf"noemen|verstrekken|leveren|achterhalen|herleiden|paraat|openbaar|compleet|volledig)\b|\W*(?:[.;:,]|$)))"
    rf"|\b{_KNOWN}\b[^.;:,]{{0,20}}\b(?:ontbre\w{{1,4}}|niet\W*(?:[.;:]|$))"
    rf"|\b{_FIGURES}\b[^.;:]{{0,30}}\bverwij(?:s|zen) (?:ik|wij)\b[^.;:]{{0,60}}\b(?:vertrouwelijk|besloten)"
    r"|\bniet (?:te zeggen|te geven|vast te stellen|aan te geven)\b|\bniet registreer"
)

# "Noem drie maatregelen", "give me 5 reasons": how many are wanted, which no paper needs to say.
_ITEMS_WANTED = re.compile(
    r"\b(?:noem|benoem|geef|som|name|give|list|nenne?|nennen|gib|geben|citez?|donnez?|nombra|dame)\b"
    r"(?: (?:mij|me|ons|us|de|the|sie|uns|mir|eens|minstens|hoogstens|at least|les|los|las))* (\w+)\b"
)


@dataclass(frozen=True, slots=True)
class QuestionProfile:
    """What one question says and asks for: read once, and carried along with it.

    `terms` are those of all its words, `names` of its names; `name_terms` of each name apart, in order.
    `numbers` are in the spelling of rag.gather.facts, without how many things are wanted.
    """

    text: str
    kind: AskedKind
    wanted: WantedKind
    terms: frozenset[str]
    names: frozenset[str]
    name_terms: tuple[frozenset[str], ...]
    numbers: tuple[str, ...]


@lru_cache(maxsize=256)
def read_profile(text: str, kind: AskedKind = "open") -> QuestionProfile:
    """A question as this room looks at it."""
    claimed = read_facts(text)
    each = tuple(found for name in sorted(claimed.names) if (found := term_set(name)))
    return QuestionProfile(
        text,
        kind,
        wanted_kind(text, kind),
        claimed.words,
        frozenset(term for found in each for term in found),
        each,
        tuple(sorted(claimed.numbers - _items_wanted(text))),
    )


def _items_wanted(text: str) -> frozenset[str]:
    return frozenset(str(counts().get(word, word)) for word in _ITEMS_WANTED.findall(fold(text)))


def wanted_kind(question: str, kind: AskedKind) -> WantedKind:
    """What a question asks for, by its own words; "anything" where no one thing will do."""
    plain = COUNTED_IN_PASSING.sub(" ", fold(question))
    if ARTICLE_ASKED.search(plain):
        return "article"
    if kind == "date":
        return "day" if DAY_ASKED.search(plain) else "date"
    if measured := next((each for each, (asks, _) in MEASURES.items() if asks.search(plain)), None):
        return measured
    if COST.search(plain):
        return "amount"
    if kind == "number" or (COUNT.search(plain) and not takes_as_said(plain, kind)):
        if SHARE.search(plain):
            return "share"
        if LENGTH.search(plain):
            return "length"
        return "amount" if AMOUNT.search(plain) and not COUNTS_OTHERS.search(plain) else "count"
    if SHARE.search(plain) and "welk percentage" in plain:
        return "share"
    return "names" if kind in ("person", "list") else "anything"


def takes_as_said(plain: str, kind: AskedKind) -> bool:
    """Whether a folded question that counts asks for no number: what it counts is said, or to be judged."""
    judged = kind == "yes-no" and not HOW_MANY.search(plain) and not TELLS_COUNT.search(plain)
    return judged or TAKES_AS_SAID.match(plain) is not None


def names_report(question: str) -> bool:
    """Whether a question is if a report is known: "Kent de minister het bericht over de dijk?" """
    return REPORT_NAMED.match(fold(question)) is not None


@lru_cache(maxsize=4_096)  # an answer asks it of each sentence several times
def holds_wanted(text: str, what: WantedKind) -> bool:
    """Whether a text holds that kind of thing."""
    plain = fold(text)
    if what == "amount":
        said = canonical_numbers(plain) or any(word in counts() for word in WORD.findall(plain))
        return bool(MONEY.search(plain)) and bool(said)
    if what == "share":
        return bool(PERCENT.search(plain))
    if what == "count":
        return has_count(plain)
    if what == "length":
        measured = has_count(plain) and OF_LENGTH.search(plain) is not None  # "twee pijlers" is no length
        return measured or UNTIL.search(plain) is not None or holds_wanted(text, "date")
    if what in MEASURES:
        return MEASURES[what][1].search(plain) is not None or (what == "frequency" and has_count(plain))
    if what in ("day", "article"):
        return bool((DAY if what == "day" else ARTICLE).search(plain))
    if what == "date":
        return bool(WHEN.search(plain)) or any(word in MONTHS for word in WORD.findall(plain))
    return len(set(proper_names(text))) >= 1 if what == "names" else True


def has_count(plain: str) -> bool:
    """Whether a folded text counts something; a year, a day or "vraag 3" alone is no count."""
    said = NO_COUNT.sub(" ", DAY.sub(" ", plain))
    figures = [number for number in canonical_numbers(said) if not re.fullmatch(r"(?:19|20)\d\d", number)]
    return (
        bool(figures)
        or NONE_OF.search(plain) is not None
        or any(word in counts() or word in COUNT_WORDS for word in WORD.findall(plain))
    )


COUNT_WORDS = frozenset("eenmaal tweemaal driemaal allemaal alle enkele tientallen".split())
# None of what is counted: "Geen.", "Er zijn geen gevallen". "Er zijn geen plannen" counts nothing.
NONE_OF = re.compile(
    r"^\W*geen\b|\bgeen (?:enkele?|van)\b|\ber\b(?: \w+){0,4} geen (?:\w+e )?"
    r"(?!plannen|voornemens|redenen|aanwijzingen|signalen|gevolgen|mogelijkheden|middelen|afspraken|cijfers|gegevens|maatregelen|regels)\w+(?:en|s)\b"
)


def says_unknown(text: str) -> bool:
    """Whether a text says that what was asked is not known or not kept: that is an answer too."""
    return bool(UNKNOWN.search(fold(text)))
