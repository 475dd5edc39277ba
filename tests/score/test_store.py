"""The progress file on disk: what is saved, and what a learner reads when it cannot be."""

import contextlib
import datetime
import errno
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import filelock
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from helpers.course import ROOT
from helpers.score import store, whole_file
from helpers.score.state import Unreadable, blank_entry, decode, encode
from helpers.score.store import ProgressFile


@pytest.fixture
def file(tmp_path):
    return ProgressFile(tmp_path / "progress.json")


@pytest.fixture
def at_one_moment(monkeypatch):
    """Stop the clock, so that a name with a date can be expected."""
    moment = datetime.datetime(2026, 11, 23, 18, 15, 0)
    monkeypatch.setattr(whole_file, "_now", lambda: moment)


def passed(file, exercise_id="numpy.dot"):
    return file.record(exercise_id, status="passed", points=3, source="right", mistake=None)


def names(file):
    return sorted(name for name in os.listdir(file.path.parent) if not name.endswith(".lock"))


@contextlib.contextmanager
def disk_fault(number, where="fsync"):
    """Let every flush or replace fail with an error number, as a full or broken disk does."""

    def fail(*_):
        raise OSError(number, os.strerror(number))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, where, fail)
        yield


class TestWhatIsSaved:
    def test_a_record_is_there_for_the_next_session(self, file):
        """A pass is read back by another `ProgressFile` with all that it holds, and needs no message."""
        saved = passed(file)
        assert (saved.ok, saved.message, saved.kept) == (True, "", None)
        assert ProgressFile(file.path).entry("numpy.dot") == blank_entry() | {
            "status": "passed",
            "points": 3,
            "attempts": 1,
            "last_answer": "right",
            "passed_answer": "right",
            "first_try": True,
        }

    def test_not_started_writes_nothing(self, file):
        """Neither a file nor a folder nor a lock comes of an exercise that was not started, or of reading."""
        elsewhere = ProgressFile(file.path.parent / "my_lessons" / "progress.json")
        assert elsewhere.record("numpy.dot", status="not started", points=0, source="...").ok
        assert elsewhere.read()["exercises"] == {}
        assert elsewhere.entry("numpy.dot") == blank_entry()
        assert os.listdir(file.path.parent) == []

    def test_the_folder_is_made(self, file):
        """The first record makes the folders it needs."""
        deep = ProgressFile(file.path.parent / "my lessons" / "进度" / "progress.json")
        assert passed(deep).ok
        assert deep.path.is_file()

    def test_a_hint_is_recorded(self, file):
        """The level of the hint is in the entry, which counts no attempt."""
        assert file.record_hint("numpy.dot", 2).ok
        assert ProgressFile(file.path).entry("numpy.dot") == blank_entry() | {"hints": 2}

    def test_a_leftover_part_is_written_over(self, file):
        """What a killed writer left behind is neither read nor kept."""
        part = file.path.with_name("progress.json.part")
        part.write_text("half a fi")
        assert passed(file).ok
        assert names(file) == ["progress.json"]

    def test_a_link_is_followed(self, file):
        """A symbolic link stays one: the file that it points to is written."""
        target = file.path.parent / "synchronised" / "mine.json"
        try:
            file.path.symlink_to(target)
        except OSError:
            pytest.skip("this account may not make symbolic links")
        linked = ProgressFile(file.path)
        assert passed(linked).ok
        assert file.path.is_symlink()
        assert ProgressFile(target).entry("numpy.dot")["points"] == 3


