"""Every method has its words, and they are the only ones."""

from __future__ import annotations

import pytest

from engine.learning.labels import Needs
from engine.learning.losses import LOSSES
from engine.learning.methods import METHODS, SCHEMES
from engine.learning.parameters import PARAMETERS, SCHEME_PARAMETERS


def test_each_loss_and_scheme_is_explained() -> None:
    assert list(METHODS) == list(LOSSES) == list(PARAMETERS)
    assert list(SCHEMES) == list(SCHEME_PARAMETERS)


@pytest.mark.parametrize("name", LOSSES)
def test_the_words_fit_the_loss(name: str) -> None:
    assert LOSSES[name].title == METHODS[name].title
    assert LOSSES[name].needs.continuous == (METHODS[name].labels == "numbers")
    assert isinstance(LOSSES[name].needs, Needs)


def test_each_summary_is_one_sentence() -> None:
    for method in (METHODS | SCHEMES).values():
        assert method.summary.endswith(".")
        assert len(method.summary) <= 120
        assert method.source.rpartition(" ")[2].isdigit()
