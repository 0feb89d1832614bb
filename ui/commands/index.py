"""`kamervraag index`: papers -> an index on disk, only what changed."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from index.build import BuildOptions, build
from index.build.carrying import CarryReport, carry
from index.build.cluster import check_cluster
from index.build.indexing import BuildReport, FileRemark, ModelChoice, Progress
from index.build.invented import SAMPLES
from index.build.zips import unpack_zips
from index.errors import ClusterError, DocumentError
from rag.contract import reply_json
from ui.commands.flags import (
    Commands,
    add_index,
    add_json,
    add_ocr,
    counted,
    folder_and_server,
    positive,
    server_address,
)

SHOWN = 20  # remarks of one kind before the rest is only counted


def add_to(commands: Commands) -> None:
    """Add the command and its flags."""
    command = commands.add_parser("index", help="read papers into an index, only what changed")
    command.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a paper or a folder of papers")
    add_index(command, on_server=True)
    command.add_argument(
        "--to",
        type=server_address,
        metavar="URL",
        help="also write it to a Milvus server, milvus://HOST:PORT/NAME, for machines without these files",
    )
    command.add_argument(
        "--jobs", type=positive, default=os.cpu_count() or 1, metavar="N", help="processes (%(default)s)"
    )
    command.add_argument(
        "--workers",
        type=cluster_address,
        metavar="URL",
        help="read papers on a Ray cluster, ray://HOST:10001 (kamervraag[cluster])",
    )
    command.add_argument("--prune", action="store_true", help="also where many papers have gone at once")
    command.add_argument("--rebuild", action="store_true", help="also where the index is of another version")
    command.add_argument(
        "--zip", action="store_true", help="also the papers in zip files (unpacked beside the index)"
    )
    _add_model_flags(command)
    add_ocr(command)
    add_json(command)
    command.set_defaults(run=run)


def _add_model_flags(command: argparse.ArgumentParser) -> None:
    group = command.add_argument_group("another embedding model (the index remembers it)")
    group.add_argument("--model", metavar="ID|FOLDER", help="e5, or a sentence-transformers model")
    group.add_argument("--device", metavar="NAME", help="where it runs: cpu, cuda, mps")
    backends = ("torch", "onnx", "openvino")
    group.add_argument("--backend", choices=backends, default="torch", help="with what (%(default)s)")
    group.add_argument("--query-prompt", metavar="TEXT", help="what is put before a question, and")
    group.add_argument(
        "--passage-prompt",
        metavar="TEXT",
        help="before a passage; one or both replace what is known for the model",
    )


def cluster_address(text: str) -> str:
    """The address of a Ray cluster that answers; raises argparse's own error."""
    try:
        check_cluster(text)
    except ClusterError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text


def choice(args: argparse.Namespace) -> ModelChoice:
    """The embedding model that the flags ask for."""
    prompts = None
    if args.query_prompt is not None or args.passage_prompt is not None:
        given = (("passage", args.passage_prompt), ("query", args.query_prompt))
        prompts = tuple((name, text) for name, text in given if text)
    return ModelChoice(args.model, args.device, args.backend, prompts)


def _options(args: argparse.Namespace) -> BuildOptions:
    return BuildOptions(
        choice=choice(args),
        jobs=args.jobs,
        ocr=args.ocr,
        rebuild=args.rebuild,
        prune=args.prune,
        invented=SAMPLES,
        workers=args.workers,
    )


def run(args: argparse.Namespace) -> int:
    """Build, with a bar on a terminal; status 1 where nothing could be read or the work was stopped."""
    folder, server = folder_and_server(args.index, args.to)
    paths, remarks = unpack_zips(args.paths, folder) if args.zip else (args.paths, [])
    list_remarks("could not be read", remarks)
    if args.zip and not paths:
        raise DocumentError(remarks[0].sentence if remarks else "holds no papers", args.paths[0])
    with bar() as progress:
        report = build(paths, folder, _options(args), progress)
    if args.zip:
        report.passed_over = [each for each in report.passed_over if not each.lower().endswith(".zip")]
    show_remarks(report)
    report.failed += remarks
    carried = None
    if server and not report.interrupted:
        with bar() as progress:
            carried = carry(folder, server, rebuild=args.rebuild, progress=progress)
    _write_reports(report, carried, folder, as_json=args.json)
    return 1 if report.interrupted or not report.documents else 0


def _write_reports(report: BuildReport, carried: CarryReport | None, folder: Path, *, as_json: bool) -> None:
    on_server = {} if carried is None else {"server": asdict(carried)}
    if as_json:
        shown = json.dumps(reply_json(**asdict(report), **on_server), ensure_ascii=False, indent=2)
    else:
        shown = build_summary(report, folder) + (f"\n{carry_summary(carried)}" if carried else "")
    sys.stdout.write(shown + "\n")


def carry_summary(carried: CarryReport) -> str:
    """One line: what was written to a server, and what it holds now."""
    changes = ("added", "changed", "removed")
    done = ", ".join(f"{getattr(carried, name)} {name}" for name in changes if getattr(carried, name))
    return (
        f"{carried.place} holds {counted(carried.papers, 'paper')} in {counted(carried.passages, 'passage')} "
        f"(generation {carried.generation}; {done or 'nothing to do'}, {carried.seconds:.1f} s)"
    )


def build_summary(report: BuildReport, index: Path) -> str:
    """Two lines: what was done, what the index holds now."""
    changes = ("added", "changed", "moved", "removed", "unchanged")
    done = ", ".join(f"{getattr(report, name)} {name}" for name in changes if getattr(report, name))
    stopped = "Stopped early, what was done is kept. " if report.interrupted else ""
    failed = f", {len(report.failed)} could not be read" if report.failed else ""
    kinds = ("paper", "exchange", "paragraph", "passage")
    numbers = (report.documents, report.exchanges, report.paragraphs, report.passages)
    papers, exchanges, paragraphs, passages = map(counted, numbers, kinds)
    return (
        f"{stopped}{done or 'nothing to do'}{failed} ({report.seconds:.1f} s)\n"
        f"{index} holds {papers} with {exchanges} and {paragraphs}, in {passages} "
        f"(generation {report.generation})"
    )


def show_remarks(report: BuildReport) -> None:
    """Write what there is to tell of single files to stderr."""
    list_remarks("could not be read", report.failed)
    list_remarks("kept", report.kept)
    list_remarks("left out", report.left_out)
    list_remarks("duplicate", report.duplicates)
    list_remarks("warning", report.warnings)
    if report.passed_over:
        sys.stderr.write(f"{len(report.passed_over)} file(s) of another kind passed over\n")


def list_remarks(kind: str, remarks: Sequence[FileRemark]) -> None:
    """Write the first SHOWN remarks of a kind to stderr, and how many more there are."""
    for remark in remarks[:SHOWN]:
        sys.stderr.write(f"{kind}: {remark.path}: {remark.sentence}\n")
    if len(remarks) > SHOWN:
        sys.stderr.write(f"{kind}: {len(remarks) - SHOWN} more\n")


@contextmanager
def bar() -> Iterator[Progress | None]:
    """A progress bar with the time left on stderr; nothing where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # a tenth of a second that only a terminal needs
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Bar(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("", total=None)

        def tell(done: int, total: int, name: str) -> None:
            shown.update(task, completed=done, total=total, description=name[-40:].replace("[", "("))

        yield tell
