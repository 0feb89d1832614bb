"""Who is said to have spoken, and is not among the papers: "wat zei minister Kwikstra over …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.language.place_names import country_terms
from index.language.vocabulary import ministry, party
from index.language.words import fold, words
from rag.gather.absence.subject import speaks_of
from rag.gather.findings import Finding
from rag.gather.name_match import (
    GIVEN_AND_PARTICLES,
    fold_text,
    is_body,
    is_named,
    last_name,
    view_holder,
)
from rag.gather.part_scope import named_asker
from rag.gather.requirements import Need, around_finding, close_findings
from rag.understand.folding import SAID, SAID_ABROAD, TOPIC_ABROAD, fold_letters, in_topic
from rag.understand.names_abroad import is_name_abroad
from rag.understand.question import Query
from rag.understand.subquestions import SubQuestion

_DUTCH_SPEAKER = re.compile(
    r"\b(?:zei|zegt|antwoordde|antwoordt|schreef|schrijft|vindt|vond)(?: [Mm]inister| [Ss]taatssecretaris)? "
    rf"{GIVEN_AND_PARTICLES}(?P<name>[A-Z][a-z][\w-]{{2,30}})"
)
_SPEAKER_ABROAD = re.compile(
    r"(?:\b(?:[Mm]inist(?:er|re|r[ao]|erin|erka)|[Ss]tate secretary|[Ss]taatssekretär(?:in)?|[Bb]akan|"
    r"[Ss]ecrétaire d['’]État|[Ss]ecretari[oa] de Estado|[Ss]ekretarz(?: stanu)?)|الوزيرة?) "
    r"(?P<name>[A-Z][\w-]{2,30})"
)


def unheard_speakers(query: Query, part: SubQuestion, found: Sequence[Finding]) -> tuple[Need, ...]:
    """Who is said to have spoken, answered nothing among the papers and is named by none that fits.

    "Wat zei minister Kwikstra over …?" is not answered by what another minister said; that Kwikstra promised
    something may stand in another one's words, and a slip of spelling is forgiven.
    """
    asked = query.question if len(query.parts) < 2 else part.asked or part.text
    folded = fold(asked)
    unknown = [
        note.value
        for note in query.notes
        if note.kind == "dropped"
        and note.field in ("minister", "ministry")
        and (len(query.parts) < 2 or fold(note.value) in folded)
    ]
    if not part.members and not query.filters.minister:
        unknown += _named_speakers(asked, query.language)
    if (asker := named_asker(query, part)) and part.asked:
        unknown.append(asker)
    around = [around_finding(each) for each in close_findings(found)]
    lacking = [
        said
        for said in dict.fromkeys(unknown)
        if not _is_understood(said, query)
        and not any(is_named(last_name(said), fold_text(text)) for text in around)
    ]
    if query.language == "nl" and not part.members and not query.filters.party:
        held = view_holder(asked) or ""
        silent = held and not _is_understood(held, query)
        first, last = held.split()[:-1], held.split()[-1:]
        named = [*(word for word in first if word[0].isupper() and is_body(held, asked)), *last]
        lacking += [held] * bool(
            silent and not any(all(speaks_of(word, text) for word in named) for text in around)
        )
    once = (said for said in lacking if not any(other.endswith(f" {said}") for other in lacking))
    return tuple(Need("speaker", said, fold(said)) for said in once)


def _is_understood(said: str, query: Query) -> bool:
    """Whether who speaks is told by a filter already: "VWS" by the ministry, "Rutte III" by its years."""
    told = {note.field: note for note in query.notes if note.kind in ("understood", "dropped")}
    office, time = told.get("ministry"), told.get("since")
    if office and office.kind == "understood" and ministry(said) is not None:
        return True
    return time is not None and fold(said) in fold(time.value)


def _named_speakers(asked: str, language: str) -> Iterator[str]:
    """Names behind a title, or behind a Dutch verb of speaking, in front of what is spoken of."""
    folded = fold_letters(asked)
    if language == "nl":
        named = _DUTCH_SPEAKER.finditer(asked)
    elif SAID_ABROAD.search(folded) or SAID.search(folded):
        named = _SPEAKER_ABROAD.finditer(asked)
    else:
        return
    for match in named:
        name, start = match["name"], match.start("name")
        known = party(name) is not None or tuple(words(name)) in country_terms()
        about = in_topic(folded, start) or (language != "nl" and TOPIC_ABROAD.search(folded, 0, start))
        if not known and not about and (language == "nl" or is_name_abroad(name, asked[:start], language)):
            yield name
