"""The index follows the catalogue: made features, no pictures."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.catalogue.database import Catalogue
from engine.catalogue.encoders import EncoderRow, remove_encoder, save_encoder, use_encoder
from engine.catalogue.features import load_features
from engine.catalogue.files import Batch, IndexedFile, write_batch
from engine.catalogue.labels import add_labels
from engine.catalogue.roots import Root, add_root, remove_root
from engine.embedding.head import Head, fit_pca_head, identity_head
from engine.photos.photo import FoundFile, PhotoFacts
from engine.progress import Cancelled
from engine.search.live_index import LiveIndex

DIMS = 24
BACKBONE = "made.0"


def adopt_head(catalogue: Catalogue, head: Head, name: str = "first") -> None:
    save_encoder(catalogue, EncoderRow(name, name, BACKBONE, head.to_bytes(), "2024-01-01T00:00:00", "{}"))
    use_encoder(catalogue, name)


def put_photos(catalogue: Catalogue, root: Root, numbers: range, backbone: str = BACKBONE) -> None:
    facts = PhotoFacts(40, 30, "JPEG")
    rows = []
    for number in numbers:
        feature = np.random.default_rng(number).standard_normal(DIMS).astype(np.float16)
        file = FoundFile(f"{root.path}/{number}.jpg", 1000, 10**18, 1, number + 1)
        rows.append(IndexedFile(file, f"{number:040x}", 1000, facts, backbone, feature))
    write_batch(catalogue, Batch(root.id, indexed=rows))


@pytest.fixture
def root(catalogue: Catalogue, tmp_path: Path) -> Root:
    (tmp_path / "photos").mkdir()
    adopt_head(catalogue, identity_head(DIMS))
    return add_root(catalogue, str(tmp_path / "photos"))


@pytest.fixture
def live(catalogue: Catalogue) -> LiveIndex:
    return LiveIndex(catalogue, catalogue.folder / "index")


def check_in_step(catalogue: Catalogue, live: LiveIndex) -> None:
    """The index holds exactly the projected features of the photos that are present."""
    index = live.refresh()
    blocks = load_features(catalogue, BACKBONE)
    held = {int(i): feature for ids, features in blocks for i, feature in zip(ids, features, strict=True)}
    assert sorted(index.ids.tolist()) == sorted(held)
    if held:
        expected = live.head.project(np.stack(list(held.values())))
        np.testing.assert_allclose(index.vectors_of(list(held)), expected, atol=1e-6)


def test_without_an_encoder_there_is_no_index(catalogue: Catalogue, live: LiveIndex) -> None:
    assert live.refresh() is None
    live.save()
    assert live.snapshot_state() == ("absent", 0)


def test_it_follows_what_is_added_and_removed(catalogue: Catalogue, root: Root, live: LiveIndex) -> None:
    check_in_step(catalogue, live)
    put_photos(catalogue, root, range(50))
    check_in_step(catalogue, live)
    put_photos(catalogue, root, range(40, 70))
    write_batch(catalogue, Batch(root.id, removed=[f"{root.path}/{n}.jpg" for n in range(5)]))
    check_in_step(catalogue, live)
    put_photos(catalogue, root, range(3))  # back again
    check_in_step(catalogue, live)
    remove_root(catalogue, root.id)
    check_in_step(catalogue, live)
    assert len(live.refresh()) == 0


def test_nothing_is_read_while_nothing_changes(catalogue: Catalogue, root: Root, live: LiveIndex) -> None:
    put_photos(catalogue, root, range(5))
    steps: list[int] = []
    live.refresh(lambda done, total, note="": steps.append(done))
    live.refresh(lambda done, total, note="": steps.append(done))
    assert steps == [5]


def test_features_of_another_backbone_are_not_mixed_in(catalogue: Catalogue, root: Root, live: LiveIndex) -> None:
    put_photos(catalogue, root, range(5))
    put_photos(catalogue, root, range(5, 9), backbone="other.0")
    assert len(live.refresh()) == 5


def test_a_snapshot_is_taken_up_where_it_was_left(catalogue: Catalogue, root: Root, live: LiveIndex) -> None:
    put_photos(catalogue, root, range(60))
    live.save()
    assert live.snapshot_state() == ("current", 60)
    put_photos(catalogue, root, range(60, 65))
    write_batch(catalogue, Batch(root.id, removed=[f"{root.path}/0.jpg"]))
    assert live.snapshot_state() == ("behind", 60)
    steps: list[int] = []
    again = LiveIndex(catalogue, catalogue.folder / "index")
    again.refresh(lambda done, total, note="": steps.append(total))
    assert steps == [5]  # only what is new was projected
    check_in_step(catalogue, again)


@pytest.mark.parametrize("damage", [b"", b"noise" * 1000], ids=["emptied", "noise"])
def test_a_damaged_snapshot_is_made_anew(damage: bytes, catalogue: Catalogue, root: Root, live: LiveIndex) -> None:
    put_photos(catalogue, root, range(30))
    live.save()
    (catalogue.folder / "index" / "first.index").write_bytes(damage)
    again = LiveIndex(catalogue, catalogue.folder / "index")
    check_in_step(catalogue, again)
    again.save()
    assert again.snapshot_state() == ("current", 30)


def test_a_snapshot_of_another_catalogue_is_not_trusted(catalogue: Catalogue, root: Root, live: LiveIndex) -> None:
    put_photos(catalogue, root, range(30))
    live.refresh()
    live.index.add([999], live.head.project(np.ones((1, DIMS), np.float16)))
    live.index.save(catalogue.folder / "index", "first", catalogue.generation() + 1000)
    check_in_step(catalogue, LiveIndex(catalogue, catalogue.folder / "index"))


def test_another_encoder_starts_over_without_the_old_snapshot(
    catalogue: Catalogue, root: Root, live: LiveIndex
) -> None:
    put_photos(catalogue, root, range(40))
    live.save()
    head = fit_pca_head((features for _, features in load_features(catalogue, BACKBONE)), dims=6)
    adopt_head(catalogue, head, "second")
    remove_encoder(catalogue, "first")
    check_in_step(catalogue, live)
    assert live.refresh().dims == 6
    live.save()
    assert [path.name for path in (catalogue.folder / "index").iterdir()] == ["second.index"]


def test_rebuilding_forgets_the_snapshot(catalogue: Catalogue, root: Root, live: LiveIndex) -> None:
    put_photos(catalogue, root, range(20))
    live.refresh()
    live.index.add([999], live.head.project(np.ones((1, DIMS), np.float16)))
    live.rebuild()
    check_in_step(catalogue, live)
    assert live.snapshot_state() == ("current", 20)


def test_labels_do_not_disturb_the_graph(catalogue: Catalogue, root: Root, live: LiveIndex) -> None:
    put_photos(catalogue, root, range(2_100))
    live.save()
    assert live.index.linked == 2_100
    add_labels(catalogue, live.index.ids[:500].tolist(), "holiday")
    live.refresh()
    assert (live.index.linked, live.index.waiting) == (2_100, 0)


def test_a_cancelled_catch_up_is_taken_up_again(catalogue: Catalogue, root: Root, live: LiveIndex) -> None:
    put_photos(catalogue, root, range(30))

    def cancel(done: int, total: int, note: str = "") -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        live.refresh(cancel)
    check_in_step(catalogue, live)
