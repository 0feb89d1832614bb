import numpy as np
import pytest

from index.errors import ModelError
from index.models.late_interaction import BESIDE, LateInteraction
from index.training.export import write_model
from tests.unit.index.models.test_token_table import tiny_tokenizer

# motie and kamer are alike (cosine .6), wolf stands alone, zorg is opposite to kamer.
DIRECTIONS = np.array([[0, 0, 1], [1, 0, 0], [0.6, 0.8, 0], [0, 0, -1], [-1, 0, 0]], np.float32)
WEIGHTS = np.array([0.5, 1, 3, 2, 2], np.float32)


@pytest.fixture
def late(tmp_path):
    write_model(tmp_path, tiny_tokenizer(), DIRECTIONS, np.ones(5, np.float32), WEIGHTS)
    return LateInteraction(tmp_path, max_passage_tokens=3)


def test_score_is_the_weighted_mean_of_the_best_cosines(late):
    passages = late.token_ids(["motie zorg", "kamer", "wolf motie kamer"])
    # kamer weighs 1, motie 3. Passage 1: .6 and 1; passage 2: 1 and .6; passage 3: 1 and 1.
    expected = [(0.6 + 3) / 4, (1 + 3 * 0.6) / 4, 1.0]
    assert late.score("kamer motie", passages).tolist() == pytest.approx(expected, abs=0.01)


def test_a_repeated_word_counts_once(late):
    passages = late.token_ids(["motie zorg"])
    assert late.score("kamer kamer motie", passages) == late.score("kamer motie", passages)


def test_rare_tokens_weigh_more_with_idf(late):
    passages = late.token_ids(["motie", "kamer"])
    idf = np.array([1, 9, 0, 1, 1], np.float32)  # motie is everywhere: only kamer counts
    assert late.score("kamer motie", passages, idf).tolist() == pytest.approx([0.6, 1.0], abs=0.01)


def test_empty_passages_and_questions_score_nothing(late):
    passages = late.token_ids(["", "wolf", ""])
    assert late.score("wolf", passages).tolist() == pytest.approx([0, 1, 0], abs=0.01)
    assert late.score("", passages).tolist() == [0, 0, 0]
    assert late.score("wolf", []).tolist() == []


def test_candidates_taken_as_one_have_the_best_of_both(late):
    passages = late.token_ids(["wolf", "motie"])
    together, lengths = np.concatenate(passages), np.array([len(ids) for ids in passages])
    best, weights = late.token_similarities("wolf motie", together, lengths)
    assert (best.max(axis=0) @ weights).item() == pytest.approx(1.0, abs=0.01)
    assert (best @ weights).tolist() == pytest.approx(late.score("wolf motie", passages).tolist())


def test_words_beside_the_question_count_for_less_and_make_no_word_of_it_lighter(late):
    (ids,) = late.token_ids(["wolf"])
    lengths = np.array([1])
    best, weights = late.token_similarities("kamer", ids, lengths, beside={"wolf": 0.5, "kamer": 1.0})
    # kamer weighs 1 however often it is said, wolf 2 times .5 times what such a word counts
    wolf = 2 * 0.5 * BESIDE
    assert weights.tolist() == pytest.approx([1 / (1 + wolf), wolf / (1 + wolf)])
    assert (best @ weights).item() == pytest.approx(wolf / (1 + wolf), abs=0.01)


def test_token_ids_are_distinct_capped_and_small(late):
    (ids,) = late.token_ids(["zorg wolf zorg motie kamer"])
    assert ids.tolist() == [4, 3, 2]
    assert ids.dtype == np.uint16
    assert late.vocabulary_size == 5


def test_only_the_heaviest_tokens_of_a_long_question_count(tmp_path):
    write_model(tmp_path, tiny_tokenizer(), DIRECTIONS, np.ones(5, np.float32), WEIGHTS)
    late = LateInteraction(tmp_path, max_question_tokens=1)
    passages = late.token_ids(["kamer", "motie"])
    assert late.score("kamer motie", passages).tolist() == pytest.approx([0.6, 1.0], abs=0.01)


def test_a_model_without_question_weights_is_refused(tmp_path):
    import json

    from safetensors.numpy import save_file

    (tmp_path / "modules.json").write_text(json.dumps([{"type": "x.StaticEmbedding", "path": ""}]))
    tiny_tokenizer().save(str(tmp_path / "tokenizer.json"))
    save_file({"embedding.weight": DIRECTIONS}, tmp_path / "model.safetensors")
    with pytest.raises(ModelError, match="not trained for late interaction"):
        LateInteraction(tmp_path)


def test_the_bundled_model_reads_english_over_dutch():
    late = LateInteraction()
    passages = late.token_ids(
        ["Het kabinet wil de sluiting van ziekenhuizen voorkomen.", "De wolf is een beschermde diersoort."]
    )
    hospital, wolf = late.score("Are hospitals going to close?", passages)
    assert hospital > wolf
