"""Of what a learner fills in, little stands above it in the lesson: nobody passes by pasting."""

import pytest

from helpers.exercises import catalogue
from helpers.maintainer.build.lessons import find_lessons
from tests.notebooks.standing import learners_statements, statements_of, text_above

EXERCISES = {exercise.id: exercise for exercise in catalogue()}
FUNCTIONS = [exercise.id for exercise in EXERCISES.values() if exercise.kind == "function"]
ABOVE = {
    identity: texts
    for lesson in find_lessons()
    for identity, texts in text_above(lesson.source.read_text("utf-8"), EXERCISES).items()
}
# A training loop is put together from what the learner wrote before; an optimizer packs the same loop once more.
REPEAT_THEIR_OWN = {"numpy.train", "tensor.train", "autograd.train", "autograd.sgd"}
# The optimizer's calls are what the section introduces, and a loop has room for nothing else that is new.
MAY_STAND = {"autograd.sgd"}
A_NAME = "_"  # what is left of a name alone, which computes nothing


def standing(identity: str) -> tuple[list[str], list[str]]:
    """Return the learner's statements that stand above the exercise, and all that count."""
    exercise, own = EXERCISES[identity], set()
    if identity in REPEAT_THEIR_OWN:
        earlier = FUNCTIONS[: FUNCTIONS.index(identity)]
        own = {statement for each in earlier for statement in learners_statements(EXERCISES[each])}
    mine = [statement for statement in learners_statements(exercise) if statement not in own]
    above = {statement for text in ABOVE[identity] for statement in statements_of(text)} - {A_NAME}
    return [statement for statement in mine if statement in above], mine


@pytest.mark.parametrize("identity", [identity for identity in FUNCTIONS if identity not in MAY_STAND])
def test_at_most_a_third_stands_above(identity):
    """Names aside, at most a third of the statements that the learner writes stand in cells, blocks and stubs above."""
    found, mine = standing(identity)
    assert len(found) * 3 <= len(mine), (found, mine)


def test_every_code_exercise_has_its_place():
    """No exercise is left out because its marker was not found."""
    assert set(FUNCTIONS) <= set(ABOVE)


def test_a_pasted_line_is_seen():
    """The answer with other names, in a cell or a block above, is found; a variation of it is not."""
    lesson = "```{code-cell} ipython3\nCODE\n```\n\n```{code-cell} ipython3\n# exercise: numpy.square\n```\n"
    answer = "print('loss', np.square(guess - truth).sum())"
    for code, seen in {answer: True, answer.replace("sum", "mean"): False}.items():
        for kind in ("{code-cell} ipython3", "python"):
            text = lesson.replace("{code-cell} ipython3\nCODE", f"{kind}\n{code}")
            above = text_above(text, EXERCISES)["numpy.square"]
            statements = {statement for block in above for statement in statements_of(block)}
            assert (learners_statements(EXERCISES["numpy.square"])[0] in statements) == seen
