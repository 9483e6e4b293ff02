"""Finding in a real library: bands, one photo in one group, what is new, what was said, what is broken or gone."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from engine.acting.keeping import Rules, advise
from engine.catalogue.database import Catalogue
from engine.catalogue.decisions.folder_roles import RoleFinder, set_role
from engine.catalogue.decisions.not_duplicates import take_back, tell_apart
from engine.catalogue.photos import photo_by_path
from engine.catalogue.roots import add_root
from engine.duplicates.find import FindOutcome, FindPlan, find_duplicates
from engine.duplicates.loading import load_groups
from engine.embedding.encoder import Encoder
from engine.indexing import IndexPlan, index_library
from engine.progress import Cancelled, Progress, silent
from tests.benchmarks.duplicates.made_edits import EDITS, joined
from tests.engine.duplicates.pictures import photos
from tests.engine.photos.made_raw import write_dng

REPOSITORY = Path(__file__).parents[3]
Names = set[frozenset[str]]


class Album:
    """A folder of photos and the library that holds it."""

    def __init__(self, catalogue: Catalogue, folder: Path, encoder: Encoder) -> None:
        self.catalogue, self.folder, self._encoder = catalogue, folder, encoder
        folder.mkdir()
        add_root(catalogue, str(folder))

    def put(self, name: str, picture: Image.Image, **options: object) -> Path:
        """Save a picture in the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        picture.save(path, **options)
        return path

    def index(self) -> None:
        index_library(self.catalogue, self.thumbnails, IndexPlan(workers=1), self._encoder)

    def find(self, progress: Progress = silent) -> FindOutcome:
        return find_duplicates(self.catalogue, self.thumbnails, FindPlan(workers=1), progress)

    @property
    def thumbnails(self) -> Path:
        return self.catalogue.folder / "thumbnails"

    def groups(self) -> dict[str, Names]:
        """Names of the files of each group, by band."""
        found: dict[str, Names] = {}
        for group in load_groups(self.catalogue):
            found.setdefault(group.band, set()).add(frozenset(Path(copy.path).name for copy in group.copies))
        return found

    def id_of(self, name: str) -> int:
        photo = photo_by_path(self.catalogue, str(self.folder / name))
        assert photo is not None
        return photo.id


