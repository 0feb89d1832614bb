"""Every sentence shown to a person, Dutch first, English second."""

from __future__ import annotations

from typing import Literal

from ui.wording.paper_texts import PAPER_TEXTS
from ui.wording.work_texts import WORK_TEXTS

Language = Literal["nl", "en"]

TEXTS: dict[str, tuple[str, str]] = {
    # dates, people, places
    "undated": ("zonder datum", "undated"),
    "from": ("vanaf", "from"),
    "until": ("tot en met", "until"),
    "asked_then": ("{said}; antwoord tot en met {day}", "{said}; answer until {day}"),
    "demissionary": ("demissionair", "caretaker"),
    "answer_to_many": ("antwoord op de vragen {numbers}", "answer to questions {numbers}"),
    "answer_to": ("antwoord op vraag {number}", "answer to question {number}"),
    "answer_in_order": ("{number}e antwoord", "answer no. {number} in order"),
    "answer_in_order_of": ("aan de {fractie}-fractie", "to the {fractie} group"),
    "question_in_order": ("{number}e vraag", "question no. {number} in order"),
    "question_in_order_of": ("van de {fractie}-fractie", "by the {fractie} group"),
    "paragraph_n": ("alinea {number}", "paragraph {number}"),
    "heading": ("opschrift", "heading"),
    # the page: bar and composer
    "screens": ("Schermen", "Screens"),
    "ask_screen": ("Vragen", "Ask"),
    "papers_screen": ("Stukken", "Papers"),
    "conversations_screen": ("Gesprekken", "Conversations"),
    "light": ("Lichte of donkere weergave", "Light or dark"),
    "skip": ("Naar het vraagveld", "Skip to the question"),
    "your_question": ("Uw vraag", "Your question"),
    "placeholder": (
        "Stel een vraag of plak een set …",
        "Ask a question or paste a set …",
    ),
    "ask": ("Stel vraag", "Ask"),
    "sent_early": (
        "Uw vraag wordt gesteld zodra de pagina er is …",
        "Your question is asked as soon as the page is there …",
    ),
    "stop": ("Stop", "Stop"),
    "new": ("Nieuw gesprek", "New conversation"),
    "close": ("Sluiten", "Close"),
    # the empty conversation
    "welcome": ("Wat zei het kabinet?", "What did the cabinet say?"),
    "promise": (
        "Stel een vraag over Kamerstukken. Elk antwoord bestaat uit letterlijke citaten van het kabinet, "
        "met datum, bewindspersoon en vraagnummer, het nieuwste bovenaan. "
        "Zwijgen de stukken, dan leest u dat hier.",
        "Ask about Dutch parliamentary papers. Every answer is made of the cabinet's own words, quoted "
        "with date, minister and question number, newest first. Where the papers are silent, it says so.",
    ),
    "holds": (
        "De index bevat {covered}.",
        "The index holds {covered}.",
    ),
    "samples": (
        "Dit zijn fictieve voorbeeldstukken: personen en feiten zijn verzonnen.",
        "These are fictitious sample papers: people and facts are invented.",
    ),
    "fictitious": ("fictief voorbeeldstuk", "fictitious sample paper"),
    "try": ("Bijvoorbeeld", "For example"),
    "asked_about": (
        "Wat heeft het kabinet gezegd over {subject}?",
        "What has the cabinet said about “{subject}”?",
    ),
    # filters
    "filters": ("Filters", "Filters"),
    "since": ("Vanaf", "From"),
    "until_and": ("Tot en met", "Up to and including"),
    "party": ("Partij", "Party"),
    "minister": ("Bewindspersoon", "Minister"),
    "ministry": ("Ministerie", "Ministry"),
    "type": ("Soort stuk", "Type of paper"),
    "any": ("alle", "any"),
    "clear_filters": ("Wis filters", "Clear filters"),
    "active_filters": ("Actieve filters", "Active filters"),
    "remove_filter": ("Verwijder filter", "Remove filter"),
    "ask_without": (
        "Stel de vraag opnieuw zonder het filter {filter}",
        "Ask again without the filter {filter}",
    ),
    "ask_alone": ("Stel deze vraag los van het gesprek", "Ask this apart from the conversation"),
    "searched_within": ("Gezocht binnen", "Searched within"),
    "type_antwoord": ("Antwoord op Kamervragen", "Answer to questions"),
    "type_vragen": ("Kamervragen", "Questions"),
    "type_uitstel": ("Uitstelbericht", "Postponement"),
    "type_schriftelijk overleg": ("Schriftelijk overleg", "Written consultation"),
    "type_lijst van vragen en antwoorden": (
        "Lijst van vragen en antwoorden",
        "List of questions and answers",
    ),
    "type_brief": ("Kamerbrief", "Letter to the House"),
    "type_motie": ("Motie", "Motion"),
    "type_mondelinge vragen": ("Mondelinge vragen", "Oral questions"),
    "type_overig": ("Overig", "Other"),
    # an answer
    "question_n": ("Vraag {number}", "Question {number}"),
    "part_of": ("Vraag {position} van {count}:", "Question {position} of {count}:"),
    "searching": ("zoeken in {papers} …", "searching {papers} …"),
    "source_n": ("Bron {number}: {what}", "Source {number}: {what}"),
    "unsupported": ("niet bevestigd door de bron", "not confirmed by the source"),
    "searched_in": (
        "Doorzocht: {covered} ({took}). Automatisch samengesteld: controleer de bron voordat u dit gebruikt.",
        "Searched: {covered} ({took}). Put together automatically: check the source before you use this.",
    ),
    "tools": ("Met dit antwoord", "With this answer"),
    "copy_answer": ("Kopieer antwoord", "Copy answer"),
    "share": ("Deel link", "Copy link"),
    "up": ("Goed antwoord", "Good answer"),
    "down": ("Geen goed antwoord", "Not a good answer"),
    "answer_ready": ("Het antwoord is er.", "The answer is ready."),
    "copied": ("Gekopieerd", "Copied"),
    "link_copied": ("Link gekopieerd", "Link copied"),
    "thanks": (
        "Bedankt. Uw oordeel is op deze server bewaard.",
        "Thank you. Your verdict is kept on this server.",
    ),
    "unreachable": (
        "De server antwoordt niet. Wat u typte, blijft bewaard.",
        "The server does not answer. What you typed is kept.",
    ),
    "again": ("Probeer opnieuw", "Try again"),
    "failed": ("Dat lukte niet.", "That did not work."),
    "remark": ("Wat klopt er niet?", "What is wrong?"),
    "remark_why": (
        "Uw opmerking blijft op deze server, met de vraag en het antwoord.",
        "Your remark stays on this server, with the question and the answer.",
    ),
    "send": ("Bewaar", "Keep"),
    # sources
    "no_sources": ("Bij dit antwoord horen geen bronnen.", "There are no sources to this answer."),
    "copy_quote": ("Kopieer citaat", "Copy quote"),
    "read_paper": ("Lees het hele stuk", "Read the whole paper"),
    "published": ("Gepubliceerd stuk", "Published paper"),
    "back": ("Terug naar het antwoord", "Back to the answer"),
    "cabinet_voice": ("het kabinet", "the cabinet"),
    "unknown_voice": ("het stuk (schrijver onbekend)", "the paper (author unknown)"),
    "unsure_voice": (
        "het stuk (onzeker wie hier spreekt: een kopje ontbreekt)",
        "the paper (unsure who speaks here: a label is missing)",
    ),
    "unsure": (
        "het is niet zeker dat dit antwoord bij deze vraag hoort",
        "it is not certain that this answer belongs to this question",
    ),
    "ocr": ("gelezen door OCR", "read by OCR"),
    "added_paper": ("stuk dat een bezoeker toevoegde", "paper that a visitor added"),
    "timeline_of": ("Tijdlijn met {count} data, {years}", "Timeline of {count} dates, {years}"),
    "as_table": ("Tijdlijn als tabel", "Timeline as a table"),
    "date": ("Datum", "Date"),
    "cabinet": ("Kabinet", "Cabinet"),
    "source": ("Bron", "Source"),
    "contents": ("Vragen in dit stuk", "Questions in this paper"),
    "paper_text": ("Tekst van het stuk", "Text of the paper"),
    # conversations
    "conversations_kept": (
        "Gesprekken blijven in deze browser, op uw eigen apparaat. De server bewaart ze niet.",
        "Conversations stay in this browser, on your own device. The server keeps none of them.",
    ),
    "search_conversations": ("Zoek in gesprekken", "Search conversations"),
    "no_conversations": ("Geen gesprekken gevonden.", "No conversations found."),
    "rename": ("Hernoem", "Rename"),
    "new_name": ("Nieuwe naam", "New name"),
    "save": ("Bewaar", "Save"),
    "pin": ("Zet vast", "Pin"),
    "unpin": ("Maak los", "Unpin"),
    "delete": ("Wis", "Delete"),
    "delete_sure": ("Echt wissen?", "Really delete?"),
    "save_file": ("Exporteer", "Export"),
    "pinned": ("Vastgezet", "Pinned"),
    "today": ("Vandaag", "Today"),
    "yesterday": ("Gisteren", "Yesterday"),
    "one_question": ("1 vraag", "1 question"),
    "many_questions": ("{count} vragen", "{count} questions"),
    # faults
    "empty_question": ("Typ eerst een vraag.", "Type a question first."),
    "set_too_long": (
        "Dit zijn meer dan {most} vragen; maak er een werkblad van, of plak er minder.",
        "These are more than {most} questions; make a worksheet of them, or paste fewer.",
    ),
    "long_question": (
        "De vraag is te lang: het maximum is {most} tekens. Een genummerde set mag langer zijn.",
        "The question is too long: {most} characters is the most. A numbered set may be longer.",
    ),
    "full_conversation": (
        "Dit gesprek is vol. Begin een nieuw gesprek.",
        "This conversation is full. Start a new one.",
    ),
    "too_many": (
        "U vraagt sneller dan deze server kan antwoorden. Probeer het over een minuut opnieuw.",
        "You ask faster than this server can answer. Try again in a minute.",
    ),
    "fault": ("Deze vraag kon niet worden beantwoord: {why}", "This question could not be answered: {why}"),
    "stopped": ("Gestopt.", "Stopped."),
    "broken": (
        "Er ging iets mis op de server. De beheerder vindt het terug in het logboek.",
        "Something went wrong on the server; its keeper can see it in the log.",
    ),
    "link_changed": (
        "Na het maken van deze link is de index bijgewerkt: het antwoord is nu anders.",
        "The index was updated after this link was made: the answer is now another one.",
    ),
    "link_same": (
        "Na het maken van deze link is de index bijgewerkt; de citaten zijn dezelfde gebleven.",
        "The index was updated after this link was made; the quotes are still the same.",
    ),
    "renewed": ("De index is intussen bijgewerkt.", "The index has been updated meanwhile."),
    "gone": ("Dit stuk staat niet (meer) in de index.", "This paper is not in the index (any more)."),
    # the terminal
    "sources": ("Bronnen", "Sources"),
    "asked_by": ("gevraagd door {who}", "asked by {who}"),
    "searched": (
        "Doorzocht: {covered}.",
        "Searched: {covered}.",
    ),
    "no_hits": ("Niets gevonden.", "Nothing found."),
    "question": ("vraag", "question"),
    "answer": ("antwoord", "answer"),
    "paragraph": ("alinea", "paragraph"),
    **WORK_TEXTS,
    **PAPER_TEXTS,
}


def text(key: str, language: Language, **values: object) -> str:
    """The sentence called `key` in a language, its `{fields}` filled; KeyError for an unknown key."""
    dutch, english = TEXTS[key]
    return (dutch if language == "nl" else english).format(**values)


def language_of(name: str | None) -> Language:
    """ "en" for English, Dutch for anything else."""
    return "en" if name == "en" else "nl"
