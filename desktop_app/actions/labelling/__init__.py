"""Labels as a person changes them: by key, by list and by drop, written in one lane and undone in one order."""
