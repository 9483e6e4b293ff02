"""Lessons on made features: taught, judged, kept, adopted or not, and never any harm."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from engine import Library
from engine.learning.errors import CannotLearn
from engine.learning.methods import METHODS
from engine.lessons.measured import WINNERS, Kind, choose_best
from engine.lessons.plans import LessonMap, LessonPlan, LessonReading
from engine.progress import Cancelled

MakeLibrary = Callable[..., Library]
SHORT = {"steps": "10"}


def untouched(library: Library) -> bool:
    """Whether only the encoder out of the box is there, in use."""
    found = library.teaching.encoders()
    return [(each.kind, each.in_use, each.coming) for each in found] == [("default", True, False)]


def test_from_labels_to_a_better_encoder_and_back(make_library: MakeLibrary) -> None:
    library = make_library()
    before = library.encoder()
    events: list[object] = []
    outcome = library.teaching.teach(LessonPlan(name="Mine"), watch=events.append)
    assert outcome.verdict.better and outcome.adopted and not outcome.coming
    assert (outcome.labels, outcome.photos, outcome.method, outcome.name) == (8, 80, "supcon", "Mine")
    assert outcome.verdict.gain > outcome.verdict.error and outcome.verdict.trained.map_at_r > 0.5
    assert outcome.verdict.unseen_gain is not None and len(outcome.verdict.labels) == 8
    assert {type(each) for each in events} >= {LessonReading, LessonMap}
    assert library.encoder() == outcome.encoder

    assert [each.name for each in library.teaching.encoders()] == ["Out of the box", "Mine"]
    found = library.teaching.rows("Mine", 1, 5)
    assert len(found) == 5 and sum(each.photo.labels == ("kind 0",) for each in found) >= 4
    library.teaching.use("Out of the box")
    assert library.encoder() == before
    compared = library.teaching.compare("Out of the box", "Mine")
    assert compared.gain > 0 and "“Mine” finds the labelled photos better" in compared.sentence


def test_labels_without_sense_change_nothing(make_library: MakeLibrary) -> None:
    library = make_library(labelled=0)
    kinds = np.random.default_rng(0).permutation(np.repeat(np.arange(8), 10))
    for kind in range(8):
        library.labelling.give((1 + np.flatnonzero(kinds == kind)).tolist(), f"kind {kind}")
    before = library.encoder()
    outcome = library.teaching.teach(LessonPlan())
    assert not outcome.verdict.better and not outcome.adopted and library.encoder() == before
    assert "stays" in outcome.verdict.reason and outcome.verdict.advice
    forced = library.teaching.use(outcome.encoder)  # a person may still have it
    assert forced.encoder == library.encoder() == outcome.encoder


@pytest.mark.parametrize("adopt", [True, False])
def test_a_person_may_overrule_the_verdict(make_library: MakeLibrary, adopt: bool) -> None:
    library = make_library(4, 6)
    outcome = library.teaching.teach(LessonPlan(values=SHORT, adopt=adopt))
    assert outcome.adopted is adopt and (library.encoder() == outcome.encoder) is adopt


@pytest.mark.parametrize(
    ("kinds", "labelled", "plan", "sentence"),
    [
        (4, 0, LessonPlan(), "No photo has a label yet"),
        (1, 6, LessonPlan(), "is the only label"),
        (6, 1, LessonPlan(), "No label has two different photos"),
        (4, 6, LessonPlan(method="log_ratio"), "name one with --number"),
        (4, 6, LessonPlan(number="rating"), "No photo has the number rating"),
        (4, 6, LessonPlan(method="magic"), "no method magic"),
        (4, 6, LessonPlan(values={"spells": "3"}), "no parameter spells"),
        (4, 6, LessonPlan(values={"steps": "many"}), "steps"),
        (4, 6, LessonPlan(values={"steps": "-1"}), "steps"),
    ],
)
def test_what_cannot_be_learned_is_a_sentence_and_changes_nothing(
    make_library: MakeLibrary, kinds: int, labelled: int, plan: LessonPlan, sentence: str
) -> None:
    library = make_library(kinds, 6, labelled)
    with pytest.raises(CannotLearn, match=sentence):
        library.teaching.teach(plan)
    assert untouched(library)


def test_names_do_not_teach_a_method_for_numbers_nor_numbers_one_for_names(make_library: MakeLibrary) -> None:
    library = make_library(2, 10)
    library.labelling.set_numbers("rating", {photo: photo % 5 for photo in range(1, 21)})
    with pytest.raises(CannotLearn, match="learns from names"):
        library.teaching.teach(LessonPlan(number="rating", method="triplet"))
    assert untouched(library)


def test_numbers_teach_log_ratio(make_library: MakeLibrary) -> None:
    library = make_library(6, 8, 0)
    library.labelling.set_numbers("year", {photo: 2000.0 + (photo - 1) // 8 for photo in range(1, 49)})
    outcome = library.teaching.teach(LessonPlan(number="year", values=SHORT))
    assert (outcome.method, outcome.labels, outcome.photos) == ("log_ratio", 0, 48)
    with pytest.raises(CannotLearn, match="is known of"):
        library.labelling.set_numbers("rating", {1: 5})
        library.teaching.teach(LessonPlan(number="rating"))


def test_answered_pairs_alone_teach(make_library: MakeLibrary) -> None:
    library = make_library(4, 6, 0)
    for photo in range(1, 24):
        library.labelling.answer(photo, photo + 1, (photo - 1) // 6 == photo // 6)
    outcome = library.teaching.teach(LessonPlan(values=SHORT))
    assert (outcome.method, outcome.labels, outcome.photos) == ("contrastive", 4, 24)
    assert [each.label for each in outcome.verdict.labels if not each.label.endswith(".jpg")] == []  # photos' names
    assert not any("label" in sentence for sentence in outcome.verdict.advice)


def test_what_to_do_about_pairs_and_numbers_that_teach_nothing(make_library: MakeLibrary) -> None:
    library, chance = make_library(4, 6, 0), np.random.default_rng(0)
    for photo in range(1, 24):
        library.labelling.answer(photo, photo + 1, bool(chance.integers(2)))
    assert any("Answer more pairs: so far" in each for each in library.teaching.teach(LessonPlan()).verdict.advice)
    library.labelling.set_numbers("mood", {photo: float(chance.random()) for photo in range(1, 25)})
    outcome = library.teaching.teach(LessonPlan(number="mood"))
    assert not outcome.adopted and outcome.verdict.advice[0].startswith("Give more photos this number")


def test_a_loss_that_is_no_number_stops_and_leaves_the_old_encoder(make_library: MakeLibrary) -> None:
    library = make_library(4, 6)
    wild = {"optimiser": "sgd", "learning_rate": "10", "strength": "100"}
    with pytest.raises(CannotLearn, match="learning_rate"):
        library.teaching.teach(LessonPlan(values=wild))
    assert untouched(library)


def test_a_cancel_leaves_all_as_it_was(make_library: MakeLibrary) -> None:
    library = make_library(4, 6)

    def cancel(done: int, total: int, note: str = "") -> None:
        if note == "teaching" and done > 5:
            raise Cancelled

    with pytest.raises(Cancelled):
        library.teaching.teach(LessonPlan(values=SHORT), cancel)
    assert untouched(library)


def test_an_early_end_keeps_and_judges_what_there_is(make_library: MakeLibrary) -> None:
    library = make_library(4, 6)
    outcome = library.teaching.teach(LessonPlan(values=SHORT), enough=lambda: True)
    assert any("ended early" in note for note in outcome.notes) and len(library.teaching.encoders()) == 2
    assert outcome.verdict.unseen_gain is not None  # harm to others is looked for all the same
    whole = library.teaching.teach(LessonPlan(values=SHORT, name="whole"))
    judged = [sum(each.photos for each in one.verdict.labels) for one in (outcome, whole)]
    assert 0 < judged[0] < judged[1]  # by fewer folds


def test_two_thousand_labels(make_library: MakeLibrary) -> None:
    library = make_library(2000, 2)
    outcome = library.teaching.teach(LessonPlan(values={"steps": "2"}, adopt=False))
    assert outcome.labels == 2000


def test_photos_on_a_drive_that_is_away_still_teach_a_head(make_library: MakeLibrary) -> None:
    from engine.catalogue.roots import list_roots, mark_online

    library = make_library(4, 6)
    mark_online(library._catalogue, list_roots(library._catalogue)[0].id, False, None)
    outcome = library.teaching.teach(LessonPlan(values=SHORT, adopt=False))
    assert outcome.photos == 24


def test_deep_teaching_of_photos_that_cannot_be_read_says_so(make_library: MakeLibrary) -> None:
    library = make_library(4, 6)  # of made photos no file is there
    library.change_settings(device="cpu")
    with pytest.raises(CannotLearn, match="Only 0 of 24 labelled photos can be read now"):
        library.teaching.teach(LessonPlan("deep"))
    assert untouched(library)


def test_a_card_that_is_asked_for_and_not_there_is_a_sentence(make_library: MakeLibrary) -> None:
    from engine.embedding.runtime import torch_sees_cuda

    if torch_sees_cuda():
        pytest.skip("this computer has an NVIDIA card")
    library = make_library(4, 6)
    library.change_settings(device="cuda")
    with pytest.raises(CannotLearn, match="choose the processor"):
        library.teaching.teach(LessonPlan("deep"))
    assert untouched(library)


def test_names_are_free_and_never_the_same(make_library: MakeLibrary) -> None:
    library = make_library(4, 6)
    first = library.teaching.teach(LessonPlan(values=SHORT, adopt=False))
    second = library.teaching.teach(LessonPlan(values={"steps": "9"}, adopt=False))
    assert (first.name, second.name) == ("Taught 4 labels", "Taught 4 labels 2")
    library.teaching.rename(second.encoder, "Second")
    library.teaching.remove("Second")
    assert [each.name for each in library.teaching.encoders()] == ["Out of the box", "Taught 4 labels"]


@pytest.mark.parametrize(
    ("kind", "photos", "method"),
    [("names", 1, "supcon"), ("names", 7, "supcon"), ("numbers", 0, "log_ratio"), ("pairs", 2, "contrastive")],
)
def test_the_method_is_chosen_by_the_measured_table(kind: Kind, photos: int, method: str) -> None:
    assert choose_best(kind, np.repeat(np.arange(5), photos)) == method
    assert list(WINNERS) == sorted(WINNERS, key=lambda row: row.photos)
    assert all(row.method in METHODS and row.taught >= row.next_taught for row in WINNERS)
