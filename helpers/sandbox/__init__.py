"""Call an answer and write down what it did: a `Task` in, an `Observation` out. Knows no exercise."""
