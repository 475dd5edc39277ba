"""Every single-token change of a solution is refused, or listed with the reason why it computes the same."""

import random

import pytest

from helpers.course import PASSED
from helpers.judging.judge import judge
from helpers.sandbox.observe import observe
from tests.exercises.answers import exercises, fresh_seeds, from_source
from tests.exercises.mutants import mutants

SQUARED = "the difference is squared next, so its sign is lost"
KINK = "the two differ only where an entry is exactly 0, or exactly at a bound, and no case draws one"
OWN_BUFFER = "the array that is written into is the function's own, and nothing reads the old values afterwards"
SYMMETRIC = "the operation gives the same with its arguments exchanged"
BY_ONE = "to divide by one is to multiply by one"
LAST_AXIS = "axis 1 of a matrix is its last axis"

EQUIVALENT = {
    "autograd.accuracy": {"1: 1 -> -1": LAST_AXIS},
    "autograd.backward": {
        "x.mm(w1).clamp: clamp -> clamp_": OWN_BUFFER,
        "y_pred - y: operands of Sub exchanged": SQUARED,
    },
    "autograd.clamp": {"h < high: Lt -> LtE": KINK, "h > low: Gt -> GtE": KINK},
    "autograd.forward": {"x.mm(w1).clamp: clamp -> clamp_": OWN_BUFFER},
    "autograd.maximum": {"a > b: Gt -> GtE": KINK, "b > a: Gt -> GtE": KINK},
    "autograd.rule": {"h > floor: Gt -> GtE": KINK, "grad * torch.ones_like(values): Mult -> Div": BY_ONE},
    "autograd.sgd": {
        "x.mm(w1).clamp: clamp -> clamp_": OWN_BUFFER,
        "y_pred - y: operands of Sub exchanged": SQUARED,
    },
    "autograd.train": {
        "x.mm(w1).clamp: clamp -> clamp_": OWN_BUFFER,
        "y_pred - y: operands of Sub exchanged": SQUARED,
    },
    "autograd.zero": {"x[i].dot(w) - y[i]: operands of Sub exchanged": SQUARED},
    "numpy.backward": {"grad_h_relu.copy: copy -> view": OWN_BUFFER, "h < 0: Lt -> LtE": KINK},
    "numpy.clamp": {"np.clip(grad, -limit, limit): first two arguments exchanged": SYMMETRIC},
    "numpy.forward": {"np.maximum(h, 0): first two arguments exchanged": SYMMETRIC},
    "numpy.max": {"1: 1 -> -1": LAST_AXIS},
    "numpy.maximum": {"np.maximum(h, 0): first two arguments exchanged": SYMMETRIC},
    "numpy.square": {"y_pred - y: operands of Sub exchanged": SQUARED},
    "numpy.train": {
        "h < 0: Lt -> LtE": KINK,
        "np.maximum(h, 0): first two arguments exchanged": SYMMETRIC,
        "y_pred - y: operands of Sub exchanged": SQUARED,
    },
    "tensor.amax": {"1: 1 -> -1": LAST_AXIS},
    "tensor.backward": {"h < 0: Lt -> LtE": KINK},
    "tensor.bmm": {"h.clamp: clamp -> clamp_": OWN_BUFFER},
    "tensor.clone": {"h < 0: Lt -> LtE": KINK},
    "tensor.dot": {"torch.dot(x[0], v): first two arguments exchanged": SYMMETRIC},
    "tensor.maximum": {"torch.maximum(h, zero): first two arguments exchanged": SYMMETRIC},
    "tensor.square": {"y_pred - y: operands of Sub exchanged": SQUARED},
    "tensor.train": {"h < 0: Lt -> LtE": KINK, "y_pred - y: operands of Sub exchanged": SQUARED},
}
FUNCTIONS = [exercise for exercise in exercises() if exercise.kind == "function"]


def survivors(exercise, changed) -> set[str]:
    """What was changed in those mutants that pass on one draw."""
    (seed,) = fresh_seeds(1)
    task = exercise.task(seed)
    return {
        what
        for what, source in changed
        if judge(exercise, task, observe(task, from_source(source, exercise.name), time_limit=5)).status == PASSED
    }


@pytest.mark.sweep
@pytest.mark.parametrize("exercise", FUNCTIONS, ids=lambda exercise: exercise.id)
def test_each_change_of_one_token_is_refused(exercise):
    """No single-token change passes, apart from those listed as computing the same."""
    changed = list(mutants(exercise.solution_source))
    assert changed
    assert survivors(exercise, changed) == set(EQUIVALENT.get(exercise.id, ()))


@pytest.mark.parametrize("exercise", FUNCTIONS, ids=lambda exercise: exercise.id)
def test_a_change_of_one_token_is_refused(exercise):
    """The same for three changes of each solution, others in each run."""
    changed = list(mutants(exercise.solution_source))
    (seed,) = fresh_seeds(1)
    drawn = random.Random(seed).sample(changed, min(3, len(changed)))
    assert survivors(exercise, drawn) <= set(EQUIVALENT.get(exercise.id, ())), drawn


def test_only_exercises_of_the_course_are_listed():
    """The list of equivalent changes names no exercise that is gone."""
    assert set(EQUIVALENT) <= {exercise.id for exercise in FUNCTIONS}
