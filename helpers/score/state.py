"""What the progress file holds: its text form, its rules, and how one attempt changes it."""

import json
from dataclasses import dataclass
from typing import Any

from helpers.course import NOT_STARTED, NOT_YET_RIGHT, PASSED, STATUSES
from helpers.words.language import say, translated

__all__ = ["Attempt", "HintRead", "Unreadable", "blank_entry", "decode", "encode"]

ABOUT = (
    "Your progress in the course One network, three ways: one entry for each exercise that you have tried. "
    "The course writes this file; without it, you start the course over."
)
SCHEMA = 2
LONGEST_ANSWER = 100_000
LARGEST_COUNT = 10**9


class Unreadable(ValueError):
    """The bytes are no progress file of this version; the message says why, as the end of a sentence."""


def blank_entry() -> dict[str, Any]:
    """Return the entry of an exercise that was never tried.

    `status` is one of the course's three, `points` the best so far, `attempts` a count, `hints` the highest level
    read, `mistake` the id of the last attempt's mistake; `last_answer` and `passed_answer` are source text.
    `asked` says how many of a prediction's questions were asked, `first_try` whether the first attempt passed.
    """
    return {
        "status": NOT_STARTED,
        "points": 0,
        "attempts": 0,
        "hints": 0,
        "mistake": None,
        "last_answer": None,
        "passed_answer": None,
        "asked": 1,
        "first_try": False,
    }


@dataclass(frozen=True)
class Attempt:
    """One answer that was judged.

    `source` is its text, `mistake` a mistake's id or None, `questions` how many the exercise can ask: after a miss,
    and not for the same answer twice in a row, the next one is asked.
    """

    exercise_id: str
    status: str
    points: float
    source: str | None
    mistake: str | None
    questions: int = 1

    def __post_init__(self):
        optional = (self.source, self.mistake)
        if not isinstance(self.exercise_id, str) or not all(isinstance(text, str | None) for text in optional):
            raise TypeError(f"{self.exercise_id!r}: the id must be a str, source and mistake a str or None.")
        if self.status not in (PASSED, NOT_YET_RIGHT):
            raise ValueError(f"status is {self.status!r}; an attempt is 'passed' or 'not yet right'.")
        if not _is_count(self.points):
            raise ValueError(f"points is {self.points!r}; it must be an int or float from 0 to 1e9.")

    def apply(self, exercises: dict[str, dict]) -> None:
        """Add the attempt to its entry: the best points stay, and a passed exercise stays passed."""
        entry = exercises.setdefault(self.exercise_id, blank_entry())
        answer = _shortened(self.source)
        if self.status == PASSED and not entry["attempts"]:
            entry["first_try"] = True
        if PASSED not in (self.status, entry["status"]) and answer != entry["last_answer"]:
            entry["asked"] = min(entry["asked"] + 1, self.questions)
        entry["attempts"] = min(entry["attempts"] + 1, LARGEST_COUNT)
        entry["points"] = max(entry["points"], self.points)
        entry["mistake"] = self.mistake
        entry["last_answer"] = answer
        if self.status == PASSED:
            entry["passed_answer"] = answer or entry["passed_answer"]
        if entry["status"] != PASSED:
            entry["status"] = self.status


@dataclass(frozen=True)
class HintRead:
    """The learner has read the hint of this level (1, 2 or 3)."""

    exercise_id: str
    level: int

    def __post_init__(self):
        if type(self.level) is not int or self.level not in (1, 2, 3):
            raise ValueError(f"level is {self.level!r}; it must be 1, 2 or 3.")

    def apply(self, exercises: dict[str, dict]) -> None:
        entry = exercises.setdefault(self.exercise_id, blank_entry())
        entry["hints"] = max(entry["hints"], self.level)


def encode(exercises: dict[str, dict]) -> bytes:
    """Return the file's bytes: JSON for people to read, keys sorted, source text as a list of lines."""
    written = {name: _with_answers(entry, lambda text: text.split("\n")) for name, entry in exercises.items()}
    state = {"about": translated(ABOUT), "exercises": written, "schema": SCHEMA}
    text = json.dumps(state, indent=2, sort_keys=True, ensure_ascii=False, allow_nan=False)
    # What UTF-8 cannot hold (half a surrogate pair) becomes \udXXX, which is JSON's own way to write it.
    return (text + "\n").encode("utf-8", "backslashreplace")


def decode(content: bytes) -> dict[str, dict]:
    """Return the entries, by exercise id.

    Raises:
        Unreadable: the bytes are not what `encode` writes.
    """
    try:
        state = json.loads(content.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError:
        raise Unreadable(say("it is not UTF-8 text")) from None
    except json.JSONDecodeError as fault:
        raise Unreadable(say("it is not valid JSON (line {line})", line=fault.lineno)) from None
    except (ValueError, RecursionError):
        raise Unreadable(say("it is not valid JSON")) from None
    schema = state.get("schema") if isinstance(state, dict) else None
    if type(schema) is not int or not isinstance(state.get("exercises"), dict):
        raise Unreadable(say("it is not a progress file of this course"))
    if schema > SCHEMA:
        newer = "a newer version of the course wrote it (schema {schema}; this one reads {known})"
        raise Unreadable(say(newer, schema=schema, known=SCHEMA))
    if schema < 1 or not set(state) <= {"about", "exercises", "schema"}:
        raise Unreadable(say("it is not a progress file of this course"))
    return {name: _read_entry(name, entry) for name, entry in state["exercises"].items()}


def _read_entry(name: str, entry: Any) -> dict[str, Any]:
    if not isinstance(entry, dict):
        raise Unreadable(say('its entry "{name}" is not an object', name=name[:60]))
    for key, value in entry.items():
        if key not in _RULES or not _RULES[key](value):
            raise Unreadable(say('its entry "{name}" has a wrong "{key}"', name=name[:60], key=key[:60]))
    # Schema 1 did not say it, and an entry that is passed with one attempt was passed with its first.
    first_try = entry.get("status") == PASSED and entry.get("attempts") == 1
    return blank_entry() | {"first_try": first_try} | _with_answers(entry, "\n".join)


def _with_answers(entry: dict, convert) -> dict:
    """Return a copy of the entry with each answer that it holds converted between text and lines."""
    answers = {key: convert(entry[key]) for key in ("last_answer", "passed_answer") if entry.get(key) is not None}
    return entry | answers


def _shortened(source: str | None) -> str | None:
    if source is None:
        return None
    # A prediction's repr may be a subclass of str, with methods of the learner's own.
    source = str.__str__(source)
    if len(source) <= LONGEST_ANSWER:
        return source
    cut = say("cut here: the answer was {count} characters long", count=len(source))
    return f"{source[:LONGEST_ANSWER]}\n# {cut}"


def _refuse_constant(name: str):
    raise ValueError(name)


def _is_count(value: Any) -> bool:
    return type(value) in (int, float) and 0 <= value <= LARGEST_COUNT


def _is_whole(value: Any) -> bool:
    return type(value) is int and 0 <= value <= LARGEST_COUNT


def _is_answer(value: Any) -> bool:
    is_lines = isinstance(value, list) and value and all(isinstance(line, str) for line in value)
    return value is None or bool(is_lines)


_RULES = {
    "status": lambda value: value in STATUSES,
    "points": _is_count,
    "attempts": _is_whole,
    "hints": _is_whole,
    "mistake": lambda value: value is None or isinstance(value, str),
    "last_answer": _is_answer,
    "passed_answer": _is_answer,
    "asked": lambda value: _is_whole(value) and value > 0,
    "first_try": lambda value: isinstance(value, bool),
}
