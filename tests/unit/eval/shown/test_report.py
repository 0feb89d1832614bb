"""The report page: whole, self-contained and safe; its Markdown twin holds the same figures."""

from __future__ import annotations

import re

from eval.shown.report import failures, to_html, to_markdown
from tests.support.runs import a_run

VALUES = {
    "good": {"ndcg@10": 1.0, "recall@10": 1.0, "success@1": 1.0, "citation_recall": 1.0},
    "bad": {"ndcg@10": 0.0, "recall@10": 0.0, "success@1": 0.0, "citation_recall": 0.0},
}


def test_the_page_holds_figures_intervals_and_failures() -> None:
    run = a_run(VALUES, question="Wat kost de brug?")
    page = to_html({"hybrid": run, "dense": run, "vectors": run, "bm25": run})
    assert "0,500" in page and "alleen vectoren" in page and "alleen BM25" in page
    assert "onze kant van de betekenis" in page
    assert (
        "1 van 2 vragen" in page and "niets goeds bij de eerste tien" in page and "Wat kost de brug?" in page
    )


def test_the_page_asks_nothing_from_outside() -> None:
    page = to_html({"hybrid": a_run(VALUES)})
    assert not re.search(r"""(?:src|href)\s*=|@import|url\(|<script""", page)


def test_text_of_questions_and_answers_is_escaped() -> None:
    run = a_run(VALUES, question="<img src=x onerror=alert(1)>", said="<script>alert(2)</script>")
    page = to_html({"hybrid": run})
    assert "<img" not in page and "<script>" not in page and "&lt;img src=x" in page


def test_failures_say_what_went_wrong() -> None:
    ((row, why),) = failures(a_run(VALUES))
    assert row["id"] == "bad" and "het beste antwoord niet geciteerd" in why


def test_markdown_holds_the_same_figures() -> None:
    text = to_markdown({"hybrid": a_run(VALUES), "lexical": a_run(VALUES)})
    assert "| ndcg@10 | 0,500 [" in text and "**bad**" in text
