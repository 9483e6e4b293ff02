"""`library.cleaning` as the window uses it: real photos, the groups as they are, from advice to undo."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from engine import Changes, Choice, ConfirmationNeeded, Library, Rules, UnusablePlan
from engine.catalogue import Catalogue
from engine.cli import main
from engine.duplicates.versions import CHECKER

Paint = Callable[..., Path]


@pytest.fixture
def photos(tmp_path: Path, paint: Paint) -> Path:
    """Four photos, two of them twice, one with a sidecar."""
    folder = tmp_path / "写真"
    for seed in range(4):
        paint(folder / "albums" / f"{seed}.jpg", seed)
    for seed in range(2):
        (folder / "backup").mkdir(exist_ok=True)
        shutil.copy2(folder / "albums" / f"{seed}.jpg", folder / "backup" / f"{seed} copy.jpg")
    (folder / "backup" / "0 copy.xmp").write_text("stars")
    return folder


@pytest.fixture
def library(tmp_path: Path, photos: Path) -> Iterator[Library]:
    """An indexed library."""
    with Library.open(tmp_path / "library") as opened:
        opened.add_folder(str(photos))
        opened.index()
        opened.cleaning.set_rules(Rules(order=("protected", "name")))
        yield opened


def choices(library: Library) -> list[Choice]:
    """What the advice comes to."""
    made = []
    for advised in library.cleaning.groups():
        paths = [copy.path for copy in advised.group.copies]
        made.append(Choice((paths[advised.keep],), tuple(path for path in paths if path != paths[advised.keep])))
    return made


def test_from_advice_to_undo(library: Library, photos: Path) -> None:
    cleaning = library.cleaning
    groups = cleaning.groups(("exact",))
    assert [group.group.copies[group.keep].path for group in groups] == [
        str(photos / "albums" / f"{seed}.jpg") for seed in range(2)
    ]
    assert groups[1].reason == "not named like a copy, as 1 copy.jpg is"
    plan = cleaning.preview(choices(library))
    gone = [str(photos / "backup" / name) for name in ("0 copy.jpg", "0 copy.xmp", "1 copy.jpg")]
    assert plan.files == 3 and [total.folder for total in plan.by_folder] == [str(photos / "backup")]
    assert plan.warnings == (
        "1 file would go along with a photo, and nothing like it stays: 0 copy.xmp, for one.",
    )  # two of two photos of a folder are few
    with pytest.raises(ConfirmationNeeded):
        cleaning.resolve(plan)
    outcome = cleaning.resolve(plan, confirmed=True)
    assert sorted(outcome.done) == gone and outcome.act is not None and not outcome.failed
    assert cleaning.groups() == [] and library.count() == 4 and not any(Path(path).exists() for path in gone)
    assert [(act.id, act.what, act.done) for act in cleaning.acts()] == [(outcome.act, "trash", 3)]
    assert cleaning.last_act() == outcome.act == library.last_trash()
    assert sorted(cleaning.undo(outcome.act).done) == gone
    assert [group.group for group in cleaning.groups()] == [group.group for group in groups]
    assert {entry.state for entry in cleaning.entries(outcome.act)} == {"undone"} and cleaning.last_act() is None


def test_groups_with_fewer_than_two_live_files_vanish(library: Library, photos: Path) -> None:
    plan = library.cleaning.preview(choices(library))
    (photos / "albums" / "0.jpg").unlink()
    assert len(library.cleaning.groups()) == 1
    outcome = library.cleaning.resolve(plan, confirmed=True)
    assert [Path(path).name for path in outcome.done] == ["1 copy.jpg"]
    assert "in no group of duplicates any more" in outcome.failed[0].reason
    assert (photos / "backup" / "0 copy.jpg").exists() and (photos / "backup" / "0 copy.xmp").exists()


def test_links_free_the_room_and_leave_no_group(library: Library, photos: Path) -> None:
    outcome = library.cleaning.resolve(library.cleaning.preview(choices(library)), "hardlink", confirmed=True)
    assert len(outcome.done) == 2 and library.cleaning.groups() == []
    assert (photos / "backup" / "1 copy.jpg").samefile(photos / "albums" / "1.jpg")
    assert library.index().indexed == 0 and library.cleaning.groups() == []
    assert outcome.act is not None and len(library.cleaning.undo(outcome.act).done) == 2
    assert len(library.cleaning.groups()) == 2


def test_roles_and_rules_are_kept_and_told_as_changes(library: Library, photos: Path) -> None:
    cleaning = library.cleaning
    before = library.generation()
    told = cleaning.set_folder_role(str(photos / "backup"), "protected")
    assert isinstance(told, Changes) and told.folders and told.duplicates and told.generation > before
    assert cleaning.folder_roles() == {str(photos / "backup"): "protected"}
    assert all("backup, which you protect" in group.reason for group in cleaning.groups())
    assert all("backup" in choice.keep[0] for choice in choices(library))
    plan = cleaning.preview([Choice(choice.remove, choice.keep) for choice in choices(library)])
    assert cleaning.resolve(plan, confirmed=True).done == ()
    cleaning.set_folder_role(str(photos / "backup"), "left out")
    assert cleaning.groups() == []
    assert cleaning.set_rules(Rules(order=("name",))).settings and cleaning.rules.order == ("name",)


def test_photos_told_apart_stay_apart_and_a_third_copy_is_still_reported(library: Library) -> None:
    one, two, three = (int(photo) for photo in library.photo_ids()[:3])
    with Catalogue.open(library.folder) as catalogue, catalogue.writing() as db:
        row = "INSERT INTO verdict VALUES (?, ?, ?, 'same', 1.0, 'Made.', 'both')"
        for first, second in ((one, two), (one, three), (two, three)):
            db.execute(row, (min(first, second), max(first, second), CHECKER))

    def grouped() -> list[set[int]]:
        return [{copy.photo for copy in each.group.copies} for each in library.cleaning.groups(("same",))]

    assert grouped() == [{one, two, three}]
    assert library.cleaning.mark_not_duplicates([two, one]).duplicates
    assert len(grouped()) == 1 and not any({one, two} <= group for group in grouped())
    assert any(three in group for group in grouped())
    assert library.cleaning.forget_not_duplicates([one, two]).duplicates
    assert grouped() == [{one, two, three}]


def test_exports_and_plan_files(library: Library, photos: Path, tmp_path: Path) -> None:
    cleaning = library.cleaning
    plan = cleaning.preview(choices(library))
    cleaning.save_plan(plan, tmp_path / "plan.json")
    assert cleaning.check_plan(cleaning.load_plan(tmp_path / "plan.json")) == (plan, ())
    cleaning.export_plan(plan, tmp_path / "plan.csv")
    cleaning.export_groups(tmp_path / "groups.csv")
    assert (tmp_path / "groups.csv").read_text("utf-8-sig").count("\n") == 5
    (tmp_path / "noise.json").write_text("noise")
    with pytest.raises(UnusablePlan):
        cleaning.load_plan(tmp_path / "noise.json")


def run(capsys: pytest.CaptureFixture[str], library: Library, *words: str) -> tuple[int, Any, str]:
    """One command; exit code, JSON result, what was said."""
    code = main(["--library", str(library.folder), *words])
    told = capsys.readouterr()
    return code, json.loads(told.out) if "--json" in words and told.out else told.out, told.err


def test_the_commands_resolve_journal_and_undo(
    library: Library, photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = [
        {"band": each.group.band, "files": [copy.path for copy in each.group.copies], "keep": each.keep}
        for each in library.cleaning.groups()
    ]
    plan = tmp_path / "groups.json"
    plan.write_text(json.dumps({"groups": listed, "pairs_checked": 0, "seconds": 0}))
    code, dry, _ = run(capsys, library, "resolve", "--plan", str(plan), "--dry-run", "--json")
    assert (code, dry["files"], dry["to"], len(dry["warnings"])) == (0, 3, "trash", 1)
    code, _, said = run(capsys, library, "resolve", "--plan", str(plan), "--json")
    assert code == 1 and "nothing like it stays" in said and "Confirm it" in said
    code, done, _ = run(
        capsys, library, "resolve", "--plan", str(plan), "--to", str(tmp_path / "out"), "--yes", "--json"
    )
    assert code == 0 and len(done["done"]) == 3 and (tmp_path / "out" / "backup" / "0 copy.xmp").exists()
    code, acts, _ = run(capsys, library, "journal", "--json")
    assert [(act["what"], act["done"], act["folder"]) for act in acts["acts"]] == [("move", 3, str(tmp_path / "out"))]
    code, act, _ = run(capsys, library, "journal", str(done["act"]), "--json")
    assert {file["state"] for file in act["files"]} == {"done"}
    for words in (["journal"], ["journal", str(done["act"])], ["resolve", "--plan", str(plan), "--dry-run"]):
        code, text, _ = run(capsys, library, *words)
        assert code == 0 and text
    code, undone, _ = run(capsys, library, "undo", "--json")
    assert code == 0 and len(undone["done"]) == 3 and (photos / "backup" / "0 copy.jpg").exists()
    assert run(capsys, library, "undo")[1] == "There is nothing to undo.\n"
    assert run(capsys, library, "undo", str(done["act"]))[1] == f"There is nothing to undo in act {done['act']}.\n"
    assert run(capsys, library, "journal", "99")[0] == 2
    assert run(capsys, library, "resolve", "--plan", str(tmp_path / "nowhere"))[0] == 2
    plan.write_text("{}")
    assert run(capsys, library, "resolve", "--plan", str(plan))[0] == 1


def test_a_protected_folder_is_protected_in_the_command_too(
    library: Library, photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library.cleaning.save_plan(library.cleaning.preview(choices(library)), tmp_path / "plan.json")
    library.cleaning.set_folder_role(str(photos), "protected")
    code, dry, _ = run(capsys, library, "resolve", "--plan", str(tmp_path / "plan.json"), "--dry-run", "--json")
    assert code == 0 and dry["files"] == 0 and all("which you protect" in each["reason"] for each in dry["left"])
    assert "which you protect" in run(capsys, library, "resolve", "--plan", str(tmp_path / "plan.json"), "--dry-run")[1]
    for to in ("trash", "hardlink", str(tmp_path / "out")):
        words = ("resolve", "--plan", str(tmp_path / "plan.json"), "--to", to, "--yes", "--json")
        code, outcome, _ = run(capsys, library, *words)
        assert code == 0 and outcome["done"] == []
        assert "which you protect" in outcome["failed"][0]["reason"]
    assert len(library.cleaning.groups()) == 2


def test_photos_that_came_after_a_search_wait_for_the_next(library: Library, photos: Path, paint: Paint) -> None:
    assert library.cleaning.count_compared() == (0, 4)
    library.cleaning.find()
    assert library.cleaning.count_compared() == (4, 0)
    paint(photos / "albums" / "later.jpg", 9)
    library.index()
    assert library.cleaning.count_compared() == (4, 1)
