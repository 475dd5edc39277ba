"""A call that does not return is stopped, whatever it swallows, and leaves nothing behind."""

import contextlib
import copy
import functools
import importlib
import random
import subprocess
import sys
import threading
import time
import warnings
from collections import namedtuple

import numpy as np
import pytest

from helpers.course import ROOT
from helpers.sandbox.time_limit import TimeLimitExceeded, _in_library, call_within

# ruff: noqa: C416, E722, SIM105

LIMIT = 0.2  # seconds


def bare():
    while True:
        pass


def one_line_body():
    while True:
        try: time.sleep(0.001)  # fmt: skip # noqa: E701
        except: time.sleep(0.001)  # fmt: skip # noqa: E701


def swallow():
    while True:
        try:
            1
        except:
            pass


def swallow_around_a_loop():
    while True:
        try:
            while True:
                pass
        except:
            pass


def swallow_and_continue():
    while True:
        try:
            time.sleep(0.001)
        except BaseException:
            continue


def nested():
    while True:
        try:
            try:
                try:
                    [i for i in range(1000)]
                except:
                    pass
            except:
                pass
            finally:
                x = 1
        except BaseException:
            x = 2
    return x


def continue_in_finally():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        source = "while True:\n try:\n  try: 1\n  finally: continue\n except: pass\n"
        code = compile(source, "cell", "exec")
    exec(code)


def swallow_in_a_called_function():
    def sleep():
        while True:
            try:
                time.sleep(0.01)
            except:
                pass

    while True:
        try:
            sleep()
        except:
            pass


def after_another_try():
    try:
        time.sleep(0.001)
    except:
        pass
    while True:
        try:
            sum(range(100))
        except:
            pass


def numbers():
    while True:
        yield 1


def over_a_generator():
    for _ in numbers():
        pass


def swallow_around_a_generator():
    while True:
        try:
            for _ in numbers():
                pass
        except:
            pass


def swallow_in_a_generator():
    def numbers():
        while True:
            try:
                yield 1
            except:
                pass

    for _ in numbers():
        pass


def array_random():
    while True:
        try:
            np.random.default_rng(0).standard_normal(100).sum()
        except:
            continue


def array_product():
    x = np.ones((200, 200))
    while True:
        try:
            x @ x
        except:
            pass


def recursion():
    try:
        recursion()
    except:
        recursion()


def comprehension():
    while True:
        try:
            [sum(range(i)) for i in range(1000)]
        except:
            pass


def callback():
    while True:
        try:
            sorted(range(100), key=lambda value: -value)
        except:
            pass


class Swallowing:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        return True


def with_that_swallows():
    while True:
        with Swallowing():
            while True:
                pass


def with_suppress():
    while True:
        with contextlib.suppress(BaseException):
            time.sleep(0.001)


SHAPES = [
    bare,
    one_line_body,
    swallow,
    swallow_around_a_loop,
    swallow_and_continue,
    nested,
    continue_in_finally,
    swallow_in_a_called_function,
    after_another_try,
    over_a_generator,
    swallow_around_a_generator,
    swallow_in_a_generator,
    array_random,
    array_product,
    recursion,
    comprehension,
    callback,
    with_that_swallows,
    with_suppress,
]


@pytest.fixture(autouse=True)
def _nothing_left_behind():
    """After each test the tracer and the switch interval are what they were, and nothing is raised late."""
    before = sys.gettrace(), sys.getswitchinterval()
    yield
    for _ in range(10_000):
        abs(0)
    assert (sys.gettrace(), sys.getswitchinterval()) == before


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("endless", SHAPES)
def test_stops_each_shape_of_endless_loop(endless):
    """No shape of loop goes on, and what is raised has the same type for all and names the limit."""
    with pytest.raises(TimeLimitExceeded, match=r"within 0\.2 s") as caught:
        call_within(LIMIT, endless)
    assert type(caught.value) is TimeLimitExceeded


def test_returns_the_very_object():
    """The result is the object that the call returned."""
    result = object()
    assert call_within(5, lambda: result) is result


@pytest.mark.parametrize("error", [ValueError("x"), KeyboardInterrupt(), SystemExit(3), TimeLimitExceeded("own")])
def test_raises_the_very_exception(error):
    """An exception of the call, KeyboardInterrupt among them, comes out unchanged."""

    def fail():
        raise error

    with pytest.raises(type(error)) as caught:
        call_within(5, fail)
    assert caught.value is error
    assert caught.traceback[-1].name == "fail"


