"""Run All in the states a lesson can be in. Each state has a test module, so that they run side by side."""

import ast

from helpers.maintainer.build.differences import moved_outputs
from helpers.maintainer.build.lessons import find_lessons
from helpers.maintainer.build.kernel import execute
from helpers.maintainer.build.make import assemble, read_notebook, run_with_answers
from helpers.maintainer.build.source import checked, code_cells, tags
from helpers.maintainer.build.threads import thread_variables
from helpers.exercises import catalogue, of_lesson

__all__ = ["LESSONS", "exercises_alone", "finish"]

LESSONS = find_lessons()
SHOW_THE_LEARNERS_WORK = {"compare_gradients", "own_autograd", "own_forward", "own_networks", "progress"}


def finish(lesson, answers, progress=None, threads=1):
    """Run a lesson with answers to its end and return the status of each check.

    Whatever the answers are, the lesson's own cells have to print what is stored: they never build on a learner's name.

    Args:
        lesson: the lesson's files.
        answers: a function of `helpers.maintainer.build.answers`.
        progress: the progress file to use; an empty one by default.
        threads: how many threads a matrix product takes.
    """
    exercises = of_lesson(lesson.lesson)
    environment = thread_variables(threads)
    if progress:
        environment["ONE_NETWORK_PROGRESS"] = str(progress)
    built = run_with_answers(lesson, catalogue(), answers(exercises), environment)
    last = code_cells(built.notebook)[-1]
    assert last.execution_count == len(code_cells(built.notebook)) or "gpu" in tags(last)
    assert list(built.statuses) == [exercise.id for exercise in exercises]
    learners = learners_cells(code_cells(built.notebook))
    moved = moved_outputs(read_notebook(lesson.notebook), built.notebook)
    assert [str(cell) for cell in moved if cell.cell not in learners] == []
    return built.statuses


def exercises_alone(lesson, text_of, imports=1):
    """Execute the first cells, the exercises with what `text_of` says of each, and their checks; return the statuses.

    Args:
        lesson: the lesson's files.
        text_of: returns the text of an answer by the exercise's id.
        imports: how many code cells at the lesson's beginning are needed.
    """
    notebook = assemble(lesson, catalogue(), text_of)
    cells = code_cells(notebook)
    checks = [place for place, cell in enumerate(cells) if checked(cell)]
    notebook.cells = [*cells[:imports], *(cells[place + step] for place in checks for step in (-1, 0))]
    return execute(notebook, lesson.folder)


def learners_cells(cells):
    """Return the ids of the cells that show the learner's work, those that build on them, and the gpu cells."""
    shown, found = set(SHOW_THE_LEARNERS_WORK), set()
    for cell in cells:
        if {"exercise", "check", "gpu"} & set(tags(cell)):
            found.add(cell.id)
            continue
        names = [node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, ast.Name)]
        if shown & {name.id for name in names if isinstance(name.ctx, ast.Load)}:
            found.add(cell.id)
            shown |= {name.id for name in names if isinstance(name.ctx, ast.Store)}
    return found
