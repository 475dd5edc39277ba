"""Lesson 3's own facts: points, predictions proven by the real thing, oracles checked against autograd."""

import itertools
import re

import numpy as np
import pytest
import torch

from helpers.exercises import find, of_lesson
from helpers.exercises.autograd.order import LINES, RIGHT, letters, trains_rightly
from helpers.exercises.exercise import LETTERS
from helpers.sandbox.source_code import run_source

EXERCISES = of_lesson("autograd")
FUNCTIONS = [exercise for exercise in EXERCISES if exercise.kind == "function" and exercise.oracle]


def test_points_add_up_to_37():
    """Lesson 3 has 37 points in at least ten exercises, the eight that every lesson has among them."""
    assert sum(exercise.points for exercise in EXERCISES) == 37
    assert len(EXERCISES) >= 10
    shared = ("randn", "dot", "maximum", "mm", "clamp", "forward", "backward", "train")
    assert {f"autograd.{name}" for name in shared} <= {exercise.id for exercise in EXERCISES}


def test_the_lesson_opens_with_three_questions():
    """The first three exercises are predictions, a point each."""
    assert [(exercise.kind, exercise.points) for exercise in EXERCISES[:3]] == [("value", 1)] * 3


def asked(name):
    """Each question of a prediction that comes with code: the question, and the names after its code has run."""
    for question in find(f"autograd.{name}").questions:
        lines = question.comment.splitlines()
        code = itertools.takewhile(lambda line: not line.startswith(("What", "Which")), lines)
        names = {"np": np, "torch": torch}
        run_source("\n".join(code), names, "question")
        yield question, names


def matched(pattern, question):
    """What a question's comment holds at the one place in the pattern."""
    return re.search(pattern, question.comment)[1]


def result(expression, names=None):
    names = {"np": np, "torch": torch, **(names or {})}
    run_source(f"result = {expression}", names, "question")
    return names["result"]


def test_the_dtypes_are_those_that_torch_takes():
    """The word of each answer is the dtype of the expression that the question names."""
    for question in find("autograd.dtype").questions:
        dtype = result(matched(r"dtype of (.+)\?", question)).dtype
        assert f"torch.{question.solution[0]}" == str(dtype)


def test_the_shared_values_are_those_that_are_there():
    """Each answer is what the question's expression gives after its code has run."""
    for question, names in asked("shared"):
        assert question.solution == result(matched(r"What is (.+) now\?", question), names)


def test_the_shapes_of_the_losses_are_those_that_torch_gives():
    """Each answer is the shape of the question's loss, computed from Tensors of the question's shape."""
    for question in find("autograd.loss_shape").questions:
        y_pred, y = (torch.ones(result(matched(r"have shape (\(.+?\))", question))) for _ in range(2))
        loss = result(matched(r"loss = (.+)", question), {"y_pred": y_pred, "y": y})
        assert question.solution == loss.shape


def test_the_gradients_add_up_to_the_answers():
    """Each answer is what `w.grad` holds after the question's code has run."""
    for question, names in asked("accumulate"):
        assert question.solution == names["w"].grad.item()


@pytest.mark.filterwarnings("ignore:The .grad attribute of a Tensor that is not a leaf")
def test_only_leaves_that_ask_have_a_gradient():
    """Of the three Tensors of each question, the names that have a gradient are those of the answer."""
    for question, names in asked("leaf"):
        tensors = [name for name in names if torch.is_tensor(names[name])]
        assert len(tensors) == 3
        assert "".join(name for name in tensors if names[name].grad is not None) == question.solution[0]


def test_the_reasons_hold_where_they_should_and_nowhere_else():
    """Of the reasons given for who keeps a gradient, the chosen one alone is true of the Tensors."""
    tests = {
        "no other has requires_grad True": lambda tensor: not tensor.requires_grad,
        "every other was made by a recorded operation": lambda tensor: tensor.grad_fn is not None,
        "no other is a leaf that asked for a gradient": lambda tensor: not (tensor.is_leaf and tensor.requires_grad),
        "no other has a grad_fn": lambda tensor: tensor.grad_fn is None,
    }
    for question, names in asked("leaf"):
        others = [names[name] for name in names if torch.is_tensor(names[name]) and name not in question.solution[0]]
        for letter, reason in zip(LETTERS, question.reasons):
            if reason in tests:
                assert all(map(tests[reason], others)) == (letter == question.solution[1]), reason


