"""Plans as files: read back as they were, and whatever else lies there is refused in a sentence."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.acting import resolve_plan
from engine.acting.plan import Choice, Plan, PlanItem, UnusablePlan, make_plan, read_plan, total_up, write_plan
from engine.acting.plan.export import export_groups, export_plan
from engine.duplicates.groups import Group
from tests.engine.acting.shelf import Shelf, reasons

ITEM = PlanItem("/p/caf\udce9.jpg", "ab" * 20, 7, "exact", "/p/写真.jpg", "ab" * 20, ("/p/a.xmp",))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "プラン.json"


def body_of(file: Path, **changes: Any) -> dict[str, Any]:
    """A sound plan's body, with changes."""
    write_plan(total_up([ITEM]), file)
    return {**json.loads(file.read_text("utf-8")), **changes}


def test_a_plan_comes_back_as_it_was(file: Path) -> None:
    plan = total_up([ITEM, PlanItem("/p/b.jpg", "cd" * 20, 5, "same", None, None)])
    write_plan(plan, file)
    assert read_plan(file) == plan
    assert [path.name for path in file.parent.iterdir() if path.is_file()] == [file.name]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is no plan"),
        (b"\xff\xfe\x00", "is no plan"),
        (b"[" * 100_000, "is no plan"),
        (b"[]", "is no plan"),
        (b'{"kind": "playlist"}', "is no plan"),
        (b'{"groups": [{"band": "exact", "files": ["/p/a"], "keep": "/p/b"}]}', "is damaged"),
        (b'{"groups": [{"band": "all", "files": [], "keep": 0}]}', "is damaged"),
        (b'{"groups": [7]}', "is damaged"),
    ],
)
def test_what_is_no_plan_is_told(file: Path, data: bytes, sentence: str) -> None:
    file.write_bytes(data)
    with pytest.raises(UnusablePlan, match=sentence):
        read_plan(file)


def test_a_plan_that_is_not_there_or_no_file_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.json", tmp_path):
        with pytest.raises(UnusablePlan, match="cannot be read"):
            read_plan(path)


def test_old_and_newer_plans_are_refused(file: Path) -> None:
    week_ago = (datetime.now() - timedelta(days=8)).isoformat(timespec="seconds")
    for changes, sentence in (({"made_at": week_ago}, "make a new plan"), ({"version": 2}, "newer Lookalike")):
        file.write_text(json.dumps(body_of(file, **changes)))
        with pytest.raises(UnusablePlan, match=sentence):
            read_plan(file)


@pytest.mark.parametrize(
    "change",
    [
        {"path": "relative.jpg"}, {"path": "/p/../etc/passwd"}, {"path": "/p/a\0b"}, {"path": 7}, {"path": ""},
        {"content": None}, {"keeper": None}, {"keeper": ["/p/a"]}, {"band": "all"}, {"bytes": "many"}, {"bytes": True},
        {"companions": "/p/a"}, {"companions": [7]}, {"path": "/p/\ud800"},
    ],
)  # fmt: skip
def test_items_that_no_program_wrote_are_refused(file: Path, change: dict[str, Any]) -> None:
    body = body_of(file)
    body["items"][0].update(change)
    file.write_text(json.dumps(body))
    with pytest.raises(UnusablePlan, match="is damaged"):
        read_plan(file)


