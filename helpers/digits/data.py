"""1,797 handwritten digits of 8 by 8 cells; source and licence stand in SOURCE.md."""

from pathlib import Path

import numpy as np
import torch

__all__ = ["HELD_BACK", "MOST_INK", "load_digits"]

MOST_INK = 16  # a cell was counted from 4 by 4 dots
HELD_BACK = 397  # of the 1,797, about a fifth
_FILE = Path(__file__).parent / "optical_digits.csv.gz"


def load_digits():
    """Return (images, labels): int64 Tensors, shapes (1797, 64), from 0 to 16, row by row, and (1797,), from 0 to 9."""
    numbers = torch.from_numpy(np.loadtxt(_FILE, delimiter=",", dtype=np.int64))
    return numbers[:, :-1].contiguous(), numbers[:, -1].contiguous()
