"""Every encoder is kept: listed, found by name, brought into use and put aside again, never half."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from engine.catalogue.database import Catalogue
from engine.catalogue.encoders import (
    EncoderRow,
    encoder_in_use,
    list_encoders,
    remove_encoder,
    save_encoder,
    use_encoder,
)
from engine.catalogue.features import count_features, drop_features
from engine.catalogue.photos import matching_ids
from engine.catalogue.settings import get_setting, set_setting
from engine.embedding.head import Head, name_encoder
from engine.embedding.origin import FOLDER, TAUGHT, EncoderOrigin
from engine.lessons.gathering import read_origin
from engine.lessons.judging.verdicts import Verdict
from engine.progress import Progress, silent
from engine.search.live_index import LiveIndex

COMING = "coming_encoder"  # the setting that names an encoder whose features are not complete yet
LONGEST_NAME = 80


class UnusableEncoder(Exception):
    """An encoder that cannot be found, read or used; its text is one sentence."""


@dataclass(frozen=True, slots=True)
class TaughtEncoder:
    """One kept encoder."""

    id: str
    name: str
    kind: str  # "default", "quick", "deep" or "imported"
    backbone: str
    created_at: str  # ISO 8601, local time
    in_use: bool
    coming: bool  # it will be in use as soon as every photo has been embedded by its network
    method: str
    labels: int
    photos: int
    verdict: Verdict | None


def describe_encoders(catalogue: Catalogue) -> list[TaughtEncoder]:
    """All encoders, the oldest first."""
    used, coming = encoder_in_use(catalogue), get_setting(catalogue, COMING)
    return [describe_row(row, None if used is None else used.id, coming) for row in list_encoders(catalogue)]


def describe_row(row: EncoderRow, used: str | None, coming: str | None) -> TaughtEncoder:
    """One encoder with what its note says."""
    origin = read_origin(row)
    lesson = origin.lesson
    return TaughtEncoder(
        row.id, row.name, origin.kind, row.backbone, row.created_at, row.id == used, row.id == coming,
        str(lesson.get("method", "")), int(lesson.get("labels", 0)), origin.photos, read_verdict(lesson),
    )  # fmt: skip


def read_verdict(lesson: Mapping[str, Any]) -> Verdict | None:
    """The verdict noted with a lesson, if there is one that can be read."""
    with suppress(KeyError, TypeError):
        return Verdict.from_json(lesson["verdict"])
    return None


def find_encoder(catalogue: Catalogue, words: str) -> EncoderRow:
    """The encoder of this id, name, or start of an id that no other has; raises UnusableEncoder."""
    rows = list_encoders(catalogue)
    for found in (
        [row for row in rows if row.id == words],
        [row for row in rows if row.name.casefold() == words.strip().casefold()],
        [row for row in rows if words and (row.id.startswith(words) or row.id.endswith(f".{words}"))],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            raise UnusableEncoder(f"{len(found)} encoders are called {words}: give the id of one.")
    known = ", ".join(row.name for row in rows) or "none yet"
    raise UnusableEncoder(f"There is no encoder {words}: choose one of {known}.")


def make_row(catalogue: Catalogue, head: Head, backbone: str, origin: EncoderOrigin, name: str) -> EncoderRow:
    """The row of a new encoder under a name that no other has."""
    now = datetime.now().isoformat(timespec="seconds")
    row_id = name_encoder(backbone, head)
    others = {row.name for row in list_encoders(catalogue) if row.id != row_id}
    return EncoderRow(row_id, find_name(name, others), backbone, head.to_bytes(), now, origin.write())


def find_name(wanted: str, others: set[str]) -> str:
    """The name, with a number where others have it; raises UnusableEncoder for none."""
    name = " ".join(wanted.split())[:LONGEST_NAME]
    if not name or not name.isprintable():
        raise UnusableEncoder("An encoder needs a name of letters that can be seen.")
    number, found = 2, name
    while found in others:
        found, number = f"{name} {number}", number + 1
    return found


def rename_encoder(catalogue: Catalogue, row: EncoderRow, name: str) -> EncoderRow:
    """Give an encoder another name."""
    others = {each.name for each in list_encoders(catalogue) if each.id != row.id}
    renamed = replace(row, name=find_name(name, others))
    save_encoder(catalogue, renamed)
    return renamed


def bring_into_use(catalogue: Catalogue, live: LiveIndex, row: EncoderRow, progress: Progress = silent) -> bool:
    """Let searches go by an encoder, its index made first; True where photos must be embedded before it can be."""
    if count_missing(catalogue, row):
        set_setting(catalogue, COMING, row.id)
        return True
    live.prepare(row, progress)
    use_encoder(catalogue, row.id)
    set_setting(catalogue, COMING, None)
    return False


def find_coming(catalogue: Catalogue) -> EncoderRow | None:
    """The encoder that waits for its features."""
    coming = get_setting(catalogue, COMING)
    return next((row for row in list_encoders(catalogue) if row.id == coming), None)


def settle_coming(catalogue: Catalogue, live: LiveIndex, whole: bool, progress: Progress = silent) -> bool:
    """Switch to the encoder that waits, once every photo has its feature; tells whether it has been done.

    `whole`: every folder that is there has just been indexed, so that what is missing cannot be embedded now.
    """
    row = find_coming(catalogue)
    if row is None or (count_missing(catalogue, row) and not (whole and count_features(catalogue, row.backbone))):
        return False
    live.prepare(row, progress)
    use_encoder(catalogue, row.id)
    set_setting(catalogue, COMING, None)
    return True


def count_missing(catalogue: Catalogue, row: EncoderRow) -> int:
    """How many photos the network behind an encoder has not seen."""
    return max(0, len(matching_ids(catalogue)) - count_features(catalogue, row.backbone))


def forget_encoder(catalogue: Catalogue, row: EncoderRow) -> None:
    """Delete an encoder with what only it needs; raises UnusableEncoder for the one in use and for the program's."""
    used = encoder_in_use(catalogue)
    if used is not None and used.id == row.id:
        raise UnusableEncoder(f"{row.name} is in use: choose another one first.")
    origin = read_origin(row)
    if origin.kind == "default":
        raise UnusableEncoder(f"{row.name} is what every lesson starts from, so it is kept.")
    if get_setting(catalogue, COMING) == row.id:
        set_setting(catalogue, COMING, None)
    remove_encoder(catalogue, row.id)
    left = list_encoders(catalogue)
    if origin.network.startswith(TAUGHT) and not any(read_origin(each).network == origin.network for each in left):
        drop_features(catalogue, row.backbone)
        (catalogue.folder / FOLDER / origin.network.removeprefix(TAUGHT)).unlink(missing_ok=True)