KEYS = ("kind", "version", "made_at", "items", "groups", "band", "files", "keep", "path", "content", "companions")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(["/p/a.jpg", "exact", "ab"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.dictionaries(st.sampled_from(KEYS), JSON, max_size=3), item=JSON)
def test_any_nonsense_ends_in_a_plan_or_a_sentence(file: Path, changes: dict[str, Any], item: Any) -> None:
    body = {"kind": "lookalike plan", "version": 1, "made_at": datetime.now().isoformat(), "items": [item], **changes}
    file.write_text(json.dumps(body))
    try:
        read_plan(file)
    except UnusablePlan as told:
        assert str(told).endswith(".")


def test_groups_as_the_command_prints_them_are_choices_and_moments_are_left_alone(file: Path) -> None:
    listed = [
        {"band": "exact", "files": ["/p/a", "/p/b", "/p/c"], "keep": "/p/b", "reason": "larger", "score": 1.0},
        {"band": "same", "files": ["/p/d", "/p/e"], "keep": 0},
        {"band": "moment", "files": ["/p/f", "/p/g"], "keep": "/p/f"},
    ]
    file.write_text(json.dumps({"groups": listed, "pairs_checked": 3, "seconds": 0.1}))
    assert read_plan(file) == [Choice(("/p/b",), ("/p/a", "/p/c")), Choice(("/p/d",), ("/p/e",))]


def test_a_hostile_plan_reaches_only_copies_that_are_copies(shelf: Shelf, tmp_path: Path, file: Path) -> None:
    secret = tmp_path / "letter.txt"
    secret.write_text("dear diary")
    keep, spare, alone = shelf.put("a.jpg"), shelf.put("b.jpg"), shelf.put("alone.jpg", b"one of a kind")
    content, single = shelf.copy(keep).content, shelf.copy(alone).content
    write_plan(
        total_up([
            PlanItem(str(secret), content, 7, "exact", keep, content),
            PlanItem(alone, single, 7, "exact", keep, content),
            PlanItem(spare, content, 7, "exact", keep, content, (str(secret), alone)),
        ]),
        file,
    )  # fmt: skip
    plan = read_plan(file)
    assert isinstance(plan, Plan)
    outcome = resolve_plan(shelf.catalogue, plan, [shelf.group(keep, spare)])
    assert outcome.done == (spare,) and set(reasons(outcome)) == {"letter.txt", "alone.jpg"}
    assert secret.read_text() == "dear diary" and Path(alone).exists()


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


READERS: dict[str, Callable[[Path], list[dict[str, str]]]] = {
    ".csv": read_csv,
    ".json": lambda path: json.loads(path.read_text("utf-8")),
}


@pytest.mark.parametrize("suffix", [".csv", ".json"])
def test_tables_tell_every_file(shelf: Shelf, tmp_path: Path, suffix: str) -> None:
    keep, spare = shelf.put("a.jpg"), shelf.put("夏, 2019/b.jpg")
    sidecar = shelf.put("夏, 2019/b.xmp", b"stars", listed=False)
    group: Group = shelf.group(shelf.copy(keep), shelf.copy(spare, [sidecar]))
    export_plan(make_plan([Choice((keep,), (spare,))], [group]), tmp_path / f"plan{suffix}")
    rows = READERS[suffix](tmp_path / f"plan{suffix}")
    assert [(row["path"], row["with"]) for row in rows] == [(spare, ""), (sidecar, spare)]
    assert str(rows[0]["bytes"]) == "12" and rows[0]["keeper"] == keep
    export_groups([(group, 0, "larger")], tmp_path / f"groups{suffix}")
    rows = READERS[suffix](tmp_path / f"groups{suffix}")
    assert [(row["path"], row["keep"], row["reason"]) for row in rows] == [(keep, "yes", "larger"), (spare, "", "")]


def test_a_table_needs_a_known_ending(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"should end in \.csv or \.json"):
        export_plan(total_up([ITEM]), tmp_path / "plan.xlsx")


def test_cells_are_no_formulas_and_any_name_can_be_written(tmp_path: Path) -> None:
    export_plan(total_up([PlanItem("/p/caf\udce9.jpg", "ab", 1, "exact", "=HYPERLINK(1)", "ab")]), tmp_path / "p.csv")
    (row,) = read_csv(tmp_path / "p.csv")
    assert row["path"] == "/p/caf�.jpg" and row["keeper"] == "'=HYPERLINK(1)"