class TestWhereItLies:
    def test_the_default_is_in_my_lessons(self, monkeypatch):
        """Without the environment variable, or with an empty one, the file lies in the course's own folder."""
        expected = Path(os.path.realpath(ROOT)) / "my_lessons" / "progress.json"
        monkeypatch.delenv("ONE_NETWORK_PROGRESS", raising=False)
        assert ProgressFile().path == expected
        monkeypatch.setenv("ONE_NETWORK_PROGRESS", "")
        assert ProgressFile().path == expected

    def test_the_environment_variable_moves_it(self, monkeypatch, tmp_path):
        """The variable is read anew each time, and a `~` in it is the home folder."""
        monkeypatch.setenv("ONE_NETWORK_PROGRESS", str(tmp_path / "a.json"))
        assert ProgressFile().path == Path(os.path.realpath(tmp_path / "a.json"))
        monkeypatch.setenv("ONE_NETWORK_PROGRESS", "~/b.json")
        assert ProgressFile().path == Path(os.path.realpath(Path.home() / "b.json"))

    def test_a_relative_path_survives_a_change_of_folder(self, monkeypatch, tmp_path):
        """The file is where it was named, also after the learner has called `os.chdir`."""
        monkeypatch.chdir(tmp_path)
        file = ProgressFile("progress.json")
        (tmp_path / "other").mkdir()
        monkeypatch.chdir(tmp_path / "other")
        assert passed(file).ok
        assert os.listdir(tmp_path / "other") == []


