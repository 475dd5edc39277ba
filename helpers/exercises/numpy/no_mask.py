"""Train without the mask: a prediction."""

from ..exercise import Exercise, Question
from ..mistake import Mistake

__all__ = ["EXERCISE"]

_WORDS = ("falls", "rises", "stays")
_ENDLESS = ("nan", "inf", "diverg", "explod", "overflow")


def _is_endless(value):
    return any(part in value[0].lower() for part in _ENDLESS)


EXERCISE = Exercise(
    id="numpy.no_mask",
    title="Predict training without the mask",
    points=1,
    minutes=2,
    kind="value",
    name="without_mask",
    solution=("falls", "b"),
    choices=_WORDS,
    comment="The line grad_h[h < 0] = 0 is left out; the ReLU itself stays. What does the loss do\n"
    'over 500 steps at learning rate 1e-6? Write "falls", "rises" or "stays"\n'
    'and the letter of the reason, such as ("stays", "a").',
    reasons=(
        "any step against any gradient lowers the loss",
        "grad_w2 is exact still, and grad_w1 only gains the rows in which a unit was off",
        "with one line missing, no gradient has anything to do with the loss",
    ),
    mistakes=(
        Mistake(
            "rises",
            answer=("rises", "c"),
            saw="You predicted that the loss rises.",
            expected="I expected another answer.",
            cause="The gradient of `w2` is still exact. In the one of `w1` the rows where a unit is on are still "
            "there; those where it is off are added to them.",
            next="Predict again, then run the cell below.",
        ),
        Mistake(
            "stays",
            answer=("stays", "a"),
            saw="You predicted that the loss stays.",
            expected="I expected another answer.",
            cause="Both weights still move at every step. Wrong gradients are not the same as no gradients.",
            next="Predict again, then run the cell below.",
        ),
        Mistake(
            "diverges",
            answer=("becomes nan", "c"),
            saw="You predicted that the numbers grow without end.",
            expected="I expected another answer.",
            cause="Numbers blow up when steps are too large. Without the mask they point elsewhere, "
            "and are little longer.",
            next="Predict again, then run the cell below.",
            recognise=_is_endless,
        ),
        Mistake(
            "any_gradient_will_do",
            answer=("falls", "a"),
            saw="The word is right. Your reason would hold for every gradient.",
            expected="I expected one that holds for this.",
            cause="With the sign of a gradient turned, a step raises the loss.",
            next="Ask which of the two gradients uses the mask at all.",
        ),
        Mistake(
            "nothing_is_left",
            answer=("falls", "c"),
            saw="The word is right. Your reason speaks against it.",
            expected="I expected one that says why the loss falls.",
            cause="The mask is one of six lines, and it stands before `grad_w1` alone.",
            next="Ask what is still right in each of the two gradients.",
        ),
    ),
    hints=(
        "Ask which gradients are still right when the mask is gone.",
        "`grad_w2` does not use the mask at all. `grad_w1` is wrong only through the rows in which a unit was off.",
        'The notes\' network trains all the same: `("falls", "b")`.',
    ),
    praise="A falling loss does not prove a gradient: only a comparison with a measured slope does.",
    further=(
        Question(
            comment="All gradients are right, but the update reads w1 += learning_rate * grad_w1, the same for w2.\n"
            'What does the loss do over 500 steps? Write "falls", "rises" or "stays" and the letter of the reason.',
            choices=_WORDS,
            reasons=(
                "each step goes the way on which the loss grows",
                "the sign of a step does not count, since the loss adds up squares",
                "a step forward and the next one back cancel",
            ),
            solution=("rises", "a"),
            mistakes=(
                Mistake(
                    "falls",
                    answer=("falls", "c"),
                    saw="You predicted that the loss falls.",
                    expected="I expected another answer.",
                    cause="The gradient says how fast the loss rises when a weight gets larger.",
                    next="Ask which way a weight with a positive slope moves here.",
                ),
                Mistake(
                    "stays",
                    answer=("stays", "c"),
                    saw="You predicted that the loss stays.",
                    expected="I expected another answer.",
                    cause="Every step adds; no step takes the one before it back.",
                    next="Ask which way a weight with a positive slope moves here.",
                ),
                Mistake(
                    "signs_lost_in_squares",
                    answer=("rises", "b"),
                    saw="The word is right. Your reason speaks against it.",
                    expected="I expected one that says why the loss rises.",
                    cause="The squares are taken of the errors, not of the steps.",
                    next="Ask what the sign of a slope says about the loss.",
                ),
                Mistake(
                    "steps_cancel",
                    answer=("rises", "c"),
                    saw="The word is right. Your reason speaks against it.",
                    expected="I expected one that says why the loss rises.",
                    cause="Were two steps to cancel, the loss would come back to where it was.",
                    next="Ask what the sign of a slope says about the loss.",
                ),
            ),
            hints=(
                "The gradient points the way on which the loss grows.",
                "Where a slope is positive the weight gets larger here, and so does the loss.",
                '`("rises", "a")`',
            ),
        ),
        Question(
            comment="All gradients are right. The update reads stepped_w1 = w1 - learning_rate * grad_w1, the same\n"
            "for w2, and no other line is changed. What does the loss do over 500 steps?\n"
            'Write "falls", "rises" or "stays" and the letter of the reason.',
            choices=_WORDS,
            reasons=(
                "the steps are too small for the loss to show them",
                "the gradients are all 0",
                "each step begins with the weights that the one before it began with",
            ),
            solution=("stays", "c"),
            mistakes=(
                Mistake(
                    "falls",
                    answer=("falls", "c"),
                    saw="You predicted that the loss falls.",
                    expected="I expected another answer.",
                    cause="`stepped_w1` is a new array; `h` is computed with `w1`.",
                    next="Follow `w1` through two steps.",
                ),
                Mistake(
                    "rises",
                    answer=("rises", "b"),
                    saw="You predicted that the loss rises.",
                    expected="I expected another answer.",
                    cause="`stepped_w1` is a new array; `h` is computed with `w1`.",
                    next="Ask what the second step computes that the first did not.",
                ),
                Mistake(
                    "steps_too_small",
                    answer=("stays", "a"),
                    saw="The word is right. Your reason speaks of the size of a step.",
                    expected="I expected one that holds for steps of any size.",
                    cause="Steps of this size bring the loss down from the first one on, where they are taken.",
                    next="Ask which array `x.dot(...)` uses in the second step.",
                ),
                Mistake(
                    "gradients_of_zero",
                    answer=("stays", "b"),
                    saw="The word is right. Your reason speaks of the gradients.",
                    expected="I expected one about the weights.",
                    cause="The gradients are right, and far from 0 at the start.",
                    next="Ask which array `x.dot(...)` uses in the second step.",
                ),
            ),
            hints=(
                "A new name for a new array leaves the old array as it is.",
                "The forward pass uses `w1` and `w2`; nothing writes into these.",
                '`("stays", "c")`',
            ),
        ),
    ),
)
