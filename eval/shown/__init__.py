"""A run for people: as text for a terminal, as a page, as Markdown.

In: summaries and differences (eval.summary, eval.compare). Out: text. It measures nothing.
"""
