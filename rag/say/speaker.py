"""Who speaks, as of the paper's date: minister, portfolio, cabinet, demissionary or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from index.document import Document, Member, Minister
from index.language.vocabulary import Cabinet, cabinet_on
from rag.say.frames import Frames
from rag.statement import Speaker

LONGEST_TERM = timedelta(days=5 * 365)  # four years and a long formation; beyond it we know no cabinet


def speaker_on(minister: Minister | None, on: date | None) -> Speaker:
    """The minister with the cabinet of that day; the cabinet itself where the paper names no minister."""
    cabinet = sitting_cabinet(on)
    return Speaker(
        name=minister.name if minister else None,
        function=minister.function if minister else None,
        portfolio=minister.portfolio if minister else None,
        cabinet=cabinet.name if cabinet else None,
        demissionary=cabinet.demissionary if cabinet else None,
    )


def sitting_cabinet(on: date | None) -> Cabinet | None:
    """The cabinet of a day; None without a day and where the day lies beyond all cabinets we know."""
    cabinet = cabinet_on(on) if on else None
    if cabinet and on and cabinet.end is None and on - cabinet.start > LONGEST_TERM:
        return None
    return cabinet


def signing_minister(document: Document) -> Minister | None:
    """The first minister who signed the paper."""
    return document.answered_by[0] if document.answered_by else None


def signers_on(document: Document, on: date | None) -> tuple[Speaker, ...]:
    """All who answer in a paper, the first of them first; its words are of all of them together."""
    return tuple(speaker_on(minister, on) for minister in document.answered_by or (None,))


def speaker_names(signers: Sequence[Speaker], words: Frames) -> str:
    """ "Minister Bos (Water, kabinet-Duin) en staatssecretaris Valk (Lucht)"; the cabinet is named once."""
    first, *others = signers
    named = [speaker_name(replace(other, cabinet=None, demissionary=None), words) for other in others]
    names = [speaker_name(first, words), *(f"{name[:1].lower()}{name[1:]}" for name in named)]
    return f" {words.conjunction} ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def speaker_name(who: Speaker, words: Frames) -> str:
    """ "Minister Bruins Slot (Buitenlandse Zaken, demissionair kabinet-Rutte IV)"."""
    named = " ".join(part for part in (who.function, who.name) if part) or words.cabinet_voice
    cabinet = words.demissionary.format(cabinet=who.cabinet) if who.demissionary else who.cabinet
    inside = ", ".join(part for part in (who.portfolio, cabinet) if part)
    return f"{named} ({inside})" if inside else named


def members_names(members: Sequence[Member], words: Frames) -> str:
    """ "De leden Van Dam (Eik) en Bos (Roos)"; one member or fractie as `member_name` writes it."""
    named = [f"{each.name} ({each.party})" if each.party else each.name for each in members if each.name]
    if len(members) < 2 or len(named) < len(members):
        return member_name(members[0] if members else None, words)
    listed_names = f" {words.conjunction} ".join([", ".join(named[:-1]), named[-1]])
    return words.leden.format(names=listed_names)


def member_name(member: Member | None, words: Frames) -> str:
    """ "Het lid Van Dam (Eik)", "De Eik-fractie"."""
    if member is None or not (member.name or member.party):
        return words.unknown_member
    if member.name is None:
        return words.fractie.format(party=member.party)
    if member.is_committee:
        return words.committee.format(name=member.name)
    party = f" ({member.party})" if member.party else ""
    return words.lid.format(name=member.name) + party
