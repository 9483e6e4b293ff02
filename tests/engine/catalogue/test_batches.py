"""Batches of indexing: what is written is what is known afterwards, whatever the names and numbers."""

from __future__ import annotations

import os

import numpy as np
import pytest

from engine.catalogue import Catalogue
from engine.catalogue.features import changes_since, count_features, drop_features, load_features
from engine.catalogue.files import (
    Batch,
    IndexedFile,
    contents_known,
    formats,
    known_files,
    known_sizes,
    skipped_files,
    write_batch,
)
from engine.catalogue.photos import list_ids, load_photos, photo_by_content, photo_by_path
from engine.catalogue.roots import add_root
from engine.photos.photo import FoundFile, PhotoFacts, Skipped
from tests.engine.catalogue.made_rows import BACKBONE, found, indexed, made_feature, put_photos

FACTS = PhotoFacts(4032, 3024, "HEIF", "2019-07-04T12:30:05", "Canon EOS 5D", 35.5, -139.25, 81.5)


def test_an_indexed_file_is_a_photo_with_all_its_facts(catalogue: Catalogue) -> None:
    root = add_root(catalogue, "/photos")
    file = FoundFile("/photos/a.heic", 1234, 1_600_000_000_123_456_789, 2049, 77)
    write_batch(catalogue, Batch(root.id, [IndexedFile(file, "ab12", 1234, FACTS, BACKBONE, made_feature(1))]))

    photo = photo_by_path(catalogue, "/photos/a.heic")

    assert photo is not None
    assert (photo.content, photo.paths, photo.bytes, photo.facts) == ("ab12", ("/photos/a.heic",), 1234, FACTS)
    assert photo.modified_at == pytest.approx(1_600_000_000.123)
    assert photo == photo_by_content(catalogue, "ab12")
    known = known_files(catalogue, root.id, BACKBONE)[file.path]
    assert (known.size, known.mtime_ns, known.device, known.inode) == (1234, file.mtime_ns, 2049, 77)
    assert (known.content_id, known.content, known.has_feature) == (photo.id, "ab12", True)


def test_one_content_in_several_places_is_one_photo(catalogue: Catalogue) -> None:
    root = put_photos(catalogue, "/photos", ["b.jpg"])
    write_batch(catalogue, Batch(root.id, attached=[(found("/photos/a.jpg"), "content of b.jpg")]))

    (photo,) = load_photos(catalogue, list_ids(catalogue))

    assert photo.paths == ("/photos/a.jpg", "/photos/b.jpg")
    assert photo.name == "a.jpg"


def test_a_place_may_be_attached_to_a_content_of_the_same_batch(catalogue: Catalogue) -> None:
    root = add_root(catalogue, "/photos")
    batch = Batch(root.id, [indexed("/photos/a.jpg", "c1")], attached=[(found("/photos/b.jpg"), "c1")])
    write_batch(catalogue, batch)
    assert len(load_photos(catalogue, list_ids(catalogue))[0].paths) == 2


def test_attaching_to_an_unknown_content_writes_nothing(catalogue: Catalogue) -> None:
    root = put_photos(catalogue, "/photos", ["a.jpg"])
    before = catalogue.generation()
    batch = Batch(root.id, [indexed("/photos/b.jpg", "c1")], attached=[(found("/photos/c.jpg"), "never met")])
    with pytest.raises(LookupError):
        write_batch(catalogue, batch)
    assert set(known_files(catalogue, root.id, BACKBONE)) == {"/photos/a.jpg"}
    assert catalogue.generation() == before


def test_a_moved_photo_keeps_its_id(catalogue: Catalogue) -> None:
    root = put_photos(catalogue, "/photos", ["a.jpg"])
    before = list_ids(catalogue)
    moved = Batch(root.id, attached=[(found("/photos/x/b.jpg"), "content of a.jpg")], removed=["/photos/a.jpg"])
    write_batch(catalogue, moved)
    assert list_ids(catalogue).tolist() == before.tolist()
    assert load_photos(catalogue, before)[0].paths == ("/photos/x/b.jpg",)


