"""Text -> words and terms: folding, stems, compounds, names of places, spelling, sentences, the language.

In: plain text. Out: words, terms, sentences, token counts, vocabularies of cabinets, parties and countries.
Knows nothing of papers, files or indexes.
"""
