"""Tables as any format gives them -> lines of text; lists of questions as labelled questions and answers.

In: rows of cells. Out: text. Knows neither Word nor PDF.
"""
