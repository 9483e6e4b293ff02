"""A writer that is killed at any moment leaves whole batches, and loses at most the one it was writing."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from engine.catalogue import Catalogue
from engine.catalogue.check import verify_catalogue
from engine.catalogue.features import count_features
from engine.catalogue.files import known_files
from engine.catalogue.photos import list_ids
from tests.engine.catalogue.made_rows import BACKBONE

REPOSITORY = Path(__file__).parents[3]
ROUNDS = 20
BATCH = 32

WRITE_BATCHES = f"""
import sys
from pathlib import Path
from engine.catalogue import Catalogue
from engine.catalogue.files import Batch, write_batch
from engine.catalogue.labels import add_labels
from engine.catalogue.photos import list_ids
from engine.catalogue.roots import add_root
from tests.engine.catalogue.made_rows import indexed
sys.stdin.readline()
catalogue = Catalogue.open(Path(sys.argv[1]))
root = add_root(catalogue, "/p")
number = len(list_ids(catalogue)) // {BATCH}
while True:
    files = [indexed(f"/p/{{number}}/{{item}}.jpg", f"{{number}}.{{item}}") for item in range({BATCH})]
    write_batch(catalogue, Batch(root.id, files))
    print(number, flush=True)
    number += 1
"""


def start_writer(folder: Path) -> subprocess.Popen[str]:
    """A process that has imported everything and waits for a line before it writes."""
    command = [sys.executable, "-c", WRITE_BATCHES, str(folder)]
    return subprocess.Popen(command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def kill_while_writing(writer: subprocess.Popen[str], after_s: float) -> int:
    """Let it write for a while; returns the last batch that it knew to be committed."""
    assert writer.stdin is not None and writer.stdout is not None
    writer.stdin.write("go\n")
    writer.stdin.flush()
    first = writer.stdout.readline()
    time.sleep(after_s)
    writer.kill()
    told = writer.stdout.readlines()  # communicate() would miss what readline() has taken from the pipe beyond its line
    writer.communicate()
    return max(int(line) for line in [first, *told])


def kill_while_opening(writer: subprocess.Popen[str], after_s: float) -> None:
    """Kill it while it makes the catalogue, or soon after."""
    assert writer.stdin is not None and writer.stdout is not None
    writer.stdin.write("go\n")
    writer.stdin.flush()
    time.sleep(after_s)
    writer.kill()
    writer.communicate()


def whole_batches(catalogue: Catalogue) -> int:
    """Number of batches that are there, each of them whole, none missing before the last."""
    files = known_files(catalogue, 1, BACKBONE).values()
    assert all(file.has_feature for file in files)
    numbers = [int(file.path.split("/")[2]) for file in files]
    count = len(set(numbers))
    assert sorted(numbers) == sorted(list(range(count)) * BATCH)
    assert len(list_ids(catalogue)) == count_features(catalogue, BACKBONE) == count * BATCH
    return count


def test_a_killed_writer_loses_at_most_its_last_batch(tmp_path: Path) -> None:
    chance = random.Random(7)
    writer = start_writer(tmp_path)
    for _ in range(ROUNDS):
        following = start_writer(tmp_path)  # imports while this round goes on
        committed = kill_while_writing(writer, chance.uniform(0, 0.08))
        with Catalogue.open(tmp_path) as catalogue:
            assert catalogue.recovered is None
            assert whole_batches(catalogue) in (committed + 1, committed + 2)
            assert verify_catalogue(catalogue) == []
        writer = following
    writer.kill()
    writer.communicate()


def test_a_process_killed_while_it_makes_the_catalogue_leaves_one_that_opens(tmp_path: Path) -> None:
    writer = start_writer(tmp_path / "0")
    for number in range(6):
        following = start_writer(tmp_path / str(number + 1))
        kill_while_opening(writer, after_s=number * 0.006)
        with Catalogue.open(tmp_path / str(number)) as catalogue:
            assert catalogue.recovered is None
            assert verify_catalogue(catalogue) == []
        writer = following
    writer.kill()
    writer.communicate()
