"""An opening question: the mask on a gradient, by hand."""

from ..exercise import Exercise
from ..mistake import Mistake

__all__ = ["EXERCISE"]

EXERCISE = Exercise(
    id="tensor.mask",
    title="Mask a gradient",
    points=1,
    minutes=1,
    kind="value",
    name="masked",
    solution=[0.0, -4.0, 0.0],
    comment="h is [-2, 3, -1] and grad_h_relu is [5, -4, 6]: write grad_h as three numbers, in a list or a tuple",
    mistakes=(
        Mistake(
            "mask_on_gradient",
            answer=[5.0, 0.0, 6.0],
            saw="You kept 5 and 6, and dropped -4.",
            expected="The sign of `h` decides, not that of the gradient, and a negative `h` stops it.",
            next="Go through `h`: where it is negative, the gradient becomes 0.",
        ),
        Mistake(
            "no_mask",
            answer=[5.0, -4.0, 6.0],
            saw="You kept all three gradients.",
            expected="Where `h` was negative, the ReLU gave 0 whatever `h` was, so the loss does not depend on it.",
            next="Set those places to 0.",
        ),
        Mistake(
            "of_relu",
            answer=[0.0, 3.0, 0.0],
            saw="You predicted [0, 3, 0].",
            expected="That is `h_relu`, the forward pass.",
            next="Apply the same mask to `grad_h_relu`.",
        ),
        Mistake(
            "times_h_relu",
            answer=[0.0, -12.0, 0.0],
            saw="You predicted -12 in the middle, which is 3 times -4.",
            expected="The slope of ReLU is 1 where `h` is positive, whatever its size.",
            next="Multiply the gradient by 1 or by 0, not by `h`.",
        ),
        Mistake(
            "sign_lost",
            answer=[0.0, 4.0, 0.0],
            saw="You predicted 4 in the middle.",
            expected="The right places are 0, and the middle one keeps its sign.",
            cause="ReLU acts on `h`. A gradient may be negative, and the mask leaves it as it is.",
            next="Copy the middle gradient as it stands.",
        ),
        Mistake(
            "times_sign",
            answer=[-5.0, -4.0, -6.0],
            saw="You turned the sign of a gradient where `h` is negative.",
            expected="There the gradient becomes 0.",
            cause="ReLU is flat below 0: its slope there is 0, not -1.",
            next="Multiply by 1 where `h` is positive, and by 0 elsewhere.",
        ),
        Mistake(
            "times_h",
            answer=[-10.0, -12.0, -6.0],
            saw="You multiplied each gradient by `h`.",
            expected="The slope of ReLU is 1 or 0, whatever the size of `h`.",
            next="Keep a gradient where `h` is positive, and write 0 elsewhere.",
        ),
        Mistake(
            "all_zero",
            answer=[0.0, 0.0, 0.0],
            saw="You set every gradient to 0.",
            expected="One number of `h` is positive, and there the gradient passes.",
            cause="A gradient may be negative: the mask asks for the sign of `h` alone.",
            next="Go through `h`: where it is positive, copy the gradient.",
        ),
    ),
    hints=(
        "ReLU lets a number through or stops it. Its gradient does the same.",
        "Three numbers in, three numbers out: each place is kept or set to 0.",
        "Only the middle entry of `h` is positive, so only the middle gradient survives.",
    ),
    praise="You know that the mask comes from the sign of `h` before the ReLU.",
)
