"""Plans as files: JSON that is read back with suspicion, as anyone may have written it.

Nothing in a file is believed: acting looks at every path, keeper and companion again on the groups as they are.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from engine.acting.plan.making import Choice, Plan, PlanItem, total_up
from engine.duplicates.groups import BANDS

KIND = "lookalike plan"
VERSION = 1
AT_MOST_BYTES = 512 << 20
OLDEST = timedelta(days=7)
NO_PLAN = "{0} is no plan of Lookalike: make one with the Duplicates page or with `lookalike duplicates --json`."
DAMAGED = "{0} is damaged, or was written by hand with mistakes ({1}): make a new plan."
TOO_OLD = "{0} was made on {1}, and much may have changed since: make a new plan."
TOO_NEW = "{0} was written by a newer Lookalike: install the newest version to use it."


class UnusablePlan(Exception):
    """A plan file cannot be used; the text is one sentence for the user."""


def write_plan(plan: Plan, path: str | Path) -> None:
    """Write a plan, whole or not at all; raises OSError."""
    target = Path(path)
    items = [asdict(item) for item in plan.items]
    made_at = datetime.now().isoformat(timespec="seconds")
    body = {"kind": KIND, "version": VERSION, "made_at": made_at, "files": plan.files, "bytes": plan.bytes}
    unfinished = target.with_name(target.name + ".part")
    unfinished.write_text(json.dumps({**body, "warnings": plan.warnings, "items": items}), encoding="utf-8")
    unfinished.replace(target)


def read_plan(path: str | Path) -> Plan | list[Choice]:
    """Read a plan, or the choices of a list of groups as `duplicates --json` prints it; raises UnusablePlan.

    Of listed groups the copy to keep stays and all others go, but for shots of one moment, which all stay.
    """
    name = os.fsencode(Path(path).name).decode("utf-8", "replace")
    body = _read_json(Path(path), name)
    try:
        if isinstance(body.get("groups"), list):
            return list(_read_groups(body["groups"]))
        _check_kind(body, name)
        return total_up([_read_item(item) for item in body["items"]])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnusablePlan(DAMAGED.format(name, error)) from error


def _read_json(path: Path, name: str) -> dict[str, Any]:
    try:
        if path.stat().st_size > AT_MOST_BYTES:
            raise UnusablePlan(NO_PLAN.format(name))
        body = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UnusablePlan(f"{name} cannot be read: {error.strerror or error}.") from error
    except (ValueError, RecursionError) as error:
        raise UnusablePlan(NO_PLAN.format(name)) from error
    if not isinstance(body, dict):
        raise UnusablePlan(NO_PLAN.format(name))
    return body


def _check_kind(body: dict[str, Any], name: str) -> None:
    if body.get("kind") != KIND:
        raise UnusablePlan(NO_PLAN.format(name))
    if not isinstance(body["version"], int) or body["version"] < 1:
        raise ValueError("version")
    if body["version"] > VERSION:
        raise UnusablePlan(TOO_NEW.format(name))
    made_at = datetime.fromisoformat(body["made_at"]).replace(tzinfo=None)
    if datetime.now() - made_at > OLDEST:
        raise UnusablePlan(TOO_OLD.format(name, made_at.date()))


def _read_item(item: dict[str, Any]) -> PlanItem:
    keeper, keeper_content = item["keeper"], item["keeper_content"]
    if (keeper is None) != (keeper_content is None) or item["band"] not in BANDS or type(item["bytes"]) is not int:
        raise ValueError("keeper, band or bytes")
    return PlanItem(
        path=_path(item["path"]),
        content=_text(item["content"]),
        bytes=max(item["bytes"], 0),
        band=item["band"],
        keeper=None if keeper is None else _path(keeper),
        keeper_content=None if keeper is None else _text(keeper_content),
        companions=tuple(_path(companion) for companion in item["companions"]),
    )


def _read_groups(groups: list[dict[str, Any]]) -> Iterator[Choice]:
    for group in groups:
        if group["band"] not in BANDS:
            raise ValueError("band")
        files = [_path(file) for file in group["files"]]
        keep = group["keep"]
        kept = _path(files[keep] if type(keep) is int else keep)
        if kept not in files:
            raise ValueError("keep")
        if group["band"] != "moment":
            yield Choice((kept,), tuple(file for file in files if file != kept))


def _path(value: object) -> str:
    """A path as the system could have given it."""
    text = _text(value)
    if not Path(text).is_absolute() or os.path.normpath(text) != text:
        raise ValueError(f"{text[:80]!r} is no full path")
    return text


def _text(value: object) -> str:
    if not isinstance(value, str) or not value or "\0" in value:
        raise ValueError("a text is missing")
    os.fsencode(value)  # UnicodeError, a ValueError, where it can be no name
    return value
