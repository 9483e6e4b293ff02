"""Deep lessons on real photos with the real network: judged, kept, embedded by, carried away, and safe from a kill."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import torch

from engine import Library
from engine.embedding.head import Head
from engine.embedding.onnx_runtime import open_session
from engine.learning.deep.tower import Tower
from engine.learning.errors import CannotLearn
from engine.lessons.deep.device import try_card_first
from engine.lessons.deep.viewing import count_views
from engine.lessons.plans import Event, LessonEstimate, LessonOutcome, LessonPlan
from engine.photos.prepare import PrepareRequest, prepare_photo
from engine.photos.samples.gardens import paint_flower
from engine.photos.samples.patterns import paint_glass
from engine.progress import Cancelled

DEEP = LessonPlan("deep", values={"steps": "2", "classes": "2", "each": "2"}, adopt=True)
EACH = 4


def make_photos(folder: Path) -> None:
    """Painted pictures of two kinds."""
    for kind, painter in (("flowers", paint_flower), ("glass", paint_glass)):
        (folder / kind).mkdir(parents=True)
        for number in range(EACH):
            painter(np.random.default_rng(number), (320, 240)).save(folder / kind / f"{number}.png")


OpenLabelled = Callable[[Path], Library]


@dataclass(frozen=True)
class Held:
    """A lesson that was held, and what was in use before."""

    library: Library
    before: str
    outcome: LessonOutcome
    events: list[Event]


@pytest.fixture(scope="module")
def open_labelled(tmp_path_factory: pytest.TempPathFactory, encoder_cache: Path) -> OpenLabelled:
    """Opens a copy of an indexed library whose photos have their folders' names as labels."""
    folder, photos = tmp_path_factory.mktemp("indexed"), tmp_path_factory.mktemp("写真")
    make_photos(photos)
    with Library.open(folder / "library") as library:
        library.change_settings(device="cpu", precision="fp32")
        library.add_folder(str(photos))
        library.index()
        library.labelling.apply(library.labelling.plan_from_folders(str(photos)))

    def open_copy(place: Path) -> Library:
        shutil.copytree(folder / "library", place)
        return Library.open(place)

    return open_copy


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory, open_labelled: OpenLabelled) -> Iterator[Held]:
    library = open_labelled(tmp_path_factory.mktemp("deep") / "library")
    before, events = library.encoder(), []
    outcome = library.teaching.teach(DEEP, watch=events.append)
    assert before is not None
    yield Held(library, before, outcome, events)
    library.close()


def test_it_says_how_long_it_takes_before_it_goes_on_and_how_it_was_judged(held: Held) -> None:
    assert isinstance(held.events[0], LessonEstimate) and held.events[0].seconds > 0
    assert [type(each) for each in held.events].count(LessonEstimate) == 1
    assert held.outcome.mode == "deep" and (held.outcome.labels, held.outcome.photos) == (2, 8)
    assert any("folds over photos" in note for note in held.outcome.notes)
    assert held.outcome.verdict.reason


def test_the_old_encoder_answers_until_every_photo_is_embedded_then_the_new_one_and_back(
    held: Held, tmp_path: Path, open_labelled: OpenLabelled
) -> None:
    library = held.library
    assert held.outcome.adopted and held.outcome.coming and library.encoder() == held.before
    assert [each.coming for each in library.teaching.encoders()] == [False, True]
    library.index()
    assert library.encoder() == held.outcome.encoder and not library.teaching.encoder(held.outcome.encoder).coming
    assert not (library.folder / "lessons").is_dir() or not list((library.folder / "lessons").iterdir())

    # what ONNX Runtime has embedded is what the network says in torch, and what the exported file says
    row = next(each for each in list_rows(library) if each.id == held.outcome.encoder)
    paths = [library.photo(photo).path for photo in library.photo_ids()]  # type: ignore[union-attr]
    pixels = np.stack([prepare_photo(PrepareRequest(path, 224, "whole")).pixels for path in paths])  # type: ignore[union-attr]
    tower = Tower(f"file:{library.folder / 'networks' / row.backbone}.safetensors")
    with torch.no_grad():
        mine = Head.from_bytes(row.head).project(tower.network(torch.from_numpy(pixels))[0].numpy())
    index = library._searcher.live.refresh()
    assert index is not None
    found = index.vectors_of(library.photo_ids())
    np.testing.assert_allclose(found, mine, atol=0.01)
    library.teaching.export_to(row.id, tmp_path / "encoder.onnx")
    session = open_session(tmp_path / "encoder.onnx")
    np.testing.assert_allclose(session.run(["vectors"], {"pixels": pixels})[0], mine, atol=1e-3)

    library.teaching.export_to(row.id, tmp_path / "encoder.safetensors")
    with open_labelled(tmp_path / "other") as other:
        taken = other.teaching.import_from(tmp_path / "encoder.safetensors")
        assert taken.kind == "imported" and taken.backbone == row.backbone
        assert other.teaching.use(taken.id).coming
        other.index()
        assert other.encoder() == taken.id
    library.teaching.use("Out of the box")
    assert library.encoder() == held.before
    library.teaching.remove(row.id)
    assert not list((library.folder / "networks").iterdir())


