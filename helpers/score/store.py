"""The learner's progress on disk: nothing recorded is lost, and no fault of the disk is raised."""

import errno
import os
import stat
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers.course import NOT_STARTED, PROGRESS
from helpers.words.checks import STATUSES, counted
from helpers.words.language import say, translated

from .state import ABOUT, SCHEMA, Attempt, HintRead, Unreadable, blank_entry, decode, encode
from .whole_file import dated_name, locked, read_whole, write_whole

__all__ = ["Look", "ProgressFile", "Saved"]

PATH_VARIABLE = "ONE_NETWORK_PROGRESS"
LOCK_SECONDS = 5.0

_Change = Attempt | HintRead

# What could not be written yet, by file: it must outlive the `ProgressFile` that a check makes for itself.
_waiting: dict[Path, list[_Change]] = {}
_guard = threading.RLock()


@dataclass(frozen=True)
class Saved:
    """What became of one wish to save.

    Args:
        ok: whether it is on the disk.
        message: whole sentences for the learner; empty where there is nothing to tell.
        kept: where an older state lies that this save replaced (a damaged file, the state before a reset).
    """

    ok: bool
    message: str = ""
    kept: Path | None = None


@dataclass(frozen=True)
class Look:
    """What a reader sees: the state as `ProgressFile.read` returns it, and what is wrong, if anything."""

    state: dict[str, Any]
    notice: str = ""


class ProgressFile:
    """The one file that holds the learner's progress.

    Args:
        path: the file; by default the one that the environment variable ONE_NETWORK_PROGRESS names, else
            `my_lessons/progress.json` in the course's folder. A symbolic link is followed.
    """

    def __init__(self, path: str | os.PathLike | None = None):
        chosen = path or os.environ.get(PATH_VARIABLE) or PROGRESS
        self.path = Path(os.path.realpath(os.path.expanduser(chosen)))

    def read(self) -> dict[str, Any]:
        """Return `{"about": ..., "schema": 1, "exercises": {id: entry}}`; `blank_entry` shows an entry.

        What this session could not write yet is part of it. Nothing is written, no fault is raised.
        """
        return self.look().state

    def entry(self, exercise_id: str) -> dict[str, Any]:
        """Return the entry of one exercise; of one that was never tried, a blank one."""
        return self.read()["exercises"].get(exercise_id) or blank_entry()

    def look(self) -> Look:
        """Return the state together with what the learner should know about the file."""
        notices = []
        exercises: dict[str, dict] = {}
        try:
            exercises = self._load()
        except Unreadable as fault:
            unreadable = (
                "Your progress file {path} was not read: {reason}. It stays as it is; the next result you save sets it "
                "aside under a new name and begins a new file."
            )
            notices.append(say(unreadable, path=self.path, reason=fault))
        except OSError as fault:
            unread = "Your progress file {path} was not read: {reason}. It stays as it is."
            notices.append(say(unread, path=self.path, reason=_reason(fault)))
        with _guard:
            waiting = list(_waiting.get(self.path, ()))
        for change in waiting:
            change.apply(exercises)
        if waiting:
            missing = (
                "Not on the disk yet: {results} of this session. "
                "The next check that can be saved writes what is missing."
            )
            notices.append(say(missing, results=counted(len(waiting), "result")))
        return Look({"about": translated(ABOUT), "exercises": exercises, "schema": SCHEMA}, " ".join(notices))

    def record(
        self,
        exercise_id: str,
        *,
        status: str,
        points: float,
        source: str | None = None,
        mistake: str | None = None,
        questions: int = 1,
    ) -> Saved:
        """Save one attempt. The best points are kept; "not started" writes nothing.

        Args:
            exercise_id: for example `"numpy.dot"`.
            status: `"passed"`, `"not yet right"` or `"not started"`.
            points: points for this attempt.
            source: the answer as text; of a prediction, its repr. None where there is none.
            mistake: the id of the mistake that was named, if one was.
            questions: how many questions the exercise can ask; after a miss the next one is asked.
        """
        if status == NOT_STARTED:
            return Saved(ok=True)
        return self._save(Attempt(exercise_id, status, points, source, mistake, questions))

    def record_hint(self, exercise_id: str, level: int) -> Saved:
        """Save that the hint of this level (1, 2 or 3) was read."""
        return self._save(HintRead(exercise_id, level))

    def reset(self, exercise_id: str | None = None, *, lesson: str | None = None) -> Saved:
        """Forget one exercise, one lesson (`"numpy"`) or, with neither, all; a dated copy is kept."""
        meant = "exercise" if exercise_id else "lesson" if lesson else "all"
        names = {"exercise": exercise_id, "lesson": lesson, "status": translated(STATUSES[NOT_STARTED])}

        def is_meant(name: str) -> bool:
            return name == exercise_id if exercise_id else not lesson or name.partition(".")[0] == lesson

        with _guard:
            try:
                with locked(self.path, LOCK_SECONDS):
                    before = self._load_with_waiting()
                    after = {name: entry for name, entry in before.items() if not is_meant(name)}
                    if after == before:
                        return Saved(ok=True, message=say(_NOTHING_TO_RESET[meant], **names))
                    copy = dated_name(self.path, "before-reset")
                    write_whole(copy, encode(before))
                    write_whole(self.path, encode(after))
            except Unreadable as fault:
                unread = "Nothing was reset: {path} was not read, {reason}."
                return Saved(ok=False, message=say(unread, path=self.path, reason=fault))
            except OSError as fault:
                kept = say("Nothing was reset: {reason}.", reason=_reason(fault))
                return Saved(ok=False, message=f"{kept} {_remedy(fault)}")
            _waiting.pop(self.path, None)
        return Saved(ok=True, message=say(_RESET[meant], copy=copy, **names), kept=copy)

    def _save(self, change: _Change) -> Saved:
        with _guard:
            waiting = _waiting.setdefault(self.path, [])
            waiting.append(change)
            try:
                aside, reason = self._write_waiting()
            except OSError as fault:
                return Saved(ok=False, message=self._not_saved(fault))
            earlier = len(waiting) - 1
            waiting.clear()
        told = []
        if aside is not None:
            set_aside = (
                "Your progress file was not read: {reason}. It was set aside, unchanged, as {aside}, and a new one "
                "begun. To go back to the old one, stop the kernel, repair the file and name it {name} again."
            )
            told.append(say(set_aside, reason=reason, aside=aside, name=self.path.name))
        if earlier:
            late = "Now on the disk as well: {results} that could not be saved before."
            told.append(say(late, results=counted(earlier, "result")))
        return Saved(ok=True, message=" ".join(told), kept=aside)

    def _write_waiting(self) -> tuple[Path | None, str]:
        """Write all that waits; return where a file that is not ours now lies, and what was wrong with it."""
        with locked(self.path, LOCK_SECONDS):
            aside, reason = None, ""
            try:
                exercises = self._load_with_waiting()
            except Unreadable as fault:
                aside, reason = dated_name(self.path, "damaged"), str(fault)
                exercises = self._with_waiting({})
            write_whole(self.path, encode(exercises), keep_old_as=aside)
            return aside, reason

    def _load_with_waiting(self) -> dict[str, dict]:
        return self._with_waiting(self._load())

    def _with_waiting(self, exercises: dict[str, dict]) -> dict[str, dict]:
        for change in _waiting.get(self.path, ()):
            change.apply(exercises)
        return exercises

    def _load(self) -> dict[str, dict]:
        """Return the entries on the disk.

        Raises:
            Unreadable: what is there is to be set aside.
            OSError: it can be neither read nor set aside.
        """
        try:
            kind = os.stat(self.path).st_mode
        except FileNotFoundError:
            return {}
        # A device or a pipe is never moved: as root, setting /dev/null aside would harm the whole machine.
        # Nor is a folder that somebody named in the place of a file, unless it bears a file's name.
        if stat.S_ISDIR(kind):
            if self.path.suffix != ".json":
                raise IsADirectoryError(errno.EISDIR, say("it is a folder"))
            raise Unreadable(say("it is a folder"))
        if not stat.S_ISREG(kind):
            raise OSError(errno.EINVAL, say("it is not an ordinary file"))
        return decode(read_whole(self.path))

    def _not_saved(self, fault: OSError) -> str:
        told = [say("This result is not on the disk yet: {reason}.", reason=_reason(fault))]
        if self.path.is_file():
            told.append(say("What was saved before is unchanged in {path}.", path=self.path))
        told.append(say("It is remembered until the kernel stops, and written with the next check that can be saved."))
        return " ".join([*told, _remedy(fault)])


