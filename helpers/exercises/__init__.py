"""The exercises of the course, a module for each lesson."""

import difflib
import importlib

from helpers.course import LESSON_NAMES
from helpers.words.language import say

from .change import Change
from .exercise import Exercise, Tolerance
from .mistake import Mistake

__all__ = ["Change", "Exercise", "Mistake", "Tolerance", "UnknownExercise", "catalogue", "find", "of_lesson"]


class UnknownExercise(KeyError):
    """No exercise has this id; the message names the nearest ones."""

    @property
    def message(self) -> str:
        """What to say of it to a learner."""
        return self.args[0]

    __str__ = message.fget


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
        first = 'The first argument of a check is an exercise id such as "{id}"; this one is of type {kind}.'
        return say(first, id=ids[0], kind=kind)
    near = difflib.get_close_matches(exercise_id, ids, n=3, cutoff=0.4) or ids[:3]
    return say('There is no exercise "{id}". The nearest ids are {near}.', id=exercise_id[:60], near=", ".join(near))
