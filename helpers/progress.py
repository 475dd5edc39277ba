"""What the learner has reached so far, and what to do next."""

import difflib
import html
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from helpers.cards.verdict import code_to_html
from helpers.exercises import catalogue
from helpers.score.store import ProgressFile

__all__ = ["ProgressCard", "Row", "progress"]

_SIGNS = {"passed": "✓", "not yet right": "✗", "not started": "○"}
_LESSONS = {"numpy": "Lesson 1, NumPy", "tensor": "Lesson 2, Tensor", "autograd": "Lesson 3, autograd"}
_CELL = 'style="text-align:left;padding:2px 14px 2px 0;white-space:nowrap"'
_NAME = 'style="text-align:left;padding:2px 14px 2px 0;font-weight:normal"'
_NOTICE = 'style="margin-bottom:8px;padding:6px 10px;background:rgba(217,123,11,.15)"'
_HEAD = 'style="text-align:left;padding:2px 14px 2px 0;font-weight:bold"'


def progress(
    reset: str | None = None, *, exercises: Iterable[Any] | None = None, file: ProgressFile | None = None
) -> "ProgressCard":
    """Show each lesson and exercise with its points and attempts, and the next step.

    Args:
        reset: an exercise id (`"numpy.dot"`) or a lesson (`"numpy"`) to start over. The old state is kept.
        exercises: the exercises to show, in course order; by default the course's catalogue.
        file: the progress file; by default the learner's own.
    """
    exercises = catalogue() if exercises is None else list(exercises)
    file = file or ProgressFile()
    notices = [_start_over(reset, exercises, file)] if reset is not None else []
    look = file.look()
    entries = look.state["exercises"]
    rows = tuple(Row.of(exercise, entries.get(exercise.id)) for exercise in exercises)
    return ProgressCard(rows, tuple(notice for notice in (*notices, look.notice) if notice))


@dataclass(frozen=True)
class Row:
    """One exercise as the learner stands with it. Points have no units, minutes are minutes."""

    exercise_id: str
    lesson: str
    title: str
    minutes: int
    max_points: int
    points: float
    attempts: int
    status: str

    @classmethod
    def of(cls, exercise: Any, entry: dict | None) -> "Row":
        entry = entry or {"points": 0, "attempts": 0, "status": "not started"}
        return cls(
            exercise_id=exercise.id,
            lesson=exercise.lesson,
            title=exercise.title,
            minutes=exercise.minutes,
            max_points=exercise.points,
            points=min(entry["points"], exercise.points),
            attempts=entry["attempts"],
            status=entry["status"],
        )

    @property
    def passed(self) -> bool:
        return self.status == "passed"

    @property
    def status_words(self) -> str:
        return f"{_SIGNS[self.status]} {self.status}"

    @property
    def points_words(self) -> str:
        return f"{self.points:g} of {self.max_points}"


