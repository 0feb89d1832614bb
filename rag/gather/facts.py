"""What a sentence claims that can be checked: numbers, dates, names, negation, modality, content words.

Dutch and English are read alike, so that an English sentence can be held against a Dutch quote.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from index.language.analyser import analyse
from index.language.months import SHORT, WHOLE
from index.language.words import fold
from rag.gather.number_words import said_numbers

MONTHS = WHOLE | SHORT
MeasuredKind = Literal["weight", "size", "age", "speed", "frequency", "warmth"]
# What is measured in units of its own, by what asks for it and by what holds it: "hoe zwaar", kilos.
MEASURES: dict[MeasuredKind, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "weight": (
        re.compile(
            r"\b(?:hoe zwaar (?:is|zijn|was|waren|mag|mogen|wordt|worden)(?!.*\bstraf)|"
            r"hoeveel wegen|hoeveel weegt|how heavy|wie schwer (?:ist|sind))\b"
        ),
        re.compile(r"\b(?:\w*kilo(?!meter)\w*|kg|gram|ton|tonnen)\b"),
    ),
    "size": (
        re.compile(
            r"\b(?:hoe (?:breed|dik|diep (?:is|zijn|wa\w+)|"
            r"ver (?:m[ao]|lig|sta|wo)\w+(?! het)(?=.* (?:van|af)\b))|how (?:wide|deep)|wie (?:breit|tief))\b"
        ),
        re.compile(r"\b(?:\w*meters?|[cdkm]?m)\b"),
    ),
    "age": (
        re.compile(r"\b(?:hoe (?:oud|jong)|how old|wie alt)\b"),
        re.compile(
            r"(?<!\bper )(?<!\bdit )(?<!\bvorig )(?<!\belk )(?<!\bieder )(?<!\bhet )(?<!\bkomend )\bjaar\b|"
            r"\b\w+jarige?n?\b|\bleeftijd\w*|\b(?:bouwjaar|gebouwd|dateert|dateren|stamt|stammen|geboren|"
            r"opgericht|opgeleverd|oud|ouder)\b|\bsinds (?:19|20)\d\d\b"
        ),
    ),
    "speed": (
        re.compile(r"\bhoe (?:hard|snel) (?:rijdt|rijden|vaart|varen|vliegt|vliegen)\b|\bhoe hard mag\b"),
        re.compile(r"\bkm ?(?:/|per ) ?(?:u|h|uur)\b|\bkilometer per uur\b|\bknopen\b"),
    ),
    "frequency": (
        re.compile(r"\b(?:hoe (?:vaak|dikwijls)|how often|wie (?:oft|haufig))\b"),
        re.compile(
            r"\b(?:\w*jaarlijkse?|maandelijkse?|(?:twee)?wekelijkse?|dagelijkse?|\w+maal|keer|malen|"
            r"nooit|zelden|soms|altijd|steeds|telkens|regelmatig|incidenteel|sporadisch|doorlopend|"
            r"voortdurend|permanent|(?:elke?|iedere?|per|om de(?: \w+)?) (?:half ?)?"
            r"(?:jaar|jaren|kwartaal|maand(?:en)?|week|weken|dag(?:en)?|uur)|"
            r"annually|yearly|monthly|weekly|daily|times|never|every (?:year|month|week|day))\b"
        ),
    ),
    "warmth": (
        re.compile(r"\b(?:hoe (?:warm|koud|heet)|how (?:warm|hot|cold))\b"),
        re.compile(r"\bgraden\b|°"),
    ),
}
SCALES = {
    "miljoen": "e6",
    "million": "e6",
    "mln": "e6",
    "miljard": "e9",
    "billion": "e9",
    "mld": "e9",
    "duizend": "e3",
    "thousand": "e3",
    "procent": "%",
    "percent": "%",
    "pct": "%",
    "%": "%",
}
NEGATIONS = frozenset(
    "niet geen nooit nee noch zonder evenmin niemand niets nergens onmogelijk "
    "not no never nor without none neither nobody nothing cannot".split()
)
MODALITIES = {
    "possibility": """kan kunnen kunt kon konden mogelijk mogelijkheid mogelijkheden wellicht misschien
        eventueel mag mogen can could may might possibly perhaps possible possibility""",
    "obligation": """moet moeten moest moesten verplicht verplichting dient dienen hoeft hoeven
        must should shall required obliged obligation needs""",
    "intention": """wil willen wilt wilde wilden voornemens voornemen streeft streven overweegt overwegen
        verkent verkennen onderzoekt onderzocht overwogen verkend beoogt plan plannen bereid
        want wants intends intend plans considers considering exploring aims willing""",
    "future": "zal zullen zult gaat gaan ga komt will going",
    "condition": "zou zouden indien mits tenzij would if unless provided",
}
CONTRACTION = re.compile(r"n['’]t\b")
NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,  ]\d{3}(?!\d))*(?:[.,]\d{1,6}(?!\d))?")
WORD = re.compile(r"[^\W\d_]+(?:['’&-][^\W\d_]+)*")
SCALE = re.compile(r"\s{0,2}(miljoen|million|mln|miljard|billion|mld|duizend|thousand|procent|percent|pct|%)")
MONTH = re.compile(rf"\b({'|'.join(each for each in WHOLE if each != 'may')})\b(?: ((?:19|20)\d\d))?")
DATE = re.compile(r"\b(\d{1,2})\s+([a-z]{3,9})\.?(?:\s+(\d{4}))?\b|\b([a-z]{3,9})\s+(\d{1,2}),?\s+(\d{4})\b")
MODAL = {word: name for name, words in MODALITIES.items() for word in words.split()}
TENTATIVE = frozenset({"possibility", "intention", "condition"})


@dataclass(frozen=True, slots=True)
class Facts:
    """The claims of a text. Numbers are canonical ("46890", "37.5", "200e6", "95%"), dates "-03-01" or
    "2024-03-01", names and words folded."""

    numbers: frozenset[str]
    dates: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    modality: frozenset[str]
    negated: bool


# What gives a reason.
REASON = re.compile(
    r"\b(?:omdat|doordat|vanwege|wegens|aangezien|reden(?:en)?|daarom|immers|als gevolg van|dankzij)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4_096)
def read_facts(text: str) -> Facts:
    """What this text claims; read once for a text that comes again."""
    plain = CONTRACTION.sub(" not", fold(text))
    words = WORD.findall(plain)
    return Facts(
        numbers=frozenset(canonical_numbers(plain) + [str(number) for number in said_numbers(plain, words)]),
        dates=frozenset(named_days(plain)),
        names=frozenset(proper_names(text)),
        words=term_set(text),
        modality=frozenset(MODAL[word] for word in words if word in MODAL),
        negated=any(word in NEGATIONS for word in words),
    )


@lru_cache(maxsize=16_384)
def term_set(text: str) -> frozenset[str]:
    """The distinct terms of a text: read once, as a sentence is weighed many times for one answer."""
    return frozenset(analyse(text))


def canonical_numbers(text: str) -> list[str]:
    """The figures in a text in one spelling, with their scale: "€ 2,8 miljard" -> "2.8", "2.8e9"."""
    found = []
    for match in NUMBER.finditer(text):
        value = canonical_figure(match.group())
        scale = SCALE.match(text, match.end())
        found += [value + SCALES[scale.group(1)]] if scale else [value]
    return found


@lru_cache(maxsize=64)
def values_in(text: str) -> frozenset[float]:
    """The values of the figures in a text: "2.800 miljoen" and "2,8 miljard" are one."""
    return frozenset(value_of(number) for number in canonical_numbers(fold(text)))


def value_of(number: str) -> float:
    """The value of a canonical number; of a share its percentage."""
    return float(number.rstrip("%"))


def canonical_figure(figure: str) -> str:
    """A figure without thousands marks, with a decimal point: "46 890" and "46.890" -> "46890"."""
    whole = re.sub(r"[.,\s](?=\d{3}(?!\d))", "", figure)
    value = re.sub(r"[.,]", ".", re.sub(r"\s", "", whole))
    return (value.rstrip("0").rstrip(".") if "." in value else value).lstrip("0") or "0"


def named_days(text: str) -> list[str]:
    """The days named in a folded text: "1 maart 2024" -> "-03-01" and "2024-03-01"."""
    found = []
    for match in DATE.finditer(text):
        day, month, year = match.group(1, 2, 3) if match.group(1) else match.group(5, 4, 6)
        if month in MONTHS:
            found.append(f"-{MONTHS[month]:02d}-{int(day):02d}")
            found += [f"{year}-{MONTHS[month]:02d}-{int(day):02d}"] if year else []
    return found


def named_months(text: str) -> frozenset[tuple[int, str]]:
    """The months that a text names, 1 to 12, each with its year, which is empty where it is not said."""
    return frozenset((WHOLE[name], year) for name, year in MONTH.findall(fold(text)))


def proper_names(text: str) -> list[str]:
    """Folded words with a capital that do not only open a sentence, and acronyms; of "NSC-fractie" "nsc"."""
    found = []
    for match in WORD.finditer(text):
        word = match.group()
        capitals = sum(letter.isupper() for letter in word)
        if capitals > 1 or (word[0].isupper() and not opens_sentence(text, match.start())):
            found += [fold(part) for part in word.split("-") if part[:1].isupper()]
    return [name for name in found if name not in MONTHS]


def opens_sentence(text: str, start: int) -> bool:
    """Whether the word at `start` opens a sentence, so that its capital says nothing."""
    before = text[max(0, start - 6) : start].rstrip(" \n\t«\"'“‘(-")
    return not before or before[-1] in ".!?:…»”"


_SOURCE = re.compile(
    r"\b(?:kamerstuk|handelingen|vergaderjaar|stcrt|stb\b|blz|pagina \d|p\. ?\d|nr\. ?\d|bijlage)", re.I
)
_SAYS = re.compile(
    r"\b(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|hadden|kan|kunnen|mag|mogen|moet|moeten|zal|"
    r"zullen|gaat|komt|geldt|betreft|bestaat|blijkt|staat|geeft|volgt)\b"
)


def is_bare_source(text: str) -> bool:
    """Whether a footnote only names where something stands: "Kamerstuk 31 066, nr. 630, bijlage 1." """
    return _SOURCE.search(text) is not None and _SAYS.search(text) is None
