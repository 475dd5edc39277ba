"""The verdict on an answer: what a program reads, and the card that a learner reads."""

import html
from dataclasses import dataclass

from helpers.words.message import Message as Finding

__all__ = ["HINT_LEVELS", "Card", "Verdict", "code_to_html"]

_SIGNS = {"passed": "✓", "not started": "○", "not yet right": "✗"}
_COLOURS = {"passed": "#2a9d57", "not started": "#8a8a8a", "not yet right": "#d97b0b"}
HINT_LEVELS = ("concept", "shape", "line")
_LABELS = ("", "", "Likely cause: ", "Next step: ")


@dataclass(frozen=True)
class Verdict:
    """What `check` says of an answer. Its truth value is `passed`.

    Args:
        exercise_id, title: the exercise.
        status: `"passed"`, `"not started"` or `"not yet right"`.
        points, max_points: points this answer earns, and the most that it can, no units.
        mistake: the id of the mistake that was recognised, or None.
        message: the verdict in words, as plain text.
        finding: the same in its four parts; None where the answer passed or is not started.
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
    finding: Finding | None = None
    hints: tuple[str, ...] = ()
    score: str = ""
    notice: str = ""

    @property
    def passed(self) -> bool:
        return self.status == "passed"

    def __bool__(self) -> bool:
        return self.passed

    @property
    def difference(self):
        """Where the result differs from the expected one, or None."""
        return None

    @property
    def headline(self) -> str:
        """Sign, status in words, exercise and points, in one line."""
        points = f"{self.points} of {self.max_points} point{'s' if self.max_points != 1 else ''}"
        return f"{_SIGNS[self.status]} {self.status.capitalize()}: {self.title} ({self.exercise_id}), {points}"

    def __str__(self) -> str:
        lines = [self.headline]
        lines += [label + text for label, text in self._parts()] or [self.message]
        lines += [str(self.difference)] if self.difference else []
        lines += [self.score] if self.score else []
        lines += [self.notice] if self.notice else []
        if self.hints:
            lines.append(f'Next hint: hint("{self.exercise_id}")')
        return "\n".join(lines)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        """The card. Inline styles only, since JupyterLab drops all else from a notebook that it does not trust."""
        colour = _COLOURS[self.status]
        rows = (
            "".join(
                f'<div style="margin-top:4px"><b>{label}</b>{code_to_html(text)}</div>' for label, text in self._parts()
            )
            or f'<div style="margin-top:4px">{code_to_html(self.message)}</div>'
        )
        hints = "".join(
            f'<details style="margin-top:6px"><summary style="cursor:pointer">Hint {number} of {len(HINT_LEVELS)}: '
            f'{level}</summary><div style="margin:4px 0 0 16px">{code_to_html(text)}</div></details>'
            for number, (level, text) in enumerate(zip(HINT_LEVELS, self.hints), start=1)
        )
        where = self.difference._repr_html_() if self.difference else ""
        small = "".join(
            f'<div style="margin-top:6px;opacity:.85">{code_to_html(text)}</div>'
            for text in (self.score, self.notice)
            if text
        )
        return (
            f'<div style="border-left:6px solid {colour};background:rgba(128,128,128,.1);padding:10px 14px;'
            f'max-width:46em;line-height:1.5;border-radius:3px"><div><b>{html.escape(self.headline)}</b></div>'
            f"{rows}{where}{hints}{small}</div>"
        )

    def _parts(self) -> list[tuple[str, str]]:
        if self.finding is None:
            return []
        finding = self.finding
        texts = (finding.saw, finding.expected, finding.cause, finding.next)
        return [(label, text) for label, text in zip(_LABELS, texts) if text]


def code_to_html(text: str) -> str:
    """Return plain text as HTML, with what stands between backticks as code."""
    pieces = html.escape(text).split("`")
    style = "background:rgba(128,128,128,.18);padding:0 3px;border-radius:3px"
    return "".join(f'<code style="{style}">{p}</code>' if i % 2 else p for i, p in enumerate(pieces))


class Card:
    """A few sentences, and code below them, shown in a lesson."""

    def __init__(self, text: str, sections: list[tuple[str, str]] | None = None):
        self._text, self._sections = text, sections or []

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "\n\n".join([self._text, *(f"{title}:\n{code}" for title, code in self._sections)])

    def _repr_html_(self) -> str:
        code = "".join(
            f'<div style="margin-top:8px"><b>{html.escape(title)}</b></div>'
            f'<pre style="margin:4px 0 0;background:rgba(128,128,128,.12);padding:6px 8px">{html.escape(text)}</pre>'
            for title, text in self._sections
        )
        return (
            '<div style="border-left:6px solid #4a7fb5;background:rgba(128,128,128,.1);padding:10px 14px;'
            f'max-width:46em;line-height:1.5;border-radius:3px">{code_to_html(self._text)}{code}</div>'
        )
