"""What single words of a text claim: more or less, all or few, before or after, months and days."""

from __future__ import annotations

import re

from index.language.words import fold
from rag.gather.facts import WORD

OPPOSITES = (
    ("meer hoger groter langer vaker sneller", "minder lager kleiner korter trager zeldener"),
    ("minste minstens minimaal boven", "hoogste hoogstens maximaal onder"),
    ("stijgt stijgen steeg stegen gestegen stijging", "daalt dalen daalde daalden gedaald daling"),
    ("toename toe toegenomen", "afname af afgenomen"),
    ("verhogen verhoogt verhoogd verhoging", "verlagen verlaagt verlaagd verlaging"),
    ("aangenomen", "verworpen"),
    ("toegewezen verleend goedgekeurd toegekend", "afgewezen geweigerd afgekeurd ingetrokken"),
    ("steunt steunen gesteund voor", "verwerpt verwerpen tegen"),
    ("toegestaan toestaan", "verboden verbieden verbiedt"),
    ("open opent geopend", "dicht sluit gesloten"),
    ("eerste", "laatste"),
    ("begin begint start", "einde eindigt"),
)
SIDES = {
    word: (pair, side)
    for pair, sides in enumerate(OPPOSITES)
    for side, words in enumerate(sides)
    for word in words.split()
}
QUANTIFIERS = {
    word: kind
    for kind, words in {
        "all": "alle allen elke elk iedere ieder altijd uitsluitend volledig geheel",
        "most": "meeste merendeel meerderheid grotendeels",
        "few": "enkele enige sommige weinig slechts nauwelijks beperkt",
        "half": "helft",
    }.items()
    for word in words.split()
}
PERIODS = {"voor": "before", "na": "after", "tot": "before", "vanaf": "from", "sinds": "from", "per": "from"}
PERIOD = re.compile(r"\b(voor|na|tot|vanaf|sinds|per)\s+(?=\d)")


def fold_word(word: str) -> str:
    """The word in lower case, without accents."""
    return fold(word).strip()


def quantifiers(text: str) -> frozenset[str]:
    """All, most, half or few: the kinds that a text speaks of."""
    return frozenset(QUANTIFIERS[word] for word in map(fold_word, WORD.findall(text)) if word in QUANTIFIERS)


def inverts_direction(text: str, quote: str) -> bool:
    """Whether a text has a word of direction whose side the quote does not take."""
    return not _comparison_sides(text) <= _comparison_sides(quote)


def _comparison_sides(text: str) -> frozenset[tuple[int, int]]:
    plain = PERIOD.sub(" ", fold(text))
    return frozenset(SIDES[word] for word in WORD.findall(plain) if word in SIDES)


def period_bounds(text: str) -> frozenset[str]:
    """Before, after or from a day or year."""
    return frozenset(PERIODS[match[1]] for match in PERIOD.finditer(fold(text)))


TIMES = frozenset(
    """januari februari maart april mei juni juli augustus september oktober november december voorjaar najaar
    zomer winter herfst lente maandag dinsdag woensdag donderdag vrijdag zaterdag zondag""".split()
)


def calendar_words(text: str) -> frozenset[str]:
    """Months, seasons and days of the week."""
    return TIMES & {fold_word(word) for word in WORD.findall(text)}
