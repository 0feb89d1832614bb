"""Papers parsed, encoded and written, a few seconds' work to a transaction: what is done is kept."""

from __future__ import annotations

import time
from collections.abc import Sequence

from index.build.cluster import parse_on_cluster
from index.build.indexing.state import BuildState
from index.build.parsing import ParseResult, ParseTask, parse_and_encode, parse_file, parse_files
from index.build.report import FileRemark
from index.document import Document
from index.models.encoder import encoder
from index.passages import cut_document
from index.store.schema import EncodedPassages, KnownDocument, Source, Versions

_BATCH_SECONDS = 2.0
_BATCH_PAPERS = 50  # a slow model must not hold back for long what is done,
_BATCH_PASSAGES = 500  # however long its papers are


def index_papers(state: BuildState, wanted: Sequence[ParseTask]) -> None:
    """Parse, encode and write."""
    is_bundled = state.versions.encoder == encoder().version  # any process has that at hand
    jobs, cluster = state.options.jobs, state.options.workers
    encode_there = is_bundled and (cluster or jobs > 1)
    read = parse_and_encode if encode_there else parse_file
    found = parse_on_cluster(wanted, cluster, read) if cluster and wanted else parse_files(wanted, jobs, read)
    batch: list[ParseResult] = []
    since = time.perf_counter()
    try:
        for parsed in found:
            batch.append(parsed)
            if time.perf_counter() - since > _BATCH_SECONDS or _is_full(batch):
                full, batch = batch, []  # stopped while it is encoded, it is not encoded again
                _write_batch(state, full)
                since = time.perf_counter()
    finally:
        _write_batch(state, batch)


def _is_full(batch: Sequence[ParseResult]) -> bool:
    passages = sum(len(parsed.made[1].passages) for parsed in batch if parsed.made)
    return len(batch) >= _BATCH_PAPERS or passages >= _BATCH_PASSAGES


def _write_batch(state: BuildState, batch: Sequence[ParseResult]) -> None:
    store = state.store
    good = [(parsed.work.source, parsed.made) for parsed in batch if parsed.made]
    encoded = _encode_rest(state, batch)
    paths = [parsed.work.source.path for parsed in batch]
    known = {path: known_paper for path in paths if (known_paper := store.known_at(path))}
    with store.transaction():
        store.retire(known_paper.id for known_paper in known.values())
        for (source, (document, made)), seen in zip(good, encoded, strict=True):
            store.add(document, made, seen, source, state.versions)
            _record_indexed(state, document, source, known.get(source.path))
        for parsed in batch:
            if not parsed.made:
                state.fail(parsed.work.source, parsed.sentence)
    for parsed in batch:
        state.tell(parsed.work.name)


def _encode_rest(state: BuildState, batch: Sequence[ParseResult]) -> list[EncodedPassages]:
    """The parsed papers as the models see them; what no other process encoded is encoded here."""
    good = [(parsed.made, parsed.encoded) for parsed in batch if parsed.made]
    rest = iter(state.encoder.encode([made for made, encoded in good if encoded is None]))
    return [next(rest) if encoded is None else encoded for _, encoded in good]


def _record_indexed(
    state: BuildState, document: Document, source: Source, known_paper: KnownDocument | None
) -> None:
    state.store.clear_failures([source.path])
    state.report.changed += known_paper is not None
    state.report.added += known_paper is None
    state.report.warnings += [FileRemark(source.path, warning) for warning in document.warnings]


def encode_again(state: BuildState) -> None:
    """Documents of another model get new vectors without being parsed again."""
    stale = state.papers_of_other_model()
    state.total = state.done + len(stale)
    for first in range(0, len(stale), _BATCH_PAPERS):
        batch = stale[first : first + _BATCH_PAPERS]
        documents = [state.store.document(known_paper.id) for known_paper in batch]
        cuts = [(document, cut_document(document)) for document in documents]
        with state.store.transaction():
            for known_paper, (document, made), seen in zip(
                batch, cuts, state.encoder.encode(cuts), strict=True
            ):
                state.store.retire([known_paper.id])
                versions = Versions(known_paper.versions.parser, state.versions.encoder)
                state.store.add(document, made, seen, known_paper.source, versions)
        for known_paper in batch:
            state.tell(known_paper.name)
