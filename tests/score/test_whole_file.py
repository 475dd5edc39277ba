"""A file that is always whole."""

import os
import threading

import pytest

from helpers.score import whole_file
from helpers.score.whole_file import dated_name, locked, read_whole, write_whole


@pytest.fixture
def path(tmp_path):
    return tmp_path / "state.json"


def fail_first(monkeypatch, name, times):
    """Let the first calls of an `os` function be refused, as Windows does while another program reads."""
    real, calls = getattr(os, name), []

    def sometimes(*arguments):
        calls.append(arguments)
        if len(calls) <= times:
            raise PermissionError(13, "sharing violation")
        return real(*arguments)

    monkeypatch.setattr(os, name, sometimes)
    return calls


def test_what_is_written_is_read(path):
    """The bytes come back as they were, line ends included."""
    write_whole(path, b"a\r\nb\n")
    assert read_whole(path) == b"a\r\nb\n"


def test_the_old_file_can_be_kept(path):
    """With `keep_old_as` the old content lies under the other name."""
    write_whole(path, b"old")
    write_whole(path, b"new", keep_old_as=path.with_name("old.json"))
    assert (read_whole(path), read_whole(path.with_name("old.json"))) == (b"new", b"old")


def test_the_old_file_comes_back_when_the_new_one_fails(path, monkeypatch):
    """Where the last step fails, the file that was already moved away is at its place again."""
    write_whole(path, b"old")
    fail_first(monkeypatch, "replace", 10**6)
    with pytest.raises(PermissionError):
        write_whole(path, b"new", keep_old_as=path.with_name("old.json"))
    assert os.listdir(path.parent) == ["state.json"]
    assert read_whole(path) == b"old"


@pytest.mark.parametrize("name", ["replace", "rename"])
def test_windows_tries_again_while_another_program_reads(path, monkeypatch, name):
    """On Windows a refused rename is tried again; three refusals are no fault."""
    write_whole(path, b"old")
    monkeypatch.setattr(whole_file, "_SHARING_FAULTS_PASS", True)
    calls = fail_first(monkeypatch, name, 3)
    write_whole(path, b"new", keep_old_as=path.with_name("old.json"))
    assert len(calls) == 4
    assert read_whole(path) == b"new"


def test_elsewhere_a_refusal_is_a_refusal(path, monkeypatch):
    """On other systems nothing is tried again: there a refusal does not pass."""
    monkeypatch.setattr(whole_file, "_SHARING_FAULTS_PASS", False)
    calls = fail_first(monkeypatch, "replace", 1)
    with pytest.raises(PermissionError):
        write_whole(path, b"new")
    assert len(calls) == 1


def test_a_dated_name_is_free_and_legal_everywhere(path):
    """Names of one second differ, and hold no character that Windows forbids."""
    first = dated_name(path, "damaged")
    first.write_bytes(b"")
    second = dated_name(path, "damaged")
    assert first != second
    assert not set(':<>"/\\|?*') & set(first.name + second.name)
    assert (first.suffix, second.suffix) == (".json", ".json")


def test_the_lock_is_for_one_at_a_time(path):
    """A second holder waits no longer than it was told, and gets a `TimeoutError`."""
    faults = []

    def second():
        try:
            with locked(path, 0.05):
                pass
        except TimeoutError as fault:
            faults.append(fault)

    with locked(path, 5):
        other = threading.Thread(target=second)
        other.start()
        other.join()
    assert len(faults) == 1
    with locked(path, 0.05):
        pass
