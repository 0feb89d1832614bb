"""Text -> words and terms: folding, stems, compounds, names of places, spelling, the language of a question.

In: plain text. Out: folded words, terms, token counts, vocabularies of cabinets, parties and countries.
Knows nothing of papers, files or indexes.
"""
