import pytest
from run_all import LESSONS, finish

from helpers.build import answers
from helpers.exercises import find


@pytest.fixture(scope="module")
def progress(tmp_path_factory):
    """One progress file for the solved lessons, as one learner has it."""
    return tmp_path_factory.mktemp("solved") / "progress.json"


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_solved(lesson, progress):
    """In the solved lesson Run All reaches the end and every check passes."""
    assert set(finish(lesson, answers.solved, progress).values()) == {"passed"}


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_a_solution_that_is_broken(lesson):
    """A solution that is broken in the catalogue turns the solved lesson red, at its own check."""
    broken = find(f"{lesson.lesson}.maximum")

    def texts(exercises):
        mistaken = answers.mistaken_text(broken, broken.mistakes[0])
        return lambda identity: mistaken if identity == broken.id else answers.solved(exercises)(identity)

    statuses = finish(lesson, texts)
    assert {identity for identity, status in statuses.items() if status != "passed"} == {broken.id}
