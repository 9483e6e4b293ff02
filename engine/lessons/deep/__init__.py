"""Deep lessons: the last blocks of the network learn beside the head, from the photos themselves."""