@dataclass(frozen=True)
class ProgressCard:
    """The learner's progress: as a string, and as a card that says the same.

    Args:
        rows: one for each exercise, in course order.
        notices: what the learner should know about the progress file; mostly nothing.
    """

    rows: tuple[Row, ...]
    notices: tuple[str, ...] = ()

    @property
    def lessons(self) -> list[tuple[str, list[Row]]]:
        """Each lesson that has exercises, with its rows."""
        return [(name, list(rows)) for name, rows in groupby(self.rows, key=lambda row: row.lesson)]

    @property
    def headline(self) -> str:
        return f"Your progress: {_totals(self.rows)}"

    @property
    def _next_row(self) -> Row | None:
        return next((row for row in self.rows if not row.passed), None)

    @property
    def next_step(self) -> str:
        """The first exercise that is not passed, in words."""
        row = self._next_row
        if row is None:
            return "You have passed every exercise. To see another way, call `solution` on one that you liked."
        begun = "Next" if any(each.attempts for each in self.rows) else "Start with"
        words = f"{begun}: `{row.exercise_id}`, {row.title} ({_count(row.max_points, 'point')}, "
        words += f"about {_count(row.minutes, 'minute')})."
        if row.attempts:
            words += f' You have tried it {_times(row.attempts)}; `hint("{row.exercise_id}")` shows the next hint.'
        return words

    @property
    def reset_words(self) -> str:
        tried = next((row for row in self.rows if row.attempts), self.rows[0])
        return (
            f'To start one exercise over, call `progress(reset="{tried.exercise_id}")`; '
            f'a whole lesson, `progress(reset="{tried.lesson}")`. The old state is kept beside the new one.'
        )

    def __str__(self) -> str:
        if not self.rows:
            return "\n".join([*self.notices, "There are no exercises yet."])
        lines = [*self.notices, self.headline]
        for name, rows in self.lessons:
            lines += ["", f"{_lesson_name(name)}: {_totals(rows)}"]
            lines += [
                f"  {row.status_words:<15}  {row.points_words:>8}  {_count(row.attempts, 'attempt'):>11}"
                f"  {row.exercise_id}: {row.title}"
                for row in rows
            ]
        return "\n".join([*lines, "", self.next_step, self.reset_words])

    __repr__ = __str__

    def _repr_html_(self) -> str:
        """The card, with inline styles only: JupyterLab drops others from a notebook it does not trust."""
        notices = "".join(f"<div {_NOTICE}>{code_to_html(notice)}</div>" for notice in self.notices)
        body = "<div>There are no exercises yet.</div>"
        if self.rows:
            lessons = "".join(
                _lesson_html(name, rows, folded=self._next_row not in rows) for name, rows in self.lessons
            )
            body = (
                f"<div><b>{code_to_html(self.headline)}</b></div>{lessons}"
                f'<div style="margin-top:10px"><b>{code_to_html(self.next_step)}</b></div>'
                f'<div style="margin-top:6px;opacity:.85">{code_to_html(self.reset_words)}</div>'
            )
        return (
            '<div style="border-left:6px solid #4a7fb5;background:rgba(128,128,128,.1);padding:10px 14px;'
            f'max-width:46em;line-height:1.5;border-radius:3px">{notices}{body}</div>'
        )


def _start_over(name: Any, exercises: list, file: ProgressFile) -> str:
    """Reset one exercise or lesson and return what to say about it."""
    ids = [exercise.id for exercise in exercises]
    lessons = list(dict.fromkeys(exercise.lesson for exercise in exercises))
    if isinstance(name, str) and name in ids:
        return file.reset(name).message
    if isinstance(name, str) and name in lessons:
        return file.reset(lesson=name).message
    near = difflib.get_close_matches(str(name).lower(), ids + lessons, n=3, cutoff=0.4) or ids[:3]
    asked = repr(name) if len(repr(name)) <= 60 else repr(name)[:57] + "..."
    return f"There is no exercise or lesson {asked}, so nothing was reset. The nearest are {', '.join(near)}."


def _lesson_html(name: str, rows: list[Row], folded: bool) -> str:
    """A lesson's table; folded, it shows its score, so that the whole course is seen at a glance."""
    title = f"{_lesson_name(name)}: {_totals(rows)}"
    heads = "".join(f'<th scope="col" {_HEAD}>{head}</th>' for head in ("Exercise", "Status", "Points", "Attempts"))
    lines = "".join(_row_html(row) for row in rows)
    table = f"<thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>"
    style = 'style="border-collapse:collapse;margin:4px 0 0 0"'
    if folded:
        return (
            f'<details style="margin-top:10px"><summary style="cursor:pointer">{code_to_html(title)}'
            f"</summary><table {style}>{table}</details>"
        )
    caption = f'<caption style="text-align:left;padding:0 0 4px 0;font-weight:bold">{code_to_html(title)}</caption>'
    return f'<div style="margin-top:10px"><table {style}>{caption}{table}</div>'


def _row_html(row: Row) -> str:
    name = f"{code_to_html(row.title)} (<code>{html.escape(row.exercise_id)}</code>)"
    values = "".join(f"<td {_CELL}>{value}</td>" for value in (row.status_words, row.points_words, row.attempts))
    return f'<tr><th scope="row" {_NAME}>{name}</th>{values}</tr>'


def _lesson_name(lesson: str) -> str:
    return _LESSONS.get(lesson, lesson)


def _totals(rows: Iterable[Row]) -> str:
    rows = list(rows)
    points, most = sum(row.points for row in rows), sum(row.max_points for row in rows)
    passed = sum(row.passed for row in rows)
    return f"{points:g} of {_count(most, 'point')}, {passed} of {_count(len(rows), 'exercise')} passed"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
