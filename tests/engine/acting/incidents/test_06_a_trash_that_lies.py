"""Incident 6: "all sent to Trash" on a network drive, and nothing was: results are looked at, not believed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType
from urllib.parse import quote

import pytest

from engine.acting.plan import Choice
from engine.catalogue.journal import last_act
from tests.engine.acting.shelf import Shelf, reasons


def install_trash(monkeypatch: pytest.MonkeyPatch, send: object) -> None:
    """Put another trash in the place of the system's."""
    module = ModuleType("send2trash")
    module.send2trash = send  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "send2trash", module)


def test_a_trash_that_does_nothing_is_found_out(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    install_trash(monkeypatch, lambda path: None)
    keep, spare = shelf.put("a.jpg"), shelf.put("b.jpg")
    outcome = shelf.resolve([Choice((keep,), (spare,))], [shelf.group(keep, spare)])
    assert outcome.done == () and outcome.act is None
    assert "still in its place" in reasons(outcome)["b.jpg"]
    assert shelf.is_listed(spare) and last_act(shelf.catalogue) is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs a trash that can be looked into")
def test_a_trash_that_deletes_is_found_out_at_the_first_file(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    install_trash(monkeypatch, lambda path: Path(path).unlink())
    keep, *spare = [shelf.put(f"{number}.jpg") for number in range(5)]
    outcome = shelf.resolve([Choice((keep,), tuple(spare))], [shelf.group(keep, *spare)])
    told = reasons(outcome)
    assert outcome.done == () and len(told) == 4
    assert "not in the trash: its drive deletes" in told["1.jpg"]
    assert all("Its drive deletes at once" in told[f"{number}.jpg"] for number in (2, 3, 4))
    assert [Path(path).exists() for path in spare] == [False, True, True, True]
    assert [shelf.is_listed(path) for path in spare] == [False, True, True, True]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs a trash that can be looked into")
def test_a_trash_that_keeps_something_else_is_found_out(
    shelf: Shelf, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def send(path: str) -> None:
        Path(path).unlink()
        for folder, data in (("files/b.jpg", b"a ph0t0"), ("info/b.jpg.trashinfo", f"Path={quote(path)}".encode())):
            (home / "data/Trash" / folder).parent.mkdir(parents=True, exist_ok=True)
            (home / "data/Trash" / folder).write_bytes(data)

    install_trash(monkeypatch, send)
    keep, spare = shelf.put("a.jpg"), shelf.put("b.jpg")
    outcome = shelf.resolve([Choice((keep,), (spare,))], [shelf.group(keep, spare)])
    assert "its copy in the trash is not the same" in reasons(outcome)["b.jpg"] and outcome.done == ()


def test_a_trash_that_fails_is_told_with_its_reason(shelf: Shelf, home: Path) -> None:
    (home / "data").write_text("a file where the trash should be")
    keep, spare = shelf.put("a.jpg"), shelf.put("b.jpg")
    outcome = shelf.resolve([Choice((keep,), (spare,))], [shelf.group(keep, spare)])
    assert "could not be moved to the trash" in reasons(outcome)["b.jpg"]
    assert Path(spare).read_bytes() == b"a photo" and shelf.states() == {spare: "failed"}


@pytest.mark.parametrize("to", ["trash", "hardlink", "folder"])
def test_a_read_only_drive_keeps_its_files_and_says_why(
    shelf: Shelf, small_disk: Path, tmp_path: Path, to: str
) -> None:
    keep, spare = small_disk / "a.jpg", small_disk / "b.jpg"
    for path in (keep, spare):
        path.write_bytes(b"a photo")
    group = shelf.group(shelf.list(keep), shelf.list(spare))
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    target = str(tmp_path / "out") if to == "folder" else to
    outcome = shelf.resolve([Choice((str(keep),), (str(spare),))], [group], target)
    assert outcome.done == () and any(word in reasons(outcome)["b.jpg"] for word in ("Read-only", "Permission"))
    assert spare.read_bytes() == b"a photo" and shelf.is_listed(str(spare))
    assert [path for path in (tmp_path / "out").rglob("*") if path.is_file()] == []  # no copy stays behind


def test_what_went_is_told_beside_what_did_not(shelf: Shelf) -> None:
    keep, good, bad = shelf.put("a.jpg"), shelf.put("b.jpg"), shelf.put("c.jpg")
    group = shelf.group(keep, good, bad)
    Path(bad).write_bytes(b"edited")
    outcome = shelf.resolve([Choice((keep,), (bad, good))], [group])
    assert outcome.done == (good,) and set(reasons(outcome)) == {"c.jpg"}
    assert shelf.states() == {good: "done", bad: "failed"}
