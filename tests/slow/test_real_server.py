"""A real server of the protocol, `transformers serve`, with a tiny model of random weights: nonsense in
correct form. The answer must be the quotes themselves."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.search import Index
from rag.answer import answer
from rag.say.language_model import ChatWriter, TimeLimits

QUESTION = "Wat heeft het kabinet gezegd over gedwongen terugkeer naar Irak?"
TEMPLATE = "{% for message in messages %}{{ message['content'] }}\n{% endfor %}"
WORDS = (
    "de het kabinet heeft niet Irak 2050 7777 Zwartkruis zal [1] [2] [99] . , en terugkeer «nee» <b>".split()
)
MAKE = """
import sys
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast
folder, template, *words = sys.argv[1:]
vocabulary = {word: number for number, word in enumerate(["<unk>", "<s>", "</s>", *words])}
raw = Tokenizer(models.WordLevel(vocabulary, unk_token="<unk>"))
raw.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
made = PreTrainedTokenizerFast(tokenizer_object=raw, unk_token="<unk>", bos_token="<s>", eos_token="</s>")
made.chat_template = template
made.save_pretrained(folder)
LlamaForCausalLM(LlamaConfig(vocab_size=len(vocabulary), hidden_size=16, intermediate_size=32,
    num_hidden_layers=1, num_attention_heads=2, num_key_value_heads=2, max_position_embeddings=8192,
    bos_token_id=1, eos_token_id=2)).save_pretrained(folder)
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    pytest.importorskip("accelerate", reason="transformers serve asks for it")
    folder = tmp_path_factory.mktemp("model")
    environment = {**os.environ, "HF_HUB_OFFLINE": "1", "OMP_NUM_THREADS": "1"}
    subprocess.run([sys.executable, "-c", MAKE, str(folder), TEMPLATE, *WORDS], check=True, env=environment)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).parent / "transformers"), "serve", str(folder)]
    with subprocess.Popen(
        [*command, "--host", "127.0.0.1", "--port", str(port), "--device", "cpu"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            wait_for(f"http://127.0.0.1:{port}/health", process)
            yield f"http://127.0.0.1:{port}/v1", str(folder)
        finally:
            process.terminate()
            process.wait(30)


def wait_for(address: str, process: subprocess.Popen[bytes], timeout_s: float = 240.0) -> None:
    """Until the server answers; fails where it has ended."""
    deadline = time.monotonic() + timeout_s
    while time.monotonic() < deadline:
        assert process.poll() is None, "the server has ended"
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    pytest.fail("the server did not start")


@pytest.mark.slow
def test_a_real_server_with_random_weights(samples: Index, server: tuple[str, str]) -> None:
    url, model = server
    writer = ChatWriter(url, model, limits=TimeLimits(answer_s=120, silence_s=120))
    plain = answer(QUESTION, samples)
    result = answer(QUESTION, samples, writer=writer)
    assert result.statements == plain.statements and result.citations == plain.citations
    assert result.dropped > 0, "the server must have written something"
    assert "Zwartkruis" not in result.text and "7777" not in result.text
