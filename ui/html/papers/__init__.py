"""The screen of papers as HTML and RSS: lists with facets, people, open sets, each with an address.

In: a `PaperView` (what an address says), the open index and what is counted of it. Out: safe HTML or XML.
"""
