"""What the engine says, in the user's language; a sentence that is not known here stays as the engine wrote it."""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_app.cleaning_words import CLEANING_SENTENCES

EXIF_NAMES = (
    QT_TRANSLATE_NOOP("Engine", "Lens"),
    QT_TRANSLATE_NOOP("Engine", "Exposure"),
    QT_TRANSLATE_NOOP("Engine", "Aperture"),
    QT_TRANSLATE_NOOP("Engine", "ISO"),
    QT_TRANSLATE_NOOP("Engine", "Exposure bias"),
    QT_TRANSLATE_NOOP("Engine", "Focal length"),
    QT_TRANSLATE_NOOP("Engine", "Flash"),
    QT_TRANSLATE_NOOP("Engine", "Program"),
    QT_TRANSLATE_NOOP("Engine", "Software"),
    QT_TRANSLATE_NOOP("Engine", "Artist"),
    QT_TRANSLATE_NOOP("Engine", "Copyright"),
    QT_TRANSLATE_NOOP("Engine", "Description"),
)

ENCODER_TITLES = (
    QT_TRANSLATE_NOOP("Engine", "EfficientNet-Lite0 (fast, comes with the program)"),
    QT_TRANSLATE_NOOP("Engine", "EfficientNetV2-S (about fifteen times slower)"),
    QT_TRANSLATE_NOOP("Engine", "ConvNeXt-T (about five times slower)"),
    QT_TRANSLATE_NOOP("Engine", "ViT-B/16, a transformer (about fifteen times slower)"),
)

