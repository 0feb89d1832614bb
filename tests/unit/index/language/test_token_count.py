import pytest
import tiktoken

from index.errors import ModelError
from index.language import token_count

TEXT = (
    "Vraag 3\n\nIs de Staatssecretaris bereid om vóór 1 maart 2024 € 2,8 miljard uit te trekken?\t😀 العراق"
)


def test_it_is_a_real_encoding_that_gives_the_text_back():
    encoding = token_count.encoding()
    assert isinstance(encoding, tiktoken.Encoding)
    assert encoding.name == "kamervraag_nl"
    assert encoding.decode(encoding.encode(TEXT)) == TEXT
    assert token_count.count_tokens(TEXT) == len(encoding.encode(TEXT))


def test_parliamentary_dutch_takes_few_tokens():
    text = "De minister heeft de Kamer geïnformeerd over de financiële situatie van gemeenten."
    assert token_count.count_tokens(text) <= 14
    assert token_count.count_tokens("") == 0


def test_special_tokens_are_plain_text():
    assert token_count.count_tokens("<|endoftext|>") > 1


def test_counting_is_linear_in_the_text():
    for awkward in (" " * 50_000, "\n \n " * 20_000, "a" * 50_000, "1" * 50_000, "-" * 50_000):
        assert token_count.count_tokens(awkward) > 0


def test_an_unknown_name_is_refused():
    with pytest.raises(ModelError, match="no token encoding named 'onbekend'"):
        token_count.encoding("onbekend")


def test_a_named_encoding_that_cannot_be_fetched_is_refused_in_time(monkeypatch):
    import time

    def hangs(_name):
        time.sleep(0.5)
        raise OSError("no network")

    monkeypatch.setattr(tiktoken, "get_encoding", hangs)
    monkeypatch.setattr(token_count, "FETCH_TIMEOUT_S", 0.05)
    with pytest.raises(ModelError, match="o200k_base is not cached"):
        token_count.encoding("o200k_base")


def test_a_cached_encoding_is_taken(monkeypatch):
    made = tiktoken.Encoding("cl100k_base", pat_str=r"\S+", mergeable_ranks={b"a": 0}, special_tokens={})
    monkeypatch.setattr(tiktoken, "get_encoding", lambda _name: made)
    assert token_count.encoding("cl100k_base") is made
    token_count.encoding.cache_clear()


def test_a_damaged_rank_file_is_refused(tmp_path, monkeypatch):
    damaged = tmp_path / "damaged.tiktoken"
    damaged.write_text("=== x\n")
    monkeypatch.setattr(token_count, "RANKS", damaged)
    token_count.encoding.cache_clear()
    with pytest.raises(ModelError, match="not a readable rank file"):
        token_count.encoding()
    token_count.encoding.cache_clear()
