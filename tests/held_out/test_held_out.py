"""Answers by readers who had not seen the checks: no wrong one is accepted, no right one refused."""

import importlib

import pytest

from helpers.course import PASSED
from tests.exercises.answers import exercises, fresh_seeds, judged

every_exercise = pytest.mark.parametrize("exercise", exercises(), ids=lambda exercise: exercise.id)


def answers(exercise, side: str) -> list:
    """The held-out answers to one exercise; `side` is `"RIGHT"` or `"WRONG"`."""
    return getattr(importlib.import_module(f"tests.held_out.{exercise.lesson}"), side)[exercise.id]


def name(exercise, answer) -> str:
    return f"{getattr(answer, '__name__', repr(answer))} ({exercise.id})"


@every_exercise
def test_no_right_answer_is_refused(exercise):
    """What an independent reader wrote as right passes."""
    (seed,) = fresh_seeds(1)
    refused = [
        name(exercise, answer)
        for answer in answers(exercise, "RIGHT")
        if judged(exercise, answer, seed).status != PASSED
    ]
    assert refused == [], seed


@every_exercise
def test_no_wrong_answer_is_accepted(exercise):
    """What an independent reader wrote as wrong does not pass."""
    (seed,) = fresh_seeds(1)
    accepted = [
        name(exercise, answer)
        for answer in answers(exercise, "WRONG")
        if judged(exercise, answer, seed).status == PASSED
    ]
    assert accepted == [], seed
