"""A mistake as a change to the solution: found once, made at once, run as what a learner would have written."""

import inspect
import traceback
from dataclasses import replace

import pytest

from helpers.exercises import Change, Mistake, catalogue, find
from helpers.exercises.change import changed
from tests.exercises.answers import exercises

SOURCE = '''
def step(w, rate):
    """Return w after one step of size rate.

    w: an array
    """
    for _ in range(2):
        grad = 2 * w  # of the square
        w = w - rate * grad
    return w
'''.strip()

# the mistakes that are a different program, and why no change of the solution is what the learner would have written
WHOLE = {
    "numpy.dot last_product_only": "loops with `=` for `+=`, where the solution has no loop",
    "tensor.backward by_autograd": "autograd computes it: another program, with no line of the solution",
    "autograd.mm by_autograd": "autograd computes the gradients that are asked for by hand",
    "autograd.clamp by_autograd": "autograd computes the gradient that is asked for by hand",
    "autograd.maximum by_autograd": "autograd computes the gradient that is asked for by hand",
    "autograd.dot by_hand": "returns the formula, where the solution asks autograd",
    "autograd.backward by_hand": "the derivation of lesson 2, where the solution is one call",
    "autograd.rule by_autograd": "autograd computes the gradients that are asked for by hand",
    "autograd.walk by_autograd": "autograd computes the gradients that are asked for by hand",
    "autograd.walk visits_twice": "follows each path by itself, where the solution has one loop over the steps",
    "autograd.train by_hand": "the loop of lesson 2, where the solution asks autograd",
}


def made(*changes) -> list[str]:
    """The lines of the changed body."""
    return changed("a.step, a_mistake", SOURCE, changes).splitlines()[5:]


def test_the_old_text_gives_way_to_the_new():
    """Nothing else changes, and all changes are found in the text as it was."""
    assert made(Change("2 * w", "w"), Change("- rate", "+ 2 * rate")) == [
        "    for _ in range(2):",
        "        grad = w  # of the square",
        "        w = w + 2 * rate * grad",
        "    return w",
    ]


def test_several_lines_take_the_indentation_of_the_first():
    """A text of several lines is written without it, old and new."""
    old, new = "grad = 2 * w  # of the square\nw = w - rate * grad", "w = w - rate * w\nw = w.copy()"
    assert made(Change(old, new))[1:3] == ["        w = w - rate * w", "        w = w.copy()"]


def test_lines_that_are_emptied_go():
    """A line of which only a comment would be left goes with it."""
    assert made(Change("grad = 2 * w", ""))[1] == "        w = w - rate * grad"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ((Change("grad", "g"),), "a.step, a_mistake: 'grad' stands 2 times in the solution's code"),
        ((Change("h < 0", "h > 0"),), "'h < 0' stands 0 times"),
        ((Change("an array", "a number"),), "'an array' stands 0 times"),
        ((Change("def step", "def jump"),), "'def step' stands 0 times"),
        ((Change("2 * w", "w"), Change("* w", "")), "the changes of '2 * w' and '* w' overlap"),
    ],
    ids=["twice", "not there", "in the docstring", "in the signature", "overlapping"],
)
def test_what_is_not_found_once_is_refused(changes, said):
    """Both the mistake and the text are named."""
    with pytest.raises(ValueError, match=said.replace("(", r"\(").replace("*", r"\*")):
        changed("a.step, a_mistake", SOURCE, changes)


def test_a_solution_that_moves_away_from_its_mistakes_cannot_be_built():
    """Building the catalogue fails where a change no longer fits, and names the mistake and the text."""
    twice = Mistake("twice", Change("u", "v"), saw="a.", expected="b.", next="c.")
    with pytest.raises(ValueError, match=r"numpy.maximum, twice: 'u' stands 2 times"):
        replace(find("numpy.maximum"), mistakes=(twice,))


def test_a_mistake_is_changes_or_an_answer():
    """Not both: one of them would not be what the check compares with."""
    with pytest.raises(ValueError, match="not both"):
        Mistake("both", Change("a", "b"), answer=3, saw="a.", expected="b.", next="c.")


def test_a_traceback_shows_the_changed_line():
    """An error inside a changed answer names the line that was changed, not the solution's."""
    mistake = next(m for m in find("numpy.backward").mistakes if m.id == "x_not_transposed")
    with pytest.raises(ValueError, match="aligned") as caught:
        mistake.answer(*find("numpy.backward").task(1).calls[0])
    assert traceback.extract_tb(caught.value.__traceback__)[-1].line == "grad_w1 = x.dot(grad_h)  # (D_in, H)"


def test_each_changed_answer_can_be_read():
    """Python finds the text of every mistake that is a change, as it finds a learner's."""
    for exercise in exercises():
        for mistake in exercise.mistakes:
            if mistake.changes:
                source = inspect.getsource(mistake.answer)
                assert source != exercise.solution_source
                assert all(change.new.split("\n")[0] in source for change in mistake.changes), mistake


def test_whole_functions_are_few_and_have_their_reasons():
    """What stays a function of its own stands in the list above, and nothing else does."""
    whole = {
        f"{exercise.id} {mistake.id}"
        for exercise in catalogue()
        for mistake in exercise.mistakes
        if exercise.kind == "function" and not mistake.changes
    }
    assert whole == set(WHOLE)
    assert len(WHOLE) <= 80
