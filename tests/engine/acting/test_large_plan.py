"""A plan of ten thousand groups: made, written, read and acted on without growing out of proportion."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

from engine.acting import resolve_plan, undo_act
from engine.acting.plan import Choice, Plan, find_warnings, make_plan, read_plan, write_plan
from engine.catalogue.journal import list_acts
from engine.duplicates.groups import Copy, Group
from tests.engine.acting.shelf import Shelf

GROUPS = 10_000
ACTED_ON = 150  # of them, with real files


def made_groups(count: int) -> list[Group]:
    """Groups of three copies that exist nowhere."""
    groups = []
    for number in range(count):
        copies = [
            Copy(f"/photos/{number % 50}/{number}-{copy}.jpg", number, f"{number:040x}", 5_000_000, 4000, 3000, "JPEG",
                 None, None, None, 0, 1, 3 * number + copy + 1)
            for copy in range(3)
        ]  # fmt: skip
        groups.append(Group("exact", tuple(copies), 1.0, "Made."))
    return groups


def test_ten_thousand_groups_are_planned_in_little_memory_and_survive_a_file(tmp_path: Path, shelf: Shelf) -> None:
    groups = made_groups(GROUPS)
    choices = [Choice((group.copies[0].path,), tuple(copy.path for copy in group.copies[1:])) for group in groups]
    tracemalloc.start()
    plan = make_plan(choices, groups)
    peak_bytes = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak_bytes < 100e6
    write_plan(plan, tmp_path / "plan.json")
    back = read_plan(tmp_path / "plan.json")
    assert isinstance(back, Plan) and back.items == plan.items
    assert (plan.files, plan.bytes, len(plan.by_folder)) == (2 * GROUPS, 10_000_000 * GROUPS, 50)
    assert len(find_warnings(shelf.catalogue, plan.items)) == 6


def test_hundreds_of_files_go_and_come_back(shelf: Shelf) -> None:
    data = [str(number).encode() for number in range(ACTED_ON)]
    keep = shelf.put_many([f"keep/{number % 7}/{number}.jpg" for number in range(ACTED_ON)], data)
    spare = shelf.put_many(
        [f"spare/{number % 7}/same.jpg" if number < 7 else f"spare/{number}.jpg" for number in range(ACTED_ON)], data
    )
    groups = [shelf.group(*pair) for pair in zip(keep, spare, strict=True)]
    plan = make_plan([Choice((kept,), (going,)) for kept, going in zip(keep, spare, strict=True)], groups)
    seen: list[tuple[int, int]] = []
    outcome = resolve_plan(
        shelf.catalogue, plan, groups, confirmed=True, progress=lambda done, total, note: seen.append((done, total))
    )
    assert len(outcome.done) == ACTED_ON and not outcome.failed and seen[-1] == (ACTED_ON, ACTED_ON)
    assert not any(Path(path).exists() for path in spare)
    assert outcome.act is not None
    assert set(undo_act(shelf.catalogue, outcome.act).done) == set(spare)
    assert [Path(path).read_bytes() for path in spare] == data
    (act,) = list_acts(shelf.catalogue)
    assert (act.files, act.done, act.failed, act.undone) == (ACTED_ON, 0, 0, ACTED_ON)