def test_a_photo_that_is_gone_and_comes_back_keeps_id_and_feature(catalogue: Catalogue) -> None:
    root = put_photos(catalogue, "/photos", ["a.jpg", "b.jpg"])
    before = photo_by_path(catalogue, "/photos/a.jpg")
    write_batch(catalogue, Batch(root.id, removed=["/photos/a.jpg"]))
    assert photo_by_path(catalogue, "/photos/a.jpg") is None
    assert photo_by_content(catalogue, "content of a.jpg") is None
    assert count_features(catalogue, BACKBONE) == 1
    assert contents_known(catalogue, ["content of a.jpg"], BACKBONE) == {"content of a.jpg"}

    write_batch(catalogue, Batch(root.id, attached=[(found("/photos/back.jpg"), "content of a.jpg")]))

    after = photo_by_content(catalogue, "content of a.jpg")
    assert before is not None and after is not None and after.id == before.id
    assert count_features(catalogue, BACKBONE) == 2


def test_a_file_with_new_content_leaves_its_old_one(catalogue: Catalogue) -> None:
    root = put_photos(catalogue, "/photos", ["a.jpg"])
    write_batch(catalogue, Batch(root.id, [indexed("/photos/a.jpg", "edited")]))
    assert [photo.content for photo in load_photos(catalogue, list_ids(catalogue))] == ["edited"]


def test_a_touched_file_has_its_new_time_and_the_same_photo(catalogue: Catalogue) -> None:
    root = put_photos(catalogue, "/photos", ["a.jpg"])
    generation = catalogue.generation()
    write_batch(catalogue, Batch(root.id, touched=[found("/photos/a.jpg", mtime_s=1_700_000_000)]))
    photo = photo_by_path(catalogue, "/photos/a.jpg")
    assert photo is not None and photo.modified_at == 1_700_000_000
    present, gone, _ = changes_since(catalogue, generation, BACKBONE)
    assert len(present) == len(gone) == 0


def test_a_skipped_file_is_remembered_with_its_reason_until_the_decoders_change(catalogue: Catalogue) -> None:
    root = add_root(catalogue, "/photos")
    write_batch(catalogue, Batch(root.id, skipped=[(found("/photos/bad.jpg"), "It is empty.")], decoder="1"))
    assert skipped_files(catalogue) == [Skipped("/photos/bad.jpg", "It is empty.")]
    assert known_files(catalogue, root.id, BACKBONE, "1")["/photos/bad.jpg"].skip_reason == "It is empty."
    other = known_files(catalogue, root.id, BACKBONE, "2")["/photos/bad.jpg"]
    assert (other.skip_reason, other.content_id) == (None, None)


def test_a_skipped_file_that_is_mended_becomes_a_photo(catalogue: Catalogue) -> None:
    root = add_root(catalogue, "/photos")
    write_batch(catalogue, Batch(root.id, skipped=[(found("/photos/a.jpg"), "Cut short.")]))
    write_batch(catalogue, Batch(root.id, [indexed("/photos/a.jpg", "c1")]))
    assert skipped_files(catalogue) == []
    assert len(list_ids(catalogue)) == 1


@pytest.mark.parametrize("name", ["new\nline.jpg", "😀.jpg", "写真 (1).jpg", "e\u0301.jpg", "quote'\".jpg", "%_.jpg"])
def test_any_name_survives(catalogue: Catalogue, name: str) -> None:
    root = put_photos(catalogue, "/photos", [name])
    photo = photo_by_path(catalogue, f"/photos/{name}")
    assert photo is not None and photo.name == name
    assert set(known_files(catalogue, root.id, BACKBONE)) == {f"/photos/{name}"}


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode on Windows")
def test_a_name_that_is_no_utf8_survives_in_rows_and_reasons(catalogue: Catalogue) -> None:
    path = os.fsdecode(b"/photos/caf\xe9.jpg")
    root = add_root(catalogue, "/photos")
    write_batch(catalogue, Batch(root.id, [indexed(path, "c1", camera="caf\udce9")]))
    write_batch(catalogue, Batch(root.id, skipped=[(found(path + "x"), f"{path}x is no photo.")]))
    photo = photo_by_path(catalogue, path)
    assert photo is not None and photo.path == path
    assert skipped_files(catalogue) == [Skipped(path + "x", "/photos/caf?.jpgx is no photo.")]