class TestAFullDisk:
    def test_the_message_says_what_happened_and_what_to_do(self, file):
        """A full disk is said in plain words, with the place of the old file."""
        passed(file)
        with disk_fault(errno.ENOSPC):
            saved = passed(file)
        assert not saved.ok
        assert saved.message == (
            "This result is not on the disk yet: the disk, or your share of it, is full. What was saved before is "
            f"unchanged in {file.path}. It is remembered until the kernel stops, and written with the next check "
            "that can be saved. Free some space there."
        )

    @pytest.mark.parametrize("where", ["fsync", "replace"])
    @pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS])
    def test_the_old_file_is_unchanged_and_nothing_is_left_behind(self, file, number, where):
        """Whatever fails, and where, the bytes of the old file stay and no half file remains."""
        passed(file)
        before = file.path.read_bytes()
        with disk_fault(number, where):
            assert not passed(file, "numpy.mm").ok
        assert file.path.read_bytes() == before
        assert names(file) == ["progress.json"]

    def test_the_result_is_remembered_and_saved_with_the_next(self, file):
        """Three attempts that could not be saved are read in this session, and saved with the fourth."""
        with disk_fault(errno.ENOSPC):
            for name in ("numpy.dot", "numpy.dot", "numpy.mm"):
                passed(ProgressFile(file.path), name)
            look = ProgressFile(file.path).look()
        assert look.state["exercises"]["numpy.dot"]["attempts"] == 2
        assert look.notice == (
            "Not on the disk yet: 3 results of this session. The next check that can be saved writes what is missing."
        )
        assert not file.path.exists()
        saved = ProgressFile(file.path).record("numpy.clamp", status="not yet right", points=0)
        assert saved.ok
        assert saved.message == "Now on the disk as well: 3 results that could not be saved before."
        exercises = decode(file.path.read_bytes())
        assert {name: entry["attempts"] for name, entry in exercises.items()} == {
            "numpy.dot": 2,
            "numpy.mm": 1,
            "numpy.clamp": 1,
        }
        assert passed(file).message == ""

    @pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has /dev/full")
    def test_the_kernel_s_own_full_disk(self, file):
        """A write that Linux itself refuses, since the part file leads to /dev/full, ends in the same sentence."""
        passed(file)
        file.path.with_name("progress.json.part").symlink_to("/dev/full")
        saved = passed(file)
        assert (saved.ok, "is full" in saved.message) == (False, True)
        assert file.entry("numpy.dot")["attempts"] == 2
        assert passed(file).ok
        assert ProgressFile(file.path).entry("numpy.dot")["attempts"] == 3

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of a file")
    def test_a_limit_on_the_size_of_files(self, file):
        """A process that may write 200 bytes to a file keeps the old one and says that the disk is full."""
        passed(file)
        before = file.path.read_bytes()
        script = (
            "import resource, sys\n"
            "from helpers.score.store import ProgressFile\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (200, resource.RLIM_INFINITY))\n"
            "print(ProgressFile(sys.argv[1]).record('numpy.mm', status='passed', points=1).message)\n"
        )
        run = subprocess.run(
            [sys.executable, "-c", script, file.path],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert run.stdout.startswith("This result is not on the disk yet: the disk, or your share of it, is full.")
        assert file.path.read_bytes() == before
        assert names(file) == ["progress.json"]


class TestAPlaceThatCannotBeWritten:
    def test_a_file_where_the_folder_should_be(self, tmp_path):
        """A folder that cannot be made is said with the way to keep progress elsewhere."""
        (tmp_path / "my_lessons").write_text("a file")
        saved = passed(ProgressFile(tmp_path / "my_lessons" / "progress.json"))
        assert not saved.ok
        assert saved.message.startswith("This result is not on the disk yet: ")
        assert saved.message.endswith(
            "To keep progress elsewhere, set ONE_NETWORK_PROGRESS to the path of a file before you start JupyterLab."
        )

    @pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="root may write into any folder")
    def test_a_folder_that_may_only_be_read(self, file):
        """A read-only folder is said in plain words."""
        file.path.parent.chmod(0o500)
        try:
            saved = passed(file)
        finally:
            file.path.parent.chmod(0o700)
        assert not saved.ok
        assert "the file or its folder may not be used by you" in saved.message

    @pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS])
    def test_a_folder_that_refuses_a_new_file(self, file, monkeypatch, number):
        """The refusal of a read-only folder or disk, which root never meets, is said in plain words."""

        def refuse(*_, **__):
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(whole_file, "open", refuse, raising=False)
        saved = passed(file)
        assert not saved.ok
        assert "the file or its folder may not be used by you" in saved.message

    def test_a_file_that_cannot_be_read_is_not_written_over(self, file, monkeypatch):
        """A file that exists and cannot be read for now is left alone: what it holds is not known."""
        passed(file)
        before = file.path.read_bytes()

        def refuse(_):
            raise PermissionError(errno.EACCES, "Permission denied")

        with monkeypatch.context() as patch:
            patch.setattr(Path, "read_bytes", refuse)
            assert not passed(file).ok
            assert "was not read: the file or its folder may not be used by you" in file.look().notice
            assert file.reset().message.startswith("Nothing was reset: ")
        assert file.path.read_bytes() == before

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
    def test_a_pipe_or_device_is_neither_read_nor_moved(self, file):
        """With /dev/null or a pipe in the variable nothing hangs, and nothing is set aside, root or not."""
        os.mkfifo(file.path)
        saved = passed(file)
        assert not saved.ok
        assert "it is not an ordinary file" in saved.message
        assert stat.S_ISFIFO(os.stat(file.path).st_mode)
        assert file.entry("numpy.dot")["points"] == 3

    def test_a_folder_named_without_an_ending_is_not_moved(self, tmp_path):
        """A folder that somebody named in the place of a file keeps its name; the message says that it is one."""
        home = tmp_path / "home"
        home.mkdir()
        saved = passed(ProgressFile(home))
        assert not saved.ok
        assert "it is a folder" in saved.message
        assert home.is_dir()


class TestALockThatIsHeld:
    def test_waiting_ends_and_says_so(self, file, monkeypatch):
        """While another process holds the lock, a record gives up after the time it may wait, and remembers."""
        monkeypatch.setattr(store, "LOCK_SECONDS", 0.05)
        held, done = threading.Event(), threading.Event()

        def hold():
            with filelock.FileLock(file.path.with_name("progress.json.lock")):
                held.set()
                done.wait(60)

        other = threading.Thread(target=hold)
        other.start()
        held.wait(60)
        saved = passed(file)
        reset = file.reset("numpy.dot")
        done.set()
        other.join()
        assert not saved.ok
        assert "another notebook held the progress file for 0.05 seconds" in saved.message
        assert saved.message.endswith("Close the other notebook, or restart its kernel.")
        assert (reset.ok, reset.message[:17]) == (False, "Nothing was reset")
        assert passed(file).ok
        assert ProgressFile(file.path).entry("numpy.dot")["attempts"] == 2

    def test_the_wait_is_five_seconds(self):
        """A check never waits longer than that for another notebook."""
        assert store.LOCK_SECONDS == 5.0


