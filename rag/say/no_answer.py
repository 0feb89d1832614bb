"""What to say where there is no answer: an open question, what is missing, what came nearest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.document import MEMBER, Document
from index.language.words import fold
from rag.gather.facts import MEASURES
from rag.gather.findings import Finding, context_of
from rag.gather.pipeline import PartFindings
from rag.gather.question_profile import holds_wanted
from rag.gather.requirements import Need, other_years
from rag.say.compose import clip_question, source_words
from rag.say.frames import Frames, date_words, list_numbers
from rag.say.speaker import members_names, signing_minister, speaker_name, speaker_on
from rag.say.verify import clean_question
from rag.statement import normalise_quote
from rag.understand.members import asks_fate

# Kinds of need of which a quote that holds the word shows that something is said after all.
UNTRUE_BESIDE = ("name", "country", "counted", "subject")
MEASURED = frozenset({"amount", "share", "count", "length", *MEASURES})
ENDING = 3  # letters in which two forms of a word may differ


def reasons(block: PartFindings, words: Frames) -> tuple[str, ...]:
    """Why there is no answer, as sentences: an open question, what is missing, what came nearest."""
    if block.open_question is not None:  # then nothing is lacking but the answer, and nothing is nearer
        return (open_question(block.open_question, words),)
    if after_fate(block):
        return (words.fate_unknown, *nearest_sentences(block.nearest, words))
    found = [
        missing_need_sentence(need, block, words)
        for need in block.missing
        if need.kind not in UNTRUE_BESIDE or not spoken_of_nearby(need, block.nearest)
    ]
    if block.nearest and not found:
        best, what = block.nearest[0].text, block.asked.wanted
        if what in MEASURED and not holds_wanted(best, what):
            found.append(words.no_number)
        if what == "date" and not holds_wanted(best, what):
            found.append(words.no_date)
    return (*found, *nearest_sentences(block.nearest, words))


def after_fate(block: PartFindings) -> bool:
    """Whether a question is what became of a motion, and the motion itself is all that there is."""
    asked = asks_fate(block.part.asked or block.part.text)
    return asked and bool(block.nearest) and block.nearest[0].document.type == "motie"


def spoken_of_nearby(need: Need, nearest: Sequence[Finding]) -> bool:
    """Whether what is shown as the cabinet's holds the word in any form: "Turken" beside "Turkse burgers"."""
    stems = [fold(word)[: max(4, len(word) - ENDING)] for word in need.said.split() if len(word) > 3]
    told = [each for each in nearest if each.voice != MEMBER]
    texts = fold(" ".join(f"{context_of(each)} {each.text}" for each in told))
    return any(re.search(rf"\b{re.escape(stem)}", texts) for stem in stems)


def nearest_sentences(nearest: Sequence[Finding], words: Frames) -> Iterator[str]:
    """What came nearest, a sentence for each paper and voice."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for each in nearest:
        groups.setdefault((each.document.name, each.voice), []).append(each)
    for place, group in enumerate(groups.values()):
        form = words.next_nearest if place else words.nearest
        sentence = form.format(where=place_of_findings(group, words))
        yield (
            sentence[:-1] if sentence.endswith((".».", "!».", "?».")) else sentence
        )  # the quote has its own full stop


def missing_need_sentence(need: Need, block: PartFindings, words: Frames) -> str:
    """What the papers found do not speak of, and for a year, of which they do."""
    if need.kind == "no_party":
        return words.partyless.format(said=need.said)
    if need.kind == "undated":
        return words.perhaps_undated.format(said=need.said)
    if need.kind in ("party", "speaker"):
        return words.lacking_of.format(said=need.said)
    years = other_years(block.nearest[0]) if need.kind == "year" and block.nearest else ()
    if not years:
        form = words.lacking_of_members if block.part.members else words.lacking
        return form.format(said=need.said)
    shown = f" {words.conjunction} ".join([", ".join(years[:-1]), years[-1]] if len(years) > 1 else years)
    return words.lacking_year.format(said=need.said, others=shown)


def open_question(asked: Finding, words: Frames) -> str:
    """That the question was put, by whom and how it reads, but that no answer is among the papers."""
    own = asked.exchange.asker if asked.exchange else None
    members = members_names([own] if own else asked.document.askers, words)
    title = asked.document.title or asked.document.subject or words.untitled
    put = words.only_question.format(
        asker=members[:1].lower() + members[1:],
        date=date_words(asked.spoken, words),
        where=normalise_quote(title),
    )
    if asked.exchange is None or not asked.exchange.numbers:
        return put
    reads = clip_question(clean_question(asked.document.at(asked.exchange.question)))
    numbers = list_numbers(asked.exchange.numbers, words)
    return f"{put} {words.question_reads.format(numbers=numbers, question=reads)}"


def place_of_findings(findings: Sequence[Finding], words: Frames) -> str:
    """Where findings of one paper stand: the paper and its day once, then each answer and what it says."""
    paper = findings[0].document
    places = "; ".join(part for part in (finding_words(each, words) for each in findings) if part)
    return f"{paper_words(paper, words)}, {date_words(findings[0].spoken, words)}" + (
        f", {places}" if places else ""
    )


def paper_words(paper: Document, words: Frames) -> str:
    """A paper by its title or subject; by who asked where it has none, and never by the name of its file."""
    if title := paper.title or paper.subject:
        return f"“{clip_question(normalise_quote(title))}”"
    minister = signing_minister(paper)
    if not any(each.name or each.party for each in paper.askers):
        if minister is None or not minister.name:
            return words.untitled
        return words.untitled_of.format(speaker=speaker_name(speaker_on(minister, paper.dates.spoken), words))
    asker = members_names(paper.askers, words)
    return words.untitled_asked.format(asker=asker[:1].lower() + asker[1:])


def finding_words(finding: Finding, words: Frames) -> str:
    """Which answer it is, or which question of a member, and what it says there."""
    quotes = " (…) ".join(f"«{normalise_quote(text)}»" for text in finding.texts)
    place = "" if finding.voice == MEMBER else source_words(finding, words)
    if finding.voice == MEMBER and finding.exchange and finding.exchange.numbers:
        place = words.question_word.format(numbers=list_numbers(finding.exchange.numbers, words))
    elif finding.voice == MEMBER and finding.document.type == "motie":
        place = words.motion
    return ": ".join(part for part in (place, quotes) if part)
