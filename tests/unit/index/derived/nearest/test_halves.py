from __future__ import annotations

import numpy as np

from index.derived.nearest.halves import widen


def test_every_finite_half_is_widened_to_the_number_that_it_is() -> None:
    halves = np.arange(1 << 16, dtype=np.uint16).view(np.float16)
    halves = halves[np.isfinite(halves)]
    wide = widen(halves)
    assert wide.dtype == np.float32 and np.array_equal(wide, halves.astype(np.float32))
    assert np.array_equal(np.signbit(wide), np.signbit(halves))
    assert widen(halves[:6].reshape(2, 3)).shape == (2, 3)
