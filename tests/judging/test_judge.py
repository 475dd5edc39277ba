"""The judgement of answers that no mistake of the catalogue accounts for, alone or combined."""

import re
from dataclasses import replace

import numpy as np
import pytest
import torch

from helpers.cards.entries import entries_as_html, entries_as_text
from helpers.cards.verdict import told
from helpers.course import NOT_YET_RIGHT, PASSED
from helpers.exercises import find
from helpers.judging.entries import differing_entries
from helpers.judging.judge import judge
from helpers.sandbox.observe import observe
from tests.exercises import answers


def judged(exercise_id, answer):
    return answers.judged(find(exercise_id), answer, 7)


def message(exercise_id, answer):
    return told(find(exercise_id), judged(exercise_id, answer))


def backward(x, y, w2, h, h_relu, y_pred, factor=2.0, mask=True):
    """A backward pass with the factor 2 and the mask as one asks for."""
    grad_y_pred = factor * (y_pred - y)
    grad_h = grad_y_pred @ w2.T
    if mask:
        grad_h = grad_h * (h > 0)
    return x.T @ grad_h, h_relu.T @ grad_y_pred


def test_two_mistakes_at_once_are_taken_one_by_one():
    """With the factor 2 missing and the mask dropped, the factor is named first; once it is there, the mask."""
    both = judged("numpy.backward", lambda *a: backward(*a, factor=1.0, mask=False))
    one = judged("numpy.backward", lambda *a: backward(*a, factor=1.0))
    assert both.mistake == one.mistake
    assert both.mistake is not None
    rest = judged("numpy.backward", lambda *a: backward(*a, mask=False))
    assert rest.mistake not in (None, one.mistake)


def test_the_parts_that_are_right_are_said():
    """Of two gradients, the one that agrees is named beside the one that does not."""

    def answer(*arguments):
        grad_w1, grad_w2 = backward(*arguments)
        grad_w1[:, 3:] += 1
        return grad_w1, grad_w2

    judgement = judged("numpy.backward", answer)
    assert judgement.status == NOT_YET_RIGHT
    assert judgement.mistake is None
    assert judgement.finding.values["right"] == ("grad_w2",)
    assert judgement.finding.values["place"] == (0, 3)
    assert "`grad_w2` agrees" in message("numpy.backward", answer).cause
    assert "first at [0, 3]" in message("numpy.backward", answer).saw


def test_the_first_wrong_entry_is_said_with_its_index():
    """An unknown mistake still says how many entries differ, which is the first, and what stands there."""
    answer = lambda h: np.maximum(h, 0) + (h == h.max())  # noqa: E731
    assert judged("numpy.maximum", answer).mistake is None
    assert "differs in 1 of" in message("numpy.maximum", answer).saw


def test_the_order_of_judgement():
    """Type comes before shape, shape before dtype, dtype before values."""
    steps = {
        "is None": lambda h: None,
        "has shape": lambda h: np.zeros((2, 2), dtype="float32"),
        "dtype float32": lambda h: np.zeros(h.shape, dtype="float32"),
        "differs in": lambda h: h + 1.0,
    }
    for words, answer in steps.items():
        assert words in message("numpy.maximum", answer).text


def test_judging_is_pure():
    """One observation always gives one judgement."""
    exercise = find("numpy.maximum")
    task = exercise.task(7)
    observation = observe(task, lambda h: h + 1.0)
    assert judge(exercise, task, observation) == judge(exercise, task, observation)


def test_the_window_lies_around_the_first_wrong_entry():
    """Of a large array the card shows the entries around the first that differs, in the array's own indices."""
    expected = np.arange(400.0).reshape(20, 20)
    got = expected.copy()
    got[10, 12] = -1
    window = differing_entries("grad_w1", expected, got, got != expected)
    row, column = window.rows.index(10), window.columns.index(12)
    assert window.wrong[row][column]
    assert (window.got[row][column], window.expected[row][column]) == (-1, 212)
    assert sum(map(sum, window.wrong)) == 1
    assert "rows 7 to 12" in entries_as_text(window)
    assert "-1 ✗ 212" in entries_as_text(window)
    assert "-1</b> ✗ 212" in entries_as_html(window)


def test_a_small_array_is_shown_whole():
    """An array with one axis is one row; what is shown whole says so by naming no part."""
    window = differing_entries("losses", np.zeros(3), np.array([0.0, 1.0, 0.0]), np.array([False, True, False]))
    assert window.whole
    assert ", rows" not in entries_as_text(window)
    assert differing_entries("loss", np.zeros(()), np.ones(()), np.array(True)) is None


def train(x, y, w1, w2, learning_rate, steps, mean=False, sign=-1, mask=True):
    """A training loop of lesson 2 with up to three slips."""
    w1, w2, losses = w1.clone(), w2.clone(), []
    for _ in range(steps):
        h = x.mm(w1)
        h_relu = h.clamp(min=0)
        off = h_relu.mm(w2) - y
        losses.append((off.pow(2).mean() if mean else off.pow(2).sum()).item())
        grad_h = 2 * off.mm(w2.t())
        if mask:
            grad_h[h < 0] = 0
        w1 += sign * learning_rate * x.t().mm(grad_h)
        w2 += sign * learning_rate * h_relu.t().mm(2 * off)
    return losses, w1, w2


