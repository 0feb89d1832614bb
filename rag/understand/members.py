"""Whether a question asks for the words of members: what they asked, tabled or want."""

from __future__ import annotations

import re

from rag.understand.filters import Narrowing
from rag.understand.folding import SAID, TOPIC, fold_letters, in_topic, without_spans
from rag.understand.names import NameSource, asks_for_motions
from rag.understand.periods import read_periods
from rag.understand.standalone import own_words
from rag.understand.surnames import find_names, given_name_start, is_meant, surnames

_ASKS_FOR_MEMBERS = re.compile(
    r"\b(?:vroeg(?:en)?|wilden? (?:\w+ ){1,4}weten|(?:wie|welke (?:leden|kamerleden|fracties?|"
    r"partij(?:en)?)) "
    r"(?:\w+ ){0,2}(?:stelden?|vroeg(?:en)?|vragen)|vragen stelden?|vragen (?:heeft|hebben) \w+ gesteld|"
    r"(?:waar\w*|wat|hoe) (?:vragen|vroegen|willen|wilden|vinden|vonden) (?:de )?(?:kamer)?leden|"
    r"who asked|asked|wat (?:vond|vindt|vonden|vinden|wil|wilde) (?:de |het )?(?:\w+-?fractie|leden))\b"
)
# Papers of members that are named, where nobody asks what the cabinet says of them.
_NAMES_MEMBERS_PAPERS = re.compile(
    r"\b(?:kamervragen|vragen van [\w-]+) over\b|\bde motie-\w+|\bde moties? van\b|^moties? van\b"
)
# What became of a motion is not in it.
_ASKS_FATE = re.compile(
    r"\b(?:aangenomen|aanvaard|verworpen|afgewezen|uitgevoerd|uitvoer\w*|afgedaan|overgenomen|ingetrokken|"
    r"ontraden|weggestemd|gehaald|opgevolgd|nagekomen|terechtgekomen|geworden van|"
    r"(?:gedaan|gebeurd|gebeurt er|gebeurde er) met|stand van zaken|"
    r"met (?:de|die|deze) moties?\b[^?]* (?:gedaan|gebeurd)|hoe staat het (?:nu )?met|"
    r"carried out|adopted|passed|rejected|implemented)\b"
)
_NAMES_CABINET = re.compile(
    r"\b(?:kabinet\w*|regering\w*|minister\w*|staatssecretaris\w*|bewinds\w+|beantwoord\w*)\b"
)
# "Wat wil de Kamer met …", "wat heeft de Tweede Kamer gevraagd over …": its motions and questions tell.
_HOUSE = r"de (?:tweede |eerste )?kamer"
_ASKS_HOUSE = re.compile(
    rf"\b(?:wat|waarom|hoe|welke \w+) (?:(?:wil(?:de)?|vraagt|verzoekt|verzocht|eist|vindt|vond|"
    rf"de(?:ed|den)|doet|nam|stel(?:t|de)) {_HOUSE}|"
    rf"(?:heeft|had) {_HOUSE} [^?]*\b(?:gevraagd|verzocht|geeist|voorgesteld))\b"
    rf"|^\W*(?:wil(?:de)?|vraagt|vroeg|verzoekt|verzocht|eist(?:e)?|vindt|vond) {_HOUSE}\b"
)
# "Mag er van de Kamer …", "wat moet het kabinet van de Kamer doen aan …", "volgens de Kamer": what it wants.
_OF_THE_HOUSE = (
    "voorzitters?|griffiers?|lid|leden|medewerkers?|commissies?|gebouw|zaal|website|agenda|reglement|begroting|"
    "werk|rol|taak|meerderheid|helft|deel|steun|toestemming|instemming|goedkeuring|oordeel|mening|wens(?:en)?|"
    "verzoek(?:en)?|vra(?:ag|gen)|moties?|debat(?:ten)?|brief|brieven|informeren|inlichten"
)
_BY_THE_HOUSE = re.compile(
    rf"^\W*(?:(?:wat|wie|waarom|wanneer|hoe(?:veel)?|welke \w+) )?(?:mag|mogen|moet(?:en)?|hoeft|hoeven) "
    rf"(?!(?:[^?]* )?(?:{_OF_THE_HOUSE}) van {_HOUSE}\b)[^?]*\bvan {_HOUSE}\b|\bvolgens {_HOUSE}\b"
)
_BY_MOTION = re.compile(r"\bvolgens (?:de|die|deze|een) motie\b")
# "Wie wil dat de brug open blijft?", "welke partij pleit voor …", "who wants …".
_ASKS_WHO_WANTS = re.compile(
    r"^\W*(?:wie|welke? (?:partij(?:en)?|fracties?|kamerlid|kamerleden|leden|lid)) "
    r"(?:in de (?:tweede )?kamer )?"
    r"(?:wil(?:de|den|len)?|eist(?:e|en)?|pleit(?:te|ten|en)?|vind(?:t|en)|vond(?:en)?) "
    r"(?:dat|er|om|voor|een|de|het|meer|minder|geen)\b"
    r"|^\W*(?:who|which (?:party|parties|member|members|mps?)) wants?\b"
)
# "Motie Dorenbos zwemwater", "de motie van het lid Dorenbos": the name stands behind it.
_MOTION_OF = r"moties?(?: van)?(?: (?:het lid|de leden|kamerlid|mevrouw|de heer))?[ -]"
# What a member did that is named: "wat stelde Dorenbos voor", "heeft Dorenbos ingediend".
_ACT_BEFORE = re.compile(
    r"\b(?:(?P<part>stel(?:t|de|den|len)|dien(?:t|de|den|en)|pleit(?:te|ten|en)?)|"
    r"(?P<done>heeft|hebben|had|hadden)|"
    r"(?P<whole>wil|wilde|willen|verzoekt|verzocht|bepleit(?:te)?|volgens|vindt|vond|zei|zegt)|"
    r"(?P<did>did|does|has))"
    r"(?: (?:het lid|de leden|kamerlid|mevrouw|de heer|member|mp|mr|ms|mrs))? $"
)
_ACT_BEHIND = {
    "part": re.compile(r"\b(?:voor|in)\b"),
    "done": re.compile(r"\b(?:voorgesteld|ingediend|verzocht|gevraagd|bepleit|gepleit)\b"),
    "whole": re.compile(""),
    "did": re.compile(
        r"\b(?:ask(?:ed)?|propos(?:e|ed)|tabled?|submit(?:ted)?|request(?:ed)?|want|call(?:ed)? for)\b"
    ),
}

