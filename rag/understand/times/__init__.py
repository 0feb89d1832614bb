"""Time as people say it: a folded question -> moments, bounds, feasts, elections, in eight languages.

`periods` beside this room puts them together. In comes a question folded letter for letter, out go days
with their place; nothing here knows of papers.
"""