@pytest.mark.parametrize("name", ["maximum", "mm", "clamp"])
def test_oracles_by_loop_agree_with_autograd(name):
    """The gradient that an oracle adds up in loops is the one that torch finds for the operation itself."""
    exercise = find(f"autograd.{name}")
    operation = {"maximum": torch.maximum, "mm": torch.mm, "clamp": torch.clamp}[name]
    given = exercise.inputs(np.random.default_rng(5))
    inputs, grad = [value.requires_grad_() if torch.is_tensor(value) else value for value in given[:-1]], given[-1]
    found = torch.autograd.grad(operation(*inputs), [v for v in inputs if torch.is_tensor(v)], grad)
    with torch.no_grad():
        expected = exercise.oracle(*given)
    for mine, theirs in zip(expected if isinstance(expected, tuple) else (expected,), found):
        torch.testing.assert_close(mine, theirs, rtol=1e-12, atol=1e-12)


def test_the_backward_oracle_agrees_with_central_differences():
    """The gradients of `autograd.backward`'s oracle are the slopes of the loss, measured by moving single weights."""
    exercise = find("autograd.backward")
    x, y, w1, w2 = (tensor.detach() for tensor in exercise.inputs(np.random.default_rng(7)))

    def loss(w1, w2):
        return (x.mm(w1).clamp(min=0).mm(w2) - y).pow(2).sum().item()

    step = 1e-5
    for place, gradient in enumerate(exercise.oracle(x, y, w1, w2)):
        for i, j in itertools.product(*map(range, gradient.shape)):
            moved = [[w1.clone(), w2.clone()] for _ in range(2)]
            moved[0][place][i, j] += step
            moved[1][place][i, j] -= step
            slope = (loss(*moved[0]) - loss(*moved[1])) / (2 * step)
            assert slope == pytest.approx(gradient[i, j].item(), rel=1e-6, abs=1e-6)


def test_the_training_oracle_agrees_with_the_reference_network():
    """The oracle, which adds up single rows, trains as the network in helpers.networks does."""
    from helpers.networks.three_ways import train_numpy

    given = find("autograd.train").inputs(np.random.default_rng(2))
    arrays = [value.numpy() if torch.is_tensor(value) else value for value in given]
    losses, *weights = find("autograd.train").oracle(*given)
    right, *right_weights = train_numpy(*arrays)
    np.testing.assert_allclose(losses, right, rtol=1e-12)
    for mine, theirs in zip(weights, right_weights):
        np.testing.assert_allclose(mine.numpy(), theirs, rtol=1e-12)


@pytest.mark.parametrize("exercise", FUNCTIONS, ids=lambda exercise: exercise.id)
def test_no_input_lies_on_a_kink(exercise):
    """No drawn input equals a bound, and no pre-activation is 0: the slope there is a matter of version."""
    for case in range(200):
        drawn = exercise.inputs(np.random.default_rng([11, case]))
        tensors = [v for v in drawn if torch.is_tensor(v) and v.is_floating_point()]
        assert all(tensor.abs().min() > 0 for tensor in tensors)
        if exercise.id in ("autograd.forward", "autograd.backward"):
            assert tensors[0].mm(tensors[-2]).abs().min() > 1e-9


def test_every_valid_order_passes_and_no_other():
    """Of all orders that begin with the forward pass and the loss, those that train as by hand are counted.

    The two updates may be exchanged, and the loss may be stored in three places: above `backward`, above the block
    and below it. That makes 2 * 3 orders.
    """
    rest = [letter for letter in LINES if letter not in RIGHT[:2]]
    valid = ["".join(order) for order in itertools.permutations(rest) if trains_rightly([*RIGHT[:2], *order])]
    assert sorted(valid) == sorted(["eafgbd", "eafbgd", "aefgbd", "aefbgd", "afgbde", "afbgde"])


def test_an_order_may_be_written_in_several_ways():
    """A text, a list and a list of words with brackets give the same letters."""
    assert letters("cheafgbd") == letters(list("cheafgbd")) == letters("c, h, e, a, f, g, b, d")
