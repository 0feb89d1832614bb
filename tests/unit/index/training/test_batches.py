import numpy as np

from index.training.material import noise
from index.training.material.batches import QuestionChanges, own_questions
from index.training.material.corpus import TextUnit
from index.training.material.token_ids import material, rarity, tokenise
from index.training.vocabulary import count_words, make_tokenizer

SENTENCES = [f"de wolf nummer {n} loopt door het bos van gemeente {n}" for n in range(40)]
QUESTIONS = [f"where does wolf {n} walk" for n in range(40)]
TOKENIZER = make_tokenizer(count_words(SENTENCES * 5), count_words(QUESTIONS * 5))


def test_half_of_a_batch_are_questions_each_once_beside_running_text():
    beside = material(TOKENIZER, [TextUnit("bos", "over de wolf in het bos", (s, s)) for s in SENTENCES])
    rare = rarity([beside], TOKENIZER.get_vocab_size())
    frames = noise.read_frames(TOKENIZER)
    foreign = {"eng": noise.ForeignLanguage({}, frames["eng"])}
    tongues = QuestionChanges(rare, {}, {}, frames["nld"], foreign)
    sides = tokenise(TOKENIZER, QUESTIONS), tokenise(TOKENIZER, SENTENCES)
    batch = own_questions(sides, ["eng"] * 40, beside, tongues, 24, np.random.default_rng(1))
    assert len(batch.questions) == len(batch.passages)
    english = set(tokenise(TOKENIZER, ["where does walk"])[0].tolist())
    own = [number for number, ids in enumerate(batch.questions) if english & set(ids.tolist())]
    assert 6 <= len(own) <= 12
    numbers = {TOKENIZER.token_to_id(str(n)) for n in range(40)} - {None}
    told = [set(batch.questions[n].tolist()) & numbers & set(batch.passages[n].tolist()) for n in own]
    assert sum(map(bool, told)) >= len(own) // 3  # a question and its own passage: both name its number
