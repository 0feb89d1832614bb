"""What tells that another begins to speak in a paper: a title, a salutation, a turn, a quoted line."""

from __future__ import annotations

import re

from index.parse.debate_speakers import SPEAKS
from index.parse.exchanges.labels.bare_labels import ASKS
from index.parse.whose_words.author import is_of_cabinet_or_members

_MAX_ABBREVIATION = 6  # letters of a name in capitals that is one word: `VNG`, else it is set in capitals
_MAX_TITLE = 300  # characters
_MAX_PIECE_TITLE = 160  # characters
_MAX_HEAD_LINE = 90  # characters of a line of a letter's head: sender, address, place and day
_BRACKETS = re.compile(r"\([^()]{0,80}\)")
_SAYS = re.compile(  # words of a sentence, which a title lacks
    r"\b(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|heb|hebt|kan|kunnen|zal|zullen|zou|moet|"
    r"mag|wil|ik|wij|we|geeft|gaf|stelt|luidt?|volgt|komt|laat|treft|vindt|blijkt|blijft|ontving|gaat|gaan|staat|"
    r"betreft|leert|toont|maakt|vraagt|vroeg|schrijft|schreef|beantwoord|deel|mij)\b"
)
_SENTENCE_BEHIND = re.compile(r"(?<=[a-zà-ž)])[.?!] +[A-Z]")
_PIECE = (
    r"(?:(?:open|gezamenlijke|schriftelijke|nadere|eerste|aanvullende|ingezonden|volledige|"
    r"afschrift van de) )?"
    r"(?:(?:\w{0,12}brief|reactie|verklaring|advies|persbericht|bericht|e-?mail(?:bericht)?|mail|schrijven|standpunt|"
    r"zienswijze|bijdrage|inbreng|position paper|petitie|oproep|memo|notitie|commentaar|weerwoord|statement|"
    r"toelichting|factsheet|klacht|bezwaarschrift|manifest)\b)"
)
_PIECE_TITLE = re.compile(
    rf"(?i:{_PIECE})(?: (?:d\.d\. )?(?:van )?\d{{1,2}} \w{{3,9}}(?: \d{{4}})?)?"
    r"(?i: (?:van|door|namens) (?:de |het |een )?)"
    r"(?P<who>(?!\d|(?i:deze|dit|die|dat|mijn|ons|onze|uw|beide|alle|vragen|kamervragen|"
    r"januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b)[^\n,;(]{2,80}?)"
    r"(?= op | over | aan | inzake | naar aanleiding |[,;(]|\.?:?$)"
)
_TO_MINISTER = re.compile(
    rf"(?i:{_PIECE} aan (?:de |mevrouw |de heer )?(?:minister|staatssecretaris)\b).{{0,120}}"
)
_ANSWERS = re.compile(
    r"(?:Antwoord(?:en)?|ANTWOORD(?:EN)?|Beantwoording|BEANTWOORDING|Reactie|REACTIE)\b"
    r"(?:(?=[^.?!\n]{0,160}? door )[^.?!\n]{0,160}? door|(?i: (?:van|namens)))(?i: (?:de |het )?)"
    r"(?P<who>(?!(?i:(?:schriftelijke |kamer|raads|staten)?vragen)\b)[^\n,;(]{2,80}?)"
    r"(?= op | over | aan | inzake |[,;(]|[.:]?$)"
)
_ASKS_OTHER = re.compile(
    r"(?:(?:[Aa]anvullende|[Nn]adere|[Ss]chriftelijke|[Mm]ondelinge|[Tt]echnische|SCHRIFTELIJKE) )?"
    r"(?i:(?:raads|staten|kamer|burger)?vragen)\b(?P<by>[^.?!\n]{0,200}?)"
    r"(?:\b(?i:aan) (?i:de |het )?(?P<to>[^\n,;(]{2,80}?)"
    r"(?= over | inzake | betreffende | op grond |[,;(]|[.:]?$)|[.:]?$)"
)
_ASKER_ELSEWHERE = re.compile(
    r"\b(?:raads|staten|gemeenteraads|eilandsraads|duoraads|burgerraads)(?:lid|leden)\b", re.IGNORECASE
)
_SALUTATION = re.compile(
    r"[«“„\"'>]{0,2} ?(?:(?:Zeer |Hoog)?[Gg]eachte|Excellentie|Dear|Waarde|Beste(?=[^\n]*,$))\b"
    r"[^.?!\n]{0,70}[,:!]?"
)
_SALUTATION_AND_ON = re.compile(
    r"(?:Zeer )?Geachte (?:heer|mevrouw|minister|staatssecretaris|leden|collega|voorzitter)"
    r"[^.?!,\n]{0,50}, ?\n?[A-Z]"
)
_OTHER_SPEAKS = re.compile(
    r"(?:(?:Kamer|Raads|Staten)lid|Lid|Wethouder|Burgemeester|Gedeputeerde) [A-ZÀ-Þ][\w’'. -]{1,40}"
    r"(?: \([^()\n]{1,40}\))?:(?=\s|$)"
)
_INNER_LABEL = re.compile(
    r"(?:(?:Vraag|Vragen|Antwoord|Reactie) (?:(?:van|door|aan|uit|namens) (?:de |het |een )?"
    r"(?P<who>[^:.?!\n]{2,60})|(?P<named>[A-ZÀ-Þ][^:.?!\n]{1,50}))|[VQ]) ?:(?=\s|$)"
)
_MEMBERS_QUESTION = re.compile(
    r"(?:Vraag|Vragen) van (?:het (?:Kamer)?lid|de leden|de heer|mevrouw) [^.:?!\n]{2,80}:\s.{10,1000}\?",
    re.IGNORECASE | re.DOTALL,
)
_OF_FRACTIE = re.compile(r"\b(?:mijn|onze) fractie\b")
_ASKS_YOU = re.compile(
    r"(?:^|[.?!] )(?:(?:En|Maar) )?(?:(?:Bent|Gaat|Kunt|Wilt|Deelt|Vindt|Heeft|Hebt|Acht|Erkent|Zult|Zou|"
    r"Weet|Onderschrijft|Herkent|Ziet|Kent|Gaan) u\b|Zo (?:ja|nee|niet), |"
    r"(?:Wat|Hoe\w*|Waarom|Welke?|Wanneer|In hoeverre|Op welke|Klopt|Is)\b[^.!?]{0,200}\bu\b)[^.!?]{0,400}\?"
)
_ROLL = re.compile(
    r"\W{0,3}\d{0,2}\W{0,3}(?:Samenstelling|Leden|Plv\. leden) ?:\s*[^\n]{3,60}\([^()\n]{1,40}\)"
)
_LIST_ITEM = re.compile(r"(?:[-–—•·▪●→*]|\(?[a-z0-9]{1,2}[.)])[ \t]")
_QUOTE_OPENS = ("«", "“", "„", '"', "‘", "'")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.){1,4}$")  # "Luchthaven Twente N.V.": no end of a sentence


