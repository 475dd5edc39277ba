"""A small wrong call is one that the task allows: every right answer agrees with the oracle on it."""

import itertools

import pytest

from helpers.exercises import find
from helpers.judging import results
from helpers.locating.smallest import small_calls, smallest
from helpers.sandbox.calling import called, quiet
from tests.exercises.answers import equivalents, exercises, fresh_seeds, from_source

CUT = [e for e in exercises() if e.kind == "function" and e.oracle and not e.related]


@pytest.mark.parametrize("exercise", CUT, ids=lambda exercise: exercise.id)
def test_right_answers_agree_on_small_calls(exercise):
    """On calls cut from the drawn ones, each right answer gives what the oracle gives, wherever the solution does."""
    (seed,) = fresh_seeds(1)
    task = exercise.task(seed)
    with quiet():
        for call in itertools.islice(small_calls(task), 60):
            try:
                want = results.expected(exercise, call)
            except Exception:
                continue
            right = called(exercise.solution, task.arguments, call, task.reads_back)
            if not results.holds(exercise, want, right):
                continue
            for answer in equivalents(exercise):
                outcome = called(answer, task.arguments, call, task.reads_back)
                assert results.holds(exercise, want, outcome), (seed, call, outcome)


def shown(exercise_id: str, source: str):
    exercise = find(exercise_id)
    return smallest(exercise, exercise.task(*fresh_seeds(1)), from_source(source, exercise.name))


def test_a_wrong_product_is_shown_on_the_smallest_matrices():
    """`*` in place of `@` differs first where more than one product is added up."""
    found = shown("numpy.dot", "def project(x, w1):\n    return np.ones((len(x), len(w1[0])))")
    (_, x), (_, w1) = found.call
    assert (len(x), len(x[0]), len(w1[0])) == (1, 1, 1)
    assert found.got == [[1]]
    assert found.expected == [[x[0][0] * w1[0][0]]] != found.got


def test_a_right_answer_has_no_counterexample():
    assert shown("numpy.dot", "def project(x, w1):\n    return x @ w1") is None


def test_arguments_that_depend_on_each_other_are_not_cut():
    """`h_relu` belongs to its `h`."""
    source = find("numpy.backward").solution_source.replace("2.0 * ", "")
    assert shown("numpy.backward", source) is None
