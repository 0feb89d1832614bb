"""What was found of those whose words are asked for: of a debate, of the one who speaks."""

from __future__ import annotations

from collections.abc import Sequence

from index.search.index import Hit
from rag.gather.debates.motions import beside_motion, of_other_motion
from rag.gather.debates.voices import kind_of_turn, of_other_minister, told_to_other_party
from rag.gather.findings import Finding, Papers, read_findings
from rag.gather.name_match import fold_text, is_named, last_name
from rag.gather.part_scope import cabinet_speaks, members_speak, named_asker
from rag.gather.requirements import around_finding
from rag.understand.question import Query
from rag.understand.subquestions import SubQuestion


def read_heard(query: Query, part: SubQuestion, hits: Sequence[Hit], papers: Papers) -> tuple[Finding, ...]:
    """What was found of those whose words are asked for, best first; of a member only what names him."""
    asked = part.asked or part.text
    heard = read_findings(hits, papers, members_speak(query, part), cabinet_speaks(query, part), asked)
    found = tuple(
        each
        for each in heard
        if not of_other_minister(each.document, each.voice, query.filters)
        and not told_to_other_party(each.document, each.paragraph, query.filters)
        and not beside_motion(each.document, each.paragraph, asked)
        and not of_other_motion(each, asked)
    )
    name = last_name(named_asker(query, part) or "")
    return tuple(each for each in found if name and _is_of(name, each)) or found


def _is_of(name: str, finding: Finding) -> bool:
    """Whether words are of a member of that name: a turn in which he speaks, a paper that names him."""
    turn = kind_of_turn(finding.document, finding.voice) is not None
    return is_named(name, fold_text(finding.voice if turn else around_finding(finding)))
