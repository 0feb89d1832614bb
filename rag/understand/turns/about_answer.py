"""A turn that asks of the answer before and of nothing else: "wie zei dat?", "zeker?", "vat samen".

The papers hold nothing on that; the answer itself does: its words, whose they are, where and when.
"""

from __future__ import annotations

import re
from typing import Literal

from rag.understand.folding import fold_letters

AskedOfAnswer = Literal["source", "again"]

_OPENERS = (
    r"(?:(?:en|maar|dus|ok(?:e|ay)?|nou|hm+|and|but|so|also|und|aber|et|mais|y|pero|ve|a|i|و|bitte|please|"
    r"kun je)\b[ ,]*)*"
)
_CLOSERS = (
    r"(?:[ ,]*(?:graag|alsjeblieft|alstublieft|a[su]b|please|bitte|svp|s['’]il (?:vous|te) plait|por favor|"
    r"lutfen|prosze|من فضلك|dan|eigenlijk|ook alweer|ook weer|precies|nou|nu|again|exactly|kort|even|ook))*"
)
_MINISTER = r"(?:minister|staatssecretaris|bewindspersoon|bewindsman|bewindsvrouw)"
_SAID = r"(?:gezegd|geschreven|geantwoord|beweerd)"
_SOURCE = "|".join(
    (
        r"waar (?:staat|stond|vind ik|lees ik|haal je|heb je|komt) (?:dat|dit|je dat)"
        r"(?: (?:precies|vandaan|geschreven|terug))?|waar kan ik (?:dat|dit) (?:terug)?(?:lezen|vinden)",
        r"(?:wat is )?(?:(?:je|de|jouw|uw) )?bron(?:nen|vermelding)?"
        r"(?: (?:hiervan|daarvan|van dit|van dat))?",
        r"(?:in|uit) welk(?:e)? (?:stuk|document|brief|kamerstuk|antwoord|jaar) (?:is|staat|komt|was|kwam) "
        r"(?:dat|dit)(?: vandaan)?",
        rf"wie (?:zei|zegt|schreef|beweert|antwoordde) (?:dat|dit)|wie heeft (?:dat|dit) {_SAID}",
        rf"(?:van )?welke {_MINISTER} (?:zei|zegt|is|was|schreef|antwoordde) (?:dat|dit)|"
        rf"welke {_MINISTER} heeft (?:dat|dit) {_SAID}|van wie (?:is|was|komt) (?:dat|dit)",
        rf"wanneer (?:is|werd) (?:dat|dit) {_SAID}",
        r"where (?:does it say|is|was) (?:that|this|it)(?: (?:written|stated|said|from))?|"
        r"where does it say so|"
        r"(?:what(?:'s| is) )?(?:the |your )?sources?(?: (?:for|of) (?:that|this))?",
        r"who (?:said|says|wrote) (?:that|this|so)|which minister (?:said|was|is|wrote) (?:that|this|it)|"
        r"when (?:was|is) (?:that|this) said",
        r"wo steht das|quellen?|was ist (?:die|deine) quelle|wer hat das gesagt|wer sagte das|"
        r"welche[r]? minister(?:in)? (?:hat das gesagt|sagte das|war das)|wann (?:wurde|hat er|hat sie) das "
        r"gesagt",
        r"ou est[- ]ce (?:ecrit|dit)|(?:la |quelle est la )?source|qui (?:l['’]a dit|a dit (?:ca|cela))|"
        r"quel(?:le)? ministre (?:l['’]a dit|a dit (?:ca|cela))|quand (?:a-t-(?:il|elle) dit (?:ca|cela))",
        r"donde (?:esta|dice|pone|se dice)(?: (?:eso|esto))?|(?:la )?fuente|quien (?:lo )?dijo(?: eso)?|"
        r"que ministr[oa] (?:lo )?dijo(?: eso)?",
        r"(?:bu|bunu|onu)? ?nerede yaz[iı]yor|kaynak|kayna[gğ][iı] ne|"
        r"(?:bunu|onu) kim (?:soyledi|dedi)|(?:bunu|onu) hangi bakan (?:soyledi|dedi)",
        r"gdzie (?:to|tak) (?:jest )?napisan[eo]|zrod[lł]o|kto to powiedzia[lł]a?|"
        r"ktory minister to powiedzia[lł]",
        r"من قال (?:ذلك|هذا)|اي وزير قال (?:ذلك|هذا)|اين (?:ورد|كتب) (?:ذلك|هذا)|(?:ما )?(?:هو )?المصدر",
    )
)
_AGAIN = "|".join(
    (
        r"(?:weet|ben) (?:je|jij|u) (?:het |dat |daar |er )?(?:(?:heel|wel|echt) )?zeker(?: van)?|"
        r"(?:echt|zeker)(?: waar)?|klopt (?:dat|dit)(?: (?:wel|echt))?|"
        r"is (?:dat|dit) (?:(?:echt|wel) )?(?:waar|zeker|juist)",
        r"(?:(?:kan|kun|kunt|wil) (?:je|jij|u) )?(?:dat|dit|het|alles)? ?(?:(?:eens|even|kort) )*"
        r"(?:samenvatten|herhalen)|vat (?:dat|dit|het|alles)? ?(?:(?:eens|even|kort) )*samen|"
        r"herhaal (?:dat|dit|het)",
        r"(?:(?:geef|maak) )?(?:(?:me|mij) )?(?:een )?(?:korte )?samenvatting"
        r"(?: (?:hiervan|daarvan|graag))?|"
        r"(?:kort )?samengevat|nog (?:een keer|eens)",
        r"(?:are you )?(?:(?:really|quite) )?sure(?: (?:about|of) (?:that|this))?|"
        r"is (?:that|this) (?:really )?(?:true|correct)|really|"
        r"(?:can you |could you )?(?:summari[sz]e|repeat)(?: (?:that|this|it))?|"
        r"(?:give me )?a (?:short )?summary|(?:say that |once )again",
        r"(?:bist du|sind sie) (?:(?:dir|sich) )?(?:da )?(?:ganz )?sicher|stimmt das(?: wirklich)?|wirklich|"
        r"fass (?:das|es)(?: bitte)? zusammen|(?:fassen sie|konnen sie) das (?:zusammen|zusammenfassen)|"
        r"(?:eine )?zusammenfassung|noch ?(?:ein)?mal",
        r"(?:tu es|vous etes|es-tu|etes-vous) surs?e?|c['’]est vrai|vraiment|(?:resume[rz]?|un resume)"
        r"(?:[ -](?:ca|cela|moi ca))?|encore une fois",
        r"(?:estas?|seguro que estas?) segur[oa]|es verdad|de verdad|resum(?:e|elo|ir)(?: (?:eso|esto))?|"
        r"(?:un )?resumen|otra vez",
        r"emin misin(?:iz)?|ozetle(?:r misin(?:iz)?)?|ozet|bir daha",
        r"(?:czy )?(?:jestes )?pew(?:ien|na|ny)(?: tego)?|na pewno|naprawde|podsumuj(?: to)?|podsumowanie|"
        r"jeszcze raz",
        r"(?:هل )?(?:انت )?متاكد(?: من ذلك)?|لخص(?: ذلك| هذا)?|ملخص|مرة اخرى",
    )
)
_NAMES = {
    "nl": r"nederlands|dutch|niederlandisch|neerlandais|neerlandes|holandes|niderlandzku|holendersku|"
    r"felemenkce|hollandaca|(?:ب)?الهولندية",
    "en": r"engels|english|englisch|anglais|ingles|angielsku|[iı̇]+ngilizce|(?:ب)?الانجليزية",
    "de": r"duits|german|deutsch|allemand|aleman|niemiecku|almanca|(?:ب)?الالمانية",
    "fr": r"frans|french|franzosisch|francais|frances|francusku|frans[iı]zca|(?:ب)?الفرنسية",
    "es": r"spaans|spanish|spanisch|espagnol|espanol|hiszpansku|[iı̇]+spanyolca|(?:ب)?الاسبانية",
    "tr": r"turks|turkish|turkisch|turc|turco|turecku|turkce|(?:ب)?التركية",
    "pl": r"pools|polish|polnisch|polonais|polaco|polsku|lehce|(?:ب)?البولندية",
    "ar": r"arabisch|arabic|arabe|arabsku|arapca|(?:ب)?العربية",
}
_TOLD = (
    r"(?:(?:kan|kun|kunt) (?:dat|dit|het|je|u)(?: (?:dat|dit|het))?(?: ook)? |can (?:you|i)(?: (?:say|give|"
    r"translate|have))?(?: (?:that|it|this))? |vertaal (?:dat|dit|het) |translate (?:that|this|it) |"
    r"(?:(?:the )?same|hetzelfde|dat|dit|that|das|dasselbe|ca|la meme chose|lo mismo|eso|to samo) )?"
)
_IN_LANGUAGE = {
    language: re.compile(
        rf"{_OPENERS}{_TOLD}(?:(?:in|into|to|naar|auf|en|po|w) )?(?:(?:het|plain|jezyku) )?(?:{names})"
        rf"(?: (?:zeggen|vertalen|geven))?{_CLOSERS}"
    )
    for language, names in _NAMES.items()
}
_KINDS: tuple[tuple[AskedOfAnswer, re.Pattern[str]], ...] = (
    ("source", re.compile(f"{_OPENERS}(?:{_SOURCE}){_CLOSERS}")),
    ("again", re.compile(f"{_OPENERS}(?:{_AGAIN}){_CLOSERS}")),
)
MOST_WORDS = 12


def asks_of_answer(message: str) -> AskedOfAnswer | None:
    """What a message asks of the answer before it: where it comes from, or the same again; None else."""
    bare = _bare(message)
    if len(bare.split()) > MOST_WORDS:
        return None
    kind = next((kind for kind, pattern in _KINDS if pattern.fullmatch(bare)), None)
    return kind or ("again" if language_asked_for(message) else None)


def language_asked_for(message: str) -> str | None:
    """The language in which the answer before is asked for once more: "en in het Engels graag"."""
    bare = _bare(message)
    if len(bare.split()) > MOST_WORDS:
        return None
    return next((language for language, form in _IN_LANGUAGE.items() if form.fullmatch(bare)), None)


def _bare(message: str) -> str:
    return " ".join(fold_letters(message).split()).strip(" ?!.,;:¿¡؟،")
