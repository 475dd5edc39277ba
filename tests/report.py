"""How well the checks know right from wrong, over many fresh seeds: `make report` writes it into README.md."""

import argparse
import importlib
import multiprocessing
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from helpers.course import NOT_STARTED, PASSED
from helpers.exercises import Exercise, find
from helpers.judging.judge import Judgement, judge
from helpers.locating.grounds import grounds
from helpers.sandbox.observe import observe
from tests.exercises.answers import equivalents, exercises, fresh_seeds, judged, stub_answer
from tests.locating import planted

__all__ = ["Tally", "between", "held_out", "planted_faults", "table", "tally"]

README = Path(__file__).resolve().parents[1] / "README.md"
NAMES = {"numpy": "1, NumPy", "tensor": "2, Tensor", "autograd": "3, autograd"}
HEAD = (
    "lesson",
    "exercises",
    "mistakes",
    "right answers",
    "wrong ones accepted",
    "right ones refused",
    "mistakes named as themselves",
    "stubs not started",
)


@dataclass
class Tally:
    """What was counted over one or several exercises; a verdict is one answer on one seed.

    `exercises`, `mistakes` and `right_answers` count answers; all else counts verdicts.
    """

    exercises: int = 0
    mistakes: int = 0
    right_answers: int = 0
    wrong_verdicts: int = 0
    right_verdicts: int = 0
    stub_verdicts: int = 0
    accepted: int = 0
    refused: int = 0
    named: int = 0
    not_started: int = 0
    faults: list[str] = field(default_factory=list)

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(**{name: value + getattr(other, name) for name, value in vars(self).items()})


def tally(exercise: Exercise, seeds: Iterable[int], verdict_on: Callable[..., Judgement] = judged) -> Tally:
    """Return what the check says of every known answer to one exercise, on each seed.

    Args:
        exercise: its solution, its mistakes, its stub and the answers of `equivalents` are tried.
        seeds: one draw of the inputs each.
        verdict_on: judges an exercise, an answer and a seed.
    """
    counted = Tally(exercises=1)
    seeds = list(seeds)
    for question in exercise.questions:
        counted += _tally_of_question(
            question, equivalents(exercise) if question is exercise else (), seeds, verdict_on
        )
    return counted


def _tally_of_question(question: Exercise, also_right: tuple, seeds: list[int], verdict_on) -> Tally:
    right = [question.solution, *also_right]
    counted = Tally(mistakes=len(question.mistakes), right_answers=len(right))
    for seed in seeds:
        for mistake in question.mistakes:
            found = verdict_on(question, mistake.answer, seed)
            counted.wrong_verdicts += 1
            counted.accepted += found.status == PASSED
            counted.named += found.mistake == mistake.id
            if found.status == PASSED or found.mistake != mistake.id:
                seen = found.mistake or found.status
                counted.faults.append(f"{question.id}, seed {seed}: the mistake {mistake.id} was seen as {seen}")
        for number, answer in enumerate(right):
            found = verdict_on(question, answer, seed)
            counted.right_verdicts += 1
            if found.status != PASSED:
                counted.refused += 1
                counted.faults.append(f"{question.id}, seed {seed}: right answer {number} was {found.status}")
        counted.stub_verdicts += 1
        found = verdict_on(question, stub_answer(question), seed)
        counted.not_started += found.status == NOT_STARTED
        if found.status != NOT_STARTED:
            counted.faults.append(f"{question.id}, seed {seed}: the stub was {found.status}")
    return counted


