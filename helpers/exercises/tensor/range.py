"""A prediction: which steps of a loop are printed."""

from ..exercise import Exercise, Question
from ..mistake import Mistake

__all__ = ["EXERCISE"]


def _multiples_of(step: int):
    """Return a test whether a prediction lists this number and its multiples, however many."""
    return lambda value: len(value) > 1 and all(t == step * (place + 1) for place, t in enumerate(value))


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
            recognise=_multiples_of(100),
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
    further=(
        Question(
            comment="the values of t in range(20) with t % 6 == 5, as a list or a tuple",
            solution=[5, 11, 17],
            mistakes=(
                Mistake(
                    "from_zero",
                    answer=[0, 6, 12, 18],
                    saw="You listed the values with `t % 6 == 0`.",
                    expected="The question asks for a remainder of 5.",
                    cause="6 leaves the remainder 0 when divided by 6.",
                    next="Find the first value that leaves 5.",
                ),
                Mistake(
                    "round_numbers",
                    answer=[6, 12, 18],
                    saw="You listed 6 and its multiples.",
                    expected="6 leaves the remainder 0; the question asks for a remainder of 5.",
                    cause="Counting starts at 0, so the sixth value is not 6.",
                    next="Find the first value that leaves 5.",
                    recognise=_multiples_of(6),
                ),
                Mistake(
                    "without_the_last",
                    answer=[5, 11],
                    saw="You listed two values.",
                    expected="`range(20)` runs from 0 to 19, and one more fits in.",
                    next="Add 6 once more, and compare with 19.",
                ),
                Mistake(
                    "one_too_many",
                    answer=[5, 11, 17, 23],
                    saw="You listed 23.",
                    expected="`range(20)` ends before 20.",
                    next="Leave out what lies beyond the stop.",
                ),
                Mistake(
                    "multiples_of_the_remainder",
                    answer=[5, 10, 15],
                    saw="You listed multiples of 5.",
                    expected="From one value to the next it is as far as the divisor, 6.",
                    cause="10 leaves the remainder 4 when divided by 6.",
                    next="Keep 5, and add 6 each time.",
                ),
                Mistake(
                    "only_the_first",
                    answer=[5],
                    saw="You listed 5 alone.",
                    expected="Larger values leave the remainder 5 too.",
                    cause="`t % 6` begins anew after each group of six.",
                    next="Add 6 to 5, and go on up to the stop.",
                ),
            ),
            hints=(
                "`t % 6` is what remains when t is divided by 6.",
                "The values lie 6 apart, and all of them below 20: three numbers.",
                "The first is 5; add 6 twice.",
            ),
        ),
        Question(
            comment="the values of t in range(14) with t % 4 == 1, as a list or a tuple",
            solution=[1, 5, 9, 13],
            mistakes=(
                Mistake(
                    "from_zero",
                    answer=[0, 4, 8, 12],
                    saw="You listed the values with `t % 4 == 0`.",
                    expected="The question asks for a remainder of 1.",
                    cause="4 leaves the remainder 0 when divided by 4.",
                    next="Find the first value that leaves 1.",
                ),
                Mistake(
                    "round_numbers",
                    answer=[4, 8, 12],
                    saw="You listed 4 and its multiples.",
                    expected="4 leaves the remainder 0; the question asks for a remainder of 1.",
                    next="Find the first value that leaves 1.",
                    recognise=_multiples_of(4),
                ),
                Mistake(
                    "last_of_each_group",
                    answer=[3, 7, 11],
                    saw="You listed the last value of each group of four.",
                    expected="3 leaves the remainder 3; the question asks for a remainder of 1.",
                    next="Find the first value that leaves 1.",
                ),
                Mistake(
                    "without_the_first",
                    answer=[5, 9, 13],
                    saw="You began with 5.",
                    expected="A smaller value leaves the remainder 1 too.",
                    cause="A value below 4 is its own remainder.",
                    next="Go through 0, 1, 2 and 3.",
                ),
                Mistake(
                    "without_the_last",
                    answer=[1, 5, 9],
                    saw="You listed three values.",
                    expected="`range(14)` ends before 14, and one more fits in.",
                    next="Add 4 once more, and compare with 14.",
                ),
                Mistake(
                    "one_too_many",
                    answer=[1, 5, 9, 13, 17],
                    saw="You listed 17.",
                    expected="`range(14)` ends before 14.",
                    next="Leave out what lies beyond the stop.",
                ),
                Mistake(
                    "only_the_first",
                    answer=[1],
                    saw="You listed 1 alone.",
                    expected="Larger values leave the remainder 1 too.",
                    cause="`t % 4` begins anew after each group of four.",
                    next="Add 4 to 1, and go on up to the stop.",
                ),
            ),
            hints=(
                "`t % 4` is what remains when t is divided by 4.",
                "The values lie 4 apart, and all of them below 14: four numbers.",
                "The first is 1; add 4 three times.",
            ),
        ),
    ),
)
