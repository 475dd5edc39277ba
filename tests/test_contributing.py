import re

from helpers.course import ROOT
from helpers.exercises import find

TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def test_the_example_of_a_mistake_is_one():
    """The mistake shown to a newcomer stands in the exercise that is named, with the same change."""
    lesson, name = re.search(r"`helpers/exercises/(\w+)/(\w+)\.py`:", TEXT).groups()
    identity, old, new = re.search(r'Mistake\(\s+"(\w+)",\s+Change\("(.*?)", "(.*?)"\)', TEXT).groups()
    mistake = next(mistake for mistake in find(f"{lesson}.{name}").mistakes if mistake.id == identity)
    assert [(change.old, change.new) for change in mistake.changes] == [(old, new)]


def test_the_paths_of_the_commands_exist():
    """Each folder or file that a command hands to `make test` is there."""
    paths = re.findall(r"""make test ARGS="?(tests/[\w/.]+)""", TEXT)
    assert len(paths) >= 2
    assert [path for path in paths if not (ROOT / path).exists()] == []
