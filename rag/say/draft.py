"""The answer as it grows: statements verified one by one, citations numbered, gaps and doubts noted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from index.document import CABINET, Document
from index.errors import ModelError
from index.search import Index
from rag.gather.findings import Finding
from rag.gather.pipeline import PartFindings
from rag.gather.relevance import bundled_scores
from rag.say import no_answer
from rag.say.compose import citation, compose
from rag.say.frames import Frames, date_words, list_numbers
from rag.say.language_model import Writer, says_no_answer
from rag.say.model_sources import carrying, whole_exchanges
from rag.say.opening_line import nearby_line, opening_line
from rag.say.speaker import speaker_names
from rag.say.tally_line import tally_line
from rag.say.verify import QUOTED, problems, written_problems
from rag.statement import Citation, Piece, Section, Statement, blocks_of, normalise_quote


@dataclass(slots=True)
class Draft:
    """What has been verified so far, a section for each sub-question."""

    words: Frames
    index: Index
    sections: list[Section] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    lead: Statement | None = None
    nearest: list[Citation] = field(default_factory=list)
    uncertain: bool = False
    dropped: int = 0
    next_number: int = 1

    def add(self, block: PartFindings, writer: Writer | None, headed: bool) -> Iterator[Statement]:
        """The statements of one sub-question, each as soon as verified; `headed` names it above them."""
        question = normalise_quote(block.part.asked or block.part.text) if headed else None
        number = (block.part.number or str(len(self.sections) + 1)) if headed else None
        if not block.findings:
            gap = self.words.gap.format(question=question) if headed else None
            self.sections.append(Section((), number, question, gap))
            self.notes += no_answer.reasons(block, self.words)
            self.nearest += [citation(each, span, 0) for each in block.nearest for span in each.spans[:1]]
            return
        statements, citations = compose(block.findings, self.words, self.citations, self.next_number)
        kept = [each for each in statements if self.is_supported(each, [*self.citations, *citations])]
        self.keep(kept, citations)
        yield from kept
        self.uncertain |= block.nearby and bool(kept)
        written: list[Statement] = []
        if writer is not None and all(finding.voice == CABINET for finding in block.findings):
            for statement in self.generated(block, writer):
                written.append(statement)
                yield statement
        if written:
            self.notes.append(self.words.written)
        silent = [no_answer.missing_need_sentence(need, block, self.words) for need in block.missing]
        silent += [self.words.nearby] if block.nearby and headed and not written else []
        gap = " ".join(silent) if silent and block.tally is None else None
        self.sections.append(Section(blocks_of([*written, *kept]), number, question, gap))
        if block.tally is not None and not headed:
            self.lead = tally_line(block.tally, kept, self.words)
            return
        if block.nearby and kept and not headed and not written:
            self.lead = nearby_line(kept, self.words)
            return
        opening = None if headed or written else opening_line(kept, block.asked, self.words)
        if opening and not self.unverified(opening, self.citations):
            self.lead = opening

    def keep(self, statements: Sequence[Statement], citations: Sequence[Citation]) -> None:
        """Remember what of these citations the statements use; no number is given twice."""
        used = {number for statement in statements for number in statement.citations}
        self.citations += [each for each in citations if each.n in used]
        self.next_number += len(citations)

    def is_supported(self, statement: Statement, citations: Sequence[Citation]) -> bool:
        """Whether a composed statement is carried by its quotes; counted as dropped where it is not."""
        found = self.unverified(statement, citations)
        self.dropped += bool(found)
        return not found

    def unverified(self, statement: Statement, citations: Sequence[Citation]) -> tuple[str, ...]:
        """What a composed statement says that its quotes, as they stand in their papers, do not carry."""
        cited = [citation for citation in citations if citation.n in statement.citations]
        if any(self.index.document(c.doc).text[c.start : c.end] != c.quote for c in cited):
            return ("not verbatim",)
        context = " ".join(self.context(c) for c in cited)
        return problems(statement.text, [c.quote for c in cited], context)

    def generated(self, block: PartFindings, writer: Writer) -> Iterator[Statement]:
        """The sentences of a language model that the papers carry; the others are counted as dropped."""
        known = {source.citation.n: (finding, source) for finding, source in whole_exchanges(block.findings)}
        sources = [source for _, source in known.values()]
        try:
            for sentence in writer.write(block.part.text, sources, self.words.language):
                if says_no_answer(sentence.text):
                    self.notes.append(self.words.refused)
                    return
                named = [known[number][0] for number in sentence.numbers if number in known]
                carried = self.carried(sentence.text, named) if len(named) == len(sentence.numbers) else None
                self.dropped += carried is None
                if carried:
                    yield carried
        except ModelError as error:
            self.notes.append(self.words.fallback.format(reason=str(error)))

    def carried(self, text: str, named: Sequence[Finding]) -> Statement | None:
        """A written sentence with citations of what carries it in these findings; None where nothing does."""
        dutch = self.words.language == "nl"
        found = carrying(text, named, dutch, lambda cited: not self.unsupported(text, cited))
        if found is None:
            return None
        cited = [self.numbered(each) for each in found]
        newest = max((each.date for each in cited if each.date), default=None)
        numbers = tuple(dict.fromkeys(each.n for each in cited))
        return Statement(tuple(written_pieces(text)), numbers, True, newest)

    def numbered(self, cited: Citation) -> Citation:
        """The citation that holds these words already, else a new one."""
        for each in self.citations:
            if each.doc == cited.doc and each.start <= cited.start and cited.end <= each.end:
                return each
        made = replace(cited, n=self.next_number)
        self.next_number += 1
        self.citations.append(made)
        return made

    def unsupported(self, text: str, cited: Sequence[Citation]) -> bool:
        """Whether a model's sentence says anything that its quotes do not."""
        context = " ".join(spoken_by(citation, self.words) for citation in cited)
        similarity = None if self.words.language == "nl" else bundled_scores
        return bool(written_problems(text, [c.quote for c in cited], context, similarity))

    def context(self, citation: Citation) -> str:
        """What the frame around a quote may say: speaker, day, question numbers and the question itself."""
        document = self.index.document(citation.doc)
        words = self.words
        voices = f"{words.cabinet_voice} {words.unknown_voice} {citation.voice or ''}"
        doubts = f"{words.unsure_voice} {words.unsure_place} {words.recognised} {words.added}"
        frame = f"{doubts} {words.letter} {voices} {words.motion} {words.heading} {words.leden}"
        frame += f" {words.undated_answer.format(asked=date_words(document.dates.asked, words))}"
        members = [f"{member.name or ''} {member.party or ''}" for member in document.askers]
        return " ".join(
            [
                spoken_by(citation, self.words),
                frame,
                *members,
                asked_question_text(document, citation, self.words),
            ]
        )


def written_pieces(text: str) -> Iterator[Piece]:
    """A model's sentence cut into its own words and what it quotes."""
    at = 0
    for match in QUOTED.finditer(text):
        if own := text[at : match.start()].strip():
            yield Piece(own)
        yield Piece(match[1].strip(), quoted=True)
        at = match.end()
    if own := text[at:].strip():
        yield Piece(own)


def spoken_by(citation: Citation, words: Frames) -> str:
    """The speaker and the day of a quote."""
    speaker = speaker_names((citation.minister, *citation.cosigners), words) if citation.minister else ""
    members = citation.askers or ((citation.asker,) if citation.asker else ())
    named = " ".join(f"{member.name or ''} {member.party or ''}" for member in members)
    return f"{speaker} {named} {date_words(citation.date, words)}"


def asked_question_text(document: Document, citation: Citation, words: Frames) -> str:
    """The question that a quote answers, with its numbers as the frame writes them."""
    exchange = next((each for each in document.exchanges if each.id == citation.exchange), None)
    if exchange is None:
        return ""
    numbers = exchange.answer_group or exchange.numbers
    return f"{list_numbers(numbers, words) if numbers else ''} {document.at(exchange.question)}"
