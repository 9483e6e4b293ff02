"""Pairs of faces: every same pair there is, and as many different ones."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from engine.experiments.protocols.pairs import Pairs


def pair_all(people: npt.NDArray[np.int64], rng: np.random.Generator) -> Pairs:
    """All pairs of one person, then as many pairs of two by chance; none comes twice."""
    first, second = np.triu_indices(len(people), 1)
    same = people[first] == people[second]
    other = rng.choice(np.flatnonzero(~same), int(same.sum()), replace=False)
    rows = np.concatenate([np.flatnonzero(same), other])
    return Pairs(first[rows], second[rows], same[rows])


def split_pairs(pairs: Pairs, share: float, rng: np.random.Generator) -> tuple[Pairs, Pairs]:
    """Two parts by chance, the first with this share of the same and of the different pairs."""
    places = [rng.permutation(np.flatnonzero(pairs.same == kind)) for kind in (True, False)]
    cuts = [round(share * len(part)) for part in places]
    chosen = (
        np.concatenate([part[:cut] for part, cut in zip(places, cuts, strict=True)]),
        np.concatenate([part[cut:] for part, cut in zip(places, cuts, strict=True)]),
    )
    first, second = (Pairs(pairs.first[rows], pairs.second[rows], pairs.same[rows]) for rows in chosen)
    return first, second
