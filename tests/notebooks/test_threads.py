import pytest
from run_all import LESSONS

from helpers.build.kernel import thread_variables
from helpers.build.nbval_run import run_nbval


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_threads(lesson, threads):
    """Stored outputs hold however many threads a matrix product takes."""
    run = run_nbval(lesson.notebook, thread_variables(threads))
    assert run.failed == {}
    assert len(run.passed) > len(run.skipped)
