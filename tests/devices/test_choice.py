"""The choice of a device: what is there is used, what is broken is not, and the reason is said."""

import subprocess
import sys

import pytest
import torch

from helpers.devices.choice import choose, synchronize


def _no_mps(monkeypatch):
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)


def _raise(*_, **__):
    raise RuntimeError("the driver on your system is too old\nand more")


def test_the_chosen_device_computes():
    """A product on the chosen device comes out right."""
    choice = choose()
    ones = torch.ones(2, 3, device=choice.device)
    assert ones.mm(ones.t()).sum().item() == 12
    synchronize(choice.device)


def test_without_a_gpu_the_cpu_is_chosen_with_both_reasons(monkeypatch):
    """Where neither GPU is reported, the reason names both."""
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    _no_mps(monkeypatch)
    choice = choose()
    assert (choice.device.type, choice.dtype64, choice.name) == ("cpu", True, "CPU")
    assert "CUDA" in choice.reason
    assert "MPS" in choice.reason
    assert str(choice) == f"cpu: {choice.reason}"


def test_a_driver_that_raises_leads_to_the_cpu(monkeypatch):
    """An error of the driver becomes part of the reason, on one line."""
    monkeypatch.setattr(torch.cuda, "is_available", _raise)
    monkeypatch.setattr(torch.backends.mps, "is_available", _raise)
    choice = choose()
    assert choice.device.type == "cpu"
    assert "too old" in choice.reason
    assert "\n" not in choice.reason


def test_a_gpu_that_is_reported_and_cannot_compute_is_not_used(monkeypatch):
    """A device whose first product raises is passed over."""
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch, "ones", _raise)
    _no_mps(monkeypatch)
    choice = choose()
    assert choice.device.type == "cpu"
    assert "RuntimeError" in choice.reason


def test_a_gpu_that_computes_wrongly_is_not_used(monkeypatch):
    """A device whose product comes out wrong is passed over."""
    ones = torch.ones
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch, "ones", lambda *sizes, device: ones(*sizes) * 2)
    _no_mps(monkeypatch)
    choice = choose()
    assert choice.device.type == "cpu"
    assert "should be 27" in choice.reason


@pytest.mark.parametrize(("kind", "dtype64"), [("cuda", True), ("mps", False)])
def test_a_gpu_that_computes_is_chosen(monkeypatch, kind, dtype64):
    """A working GPU is chosen, CUDA first, with its name; only Apple's lacks float64."""
    ones = torch.ones
    monkeypatch.setattr(torch.cuda, "is_available", lambda: kind == "cuda")
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda: "a GPU")
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: True)
    monkeypatch.setattr(torch, "ones", lambda *sizes, device: ones(*sizes))
    choice = choose()
    assert (choice.device.type, choice.dtype64) == (kind, dtype64)
    assert choice.name in choice.reason


def test_a_gpu_without_a_name_is_used_all_the_same(monkeypatch):
    """A driver that does not tell the name loses nothing else."""
    ones = torch.ones
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "get_device_name", _raise)
    monkeypatch.setattr(torch, "ones", lambda *sizes, device: ones(*sizes))
    assert choose().name == "CUDA device"


def test_importing_it_does_not_import_torch():
    """The module can be imported where torch is not installed."""
    code = "import sys, helpers.device, helpers.device_timing, helpers.many_networks; print('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "False"