_MAY_ACT = re.compile(
    r"\b(?:stel|dien|pleit|bepleit|heeft|hebben|had|wil|verzo|volgens|vind|vond|zei|zeg|did\b|does\b|has\b)"
)
_OF_MOVING = frozenset(
    "motie moties dien dient diende dienden ingediend ingediende lid leden kamerlid".split()
)


def asks_for_members(asked: str, narrowed: Narrowing, catalogue: NameSource | None) -> bool:
    """Whether members' words are asked for: of members at large, of a party, or of one who is named."""
    folded = fold_letters(asked)
    minister = bool(narrowed.filters.minister or narrowed.filters.ministry)  # "wat vond Rutte van de motie …"
    cabinet = names_cabinet(asked) or minister
    topic = TOPIC.search(folded)  # "over lobbyen door ministers" asks nothing of ministers
    beside = names_cabinet(asked[: topic.start()] if topic else asked)
    theirs = _NAMES_MEMBERS_PAPERS.search(folded) or _ASKS_HOUSE.search(folded)
    return (
        (theirs is not None and not cabinet and not _ASKS_FATE.search(folded))
        or _BY_THE_HOUSE.search(folded) is not None
        or _BY_MOTION.search(folded) is not None
        or (catalogue is not None and not beside and _names_motion_of(folded, catalogue))
        or _ASKS_WHO_WANTS.search(folded) is not None
        or _ASKS_FOR_MEMBERS.search(folded) is not None
        or _asks_view_of_party(folded, narrowed)
        or (catalogue is not None and not beside and _asks_act_of_member(asked, folded, catalogue))
    )


