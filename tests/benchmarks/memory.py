"""Peak memory of a job with all its processes, as Linux counts it: shared pages once."""

from __future__ import annotations

import re
import subprocess
import time
from pathlib import Path

LOOK_S = 0.1


def watch_job(command: list[str]) -> tuple[str, float]:
    """Run a command to its end; its standard output, and the highest sum over its processes in MB (0 off Linux)."""
    job = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    peak = 0.0
    while job.poll() is None:
        peak = max(peak, sum(proportional_mb(pid) for pid in process_tree(job.pid)))
        time.sleep(LOOK_S)
    out, _ = job.communicate()
    if job.returncode:
        raise RuntimeError(f"{command} ended with {job.returncode}")
    return out, peak


def process_tree(pid: int) -> list[int]:
    """A process and all below it."""
    found = [pid]
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [each for child in children.read_text().split() for each in process_tree(int(child))]
        except OSError:
            continue  # it has ended meanwhile
    return found


def proportional_mb(pid: int) -> float:
    """Memory of one process, what it shares counted in proportion; 0 once it has ended."""
    try:
        match = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.M)
    except OSError:
        return 0.0
    return int(match[1]) / 1024 if match else 0.0
