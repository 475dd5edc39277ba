"""Find the fault in the learner's own code: propose small changes of it, try each, keep what makes it right."""
