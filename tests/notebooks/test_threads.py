import pytest
from run_all import LESSONS

from helpers.build.nbval_run import run_nbval
from helpers.build.threads import thread_variables


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_two_threads(lesson):
    """Stored outputs hold with two threads too; built, and compared in the plain run, they are with one."""
    run = run_nbval(lesson.notebook, thread_variables(2))
    assert list(run.failed) == []
    assert len(run.passed) > len(run.skipped)
