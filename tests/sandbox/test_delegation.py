"""Whether autograd or an optimizer ran is seen by what is called, not by how it is written."""

import sys

import pytest
import torch

from helpers.course import PASSED
from helpers.exercises import find
from helpers.sandbox.delegation import noted_delegation
from helpers.sandbox.task import AUTOGRAD, OPTIMIZER
from tests.exercises.answers import from_source, judged


def noted(work) -> set[str]:
    found: set[str] = set()
    with noted_delegation(found):
        work()
    return found


def squares():
    w = torch.ones(3, requires_grad=True)
    return w, w.pow(2).sum()


@pytest.mark.parametrize(
    "work",
    [
        lambda: squares()[1].backward(),
        lambda: getattr(squares()[1], "back" + "ward")(),
        lambda: torch.autograd.backward(squares()[1]),
        lambda: torch.autograd.grad(*squares()[::-1]),
        lambda: torch.func.grad(lambda w: w.pow(2).sum())(torch.ones(3)),
        lambda: torch.autograd.functional.jacobian(torch.sum, torch.ones(3)),
    ],
    ids=["backward", "by its name", "autograd.backward", "autograd.grad", "func.grad", "jacobian"],
)
def test_each_way_to_ask_autograd_is_noted(work):
    """Every public way back through a graph is noted."""
    assert noted(work) == {AUTOGRAD}


def test_a_step_of_sgd_is_noted():
    """A step is noted, with and without a closure; making an optimizer is not."""

    def step():
        w, loss = squares()
        optimizer = torch.optim.SGD([w], lr=0.1)
        loss.backward()
        optimizer.step()

    assert noted(step) == {AUTOGRAD, OPTIMIZER}
    assert noted(lambda: torch.optim.SGD([torch.ones(3)], lr=0.1)) == set()


def test_arithmetic_is_not_noted():
    """Building a graph asks for no gradient, and a function of the learner's own may be called `backward`."""

    def backward():
        return squares()

    assert noted(backward) == set()


def test_a_profiler_that_was_there_is_there_again():
    """Another profile function, a coverage tool's say, comes back, also after an exception."""

    def mine(frame, event, argument):
        return None

    before = sys.getprofile()
    sys.setprofile(mine)
    try:
        with pytest.raises(ZeroDivisionError):
            noted(lambda: 1 / 0)
        after = sys.getprofile()
    finally:
        sys.setprofile(before)
    assert after is mine


def test_without_torch_nothing_is_noted(monkeypatch):
    """Lesson 1 runs where torch has never been imported."""
    monkeypatch.delitem(sys.modules, "torch")
    before, seen = sys.getprofile(), []
    assert noted(lambda: seen.append(sys.getprofile())) == set()
    assert seen == [before]


def test_a_disguised_backward_is_named_and_a_blank_comes_first():
    """Autograd by another name is named where gradients are asked for by hand; an open blank is said before that."""
    disguised = (
        "def mm_gradients(a, b, grad):\n"
        "    a, b = a.detach().clone(), b.detach().clone()\n"
        "    return torch.func.vjp(torch.mm, a, b)[1](grad)"
    )
    exercise = find("autograd.mm")
    assert judged(exercise, from_source(disguised, "mm_gradients"), 3).mistake == "by_autograd"
    blank = disguised.replace("return torch", "found = torch").replace("(grad)", "(grad)\n    return ...")
    assert judged(exercise, from_source(blank, "mm_gradients"), 3).finding.kind == "blank"
    assert judged(exercise, exercise.solution, 3).status == PASSED
