"""The vote on a motion as a reader sees it: the decision, a bar of votes, and who voted what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from index.search import Index
from index.search.catalogue import Paper
from ui.browse.paper_table import PaperTable
from ui.browse.votes import Outcome, outcome_of
from ui.html.escaping import local_address
from ui.html.templating import markup
from ui.wording.texts import Language, text


@dataclass(frozen=True, slots=True)
class Vote:
    """What is shown of a vote; `part` is the share of votes for, in percents, None where none are told."""

    decision: str
    carried: bool | None
    yes: str
    no: str
    part: int | None
    voters: Sequence[tuple[str, str]]
    judged: str
    reader: Markup | str


def vote_of(motion: Paper, index: Index, table: PaperTable, language: Language) -> Vote:
    """The vote on a motion; that there is none in the index is said too."""
    found = outcome_of(motion, index, table)
    if found is None:
        return Vote(text("no_vote", language), None, "", "", None, (), "", "")
    return _vote_of_outcome(found, language)


def _vote_of_outcome(found: Outcome, language: Language) -> Vote:
    votes = found.yes.votes + found.no.votes
    sides = (("voted_for", found.yes), ("voted_against", found.no))
    return Vote(
        decision=found.decision.rstrip("."),
        carried=found.carried,
        yes=text("votes_for", language, count=found.yes.votes) if votes else "",
        no=text("votes_against", language, count=found.no.votes) if votes else "",
        part=round(100 * found.yes.votes / votes) if votes else None,
        voters=[(text(label, language), ", ".join(side.voters)) for label, side in sides if side.voters],
        judged=text("judged", language, what=found.judged) if found.judged else "",
        reader=markup(local_address("page/paper", doc=found.doc, lang=language)),
    )
