"""Incident 4: protection of reference folders held in one view and not in another: here it lives in what acts."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.acting import resolve_plan, trash_files
from engine.acting.plan import Choice, make_plan
from engine.acting.resolving import look_over
from engine.catalogue.decisions.folder_roles import Role, RoleFinder, list_roles, set_role
from tests.engine.acting.shelf import Shelf, reasons


@pytest.mark.parametrize("to", ["trash", "hardlink", "folder"])
def test_nothing_in_a_protected_folder_is_acted_upon_whatever_the_plan_says(
    shelf: Shelf, tmp_path: Path, to: str
) -> None:
    keep, spare, deep = shelf.put("a.jpg"), shelf.put("albums/b.jpg"), shelf.put("albums/2019/夏/c.jpg")
    set_role(shelf.catalogue, str(shelf.folder / "albums"), "protected")
    group = shelf.group(keep, spare, deep)
    plan = make_plan([Choice((keep,), (spare, deep))], [group])
    outcome = resolve_plan(shelf.catalogue, plan, [group], str(tmp_path / "out") if to == "folder" else to, True)
    assert outcome.done == () and set(reasons(outcome)) == {"b.jpg", "c.jpg"}
    assert all("albums, which you protect" in reason for reason in reasons(outcome).values())
    assert Path(spare).exists() and not Path(spare).samefile(keep)


def test_protection_holds_for_photos_picked_by_hand_too(shelf: Shelf) -> None:
    path = shelf.put("albums/a.jpg")
    set_role(shelf.catalogue, str(shelf.folder / "albums"), "protected")
    outcome = trash_files(shelf.catalogue, [path])
    assert outcome.moved == () and "which you protect" in outcome.failed[0].reason and Path(path).exists()


def test_protection_holds_for_what_would_go_with_a_photo(shelf: Shelf) -> None:
    keep, spare, sidecar = shelf.put("a.jpg"), shelf.put("b.jpg"), shelf.put("albums/b.xmp", listed=False)
    set_role(shelf.catalogue, str(shelf.folder / "albums"), "protected")
    outcome = shelf.resolve([Choice((keep,), (spare,))], [shelf.group(shelf.copy(keep), shelf.copy(spare, [sidecar]))])
    assert outcome.done == (spare,) and Path(sidecar).exists()


@pytest.mark.parametrize("inner", ["albums", "albums/2019"])
def test_protection_holds_over_links_into_the_folder(shelf: Shelf, tmp_path: Path, inner: str) -> None:
    keep, spare = shelf.put("a.jpg"), shelf.put(f"{inner}/b.jpg")
    set_role(shelf.catalogue, str(shelf.folder / "albums"), "protected")
    (tmp_path / "way in").symlink_to(shelf.folder / inner)
    other_name = shelf.list(tmp_path / "way in" / "b.jpg")
    outcome = shelf.resolve([Choice((keep,), (other_name,))], [shelf.group(keep, other_name)])
    assert outcome.done == () and Path(spare).exists()


def test_protection_holds_when_it_was_given_through_a_link(shelf: Shelf, tmp_path: Path) -> None:
    keep, spare = shelf.put("a.jpg"), shelf.put("albums/b.jpg")
    (tmp_path / "way in").symlink_to(shelf.folder / "albums")
    set_role(shelf.catalogue, str(tmp_path / "way in"), "protected")
    assert shelf.resolve([Choice((keep,), (spare,))], [shelf.group(keep, spare)]).done == ()


def test_protection_holds_after_the_folder_or_one_above_was_renamed(shelf: Shelf) -> None:
    shelf.put("albums/2019/b.jpg")
    set_role(shelf.catalogue, str(shelf.folder / "albums" / "2019"), "protected")
    (shelf.folder / "albums").rename(shelf.folder / "Alben")
    keep, spare = shelf.put("a.jpg"), shelf.list(shelf.folder / "Alben" / "2019" / "b.jpg")
    assert shelf.resolve([Choice((keep,), (spare,))], [shelf.group(keep, spare)]).done == ()
    (shelf.folder / "Alben" / "2019").rename(shelf.folder / "Alben" / "twenty nineteen")
    spare = shelf.list(shelf.folder / "Alben" / "twenty nineteen" / "b.jpg")
    assert shelf.resolve([Choice((keep,), (spare,))], [shelf.group(keep, spare)]).done == ()
    assert Path(spare).exists()


def test_a_plan_is_checked_for_protection_before_it_is_shown(shelf: Shelf) -> None:
    keep, safe, spare = shelf.put("a.jpg"), shelf.put("safe/b.jpg"), shelf.put("c.jpg")
    set_role(shelf.catalogue, str(shelf.folder / "safe"), "protected")
    group = shelf.group(keep, safe, spare)
    items, left = look_over(shelf.catalogue, make_plan([Choice((keep,), (safe, spare))], [group]), [group])
    assert [item.path for item in items] == [spare] and "which you protect" in left[0].reason


def test_protection_given_between_plan_and_act_holds(shelf: Shelf) -> None:
    keep, spare = shelf.put("a.jpg"), shelf.put("albums/b.jpg")
    group = shelf.group(keep, spare)
    plan = make_plan([Choice((keep,), (spare,))], [group])
    set_role(shelf.catalogue, str(shelf.folder), "protected")
    assert resolve_plan(shelf.catalogue, plan, [group]).done == ()
    set_role(shelf.catalogue, str(shelf.folder), "normal")
    assert resolve_plan(shelf.catalogue, plan, [group]).done == (spare,)


@pytest.mark.parametrize("name", ["albums", "アルバム", "caf\udce9"])
def test_roles_hold_below_a_folder_and_not_beside_it(shelf: Shelf, name: str) -> None:
    inside, beside = shelf.put(f"{name}/x/a.jpg"), shelf.put(f"{name} 2/a.jpg")
    roles: tuple[Role, ...] = ("left out", "protected")
    for role in roles:
        set_role(shelf.catalogue, str(shelf.folder / name), role)
        finder = RoleFinder(list_roles(shelf.catalogue))
        assert [finder.is_left_out(path) for path in (inside, beside)] == [role == "left out", False]
        assert [finder.protector(path) is not None for path in (inside, beside)] == [role == "protected", False]
    set_role(shelf.catalogue, str(shelf.folder / name), "normal")
    assert list_roles(shelf.catalogue) == ()


def test_a_folder_left_out_below_a_protected_one_is_still_protected(shelf: Shelf) -> None:
    path = shelf.put("albums/raw/a.jpg")
    set_role(shelf.catalogue, str(shelf.folder / "albums"), "protected")
    set_role(shelf.catalogue, str(shelf.folder / "albums" / "raw"), "left out")
    assert RoleFinder(list_roles(shelf.catalogue)).protector(path) == str(shelf.folder / "albums")


def test_a_role_that_there_is_not_is_refused(shelf: Shelf) -> None:
    with pytest.raises(ValueError, match="A folder is normal, protected or left out, not read-only"):
        set_role(shelf.catalogue, str(shelf.folder), "read-only")  # type: ignore[arg-type]
