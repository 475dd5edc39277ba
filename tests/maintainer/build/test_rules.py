import pytest

from helpers.maintainer.build.fault import BuildFault
from helpers.maintainer.build.make import assemble

TWIN = """
```{code-cell} ipython3
:tags: [exercise, raises-exception]

# exercise: tiny.guess
```
"""


def refused(tiny, exercises):
    with pytest.raises(BuildFault) as caught:
        assemble(tiny, exercises)
    return str(caught.value)


def test_the_tiny_lesson_keeps_every_rule(tiny, exercises):
    """Without a planted fault nothing is refused."""
    assert assemble(tiny, exercises)


def test_an_exercise_without_an_entry_in_the_catalogue(tiny, exercises):
    """A lesson's exercise that the catalogue does not have is named with its cell."""
    assert "cell guess-2 holds tiny.guess, which is not in the catalogue" in refused(tiny, exercises[:1])


def test_an_entry_in_the_catalogue_without_an_exercise(tiny, exercises, edit):
    """A catalogue entry that the lesson does not have is named."""
    edit(":tags: [exercise, raises-exception]\n\n# exercise: tiny.guess", "\n2 + 2")
    edit(':tags: [check, raises-exception]\n\ncheck("tiny.guess", my_guess)', "\n2 + 2")
    assert "tiny.guess is only in the catalogue" in refused(tiny, exercises)


def test_two_exercises_with_one_id_in_the_catalogue(tiny, exercises):
    """An id that the catalogue has twice is named."""
    assert "2 exercises have the id tiny.guess" in refused(tiny, [*exercises, exercises[1]])


def test_two_cells_with_one_exercise(tiny, exercises, edit):
    """An exercise that stands twice in a lesson is named."""
    edit("# exercise: tiny.guess", "# exercise: tiny.double")
    assert "2 cells hold the exercise tiny.double" in refused(tiny, exercises)


def test_an_exercise_of_another_lesson(tiny, exercises):
    """An exercise belongs into its own lesson."""
    exercises[1].id = "other.guess"
    assert "tiny.guess" in refused(tiny, exercises)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('check("tiny.guess", my_guess)', 'check("tiny.guess", guess)'),
        ('check("tiny.guess", my_guess)', 'check("tiny.double", my_guess)'),
        ('check("tiny.guess", my_guess)', 'my_guess = 3\ncheck("tiny.guess", my_guess)'),
        ("## Guess\n", f"## Guess\n{TWIN}"),
    ],
    ids=["another name", "another id", "more than a check", "no check after it"],
)
def test_the_cell_after_an_exercise_checks_it(tiny, exercises, edit, old, new):
    """The code cell after an exercise is its check, with the exercise's id and name."""
    edit(old, new)
    assert 'write check("tiny.guess", my_guess) there' in refused(tiny, exercises)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            ':tags: [check, raises-exception]\n\ncheck("tiny.guess"',
            ':tags: [check]\n\ncheck("tiny.guess"',
            "give it the tag raises-exception",
        ),
        (
            ":tags: [exercise, raises-exception]\n\n# exercise: tiny.guess",
            ":tags: [exercise]\n\n# exercise: tiny.guess",
            "give it the tag raises-exception",
        ),
        (
            ":tags: [exercise, raises-exception]\n\n# exercise: tiny.guess",
            "\n# exercise: tiny.guess",
            "give it the tag exercise",
        ),
        (
            '```{code-cell} ipython3\nprint("two"',
            '```{code-cell} ipython3\n:tags: [hide-input]\n\nprint("two"',
            "has the tag 'hide-input'; allowed are",
        ),
        (
            '```{code-cell} ipython3\nprint("two"',
            '```{code-cell} ipython3\n:tags: [check]\n\nprint("two"',
            "has the tag check; it must hold the single line",
        ),
        (
            '```{code-cell} ipython3\nprint("two"',
            '```{code-cell} ipython3\n:tags: [exercise]\n\nprint("two"',
            "has the tag exercise; it must hold the single line",
        ),
        (
            '```{code-cell} ipython3\nprint("two"',
            '```{code-cell} ipython3\n:tags: [nbval-ignore-output]\n\nprint("two"',
            "say why in a comment line '# not compared: ...'",
        ),
        ("## Guess\n", "## Guess\n\n```{code-cell} ipython3\n```\n", "is an empty code cell"),
    ],
    ids=["check", "exercise", "untagged", "unknown", "false check", "false exercise", "no reason", "empty"],
)
def test_tags(tiny, exercises, edit, old, new, said):
    """Only the course's tags stand in a lesson, each where it belongs."""
    edit(old, new)
    assert said in refused(tiny, exercises)


def test_the_order_of_the_catalogue(tiny, exercises):
    """A lesson has its exercises in the catalogue's order."""
    assert "stands at another place in the catalogue" in refused(tiny, exercises[::-1])
