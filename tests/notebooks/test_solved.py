import pytest
from tests.notebooks.run_all import LESSONS, exercises_alone, finish

from helpers.maintainer.build import answers
from helpers.exercises import of_lesson


@pytest.fixture(scope="module")
def progress(tmp_path_factory):
    """One progress file for the solved lessons, as one learner has it."""
    return tmp_path_factory.mktemp("solved") / "progress.json"


@pytest.mark.sweep
@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_solved(lesson, progress):
    """In the solved lesson Run All reaches the end and every check passes."""
    assert set(finish(lesson, answers.solved, progress).values()) == {"passed"}


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_each_solved_exercise_passes_in_a_kernel(lesson):
    """Every answer cell of the solved lesson passes its check in a kernel, without the cells that explain."""
    assert set(exercises_alone(lesson, answers.solved(of_lesson(lesson.lesson))).values()) == {"passed"}


def test_a_solution_that_is_broken():
    """Each solution of lesson 1 that is broken turns its own check red: here all are, by their first mistake."""
    lesson, exercises = LESSONS[0], of_lesson(LESSONS[0].lesson)
    broken = {exercise.id: answers.mistaken_text(exercise, exercise.mistakes[0]) for exercise in exercises}
    assert set(exercises_alone(lesson, broken.__getitem__).values()) == {"not yet right"}