DAMAGED = {
    "empty": b"",
    "cut off": encode({"numpy.dot": blank_entry()})[:-20],
    "not UTF-8": b"\xff\xfe{\x00}\x00",
    "another program's": b'{"cells": [], "nbformat": 4}',
    "of a newer version": b'{"schema": 3, "exercises": {}}',
    "with a wrong type": b'{"schema": 1, "exercises": {"numpy.dot": {"points": "many"}}}',
}


VALID = encode({"numpy.dot": blank_entry() | {"last_answer": "x\ny", "points": 2}})
CUT_OFF = st.integers(0, len(VALID)).map(lambda length: VALID[:length])
OVERWRITTEN = st.builds(
    lambda start, length, patch: VALID[:start] + patch + VALID[start + length :],
    st.integers(0, len(VALID)),
    st.integers(0, 30),
    st.binary(max_size=10),
)


class TestADamagedFile:
    @pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
    def test_it_is_set_aside_unchanged(self, file, at_one_moment, content):
        """Whatever is wrong with it, the old file keeps its bytes under a dated name, and the result is saved."""
        file.path.write_bytes(content)
        saved = passed(file)
        aside = file.path.with_name("progress.damaged-2026-11-23T181500.json")
        assert saved.ok
        assert saved.kept == aside
        assert aside.read_bytes() == content
        assert ProgressFile(file.path).entry("numpy.dot")["points"] == 3
        assert names(file) == [aside.name, "progress.json"]

    def test_the_message_says_what_was_wrong_and_where_it_lies(self, file, at_one_moment):
        """The learner reads the reason, the old file's new name and the way back."""
        file.path.write_bytes(b"{")
        saved = passed(file)
        assert saved.message == (
            f"Your progress file was not read: it is not valid JSON (line 1). It was set aside, unchanged, as "
            f"{saved.kept}, and a new one begun. To go back to the old one, stop the kernel, repair the file and name "
            "it progress.json again."
        )
        assert passed(file).message == ""

    def test_two_in_one_second_do_not_collide(self, file, at_one_moment):
        """The second and third damaged file of one second get names of their own."""
        for content in (b"first", b"second", b"third"):
            file.path.write_bytes(content)
            assert passed(file).ok
        start = "progress.damaged-2026-11-23T181500"
        kept = {name: (file.path.parent / name).read_bytes() for name in names(file) if "damaged" in name}
        assert kept == {f"{start}.json": b"first", f"{start}-2.json": b"second", f"{start}-3.json": b"third"}

    def test_a_folder_with_the_file_s_name_is_set_aside(self, file):
        """A folder called progress.json, which some container tools make, is moved away with what it holds."""
        file.path.mkdir()
        (file.path / "note.txt").write_text("kept")
        saved = passed(file)
        assert saved.ok
        assert (saved.kept / "note.txt").read_text() == "kept"
        assert "it is a folder" in saved.message

    @pytest.mark.parametrize("where", ["fsync", "replace"])
    def test_it_stays_in_place_while_the_new_one_cannot_be_written(self, file, where):
        """On a full disk the damaged file is not moved: it is set aside only once the new one is safe."""
        file.path.write_bytes(b"damaged")
        with disk_fault(errno.ENOSPC, where):
            assert not passed(file).ok
        assert file.path.read_bytes() == b"damaged"
        assert names(file) == ["progress.json"]

    def test_reading_moves_nothing_and_tells(self, file):
        """To look at a damaged file leaves it where it is, and says what will become of it."""
        file.path.write_bytes(b"{")
        look = file.look()
        assert look.state["exercises"] == {}
        assert look.notice == (
            f"Your progress file {file.path} was not read: it is not valid JSON (line 1). It stays as it is; the next "
            "result you save sets it aside under a new name and begins a new file."
        )
        assert names(file) == ["progress.json"]

    def test_a_reset_leaves_it_alone(self, file):
        """What cannot be read cannot be reset: the file stays, and the message says so."""
        file.path.write_bytes(b"{")
        saved = file.reset("numpy.dot")
        assert not saved.ok
        assert saved.message == f"Nothing was reset: {file.path} was not read, it is not valid JSON (line 1)."
        assert file.path.read_bytes() == b"{"

    @settings(max_examples=150, deadline=None)
    @given(st.binary() | CUT_OFF | OVERWRITTEN)
    @example(b"")
    def test_no_bytes_stop_a_record(self, tmp_path_factory, content):
        """Whatever the file holds, the attempt is saved, and what was no progress file is kept byte for byte."""
        file = ProgressFile(tmp_path_factory.mktemp("any") / "progress.json")
        file.path.write_bytes(content)
        assert passed(file).ok
        kept = [path.read_bytes() for path in file.path.parent.glob("progress.damaged-*.json")]
        try:
            expected = decode(content)
        except Unreadable:
            expected = {}
            assert kept == [content]
        else:
            assert kept == []
        exercises = ProgressFile(file.path).read()["exercises"]
        assert exercises["numpy.dot"]["attempts"] == expected.get("numpy.dot", blank_entry())["attempts"] + 1
        assert exercises.keys() == expected.keys() | {"numpy.dot"}


