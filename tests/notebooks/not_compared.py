"""The cells whose output nbval does not compare, each with its reason as the lesson's source gives it.

A key is a lesson and the id of a cell in it. `test_not_compared.py` holds this list and the lessons together.
"""

NOT_COMPARED: dict[tuple[str, str], str] = {
    ("02_tensor", "device-4"): "the device and the reason for it differ from computer to computer",
    ("03_autograd", "digits-6"): "sums round differently elsewhere, and then another digit may be among them",
    ("03_autograd", "digits-accuracy-8"): (
        "the shares round differently elsewhere; what follows from them is compared below"
    ),
    ("03_autograd", "torch-optim-sgd-exercise-7"): "torch has changed what clamp does at exactly 0",
}