def table(by_lesson: dict[str, Tally]) -> str:
    """Return the Markdown table, a row a lesson and one for the course."""
    rows = {NAMES.get(lesson, lesson): counted for lesson, counted in by_lesson.items()}
    rows["all"] = sum(by_lesson.values(), Tally())
    lines = [HEAD, ("---",) * len(HEAD)]
    for name, counted in rows.items():
        lines.append(
            (
                name,
                str(counted.exercises),
                str(counted.mistakes),
                str(counted.right_answers),
                f"{counted.accepted} of {counted.wrong_verdicts}",
                f"{counted.refused} of {counted.right_verdicts}",
                _share(counted.named, counted.wrong_verdicts),
                _share(counted.not_started, counted.stub_verdicts),
            )
        )
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def held_out(seed: int, verdict_on: Callable[..., Judgement] = judged) -> str:
    """Return what the check says of answers by readers who had not seen it, on one seed, in a sentence."""
    right = wrong = refused = accepted = named = located = 0
    for exercise in exercises():
        module = importlib.import_module(f"tests.held_out.{exercise.lesson}")
        found = [verdict_on(exercise, answer, seed) for answer in module.RIGHT[exercise.id]]
        right, refused = right + len(found), refused + sum(one.status != PASSED for one in found)
        found = [verdict_on(exercise, answer, seed) for answer in module.WRONG[exercise.id]]
        wrong, accepted = wrong + len(found), accepted + sum(one.status == PASSED for one in found)
        rests = [_rests_on(exercise, answer, seed) for answer in module.WRONG[exercise.id]]
        named, located = named + rests.count("mistake"), located + rests.count("place")
    return (
        f"Answers written from the lessons alone by readers who had not seen the checks: {accepted} of {wrong} wrong "
        f"ones accepted, {refused} of {right} right ones refused. Of the wrong ones {_share(named, wrong)} show a "
        f"known mistake in their code, of {_share(located, wrong)} the place is proved, and of the others the card "
        "says only what was seen."
    )


def _rests_on(exercise: Exercise, answer, seed: int) -> str:
    """Return what the card of a wrong answer rests on: `"mistake"`, `"place"` or `""`."""
    task = exercise.task(seed)
    observation = observe(task, answer)
    judgement = judge(exercise, task, observation)
    found = grounds(exercise, task, answer, observation, judgement)
    return "mistake" if judgement.mistake and found.is_shown else "place" if found.fault else ""


def planted_faults(counted: Counter) -> str:
    """Return how many planted faults were located, in a sentence."""
    tried = counted.total()
    return (
        f"Every change of one token and every lost line, planted in the solutions: of {tried} that are refused, "
        f"{counted[planted.TRUE]} ({_share(counted[planted.TRUE], tried)}) are located on the line of the fault, "
        f"{counted[planted.WRONG]} on another, and of {counted[planted.UNLOCATED]} no place is named."
    )


def between(text: str, marker: str, inside: str) -> str:
    """Return `text` with what stands between `<!-- marker -->` and `<!-- /marker -->` replaced.

    Raises:
        ValueError: the markers are not there.
    """
    first, last = f"<!-- {marker} -->", f"<!-- /{marker} -->"
    head, found, rest = text.partition(first)
    _, closed, tail = rest.partition(last)
    if not (found and closed):
        raise ValueError(f"README.md lacks {first} or {last}; put both where the table shall stand.")
    return f"{head}{first}\n{inside}\n{last}{tail}"


def _share(part: int, whole: int) -> str:
    """Return a share in per cent; never rounded up to 100."""
    return f"{int(1000 * part / whole) / 10:g} %" if whole else "none tried"


def _tally_of(identity: str, seeds: list[int]) -> Tally:
    return tally(find(identity), seeds)


def _planted_in(identity: str, seed: int) -> Counter:
    exercise = find(identity)
    return planted.tally([exercise], seed) if exercise.kind == "function" and exercise.oracle else Counter()


def main(arguments: list[str] | None = None) -> int:
    """Try every known answer, print the table and write it into the README; return 0 where nothing was wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.report", description=__doc__)
    parser.add_argument("--seeds", type=int, default=100, help="how many draws, 100 by default")
    parser.add_argument("--dry", action="store_true", help="print only, leave README.md as it is")
    options = parser.parse_args(arguments)
    start, seeds, by_lesson = time.perf_counter(), fresh_seeds(options.seeds), {}
    identities = [exercise.id for exercise in exercises()]
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
        for identity, counted in zip(identities, pool.map(_tally_of, identities, [seeds] * len(identities))):
            lesson = find(identity).lesson
            by_lesson[lesson] = by_lesson.get(lesson, Tally()) + counted
            print(f"{identity}: {len(counted.faults)} faults", flush=True)
        located = sum(pool.map(_planted_in, identities, [seeds[0]] * len(identities)), Counter())
    told = f"{table(by_lesson)}\n\nOver {options.seeds} fresh seeds: each answer is one verdict on each."
    told += f"\n\n{held_out(seeds[0])}\n\n{planted_faults(located)}"
    faults = sum(by_lesson.values(), Tally()).faults
    print("", told, f"{time.perf_counter() - start:.0f} s", *faults[:20], sep="\n")
    if not options.dry:
        README.write_text(between(README.read_text("utf-8"), "report", told), "utf-8", newline="\n")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