class TestReset:
    def test_one_exercise_goes_and_a_copy_stays(self, file, at_one_moment):
        """The exercise is not started again, the others keep what they have, and the copy holds the old state."""
        passed(file)
        passed(file, "numpy.mm")
        before = file.path.read_bytes()
        saved = file.reset("numpy.dot")
        assert saved.ok
        assert saved.kept == file.path.with_name("progress.before-reset-2026-11-23T181500.json")
        assert saved.message == f'numpy.dot is back to "not started". The state before lies in {saved.kept}.'
        assert saved.kept.read_bytes() == before
        assert list(file.read()["exercises"]) == ["numpy.mm"]

    def test_a_lesson_goes(self, file):
        """A lesson's reset leaves the other lessons, and one whose name only begins alike."""
        for name in ("numpy.dot", "numpy.mm", "numpy2.dot", "tensor.dot"):
            passed(file, name)
        assert file.reset(lesson="numpy").ok
        assert list(file.read()["exercises"]) == ["numpy2.dot", "tensor.dot"]

    def test_everything_goes(self, file):
        """Without a name, every exercise is not started again."""
        passed(file)
        passed(file, "tensor.dot")
        assert file.reset().message.startswith('Every exercise is back to "not started".')
        assert file.read()["exercises"] == {}

    def test_nothing_to_reset_writes_nothing(self, file):
        """Where there is no attempt, no copy is made."""
        passed(file)
        saved = file.reset("numpy.mm")
        assert (saved.ok, saved.kept) == (True, None)
        assert saved.message == "numpy.mm: there is no saved attempt, so nothing was reset."
        assert names(file) == ["progress.json"]

    def test_what_was_not_yet_saved_is_in_the_copy(self, file):
        """An attempt that only this session remembers is kept in the copy, and does not come back afterwards."""
        with disk_fault(errno.ENOSPC):
            passed(file)
        saved = file.reset("numpy.dot")
        assert ProgressFile(saved.kept).entry("numpy.dot")["points"] == 3
        passed(file, "numpy.mm")
        assert list(ProgressFile(file.path).read()["exercises"]) == ["numpy.mm"]

    def test_a_full_disk_resets_nothing(self, file):
        """Where no copy can be kept, the exercise is not reset."""
        passed(file)
        with disk_fault(errno.ENOSPC):
            saved = file.reset("numpy.dot")
        assert saved.message == ("Nothing was reset: the disk, or your share of it, is full. Free some space there.")
        assert file.entry("numpy.dot")["points"] == 3