_RESET = {
    "exercise": '{exercise} is back to "{status}". The state before lies in {copy}.',
    "lesson": 'Lesson "{lesson}" is back to "{status}". The state before lies in {copy}.',
    "all": 'Every exercise is back to "{status}". The state before lies in {copy}.',
}
_NOTHING_TO_RESET = {
    "exercise": "{exercise}: there is no saved attempt, so nothing was reset.",
    "lesson": 'Lesson "{lesson}": there is no saved attempt, so nothing was reset.',
    "all": "Every exercise: there is no saved attempt, so nothing was reset.",
}

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def _reason(fault: OSError) -> str:
    """Say what happened, as the end of a sentence."""
    if isinstance(fault, TimeoutError):
        return say("another notebook held the progress file for {seconds:g} seconds", seconds=LOCK_SECONDS)
    if fault.errno in _FULL:
        return say("the disk, or your share of it, is full")
    if fault.errno in _FORBIDDEN:
        return say("the file or its folder may not be used by you")
    return fault.strerror or type(fault).__name__


def _remedy(fault: OSError) -> str:
    if isinstance(fault, TimeoutError):
        return say("Close the other notebook, or restart its kernel.")
    if fault.errno in _FULL:
        return say("Free some space there.")
    elsewhere = "To keep progress elsewhere, set {variable} to the path of a file before you start JupyterLab."
    return say(elsewhere, variable=PATH_VARIABLE)
