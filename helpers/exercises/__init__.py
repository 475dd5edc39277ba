"""The exercises of the course, a module for each lesson."""

import difflib
import importlib

from helpers.course import LESSON_NAMES

from .change import Change
from .exercise import Exercise, Tolerance
from .mistake import Mistake

__all__ = ["Change", "Exercise", "Mistake", "Tolerance", "UnknownExercise", "catalogue", "find", "of_lesson"]


class UnknownExercise(KeyError):
    """No exercise has this id; the message names the nearest ones."""

    def __str__(self) -> str:
        return self.args[0]


def of_lesson(lesson: str) -> tuple[Exercise, ...]:
    """Return the exercises of one lesson (`"numpy"`, `"tensor"` or `"autograd"`), in order."""
    return importlib.import_module(f".{lesson}", __package__).EXERCISES


def catalogue() -> list[Exercise]:
    """Return every exercise of the course, in course order."""
    return [exercise for lesson in LESSON_NAMES for exercise in of_lesson(lesson)]


def find(exercise_id: str) -> Exercise:
    """Return the exercise with this id.

    Raises:
        UnknownExercise: there is none; the message names the nearest ids.
    """
    lesson = exercise_id.partition(".")[0] if isinstance(exercise_id, str) else None
    for exercise in of_lesson(lesson) if lesson in LESSON_NAMES else ():
        if exercise.id == exercise_id:
            return exercise
    raise UnknownExercise(_unknown(exercise_id))


def _unknown(exercise_id) -> str:
    ids = [exercise.id for exercise in catalogue()]
    if not isinstance(exercise_id, str):
        kind = type(exercise_id).__name__
        return f'The first argument of a check is an exercise id such as "{ids[0]}"; this one is of type {kind}.'
    near = difflib.get_close_matches(exercise_id, ids, n=3, cutoff=0.4) or ids[:3]
    return f'There is no exercise "{exercise_id[:60]}". The nearest ids are {", ".join(near)}.'
