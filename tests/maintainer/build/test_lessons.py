import pytest

from helpers.maintainer.build import __main__ as command
from helpers.maintainer.build.fault import BuildFault
from helpers.maintainer.build.lessons import LessonFiles, find_lessons


def test_the_names_of_a_lesson(tiny):
    """One stem names a lesson's source, its notebook and its exercises."""
    assert tiny.source == tiny.folder / "source" / "09_tiny.md"
    assert tiny.notebook == tiny.folder / "09_tiny.ipynb"
    assert tiny.lesson == "tiny"


def test_lessons_come_in_course_order(tiny):
    """Every source is found, in the order of the numbers; a stem picks one."""
    LessonFiles("08_other", tiny.folder).source.write_text("# Other\n", encoding="utf-8")
    assert [lesson.stem for lesson in find_lessons(tiny.folder)] == ["08_other", "09_tiny"]
    assert find_lessons(tiny.folder, ["09_tiny"]) == [tiny]


def test_a_notebook_without_a_source(tiny):
    """A notebook that no source gives is refused."""
    (tiny.folder / "08_lost.ipynb").write_text("{}", encoding="utf-8")
    with pytest.raises(BuildFault, match=r"08_lost\.ipynb has no source"):
        find_lessons(tiny.folder)


def test_an_unknown_lesson(capsys):
    """A lesson that is not there is refused with the names of those that are."""
    assert command.main(["99_nothing"]) == 1
    assert "There is no lesson '99_nothing'" in capsys.readouterr().err
