"""Stop a call that does not return, without losing the kernel, the same on Linux, macOS and Windows."""

import contextlib
import dis
import functools
import os
import sys
import threading
from _thread import start_new_thread
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any

__all__ = ["TimeLimitExceeded", "call_within"]

_AGAIN = 0.02  # seconds until a call that got away is interrupted again
_LOOKS = 50  # how often to look whether the call has left library code, before it is interrupted there
_LOOK = 0.001  # seconds between two of these looks
_PATIENCE = 60.0  # seconds that an import may go on: torch loads parts of itself at first use, slowly on a busy machine

_LIBRARY = (os.path.dirname(os.__file__) + os.sep, __file__, "<frozen ")
_NAMEDTUPLE = "namedtuple_"  # how the module of a namedtuple's methods is called, which have no file


class TimeLimitExceeded(BaseException):
    """The call ran longer than it may. Not an `Exception`, so that `except Exception:` does not swallow it."""


def call_within(seconds: float, function: Callable[[], Any]) -> Any:
    """Return `function()`, run in this thread, or stop it after `seconds`.

    An exception is raised in the call. A bare `except:` can swallow that one; from then on each line that the call
    runs raises the next, so that no loop around a `try` survives. Lines of installed libraries are spared, and so
    is the exit of a `with`: what `torch.no_grad()` changed is changed back. A `finally:` of the call's own is not
    spared, so nothing that must be undone belongs inside `function`.
    A call that stays inside compiled code is stopped only once it returns to Python.

    All this reads what belongs to the interpreter and no version promises. On a Python that lacks a part of it, the
    limit is a plain one: an exception is raised in the call and raised again where that one was swallowed, nothing is
    spared, and a loop may swallow each. Where not even that can be raised, the call has no limit.

    Raises:
        TimeLimitExceeded: the call did not return in time. Its traceback ends where the call was.
    """
    if _set_async_exception is None:
        return function()
    watch, recorded = _Watch(seconds), _torch_records()
    try:
        result = watch.call(function)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        if not watch.interrupted:
            raise
        raise TimeLimitExceeded(_message(seconds)).with_traceback(error.__traceback__) from None
    finally:
        # A busy machine may let the call slip into `torch.no_grad()` between the look at it and the exception.
        if watch.interrupted and recorded is not None:
            sys.modules["torch"].set_grad_enabled(recorded)
    if watch.interrupted:
        raise TimeLimitExceeded(_message(seconds))
    return result


def _torch_records() -> bool | None:
    """Whether torch records what is computed, or None where torch is not there."""
    torch = sys.modules.get("torch")
    return torch.is_grad_enabled() if hasattr(torch, "is_grad_enabled") else None


def _message(seconds: float) -> str:
    return f"the call did not return within {seconds:g} s"


