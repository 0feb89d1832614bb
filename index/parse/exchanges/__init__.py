"""The body of a paper -> exchanges (a question with the answer that covers it), paragraphs and notes.

In: the blocks of a `CleanPaper`. Out: `Exchange`s and `Paragraph`s as spans into the shown text.
"""
