"""A question in another language -> Dutch terms for the lexical side, from a packaged dictionary.

In comes a question and its language, out go weighted terms. Sentences are not translated: nothing of this
is shown, it only finds papers.
"""
