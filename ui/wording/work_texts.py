"""What is said where answers are carried away and worked on: files, print, worksheets."""

from __future__ import annotations

WORK_TEXTS: dict[str, tuple[str, str]] = {
    # files of an answer
    "save_as": ("Bewaar als", "Save as"),
    "export_docx": ("Word", "Word"),
    "export_md": ("Markdown", "Markdown"),
    "export_csv": ("Citaten als tabel (CSV)", "Quotes as a table (CSV)"),
    "export_ris": ("Bronnen voor Zotero of EndNote (RIS)", "Sources for Zotero or EndNote (RIS)"),
    "print": ("Afdrukken", "Print"),
    # the columns of a table
    "column_number": ("nummer", "number"),
    "column_date": ("datum", "date"),
    "column_who": ("wie", "who"),
    "column_place": ("plaats", "place"),
    "column_quote": ("citaat", "quote"),
    "column_title": ("titel", "title"),
    "column_file": ("bestand", "file"),
    "column_address": ("adres", "address"),
    "column_type": ("soort", "type"),
    "column_asked": ("gevraagd door", "asked by"),
    "column_signed": ("bewindspersoon", "minister"),
    "column_state": ("stand", "state"),
    "column_put": ("gesteld op", "asked on"),
    "column_due": ("termijn", "due"),
    "column_days": ("dagen te laat", "days late"),
    # worksheets
    "worksheets_screen": ("Werkblad", "Worksheet"),
    "worksheets": ("Werkbladen", "Worksheets"),
    "worksheets_kept": (
        "Plak een hele set Kamervragen. Bij elke vraag kiest u welke eerdere antwoorden meetellen; "
        "daarna neemt u alles mee in één Word-bestand. Werkbladen blijven in deze browser.",
        "Paste a whole set of questions. For each you choose which earlier answers count; then you take "
        "all of it along in one Word file. Worksheets stay in this browser.",
    ),
    "paste_set": ("Set Kamervragen", "Set of questions"),
    "paste_hint": (
        "Ook uit een brief of pdf: briefhoofd, voetnoten en paginanummers mogen mee.",
        "From a letter or PDF, too: letterhead, footnotes and page numbers may come along.",
    ),
    "make_sheet": ("Maak werkblad", "Make worksheet"),
    "set_offer": (
        "Dit is een set van {count} vragen.",
        "This is a set of {count} questions.",
    ),
    "no_questions": ("Hierin staan geen vragen.", "This holds no questions."),
    "no_sheets": ("Nog geen werkbladen.", "No worksheets yet."),
    "all_sheets": ("Alle werkbladen", "All worksheets"),
    "sheet_gone": (
        "Dit werkblad staat niet in deze browser.",
        "This worksheet is not in this browser.",
    ),
    "sheet_contents": ("Vragen van deze set", "Questions of this set"),
    "formal_questions": ("Formele vragen", "Formal questions"),
    "state_answered": ("beantwoord", "answered"),
    "state_partly": ("deels beantwoord", "answered in part"),
    "state_possible": ("mogelijk relevant", "possibly relevant"),
    "state_possible_said": (
        "Geen citaat gekozen; er zijn eerdere antwoorden die mogelijk relevant zijn.",
        "No quote was chosen; there are earlier answers that may be relevant.",
    ),
    "possible_said": (
        "Of deze citaten de vraag beantwoorden, is niet zeker. Kies zelf wat meetelt.",
        "Whether these quotes answer the question is not certain. Choose what counts.",
    ),
    "state_silent": ("stukken zwijgen", "papers are silent"),
    "state_open": ("nog open", "open"),
    "state_formal": ("formeel", "formal"),
    "state_busy": ("zoeken …", "searching …"),
    "state_failed": ("mislukt", "failed"),
    "state_silent_said": (
        "In de doorzochte stukken is geen antwoord op deze vraag gevonden.",
        "The papers searched hold no answer to this question.",
    ),
    "state_partly_said": ("Er is geen citaat gekozen.", "No quote was chosen."),
    "state_answered_said": ("Er is geen citaat gekozen.", "No quote was chosen."),
    "state_open_said": ("Deze vraag is nog niet doorzocht.", "This question has not been searched yet."),
    "state_formal_said": (
        "Formele vraag; hierover staat niets in eerdere stukken.",
        "Formal question; earlier papers say nothing of this.",
    ),
    "known_said": (
        "Gevraagd wordt of het bericht bekend is; dat staat in geen eerder stuk.",
        "It asks whether a report is known; no earlier paper can tell.",
    ),
    "procedure_said": (
        "Gevraagd wordt hoe of wanneer er wordt geantwoord; dat staat in geen eerder stuk.",
        "It asks how or when there will be an answer; no earlier paper can tell.",
    ),
    "search_anyway": ("Zoek toch", "Search anyway"),
    "chosen_of": ("Citaten gekozen: {chosen} van {count}", "Quotes chosen: {chosen} of {count}"),
    "nearest_quotes": ("Wat het dichtst in de buurt komt", "What comes nearest"),
    "answered_question": ("Antwoord op: {question}", "In answer to: {question}"),
    "written_by_model": (
        "Voorstel van het taalmodel, elke zin getoetst aan de citaten",
        "Proposed by the language model, each sentence checked against the quotes",
    ),
    "own_text": ("Uw tekst, in Word boven de citaten", "Your text, above the quotes in Word"),
    "own_words": ("Eigen tekst, niet uit de stukken", "Own text, not from the papers"),
    "gap_words": ("Wat bij het zoeken niet werd gevonden", "What the search did not find"),
    "model_words": (
        "Van een taalmodel, niet letterlijk uit de stukken",
        "By a language model, not the papers' own words",
    ),
    "word_file": ("Word-bestand", "Word file"),
    "progress_of": ("{done} van {count} vragen doorzocht", "{done} of {count} questions searched"),
    "pause": ("Pauzeer", "Pause"),
    "go_on": ("Ga verder", "Go on"),
    "search_again": ("Zoek opnieuw", "Search again"),
    "proposal": ("Voorstel voor het antwoord", "Proposed answer"),
    "question_column": ("Vraag", "Question"),
    "state_column": ("Stand", "State"),
    "quotes": ("Citaten", "Quotes"),
    "within_filters": ("Gezocht binnen: {filters}", "Searched within: {filters}"),
    "without_filters": ("Gezocht in alle stukken", "Searched in all papers"),
    "search_with": ("Zoek opnieuw met deze filters", "Search again with these filters"),
    "sheet_made": (
        "Werkblad van {day}, automatisch samengesteld uit eerdere antwoorden. "
        "Controleer elk citaat aan de bron.",
        "Worksheet of {day}, put together automatically from earlier answers. "
        "Check each quote at its source.",
    ),
    "quote_left_out": (
        "[citaat weggelaten: deze woorden staan niet op deze plaats in het stuk]",
        "[quote left out: these words do not stand at this place in the paper]",
    ),
    "paper_left_out": (
        "[citaat weggelaten: dit stuk staat niet (meer) in de index]",
        "[quote left out: this paper is not in the index (any more)]",
    ),
    "quote_moved": (
        "Let op: dit citaat staat niet meer op deze plaats in de index.",
        "Mind: this quote no longer stands at this place in the index.",
    ),
}
