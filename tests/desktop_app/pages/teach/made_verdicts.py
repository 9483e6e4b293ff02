"""Verdicts and encoders that exist only in tests."""

from __future__ import annotations

from engine import Confusion, LabelGain, Scores, TaughtEncoder, Verdict


def make_verdict(better: bool = True, **changes: object) -> Verdict:
    """A verdict on two labels."""
    values: dict = {
        "baseline": Scores(0.5, 0.8),
        "trained": Scores(0.75, 0.9),
        "gain": 0.25 if better else 0.01,
        "error": 0.05,
        "unseen_gain": 0.02,
        "unseen_error": 0.04,
        "better": better,
        "reason": "It cannot be judged, as no label has photos to spare for a test. The encoder stays as it is.",
        "advice": ("cat and dog need more photos: at least 5 different ones each.",),
        "labels": (LabelGain("cat", 12, 0.4, 0.3), LabelGain("dog", 9, 0.5, 0.9)),
        "confusions": (Confusion("cat", "dog", 0.1, 0.3), Confusion("dog", "cat", 0.5, 0.0)),
        "ruling": "better" if better else "no gain",
    }
    return Verdict(**{**values, **changes})


def make_encoder(encoder: str = "new", **changes: object) -> TaughtEncoder:
    """An encoder that was taught quickly."""
    values: dict = {
        "id": encoder,
        "name": f"Encoder {encoder}",
        "kind": "quick",
        "backbone": "network",
        "created_at": "2026-05-04T10:20:30",
        "in_use": True,
        "coming": False,
        "method": "supcon",
        "labels": 2,
        "photos": 21,
        "verdict": make_verdict(),
    }
    return TaughtEncoder(**{**values, **changes})
