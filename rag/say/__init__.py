"""Findings -> an `Answer`: statements framed by who and when, or written by a language model; each verified.

In: `PartFindings`. Out: statements with numbered citations and notes. Finds nothing that was not gathered.
"""
