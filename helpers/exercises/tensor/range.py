"""A prediction: which steps of a loop are printed."""

from ..exercise import Exercise
from ..mistake import Mistake

__all__ = ["EXERCISE"]


def _from_a_hundred(value) -> bool:
    return len(value) > 1 and all(step == 100 * (place + 1) for place, step in enumerate(value))


EXERCISE = Exercise(
    id="tensor.range",
    title="Say which steps are printed",
    points=1,
    minutes=2,
    kind="value",
    name="printed_steps",
    solution=[99, 199, 299, 399, 499],
    comment="the values of t in range(500) with t % 100 == 99, as a list or a tuple",
    mistakes=(
        Mistake(
            "from_zero",
            answer=[0, 100, 200, 300, 400],
            saw="You listed the steps with `t % 100 == 0`.",
            expected="The notes ask for a remainder of 99.",
            cause="Counting starts at 0, so the hundredth step is the one with t = 99.",
            next="Move each number.",
        ),
        Mistake(
            "round_numbers",
            answer=[100, 200, 300, 400, 500],
            saw="You listed 100 and its multiples.",
            expected="100 leaves the remainder 0; the notes ask for a remainder of 99.",
            cause="Counting starts at 0, so the hundredth step is the one with t = 99.",
            next="Take the step before each of 100, 200, 300, 400, 500.",
            recognise=_from_a_hundred,
        ),
        Mistake(
            "without_the_last",
            answer=[99, 199, 299, 399],
            saw="You listed four steps.",
            expected="`range(500)` runs from 0 to 499, and 499 is in it.",
            cause="The stop, 500, is left out; the number before it is not.",
            next="Ask whether 499 leaves the remainder 99.",
        ),
        Mistake(
            "one_too_many",
            answer=[99, 199, 299, 399, 499, 599],
            saw="You listed 599.",
            expected="`range(500)` ends before 500.",
            next="Leave out what lies beyond the stop.",
        ),
        Mistake(
            "multiples_of_99",
            answer=[99, 198, 297, 396, 495],
            saw="You listed multiples of 99.",
            expected="From one printed step to the next it is 100 steps.",
            cause="198 leaves the remainder 98 when divided by 100.",
            next="Keep 99, and add 100 each time.",
        ),
    ),
    hints=(
        "`t % 100` is what remains when t is divided by 100.",
        "500 steps, one printed in each hundred: five numbers.",
        "The first is 99; each next one is 100 larger, and all lie below 500.",
    ),
    praise="You know which steps the notes print: the last one of each hundred.",
)