def test_recursion_error_passes():
    """A recursion without end is not a matter of time: its own exception comes out."""

    def recur():
        return recur()

    with pytest.raises(RecursionError):
        call_within(5, recur)


def test_traceback_ends_where_the_call_was():
    """The traceback leads to the line that ran when the time was over."""
    with pytest.raises(TimeLimitExceeded) as caught:
        call_within(LIMIT, bare)
    assert caught.traceback[-1].name == "bare"


def test_torch_records_again_after_a_stop():
    """What a stopped call did to torch's recording does not stay in the kernel; what a finished one did, does."""
    torch = pytest.importorskip("torch")

    def endless():
        torch.set_grad_enabled(False)
        while True:
            pass

    with pytest.raises(TimeLimitExceeded):
        call_within(LIMIT / 2, endless)
    assert torch.is_grad_enabled()
    call_within(LIMIT, lambda: torch.set_grad_enabled(False))
    finished = torch.is_grad_enabled()
    torch.set_grad_enabled(True)
    assert not finished


def library(source):
    """Return the names that a module of an installed library would have."""
    names = {}
    exec(compile(source, "site-packages/library.py", "exec"), names)
    return names


COUNTING = """
class Block:
    open = 0

    def __enter__(self):
        Block.open += 1

    def __exit__(self, *error):
        Block.open -= 1
"""


@pytest.mark.parametrize("name", ["a library's", "torch.no_grad"])
def test_exit_of_a_with_runs(name):
    """A library's context manager undoes its change, however often the loop has entered it."""
    if name == "torch.no_grad":
        torch = pytest.importorskip("torch")
        block, is_closed = torch.no_grad, torch.is_grad_enabled
    else:
        block = library(COUNTING)["Block"]
        is_closed = lambda: block.open == 0  # noqa: E731

    def around():
        with block():
            swallow()

    def inside():
        while True:
            with block():
                try:
                    1
                except:
                    pass

    for endless in around, inside, inside, inside:
        with pytest.raises(TimeLimitExceeded):
            call_within(LIMIT / 2, endless)
        assert is_closed()


def test_a_namedtuple_is_spared_and_a_text_is_not():
    """A library's namedtuple is made whole, though its methods have no file; what a learner runs from text is not."""

    def looks(function):
        found, before = [], sys.gettrace()
        sys.settrace(lambda frame, *_: found.append(_in_library(frame)))
        try:
            function()
        finally:
            sys.settrace(before)
        return found

    assert looks(functools.partial(namedtuple("Point", "x"), 1)) == [True]
    assert looks(functools.partial(exec, "1", {})) == [False]


@pytest.mark.parametrize("endless", [bare, swallow_in_a_called_function])
def test_gives_back_a_tracer(endless):
    """A debugger's trace function is in place again after a call that was stopped."""

    def tracer(*_):
        return tracer

    before = sys.gettrace()
    sys.settrace(tracer)
    try:
        with pytest.raises(TimeLimitExceeded):
            call_within(LIMIT, endless)
        after = sys.gettrace()
        call_within(5, lambda: 1)
        still = sys.gettrace()
    finally:
        sys.settrace(before)
    assert after is tracer
    assert still is tracer


def test_calls_that_end_around_the_deadline():
    """300 calls that end near their deadline return or are stopped, and raise nothing afterwards."""
    draw = random.Random(0)
    limit = 0.006
    outcomes = set()

    def spin(seconds):
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            try:
                1
            except:
                pass
        return "returned"

    for _ in range(300):
        seconds = draw.uniform(0, 2 * limit)
        try:
            outcomes.add(call_within(limit, lambda seconds=seconds: spin(seconds)))
        except TimeLimitExceeded:
            outcomes.add("stopped")
        for _ in range(100):
            abs(0)
    assert "returned" in outcomes


def test_stops_in_another_thread():
    """A call in a thread other than the main one is stopped as well, and two at once are."""
    outcomes = []

    def work():
        try:
            call_within(LIMIT, swallow_in_a_called_function)
        except TimeLimitExceeded:
            outcomes.append(sys.gettrace())

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert outcomes == [threading.gettrace()] * 2


def test_inner_limit_inside_an_outer_one():
    """The inner call is stopped first; the outer one goes on to its own end."""

    def outer():
        with pytest.raises(TimeLimitExceeded, match=r"0\.1 s"):
            call_within(0.1, swallow)
        return "returned"

    assert call_within(20, outer) == "returned"


