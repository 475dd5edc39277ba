"""Train without the mask: a prediction."""

from ..exercise import Exercise
from ..mistake import Mistake

__all__ = ["EXERCISE"]


EXERCISE = Exercise(
    id="numpy.no_mask",
    title="Predict training without the mask",
    points=1,
    minutes=2,
    kind="value",
    name="without_mask",
    solution="falls",
    choices=("falls", "rises", "stays"),
    comment="The line grad_h[h < 0] = 0 is left out; the ReLU itself stays. What does the loss do\n"
    'over 500 steps at learning rate 1e-6? Write "falls", "rises" or "stays",\n'
    "in quotes.",
    mistakes=(
        Mistake(
            "rises",
            answer="rises",
            saw="You predicted that the loss rises.",
            expected="I expected another answer.",
            cause="The gradient of `w2` is still exact. In the one of `w1` the rows where a unit is on are still "
            "there; those where it is off are added to them.",
            next="Predict again, then run the cell below.",
        ),
        Mistake(
            "stays",
            answer="stays",
            saw="You predicted that the loss stays.",
            expected="I expected another answer.",
            cause="Both weights still move at every step. Wrong gradients are not the same as no gradients.",
            next="Predict again, then run the cell below.",
        ),
        Mistake(
            "diverges",
            answer="becomes nan",
            saw="You predicted that the numbers grow without end.",
            expected="I expected another answer.",
            cause="Numbers blow up when steps are too large. Without the mask they point elsewhere, "
            "and are little longer.",
            next="Predict again, then run the cell below.",
            recognise=lambda value: any(
                part in value.lower() for part in ("nan", "inf", "diverg", "explod", "overflow")
            ),
        ),
    ),
    hints=(
        "Ask which gradients are still right when the mask is gone.",
        "`grad_w2` does not use the mask at all. `grad_w1` is wrong only through the rows in which a unit was off.",
        'The notes\' network trains all the same: "falls".',
    ),
    praise="A falling loss does not prove a gradient: only a comparison with a measured slope does.",
)
