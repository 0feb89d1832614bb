"""What was found of those whose words are asked for: of a debate, of the one who speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.parse.debate_turns import is_debate
from index.search.index import Hit
from rag.gather.debates.motions import beside_motion, of_other_motion, on_named_motion
from rag.gather.debates.replies import reply_to
from rag.gather.debates.voices import kind_of_turn, of_other_minister, told_to_other_party
from rag.gather.findings import Finding, Papers, findings_of_hit, read_findings
from rag.gather.name_match import fold_text, is_named, last_name
from rag.gather.part_scope import cabinet_speaks, members_speak, named_asker, profile_of_part
from rag.gather.relevance import Relevance, bundled_scores
from rag.gather.requirements import around_finding
from rag.understand.question import Query
from rag.understand.subquestions import SubQuestion

_OPENS_ITEM = re.compile(r"\W*(?:Vragen van (?:het lid|de leden)|Aan de orde (?:is|zijn|komt|komen))\b")

QUESTIONS_LOOKED_AT = 10  # hits among which a member's question in a debate may lead to the reply
REPLY = 0.95  # of the score of a member's question, for the reply to it


def read_heard(query: Query, part: SubQuestion, hits: Sequence[Hit], papers: Papers) -> tuple[Finding, ...]:
    """What was found of those whose words are asked for, best first; of a member only what names him."""
    asked = part.asked or part.text
    cabinet = cabinet_speaks(query, part)
    heard = read_findings(hits, papers, members_speak(query, part), cabinet, asked)
    if cabinet and not part.members:
        heard = _with_answers(heard, query, part, hits, papers)
    found = tuple(
        each
        for each in heard
        if not of_other_minister(each.document, each.voice, query.filters)
        and not told_to_other_party(each.document, each.paragraph, query.filters)
        and not beside_motion(each.document, each.paragraph, asked)
        and not of_other_motion(each, asked)
        and not _opens_item(each)
    )
    if told := tuple(each for each in found if on_named_motion(each, asked)):
        return told
    name = last_name(named_asker(query, part) or "")
    return tuple(each for each in found if name and _is_of(name, each)) or found


def _with_answers(
    heard: Sequence[Finding], query: Query, part: SubQuestion, hits: Sequence[Hit], papers: Papers
) -> tuple[Finding, ...]:
    """What was found of the cabinet, with its replies to the members whose questions in a debate were found:
    "Nee, die wet blijft." holds no word of what was asked."""
    relevance = Relevance(profile_of_part(part), [], bundled_scores, query.language)
    found = {each.key: each for each in heard}
    for hit in hits[:QUESTIONS_LOOKED_AT]:
        asked = [each for each in findings_of_hit(hit, papers.document(hit.doc)) if each.paragraph]
        for reply in filter(None, (reply_to(each, relevance) for each in asked)):
            other, score = found.get(reply.key), REPLY * hit.score
            if other is None or other.score < score:
                found[reply.key] = replace(reply, score=score)
    return tuple(sorted(found.values(), key=lambda each: -each.score))


def _opens_item(finding: Finding) -> bool:
    """Whether a paragraph of a report only says what comes: whose questions to whom, which item."""
    spoken = is_debate(finding.document) and kind_of_turn(finding.document, finding.voice) is None
    return spoken and finding.paragraph is not None and _OPENS_ITEM.match(finding.text) is not None


def _is_of(name: str, finding: Finding) -> bool:
    """Whether words are of a member of that name: a turn in which he speaks, a paper that names him."""
    turn = kind_of_turn(finding.document, finding.voice) is not None
    return is_named(name, fold_text(finding.voice if turn else around_finding(finding)))
