"""How one-shot and verification experiments are judged: which trials and pairs, what counts as right."""
