"""A file that is always whole: written beside itself, then put in place, by one process at a time."""

import contextlib
import datetime
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

__all__ = ["dated_name", "locked", "read_whole", "write_whole"]

_Result = TypeVar("_Result")
_SHARING_FAULTS_PASS = os.name == "nt"


@contextlib.contextmanager
def locked(path: Path, seconds: float) -> Iterator[None]:
    """Hold the lock of `path`, `<name>.lock` beside it; the system frees it when its owner is killed.

    Args:
        path: the file that is to be written; its folder is made where it is missing.
        seconds: how long to wait for another process that holds the lock, in seconds.

    Raises:
        TimeoutError: another process held the lock all this time.
        OSError: the folder or the lock file cannot be made.
    """
    # Imported late: filelock takes 50 ms with it, and a lesson that only reads needs no lock.
    import filelock

    path.parent.mkdir(parents=True, exist_ok=True)
    with filelock.FileLock(_beside(path, "lock"), timeout=seconds, poll_interval=0.01):
        yield


def read_whole(path: Path) -> bytes:
    """Return all that the file holds. It needs no lock, since the file is whole at any moment."""
    return _patiently(path.read_bytes)


def write_whole(path: Path, content: bytes, *, keep_old_as: Path | None = None) -> None:
    """Write `content` so that a reader sees the old file or the new one, never a part.

    Call it under `locked`: the unfinished file has one fixed name, `<name>.part`, so that what a
    killed writer left is written over next time.

    Args:
        path: the file.
        content: all that it shall hold.
        keep_old_as: what is at `path` now gets this name, once the new content is safe on the disk.

    Raises:
        OSError: the content could not be written; what is at `path` is then unchanged.
    """
    part = _beside(path, "part")
    moved = False
    try:
        with open(part, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if keep_old_as is not None:
            _patiently(lambda: os.rename(path, keep_old_as))
            moved = True
        _patiently(lambda: os.replace(part, path))
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
            if moved:
                os.rename(keep_old_as, path)
        raise
    _flush_folder(path.parent)


def dated_name(path: Path, word: str) -> Path:
    """Return a free name beside `path`, such as `progress.damaged-2026-11-23T181500.json`."""
    stem = f"{path.stem}.{word}-{_now():%Y-%m-%dT%H%M%S}"
    name, number = path.with_name(stem + path.suffix), 1
    while os.path.lexists(name):
        number += 1
        name = path.with_name(f"{stem}-{number}{path.suffix}")
    return name


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f"{path.name}.{ending}")


def _now() -> datetime.datetime:
    return datetime.datetime.now()


def _patiently(action: Callable[[], _Result], seconds: float = 1.0) -> _Result:
    """Try again for a while: Windows refuses to rename a file that is being read, and to read one being renamed."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            return action()
        except PermissionError:
            if not _SHARING_FAULTS_PASS or time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def _flush_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut, where the system can flush a folder (not Windows)."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
