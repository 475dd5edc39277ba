"""What readers of the lessons alone wrote in rounds: nothing wrong passes, nothing right is refused, no card misquotes."""

import pytest

from helpers.course import PASSED
from helpers.judging.judge import judge
from helpers.locating.grounds import grounds
from helpers.sandbox.observe import observe
from tests.exercises.answers import exercises, fresh_seeds, judged
from tests.held_out.rounds import ROUNDS, written

# Sneaky answers that pass, and what they are wrong on: nothing that the task includes, or no check can draw it.
OUTSIDE = {
    (1, "tensor", "masked_gradient_sneaky_1"): "numbers whose product is beyond float64",
    (1, "tensor", "forward_sneaky_1"): "float32; the task now says float64",
    (2, "numpy", "draw_weights_sneaky_1"): "a draw of one number, or of few, which no test can tell from chance",
    (2, "tensor", "draw_weights_sneaky_1"): "a draw of one number, or of few, which no test can tell from chance",
    (2, "numpy", "backward_sneaky_1"): "an h of exactly 0, where the slope of ReLU is not defined",
    (2, "tensor", "backward_sneaky_1"): "float32; the values of a forward pass are float64 here",
}
ALL = [(number, one) for number in ROUNDS for one in written(number)]
every_exercise = pytest.mark.parametrize("exercise", exercises(), ids=lambda exercise: exercise.id)


def of(exercise, *kinds):
    return [(number, one) for number, one in ALL if one.exercise.id == exercise.id and one.kind in kinds]


def test_the_rounds_are_whole():
    """Four wrong ones and three odd ones for each function, eight sneaky ones a lesson, in each round."""
    for number in ROUNDS:
        kinds = [one.kind for one in written(number)]
        assert (kinds.count("wrong"), kinds.count("odd"), kinds.count("sneaky")) == (164, 123, 24)


@every_exercise
def test_right_answers_in_odd_styles_pass(exercise):
    (seed,) = fresh_seeds(1)
    refused = [one.name for _, one in of(exercise, "odd") if judged(exercise, one.answer, seed).status != PASSED]
    assert refused == [], seed


@every_exercise
def test_wrong_and_sneaky_answers_are_refused(exercise):
    (seed,) = fresh_seeds(1)
    accepted = [
        (number, exercise.lesson, one.name)
        for number, one in of(exercise, "wrong", "sneaky")
        if judged(exercise, one.answer, seed).status == PASSED
    ]
    assert [one for one in accepted if one not in OUTSIDE] == [], seed


@pytest.mark.sweep
@every_exercise
def test_a_proved_place_stands_in_the_code(exercise):
    """A card that names a place quotes the learner's own line, and a part of that line."""
    (seed,) = fresh_seeds(1)
    task = exercise.task(seed)
    for _, one in of(exercise, "wrong"):
        observation = observe(task, one.answer)
        found = grounds(exercise, task, one.answer, observation, judge(exercise, task, observation)).fault
        if found:
            line = observation.source.splitlines()[found.line_number - 1]
            assert line.strip() == found.line, one.name
            assert "".join(found.part.split()) in "".join(observation.source.split()), one.name
