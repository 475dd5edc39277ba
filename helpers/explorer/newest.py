"""Run work in one background thread so that the newest request wins and nothing queues up."""

import threading
import time
from collections.abc import Callable, Hashable

__all__ = ["NewestWins"]

_PATIENCE = 0.1  # seconds that a run may go on after a newer request came: short runs finish and are seen


class NewestWins:
    """One thread that works on the newest request of each owner.

    A request that waits is replaced by a newer one of the same owner and never runs. One that runs is told by
    `wanted()`, which turns False once a newer request waits and the run has had a tenth of a second. The thread ends
    with the process, and the caller never waits for it.
    """

    def __init__(self):
        self._waiting: dict[Hashable, Callable[[Callable[[], bool]], None]] = {}
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._running: Hashable | None = None

    def submit(self, owner: Hashable, work: Callable[[Callable[[], bool]], None]) -> None:
        """Have `work(wanted)` done soon, in place of what this owner's last request still waits to do."""
        with self._changed:
            self._waiting.pop(owner, None)
            self._waiting[owner] = work
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="explorer", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def settle(self, seconds: float = 30.0) -> bool:
        """Wait until nothing waits or runs. Returns False after this many seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._waiting and self._running is None, seconds)

    def _work(self) -> None:
        while True:
            with self._changed:
                self._running = None
                self._changed.notify_all()
                self._changed.wait_for(lambda: self._waiting)
                owner = next(iter(self._waiting))
                work = self._waiting.pop(owner)
                self._running = owner
            started = time.monotonic()
            work(lambda owner=owner, started=started: self._wanted(owner, started))

    def _wanted(self, owner: Hashable, started: float) -> bool:
        return owner not in self._waiting or time.monotonic() - started < _PATIENCE