def test_numbers_beyond_63_bits_survive(catalogue: Catalogue) -> None:
    root = add_root(catalogue, "/photos")
    file = FoundFile("/photos/a.jpg", 5, -1, 2**64 - 1, 2**63)
    write_batch(catalogue, Batch(root.id, [IndexedFile(file, "c1", 5, FACTS, BACKBONE, None)]))
    known = known_files(catalogue, root.id, BACKBONE)["/photos/a.jpg"]
    assert (known.device, known.inode, known.mtime_ns, known.has_feature) == (2**64 - 1, 2**63, -1, False)


def test_features_come_back_as_they_were_in_blocks_by_id(catalogue: Catalogue) -> None:
    put_photos(catalogue, "/photos", [f"{number}.jpg" for number in range(25)])
    blocks = list(load_features(catalogue, BACKBONE, block=10))
    assert [len(ids) for ids, _ in blocks] == [10, 10, 5]
    ids = np.concatenate([ids for ids, _ in blocks])
    assert (np.diff(ids) > 0).all()
    for (photo_id,), feature in zip(ids.reshape(-1, 1), np.concatenate([rows for _, rows in blocks]), strict=True):
        (photo,) = load_photos(catalogue, [photo_id])
        np.testing.assert_array_equal(feature, indexed("", photo.content).feature)


def test_features_of_chosen_ids_skip_those_without(catalogue: Catalogue) -> None:
    put_photos(catalogue, "/photos", [f"{number}.jpg" for number in range(25)])
    ids = list_ids(catalogue)
    chosen = [*ids[:12].tolist(), 9999, 12345]
    got = np.concatenate([block for block, _ in load_features(catalogue, BACKBONE, chosen, block=5)])
    assert got.tolist() == sorted(ids[:12].tolist())
    assert list(load_features(catalogue, BACKBONE, [])) == []
    assert list(load_features(catalogue, "another", ids)) == []


def test_features_of_two_backbones_are_kept_apart(catalogue: Catalogue) -> None:
    root = put_photos(catalogue, "/photos", ["a.jpg"])
    again = IndexedFile(found("/photos/a.jpg"), "content of a.jpg", 1000, None, "other.1", made_feature(9, dims=3))
    write_batch(catalogue, Batch(root.id, [again]))
    ((_, here),) = load_features(catalogue, "other.1")
    assert here.shape == (1, 3)
    ((_, before),) = load_features(catalogue, BACKBONE)
    assert before.shape == (1, 8)
    photo = photo_by_path(catalogue, "/photos/a.jpg")
    assert photo is not None and photo.facts.width == 40  # facts that were known are not lost by facts=None


def test_a_new_feature_of_a_photo_that_is_there_is_told_as_a_change(catalogue: Catalogue) -> None:
    root = put_photos(catalogue, "/photos", ["a.jpg", "b.jpg"])
    generation = catalogue.generation()
    again = IndexedFile(found("/photos/b.jpg"), "content of b.jpg", 1000, None, "other.1", made_feature(9))
    write_batch(catalogue, Batch(root.id, [again]))
    present, gone, now = changes_since(catalogue, generation, "other.1")
    assert (present.tolist(), gone.tolist(), now) == ([2], [], generation + 1)
    assert len(changes_since(catalogue, now, "other.1")[0]) == 0
    drop_features(catalogue, "other.1")
    assert count_features(catalogue, "other.1") == 0 and count_features(catalogue, BACKBONE) == 2


def test_sizes_and_formats_are_counted(catalogue: Catalogue) -> None:
    root = add_root(catalogue, "/photos")
    batch = Batch(root.id, [indexed("/photos/a", "1", 10), indexed("/photos/b", "2", 20, format="PNG")])
    batch.indexed.append(indexed("/photos/c", "3", 20))
    write_batch(catalogue, batch)
    assert known_sizes(catalogue) == {10, 20}
    assert formats(catalogue) == {"JPEG": 2, "PNG": 1}
