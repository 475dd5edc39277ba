"""Count steps: `range`."""

from ..change import Change
from ..exercise import Exercise
from ..mistake import Mistake
from .inputs import sizes

__all__ = ["EXERCISE"]


def report_steps(steps, every):
    """Return the steps after which a report is printed: the last one of each group of `every` steps.

    steps: how many steps there are, counted from 0; a multiple of `every`.
    Returns: list or array of whole numbers; for steps=6 and every=3 it is [2, 5].
    """
    return list(range(every - 1, steps, every))


def _report_sizes(rng):
    every, reports = sizes(rng, 2)
    return every * reports, every


def _oracle_steps(steps, every):
    return [t for t in range(steps) if t % every == every - 1]


EXERCISE = Exercise(
    id="numpy.range",
    title="Count the steps",
    points=2,
    minutes=4,
    solution=report_steps,
    blanks=("range(every - 1, steps, every)",),
    inputs=_report_sizes,
    edge_cases=lambda: [(4, 1)],  # a report after every step
    oracle=_oracle_steps,
    mistakes=(
        Mistake(
            "starts_at_zero",
            Change("every - 1", "0"),
            saw="Your list starts at 0: it reports at the beginning of each group.",
            expected="I expected the last step of each group.",
            cause="The first argument of `range` is where it starts.",
            next="For steps=6 and every=3 the list begins with 2, which is `every - 1`: start there.",
        ),
        Mistake(
            "starts_at_one",
            Change("every - 1", "1"),
            saw="Your list starts at 1.",
            expected="I expected the last step of each group, the first of them at `every - 1`.",
            cause="Steps are counted from 0, so 1 is the second step.",
            next="For steps=6 and every=3 the list begins with 2: work out that number from `every`.",
        ),
        Mistake(
            "counts_from_one",
            Change("every - 1, steps", "every, steps + 1"),
            saw="Your list ends with the number of steps.",
            expected="I expected it to end one below: the last step is `steps - 1`.",
            cause="Steps are counted from 0, so step number `steps` never happens.",
            next="Move every entry down by one.",
        ),
        Mistake(
            "one_too_late",
            Change("every - 1", "every"),
            saw="Your list starts at `every`, and the last report is missing.",
            expected="I expected the first report at `every - 1`.",
            cause="Counted from 0, the third step has the number 2.",
            next="Start one earlier; then the last report comes in too.",
        ),
        Mistake(
            "stops_early",
            Change("steps", "steps - 1"),
            saw="The last report is missing.",
            expected="I expected the list to end with `steps - 1`.",
            cause="`range` leaves out its stop by itself. With `steps - 1` as the stop, one more step is lost.",
            next="Use `steps` as the stop.",
        ),
        Mistake(
            "starts_at_99",
            Change("every - 1", "99"),
            saw="Your list is empty.",
            expected="I expected one step out of each group.",
            cause="A fixed 99 fits where `every` is 100, and nowhere else.",
            next="Start at `every - 1`; for every=100 that is 99.",
        ),
        Mistake(
            "every_step",
            Change("every - 1, steps, every", "steps"),
            saw="Your list holds every step.",
            expected="I expected one step out of each group of `every`.",
            cause="With one argument `range` counts by ones from 0.",
            next="Give `range` all three: start, stop, step.",
        ),
        Mistake(
            "how_many",
            Change("list(range(every - 1, steps, every))", "steps // every"),
            saw="You returned how many reports there are.",
            expected="I expected the list of the steps themselves.",
            next="Let `range` count, and put `list` around it.",
        ),
    ),
    hints=(
        "`range(start, stop, step)` counts from start in steps of step, and leaves out stop.",
        "For steps=6 and every=3 you want [2, 5]: start at 2, stop before 6, step 3.",
        "`range(every - 1, steps, every)`",
    ),
    praise="You can count with `range`: it starts at start, jumps by step, and never reaches stop.",
)
