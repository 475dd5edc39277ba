"""The learner's progress: each lesson and exercise with its points and attempts, and the next step."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from helpers.course import LESSONS, NOT_STARTED, PASSED
from helpers.words.checks import STATUSES, counted
from helpers.words.language import say, translated

from . import style
from .verdict import SIGNS

__all__ = ["ProgressCard", "Row"]


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
    first_try: bool = False

    @classmethod
    def of(cls, exercise: Any, entry: dict | None) -> "Row":
        entry = entry or {"points": 0, "attempts": 0, "status": NOT_STARTED}
        return cls(
            exercise_id=exercise.id,
            lesson=exercise.lesson,
            title=exercise.title,
            minutes=exercise.minutes,
            max_points=exercise.points,
            points=min(entry["points"], exercise.points),
            attempts=entry["attempts"],
            status=entry["status"],
            first_try=entry.get("first_try", False),
        )

    @property
    def passed(self) -> bool:
        return self.status == PASSED

    @property
    def status_words(self) -> str:
        words = f"{SIGNS[self.status]} {translated(STATUSES[self.status])}"
        return say("{passed}, first try", passed=words) if self.first_try else words

    @property
    def points_words(self) -> str:
        return say("{points:g} of {most}", points=self.points, most=self.max_points)


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
        return say("Your progress: {totals}", totals=_totals(self.rows))

    @property
    def _next_row(self) -> Row | None:
        return next((row for row in self.rows if not row.passed), None)

    @property
    def next_step(self) -> str:
        """The first exercise that is not passed, in words."""
        row = self._next_row
        if row is None:
            return say("You have passed every exercise. To see another way, call `solution` on one that you liked.")
        begun = any(each.attempts for each in self.rows)
        words = say(
            "Next: `{id}`, {title} ({points}, about {minutes})."
            if begun
            else "Start with: `{id}`, {title} ({points}, about {minutes}).",
            id=row.exercise_id,
            title=translated(row.title),
            points=counted(row.max_points, "point"),
            minutes=counted(row.minutes, "minute"),
        )
        if row.attempts:
            tried = {1: "You have tried it once;", 2: "You have tried it twice;"}
            words += " " + say(tried.get(row.attempts, "You have tried it {count} times;"), count=row.attempts)
            words += " " + say('`hint("{id}")` shows the next hint.', id=row.exercise_id)
        return words

    @property
    def reset_words(self) -> str:
        tried = next((row for row in self.rows if row.attempts), self.rows[0])
        return say(
            'To start one exercise over, call `progress(reset="{id}")`; a whole lesson, `progress(reset="{lesson}")`. '
            "The old state is kept beside the new one.",
            id=tried.exercise_id,
            lesson=tried.lesson,
        )

    def __str__(self) -> str:
        if not self.rows:
            return "\n".join([*self.notices, say("There are no exercises yet.")])
        lines = [*self.notices, self.headline]
        for name, rows in self.lessons:
            lines += ["", _lesson_line(name, rows)]
            lines += [
                f"  {row.status_words:<19}  {row.points_words:>8}  {counted(row.attempts, 'attempt'):>11}"
                f"  {row.exercise_id}: {translated(row.title)}"
                for row in rows
            ]
        return "\n".join([*lines, "", self.next_step, self.reset_words])

    __repr__ = __str__

    def _repr_html_(self) -> str:
        notices = "".join(f'<div style="{_NOTICE}">{style.code_to_html(notice)}</div>' for notice in self.notices)
        if not self.rows:
            return style.boxed(f"{notices}<div>{say('There are no exercises yet.')}</div>")
        lessons = "".join(_lesson_html(name, rows, is_folded=self._next_row not in rows) for name, rows in self.lessons)
        head, step = (f"<b>{style.code_to_html(text)}</b>" for text in (self.headline, self.next_step))
        last = style.line(style.code_to_html(self.reset_words), space=6, quiet=True)
        return style.boxed(f"{notices}<div>{head}</div>{lessons}{style.line(step, space=10)}{last}")


_NOTICE = "margin-bottom:8px;padding:6px 10px;background:rgba(217,123,11,.15)"
_TITLES = {lesson.name: lesson for lesson in LESSONS}


def _lesson_html(name: str, rows: list[Row], is_folded: bool) -> str:
    """A lesson's table; folded, it shows its score, so that the whole course is seen at a glance."""
    head = [say(text) for text in ("Exercise", "Status", "Points", "Attempts")]
    lines = [
        [f"{translated(row.title)} (`{row.exercise_id}`)", row.status_words, row.points_words, str(row.attempts)]
        for row in rows
    ]
    title = _lesson_line(name, rows)
    if is_folded:
        return style.folded(title, style.table(head, lines), space=10)
    return style.line(style.table(head, lines, caption=f"**{title}**"), space=10)


def _lesson_line(name: str, rows: list[Row]) -> str:
    """Return a lesson's title and what is reached in it."""
    if name not in _TITLES:
        return f"{name}: {_totals(rows)}"
    lesson = _TITLES[name]
    words = "Lesson {number}, {title}: {totals}"
    return say(words, number=lesson.number, title=translated(lesson.title), totals=_totals(rows))


def _totals(rows: Iterable[Row]) -> str:
    rows = list(rows)
    first = sum(row.first_try for row in rows)
    return say(
        "{points:g} of {most}, {passed} of {exercises} passed"
        if not first
        else "{points:g} of {most}, {passed} of {exercises} passed, {first} at first try",
        first=first,
        points=sum(row.points for row in rows),
        most=counted(sum(row.max_points for row in rows), "point"),
        passed=sum(row.passed for row in rows),
        exercises=counted(len(rows), "exercise"),
    )
