import pytest
from run_all import LESSONS, finish

from helpers.build import answers


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_untouched(lesson, tmp_path):
    """Untouched, Run All reaches the end, every exercise is not started and nothing is written."""
    progress = tmp_path / "progress.json"
    assert set(finish(lesson, answers.untouched, progress).values()) == {"not started"}
    assert not progress.exists()
