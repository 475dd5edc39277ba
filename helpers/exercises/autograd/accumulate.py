"""The prediction of what three backward passes add up to."""

from ..exercise import Exercise, Question
from ..mistake import Mistake

__all__ = ["EXERCISE"]

EXERCISE = Exercise(
    id="autograd.accumulate",
    title="Predict three passes",
    points=1,
    minutes=2,
    kind="value",
    name="gradient_after_three",
    comment=(
        "w = torch.tensor(1.0, requires_grad=True)\n"
        "for t in range(3): w.pow(2).backward()\n"
        "Which number does w.grad hold afterwards? The number alone, such as 1.5."
    ),
    solution=6.0,
    mistakes=(
        Mistake(
            "last_only",
            answer=2.0,
            saw="You predicted 2, the gradient of one pass.",
            expected="Three passes ran, and none of them removed what was there.",
            cause="`backward` adds to `.grad`; it does not write over it.",
            next="Add up the three.",
        ),
        Mistake(
            "multiplied",
            answer=8.0,
            saw="You predicted 8, which is 2 · 2 · 2.",
            expected="The three gradients are added.",
            cause="`backward` accumulates: `.grad` becomes `.grad` plus the new gradient.",
            next="Replace the products by sums.",
        ),
        Mistake(
            "values_not_gradients",
            answer=3.0,
            saw="You predicted 3, the sum of the three values `w.pow(2)`.",
            expected="`.grad` holds sums of gradients, not of values.",
            cause="Here the value is 1 · 1 and the gradient is twice `w`.",
            next="Work out the gradient of one pass, then add.",
        ),
        Mistake(
            "two_passes",
            answer=4.0,
            saw="You predicted 4, which is two passes of 2.",
            expected="`range(3)` gives 0, 1 and 2: three passes.",
            cause="One pass is missing in the sum.",
            next="Count the passes once more.",
        ),
        Mistake(
            "zeroed",
            answer=0.0,
            saw="You predicted 0.",
            expected="No line here sets the gradient to 0.",
            cause="Zeroing is a step of its own, which this loop leaves out.",
            next="Work out the gradient of one pass, then add.",
        ),
        Mistake(
            "weight_itself",
            answer=1.0,
            saw="You predicted 1.",
            expected="1 is the value of `w`, and of `w.pow(2)` too.",
            cause="`.grad` holds the slope, and the slope of w² is 2w.",
            next="Work out the gradient of one pass, then add.",
        ),
    ),
    hints=(
        "Ask what `backward` does with a gradient that is there already.",
        "`w` has shape (), and so has `w.grad`: one number, the sum over the passes.",
        "The gradient of `w.pow(2)` at 1 is 2, and it is added once in each of 3 passes.",
    ),
    praise="You know that gradients add up until somebody sets them to zero.",
    further=(
        Question(
            comment=(
                "w = torch.tensor(5.0, requires_grad=True)\n"
                "for t in range(3): w.pow(2).backward()\n"
                "Which number does w.grad hold afterwards? The number alone, such as 1.5."
            ),
            solution=30.0,
            mistakes=(
                Mistake(
                    "last_only",
                    answer=10.0,
                    saw="You predicted 10, the gradient of one pass.",
                    expected="Three passes ran, and none of them removed what was there.",
                    cause="`backward` adds to `.grad`; it does not write over it.",
                    next="Add up the three.",
                ),
                Mistake(
                    "multiplied",
                    answer=1000.0,
                    saw="You predicted 1000, which is 10 · 10 · 10.",
                    expected="The three gradients are added.",
                    cause="`backward` accumulates: `.grad` becomes `.grad` plus the new gradient.",
                    next="Replace the products by sums.",
                ),
                Mistake(
                    "values_not_gradients",
                    answer=75.0,
                    saw="You predicted 75, the sum of the three values `w.pow(2)`.",
                    expected="`.grad` holds sums of gradients, not of values.",
                    cause="Here the value is 5 · 5 and the gradient is twice `w`.",
                    next="Work out the gradient of one pass, then add.",
                ),
                Mistake(
                    "two_passes",
                    answer=20.0,
                    saw="You predicted 20, which is two passes of 10.",
                    expected="`range(3)` gives 0, 1 and 2: three passes.",
                    cause="One pass is missing in the sum.",
                    next="Count the passes once more.",
                ),
                Mistake(
                    "weights_added",
                    answer=15.0,
                    saw="You predicted 15, which is three times `w`.",
                    expected="`.grad` adds up the slope of w², which is not w.",
                    cause="The slope of w² is 2w.",
                    next="Work out the gradient of one pass, then add.",
                ),
                Mistake(
                    "zeroed",
                    answer=0.0,
                    saw="You predicted 0.",
                    expected="No line here sets the gradient to 0.",
                    cause="Zeroing is a step of its own, which this loop leaves out.",
                    next="Work out the gradient of one pass, then add.",
                ),
            ),
            hints=(
                "Ask what `backward` does with a gradient that is there already.",
                "`w` has shape (), and so has `w.grad`: one number, the sum over the passes.",
                "The gradient of `w.pow(2)` at 5 is 10, and it is added once in each of 3 passes.",
            ),
        ),
        Question(
            comment=(
                "w = torch.tensor(10.0, requires_grad=True)\n"
                "w.pow(2).backward(); w.grad.zero_(); w.pow(2).backward(); w.pow(2).backward()\n"
                "Which number does w.grad hold afterwards? The number alone, such as 1.5."
            ),
            solution=40.0,
            mistakes=(
                Mistake(
                    "zeroing_overlooked",
                    answer=60.0,
                    saw="You predicted 60, the sum of all three passes.",
                    expected="One of the passes was removed again.",
                    cause="`w.grad.zero_()` stands behind the first pass.",
                    next="Begin at 0 there, and add what comes after it.",
                ),
                Mistake(
                    "last_only",
                    answer=20.0,
                    saw="You predicted 20, the gradient of one pass.",
                    expected="`zero_()` runs once; more than one pass comes after it.",
                    cause="`backward` adds to `.grad`; it does not write over it.",
                    next="Count the passes behind `zero_()`, and add them up.",
                ),
                Mistake(
                    "zeroed",
                    answer=0.0,
                    saw="You predicted 0.",
                    expected="The gradient is 0 in between, not at the end.",
                    cause="`zero_()` removes what is there when it runs; later passes add to it again.",
                    next="Follow `w.grad` from left to right.",
                ),
                Mistake(
                    "multiplied",
                    answer=400.0,
                    saw="You predicted 400, which is 20 · 20.",
                    expected="Gradients are added.",
                    cause="`backward` accumulates: `.grad` becomes `.grad` plus the new gradient.",
                    next="Replace the product by a sum.",
                ),
                Mistake(
                    "values_not_gradients",
                    answer=200.0,
                    saw="You predicted 200, the sum of two values `w.pow(2)`.",
                    expected="`.grad` holds sums of gradients, not of values.",
                    cause="Here the value is 10 · 10 and the gradient is twice `w`.",
                    next="Work out the gradient of one pass, then add.",
                ),
            ),
            hints=(
                "Follow `w.grad` from left to right: each call either adds to it or sets it to 0.",
                "What stood there before `zero_()` is gone; what comes after it adds up.",
                "The gradient of `w.pow(2)` at 10 is 20, and two passes come after `zero_()`.",
            ),
        ),
    ),
)
