"""Build or compare the lessons: `python -m helpers.maintainer.build --help`."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from helpers.exercises import catalogue

from . import answers
from .fault import BuildFault
from .lessons import LessonFiles, find_lessons
from .make import build, difference, run_with_answers, write_notebook


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return the exit code: 0 where all is well, 1 where something needs a mend."""
    parser = argparse.ArgumentParser(prog="python -m helpers.maintainer.build", description=__doc__)
    parser.add_argument("lessons", nargs="*", help="lessons such as 01_numpy; all by default")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--check", action="store_true", help="compare the notebooks with their sources, execute nothing")
    what.add_argument("--solved", action="store_true", help="execute the solved lessons; every check must pass")
    parser.add_argument("--to", type=Path, help="with --solved: the folder to write to; a temporary one by default")
    options = parser.parse_args(arguments)
    command = _check if options.check else _solved if options.solved else _build
    try:
        lessons = find_lessons(stems=options.lessons)
        return max([command(lesson, options) for lesson in lessons], default=0)
    except BuildFault as fault:
        print(fault, file=sys.stderr)
        return 1


def _build(lesson: LessonFiles, options) -> int:
    start = time.perf_counter()
    built = build(lesson, catalogue())
    write_notebook(built.notebook, lesson.notebook)
    print(f"{lesson.stem}: built in {time.perf_counter() - start:.0f} s")
    for line in built.raised:
        print(f"  cell {line}")
    if built.kept:
        print(f"  no CUDA device here; stored output kept for: {', '.join(built.kept)}")
    if built.cleared:
        print(f"  no CUDA device here; left without output: {', '.join(built.cleared)}")
    for moved in built.moved:
        print(moved)
    return 0


def _check(lesson: LessonFiles, options) -> int:
    found = difference(lesson, catalogue())
    print(found or f"{lesson.stem}: the notebook agrees with its source")
    return 1 if found else 0


def _solved(lesson: LessonFiles, options) -> int:
    options.to = options.to or Path(tempfile.mkdtemp(prefix="solved-lessons-"))
    progress = {"ONE_NETWORK_PROGRESS": str(options.to.resolve() / "progress.json")}
    built = run_with_answers(lesson, catalogue(), answers.solved(catalogue()), progress)
    write_notebook(built.notebook, options.to / lesson.notebook.name)
    failed = {identity: status for identity, status in built.statuses.items() if status != "passed"}
    passed = len(built.statuses) - len(failed)
    print(f"{lesson.stem}: {passed} of {len(built.statuses)} checks passed, in {options.to}")
    for identity, status in failed.items():
        print(f"  {identity}: {status}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
