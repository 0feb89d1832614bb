"""What the program remarks on a paper or a filter, in the language of the page.

Papers are read and searched by rooms that speak English alone, as commands and logs do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from rag.understand.periods import why_no_day
from rag.understand.times.unread import Why
from ui.wording.texts import Language

# {} stands for what differs each time: a number, a name, the words of a paper.
DUTCH = {
    # a file that cannot be read
    "is not of a kind that is read ({})": "is geen soort bestand dat gelezen wordt ({})",
    "is empty or too large": "is leeg of te groot",
    "is empty (0 bytes)": "is leeg",
    "holds no text": "bevat geen tekst",
    "has to wait: the index is not in its place": "kan nu niet: de index staat niet op zijn plaats",
    "cannot be kept: {}": "kan niet worden bewaard: {}",
    "is refused: {} papers were added already": "is geweigerd: er zijn al {} stukken toegevoegd",
    "is refused: visitors have added as many papers as there is room for": (
        "is geweigerd: er is geen ruimte meer voor stukken van bezoekers"
    ),
    "was added before; take that one out first": "is al toegevoegd; haal dat stuk er eerst uit",
    "was not added here": "is hier niet toegevoegd",
    "is in the index already": "staat al in de index",
    "is a damaged zip file": "is een beschadigd zipbestand",
    "is a zip file, but not a Word document": "is een zipbestand, maar geen Word-document",
    "is damaged: its part {} cannot be unpacked": "is beschadigd: het deel {} kan niet worden uitgepakt",
    "holds {} parts, more than a paper can have": "bestaat uit {} delen, meer dan een stuk kan hebben",
    "is refused: it unpacks to more than {} MB": "is geweigerd: uitgepakt is het meer dan {} MB",
    "is refused: {} unpacks to more than {} MB": "is geweigerd: {} is uitgepakt meer dan {} MB",
    "is refused: a part of it unpacks to more than {} MB": (
        "is geweigerd: een deel ervan is uitgepakt meer dan {} MB"
    ),
    "is refused: a part of it is packed twice": "is geweigerd: een deel ervan is twee keer ingepakt",
    "is refused: more than {} paragraphs": "is geweigerd: meer dan {} alinea’s",
    "is refused: more than {} letters": "is geweigerd: meer dan {} letters",
    "is refused: a word of more than {} letters": "is geweigerd: een woord van meer dan {} letters",
    "is refused: a page with more than {} letters": "is geweigerd: een bladzijde met meer dan {} letters",
    "is refused: {} pages, a paper has 1 to {}": "is geweigerd: {} bladzijden, een stuk heeft er 1 tot {}",
    "is refused: larger than {} MB": "is geweigerd: groter dan {} MB",
    "is refused: its pages take longer than {} seconds to read": (
        "is geweigerd: de bladzijden lezen duurt langer dan {} seconden"
    ),
    "is refused: the elements of its HTML stand more than {} deep in each other": (
        "is geweigerd: de HTML is meer dan {} lagen diep"
    ),
    "is not a PDF, though its name says so": "is geen pdf, al zegt de naam van wel",
    "is not a Word file, though its name says so": "is geen Word-bestand, al zegt de naam van wel",
    "is locked with a password": "is beveiligd met een wachtwoord",
    "is a damaged PDF": "is een beschadigde pdf",
    "is a damaged PDF: a page cannot be read": "is een beschadigde pdf: een bladzijde is niet te lezen",
    "is an old Office file, but not of Word; save it as .docx or .pdf": (
        "is een oud Office-bestand, maar niet van Word; bewaar het als .docx of .pdf"
    ),
    "is not well-formed XML ({})": "is geen goede XML ({})",
    "cannot be read as HTML ({})": "kan niet als HTML worden gelezen ({})",
    "cannot be read ({})": "kan niet worden gelezen ({})",
    "is an Outlook message (.msg) that is damaged": "is een beschadigd bericht van Outlook (.msg)",
    "is a message with a message in it; save the paper that is attached to that one": (
        "is een bericht in een bericht; bewaar het stuk dat daar als bijlage bij zit"
    ),
    "is a portfolio with a portfolio in it; save the papers that are in that one": (
        "is een portfolio in een portfolio; bewaar de stukken die daarin zitten"
    ),
    "is a binary file, not text": "is geen tekst",
    "is a scan without text: index it with --ocr, which reads it by text recognition": (
        "is een scan zonder tekst, die hier niet gelezen wordt"
    ),
    "is a scan without text: install tesseract with its Dutch data (nld) to have it read": (
        "is een scan zonder tekst, die hier niet gelezen wordt"
    ),
    "is a scan of more than {} pages, which is not read by text recognition": (
        "is een scan van meer dan {} bladzijden, die niet gelezen wordt"
    ),
    "is a scan of which a page takes text recognition too long": (
        "is een scan waarvan een bladzijde te lang duurt om te lezen"
    ),
    "is a scan that tesseract cannot read: is its Dutch data (nld) installed?": (
        "is een scan die niet gelezen kan worden"
    ),
    "is {} (.{}): install LibreOffice to have it read, or save it as .docx": (
        "is een .{1}-bestand, dat hier niet gelezen wordt; bewaar het als .docx"
    ),
    "is {} (.{}) that LibreOffice cannot read": "is een .{1}-bestand dat niet te lezen is",
    "is {} (.{}) that LibreOffice reads no end of": "is een .{1}-bestand waarvan het lezen te lang duurt",
    # a paper that was read, with a doubt
    "read from {}, attached to a message": "gelezen uit {}, een bijlage van een bericht",
    "read from {}, in a PDF portfolio": "gelezen uit {}, in een pdf-portfolio",
    "not read: {}, in the same portfolio": "niet gelezen: {}, in hetzelfde portfolio",
    "read by text recognition (OCR): a letter or a digit may differ from the paper": (
        "gelezen door tekstherkenning (OCR): een letter of cijfer kan van het stuk afwijken"
    ),
    "a part of another file that was inserted is not read": (
        "een ingevoegd deel van een ander bestand is niet gelezen"
    ),
    "text that is struck through was left out": "doorgehaalde tekst is weggelaten",
    "{} files are attached inside the PDF and are not read": "{} bijlagen in de pdf zijn niet gelezen",
    "comments in the margin are not read": "opmerkingen in de kantlijn zijn niet gelezen",
    "notes put on its pages (annotations) are not read": "notities op de bladzijden zijn niet gelezen",
    "no text on page {}: empty or scanned": "geen tekst op bladzijde {}: leeg of gescand",
    "most of its text is no letters: the PDF may lack a character map; run OCR on it": (
        "de meeste tekst is onleesbaar: de pdf zegt niet welke letters het zijn"
    ),
    "{} letters have no character in the PDF and are shown as {}": (
        "{} letters zijn onleesbaar en staan er als {}"
    ),
    "this is an uncorrected report: speakers may have their words mended in the final one": (
        "dit is een ongecorrigeerd verslag: sprekers kunnen hun woorden nog laten verbeteren"
    ),
    "this is the report of a debate, which is not cut into questions and answers": (
        "dit is het verslag van een debat, dat niet in vragen en antwoorden is verdeeld"
    ),
    "the text has lost its line ends: questions and answers are parted by their words alone": (
        "de tekst heeft geen regeleinden meer: vragen en antwoorden zijn aan hun woorden herkend"
    ),
    "the text has lost its line ends: questions and answers are parted by their words alone; "
    "they could not be told apart": (
        "de tekst heeft geen regeleinden meer: vragen en antwoorden waren niet te onderscheiden"
    ),
    "{} characters stand in no question, answer or paragraph": (
        "{} tekens staan in geen vraag, antwoord of alinea"
    ),
    "a field of the template was left empty: {}": "een veld van het sjabloon is leeg gebleven: {}",
    "question {} stands twice": "vraag {} staat er twee keer",
    "question {} is printed twice; the second is read as {}": (
        "vraag {} staat er twee keer; de tweede is gelezen als {}"
    ),
    "two questions bear number {}": "twee vragen hebben nummer {}",
    "the answer below question {} bears number {}": "het antwoord onder vraag {} heeft nummer {}",
    "no question {}": "vraag {} ontbreekt",
    "no question for answer {}": "bij antwoord {} is geen vraag",
    "an answer without a question: {}": "een antwoord zonder vraag: {}",
    "question {} has no label; it was parted from the turn before": (
        "vraag {} heeft geen kopje; het is van het stuk ervoor gescheiden"
    ),
    "the answer to question {} has no label": "het antwoord op vraag {} heeft geen kopje",
    "the answers have no label": "de antwoorden hebben geen kopje",
    "the answer to question {} is word for word that to question {}": (
        "het antwoord op vraag {} is woord voor woord dat op vraag {}"
    ),
    "answer {} holds the question of another": "in antwoord {} staat de vraag van een ander",
    # a filter that no paper passes
    "the period from {} until {} ends before it begins; turn the two round": (
        "de periode van {} tot {} eindigt voor zij begint; draai de twee om"
    ),
    '"{}" is not a date such as 2024-01-31': "“{}” is geen datum zoals 2024-01-31",
    '"{}" is in no calendar; write a day such as 2024-01-31': (
        "“{}” bestaat niet in de kalender; schrijf een dag zoals 2024-01-31"
    ),
    '"{}" names no year; write a day such as 2024-01-31': (
        "“{}” noemt geen jaar; schrijf een dag zoals 2024-01-31"
    ),
    '"{}" ends before it begins; turn the two round': "“{}” eindigt voor het begint; draai de twee om",
    'no paper was asked by a member of the party "{}"; {}': "geen stuk is van een lid van de partij “{}”; {}",
    'no paper is of the minister "{}"; {}': "geen stuk is van de bewindspersoon “{}”; {}",
    'no paper is of the ministry "{}"; {}': "geen stuk is van het ministerie “{}”; {}",
    'no paper is of the type "{}"; {}': "geen stuk is van de soort “{}”; {}",
    'the nearest is "{}"': "het meest lijkt “{}”",
    "there is {}": "er is {}",
    "there is {} and {} more": "er is {} en nog {}",
    "the papers of this index name no {} at all, so leave the filter out": (
        "de stukken in deze index noemen er geen, dus laat het filter weg"
    ),
    'no paper has the file name "{}"; {}': "dat stuk staat niet (meer) in deze index",
}


_WHY_NO_DAY: Mapping[Why | None, str] = {
    None: "is not a date such as 2024-01-31",
    "no_such_time": "is in no calendar; write a day such as 2024-01-31",
    "no_year": "names no year; write a day such as 2024-01-31",
    "reversed": "ends before it begins; turn the two round",
}


def no_day_words(text: str) -> str:
    """That a text is no day, and why, without the text itself: "is in no calendar; …"."""
    return _WHY_NO_DAY[why_no_day(text)]


def remark_words(sentence: str, language: Language) -> str:
    """A remark of the program in the language of the page; as it is where there are no other words for it."""
    if language == "nl":
        for form, dutch in _forms():
            if found := form.fullmatch(sentence):
                return dutch.format(*(remark_words(part, language) for part in found.groups()))
    return sentence


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The longest first, so that what is said with more words is not taken for the less."""
    ordered = sorted(DUTCH, key=lambda form: -len(form.replace("{}", "")))
    return tuple(
        (re.compile(re.escape(form).replace(r"\{\}", "(.+?)"), re.DOTALL), DUTCH[form]) for form in ordered
    )
