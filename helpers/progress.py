"""What the learner has reached so far, and what to do next."""

import difflib
from collections.abc import Iterable
from typing import Any

from helpers.cards.progress_card import ProgressCard, Row
from helpers.exercises import catalogue
from helpers.score.store import ProgressFile
from helpers.words.language import say

__all__ = ["progress"]


def progress(
    reset: str | None = None, *, exercises: Iterable[Any] | None = None, file: ProgressFile | None = None
) -> ProgressCard:
    """Show each lesson and exercise with its points and attempts, and the next step.

    Args:
        reset: an exercise id (`"numpy.dot"`) or a lesson (`"numpy"`) to start over. The old state is kept.
        exercises: the exercises to show, in course order; by default the course's catalogue.
        file: the progress file; by default the learner's own.
    """
    exercises = catalogue() if exercises is None else list(exercises)
    file = file or ProgressFile()
    notices = [_start_over(reset, exercises, file)] if reset is not None else []
    look = file.look()
    entries = look.state["exercises"]
    rows = tuple(Row.of(exercise, entries.get(exercise.id)) for exercise in exercises)
    return ProgressCard(rows, tuple(notice for notice in (*notices, look.notice) if notice))


def _start_over(name: Any, exercises: list, file: ProgressFile) -> str:
    """Reset one exercise or lesson and return what to say about it."""
    ids = [exercise.id for exercise in exercises]
    lessons = list(dict.fromkeys(exercise.lesson for exercise in exercises))
    if isinstance(name, str) and name in ids:
        return file.reset(name).message
    if isinstance(name, str) and name in lessons:
        return file.reset(lesson=name).message
    near = difflib.get_close_matches(str(name).lower(), ids + lessons, n=3, cutoff=0.4) or ids[:3]
    asked = repr(name) if len(repr(name)) <= 60 else repr(name)[:57] + "..."
    unknown = "There is no exercise or lesson {asked}, so nothing was reset. The nearest are {near}."
    return say(unknown, asked=asked, near=", ".join(near))
