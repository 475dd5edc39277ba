"""The network's first loss on paper: a prediction."""

import math

from ..exercise import Exercise, Question
from ..mistake import Mistake

__all__ = ["EXERCISE"]


def _near(number):
    """Return a test whether a prediction lies within 3 % of a number."""
    return lambda value: math.isclose(float(value), number, rel_tol=0.03)


EXERCISE = Exercise(
    id="numpy.first_loss",
    title="Predict the first loss on paper",
    points=1,
    minutes=6,
    kind="value",
    name="first_loss",
    solution=32_000_000,
    solution_text="64 * 10 * 1000 * 100 / 2",
    comment="N, D_in, H, D_out = 64, 1000, 100, 10. All of x, y, w1, w2 are standard normal.\n"
    "About how large is the loss before the first update? Write a number or a product;\n"
    "from about 0.6 to 1.7 times the right one it passes.",
    accepts=lambda value: 20e6 <= float(value) <= 55e6,
    mistakes=(
        Mistake(
            "half_forgotten",
            answer=64_000_000,
            saw="You predicted about 64 million.",
            expected="I expected half of it.",
            cause="On average ReLU sets half of the hidden units to 0, so only half of the mean square gets through.",
            next="Divide by 2.",
            recognise=_near(64e6),
        ),
        Mistake(
            "halved_twice",
            answer=16_000_000,
            saw="You predicted about 16 million.",
            expected="I expected twice as much.",
            cause="ReLU stands once in this network, after the first product, and halves the mean square once.",
            next="Divide by 2 only once.",
            recognise=_near(16e6),
        ),
        Mistake(
            "inputs_forgotten",
            answer=32_000,
            saw="You predicted about 32 thousand.",
            expected="I expected a thousand times more.",
            cause="A hidden unit adds up D_in products, each with mean square 1. Its own mean square is D_in, not 1.",
            next="Multiply by D_in.",
            recognise=_near(32e3),
        ),
        Mistake(
            "hidden_forgotten",
            answer=320_000,
            saw="You predicted about 320 thousand.",
            expected="I expected a hundred times more.",
            cause="An output adds up H hidden units, and their mean squares add up too.",
            next="Multiply by H.",
            recognise=_near(320e3),
        ),
        Mistake(
            "outputs_forgotten",
            answer=3_200_000,
            saw="You predicted about 3.2 million.",
            expected="I expected ten times more.",
            cause="Each row has D_out outputs, and the loss adds up the squares of all of them.",
            next="Multiply by D_out.",
            recognise=_near(3.2e6),
        ),
        Mistake(
            "outputs_and_half_forgotten",
            answer=6_400_000,
            saw="You predicted about 6.4 million: N times D_in times H.",
            expected="I expected five times more.",
            cause="D_out is missing, and so is the half that ReLU takes away.",
            next="Multiply by D_out, then divide by 2.",
            recognise=_near(6.4e6),
        ),
        Mistake(
            "one_entry",
            answer=50_000,
            saw="You predicted about 50 thousand, the mean square of one entry of `y_pred`.",
            expected="I expected the sum over all entries.",
            cause="The loss adds up N times D_out squares.",
            next="Multiply by the number of entries.",
            recognise=_near(50e3),
        ),
        Mistake(
            "one_entry_unhalved",
            answer=100_000,
            saw="You predicted about 100 thousand: D_in times H.",
            expected="I expected the sum over all entries of `y_pred`.",
            cause="That is the mean square of one entry, without the half that ReLU takes away.",
            next="Divide by 2, then multiply by the number of entries, N times D_out.",
            recognise=_near(100e3),
        ),
        Mistake(
            "one_row",
            answer=500_000,
            saw="You predicted about 500 thousand, the loss of one row.",
            expected="I expected the sum over all N rows.",
            next="Multiply by N.",
            recognise=_near(500e3),
        ),
        Mistake(
            "one_unit",
            answer=500,
            saw="You predicted about as much as the mean square of one hidden unit.",
            expected="I expected the loss of the whole network.",
            cause="500 is what ReLU leaves of D_in. From there it goes on through H units, D_out outputs and N rows.",
            next="Multiply by these three sizes.",
            recognise=lambda value: _near(500)(value) or _near(1000)(value),
        ),
        Mistake(
            "outputs_of_zero",
            answer=640,
            saw="You predicted about 640.",
            expected="I expected much more.",
            cause="That is the sum of the squares of `y`: the loss of a network that always answers 0.",
            next="Estimate the mean square of one entry of `y_pred` first.",
            recognise=_near(640),
        ),
        Mistake(
            "root_for_square",
            answer=143_108,
            saw="You predicted about 143 thousand, from the size of an output.",
            expected="I expected its square.",
            cause="The loss adds up squares: the mean square 50 000 of an output, not its root 224.",
            next="Leave out the root.",
            recognise=_near(640 * math.sqrt(50_000)),
        ),
    ),
    hints=(
        "Mean squares add up: the sum of n independent products of standard normal numbers has mean square n.",
        "`h` adds up D_in products, ReLU keeps half of the mean square, `y_pred` adds up H of these, the loss N D_out.",
        "`N * D_out * D_in * H / 2`",
    ),
    praise="You predicted a result of 64 000 random inputs from four sizes; a loss far from it points to a mistake.",
    further=(
        Question(
            comment="Now N, D_in, H, D_out = 32, 500, 80, 5, all of x, y, w1, w2 standard normal as before.\n"
            "About how large is the first loss? Write a number or a product;\n"
            "from about 0.6 to 1.7 times the right one it passes.",
            solution=3_200_000,
            solution_text="32 * 5 * 500 * 80 / 2",
            accepts=lambda value: 2e6 <= float(value) <= 5.5e6,
            mistakes=(
                Mistake(
                    "half_forgotten",
                    answer=6_400_000,
                    saw="You predicted about 6.4 million.",
                    expected="I expected half of it.",
                    cause="On average ReLU sets half of the hidden units to 0, so only half of the mean square gets "
                    "through.",
                    next="Divide by 2.",
                    recognise=_near(6.4e6),
                ),
                Mistake(
                    "outputs_forgotten",
                    answer=640_000,
                    saw="You predicted about 640 thousand.",
                    expected="I expected five times more.",
                    cause="Each row has D_out outputs, and the loss adds up the squares of all of them.",
                    next="Multiply by D_out.",
                    recognise=_near(640e3),
                ),
                Mistake(
                    "one_entry",
                    answer=20_000,
                    saw="You predicted about 20 thousand, the mean square of one entry of `y_pred`.",
                    expected="I expected the sum over all entries.",
                    cause="The loss adds up N times D_out squares.",
                    next="Multiply by the number of entries.",
                    recognise=_near(20e3),
                ),
            ),
            hints=(
                "Mean squares add up: the sum of n independent products of standard normal numbers has mean square n.",
                "`h` adds up D_in products, ReLU keeps half of the mean square, `y_pred` adds up H of these, the loss "
                "N D_out.",
                "`32 * 5 * 500 * 80 / 2`",
            ),
        ),
        Question(
            comment="N, D_in, H, D_out = 64, 1000, 100, 10 again, without the ReLU: y_pred = x.dot(w1).dot(w2).\n"
            "About how large is the first loss? Write a number or a product;\n"
            "from about 0.7 to 1.4 times the right one it passes.",
            solution=64_000_000,
            solution_text="64 * 10 * 1000 * 100",
            accepts=lambda value: 46e6 <= float(value) <= 90e6,
            mistakes=(
                Mistake(
                    "outputs_forgotten",
                    answer=6_400_000,
                    saw="You predicted about 6.4 million.",
                    expected="I expected ten times more.",
                    cause="Each row has D_out outputs, and the loss adds up the squares of all of them.",
                    next="Multiply by D_out.",
                    recognise=_near(6.4e6),
                ),
                Mistake(
                    "one_entry",
                    answer=100_000,
                    saw="You predicted about 100 thousand, the mean square of one entry of `y_pred`.",
                    expected="I expected the sum over all entries.",
                    cause="The loss adds up N times D_out squares.",
                    next="Multiply by the number of entries.",
                    recognise=_near(100e3),
                ),
                Mistake(
                    "one_row",
                    answer=1_000_000,
                    saw="You predicted about a million, the loss of one row.",
                    expected="I expected the sum over all N rows.",
                    next="Multiply by N.",
                    recognise=_near(1e6),
                ),
            ),
            hints=(
                "Walk through the network once more, without the step that halves.",
                "`h` adds up D_in products, `y_pred` adds up H of these, the loss N D_out.",
                "`64 * 10 * 1000 * 100`",
            ),
        ),
    ),
)
