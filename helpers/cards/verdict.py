"""The verdict on an answer: what a program reads, and the card that a learner reads."""

from dataclasses import dataclass

from helpers.course import NOT_STARTED, NOT_YET_RIGHT, PASSED
from helpers.words.checks import HEADINGS, HINT_LEVELS, PART_LABELS, PROVED, points_of
from helpers.words.faults import with_call, with_place
from helpers.words.findings import in_words
from helpers.words.language import say, translated
from helpers.words.message import Message

from . import style
from .entries import entries_as_html, entries_as_text

__all__ = ["SIGNS", "Verdict", "told"]

SIGNS = {PASSED: "✓", NOT_STARTED: "○", NOT_YET_RIGHT: "✗"}
_ASKED = "Answer this in place of the question in the cell, or that one again:"
_EDGES = {PASSED: "#2a9d57", NOT_STARTED: "#8a8a8a", NOT_YET_RIGHT: "#d97b0b"}


def told(exercise, judgement, grounds=None) -> Message | None:
    """Return what is said of a judgement: the mistake's own message, or the finding in words; None where it passed.

    Args:
        exercise: what was judged.
        judgement: what was found.
        grounds: what the message may rest on, a `helpers.locating.grounds.Grounds`; by default a mistake's message is
            said as it stands.
    """
    if judgement.mistake and (grounds is None or grounds.is_shown or not judgement.finding):
        mistakes = exercise.questions[judgement.question].mistakes
        return next(mistake.says for mistake in mistakes if mistake.id == judgement.mistake)
    if judgement.finding is None:
        return None
    message = in_words(judgement.finding)
    if grounds and grounds.fault:
        return with_place(message, grounds.fault)
    return with_call(message, exercise.name, grounds.example) if grounds and grounds.example else message


@dataclass(frozen=True)
class Verdict:
    """What `check` says of an answer. Its truth value is `passed`.

    Args:
        exercise_id, title: the exercise.
        status: one of the course's three statuses.
        points, max_points: points this answer earns, and the most that it can, no units.
        message: the verdict in words, as plain text.
        mistake: the id of the mistake that was recognised, or None.
        says: the message in its four parts; None where the answer passed or is not started.
        entries: where the result differs from the expected one, or None.
        question: after a miss, the question to answer next, as the cell would ask it; else empty.
        hints: the hints that the card offers, folded.
        score: what the learner has in this lesson, in words; empty where nothing was written.
        notice: what happened to the progress file, where that is worth saying.
    """

    exercise_id: str
    title: str
    status: str
    points: int
    max_points: int
    message: str
    mistake: str | None = None
    says: Message | None = None
    entries: object = None
    question: str = ""
    hints: tuple[str, ...] = ()
    score: str = ""
    notice: str = ""

    @property
    def passed(self) -> bool:
        return self.status == PASSED

    def __bool__(self) -> bool:
        return self.passed

    @property
    def headline(self) -> str:
        """Sign, status in words, exercise and points, in one line."""
        return say(
            "{sign} {status}: {title} ({id}), {points}",
            sign=SIGNS[self.status],
            status=translated(HEADINGS[self.status]),
            title=translated(self.title),
            id=self.exercise_id,
            points=points_of(self.points, self.max_points),
        )

    def __str__(self) -> str:
        lines = [self.headline]
        lines += [label + text for label, text in self._parts()]
        lines += [entries_as_text(self.entries)] if self.entries else []
        lines += [say(_ASKED), self.question] if self.question else []
        lines += [text for text in (self.score, self.notice) if text]
        lines += [say('Next hint: hint("{id}")', id=self.exercise_id)] if self.hints else []
        return "\n".join(lines)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        rows = "".join(style.line(f"<b>{label}</b>{style.code_to_html(text)}") for label, text in self._parts())
        where = entries_as_html(self.entries) if self.entries else ""
        asked = ""
        if self.question:
            asked = style.line(f"<b>{style.code_to_html(say(_ASKED))}</b>", space=8) + style.code_block(self.question)
        hints = "".join(
            style.folded(
                say(
                    "Hint {number} of {count}: {level}", number=number, count=len(HINT_LEVELS), level=translated(level)
                ),
                f'<div style="margin:4px 0 0 16px">{style.code_to_html(text)}</div>',
            )
            for number, (level, text) in enumerate(zip(HINT_LEVELS, self.hints), start=1)
        )
        small = "".join(
            style.line(style.code_to_html(text), space=6, quiet=True) for text in (self.score, self.notice) if text
        )
        head = f"<div><b>{style.code_to_html(self.headline)}</b></div>"
        return style.boxed(f"{head}{rows}{where}{asked}{hints}{small}", _EDGES[self.status])

    def _parts(self) -> list[tuple[str, str]]:
        """The message as pairs of label and text: four parts, or the whole where it has none."""
        if self.says is None:
            return [("", self.message)]
        saw, expected, cause, following = PART_LABELS
        labels = (saw, expected, PROVED if self.says.proved else cause, following)
        return [(translated(label), text) for label, text in zip(labels, self.says.parts) if text]
