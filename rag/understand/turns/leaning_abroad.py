"""Does a question in another language lean on the turns before it? Told by what its words are in Dutch."""

from __future__ import annotations

import re

from index.language.translation.query import Expression, expressions
from rag.understand.folding import ASKED, SAID_ABROAD, fold_letters
from rag.understand.standalone import AFTER_OPENER, LONG, MANY, SHORT, own_words

_OPENERS = {
    "en": r"(?:and|but|so|also|ok(?:ay)?|what about|how about)",
    "de": r"(?:und|aber|also|auch|oder|ok(?:ay)?|was ist mit|wie (?:sieht|steht) es mit)",
    "fr": r"(?:et|mais|alors|donc|ok|qu['’]en est-il (?:de|des|du))",
    "es": r"(?:y|e|pero|entonces|tambien|que (?:pasa|hay) con)",
    "tr": r"(?:ya|peki|ve|ama|fakat|tamam)",
    "pl": r"(?:a|i|ale|wiec|oraz|czyli|no|co z)",
}
_OPENERS_ARABIC = re.compile(r"[وف](?=ما|من|متى|لما|كم|كيف|هل|اي|اي|في|عن|ال|لل|هو|هي)|(?:و?ماذا عن) ")
# Words that mean what was named before. Not those which stand for nothing: "il y a", "es gibt", "there is".
_PRONOUNS = {
    "en": r"(?:it|they|them|their|he|she|his|her|those|these)",
    "de": r"(?:er|sie|ihm|ihn|ihr|ihnen|diese[rsmn]?|da(?:von|fur|gegen|ruber|mit|zu|ran|rauf|bei|durch|rin)|"
    r"dort|deren|dessen|das(?= *[?.]?$)|(?<=kostet )das|(?<=warum )das|(?<=ist )das|(?<=heisst )das)",
    "fr": r"(?:(?<!y a-t-)(?<!y avait-)(?<!-)il(?! (?:y a|faut))|elles?|ils|lui|leurs?|cela|ca|ceci|"
    r"celui(?:-ci|-la)?|celles?|ceux)",
    "es": r"(?:ellos|ellas|eso|esto|aquello|alli|ahi|sus?)",
    "tr": r"(?:onu|ona|onun|bu|bunu|buna|bunun|onlar\w*|orada|burada|bundan|ondan)",
    "pl": r"(?:on[aoie]?|jego|jej|ich|im|to|tego|temu|tym|tam|nich|niego)",
    "ar": r"(?:هو|هي|هم|ذلك|هذا|هذه|تلك|هناك|عنه|عنها|منه|منها|فيه|فيها|له|لها|لهم|به|بها)",
}


def leans_abroad(question: str, language: str) -> bool:
    """Whether a question in a language that has a dictionary leans on the turns before it."""
    asked = fold_letters(question).strip(" ¿¡")
    own = own_words_abroad(asked, language)
    spaced = asked.split()
    if len(spaced) >= LONG and len(own) >= MANY:
        return False
    if _points_back(asked, language):
        return True
    if opens_on(asked, language):
        return len(own) < AFTER_OPENER
    return not own or (len(own) == 1 and len(spaced) <= SHORT and not _names_inside(question, language))


def own_words_abroad(text: str, language: str) -> list[str]:
    """The words of a text that tell what it is about: not those which any question could have."""
    opener = _OPENERS.get(language, r"(?!)")
    found = (
        piece for piece in expressions(text, language) if not re.fullmatch(opener, " ".join(piece.words))
    )
    return [
        " ".join(piece.words)
        for piece in found
        if (own_words(piece.dutch[0]) if piece.dutch else _may_be_subject(piece.words))
    ]


def pieces_abroad(text: str, language: str) -> list[Expression]:
    """The expressions of a text but the word that opens it."""
    opener = _OPENERS.get(language, r"(?!)")
    return [each for each in expressions(text, language) if not re.fullmatch(opener, " ".join(each.words))]


def _may_be_subject(unknown: tuple[str, ...]) -> bool:
    """Whether words that no dictionary has may name something: not "gefragt", which tells that one asks."""
    said = " ".join(unknown)
    return not SAID_ABROAD.search(said) and not ASKED.search(said) and any(len(word) > 1 for word in unknown)


def opens_on(asked: str, language: str) -> bool:
    """Whether a folded question opens as one that goes on: "und", "et", "peki"."""
    if language == "ar":
        return _OPENERS_ARABIC.match(asked) is not None
    return re.match(rf"{_OPENERS.get(language, '(?!)')}\b", asked) is not None


def _points_back(asked: str, language: str) -> bool:
    """Whether a pronoun stands before anything that it could mean in the question itself."""
    found = re.search(rf"(?<![\w'’]){_PRONOUNS.get(language, '(?!)')}(?!\w)", asked)
    return found is not None and not own_words_abroad(asked[: found.start()], language)


def _names_inside(question: str, language: str) -> bool:
    """Whether a capital inside the question names something; German writes every noun with one."""
    return language != "de" and any(word[:1].isupper() for word in question.split()[1:])
