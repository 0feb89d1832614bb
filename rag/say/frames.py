"""The fixed sentences around the quotes, Dutch and English. Quotes stay Dutch.

They stand here and not in ui/texts.py because the answer's text is made, and checked, in this room.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from index.language import months

FIELDS = {
    "period": "periode",
    "since": "vanaf",
    "until": "tot en met",
    "party": "partij",
    "minister": "bewindspersoon",
    "ministry": "ministerie",
    "type": "soort stuk",
    "doc": "stuk",
}


@dataclass(frozen=True, slots=True)
class Frames:
    """The sentences of one language; braces are filled by rag.say.compose and rag.gather.declining."""

    language: str
    undated: str = "datum onbekend"
    undated_answer: str = "datum onbekend, op vragen van {asked}"
    cabinet_voice: str = "Het kabinet"
    unknown_voice: str = "Het stuk (schrijver onbekend)"
    unsure_voice: str = "Het stuk (onzeker wie hier spreekt: een kopje ontbreekt)"
    unsure_place: str = "het is niet zeker dat dit hoort bij het {place}"
    recognised: str = " (gelezen door OCR)"
    recognised_note: str = (
        "Citaten met “gelezen door OCR” komen van een afbeelding: een letter kan afwijken van het stuk."
    )
    added: str = " (stuk dat een bezoeker toevoegde)"
    added_note: str = (
        "Een stuk dat een bezoeker toevoegde, komt niet van een officiële bron: "
        "ga na of het echt is voordat u het gebruikt."
    )
    demissionary: str = "demissionair {cabinet}"
    answer_one: str = "antwoord op vraag {numbers}"
    answer_many: str = "antwoord op de vragen {numbers}"
    answer_plain: str = "antwoord in een schriftelijk overleg"
    answer_fractie: str = "antwoord aan {asker}"
    letter: str = "brief aan de Kamer"
    heading: str = "Opschrift van het stuk"
    asked: str = "op de vraag “{question}”"
    follows: str = "Daar staat:"
    quoted_above: str = "zie het citaat hierboven"
    see_also: str = "zie ook {place}"
    this_paper: str = "dit stuk"
    follows_named: str = "Het antwoord op vraag {numbers} luidt:"
    lid: str = "Het lid {name}"
    committee: str = "De {name}"
    leden: str = "De leden {names}"
    fractie: str = "De {party}-fractie"
    unknown_member: str = "Een lid van de Kamer"
    motion: str = "motie, geen uitspraak van het kabinet"
    untitled: str = "een stuk zonder titel"
    untitled_asked: str = "vragen van {asker}"
    untitled_of: str = "een stuk van {speaker}"
    part: str = "{number}. {question}"
    gap: str = "Op “{question}” staat in de doorzochte stukken geen antwoord."
    closing: str = "Automatisch samengesteld uit de stukken; controleer het antwoord aan de bron."
    nothing: str = "In de doorzochte stukken staat geen antwoord van het kabinet op deze vraag."
    nothing_of_members: str = "In de doorzochte stukken staat hierover niets van Kamerleden of fracties."
    searched: str = "Doorzocht: {covered}."
    searched_some: str = "Doorzocht zijn alleen de stukken die de filters overlaten: {covered}."
    lacking: str = "Over {said} staat er niets in wat het kabinet hierover zei."
    lacking_of_members: str = "Over {said} staat er niets in wat Kamerleden hierover vroegen of voorstelden."
    fate_unknown: str = "Wat er met de motie hieronder is gebeurd, is in de stukken niet gevonden."
    perhaps_undated: str = (
        "Over {said} is niets gevonden; er zijn stukken zonder datum die hierover gaan, "
        "en die kunnen uit die tijd zijn."
    )
    partyless: str = "Van {said} is niets gevonden; de motie hieronder noemt de partij van de indieners niet."
    lacking_of: str = "Van {said} staat er niets bij dit onderwerp."
    lacking_year: str = "Over {said} staat er niets; wel over {others}."
    nearest: str = "Het dichtst in de buurt komt: {where}."
    next_nearest: str = "Daarna komt: {where}."
    only_question: str = (
        "De vraag is gesteld door {asker} op {date} ({where}), maar een antwoord staat niet in de stukken."
    )
    question_reads: str = "Vraag {numbers} luidt: “{question}”"
    no_number: str = "Wat het dichtst in de buurt komt, noemt het gevraagde getal niet."
    no_date: str = "Wat het dichtst in de buurt komt, noemt de gevraagde datum niet."
    no_documents: str = "De index is leeg of het filter laat geen stukken over."
    none_of_then: str = (
        "Het filter laat geen stukken over; die van deze index zijn van {since} tot en met {until}."
    )
    span_note: str = "De uitspraken lopen van {since} tot en met {until}."
    newest_first: str = "De uitspraken lopen van {since} tot en met {until}; de nieuwste staat bovenaan."
    differ: str = "Let op: de citaten [{first}] en [{second}] uit dezelfde tijd zeggen niet hetzelfde."
    corrected: str = "Let op: het stuk van [{n}] is later gecorrigeerd, op {date}: “{title}”. Lees dat erbij."
    dropped_one: str = "Eén zin is weggelaten omdat de citaten die niet bevestigen."
    dropped: str = "{count} zinnen zijn weggelaten omdat de citaten ze niet bevestigen."
    dutch_quotes: str = ""
    fallback: str = "Het taalmodel gaf geen bruikbaar antwoord ({reason}); dit zijn de citaten zelf."
    written: str = "Zinnen zonder spreker schreef een taalmodel; elk is getoetst aan de geciteerde woorden."
    refused: str = "Het taalmodel vond in deze citaten geen antwoord op de vraag; oordeel zelf."
    party_elsewhere: str = (
        "Een motie noemt de partij van haar indieners niet; die staat bij hun naam in andere stukken."
    )
    member_note: str = "Dit zijn woorden van Kamerleden of fracties, niet van het kabinet."
    question_word: str = "vraag {numbers}"
    understood: str = "Begrepen als filter: {field} {value}."
    leaning: str = "Begrepen als: “{question}”"
    again: str = "Dit is dat antwoord nog eens, in de woorden van het stuk, met wie ze sprak en waar."
    put_aside: str = "Het filter {field} {value} liet niets over en is niet gebruikt."
    ambiguous: str = "“{value}” ({field}) kan meer dan één ding betekenen en is niet als filter gebruikt."
    no_such_time: str = "“{value}” bestaat niet in de kalender en is niet als periode gebruikt."
    reversed_time: str = "“{value}” eindigt voor het begint en is niet als periode gebruikt."
    no_year: str = "“{value}” noemt geen jaar en is niet als periode gebruikt."
    nearby: str = "Of dit uw vraag beantwoordt, is niet zeker; het komt er het dichtst bij."
    verdict: str = "op de vraag “{question}” ({day})"
    changed: str = "Het standpunt is veranderd:"
    other_figures: str = "De genoemde cijfers verschillen:"
    then_and_now: str = "Eerder en later:"
    in_year: str = "in {year}:"
    and_in_year: str = "en in {year}:"
    conjunction: str = "en"
    through: str = "t/m"
    fields: Mapping[str, str] = field(default_factory=lambda: FIELDS)


NL = Frames("nl")
EN = Frames(
    "en",
    undated="date unknown",
    undated_answer="date unknown, to questions of {asked}",
    cabinet_voice="The cabinet",
    unknown_voice="The paper (author unknown)",
    unsure_voice="The paper (unsure who speaks here: a label is missing)",
    unsure_place="it is not certain that this belongs to the {place}",
    recognised=" (read by OCR)",
    recognised_note="Quotes marked “read by OCR” come from a picture: a letter may differ from the paper.",
    added=" (paper that a visitor added)",
    added_note="A paper that a visitor added is of no official source: see whether it is genuine before use.",
    demissionary="caretaker {cabinet}",
    answer_one="answer to question {numbers}",
    answer_many="answer to questions {numbers}",
    answer_plain="answer in a written consultation",
    answer_fractie="answer to {asker}",
    letter="letter to the House",
    heading="Heading of the paper",
    asked="to the question “{question}”",
    follows="There it says:",
    quoted_above="see the quote above",
    see_also="see also {place}",
    this_paper="this paper",
    follows_named="The answer to question {numbers} reads:",
    lid="Member {name}",
    committee="The {name}",
    leden="Members {names}",
    fractie="The {party} group",
    unknown_member="A member of the House",
    motion="motion, not a statement of the cabinet",
    untitled="a paper without a title",
    untitled_asked="questions of {asker}",
    untitled_of="a paper of {speaker}",
    gap="The papers searched hold no answer to “{question}”.",
    closing="Put together automatically from the papers; check the answer against the source.",
    nothing="The papers searched hold no answer of the cabinet to this question.",
    nothing_of_members="The papers searched hold nothing of members or groups of the House on this.",
    searched="Searched: {covered}.",
    searched_some="Only the papers that the filters leave were searched: {covered}.",
    lacking="Nothing is said of {said} in the cabinet’s statements on this.",
    lacking_of_members="Nothing is said of {said} in what members asked or proposed on this.",
    fate_unknown="What became of the motion below was not found in the papers.",
    perhaps_undated="Nothing was found of {said}; papers without a date speak of this, maybe of then.",
    partyless="Nothing was found of {said}; the motion below does not name its movers’ party.",
    lacking_of="There is nothing of {said} on this subject.",
    lacking_year="Nothing is said of {said}; there is of {others}.",
    nearest="The nearest is: {where}.",
    next_nearest="Next comes: {where}.",
    only_question="The question was put by {asker} on {date} ({where}), but the papers hold no answer to it.",
    question_reads="Question {numbers} reads: “{question}”",
    no_number="What comes nearest does not give the number asked for.",
    no_date="What comes nearest does not give the date asked for.",
    no_documents="The index is empty or the filter leaves no papers.",
    none_of_then="The filter leaves no papers; those of this index are from {since} until {until}.",
    span_note="The statements run from {since} to {until}.",
    newest_first="The statements run from {since} to {until}; the newest stands first.",
    differ="Note: quotes [{first}] and [{second}] of the same time say different things.",
    corrected="Note: the paper of [{n}] was corrected later, on {date}: “{title}”. Read that as well.",
    dropped_one="One sentence was left out because the quotes do not carry it.",
    dutch_quotes="The quotes are in Dutch, the language of the papers.",
    dropped="{count} sentences were left out because the quotes do not carry them.",
    fallback="The language model gave no usable answer ({reason}); these are the quotes themselves.",
    written="Sentences without a speaker are by a language model, each checked against the words quoted.",
    refused="The language model found no answer to the question in these quotes; judge for yourself.",
    party_elsewhere="A motion does not name its movers’ party; other papers name it with them.",
    member_note="These are the words of members or groups of the House, not of the cabinet.",
    question_word="question {numbers}",
    understood="Understood as a filter: {field} {value}.",
    leaning="Understood as: “{question}”",
    again="This is that answer once more, in the words of the paper, with who said them and where.",
    put_aside="The filter {field} {value} left nothing and was not used.",
    ambiguous="“{value}” ({field}) can mean more than one thing and was not used as a filter.",
    no_such_time="“{value}” is in no calendar and was not used as a period.",
    reversed_time="“{value}” ends before it begins and was not used as a period.",
    no_year="“{value}” names no year and was not used as a period.",
    nearby="Whether this answers your question is uncertain; it is what comes nearest.",
    verdict="to the question “{question}” ({day})",
    changed="The position has changed:",
    other_figures="The figures given differ:",
    then_and_now="Earlier and later:",
    in_year="in {year}:",
    and_in_year="and in {year}:",
    conjunction="and",
    through="to",
    fields={},
)


def frames(language: str) -> Frames:
    """Dutch for Dutch, English for every other language."""
    return NL if language == "nl" else EN


def date_words(when: date | None, words: Frames) -> str:
    """A date as it is read: "1 maart 2024"."""
    return f"{when.day} {months.NAMES[words.language][when.month - 1]} {when.year}" if when else words.undated


def list_numbers(numbers: Sequence[int], words: Frames) -> str:
    """Question numbers as they are read: (4, 5, 6, 9) -> "4 t/m 6 en 9"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [part for run in runs for part in run_parts(run, words)]
    return f" {words.conjunction} ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def run_parts(run: Sequence[int], words: Frames) -> list[str]:
    """One run of neighbouring numbers: three and more as a range."""
    if len(run) > 2:
        return [f"{run[0]} {words.through} {run[-1]}"]
    return [str(number) for number in run]
