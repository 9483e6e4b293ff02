"""The question of a search as a value, its way to disk and back, and the history of questions."""

from __future__ import annotations

import json
import os

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.pages.search.question import (
    History,
    Question,
    from_record,
    part_of_file,
    part_of_pixels,
    to_record,
)
from engine import Crop, Filters

CAT, DOG = part_of_file("/photos/cat.jpg"), part_of_file("/photos/dog.jpg", less=True)


def test_a_question_sorts_its_examples_for_the_engine():
    query = Question((CAT, DOG)).query
    assert [e.source for e in query.more] == ["/photos/cat.jpg"]
    assert [e.source for e in query.less] == ["/photos/dog.jpg"]


def test_without_a_positive_example_there_is_nothing_to_ask():
    assert Question().query is None


def test_taking_the_last_positive_away_makes_a_negative_ask():
    left = Question((CAT, DOG)).without(0)
    assert [(p.title, p.less) for p in left.parts] == [("dog.jpg", False)]


def test_the_only_positive_cannot_be_turned_negative():
    question = Question((CAT, DOG))
    assert question.changed(0, less=True) is question
    assert question.changed(1, less=False).query.less == ()


def test_a_crop_reaches_the_engine():
    box = Crop(0.1, 0.2, 0.3, 0.4)
    assert Question((CAT,)).changed(0, crop=box).query.more[0].crop == box


def test_a_question_comes_back_from_its_record_but_for_pixels():
    pixels = part_of_pixels(np.zeros((4, 4, 3), np.uint8), "Clipboard")
    asked = Question((CAT, DOG, pixels), Filters(folder="/photos", formats=("JPEG",)), 0.35)
    asked = asked.changed(0, crop=Crop(0.0, 0.0, 0.5, 0.5))
    again = from_record(json.loads(json.dumps(to_record(asked))))
    assert [(p.source, p.less, p.crop) for p in again.parts] == [
        ("/photos/cat.jpg", False, Crop(0.0, 0.0, 0.5, 0.5)),
        ("/photos/dog.jpg", True, None),
    ]
    assert (again.filters, again.min_score) == (asked.filters, 0.35)


def test_a_path_that_is_no_unicode_survives_the_record():
    path = os.fsdecode(b"/photos/caf\xe9.jpg")
    again = from_record(json.loads(json.dumps(to_record(Question((part_of_file(path),))))))
    assert os.fsencode(again.parts[0].path) == b"/photos/caf\xe9.jpg"


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"parts": None},
        {"parts": ["x", {}, {"path": ""}, {"path": "/a", "less": True}]},
        {"parts": [{"path": "/a", "crop": {"x": 1}}]},
        {"filters": 3, "min_score": "high"},
        {"filters": {"colour": "red", "folder": "/a"}},
    ],
)
def test_a_damaged_record_is_no_question(record):
    assert from_record(record).query is None


def test_history_goes_back_and_forward_like_a_browser():
    one, two, three = (Question((part_of_file(f"/{n}.jpg"),)) for n in range(3))
    history = History()
    assert history.current is None and history.back() is None and history.forward() is None
    for question in (one, two):
        history.push(question)
    assert history.back() is one and not history.can_go_back and history.can_go_forward
    assert history.forward() is two
    history.back()
    history.push(three)
    assert history.current is three and not history.can_go_forward and history.back() is one


def test_amending_adds_no_step():
    history = History()
    history.push(Question((CAT,)))
    history.amend(Question((CAT,), min_score=0.5))
    assert history.current.min_score == 0.5 and not history.can_go_back


@given(st.lists(st.sampled_from(["push", "back", "forward"]), max_size=60))
def test_history_agrees_with_two_stacks(moves):
    history, past, future = History(limit=1000), [], []
    for number, move in enumerate(moves):
        if move == "push":
            question = Question(min_score=float(number))
            history.push(question)
            past, future = [*past, question], []
        elif move == "back" and len(past) > 1:
            future.append(past.pop())
            history.back()
        elif move == "forward" and future:
            past.append(future.pop())
            history.forward()
        assert history.current == (past[-1] if past else None)
        assert (history.can_go_back, history.can_go_forward) == (len(past) > 1, bool(future))
