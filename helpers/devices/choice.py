"""Choose where Tensors live: an NVIDIA or AMD GPU (CUDA), Apple's GPU (MPS), or the CPU, and say why."""

import warnings
from dataclasses import dataclass
from typing import Any

from helpers.words.language import say

__all__ = ["DeviceChoice", "choose", "synchronize"]


@dataclass(frozen=True)
class DeviceChoice:
    """A device and the reason for it.

    Args:
        device: a `torch.device`.
        reason: one sentence.
        dtype64: whether the device computes in float64; Apple's GPU does not.
        name: the hardware's own name, for pictures; `"CPU"` for the CPU.
    """

    device: Any
    reason: str
    dtype64: bool
    name: str

    def __str__(self) -> str:
        return f"{self.device.type}: {self.reason}"


def choose() -> DeviceChoice:
    """Return CUDA where it works, else MPS where it works, else the CPU. Never raises, whatever a driver does.

    A device works when a small product on it comes out right: a driver can report a GPU that cannot compute.
    """
    import torch

    missing = {}
    for kind, reported, there in (
        ("cuda", _cuda_reported, "CUDA is there ({name})."),
        ("mps", _mps_reported, "Apple's MPS is there ({name})."),
    ):
        missing[kind] = reported(torch) or _fails(torch, kind)
        if missing[kind] is None:
            name = _name(torch, kind)
            return DeviceChoice(torch.device(kind), say(there, name=name), kind == "cuda", name)
    neither = "CUDA is not used because {cuda}, and Apple's MPS is not used because {mps}."
    return DeviceChoice(torch.device("cpu"), say(neither, **missing), True, say("CPU"))


def synchronize(device) -> None:
    """Wait until a device has finished its work, which runs beside Python; on the CPU there is nothing to wait for."""
    import torch

    if device.type == "cuda":
        torch.cuda.synchronize(device)
    elif device.type == "mps":
        torch.mps.synchronize()


def _cuda_reported(torch) -> str | None:
    """Return why torch reports no CUDA device, or None where it reports one."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if torch.cuda.is_available():
                return None
        if torch.version.cuda is None and torch.version.hip is None:
            return say("this torch is built without it")
    except Exception as error:
        return _in_words(error)
    return say("torch sees no such GPU")


def _mps_reported(torch) -> str | None:
    """Return why torch reports no Apple GPU, or None where it reports one."""
    try:
        return None if torch.backends.mps.is_available() else say("this is no Mac with an Apple GPU")
    except Exception as error:
        return _in_words(error)


def _fails(torch, kind: str) -> str | None:
    """Return how a small product on the device fails, or None where it comes out right."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ones = torch.ones(3, 3, device=kind)
            total = ones.mm(ones).sum().item()
    except Exception as error:
        return _in_words(error)
    return None if total == 27.0 else say("a sum that should be 27 came out as {total}", total=total)


def _name(torch, kind: str) -> str:
    if kind == "mps":
        return say("Apple GPU")
    try:
        return torch.cuda.get_device_name()
    except Exception:  # the product above came out right, so the device is used without its name
        return say("CUDA device")


def _in_words(error: Exception) -> str:
    text = str(error).strip()
    first_line = text.splitlines()[0][:100] if text else say("no message")
    return say("it raised {type} ({message})", type=type(error).__name__, message=first_line)
