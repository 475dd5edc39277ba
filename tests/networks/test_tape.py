"""Autograd by hand against torch's, and the learner's own parts from the progress file."""

import pytest
import torch

from helpers.exercises import find
from helpers.networks.own import own_autograd
from helpers.networks.tape import hand_back, record, record_network, walk, walk_steps
from helpers.networks.three_ways import initial_arrays
from helpers.score.store import ProgressFile


@pytest.fixture
def start():
    return [torch.from_numpy(array) for array in initial_arrays(2, (6, 5, 4, 3))]


def test_the_walk_gives_torchs_gradients(start):
    """Of the network's loss, for every value on its tape, those in the middle too."""
    tape, values = record_network(record, *start)
    x, y, w1, w2 = (tensor.clone().requires_grad_() for tensor in start)
    h = x.mm(w1)
    h_relu = h.clamp(min=0)
    y_pred = h_relu.mm(w2)
    loss = (y_pred - y).pow(2).sum()
    theirs = torch.autograd.grad(loss, (x, y, w1, w2, h, h_relu, y_pred))
    names = ("x", "y", "w1", "w2", "h", "h_relu", "y_pred")
    for name, mine, their in zip(names, walk(tape, [values[name] for name in names], hand_back), theirs):
        torch.testing.assert_close(mine, their, msg=name)


def test_what_is_used_twice_gets_the_sum():
    """a times a at 3 has the slope 6."""
    a, tape = torch.tensor([[3.0]]), []
    record(tape, "sum", (record(tape, "mm", (a, a)),))
    assert walk(tape, (a,), hand_back)[0].item() == 6


def test_the_walk_can_be_watched(start):
    """One look after each step, last step first, and an earlier look stays as it was."""
    tape, _ = record_network(record, *start)
    looks = list(walk_steps(tape, hand_back))
    assert [place for place, _, _ in looks] == [5, 4, 3, 2, 1, 0]
    assert [len(grads) for _, _, grads in looks] == [2, 3, 5, 7, 8, 10]


def test_an_operation_without_rule_is_named():
    """Its name stands in the error."""
    with pytest.raises(KeyError, match="'exp'"):
        hand_back("exp", (torch.ones(2),), torch.ones(2))


def test_the_learners_own_parts_are_taken_from_progress(tmp_path):
    """What was passed is used and named; what is missing or cannot be read back is the lesson's."""
    file = ProgressFile(tmp_path / "progress.json")
    assert own_autograd(file).whose == "the lesson's record, rule and walk"
    file.record("autograd.record", status="passed", points=2, source=find("autograd.record").solution_source)
    file.record("autograd.rule", status="passed", points=3, source="def rule(:")
    mine = own_autograd(file)
    assert mine.whose == "your record; the lesson's rule, walk"
    assert (mine.rule, mine.walk) == (hand_back, walk)
    assert mine.record is not record
    for name in ("rule", "walk"):
        file.record(f"autograd.{name}", status="passed", points=3, source=find(f"autograd.{name}").solution_source)
    mine = own_autograd(file)
    assert mine.whose == "your record, rule and walk"
    a, tape = torch.tensor([[3.0]]), []
    mine.record(tape, "sum", (mine.record(tape, "mm", (a, a)),))
    assert mine.walk(tape, (a,), mine.rule)[0].item() == 6
