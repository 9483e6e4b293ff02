"""Any sequence of writes, reopenings and lost processes agrees with a plain dictionary."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.catalogue import Catalogue
from engine.catalogue.check import verify_catalogue
from engine.catalogue.features import changes_since, load_features
from engine.catalogue.files import Batch, known_files, skipped_files, write_batch
from engine.catalogue.labels import add_labels, list_labels, remove_labels
from engine.catalogue.photos import list_ids, load_photos, photo_by_content
from engine.catalogue.roots import Root, add_root, folder_tree
from engine.photos.photo import ORDERS
from tests.engine.catalogue.made_rows import BACKBONE, found, indexed

PATHS = [f"/p/{folder}/{name}.jpg" for folder in ("a", "b") for name in ("1", "2", "\udcff")]
CONTENTS = ["red", "green", "blue"]

path, content = st.sampled_from(PATHS), st.sampled_from(CONTENTS)
step = st.one_of(
    st.tuples(st.just("index"), path, content),
    st.tuples(st.just("skip"), path, st.just("It is empty.")),
    st.tuples(st.just("remove"), path, st.none()),
    st.tuples(st.just("touch"), path, st.none()),
    st.tuples(st.just("label"), st.sampled_from(["cat", "dog"]), content),
    st.tuples(st.just("unlabel"), st.sampled_from(["cat", "dog"]), content),
    st.tuples(st.sampled_from(["reopen", "crash"]), st.none(), st.none()),
)


@dataclass
class Model:
    """What a catalogue should hold."""

    photos: dict[str, str] = field(default_factory=dict)  # path -> content
    skipped: set[str] = field(default_factory=set)
    labels: dict[str, set[str]] = field(default_factory=dict)  # content -> labels
    met: list[str] = field(default_factory=list)  # contents in the order of their ids
    index: set[int] = field(default_factory=set)  # ids that an index in step holds
    generation: int = 0

    def places(self) -> dict[str, list[str]]:
        return {content: sorted(path for path, held in self.photos.items() if held == content) for content in self.met}


def write_files(catalogue: Catalogue, root: Root, model: Model, kind: str, path: str, content: str | None) -> None:
    batch = Batch(root.id)
    if kind == "index" and content is not None:
        batch.attached += [(found(path), content)] if content in model.met else []
        batch.indexed += [indexed(path, content)] if content not in model.met else []
        model.met += [content] if content not in model.met else []
        model.skipped.discard(path)
        model.photos[path] = content
    elif kind == "skip":
        batch.skipped.append((found(path), "It is empty."))
        model.photos.pop(path, None)
        model.skipped.add(path)
    elif kind == "remove":
        batch.removed.append(path)
        model.photos.pop(path, None)
        model.skipped.discard(path)
    else:
        batch.touched.append(found(path, mtime_s=1_700_000_000))
    write_batch(catalogue, batch)


def change_labels(catalogue: Catalogue, model: Model, kind: str, label: str, content: str) -> None:
    photo = photo_by_content(catalogue, content)
    assert (photo is not None) == bool(model.places().get(content))
    if photo is not None:
        (add_labels if kind == "label" else remove_labels)(catalogue, [photo.id], label)
        held = model.labels.setdefault(content, set())
        held.add(label) if kind == "label" else held.discard(label)


def check_against(catalogue: Catalogue, root: Root, model: Model) -> None:
    places = {content: paths for content, paths in model.places().items() if paths}
    photos = load_photos(catalogue, list_ids(catalogue))
    assert {photo.content: list(photo.paths) for photo in photos} == places
    assert all(set(photo.labels) == model.labels.get(photo.content, set()) for photo in photos)
    assert all(model.met[photo.id - 1] == photo.content for photo in photos)
    assert {skipped.path for skipped in skipped_files(catalogue)} == model.skipped
    assert set(known_files(catalogue, root.id, BACKBONE)) == {*model.photos, *model.skipped}
    assert {tuple(sorted(list_ids(catalogue, order=order))) for order in ORDERS} == {
        tuple(sorted(p.id for p in photos))
    }
    assert folder_tree(catalogue)[0].photos == len(photos)
    counts = [sum(label in model.labels.get(content, ()) for content in places) for label in list_labels(catalogue)]
    assert list(list_labels(catalogue).values()) == counts


def follow_changes(catalogue: Catalogue, model: Model) -> None:
    """What an index does that only ever hears of changes: it ends with the ids that have a feature."""
    present, gone, model.generation = changes_since(catalogue, model.generation, BACKBONE)
    assert not set(present) & set(gone)
    model.index = (model.index | set(present.tolist())) - set(gone.tolist())
    held = [photo_id for ids, _ in load_features(catalogue, BACKBONE) for photo_id in ids.tolist()]
    assert sorted(model.index) == held


@contextmanager
def temporary_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def leave(catalogue: Catalogue, folder: Path, kind: str, number: int) -> Path:
    """Close the catalogue, or go on with what a kill at this moment would have left on the disk."""
    if kind == "reopen":
        catalogue.close()
        return folder
    crashed = Path(shutil.copytree(folder, folder.parent / f"crashed{number}"))
    catalogue.close()
    return crashed


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(step, max_size=14))
def test_a_catalogue_agrees_with_a_dictionary(steps: list[tuple[str, str, str]]) -> None:
    model = Model()
    with temporary_folder() as top:
        folder = top / "library"
        catalogue = Catalogue.open(folder)
        root = add_root(catalogue, "/p")
        for number, (kind, first, second) in enumerate(steps):
            if kind in ("reopen", "crash"):
                folder = leave(catalogue, folder, kind, number)
                catalogue = Catalogue.open(folder)
            elif kind in ("label", "unlabel"):
                change_labels(catalogue, model, kind, first, second)
            else:
                write_files(catalogue, root, model, kind, first, second)
            if number % 3 == 0:
                follow_changes(catalogue, model)
        check_against(catalogue, root, model)
        follow_changes(catalogue, model)
        assert verify_catalogue(catalogue) == []
        assert catalogue.recovered is None
        catalogue.close()