@pytest.mark.parametrize("inner", [0.05, 20])
def test_outer_limit_around_an_inner_one(inner):
    """The outer deadline stops calls with a limit of their own, whether or not that one is over."""

    def outer():
        while True:
            try:
                call_within(inner, swallow)
            except:
                pass

    with pytest.raises(TimeLimitExceeded, match=r"0\.2 s"):
        call_within(LIMIT, outer)


def test_kept_exception_is_harmless():
    """Library code that swallows the exception and keeps it does not save the call, and a copy traces nothing."""
    kept = []
    source = "try:\n  endless()\nexcept BaseException as error:\n  kept.append(error)"
    library = compile(source, "site-packages/library.py", "exec")
    with pytest.raises(TimeLimitExceeded):
        call_within(LIMIT, lambda: exec(library, {"endless": bare, "kept": kept}))
    assert kept
    before = sys.gettrace()
    for error in kept:
        copy.copy(error)
        type(error)()
    assert sys.gettrace() is before


def test_traced_calls_go_on_afterwards():
    """Python 3.11 spins for ever in a traced call if an exception is withdrawn; a new process shows that none is."""
    source = (
        "import sys, time\n"
        "from helpers.sandbox.time_limit import TimeLimitExceeded, call_within\n"
        "for seconds in 5, 0.01:\n"
        "    try: call_within(seconds, lambda: time.sleep(0.02))\n"
        "    except TimeLimitExceeded: pass\n"
        "def tracer(*_): return tracer\n"
        "sys.settrace(tracer)\n"
        "call_within(5, lambda: print('done'))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", source], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == "done\n"


STOPS = """
from helpers import check
from helpers.sandbox.time_limit import TimeLimitExceeded, call_within

def endless():
    while True:
        pass

print(call_within(5, lambda: "returned"))
try:
    call_within(0.1, endless)
except TimeLimitExceeded as error:
    print(error)
for _ in range(10_000):
    abs(0)
print(call_within(5, lambda: "returned"))
"""
LACKING = """
import ctypes

class Lacking:
    def __getattr__(self, name):
        raise AttributeError(name)

ctypes.pythonapi = Lacking()
"""


def on_a_python_that(lacks, source):
    """Return what a new process prints whose Python was made to lack something first."""
    done = subprocess.run(
        [sys.executable, "-c", lacks + source], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize("opcode", ["WITH_EXCEPT_START", "YIELD_VALUE", "RESUME", "RERAISE"])
def test_a_python_without_an_opcode_has_a_plain_limit(opcode):
    """On a Python that calls an opcode otherwise, `helpers` is imported and an endless loop still stopped."""
    others = f"{{name: number for name, number in dis.opmap.items() if name != {opcode!r}}}"
    said = on_a_python_that(f"import dis\ndis.opmap = {others}\n", STOPS)
    assert said == "returned\nthe call did not return within 0.1 s\nreturned\n"


@pytest.mark.parametrize("lacks", ["import sys\nsys.modules['ctypes'] = None\n", LACKING])
def test_a_python_without_its_own_interface_has_no_limit(lacks):
    """On a Python that lets nobody raise in another thread, `helpers` is imported and a call returns."""
    assert on_a_python_that(lacks, STOPS.partition("try:")[0]) == "returned\n"


def test_quick_calls_leave_no_thread():
    """The watching thread ends soon after its call, not at its deadline."""
    import _thread

    before = _thread._count()
    for _ in range(100):
        call_within(600, lambda: None)
    end = time.monotonic() + 30
    while _thread._count() > before and time.monotonic() < end:
        time.sleep(0.001)
    assert _thread._count() <= before


def test_an_import_is_not_stopped_half_way(tmp_path, monkeypatch):
    """A module that loads when the time is up is loaded to its end, and the call then has its time anew, once."""
    name = "slow_to_load"
    (tmp_path / f"{name}.py").write_text("import time\ntime.sleep(0.3)\nwhole = True\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)

    def loads():
        importlib.import_module(name)
        return "loaded"

    def loads_and_goes_on():
        importlib.import_module(name)
        while True:
            pass

    with pytest.raises(TimeLimitExceeded):
        call_within(0.05, loads_and_goes_on)
    assert sys.modules.pop(name).whole
    assert call_within(0.05, loads) == "loaded"
