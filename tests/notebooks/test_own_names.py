"""A lesson's own cells compute from what the lesson gives, whatever a learner wrote: seen in their source alone."""

import ast

import pytest

from helpers.exercises import of_lesson
from helpers.maintainer.build.lessons import find_lessons
from helpers.maintainer.build.source import checked, code_cells, exercise_id, read_source
from tests.notebooks.run_all import SHOW_THE_LEARNERS_WORK

LESSONS = find_lessons()


def learners_names_used(cells, learners: set[str]) -> list[str]:
    """Return a sentence for each own cell that reads a learner's name, other than to show the learner's work.

    A name that the lesson itself has bound since then is the lesson's.
    """
    found, open_names = [], set()
    for cell in cells:
        if exercise_id(cell):
            open_names |= learners
            continue
        if checked(cell):
            continue
        names = [node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, ast.Name)]
        read = {name.id for name in names if isinstance(name.ctx, ast.Load)}
        functions = {node.name for node in ast.walk(ast.parse(cell.source)) if isinstance(node, ast.FunctionDef)}
        bound = functions | {name.id for name in names if isinstance(name.ctx, ast.Store)}
        used = (read - bound) & open_names
        if used and not read & SHOW_THE_LEARNERS_WORK:
            found.append(f"cell {cell.id} reads {', '.join(sorted(used))}, which a learner wrote")
        open_names -= bound
    return found


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_no_own_cell_builds_on_a_learners_name(lesson):
    """Run All reaches the end at every stage only if the lesson never needs what a learner may not have written."""
    learners = {exercise.name for exercise in of_lesson(lesson.lesson)}
    assert learners_names_used(code_cells(read_source(lesson.source)), learners) == []


def test_a_cell_that_does_is_named():
    """The guard: a cell that calls the learner's function is seen, one that shows it by name is not."""
    cells = code_cells(read_source(LESSONS[0].source))
    place = next(number for number, cell in enumerate(cells) if exercise_id(cell) == "numpy.maximum")
    cells[place + 2].source += "\nrelu(np.ones((2, 2)))"
    (said,) = learners_names_used(cells, {"relu"})
    assert said == f"cell {cells[place + 2].id} reads relu, which a learner wrote"
