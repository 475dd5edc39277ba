import pytest
from tests.notebooks.run_all import LESSONS, finish
from tests.sweeps import first

from helpers.maintainer.build import answers
from helpers.maintainer.build.kernel import execute
from helpers.maintainer.build.make import assemble
from helpers.maintainer.build.source import checked, code_cells
from helpers.exercises import catalogue, of_lesson


@pytest.fixture(scope="module")
def progress(tmp_path_factory):
    """One progress file for the solved lessons, as one learner has it."""
    return tmp_path_factory.mktemp("solved") / "progress.json"


@pytest.mark.parametrize("lesson", first(1, LESSONS), ids=lambda lesson: lesson.stem)
def test_solved(lesson, progress):
    """In the solved lesson Run All reaches the end and every check passes."""
    assert set(finish(lesson, answers.solved, progress).values()) == {"passed"}


def test_a_solution_that_is_broken():
    """Each solution of lesson 1 that is broken turns its own check red: here all are, by their first mistake."""
    lesson, exercises = LESSONS[0], of_lesson(LESSONS[0].lesson)
    broken = {exercise.id: answers.mistaken_text(exercise, exercise.mistakes[0]) for exercise in exercises}
    notebook = assemble(lesson, catalogue(), broken.__getitem__)
    cells = code_cells(notebook)
    checks = [place for place, cell in enumerate(cells) if checked(cell)]
    notebook.cells = [cells[0], *(cells[place + step] for place in checks for step in (-1, 0))]
    assert set(execute(notebook, lesson.folder).values()) == {"not yet right"}
