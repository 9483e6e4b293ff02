"""Undo after folders were renamed, made anew or taken away: every file comes back, over none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine.acting import CannotAct, undo_act
from engine.acting.plan import Choice
from engine.catalogue.journal import last_act
from engine.catalogue.roots import add_root
from tests.engine.acting.shelf import Shelf, reasons

WAYS = ["trash", "folder", "hardlink"]


def act_on(shelf: Shelf, spare: str, to: str) -> int:
    """Resolve one copy; returns the act."""
    keep = shelf.put("keep/a.jpg")
    target = str(shelf.folder.parent / "out") if to == "folder" else to
    outcome = shelf.resolve([Choice((keep,), (spare,))], [shelf.group(keep, spare)], target)
    assert outcome.done == (spare,) and outcome.act is not None
    return outcome.act


@pytest.mark.parametrize("to", WAYS)
def test_the_folder_was_renamed(shelf: Shelf, to: str) -> None:
    act = act_on(shelf, shelf.put("2019/day 1/b.jpg"), to)
    (shelf.folder / "2019").rename(shelf.folder / "夏 2019")
    outcome = undo_act(shelf.catalogue, act)
    back = shelf.folder / "夏 2019" / "day 1" / "b.jpg"
    assert outcome.done == (str(back),) and not outcome.failed
    assert outcome.notes == ("2019/day 1 is called 夏 2019/day 1 now, so its files were put back there.",)
    assert back.read_bytes() == b"a photo" and back.stat().st_nlink == 1 and shelf.is_listed(str(back))
    assert last_act(shelf.catalogue, None) is None


@pytest.mark.parametrize("to", ["trash", "folder"])
def test_the_whole_library_folder_was_renamed(shelf: Shelf, to: str) -> None:
    act = act_on(shelf, shelf.put("2019/b.jpg"), to)
    shelf.folder.rename(shelf.folder.parent / "Pictures")
    add_root(shelf.catalogue, str(shelf.folder.parent / "Pictures"))
    back = shelf.folder.parent / "Pictures" / "2019" / "b.jpg"
    assert undo_act(shelf.catalogue, act).done == (str(back),)
    assert back.read_bytes() == b"a photo" and shelf.is_listed(str(back))


@pytest.mark.parametrize("to", ["trash", "folder"])
def test_the_folder_is_gone_and_is_made_again(shelf: Shelf, to: str) -> None:
    spare = shelf.put("2019/b.jpg")
    act = act_on(shelf, spare, to)
    shutil.rmtree(shelf.folder / "2019")
    outcome = undo_act(shelf.catalogue, act)
    assert outcome.done == (spare,) and "has been made again" in outcome.notes[0]
    assert Path(spare).read_bytes() == b"a photo"


@pytest.mark.parametrize("to", ["trash", "folder"])
def test_the_drive_is_away_and_the_undo_works_once_it_is_back(shelf: Shelf, to: str) -> None:
    spare = shelf.put("2019/b.jpg")
    act = act_on(shelf, spare, to)
    away = shelf.folder.parent.parent / f"unplugged-{shelf.folder.parent.name}"
    shelf.folder.rename(away)
    outcome = undo_act(shelf.catalogue, act)
    assert outcome.done == () and "connect its drive and undo again" in reasons(outcome)["b.jpg"]
    assert not shelf.folder.exists() and last_act(shelf.catalogue, None) == act
    away.rename(shelf.folder)
    assert undo_act(shelf.catalogue, act).done == (spare,)


@pytest.mark.parametrize("to", ["trash", "folder"])
def test_the_name_is_taken_by_another_photo_meanwhile(shelf: Shelf, to: str) -> None:
    spare = shelf.put("2019/b.jpg")
    act = act_on(shelf, spare, to)
    shelf.put("2019/b.jpg", b"a newer photo")
    back = str(shelf.folder / "2019" / "b (2).jpg")
    assert undo_act(shelf.catalogue, act).done == (back,)
    assert Path(spare).read_bytes() == b"a newer photo" and Path(back).read_bytes() == b"a photo"


def test_sidecars_take_the_name_that_their_photo_gets(shelf: Shelf) -> None:
    keep, spare = shelf.put("keep.jpg"), shelf.put("x/b.jpg")
    sidecars = [shelf.put(f"x/{name}", name.encode(), listed=False) for name in ("b.xmp", "b.jpg.xmp", "b.mov")]
    group = shelf.group(shelf.copy(keep), shelf.copy(spare, sidecars))
    outcome = shelf.resolve([Choice((keep,), (spare,))], [group])
    assert outcome.done == (spare, *sidecars) and outcome.act is not None
    shelf.put("x/b.jpg", b"a newer photo")
    back = undo_act(shelf.catalogue, outcome.act).done
    assert sorted(Path(path).name for path in back) == ["b (2).jpg", "b (2).jpg.xmp", "b (2).mov", "b (2).xmp"]
    assert (shelf.folder / "x" / "b (2).xmp").read_bytes() == b"b.xmp"


def test_what_was_moved_and_then_changed_or_taken_away_is_told(shelf: Shelf) -> None:
    act = act_on(shelf, shelf.put("2019/b.jpg"), "folder")
    kept = shelf.folder.parent / "out" / "2019" / "b.jpg"
    kept.write_bytes(b"changed")
    assert "has changed there" in reasons(undo_act(shelf.catalogue, act))["b.jpg"]
    assert kept.exists() and last_act(shelf.catalogue, None) == act


def test_a_link_whose_name_was_deleted_comes_back_from_the_keeper(shelf: Shelf) -> None:
    spare = shelf.put("2019/b.jpg")
    act = act_on(shelf, spare, "hardlink")
    Path(spare).unlink()
    assert undo_act(shelf.catalogue, act).done == (spare,)
    assert Path(spare).read_bytes() == b"a photo" and Path(spare).stat().st_nlink == 1


def test_what_the_user_put_back_already_counts_as_back(shelf: Shelf) -> None:
    spare = shelf.put("2019/b.jpg")
    act = act_on(shelf, spare, "folder")
    shutil.move(shelf.folder.parent / "out" / "2019" / "b.jpg", spare)
    undo_act(shelf.catalogue, act)
    assert shelf.states()[spare] == "undone" and Path(spare).read_bytes() == b"a photo"


def test_a_folder_that_is_a_link_to_where_its_files_went_loses_none(shelf: Shelf) -> None:
    spare = shelf.put("2019/b.jpg")
    act = act_on(shelf, spare, "folder")
    (shelf.folder / "2019").rmdir()
    (shelf.folder / "2019").symlink_to(shelf.folder.parent / "out" / "2019")
    undo_act(shelf.catalogue, act)
    assert Path(spare).read_bytes() == b"a photo"


def test_an_act_that_there_is_not_is_told(shelf: Shelf) -> None:
    with pytest.raises(CannotAct, match="no act 7"):
        undo_act(shelf.catalogue, 7)
