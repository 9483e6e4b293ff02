"""The folder of one deep lesson in its library: the same lesson begun again goes on with what lies there."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from filelock import FileLock, Timeout

from engine.learning.errors import CannotLearn
from engine.lessons.choosing import Choice
from engine.lessons.gathering import Material

FOLDER, LOCK = "lessons", "teaching.lock"
RECIPE = 1  # raise when what lies in such a folder changes its meaning


@contextmanager
def open_workplace(library: Path, material: Material, choice: Choice) -> Iterator[Path]:
    """The folder of this lesson; those of others are deleted.

    What an interruption leaves stays: a kill, a cancel or a full disk costs at most a few steps. Raises CannotLearn.
    """
    lock = FileLock(str(library / LOCK))
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise CannotLearn(
            "Another deep lesson is under way in this library: wait for its end, or cancel it."
        ) from error
    try:
        place = library / FOLDER / name_lesson(material, choice)
        clear(library / FOLDER, keep=place)
        place.mkdir(parents=True, exist_ok=True)
        yield place
    except OSError as error:
        reason = error.strerror or str(error)
        raise CannotLearn(
            f"{library} cannot be written ({reason}): make room there and teach again; it goes on from there."
        ) from error
    finally:
        lock.release()


def name_lesson(material: Material, choice: Choice) -> str:
    """A name that another choice, another photo or another label changes."""
    facts = [
        RECIPE, material.row.id, material.photos.tolist(), material.labels.tolist(), material.groups.tolist(),
        choice.method, asdict(choice.plan), asdict(choice.parameters), asdict(choice.head), choice.strengths,
    ]  # fmt: skip
    return hashlib.blake2b(json.dumps(facts).encode(), digest_size=8).hexdigest()


def clear(folder: Path, keep: Path) -> None:
    """Delete what other lessons have left."""
    for old in folder.iterdir() if folder.is_dir() else ():
        if old != keep:
            shutil.rmtree(old, ignore_errors=True)
