"""Settings and encoder rows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.catalogue import Catalogue
from engine.catalogue.encoders import (
    EncoderRow,
    encoder_in_use,
    list_encoders,
    remove_encoder,
    save_encoder,
    use_encoder,
)
from engine.catalogue.settings import get_setting, set_setting

FIRST = EncoderRow("lite0.aa", "EfficientNet-Lite0", "lite0", b"\x00\xff", "2024-05-01T12:00:00")
SECOND = EncoderRow("lite0.bb", "My orchids", "lite0", b"", "2024-05-02T12:00:00", "taught from 40 labels")


@pytest.mark.parametrize("value", [True, 0, 2.5, "写真\n", ["a", None], {"a": {"b": []}}])
def test_a_setting_comes_back_as_it_was(catalogue: Catalogue, value: object) -> None:
    set_setting(catalogue, "key", "before")
    set_setting(catalogue, "key", value)
    assert get_setting(catalogue, "key") == value


def test_a_setting_that_was_never_set_or_is_forgotten_has_its_default(catalogue: Catalogue) -> None:
    assert get_setting(catalogue, "key", 5) == 5
    set_setting(catalogue, "key", 6)
    set_setting(catalogue, "key", None)
    assert get_setting(catalogue, "key", 5) == 5


def test_one_encoder_is_in_use_and_all_are_kept(catalogue: Catalogue) -> None:
    assert encoder_in_use(catalogue) is None
    save_encoder(catalogue, SECOND)
    save_encoder(catalogue, FIRST)
    use_encoder(catalogue, FIRST.id)
    use_encoder(catalogue, SECOND.id)
    assert encoder_in_use(catalogue) == SECOND
    assert list_encoders(catalogue) == [FIRST, SECOND]


def test_saving_an_encoder_again_keeps_it_in_use(catalogue: Catalogue) -> None:
    save_encoder(catalogue, FIRST)
    use_encoder(catalogue, FIRST.id)
    renamed = replace(FIRST, name="Renamed")
    save_encoder(catalogue, renamed)
    assert encoder_in_use(catalogue) == renamed


def test_an_unknown_encoder_is_not_taken_into_use(catalogue: Catalogue) -> None:
    save_encoder(catalogue, FIRST)
    use_encoder(catalogue, FIRST.id)
    with pytest.raises(LookupError):
        use_encoder(catalogue, "nobody")
    assert encoder_in_use(catalogue) == FIRST


def test_the_encoder_in_use_is_not_removed(catalogue: Catalogue) -> None:
    save_encoder(catalogue, FIRST)
    save_encoder(catalogue, SECOND)
    use_encoder(catalogue, FIRST.id)
    remove_encoder(catalogue, FIRST.id)
    remove_encoder(catalogue, SECOND.id)
    assert list_encoders(catalogue) == [FIRST]
