import numpy as np

from index.training.material import noise
from index.training.vocabulary import count_words, make_tokenizer

RNG = np.random.default_rng(3)
TOKENIZER = make_tokenizer(
    count_words(["wat heeft het kabinet gezegd over de wolf en de zorg"] * 20),
    count_words(["the wolf care"] * 20),
)


def ids(text):
    return np.array(TOKENIZER.encode(text).ids, dtype=np.uint16)


def test_a_slip_changes_one_place():
    for _ in range(50):
        changed = noise.misspell("kabinet", RNG)
        assert abs(len(changed) - 7) <= 1
        assert changed[0] == "k"


def test_words_are_replaced_by_their_translations():
    words = noise.word_map(TOKENIZER, [("zorg", "care"), ("de wolf", "the wolf")])
    assert list(words) == ids("zorg").tolist()
    assert noise.replace_words(ids("de zorg"), words, 1.0, RNG).tolist() == ids("de care").tolist()
    assert noise.replace_words(ids("de zorg"), words, 0.0, RNG).tolist() == ids("de zorg").tolist()


def test_keywords_and_thinning_keep_the_order_and_something():
    text = ids("wat heeft het kabinet gezegd over de wolf")
    rare = np.ones(TOKENIZER.get_vocab_size(), np.float32)
    for cut in (lambda: noise.keywords(text, rare, RNG), lambda: noise.thin_out(text, RNG)):
        kept = cut().tolist()
        assert 0 < len(kept) <= len(text)
        places = [text.tolist().index(token) for token in kept]
        assert places == sorted(places)


def test_every_language_has_frames_with_a_gap():
    frames = noise.read_frames(TOKENIZER)
    assert set(frames) == {"nld", "eng", "deu", "fra", "spa", "tur", "pol", "ara"}
    framed = noise.add_frame(ids("wolf"), frames["nld"][:1], RNG)
    assert TOKENIZER.decode(framed.tolist()) == "wat heeft het kabinet gezegd over wolf ?"
