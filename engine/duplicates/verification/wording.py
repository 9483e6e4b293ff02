"""Why two pictures are one, in words."""

from __future__ import annotations

import numpy as np

from engine.duplicates.verification.agreement import Agreement
from engine.duplicates.verification.framing import WHOLE, Framing
from engine.duplicates.verification.look import Facts
from engine.duplicates.verification.registration import Registration

COLOURED, RETOUCHED, DRAWN, TURNED = 10.0, 8.0, 0.01, 0.02


def describe_same(first: Facts, second: Facts) -> str:
    """Re-saved, or at another size."""
    if (first.width, first.height) == (second.width, second.height):
        return "The same picture, saved again."
    return f"The same picture at {first.width}x{first.height} and {second.width}x{second.height}."


def describe_edit(found: Agreement, registration: Registration, framing: Framing) -> str:
    """What was done to it, as far as it shows."""
    parts = [*_describe_geometry(found, registration, framing), *_describe_tones(found)]
    if found.differing > DRAWN:
        parts.append(f"something else on {100 * found.differing:.0f} % of it")
    return f"The same picture, {_join(parts) if parts else 'slightly changed'}."


def _describe_geometry(found: Agreement, registration: Registration, framing: Framing) -> list[str]:
    parts = []
    least, most = sorted((found.first_share, found.second_share))
    if registration.mirrored:
        parts.append("mirrored")
    linear = registration.matrix[:, :2] @ np.diag([-1.0 if registration.mirrored else 1.0, 1.0])
    angle = abs(float(np.degrees(np.arctan2(linear[1, 0] - linear[0, 1], linear[0, 0] + linear[1, 1]))))
    if angle > 1:
        parts.append(f"turned by {angle:.0f} degrees")
    if least < WHOLE:
        how = "cut in two ways" if most < WHOLE else "of which one shows a part"
        parts.append(f"{'set in something larger' if framing.set_in else how} ({100 * least:.0f} %)")
    scales = np.linalg.svd(registration.matrix[:, :2], compute_uv=False)
    if scales[0] / scales[1] > 1 + TURNED:
        parts.append("stretched")
    return parts


def _describe_tones(found: Agreement) -> list[str]:
    if found.retouch > RETOUCHED:
        return ["lighter or darker"]
    return ["with other colours"] if found.colour > COLOURED else []


def _join(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
