import pytest
from tests.notebooks.run_all import LESSONS, finish

from helpers.maintainer.build import answers


@pytest.mark.sweep
@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_wrongly_answered(lesson):
    """With mistakes, a syntax error, an undefined name and a missing return, Run All reaches the end."""
    statuses = set(finish(lesson, answers.wrong).values())
    assert "passed" not in statuses
    assert "raised NameError" in statuses
    assert "not yet right" in statuses
