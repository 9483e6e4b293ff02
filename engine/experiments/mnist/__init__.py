"""MNIST: one-shot recognition of digits by a network that has never seen one."""