OWN_SENTENCES: tuple[str, ...] = (  # type: ignore[assignment]  # Qt's stubs say object
    QT_TRANSLATE_NOOP("Engine", "Give at least one photo that the matches should be like."),
    QT_TRANSLATE_NOOP("Engine", "These examples cancel each other out: take one of them away."),
    QT_TRANSLATE_NOOP("Engine", "The library has no photos yet: add a folder and let it be indexed first."),
    QT_TRANSLATE_NOOP("Engine", "This photo is not in the library any more: choose another."),
    QT_TRANSLATE_NOOP("Engine", "{0} is not there now: plug in its drive and try again."),
    QT_TRANSLATE_NOOP("Engine", "The chosen region lies outside the photo."),
    QT_TRANSLATE_NOOP("Engine", "The photo has no file any more."),
    QT_TRANSLATE_NOOP("Engine", "The weights of {0} are missing: install Lookalike again."),
    QT_TRANSLATE_NOOP("Engine", "No NVIDIA card can be used here: choose the processor, or install torch for CUDA."),
    QT_TRANSLATE_NOOP("Engine", "There is no file {0}: choose the checkpoint again."),
    QT_TRANSLATE_NOOP("Engine", "The disk is full: make room on the disk that holds the library and try again."),
    QT_TRANSLATE_NOOP("Engine", "The library cannot be written to: allow writing in its folder, or choose another."),
    QT_TRANSLATE_NOOP("Engine", "The library file cannot be opened: check that its folder exists and is writable."),
    QT_TRANSLATE_NOOP("Engine", "The disk that holds the library fails: check the disk and its cable."),
    QT_TRANSLATE_NOOP("Engine", "This library was made by a newer Lookalike: install the newest version to open it."),
    QT_TRANSLATE_NOOP("Engine", "It is not in the library, so it was left alone."),
    QT_TRANSLATE_NOOP("Engine", "It has changed since it was indexed, so it was left alone: index its folder again."),
    QT_TRANSLATE_NOOP("Engine", "It could not be read ({0}), so it was left alone."),
    QT_TRANSLATE_NOOP("Engine", "It could not be moved to the trash: {0}."),
    QT_TRANSLATE_NOOP("Engine", "It is still in its place, although the system told that it is in the trash."),
    QT_TRANSLATE_NOOP("Engine", "It is not in the trash any more, or its disk is not connected, so it stays away."),
    QT_TRANSLATE_NOOP("Engine", "It could not be put back: {0}."),
    QT_TRANSLATE_NOOP("Engine", "It lies on a network drive, which has no trash: delete it there if you are sure."),
    QT_TRANSLATE_NOOP("Engine", "The file is empty."),
    QT_TRANSLATE_NOOP("Engine", "The file is not there any more."),
    QT_TRANSLATE_NOOP("Engine", "The file cannot be read: {0}."),
    QT_TRANSLATE_NOOP("Engine", "The RAW file cannot be read: {0}."),
    QT_TRANSLATE_NOOP("Engine", "It cannot be read: {0}."),
    QT_TRANSLATE_NOOP("Engine", "The file is cut off: only {0} of the picture is there."),
    QT_TRANSLATE_NOOP("Engine", "The file is damaged: it begins like a photo, but goes on differently."),
    QT_TRANSLATE_NOOP("Engine", "This is not a photo that can be read: it holds {0}."),
    QT_TRANSLATE_NOOP("Engine", "It has no pixels."),
    QT_TRANSLATE_NOOP("Engine", "It needs more memory than there is."),
    QT_TRANSLATE_NOOP("Engine", "The file has {0} GB, more than the limit of {1}."),
    QT_TRANSLATE_NOOP("Engine", "The file is larger than {0} MB, too much for its kind."),
    QT_TRANSLATE_NOOP("Engine", "It claims {0} megapixels, more than the limit of {1}."),
    QT_TRANSLATE_NOOP("Engine", "It has {0} megapixels; of its kind at most {1} fit into memory."),
    QT_TRANSLATE_NOOP("Engine", "The library was indexed with {0}, but {1} is here now: index the library again."),
    QT_TRANSLATE_NOOP("Engine", "The encoder could not be kept in {0}: free some space there and try again."),
    QT_TRANSLATE_NOOP("Engine", "The weights file {0} is damaged: delete it, then try again or reinstall."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The weights of {0} could not be downloaded: connect to the internet and try again, or "
        "choose EfficientNet-Lite0, which comes with the program. ({1})",
    ),
    QT_TRANSLATE_NOOP("Engine", "The library file cannot be rebuilt: check the disk that holds the library."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The library folder {0} cannot be used ({1}): make it writable, or choose another folder.",
    ),
    QT_TRANSLATE_NOOP("Engine", "The library file is damaged: close every other Lookalike, then start it again."),
    QT_TRANSLATE_NOOP("Engine", "Another Lookalike is preparing this library: wait a little and start again."),
    QT_TRANSLATE_NOOP("Engine", "It is a link to another file: delete it in the file manager if you do not need it."),
    QT_TRANSLATE_NOOP("Engine", "It cannot be found: {0}."),
    QT_TRANSLATE_NOOP("Engine", "It is an icon that claims to be larger than icons are."),
    QT_TRANSLATE_NOOP("Engine", "It took longer than {0} seconds to read."),
    QT_TRANSLATE_NOOP("Engine", "Reading it crashed the decoder; the file is damaged."),
    QT_TRANSLATE_NOOP("Engine", "Reading it failed unexpectedly ({0})."),
    QT_TRANSLATE_NOOP("Engine", "It needs more memory than one photo may take."),
    QT_TRANSLATE_NOOP("Engine", "The file vanished before it could be read."),
    QT_TRANSLATE_NOOP("Engine", "The file could not be read: {0}."),
    QT_TRANSLATE_NOOP("Engine", "The file is damaged: {0}."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Nothing more can be written to {0} ({1}). What was indexed so far is kept: make room there, then index again.",
    ),
)
SENTENCES = (*OWN_SENTENCES, *CLEANING_SENTENCES)


def say(text: object) -> str:
    """A sentence or a name from the engine (an exception too) in the user's language."""
    said = str(text)
    if said in SENTENCES:
        return QCoreApplication.translate("Engine", said)
    for pattern, template in patterns():
        match = pattern.fullmatch(said)
        if match is not None:
            return QCoreApplication.translate("Engine", template).format(*match.groups())
    return QCoreApplication.translate("Engine", said)


def say_reasons(text: str) -> str:
    """Several reasons, each in the user's language; the engine sets a semicolon between them."""
    return QCoreApplication.translate("Engine", "; ").join(say(part) for part in text.split("; "))


def say_evidence(text: str) -> str:
    """Why pictures are one: "The same picture, mirrored and stretched." with each part in the user's language."""
    match = re.fullmatch(r"The same picture, (.+)\.", text)
    frame = QCoreApplication.translate("Engine", "The same picture, {0}.")
    if match is None or text in SENTENCES or frame == "The same picture, {0}.":
        return say(text)
    parts = (say(part) for part in re.split(r", | and ", match[1]))
    return frame.format(QCoreApplication.translate("Engine", ", ").join(parts))


@cache
def patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The sentences with gaps, each as a pattern that takes out what fills them."""
    gaps = [sentence for sentence in SENTENCES if "{0}" in sentence]
    return tuple((re.compile(re.sub(r"\\\{\d\\\}", "(.+)", re.escape(each)), re.DOTALL), each) for each in gaps)