class _Watch:
    """One call, and the second thread that interrupts it from the deadline on until it is over."""

    def __init__(self, seconds: float):
        self.interrupted = False
        self._seconds = min(max(seconds, 0), threading.TIMEOUT_MAX)
        self._thread = threading.get_ident()
        self._interruption = None
        self._permit = threading.RLock()  # held while interrupting; the call takes it for good when it ends
        self._running = threading.Lock()
        self._running.acquire()

    def call(self, function: Callable[[], Any]) -> Any:
        """Return `function()`. Afterwards nothing more is raised in this thread, and its tracer is back."""
        tracer = sys.gettrace()
        try:
            start_new_thread(self._interrupt_when_late, ())
            return function()
        finally:
            # An exception that waits for this thread is raised after the first call made here. That call must be
            # a compiled one, so that it has done its work by then.
            try:
                self._permit.acquire()
            except TimeLimitExceeded:
                pass
            finally:
                if self.interrupted:
                    self._give_back(tracer)
                self._running.release()

    def _give_back(self, tracer: Callable | None):
        try:
            # Takes the place of one that still waits. To withdraw that one instead, with a null pointer, leaves
            # a flag set in Python 3.11 and 3.12, on which a thread with a tracer spins for ever.
            _set_async_exception(self._thread, id(TimeLimitExceeded))
        except TimeLimitExceeded:
            pass
        finally:
            self._interruption.__init__ = TimeLimitExceeded.__init__  # what a call kept of it traces nothing more
            if tracer is not _RAISE_AT_EACH_LINE:  # otherwise this call runs inside another one that is late
                sys.settrace(tracer)

    def _interrupt_when_late(self):
        pause, looks, patience, again = self._seconds, _LOOKS, _PATIENCE, 0.0
        while not self._running.acquire(timeout=pause):
            if looks and self._runs_library_code():
                pause, looks = _LOOK, looks - 1
                continue
            if patience > 0 and self._imports():
                pause, patience, again = _AGAIN, patience - _AGAIN, self._seconds
                continue
            if again:  # what the import took does not count: once, the call has its time anew
                pause, patience, again = again, 0, 0
                continue
            if not self._permit.acquire(blocking=False):
                return
            if not self.interrupted:
                self._interruption = self._interruption or _new_interruption()
                if looks and self._runs_library_code():  # while the lines above ran
                    self._permit.release()
                    pause, looks = _LOOK, looks - 1
                    continue
                self.interrupted = True
            _set_async_exception(self._thread, id(self._interruption))
            self._permit.release()
            pause, looks = _AGAIN, _LOOKS

    def _runs_library_code(self) -> bool:
        frame = sys._current_frames().get(self._thread)
        return frame is not None and _in_library(frame)

    def _imports(self) -> bool:
        """Whether the call is inside an import: a module that is stopped half way stays broken in this kernel."""
        frame = sys._current_frames().get(self._thread)
        while frame is not None and frame.f_code is not _Watch.call.__code__:
            if frame.f_code.co_filename.startswith("<frozen importlib"):
                return True
            frame = frame.f_back
        return False


def _new_interruption() -> type:
    """Return the exception to raise first. The interpreter creates it in the watched thread, which is then traced.

    Its `__init__` has no Python code of its own, so that it works near the recursion limit as well.
    """
    return type("TimeLimitExceeded", (TimeLimitExceeded,), {"__init__": staticmethod(_trace)} if _trace else {})


class _RaiseAtEachLine:
    """A tracer that stays when it raises; one that `sys.settrace` installs is removed by its first exception.

    The interpreter calls a compiled trace function with an object, the frame and two more arguments. Here this
    function is `PyObject_DelItem`, which takes the first two and comes down to `del tracer[frame]`. From Python 3.12
    on, an exception on its way through a frame takes this one in its place and loses that frame: it brings its own.
    """

    def __delitem__(self, frame: FrameType):
        if not (_in_library(frame) or _leaves_block(frame)):
            raise TimeLimitExceeded().with_traceback(TracebackType(None, frame, frame.f_lasti, frame.f_lineno or 0))


def _in_library(frame: FrameType) -> bool:
    file = frame.f_code.co_filename
    if file.startswith(_LIBRARY) or "site-packages" in file or "dist-packages" in file:
        return True
    return file == "<string>" and str(frame.f_globals.get("__name__")).startswith(_NAMEDTUPLE)


def _leaves_block(frame: FrameType) -> bool:
    """Whether the frame is about to call `__exit__` because of an exception, or is a generator being closed."""
    instruction, following = frame.f_code.co_code[frame.f_lasti : frame.f_lasti + 4 : 2].ljust(2, b"\0")
    return instruction in _GENERATOR or _WITH_EXCEPT_START in (instruction, following)


def _python_api(name: str, *arguments: type) -> Callable:
    return ctypes.PYFUNCTYPE(None, *arguments)((name, ctypes.pythonapi))


_RAISE_AT_EACH_LINE = _RaiseAtEachLine()
_set_async_exception = _trace = None
with contextlib.suppress(ImportError, AttributeError, KeyError):  # a Python may lack what comes next; see `call_within`
    import ctypes

    _set_async_exception = _python_api("PyThreadState_SetAsyncExc", ctypes.c_ulong, ctypes.c_void_p)
    _WITH_EXCEPT_START = dis.opmap["WITH_EXCEPT_START"]
    _GENERATOR = {dis.opmap[name] for name in ("YIELD_VALUE", "RESUME", "RERAISE")}
    _trace = functools.partial(
        _python_api("PyEval_SetTrace", ctypes.c_void_p, ctypes.py_object),
        ctypes.cast(ctypes.pythonapi.PyObject_DelItem, ctypes.c_void_p),
        _RAISE_AT_EACH_LINE,
    )
