"""Which words of a Dutch question are nouns, by what stands beside them; and whether it is put informally."""

from __future__ import annotations

import re

from index.language.words import fold

_WORD = re.compile(r"\w[\w'’-]*")  # years too: "in 2038 veranderd" is no noun
_BEFORE_NOUN = frozenset(
    """de het een geen deze dit zijn haar hun uw elke elk ieder iedere alle welke welk hoeveel meer
    minder veel weinig in op aan van voor door met zonder tegen over bij uit naar tot onder per na sinds
    tijdens vanaf wegens binnen buiten boven achter naast rond""".split()
)
_NO_NOUN = frozenset("er is was waren worden wordt werden werd hebben heeft krijgen krijgt en of".split())
_PLURAL_VERBS = frozenset(
    """worden werden zijn waren hebben hadden mogen mochten moeten moesten kunnen konden krijgen kregen gaan
    gingen komen kwamen blijven bleven willen wilden zullen zouden""".split()
)
_ASKS_CIRCUMSTANCE = frozenset("waarom wanneer waar sinds hoe".split())
_PLURAL = re.compile(r".{3,}(?:en|[^s]s)$")
_NO_SUBJECT = frozenset(
    """alleen beiden anderen soms steeds eens straks nergens ergens morgen tegen samen binnen
    buiten""".split()
)  # that end as plurals do
_PRONOUNS = frozenset("zij ze hij wij we u men ik je".split())
_ADJECTIVE = re.compile(r".*(?:d|t|ig|lijk|isch|baar|loos)$")
_SHORTEST_ADJECTIVE = 4  # letters: "te" is none
# Who writes so has other words for things than the papers.
_INFORMAL = re.compile(
    r"\b(?:ik|je|jij|jou|jouw|mijn|me|mij|we|wij|ons|onze|zo'n|nou|straks|ie|gewoon|eens|eindelijk)\b"
)
_AGREES = re.compile(r"\bhet (?:\w+ ){0,6}eens\b|\bmee eens\b")  # "bent u het met de Raad eens dat …"


def is_informal(text: str) -> bool:
    """Whether a question is put as one speaks: of oneself, to a "je", of "zo'n ding"."""
    return _INFORMAL.search(_AGREES.sub(" ", fold(text))) is not None


def is_formal(text: str) -> bool:
    """Whether a question is put as one writes: it opens with a capital, and is not informal."""
    return text[:1].isupper() and not is_informal(text)


def stands_as_noun(text: str, word: str) -> bool:
    """Whether a word stands in a Dutch text where nouns do, last behind an article or preposition."""
    said = _WORD.findall(text)
    plain = [fold(each) for each in said]
    return any(
        (_is_behind_opener(said, plain, place) and not _leads_noun(plain, place)) or _is_subject(plain, place)
        for place, each in enumerate(plain)
        if each == fold(word) and place
    )


def _is_behind_opener(said: list[str], plain: list[str], place: int) -> bool:
    """Whether an article or preposition stands before a word, or before its adjective ("een lege winkel")."""
    before = plain[place - 1]
    if before in _BEFORE_NOUN:
        return True
    adjective = len(before) >= _SHORTEST_ADJECTIVE and before.endswith("e") and said[place - 1][0].islower()
    return place > 1 and adjective and plain[place - 2] in _BEFORE_NOUN


def _is_subject(plain: list[str], place: int) -> bool:
    """Whether a plural stands behind a verb in the plural that opens a question, or behind "waarom" and that:
    "Worden ezels geslacht?", "Waarom mogen brommers niet …?"."""
    opens = place == 1 or (place == 2 and plain[0] in _ASKS_CIRCUMSTANCE)
    word = plain[place]
    if not opens or plain[place - 1] not in _PLURAL_VERBS or word in _NO_SUBJECT or word in _PLURAL_VERBS:
        return False
    return _PLURAL.match(word) is not None


def _leads_noun(plain: list[str], place: int) -> bool:
    """Whether a word is an adjective before its noun, or a verb before its subject."""
    behind = plain[place + 1] if place + 1 < len(plain) else ""
    if not behind or behind in _BEFORE_NOUN | _NO_NOUN:
        return False
    word, before = plain[place], plain[place - 1]
    return (
        behind in _PRONOUNS or word.endswith("e") or (before == "een" and _ADJECTIVE.match(word) is not None)
    )