def is_title(body: str) -> bool:
    """Whether a paragraph is a title by its form: short, one clause, no word that makes it a sentence."""
    plain = _BRACKETS.sub("", body)
    return (
        len(body) <= _MAX_TITLE
        and body[:1].isupper()
        and _SENTENCE_BEHIND.search(plain) is None
        and _SAYS.search(plain.lower() if plain.isupper() else plain) is None
    )


def piece_author(body: str) -> str | None:
    """Whose piece a title says that stands below (`Reactie van de VNG`); None where it is no such title.

    "" where it is another's without a name (`Brief aan de minister`); the cabinet's and members' are None.
    """
    if len(body) > _MAX_PIECE_TITLE or not body[:1].isupper():
        return None
    to_minister, title = _TO_MINISTER.fullmatch(body), _PIECE_TITLE.match(body)
    if (title is None and to_minister is None) or not is_title(body):
        return None
    if body.endswith((".", "?", "!", ";", ",")) and not _ABBREVIATED.search(body):
        return None
    if title is None:
        return ""
    if is_of_cabinet_or_members(title["who"]):
        return None
    is_cut = _ABBREVIATED.search(body) is not None and title.end("who") == len(body) - 1
    return plain_name(title["who"] + ("." if is_cut else ""))


def other_who_answers(body: str) -> str | None:
    """Who a title says answers (`Antwoord van burgemeester Vos`); "" is the cabinet, None no such title."""
    title = _ANSWERS.match(body)
    if title is None or not is_title(body) or "fractie" in title["who"]:
        return None
    return "" if is_of_cabinet_or_members(title["who"]) else plain_name(title["who"])


def other_who_is_asked(body: str) -> str | None:
    """Whom a title of questions asks that is not the cabinet; "" where it only names another asker."""
    title = _ASKS_OTHER.match(body)
    if title is None or not is_title(body):
        return None
    if title["to"] is None:
        return "" if _ASKER_ELSEWHERE.search(title["by"]) else None
    return None if is_of_cabinet_or_members(title["to"]) else plain_name(title["to"])


def is_salutation(body: str) -> bool:
    """Whether a paragraph greets as a letter does: `Geachte minister,`."""
    if len(body) <= _MAX_HEAD_LINE and _SALUTATION.fullmatch(body) and not _SAYS.search(body):
        return True
    return _SALUTATION_AND_ON.match(body) is not None


def is_letter_head_line(body: str) -> bool:
    """Whether a line above a salutation may belong to the letter's head: no sentence, no announcement."""
    return (
        len(body) <= _MAX_HEAD_LINE
        and not _LIST_ITEM.match(body)
        and not body.endswith((".", "?", "!", ":", ";"))
    )


def is_turn(body: str) -> bool:
    """Whether a paragraph opens with who speaks in it, or with a label of somebody else's question."""
    speaks = SPEAKS.match(body)
    if speaks and speaks["colon"]:
        behind = body[speaks.end() :].lstrip(" *_\n")
        return not behind[:1].islower()
    if _OTHER_SPEAKS.match(body):
        return True
    label = _INNER_LABEL.match(body)
    return label is not None and not is_of_cabinet_or_members(label["who"] or label["named"] or "")


def is_members_question(body: str) -> bool:
    """Whether a paragraph prints a question under its asker's name: `Vraag van het lid Jansen: Bent u …?`."""
    return _MEMBERS_QUESTION.fullmatch(body.strip(" *_")) is not None


def is_roll(body: str) -> bool:
    """Whether a paragraph lists a committee's members, as notes do: `Samenstelling: Lis (A), …`."""
    return _ROLL.match(body) is not None


def is_quoted_line(body: str) -> bool:
    """Whether a paragraph is marked as quoted, as mail and Markdown do: `> De sluis is dicht.`."""
    return body.startswith(">")


def asks_the_minister(body: str) -> bool:
    """Whether a paragraph is a member's: it asks "u", or speaks of "mijn fractie"; not inside a quotation."""
    if body.startswith(_QUOTE_OPENS) or _LIST_ITEM.match(body):
        return False
    return _OF_FRACTIE.search(body) is not None or (
        ASKS.search(body) is not None and _ASKS_YOU.search(body) is not None
    )


def plain_name(name: str) -> str:
    """A name as it is cited: out of capitals, without the full stop of its line."""
    name = name.strip(" :")
    name = name if _ABBREVIATED.search(name) else name.rstrip(".")
    return name.lower() if name.isupper() and (" " in name or len(name) > _MAX_ABBREVIATION) else name
