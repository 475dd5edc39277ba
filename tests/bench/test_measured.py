from tests.bench.measured import in_child, line

HOLD = """
from tests.bench.measured import peak_memory
before = peak_memory()
held = bytearray(200_000_000)
del held
print(before, peak_memory())
"""


def test_peak_memory():
    """The peak of a process counts, in MB, what it held for a moment and gave back."""
    before, after = map(float, in_child(HOLD).split())
    assert 190 < after - before < 210


def test_line(capsys):
    """A line shows both figures with their unit and the ratio between them."""
    line("a check", 3.0, "calling the answer", 0.5, "ms")
    assert " ".join(capsys.readouterr().out.split()) == "a check 3 ms calling the answer 0.5 ms 6.00"
