"""Incident 1: a failed symlink or hard link step deleted the originals."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from engine.acting import undo_act
from engine.acting.plan import Choice
from tests.engine.acting.shelf import TIME_NS, Shelf, reasons


def test_a_copy_becomes_a_link_and_undo_makes_it_a_file_of_its_own_again(shelf: Shelf) -> None:
    keep, spare = shelf.put("a.jpg"), shelf.put("b/コピー.jpg")
    outcome = shelf.resolve([Choice((keep,), (spare,))], [shelf.group(keep, spare)], "hardlink")
    assert outcome.done == (spare,) and not outcome.failed
    assert Path(spare).samefile(keep) and shelf.is_listed(spare)
    assert sorted(path.name for path in Path(spare).parent.iterdir()) == ["コピー.jpg"]

    assert outcome.act is not None
    assert undo_act(shelf.catalogue, outcome.act).done == (spare,)
    assert not Path(spare).samefile(keep)
    assert Path(spare).read_bytes() == Path(keep).read_bytes() == b"a photo"
    assert Path(spare).stat().st_mtime_ns == TIME_NS
    assert shelf.states() == {spare: "undone"}


def test_a_link_that_cannot_be_made_leaves_both_files(shelf: Shelf, small_disk: Path) -> None:
    keep, spare = shelf.put("a.jpg"), small_disk / "b.jpg"  # no link leads from drive to drive
    spare.write_bytes(b"a photo")
    group = shelf.group(keep, shelf.list(spare))
    outcome = shelf.resolve([Choice((keep,), (str(spare),))], [group], "hardlink")
    assert "another drive" in reasons(outcome)["b.jpg"] and outcome.act is None
    assert spare.read_bytes() == Path(keep).read_bytes() == b"a photo"
    assert [*small_disk.iterdir()] == [spare]


def test_a_folder_where_the_temporary_name_is_taken_by_something_else_keeps_its_files(shelf: Shelf) -> None:
    keep, spare = shelf.put("a.jpg"), shelf.put("b/b.jpg")
    Path(spare).with_name(".lookalike-1.part").mkdir()
    outcome = shelf.resolve([Choice((keep,), (spare,))], [shelf.group(keep, spare)], "hardlink")
    assert len(outcome.failed) == 1
    assert Path(spare).read_bytes() == b"a photo" and not Path(spare).samefile(keep)


def test_only_exact_copies_become_links(shelf: Shelf) -> None:
    keep, resaved = shelf.put("a.jpg"), shelf.put("b.jpg", b"the same picture saved again")
    group = shelf.group(keep, resaved, band="same")
    outcome = shelf.resolve([Choice((keep,), (resaved,))], [group], "hardlink")
    assert "Only an exact copy can become a link" in reasons(outcome)["b.jpg"]
    assert Path(resaved).read_bytes() == b"the same picture saved again"


def test_what_goes_with_a_photo_stays_when_it_becomes_a_link(shelf: Shelf) -> None:
    keep, spare, sidecar = shelf.put("a.jpg"), shelf.put("b/b.jpg"), shelf.put("b/b.xmp", b"stars", listed=False)
    group = shelf.group(shelf.copy(keep), shelf.copy(spare, [sidecar]))
    assert shelf.resolve([Choice((keep,), (spare,))], [group], "hardlink").done == (spare,)
    assert Path(sidecar).read_bytes() == b"stars"


@pytest.mark.skipif(os.name == "nt", reason="needs a name that is a symlink")
def test_a_keeper_that_is_a_symlink_is_linked_to_by_its_file(shelf: Shelf, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.jpg"
    elsewhere.write_bytes(b"a photo")
    (shelf.folder / "link.jpg").symlink_to(elsewhere)
    keep, spare = shelf.list(shelf.folder / "link.jpg"), shelf.put("b.jpg")
    assert shelf.resolve([Choice((keep,), (spare,))], [shelf.group(keep, spare)], "hardlink").done == (spare,)
    assert Path(spare).samefile(elsewhere) and not Path(spare).is_symlink()


def test_a_link_whose_file_was_edited_since_is_left_as_it_is(shelf: Shelf) -> None:
    keep, spare = shelf.put("a.jpg"), shelf.put("b.jpg")
    outcome = shelf.resolve([Choice((keep,), (spare,))], [shelf.group(keep, spare)], "hardlink")
    Path(keep).write_bytes(b"edited in place, under both names")
    assert outcome.act is not None
    undone = undo_act(shelf.catalogue, outcome.act)
    assert "has changed since it was made a link" in reasons(undone)["b.jpg"]
    assert shelf.states() == {spare: "done"}  # still undoable
