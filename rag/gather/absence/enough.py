"""How well what is to be quoted speaks to a question: plainly, as what comes near to it, or not at all.

All answers of a paper share its subject, and the one that the engine puts first may be a neighbour of the
right one: which of them speaks to what is asked beyond that subject leads.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from index.language.words import fold
from rag.gather.absence import abroad, beyond_title, unmet_words
from rag.gather.absence.unmet_words import ANYTHING_SAID, lacks_noun_most, unmet_noun, unmet_odds
from rag.gather.counted import gives_wanted
from rag.gather.findings import Finding
from rag.gather.part_scope import asked_alone
from rag.gather.question_profile import QuestionProfile
from rag.gather.requirements import Need
from rag.understand.nouns import is_formal
from rag.understand.question import Query
from rag.understand.standalone import own_words
from rag.understand.subquestions import SubQuestion
from rag.understand.turns.names_alone import named_alone

Speaking = Literal["plainly", "nearby", "not"]
HARDLY, MARGIN = -1.0, 1.0  # log odds below which another of its paper may lead, by so much above
LACKING = -0.5  # the same, from which an answer is given though a word that tells lacks
# "Is de minister bekend met …?" is answered by "Ja.", which says less of the subject than any other answer.
_WHETHER_KNOWN = re.compile(r"\b(?:bekend met|op de hoogte|kennis ?genomen|kent|kende)\b")
LOOKED_AT = 10  # answers among which it is looked for


def speaking_best(
    query: Query,
    part: SubQuestion,
    picked: Sequence[Finding],
    fitting: Sequence[Finding],
    asked: QuestionProfile,
    odds: float,
) -> tuple[tuple[Finding, ...], Speaking, tuple[Need, ...]]:
    """What is to be quoted for a question that stands alone, after the cabinet's words, and how well the
    likeliest of it speaks to the question; to a Dutch one that gives way to one of `fitting`, best first, in
    its paper which does so far better. Last the noun for want of which nothing answers, where there is one.

    `odds` are those that the papers answer. What a later question leans on need not be said again. In other
    languages nothing is declined here: too much that answers would be.
    """
    shown = [each for each in picked if not each.aside]
    if part.members or not shown:
        return tuple(picked), "plainly", ()
    said = query.question if len(query.parts) == 1 else part.asked or part.text  # as typed
    main = max(shown, key=lambda each: each.score)
    own = asked_alone(part)
    if query.carried or (len(query.parts) > 1 and own):
        told = query.language == "nl" and own is not None and bool(own_words(said))
        told = told and not named_alone(said, query.language)  # "en vossen?" asks what was asked before
        best = _best_of_paper(main, fitting, asked, said)[0] if told else main
        return _led_by(best, main, picked), "plainly", ()
    if query.language != "nl":
        speaks = abroad.speaks_plainly(main, asked, said, query.language, odds)
        return tuple(picked), "plainly" if speaks else "nearby", ()
    lent = len(query.parts) > 1 and said != part.text  # what is asked stands in the question before
    if lent or asked.kind in ANYTHING_SAID or _WHETHER_KNOWN.search(fold(said)):
        met = unmet_odds(main, asked, said, odds) >= unmet_words.ENOUGH
        return tuple(picked), "plainly" if met else "not", () if met else _needed_noun(main, said)
    best, beyond = _best_of_paper(main, fitting, asked, said)
    unmet = unmet_odds(best, asked, said, odds)
    if beyond < (LACKING if unmet < unmet_words.ENOUGH else beyond_title.ENOUGH):
        return tuple(picked), "not", _needed_noun(best, said) if unmet < unmet_words.ENOUGH else ()
    plainly = unmet >= unmet_words.PLAINLY and _is_beyond_doubt(best, said, beyond)
    return _led_by(best, main, picked), "plainly" if plainly else "nearby", ()


def _led_by(best: Finding, main: Finding, picked: Sequence[Finding]) -> tuple[Finding, ...]:
    """What was picked, with `best` in the place of what led."""
    if best.key == main.key:
        return tuple(picked)
    led = replace(best, score=main.score, aside=False)
    return tuple(led if each is main else each for each in picked if each.key != best.key)


def _is_beyond_doubt(finding: Finding, said: str, beyond: float) -> bool:
    """Whether an answer may be given as what answers; less is forgiven where a question is put as papers put
    theirs: everyday words lack in right answers, too."""
    if not is_formal(said):
        return beyond >= beyond_title.PLAINLY
    return beyond >= beyond_title.PLAINLY_FORMAL and not lacks_noun_most(finding, said)


def _needed_noun(finding: Finding, said: str) -> tuple[Need, ...]:
    noun = unmet_noun(finding, said)
    return (Need("subject", noun, fold(noun)),) if noun else ()


def _best_of_paper(
    main: Finding, fitting: Sequence[Finding], asked: QuestionProfile, said: str
) -> tuple[Finding, float]:
    """The answer to lead with, and its odds: another of its paper where what led hardly speaks to it."""
    own = beyond_title.odds_beyond(main, asked, said)
    if own >= HARDLY:
        return main, own
    rivals = [each for each in fitting[:LOOKED_AT] if each.document.name == main.document.name]
    giving = (
        [each for each in rivals if gives_wanted((each,), asked)] if gives_wanted((main,), asked) else rivals
    )
    judged = [(beyond_title.odds_beyond(each, asked, said), each) for each in giving if each.key != main.key]
    odds, best = max(judged, key=lambda each: each[0], default=(own, main))
    return (best, odds) if odds >= own + MARGIN else (main, own)