def list_rows(library: Library) -> list:  # type: ignore[type-arg]
    from engine.catalogue.encoders import list_encoders

    return list_encoders(library._catalogue)


def listed(library: Library) -> list[tuple[str, bool, bool]]:
    return [(each.kind, each.in_use, each.coming) for each in library.teaching.encoders()]


def test_a_kill_leaves_the_old_encoder_and_the_lesson_goes_on_from_there(
    tmp_path: Path, open_labelled: OpenLabelled
) -> None:
    folder = tmp_path / "library"
    with open_labelled(folder):
        pass
    words = [sys.executable, "-m", "engine", "--library", str(folder), "train", "--mode", "deep", "--adopt"]
    words += [part for name, value in DEEP.values.items() for part in ("--set", f"{name}={value}")]
    words += ["--json", "--progress", "json"]
    with subprocess.Popen(words, stderr=subprocess.PIPE, stdout=subprocess.PIPE, stdin=subprocess.PIPE) as child:
        assert child.stderr is not None
        for line in child.stderr:
            if json.loads(line)["event"] == "reading":
                break
        os.kill(child.pid, signal.SIGKILL)
    with Library.open(folder) as library:
        assert listed(library) == [("default", True, False)]
        views = next((folder / "lessons").glob("*/views.f16"))
        made = views.stat().st_mtime_ns
        looked: list[int] = []

        def look(done: int, total: int, note: str = "") -> None:
            if views.is_file():
                looked.append(views.stat().st_mtime_ns)

        outcome = library.teaching.teach(DEEP, look)
        assert set(looked) == {made}  # nothing was read twice
        assert listed(library) == [("default", True, False), ("deep", False, True)]
        assert outcome.coming and not views.is_file()


@pytest.mark.parametrize("option", ["--index", "--no-index"])
def test_the_command_reads_every_photo_by_the_new_network_unless_told_otherwise(
    tmp_path: Path, open_labelled: OpenLabelled, option: str
) -> None:
    with open_labelled(tmp_path / "library") as library:
        before = library.encoder()
    words = [sys.executable, "-m", "engine", "--library", str(library.folder), "train", "--mode", "deep", "--adopt"]
    words += [word for name, value in DEEP.values.items() for word in ("--set", f"{name}={value}")]
    done = subprocess.run([*words, option, "--json"], capture_output=True, check=True)
    told, read = json.loads(done.stdout), option == "--index"
    assert told["adopted"] and told["coming"] is not read
    with Library.open(library.folder) as again:
        assert again.encoder() == (told["encoder"] if read else before)


def test_neither_a_full_disk_nor_a_cancel_leaves_half_an_encoder(
    tmp_path: Path, open_labelled: OpenLabelled, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(tower: Tower, path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def cancel(done: int, total: int, note: str = "") -> None:
        if note == "teaching" and done:
            raise Cancelled

    with open_labelled(tmp_path / "library") as library:
        with pytest.raises(Cancelled):
            library.teaching.teach(DEEP, cancel)
        assert listed(library) == [("default", True, False)]
        with monkeypatch.context() as patched, pytest.raises(CannotLearn, match="make room"):
            patched.setattr(Tower, "save", full)
            library.teaching.teach(DEEP)
        assert listed(library) == [("default", True, False)]
        assert not list((library.folder / "networks").iterdir())
        assert library.teaching.teach(DEEP).coming


def test_a_card_that_is_busy_or_too_small_is_left_for_the_processor() -> None:
    def work(device: str) -> str:
        if device == "cuda":
            raise torch.cuda.OutOfMemoryError("CUDA out of memory. Tried to allocate 2 GiB")
        return device

    assert try_card_first("cpu", work) == ("cpu", ())
    done, notes = try_card_first("cuda", work)
    assert done == "cpu" and "too little memory free. It was taught on the processor" in notes[0]


def test_many_photos_have_fewer_views_each() -> None:
    assert [count_views(photos) for photos in (1, 400, 2_000, 100_000)] == [8, 8, 3, 2]
