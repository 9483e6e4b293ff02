"""What the user has said about photos and folders when cleaning up: the program never forgets or overrules it."""
