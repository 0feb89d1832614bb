"""Passages -> what the models see of them: vectors and token ids; which models an index was built with."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from index.document import Document
from index.errors import IndexFormatError
from index.language.analyser import ANALYSER_VERSION
from index.models.embed import BUNDLED_ID, StaticEmbedder, load_embedder
from index.models.embedder import Embedder
from index.models.late_interaction import Ids, LateInteraction
from index.models.token_table import BUNDLED, Floats, open_table
from index.passages import DocumentCut, behind_opening, opening
from index.store.schema import EncodedPassages, rebuild_hint


class Encoder:
    """The embedding model and the token table of one index."""

    def __init__(self, embedder: Embedder, interaction: LateInteraction) -> None:
        self.embedder = embedder
        self.interaction = interaction

    def encode(self, documents: Sequence[tuple[Document, DocumentCut]]) -> list[EncodedPassages]:
        """Each document's passages, with the tokens of its title; all embedded together."""
        texts = [passage.text for _, made in documents for passage in made.passages]
        found, ids = self._encode_texts(texts, documents)
        vectors = [row.tobytes() for row in found.astype(np.float16)]
        tokens = [of_text.tobytes() for of_text in ids]
        titles = self.interaction.token_ids([_title_with_subject(document) for document, _ in documents])
        encoded = []
        first = 0
        for (_, made), title in zip(documents, titles, strict=True):
            last = first + len(made.passages)
            encoded.append(EncodedPassages(tokens[first:last], vectors[first:last], title.tobytes()))
            first = last
        return encoded

    def _encode_texts(
        self, texts: Sequence[str], documents: Sequence[tuple[Document, DocumentCut]]
    ) -> tuple[Floats, list[Ids]]:
        """Vectors and tokens; where both are of one table a text is given to its tokenizer once.

        A model that reads context gets what it needs of it: see `behind_opening`.
        """
        embedder, table = self.embedder, self.interaction.table
        if isinstance(embedder, StaticEmbedder) and embedder.reads(table):
            ids = table.ids(texts)
            return embedder.encode_ids(ids), self.interaction.distinct_ids(ids)
        if self.reads_context:
            read = [text for document, made in documents for text in behind_opening(document, made.passages)]
        else:
            read = list(texts)
        return embedder.encode_passages(read), self.interaction.token_ids(texts)

    @property
    def reads_context(self) -> bool:
        """Whether a text's vector is a transformer's, not the mean of a table's rows."""
        return not isinstance(self.embedder, StaticEmbedder)

    @property
    def version(self) -> str:
        """Changes whenever what `encode` gives does."""
        words = [
            self.embedder.model_id,
            self.embedder.revision,
            _prompts_as_json(self.embedder),
            open_table(BUNDLED).revision,
            *(["behind the opening"] if self.reads_context else []),
        ]
        return hashlib.sha256("\n".join(words).encode()).hexdigest()[:12]

    def manifest(self) -> dict[str, str]:
        """What an index must remember of its models."""
        return {
            "model": self.embedder.model_id,
            "revision": self.embedder.revision,
            "prompts": _prompts_as_json(self.embedder),
            "dimension": str(self.embedder.dimension),
            "interaction": open_table(BUNDLED).revision,
            "vocabulary": str(self.interaction.vocabulary_size),
            "token_type": "uint16" if self.interaction.vocabulary_size <= 2**16 else "uint32",
            "analyser": str(ANALYSER_VERSION),
        }


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """Which embedding model, None for the bundled one, and how it is used: see `load_embedder`.

    `prompts` holds pairs of "query" or "passage" and a text; None means those known for the model.
    """

    model: str | None = None
    device: str | None = None
    backend: str = "torch"
    prompts: tuple[tuple[str, str], ...] | None = None


@lru_cache(maxsize=4)
def encoder(choice: ModelChoice = ModelChoice()) -> Encoder:
    """The model chosen; raises ModelError where it cannot be had."""
    prompts = None if choice.prompts is None else dict(choice.prompts)
    embedder = load_embedder(choice.model, device=choice.device, backend=choice.backend, prompts=prompts)
    return Encoder(embedder, LateInteraction())


def encoder_of(manifest: dict[str, str], place: object) -> Encoder:
    """The models that an index was built with; raises IndexFormatError where this version has others."""
    bundled = encoder()
    name = manifest.get("model")
    made = (
        bundled
        if name == bundled.embedder.model_id
        else encoder(remembered_choice(manifest, ModelChoice(name)))
    )
    refuse_other(manifest, made, place)
    return made


def remembered_choice(manifest: dict[str, str], choice: ModelChoice) -> ModelChoice:
    """The choice with what an index remembers in the place of what it leaves open."""
    name = choice.model or manifest["model"]
    prompts = choice.prompts
    if prompts is None and name == manifest["model"]:
        prompts = tuple(sorted(json.loads(manifest["prompts"]).items()))
    return replace(choice, model=None if name == BUNDLED_ID else name, prompts=prompts)


def refuse_other(manifest: dict[str, str], made: Encoder, place: object) -> None:
    """Raise IndexFormatError where an index was not built with these models and this analyser."""
    for key, own_value in made.manifest().items():
        if manifest.get(key) != own_value:
            raise IndexFormatError(
                f"was built with {key} {manifest.get(key)}, not {own_value}; {rebuild_hint(place)}",
                str(place),
            )


def _title_with_subject(document: Document) -> str:
    """The title, or what stands in its place, and the subject where that is not a part of it."""
    title, subject = document.title or opening(document), document.subject or ""
    return title if subject in title else f"{title} {subject}"


def _prompts_as_json(embedder: Embedder) -> str:
    return json.dumps(dict(embedder.prompts), sort_keys=True, ensure_ascii=False)
