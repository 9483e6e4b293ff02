"""The product's own network cut in two: the same features as before, and only its last blocks and the head learn."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from engine.embedding.networks.checkpoint import load_local
from engine.learning.deep.card import CardTrouble, card_errors
from engine.learning.deep.fitting import TopLesson, TopRecipe, fit_top
from engine.learning.deep.tower import DeepEncoder, Tower
from engine.learning.deep.varying import vary_photos
from engine.learning.deep.views import ViewFile
from engine.learning.errors import BrokenDown
from engine.learning.networks.identity_head import IdentityHead
from engine.learning.training.optimisers import list_learning
from engine.learning.training.plan import TrainingPlan
from engine.progress import Cancelled

PLAN = TrainingPlan(
    "supcon", steps=3, classes=2, each=2, learning_rate=1e-3, warmup=0, freeze_norms=True, checkpoint_every=1
)


@pytest.fixture(scope="module")
def tower() -> Tower:
    return Tower("default")


@pytest.fixture(scope="module")
def kept(tower: Tower) -> np.ndarray:
    """Four photos, each as it is and in one view."""
    rng = np.random.default_rng(0)
    wide = rng.integers(0, 256, (4, tower.wide, tower.wide, 3), np.uint8)
    return tower.see(wide[:, : tower.side, : tower.side], wide, range(4), 1)


def lesson(kept: np.ndarray, folder: Path | None = None) -> TopLesson:
    head = np.zeros(1600, np.float32), np.eye(1600, 8, dtype=np.float32)
    return TopLesson(kept, np.arange(4), np.array([0, 0, 1, 1]), head, folder)


def test_both_parts_together_are_the_whole_network(tower: Tower) -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (2, 224, 224, 3), np.uint8)
    with torch.no_grad():
        whole = tower.network(torch.from_numpy(pixels))[0].numpy()
    np.testing.assert_allclose(tower.encode(tower.see(pixels, pixels, (0, 0), 0)[:, 0]), whole, atol=2e-3)


def test_views_go_by_the_photo_and_not_by_its_place(tower: Tower, kept: np.ndarray) -> None:
    rng = np.random.default_rng(0)
    wide = rng.integers(0, 256, (4, tower.wide, tower.wide, 3), np.uint8)
    alone = tower.see(wide[2:3, : tower.side, : tower.side], wide[2:3], [2], 1)
    np.testing.assert_allclose(alone[0].astype(np.float32), kept[2].astype(np.float32), atol=0.05)
    assert np.abs(kept[:, 0].astype(np.float32) - kept[:, 1].astype(np.float32)).mean() > 0.01


def test_a_view_is_a_photo_and_another_every_time() -> None:
    photo = torch.full((2, 40, 40, 3), 120, dtype=torch.uint8)
    first = vary_photos(photo, 32, torch.Generator().manual_seed(0))
    assert first.shape == (2, 32, 32, 3) and first.dtype == torch.uint8
    assert torch.equal(first, vary_photos(photo, 32, torch.Generator().manual_seed(0)))
    assert not torch.equal(first, vary_photos(photo, 32, torch.Generator().manual_seed(1)))
    assert 30 < first.float().mean() < 220


def test_only_the_last_blocks_without_their_norms_and_the_head_learn(tower: Tower, kept: np.ndarray) -> None:
    tower.set_top()
    before = {name: value.clone() for name, value in tower.network.state_dict().items()}
    fitted = fit_top(tower, lesson(kept), TopRecipe(PLAN))
    moved = {name for name, value in tower.network.state_dict().items() if not torch.equal(value, before[name])}
    assert moved and all(".model.head." in name or int(name.split(".")[3]) >= 11 for name in moved)
    assert not any(".1.weight" in name or "running" in name for name in moved)
    assert not np.array_equal(fitted.head[1], lesson(kept).head[1])
    encoder = DeepEncoder(tower.network, IdentityHead(1600))
    assert len(list_learning(encoder, PLAN)) < len(list(encoder.parameters()))


def test_a_training_goes_on_from_its_last_checkpoint_and_ends_the_same(
    tower: Tower, kept: np.ndarray, tmp_path: Path
) -> None:
    whole = fit_top(tower, lesson(kept, tmp_path / "whole"), TopRecipe(PLAN))

    def stop(done: int, total: int, note: str = "") -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        fit_top(tower, lesson(kept, tmp_path / "stopped"), TopRecipe(PLAN), progress=stop)
    resumed = fit_top(tower, lesson(kept, tmp_path / "stopped"), TopRecipe(PLAN))
    np.testing.assert_allclose(resumed.head[1], whole.head[1], atol=1e-5)
    assert all(torch.allclose(resumed.state[name], value, atol=1e-4) for name, value in whole.state.items())


def test_enough_keeps_what_was_learned_by_then(tower: Tower, kept: np.ndarray) -> None:
    fitted = fit_top(tower, lesson(kept), TopRecipe(PLAN), enough=lambda step: step >= 2)
    assert fitted.steps == 2 and "ended early" in fitted.notes[0]


def test_a_training_that_breaks_down_says_so_and_leaves_the_network_as_it_was(tower: Tower, kept: np.ndarray) -> None:
    broken = kept.copy()
    broken[1] = np.nan
    tower.set_top()
    before = tower.top_state()
    with pytest.raises(BrokenDown, match="no finite numbers"):
        fit_top(tower, lesson(broken), TopRecipe(PLAN))
    assert all(torch.equal(value, before[name]) for name, value in tower.top_state().items())


def test_a_saved_network_is_one_that_the_program_reads(tower: Tower, kept: np.ndarray, tmp_path: Path) -> None:
    fit_top(tower, lesson(kept), TopRecipe(PLAN))
    tower.save(tmp_path / "network.safetensors")
    name, network = load_local(tmp_path / "network.safetensors")
    assert name == "efficientnet-lite0"
    state = tower.network.state_dict()
    assert all(torch.equal(value, state[key]) for key, value in network.state_dict().items() if "classifier" not in key)


def test_views_that_a_kill_has_cut_off_are_made_again(tmp_path: Path) -> None:
    views = ViewFile(tmp_path / "views", (2, 3))
    first = np.arange(12, dtype=np.float16).reshape(2, 2, 3)
    views.append(first)
    with views.path.open("ab") as file:
        file.write(b"half a photo"[:5])
    assert views.count() == 2
    views.append(first[:1])
    np.testing.assert_array_equal(views.read(), np.concatenate([first, first[:1]]))


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (torch.cuda.OutOfMemoryError("CUDA out of memory"), "too little memory"),
        (RuntimeError("CUDA error: all CUDA-capable devices are busy or unavailable"), "cannot be used now"),
    ],
)
def test_what_a_card_says_becomes_a_sentence(error: Exception, words: str) -> None:
    with pytest.raises(CardTrouble, match=words), card_errors():
        raise error


@pytest.mark.parametrize("name", ["efficientnet-v2-s", "convnext-t", "vit-b-16"])
def test_every_network_of_the_program_can_be_cut(name: str) -> None:
    from engine.embedding.networks.architectures import ARCHITECTURES

    architecture = ARCHITECTURES[name]
    with torch.device("meta"):
        model = architecture.build().eval()
        trunk = architecture.cut(model)
        maps = trunk.upper(trunk.lower(torch.zeros(2, 3, architecture.side, architecture.side)))
    assert maps[0].shape[:2] == (2, architecture.dims) and trunk.top()
    wanted = {key for key in model.state_dict() if not key.startswith(architecture.classifier)}
    assert {trunk.rename(key) for key in trunk.state_dict()} == wanted