def test_slips_in_a_loop_are_told_apart_on_its_first_step():
    """After one step three slips have not mixed: each is named, and what is left when they are mended in this order."""
    slips = {"sign": 1, "mean": True, "mask": False}
    named = []
    for mended in ("sign", "mask", "mean"):
        named.append(judged("tensor.train", lambda *a: train(*a, **slips)).mistake)
        del slips[mended]
    assert named == ["adds_the_gradient", "overwrites_h", "mean_in_the_loss"]
    assert judged("tensor.train", train).status == PASSED


def test_without_the_first_step_they_are_not():
    """The guard of the test above: over several steps alone the same three slips have no name."""
    exercise = replace(find("tensor.train"), simplest=None)
    task = exercise.task(7)
    seen = observe(task, lambda *a: train(*a, sign=1, mean=True, mask=False))
    assert judge(exercise, task, seen).mistake is None


def test_two_results_in_the_other_order_are_seen_by_their_shapes():
    """Also where the numbers are wrong, so that no mistake accounts for them."""
    judgement = judged("numpy.backward", lambda *a: tuple(part + 1 for part in backward(*a)[::-1]))
    assert judgement.mistake is None
    assert judgement.finding.kind == "exchanged"


def test_the_wrong_kind_of_result_says_how_to_get_the_right_one():
    """A list of arrays is joined; a Tensor where a number is asked for is added up, and the number taken out."""
    kinds = {
        "`torch.stack`": ("tensor.bmm", lambda x, w1, w2: [a.mm(b) for a, b in zip(x, w1)]),
        "`np.stack`": ("numpy.mm", lambda a, b: [one @ other + 1 for one, other in zip(a, b)]),
        "`.sum()`, and take the number out with `.item()`": (
            "tensor.clamp",
            lambda h, ceiling: (h.clamp(0, ceiling), h.clamp(0, ceiling) != h),
        ),
    }
    for expected, (exercise_id, answer) in kinds.items():
        assert expected in message(exercise_id, answer).next


@pytest.mark.parametrize(
    ("exercise_id", "value", "said"),
    [
        ("autograd.dtype", torch.float32, "is the object torch.float32. I expected texts alone."),
        ("tensor.dtype", np.float64, "is the object <class 'numpy.float64'>. I expected texts alone."),
        ("tensor.transpose", 4, "I expected a tuple with one item. A number in brackets is a number; the comma"),
        ("autograd.shared", "5", "is the text '5'. I expected one number."),
        ("autograd.loss_shape", "()", "is the text '()'. I expected a tuple."),
        ("numpy.no_mask", ("who knows", "a"), "I expected one of 'falls', 'rises', 'stays'."),
    ],
)
def test_a_prediction_in_the_wrong_form_is_told_which_form(exercise_id, value, said):
    """What was written is named as it is, and the form that is asked for."""
    judgement = judged(exercise_id, value)
    assert judgement.mistake is None
    assert said in told(find(exercise_id), judgement).text


def record(tape, step, output):
    tape.append(step)
    return output


def last_copied(inputs):
    """The inputs with a copy of the last in its place, where it is a Tensor."""
    return (*inputs[:-1], 1 * inputs[-1])


@pytest.mark.parametrize(
    ("answer", "kind", "part"),
    [
        (lambda t, o, i, w: record(t, ("add", i, w), w), "wrong_text", r"tape\[\d\]\[0\]"),
        (lambda t, o, i, w: record(t, (o, last_copied(i), w), w), "not_itself", r"tape\[\d\]\[1\]\[\d\]"),
        (lambda t, o, i, w: record(t, (o, i), w), "wrong_type", r"tape\[\d\]"),
        (lambda t, o, i, w: record(t, (o, i[:1], w), w), "wrong_type", r"tape\[\d\]\[1\]"),
        (lambda t, o, i, w: record(t, (o, i, w.sum()), w), "wrong_shape", r"tape\[\d\]\[2\]"),
    ],
    ids=["text", "object", "items", "inputs", "shape"],
)
def test_a_fault_deep_in_a_result_is_found_in_its_place(answer, kind, part):
    """A wrong text, another object, a missing item, a missing input, another shape: the place is named."""
    judgement = judged("autograd.record", lambda t, o, i: answer(t, o, i, getattr(torch, o)(*i)))
    assert judgement.mistake is None
    assert judgement.finding.kind == kind
    assert re.fullmatch(part, judgement.finding.values["part"])


def test_what_is_written_into_a_tuple_of_arguments_is_seen():
    """A Tensor in a tuple is an argument too: who writes into it is told, though the result is right."""

    def rule(operation, inputs, grad):
        parts = find("autograd.rule").solution(operation, inputs, grad)
        parts = tuple(None if part is None else part.clone() for part in parts)
        inputs[0].zero_()
        return parts

    judgement = judged("autograd.rule", rule)
    assert (judgement.finding.kind, judgement.finding.values["name"]) == ("changed_argument", "inputs")
