"""Digits are learned: those held back are read right on each seed, and a network trained on nonsense reads nothing."""

import hashlib
import re

import pytest
import torch

from helpers.course import ROOT
from helpers.digits import DigitReader, load_digits, share_right, split, train_digits
from helpers.digits.data import HELD_BACK
from tests.sweeps import first

IMAGES, LABELS = load_digits()


def test_the_file_is_the_one_that_its_source_names():
    """1,797 digits of 64 inks from 0 to 16, as many of each as the source's documentation counts, and unchanged."""
    assert IMAGES.shape == (1797, 64)
    assert (int(IMAGES.min()), int(IMAGES.max())) == (0, 16)
    # the counts of optdigits.names: "No of examples in testing set"
    assert torch.bincount(LABELS).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    packed = (ROOT / "helpers/digits/optical_digits.csv.gz").read_bytes()
    assert hashlib.sha256(packed).hexdigest() == "09f66e6debdee2cd2b5ae59e0d6abbb73fc2b0e0185d2e1957e9ebb51e23aa22"
    assert re.search(r"CC BY 4\.0", (ROOT / "helpers/digits/SOURCE.md").read_text("utf-8"))


def test_none_is_both_seen_and_held_back():
    """Every digit is on one side, and another seed mixes them anew."""
    seen, unseen = split(len(LABELS), 3)
    assert len(unseen) == HELD_BACK
    assert sorted([*seen.tolist(), *unseen.tolist()]) == list(range(len(LABELS)))
    assert not torch.equal(unseen, split(len(LABELS), 4)[1])


@pytest.mark.parametrize("seed", first(2, range(20)))
def test_95_of_100_digits_held_back_are_read_right(seed):
    """Trained on the others, the network reads at least 95 % of the digits that it never saw."""
    seen, unseen = split(len(LABELS), seed)
    reader, losses = train_digits(IMAGES[seen], LABELS[seen], seed)
    assert losses[-1] < losses[0] / 5
    assert share_right(reader(IMAGES[unseen]), LABELS[unseen]) >= 0.95


@pytest.mark.parametrize("seed", first(1, range(3)))
def test_shuffled_labels_teach_nothing(seed):
    """With labels shuffled among the digits, those held back are read as by chance: no leak makes the share high."""
    seen, unseen = split(len(LABELS), seed)
    shuffled = LABELS[seen][torch.randperm(len(seen), generator=torch.Generator().manual_seed(seed))]
    reader, _ = train_digits(IMAGES[seen], shuffled, seed)
    # chance is 0.1, and its standard deviation over 397 digits 0.015; readings of one label are not independent
    assert share_right(reader(IMAGES[unseen]), LABELS[unseen]) < 0.25


def test_the_mask_is_left_out_on_the_way_back_alone():
    """Without the mask the first scores are the same, and what is learned is not."""
    some = slice(0, 64)
    none = train_digits(IMAGES[some], LABELS[some], epochs=0)[0](IMAGES)
    assert torch.equal(none, train_digits(IMAGES[some], LABELS[some], epochs=0, mask=False)[0](IMAGES))
    one, other = (train_digits(IMAGES[some], LABELS[some], epochs=1, mask=mask)[0](IMAGES) for mask in (True, False))
    assert not torch.allclose(one, other)


def test_a_score_is_what_a_plain_sum_gives():
    """One score, added up by hand."""
    generator = torch.Generator().manual_seed(1)
    w1, b1, w2, b2 = (torch.randn(size, generator=generator) for size in ((64, 3), (3,), (3, 10), (10,)))
    image = IMAGES[5]
    hidden = [float(b1[j]) + sum(float(image[i]) / 16 * float(w1[i, j]) for i in range(64)) for j in range(3)]
    score = float(b2[7]) + sum(max(hidden[j], 0.0) * float(w2[j, 7]) for j in range(3))
    assert float(DigitReader(w1, b1, w2, b2)(IMAGES[5:6])[0, 7]) == pytest.approx(score, rel=1e-5)


def test_the_share_is_counted_row_by_row():
    """Two of three largest scores stand at their label."""
    scores = torch.tensor([[0.1, 0.9], [0.8, 0.2], [0.3, 0.4]])
    assert share_right(scores, torch.tensor([1, 0, 0])) == pytest.approx(2 / 3)
