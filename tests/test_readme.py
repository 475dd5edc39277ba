"""What the README names is there."""

import importlib.util
import re

import pytest
import yaml

from helpers.course import LESSON_NAMES, ROOT
from helpers.exercises import of_lesson

README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def unknown_targets(readme: str) -> set[str]:
    """Return the make targets that the README names and the Makefile lacks."""
    named = set(re.findall(r"^make ([a-z]+)|`make ([a-z]+)", readme, flags=re.MULTILINE))
    return {first or second for first, second in named} - set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))


def missing_paths(readme: str) -> set[str]:
    """Return the files of this repository that the README names or links to and that are not there."""
    linked = re.findall(r"\]\((?!https?:)([^)#]+)\)", readme)
    named = re.findall(r"`([\w./*-]*/[\w./*-]*|[\w-]+\.(?:toml|txt|yml|md))`", readme)
    made_later = ("my_lessons/", ".venv/")
    here = {path for path in {*linked, *named} if not path.startswith(made_later)}
    return {path for path in here if not list(ROOT.glob(path.rstrip("/")))}


def test_each_make_target_is_there():
    """Whatever the README tells one to make can be made."""
    assert unknown_targets(README) == set()
    assert unknown_targets("Type `make tea`.") == {"tea"}


def test_each_file_is_there():
    """Whatever file or folder the README names is in the repository."""
    assert missing_paths(README) == set()
    assert missing_paths("See [this](gone.md) and `helpers/gone.py`.") == {"gone.md", "helpers/gone.py"}


@pytest.mark.parametrize("module", sorted(set(re.findall(r"-m ((?:helpers|tests)[\w.]*)", README + MAKEFILE))))
def test_each_module_that_is_called_is_there(module):
    """Each `python -m helpers...` of README and Makefile names a module."""
    assert importlib.util.find_spec(module)


def test_the_readme_names_each_lessons_points():
    """The points beside each lesson are those of its exercises, 100 in all."""
    named = [int(points) for points in re.findall(r"^\| \d, .*\| (\d+) \|$", README, re.MULTILINE)]
    assert named == [sum(exercise.points for exercise in of_lesson(lesson)) for lesson in LESSON_NAMES]
    assert sum(named) == 100


def test_the_pythons_that_ci_tries_are_named():
    """The README names the Python versions of the workflow, in their order."""
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "test.yml").read_text("utf-8"))
    *others, last = workflow["jobs"]["test"]["strategy"]["matrix"]["python"]
    assert f"with Python {', '.join(others)} and {last} at each push" in README