@pytest.fixture
def album(tmp_path: Path, encoder: Encoder) -> Iterator[Album]:
    """Three photos and copies of them in each band, and photos that have none."""
    with Catalogue.open(tmp_path / "library") as catalogue:
        made = Album(catalogue, tmp_path / "写真", encoder)
        flower, city, glass, sea, wood = (photos()[number] for number in (1, 2, 8, 7, 5))
        made.put("flower.jpg", flower, quality=95)
        shutil.copy2(made.folder / "flower.jpg", made.folder / "flower again.jpg")
        made.put("city.png", city)
        made.put("city small.jpg", city.resize((city.width // 2, city.height // 2)), quality=60)
        made.put("glass.jpg", glass, quality=95)
        made.put("glass cut.jpg", glass.crop((60, 40, 560, 400)), quality=90)
        made.put("glass framed.jpg", ImageOps.expand(glass, 40, "white"), quality=90)
        made.put("sea.jpg", sea)
        made.put("wood.jpg", wood)
        yield made


BANDS: dict[str, Names] = {
    "exact": {frozenset({"flower.jpg", "flower again.jpg"})},
    "same": {frozenset({"city.png", "city small.jpg"})},
    "edited": {frozenset({"glass.jpg", "glass cut.jpg", "glass framed.jpg"})},
}


def test_each_band_new_photos_and_the_users_word(album: Album) -> None:
    album.index()
    first = album.find()
    assert (first.new_photos, first.skipped) == (8, ())
    assert album.groups() == BANDS

    assert (album.find().pairs_checked, album.find().new_photos) == (0, 0)  # nothing is looked at twice

    tell_apart(album.catalogue, [album.id_of("city.png"), album.id_of("city small.jpg")])
    assert "same" not in album.groups()
    (album.folder / "city small.jpg").rename(album.folder / "renamed.jpg")  # remembered by content
    album.put("city third.jpg", photos()[2], quality=40)
    album.index()
    second = album.find()
    assert second.new_photos == 1
    assert second.pairs_checked < first.pairs_checked
    grouped = album.groups()["same"]
    assert len(grouped) == 1 and "city third.jpg" in next(iter(grouped))  # a third copy is reported all the same
    assert not {"city.png", "renamed.jpg"} <= next(iter(grouped))
    take_back(album.catalogue, [album.id_of("city.png"), album.id_of("renamed.jpg")])
    assert album.groups()["same"] == {frozenset({"city.png", "renamed.jpg", "city third.jpg"})}

    names = [name for named in album.groups().values() for group in named for name in group]
    assert len(names) == len(set(names))  # one photo in one group


def test_each_copy_says_why_and_the_whole_photo_is_kept_not_what_was_made_of_it(album: Album) -> None:
    album.index()
    album.find()
    groups = {group.band: group for group in load_groups(album.catalogue)}
    kept = {}
    for band, group in groups.items():
        advice = advise(group, Rules(), RoleFinder(()))
        kept[band] = (Path(group.copies[advice.keep].path).name, advice.reason.split("; ")[0])
        assert [bool(copy.evidence) for copy in group.copies].count(False) == 1  # that the others were compared with
    assert kept["edited"] == ("glass.jpg", "neither cut nor set in something larger")  # the framed one is larger
    assert kept["same"][0] == "city.png"
    said = {Path(copy.path).name: copy.evidence for copy in groups["edited"].copies}
    assert "set in something larger" in said["glass framed.jpg"] or "set in something larger" in said["glass.jpg"]


def test_cancelled_at_any_step_it_goes_on_where_it_was(album: Album) -> None:
    album.index()
    asked = 0

    def cancelling(after: int) -> Progress:
        def progress(done: int, total: int, note: str = "") -> None:
            nonlocal asked
            asked += 1
            if asked > after:
                raise Cancelled

        return progress

    for after in (0, 6):
        asked = 0
        with pytest.raises(Cancelled):
            album.find(cancelling(after))
    album.find()
    assert album.groups() == BANDS


def test_killed_in_the_middle_it_goes_on_and_finds_all(album: Album) -> None:
    album.index()
    command = [sys.executable, "-m", "engine", "--library", str(album.catalogue.folder), "duplicates"]
    job = subprocess.Popen(
        [*command, "--json", "--progress", "json"],
        cwd=REPOSITORY,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert job.stderr is not None
    for line in job.stderr:
        if '"pairs"' in line:  # photos were looked at, comparing has begun
            break
    os.killpg(job.pid, signal.SIGKILL)
    job.communicate()
    album.find()
    assert album.groups() == BANDS
    assert not list((album.catalogue.folder / "duplicates").glob("*.part"))  # what the killed run left is cleared


def test_cancelled_while_groups_are_completed_the_next_search_completes_them(edited: Album) -> None:
    def cancel_at_groups(done: int, total: int, note: str = "") -> None:
        if note == "groups":
            raise Cancelled

    with pytest.raises(Cancelled):
        edited.find(cancel_at_groups)
    found = find_again(edited)
    assert [len(group) for group in found["edited"]].count(len(MADE) + 1) == 2


def test_when_the_one_that_all_were_compared_with_is_gone_the_rest_are_compared_again(edited: Album) -> None:
    edited.find()
    (edited.folder / "photo.jpg").unlink()
    edited.index()
    left = edited.groups()
    assert find_again(edited) != left


def test_what_hangs_together_by_a_photo_that_is_left_out_or_away_is_compared_without_it(edited: Album) -> None:
    edited.find()
    drive = edited.folder / "drive"
    drive.mkdir()
    for name in ("photo.jpg", "other.jpg"):
        (edited.folder / name).rename(drive / name)
    edited.index()
    with_photos = edited.groups()
    set_role(edited.catalogue, str(drive), "left out")
    left = edited.groups()
    assert find_again(edited) != left

    set_role(edited.catalogue, str(drive), "normal")
    edited.find()
    assert edited.groups() == with_photos
    drive.rename(edited.folder.parent / "unplugged")
    assert edited.find().pairs_checked == 0  # they were compared while it was left out
    assert "photo.jpg" not in {name for named in edited.groups().values() for group in named for name in group}


def test_copies_of_a_raw_file_are_compared_with_the_picture_that_stands_for_it(album: Album) -> None:
    put_made(album)
    write_dng(album.folder / "photo.dng", photos()[4], preview=(album.folder / "photo.jpg").read_bytes())
    album.index()
    album.find()
    assert [len(group) for group in album.groups()["edited"]].count(len(MADE) + 1) == 2


def test_where_the_photo_itself_is_not_there_what_shows_all_of_it_and_nothing_else_is_kept(edited: Album) -> None:
    for name in ("photo.jpg", "other.jpg"):
        (edited.folder / name).unlink()
    edited.index()
    edited.find()
    groups = [group for group in load_groups(edited.catalogue) if len(group.copies) == len(MADE)]
    kept = [group.copies[advise(group, Rules(), RoleFinder(())).keep].path for group in groups]
    assert len(kept) == 2 and all("flip" in path for path in kept)  # mirrored, but neither cut nor set in anything


def find_again(album: Album) -> dict[str, Names]:
    """What is found is what would be, had nothing been known before."""
    album.find()
    found = album.groups()
    with album.catalogue.writing() as db:
        db.execute("DELETE FROM verdict")
        db.execute("UPDATE content SET searched = ''")
    album.find()
    assert album.groups() == found
    return found


MADE = ("crop40", "rot5", "meme", "screenshot", "collage", "flip") * 3


@pytest.fixture
def edited(album: Album) -> Album:
    """The album with what `put_made` puts there, indexed."""
    put_made(album)
    album.index()
    return album


def put_made(album: Album) -> None:
    """Two photos and what was made of them: copies of the photo, not all of each other."""
    dice = random.Random(4)
    for name, photo in (("photo", photos()[4]), ("other", photos()[6])):
        album.put(f"{name}.jpg", photo, quality=95)
        for number, kind in enumerate(MADE):
            made = joined(photo, photos()[3], dice) if kind == "collage" else EDITS[kind].make(photo, dice)
            album.put(f"{name} {number} {kind}.jpg", made, quality=90)


def test_what_is_broken_or_gone_meanwhile_is_said_and_the_rest_is_found(album: Album) -> None:
    album.index()
    shutil.rmtree(album.thumbnails)  # derived: then the files themselves are looked at
    (album.folder / "glass cut.jpg").write_bytes(b"\xff\xd8\xff damaged")
    (album.folder / "city.png").unlink()
    outcome = album.find()
    assert {Path(skipped.path).name for skipped in outcome.skipped} == {"glass cut.jpg", "city.png"}
    assert all(skipped.reason.endswith(".") for skipped in outcome.skipped)
    assert album.groups() == {
        "exact": BANDS["exact"],
        "edited": {frozenset({"glass.jpg", "glass framed.jpg"})},
    }


def test_a_folder_that_vanished_leaves_no_group_and_no_error(album: Album) -> None:
    album.index()
    shutil.rmtree(album.folder)
    album.find()
    assert album.groups() == {}


def test_shots_of_one_moment_are_a_band_of_their_own(
    tmp_path: Path, encoder: Encoder, shots: Callable[..., Path]
) -> None:
    with Catalogue.open(tmp_path / "library") as catalogue:
        album = Album(catalogue, tmp_path / "burst", encoder)
        for second in range(3):
            shots(album.folder / f"{second}.jpg", second)
        album.index()
        album.find()
        assert album.groups() == {"moment": {frozenset({"0.jpg", "1.jpg", "2.jpg"})}}


def test_shots_of_one_camera_at_other_times_are_not_even_compared(
    tmp_path: Path, encoder: Encoder, shots: Callable[..., Path]
) -> None:
    with Catalogue.open(tmp_path / "library") as catalogue:
        album = Album(catalogue, tmp_path / "from one spot", encoder)
        for number in range(5):
            shots(album.folder / f"{number}.jpg", 11 * number)
        album.index()
        assert album.find().pairs_checked == 0
        assert album.groups() == {}


@pytest.fixture
def shots() -> Callable[..., Path]:
    """The same view seconds apart, as the camera wrote it."""

    def make(path: Path, second: int) -> Path:
        exif = Image.Exif()
        exif[0x010F], exif[0x0110] = "Made", "Camera 1"
        exif.get_ifd(0x8769)[0x9003] = f"2024:05:01 10:00:{second:02d}"
        photos()[8].rotate(second * 0.4, Image.Resampling.BICUBIC).save(path, exif=exif, quality=90)
        return path

    return make
