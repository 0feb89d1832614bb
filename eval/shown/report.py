"""Summaries -> a page for people who would rather look than read, self-contained; and its Markdown twin."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from eval.summary import Summary

MODES = {
    "hybrid": "alles samen",
    "dense": "onze kant van de betekenis",
    "lexical": "onze kant van de woorden",
    "vectors": "alleen vectoren",
    "bm25": "alleen BM25",
}
HEADLINES = {
    "success@1": "goede vraag of alinea bovenaan",
    "doc_success@1": "goede stuk bovenaan",
    "ndcg@10": "nDCG@10 op de vraag",
    "fact_recall": "gevraagde feiten in het antwoord",
    "citation_precision": "citaten die ter zake zijn",
    "citation_recall": "vragen met het beste citaat",
    "citation_validity": "citaten die woordelijk kloppen",
    "abstention_recall": "terecht geen antwoord",
    "false_refusal": "ten onrechte geen antwoord",
}
COMPARED = (
    *("ndcg@10", "recall@10", "recall@100", "mrr", "success@1"),
    *("doc_ndcg@10", "doc_recall@5", "doc_success@1"),
)
SLICED = ("ndcg@10", "doc_success@1", "citation_recall", "fact_recall")
FAULTS = (
    ("false_refusal", 1.0, "ten onrechte geen antwoord gegeven"),
    ("abstention_recall", 0.0, "een antwoord gegeven waar de stukken zwijgen"),
    ("recall@10", 0.0, "niets goeds bij de eerste tien"),
    ("doc_recall@5", 0.0, "het stuk niet bij de eerste vijf"),
    ("citation_recall", 0.0, "het beste antwoord niet geciteerd"),
    ("fact_recall", 0.0, "geen van de gevraagde feiten genoemd"),
    ("premise_corrected", 0.0, "een onjuiste aanname niet rechtgezet"),
)


def to_html(summaries: Mapping[str, Summary]) -> str:
    """One page without any outside request; `summaries` is keyed by search mode and holds "hybrid"."""
    whole = summaries["hybrid"]
    room = files("eval.shown")
    template = Environment(autoescape=True).from_string(room.joinpath("report.html").read_text("utf-8"))
    return template.render(
        css=Markup(room.joinpath("report.css").read_text("utf-8")),  # our own file: nothing to escape
        summaries=summaries,
        whole=whole,
        modes=MODES,
        headlines=HEADLINES,
        compared=[name for name in COMPARED if name in whole.overall],
        sliced=[name for name in SLICED if name in whole.overall],
        stages=[
            n.removesuffix("_p50_ms")
            for n in whole.overall
            if n.endswith("_p50_ms") and n != "latency_p50_ms"
        ],
        failures=failures(whole),
    )


def to_markdown(summaries: Mapping[str, Summary]) -> str:
    """The same figures as Markdown tables."""
    whole = summaries["hybrid"]
    headlines = [
        f"| {label} | {_with_interval(whole, n)} |" for n, label in HEADLINES.items() if n in whole.overall
    ]
    compared = [
        f"| {name} | " + " | ".join(_with_interval(summary, name) for summary in summaries.values()) + " |"
        for name in COMPARED
        if name in whole.overall
    ]
    failed = [f"- **{row['id']}** {row['question']}: {why}" for row, why in failures(whole)]
    return "\n".join(
        [
            f"# Evaluatie van kamervraag ({len(whole.questions)} vragen)",
            "\n| | waarde [95%-interval] |\n|---|---|",
            *headlines,
            "\n| | " + " | ".join(MODES[mode] for mode in summaries) + " |",
            "|---|" + "---|" * len(summaries),
            *compared,
            "\n## Wat misging\n",
            *failed,
            "",
        ]
    )


def failures(summary: Summary) -> list[tuple[Mapping[str, Any], str]]:
    """The questions that went wrong, each with what went wrong in words."""
    found = []
    for row in summary.questions:
        why = [sentence for name, bad, sentence in FAULTS if row.get(name) == bad]
        if why:
            found.append((row, "; ".join(why)))
    return found


def _with_interval(summary: Summary, name: str) -> str:
    low, high = summary.intervals[name]
    return f"{summary.overall[name]:.3f} [{low:.3f} – {high:.3f}]".replace(".", ",")
