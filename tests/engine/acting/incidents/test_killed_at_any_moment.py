"""Killed with -9 at any moment of an action: no photo lost, journal consistent, undo complete."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from engine.acting import resolve_plan, settle_unfinished, undo_act
from engine.acting.plan import Choice, make_plan
from engine.catalogue import Catalogue
from engine.catalogue.check import verify_catalogue
from engine.catalogue.journal import last_act, list_acts, list_entries, unfinished_entries
from engine.photos.fingerprint import hash_bytes
from tests.engine.acting.shelf import Shelf

REPOSITORY = Path(__file__).parents[4]
PAIRS = 8

SERVE = """
import os, sys
from tests.engine.acting.incidents.test_killed_at_any_moment import act_and_undo
for line in sys.stdin:
    child = os.fork()
    if not child:
        try:
            act_and_undo(sys.argv[1], sys.argv[2])
            os._exit(0)
        finally:
            os._exit(1)
    print(child, flush=True)
    print(os.waitpid(child, 0)[1], flush=True)
"""


class Actor:
    """A process that has imported everything, and forks one that acts whenever it is told to."""

    def __init__(self, folder: Path, to: str) -> None:
        command = [sys.executable, "-c", SERVE, str(folder), to]
        self._server = subprocess.Popen(
            command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._folder = folder

    def act(self, for_s: float | None) -> float:
        """Let one act and undo, and kill it after a while; returns the seconds that it had."""
        assert self._server.stdin is not None and self._server.stdout is not None
        (self._folder / "begun").unlink(missing_ok=True)
        self._server.stdin.write("go\n")
        self._server.stdin.flush()
        child = int(self._server.stdout.readline())
        while not (self._folder / "begun").exists():
            assert self._server.poll() is None
            time.sleep(0.001)
        started = time.monotonic()
        if for_s is not None:
            time.sleep(for_s)
            with suppress(ProcessLookupError):  # it had ended
                os.kill(child, signal.SIGKILL)
        assert int(self._server.stdout.readline()) in (0, signal.SIGKILL)
        return time.monotonic() - started

    def end(self) -> None:
        self._server.kill()
        self._server.communicate()


def act_and_undo(folder_name: str, to: str) -> None:
    """What is killed: a plan on all pairs, and its undo."""
    folder = Path(folder_name)
    with Catalogue.open(folder / "library") as catalogue:
        shelf = Shelf(catalogue, folder / "photos")
        top = folder / "photos"
        groups = [
            shelf.group(
                shelf.copy(str(top / f"keep/{n}.jpg")),
                shelf.copy(str(top / f"spare/{n}.jpg"), [str(top / f"spare/{n}.xmp")]),
            )
            for n in range(PAIRS)
        ]
        plan = make_plan([Choice((group.copies[0].path,), (group.copies[1].path,)) for group in groups], groups)
        (folder / "begun").touch()
        outcome = resolve_plan(catalogue, plan, groups, to, True)
        assert outcome.act is not None and not outcome.failed
        undo_act(catalogue, outcome.act)


def fill(folder: Path) -> None:
    """Pairs of copies, each of its own content, the spare one with a sidecar."""
    with Catalogue.open(folder / "library") as catalogue:
        shelf = Shelf(catalogue, folder / "photos")
        data = [f"photo {number}".encode() * 400 for number in range(PAIRS)]
        shelf.put_many([f"keep/{n}.jpg" for n in range(PAIRS)], data)
        shelf.put_many([f"spare/{n}.jpg" for n in range(PAIRS)], data)
        for number in range(PAIRS):
            shelf.put(f"spare/{number}.xmp", f"stars {number}".encode(), listed=False)


def contents(folder: Path) -> dict[str, str]:
    """Content of every photo and sidecar, by its path below the folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hash_bytes(path.read_bytes()) for path in files}


def check_journal(catalogue: Catalogue, folder: Path) -> None:
    """What the journal says last of each file is what lies on the disk."""
    assert unfinished_entries(catalogue) == []
    acts = reversed(list_acts(catalogue))
    newest = {entry.path: (act.what, entry) for act in acts for entry in list_entries(catalogue, act.id)}
    for what, entry in newest.values():
        if entry.state != "done":
            assert not entry.content or hash_bytes(Path(entry.path).read_bytes()) == entry.content
        elif what == "link":
            assert Path(entry.path).samefile(entry.keeper or "")
        else:
            assert not Path(entry.path).exists()
            assert hash_bytes(Path(entry.kept_at or "").read_bytes()) == entry.content
    assert [*folder.rglob("*.part")] == []
    assert verify_catalogue(catalogue) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks its actors")
@pytest.mark.parametrize(
    ("to", "moments"), [("trash", 20), ("folder", 6), ("other drive", 8), ("hardlink", 6)], ids=str
)
def test_a_killed_act_or_undo_is_settled_at_the_next_start_and_loses_nothing(
    tmp_path: Path, small_disk: Path, to: str, moments: int
) -> None:
    fill(tmp_path)
    whole = contents(tmp_path / "photos")
    target = {"folder": str(tmp_path / "out"), "other drive": str(small_disk / "out")}.get(to, to)
    chance = random.Random(to)
    actor = Actor(tmp_path, target)
    full_s = actor.act(None)
    for _ in range(moments):
        actor.act(chance.uniform(0, full_s))
        with Catalogue.open(tmp_path / "library") as catalogue:
            settle_unfinished(catalogue)
            check_journal(catalogue, tmp_path / "photos")
            act = last_act(catalogue, None)
            assert act is None or undo_act(catalogue, act).failed == ()
            assert last_act(catalogue, None) is None
            check_journal(catalogue, tmp_path / "photos")
            assert contents(tmp_path / "photos") == whole
            shelf = Shelf(catalogue, tmp_path / "photos")
            assert all(shelf.is_listed(str(tmp_path / "photos" / name)) for name in whole if name.endswith(".jpg"))
        assert all(path.stat().st_nlink == 1 for path in (tmp_path / "photos").rglob("*.jpg"))
        assert contents(tmp_path / "out") == contents(small_disk / "out") == {}
    actor.end()
