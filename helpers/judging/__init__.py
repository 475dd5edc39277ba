"""Judge what was observed. Nothing of the learner's runs here."""
