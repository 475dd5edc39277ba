"""Run All in the states a lesson can be in. Each state has a test module, so that they run side by side."""

from helpers.build.lessons import find_lessons
from helpers.build.make import run_with_answers
from helpers.build.source import code_cells, tags
from helpers.exercises import catalogue, of_lesson

__all__ = ["LESSONS", "finish"]

LESSONS = find_lessons()


def finish(lesson, answers, progress=None):
    """Run a lesson with answers to its end and return the status of each check.

    Args:
        lesson: the lesson's files.
        answers: a function of `helpers.build.answers`.
        progress: the progress file to use; an empty one by default.
    """
    exercises = of_lesson(lesson.lesson)
    environment = {"ONE_NETWORK_PROGRESS": str(progress)} if progress else {}
    built = run_with_answers(lesson, catalogue(), answers(exercises), environment)
    last = code_cells(built.notebook)[-1]
    assert last.execution_count == len(code_cells(built.notebook)) or "gpu" in tags(last)
    assert list(built.statuses) == [exercise.id for exercise in exercises]
    return built.statuses