def asks_fate(asked: str) -> bool:
    """Whether a question is after what became of a motion or a plan: adopted, carried out, dropped."""
    return _ASKS_FATE.search(fold_letters(asked)) is not None


def asks_house(asked: str) -> bool:
    """Whether a question is what the House as such wants or finds: its motions tell, no member's question."""
    folded = fold_letters(asked)
    return (_ASKS_HOUSE.search(folded) or _BY_THE_HOUSE.search(folded)) is not None


def _names_motion_of(folded: str, catalogue: NameSource) -> bool:
    """Whether the motion of a member is named, and not what became of it or what another one said of it."""
    if "motie" not in folded or _ASKS_FATE.search(folded):
        return False
    known = {surname for name in catalogue.people() for surname in surnames(name)}
    named = next(find_names(known, _MOTION_OF, folded), None)
    return named is not None and SAID.search(folded, 0, named.start()) is None


def names_cabinet(asked: str) -> bool:
    """Whether a question names the cabinet or a minister by office."""
    return _NAMES_CABINET.search(fold_letters(asked)) is not None


def _asks_view_of_party(folded: str, narrowed: Narrowing) -> bool:
    """ "Wat vond de ChristenUnie van …", "wat wil de SP met …": the party's own view, or that of several."""
    several = r"|\b(?:willen|wilden|denken)\b" if narrowed.parties else ""
    verbs = r"\b(?:v(?:ond|indt|onden|inden)|wil(?:de)?|zei(?:den)?|zegt|zeggen)\b" + several
    asks = r"|^\W*(?:en )?(?:wat|waar\w*|hoe) (?:vraagt|vragen)\b"  # no "vragen" that are papers
    named = narrowed.filters.party is not None or bool(narrowed.parties)
    return named and re.search(verbs + asks, folded) is not None


def _asks_act_of_member(asked: str, folded: str, catalogue: NameSource) -> bool:
    """ "Wat stelde Dorenbos voor over …": what a member who is no minister tabled or wants."""
    if not _MAY_ACT.search(folded):
        return False
    ministers = {surname for name in catalogue.ministers() for surname in surnames(name)}
    members = {
        surname: name for name in catalogue.people() for surname in surnames(name) if surname not in ministers
    }
    for match in find_names(members, "", folded):
        start, end = match.span("name")
        act = _ACT_BEFORE.search(folded[: given_name_start(asked, start)])
        if act is None or not is_meant(asked, start, end, members[match["name"]], titled=False):
            continue
        if _ACT_BEHIND[act.lastgroup or "whole"].search(folded, end):
            return True
    return False


def movers_alone(question: str, catalogue: NameSource) -> frozenset[str]:
    """The folded surnames that a question for motions names, where it says nothing else but a time: "welke
    moties diende Dorenbos in mei 2031 in?"; else none."""
    if not asks_for_motions(fold_letters(question)):
        return frozenset()
    said = without_spans(question, [(each.start, each.end) for each in read_periods(question)])
    known = {each for name in catalogue.people() for each in surnames(name)}
    movers = frozenset(match["name"] for match in find_names(known, "", fold_letters(said)))
    named = {part for mover in movers for part in re.split("[ -]", mover)}
    rest = {part for word in own_words(said) for part in re.split("[ -]", fold_letters(word))}
    return frozenset() if rest - named - _OF_MOVING else movers


def named_members(question: str, catalogue: NameSource) -> frozenset[str]:
    """The folded surnames of those whose words a question asks for; not of whom they speak: "over Reiger"."""
    folded = fold_letters(question)
    known = {surname: name for name in catalogue.people() for surname in surnames(name)}
    return frozenset(
        match["name"]
        for match in find_names(known, "", folded)
        if not in_topic(folded, match.start("name"))
        and is_meant(question, *match.span("name"), known[match["name"]], titled=False)
    )
