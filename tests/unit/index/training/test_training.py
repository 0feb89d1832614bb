"""The whole of `make model` on a thimble of invented data."""

import argparse
import gzip
import json

import numpy as np
import pytest

from index.models.embed import load_embedder
from index.models.late_interaction import LateInteraction
from index.training import __main__ as training
from index.training.material import corpus
from index.training.vocabulary import count_words, make_tokenizer

TOPICS = ["wolven", "scholen", "treinen", "dijken", "huizen", "vissers"]


def _gz(path, lines):
    path.write_bytes(gzip.compress("".join(f"{line}\n" for line in lines).encode()))


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("train")
    said = [
        f"De {topic} in gemeente {n} vragen aandacht; er is geld voor {topic}."
        for n in range(30)
        for topic in TOPICS
    ]
    motions = [
        {"onderwerp": f"Motie van het lid Jansen over {text}", "dossier": "d", "datum": None, "tekst": text}
        for text in said
    ]
    _gz(folder / "moties.jsonl.gz", [json.dumps(row) for row in motions])
    laws = [
        {"wet": "Wet", "kop": f"Over {topic}", "tekst": f"De {topic} zijn vrij. Hun aantal telt."}
        for topic in TOPICS
    ]
    _gz(folder / "wetsartikelen.jsonl.gz", [json.dumps(row) for row in laws])
    _gz(folder / "belgische_kamer.jsonl.gz", [json.dumps({"doc": "a", "tekst": text}) for text in said])
    _gz(
        folder / "zaaktitels.tsv.gz",
        [f"1\t2020-01-01\tMotie\t{text}\tDossier {n % 3}" for n, text in enumerate(said)],
    )
    _gz(
        folder / "engels_nederlands.tsv.gz",
        [f"stsb\tThe {topic} are free\tDe {topic} zijn vrij" for topic in TOPICS],
    )
    _gz(
        folder / "tatoeba_engels.tsv.gz",
        [f"deu\tDie {topic} sind frei\tThe {topic} are free" for topic in TOPICS],
    )
    _gz(folder / "woordenboek.tsv.gz", ["eng\twolves\tnld\twolven", "fra\tloups\teng\twolves"])
    names = ["nld", "deu", "fra", "spa", "tur", "pol", "ara", "eng"]
    news = [names] + [[f"{name} {topic} {n}" for name in names] for n in range(252) for topic in TOPICS]
    _gz(folder / "nieuws_acht_talen.tsv.gz", ["\t".join(line) for line in news])
    return folder


class Letters:
    """A teacher to whom texts are alike that share letters."""

    dimension = 26

    def encode(self, texts, prompt, longest):
        counts = np.array([[text.lower().count(chr(97 + n)) + 0.01 for n in range(26)] for text in texts])
        return (counts / np.linalg.norm(counts, axis=1, keepdims=True)).astype(np.float16)


def test_a_thimble_of_data_becomes_a_model(data, tmp_path, monkeypatch):
    monkeypatch.setattr(training, "RANKS", tmp_path / "ranks")
    monkeypatch.setattr(training, "load_teacher", Letters)
    settings = {
        "data": data,
        "taught": tmp_path / "taught",
        "out": tmp_path / "model",
        "steps": 200,
        "batch": 24,
        "dimension": 16,
    }
    training.make(argparse.Namespace(**settings, rate=0.03, seed=7, threads=1))
    embedder, late = load_embedder(str(tmp_path / "model")), LateInteraction(tmp_path / "model")
    texts = [f"Er is geld voor {topic}." for topic in TOPICS]
    found = embedder.encode_queries(TOPICS) @ embedder.encode_passages(texts).T
    assert (found.argmax(axis=1) == np.arange(len(TOPICS))).mean() >= 0.8
    scores = [late.score(topic, late.token_ids(texts)).argmax() for topic in TOPICS]
    assert scores == list(range(len(TOPICS)))
    assert len((tmp_path / "ranks").read_text().splitlines()) > 256


def test_held_out_motions_and_news_are_not_trained_on(data):
    trained = {unit.sentences for unit in corpus.motions(data)}
    held = {unit.sentences for unit in corpus.motions(data, held_out=True)}
    assert len(held) == 12
    assert not trained & held
    assert len(corpus.news(data)) == 1500
    assert len(corpus.news(data, held_out=True)) == 12


def test_our_own_questions_are_whole_and_what_is_held_out_is_not_trained_on():
    trained, held = corpus.own_question_pairs(), corpus.own_question_pairs(held_out=True)
    assert {pair.language for pair in held} == {"eng", "deu", "fra", "spa", "tur", "pol", "ara", "nld"}
    assert 0.08 < len(held) / len(trained + held) < 0.12
    assert not {pair.text for pair in trained} & {pair.text for pair in held}
    assert not {pair.other for pair in trained} & {pair.other for pair in held}
    assert all(pair.text.strip() and len(pair.other.split()) > 30 for pair in trained + held)


def test_a_motion_is_its_matter_without_its_frame(data):
    unit = next(corpus.motions(data))
    assert unit.head.startswith("De ")
    assert all(len(sentence) > 3 for sentence in unit.sentences)


def test_every_term_has_its_eight_languages():
    pairs = list(corpus.glossary())
    assert {pair.language for pair in pairs} == {"eng", "deu", "fra", "spa", "tur", "pol", "ara", "nld"}
    assert all(pair.text.strip() and pair.other.strip() for pair in pairs)


def test_rare_compounds_are_cut_and_common_words_kept():
    dutch = count_words(["samenwerking terugkeer zorg"] * 500 + ["terugkeersamenwerking"] * 5)
    tokenizer = make_tokenizer(dutch, count_words(["cooperation return"] * 3))
    assert tokenizer.encode("Terugkeersamenwerking").tokens == ["terugkeer", "samenwerking"]
    assert tokenizer.encode("cooperation, zórg").tokens == ["cooperation", ",", "zorg"]
