"""BM25 alone and vectors alone: what a search has to beat, with nothing of ours but the passages.

`bm25` is tantivy's, with its own tokenizer and Dutch Snowball stemmer (k1 1.2, b .75): no compounds, everyday
words, countries or spelling. `vectors` compares one vector of the index's model for the question with one for
each passage, exactly: no late interaction, no unit as a whole. Both get the question as it was typed, without
history and filters, and a unit is as good as its best passage.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

import numpy as np
import tantivy

from index.passages import cut_document
from index.search import Index

Baseline = Literal["bm25", "vectors"]
Place = tuple[str, str | None, int | None]  # paper, exchange, paragraph
Search = Callable[[str, int], list[Place]]  # a question, how many -> the best places first
DEEPER = 5  # passages looked at for each place wanted: several may be of one place


def baseline(name: Baseline, index: Index) -> Search:
    """A search over all passages of an index; made in memory, in seconds for some hundreds of papers."""
    texts, owners = passages(index)
    rank = _bm25_search(texts) if name == "bm25" else _vector_search(texts, index)

    def search(question: str, k: int) -> list[Place]:
        places = (place for row in rank(question, k * DEEPER) for place in owners[row])
        return list(dict.fromkeys(places))[:k]

    return search


def passages(index: Index) -> tuple[list[str], list[tuple[Place, ...]]]:
    """The text of each passage, and the places that it belongs to (a joint answer to several)."""
    texts: list[str] = []
    owners: list[tuple[Place, ...]] = []
    for name in index.documents():
        pieces = cut_document(index.document(name))
        for passage in pieces.passages:
            units = [pieces.units[number] for number in passage.units]
            texts.append(passage.text)
            owners.append(tuple((name, unit.exchange, unit.paragraph) for unit in units))
    return texts, owners


def _bm25_search(texts: list[str]) -> Callable[[str, int], list[int]]:
    words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    analyser = words.filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.stemmer("dutch")).build()
    schema = tantivy.SchemaBuilder().add_text_field("text", tokenizer_name="dutch")
    made = tantivy.Index(schema.add_unsigned_field("row", stored=True).build())
    made.register_tokenizer("dutch", analyser)
    writer = made.writer(num_threads=1)
    for row, text in enumerate(texts):
        writer.add_document(tantivy.Document(text=text, row=row))
    writer.commit()
    made.reload()
    searcher = made.searcher()

    def rank(question: str, k: int) -> list[int]:
        query = made.parse_query(" ".join(re.findall(r"\w+", question.lower())) or "x", ["text"])
        return [int(searcher.doc(at)["row"][0]) for _, at in searcher.search(query, k).hits]

    return rank


def _vector_search(texts: list[str], index: Index) -> Callable[[str, int], list[int]]:
    matrix = index.embedder.encode_passages(texts)

    def rank(question: str, k: int) -> list[int]:
        scores = matrix @ index.embedder.encode_queries([question])[0]
        return [int(row) for row in np.argsort(-scores, kind="stable")[:k]]

    return rank
