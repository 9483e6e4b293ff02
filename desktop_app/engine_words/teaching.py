"""What the engine says of labels, lessons and encoders; `say` translates it."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

ENCODER_NAMES: tuple[str, ...] = (  # type: ignore[assignment]  # as the engine names them by itself
    QT_TRANSLATE_NOOP("Engine", "Out of the box"),
    QT_TRANSLATE_NOOP("Engine", "Taught {0} labels, deep"),
    QT_TRANSLATE_NOOP("Engine", "Taught {0} labels"),
    QT_TRANSLATE_NOOP("Engine", "Taught {0}"),
)

TEACHING_SENTENCES: tuple[str, ...] = (  # type: ignore[assignment]  # Qt's stubs say object
    QT_TRANSLATE_NOOP(
        "Engine",
        "No photo has a label yet: take the labels from your folders, or select photos and label them.",
    ),
    QT_TRANSLATE_NOOP("Engine", "{0} is the only label: give a second label to photos that show something else."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "No label has two different photos, so nothing shows what the photos of a label share: label a second one.",
    ),
    QT_TRANSLATE_NOOP("Engine", "{0} has only one photo: label at least two of each."),
    QT_TRANSLATE_NOOP("Engine", "{0} have only one photo: label at least two of each."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "All photos of {0} are copies of one picture and count as one: label a different photo.",
    ),
    QT_TRANSLATE_NOOP("Engine", "{0} has fewer than {1} different photos: the verdict will be unsure about them."),
    QT_TRANSLATE_NOOP("Engine", "{0} have fewer than {1} different photos: the verdict will be unsure about them."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{0} has up to {1} photos and others {2}: every label is shown equally often, so more photos of the "
        "small ones help most.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{0} have up to {1} photos and others {2}: every label is shown equally often, so more photos of the "
        "small ones help most.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "1 labelled photo is nearly a copy of another: copies are kept on one side, so that no photo is "
        "judged by its own copy.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{0} labelled photos are nearly copies of others: copies are kept on one side, so that no photo is "
        "judged by its own copy.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "1 labelled photo is not in the library now and cannot be learned from: add or index their folder.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{0} labelled photos are not in the library now and cannot be learned from: add or index their folder.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Photos that were held out find their label better: MAP@R {0} before, {1} after, a gain of {2}.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Photos that were held out find their label hardly more often than by chance, so nothing that can be "
        "seen tells these labels apart.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Labels that were not taught would be found worse: Labels left out of the lesson gain {0}.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Labels that were not taught would be found worse: Likeness follows labels left out of the lesson less "
        "closely: {0}.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "With so few photos that may be chance, but likeness follows the labels more closely: its correlation with "
        "them gains {0}.",
    ),
    QT_TRANSLATE_NOOP("Engine", "There is no gain beyond the error: MAP@R {0} before, {1} after, a gain of {2}."),
    QT_TRANSLATE_NOOP("Engine", "It cannot be judged, as no label has photos to spare for a test."),
    QT_TRANSLATE_NOOP("Engine", "Labels left out of the lesson gain {0}."),
    QT_TRANSLATE_NOOP("Engine", "There are too few labels to tell what becomes of others."),
    QT_TRANSLATE_NOOP("Engine", "The encoder stays as it is."),
    QT_TRANSLATE_NOOP("Engine", "“{0}” may have been taught with these very photos; on new ones it gains less."),
    QT_TRANSLATE_NOOP("Engine", "Both may have been taught with these very photos; on new ones they gain less."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The loss at step {0} is {1}, for {2} of its {3} inputs hold values that are no finite numbers: leave"
        " those photos out.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The gradient at step {0} is endless, for {1} of its {2} inputs hold values that are no finite "
        "numbers: leave those photos out.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The loss at step {0} is {1}: learning_rate = {2} (here {3}) is too high for {4}; choose a tenth of "
        "it, or a clip_norm of 1.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The gradient at step {0} is endless: learning_rate = {1} (here {2}) is too high for {3}; choose a "
        "tenth of it, or a clip_norm of 1.",
    ),
    QT_TRANSLATE_NOOP("Engine", "The network is as it was before."),
    QT_TRANSLATE_NOOP("Engine", "{0} needs more photos: at least {1} different ones each."),
    QT_TRANSLATE_NOOP("Engine", "{0} need more photos: at least {1} different ones each."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Look through the photos that may be mislabelled, or label by something that can be seen.",
    ),
    QT_TRANSLATE_NOOP("Engine", "{0} would be found worse: more photos of them help most."),
    QT_TRANSLATE_NOOP("Engine", "{0} is taken for {1} in {2} of its photos."),
    QT_TRANSLATE_NOOP("Engine", "Look through your answers, or answer by something that can be seen."),
    QT_TRANSLATE_NOOP("Engine", "Answer more pairs: so far {0} photos are known to be like another, in {1} sets."),
    QT_TRANSLATE_NOOP("Engine", "Photos like {0} are taken for ones like {1} {2} of the time."),
    QT_TRANSLATE_NOOP("Engine", "Give more photos this number, above all those whose values are rare."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "With four labels or more it could be told what becomes of labels that were not taught.",
    ),
    QT_TRANSLATE_NOOP("Engine", "“{0}” and “{1}” find the labelled photos equally well ({2} MAP@R)."),
    QT_TRANSLATE_NOOP("Engine", "“{0}” finds the labelled photos better than “{1}” ({2} MAP@R)."),
    QT_TRANSLATE_NOOP("Engine", "There is nothing to compare by: give at least two photos of some label that label."),
    QT_TRANSLATE_NOOP("Engine", "An encoder needs a name of letters that can be seen."),
    QT_TRANSLATE_NOOP("Engine", "{0} encoders are called {1}: give the id of one."),
    QT_TRANSLATE_NOOP("Engine", "There is no encoder {0}: choose one of {1}."),
    QT_TRANSLATE_NOOP("Engine", "{0} is in use: choose another one first."),
    QT_TRANSLATE_NOOP("Engine", "{0} is what every lesson starts from, so it is kept."),
    QT_TRANSLATE_NOOP("Engine", "{0} cannot be written ({1}): choose another place."),
    QT_TRANSLATE_NOOP("Engine", "{0} is no encoder of this program: choose a file that export-encoder has written."),
    QT_TRANSLATE_NOOP("Engine", "{0} was written by a newer version of the program: install that one to read it."),
    QT_TRANSLATE_NOOP("Engine", "{0} is damaged ({1}): export the encoder again."),
    QT_TRANSLATE_NOOP("Engine", "{0} is too large for an encoder: choose another file."),
    QT_TRANSLATE_NOOP("Engine", "{0} cannot be read ({1}): choose the file again."),
    QT_TRANSLATE_NOOP("Engine", "{0} needs the network {1}, which is not part of the program."),
    QT_TRANSLATE_NOOP("Engine", "{0} holds an encoder that this library has already."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{0} was made for photos embedded by {1}, and this library has {2}: choose that network in the "
        "settings, index, and import again.",
    ),
    QT_TRANSLATE_NOOP("Engine", "{0} holds no network of this program: export the encoder again."),
    QT_TRANSLATE_NOOP("Engine", "{0} cannot be written ({1}): make room there."),
    QT_TRANSLATE_NOOP("Engine", "{0} cannot be written: {1}"),
    QT_TRANSLATE_NOOP("Engine", "None of the labelled photos has been indexed: index the library first."),
    QT_TRANSLATE_NOOP("Engine", "{0} learns from numbers such as a rating: say which with --number."),
    QT_TRANSLATE_NOOP("Engine", "{0} learns from names: choose log_ratio."),
    QT_TRANSLATE_NOOP("Engine", "{0} needs labels, and there are only answered pairs: label some photos."),
    QT_TRANSLATE_NOOP("Engine", "There is no method {0}: choose {1} or one of {2}."),
    QT_TRANSLATE_NOOP("Engine", "There is no parameter {0}: choose one of {1}."),
    QT_TRANSLATE_NOOP("Engine", "Log-ratio learns from numbers: name one with --number. Photos have {0}."),
    QT_TRANSLATE_NOOP("Engine", "No photo has the number {0}: choose one of {1}."),
    QT_TRANSLATE_NOOP("Engine", "{0} is known of {1} photos: it takes {2}, and three values."),
    QT_TRANSLATE_NOOP("Engine", "{0} = {1} cannot work: choose a number between {2}."),
    QT_TRANSLATE_NOOP("Engine", "{0} = {1} cannot work: choose a whole number between {2}."),
    QT_TRANSLATE_NOOP("Engine", "{0} = {1} is unknown: choose one of {2}."),
    QT_TRANSLATE_NOOP("Engine", "It was ended early, and what it had learned by then was kept."),
    QT_TRANSLATE_NOOP("Engine", "{0} needs at least {1} photos, not {2}: label more."),
    QT_TRANSLATE_NOOP("Engine", "{0} needs at least {1} classes, not {2}: label some more."),
    QT_TRANSLATE_NOOP("Engine", "{0} needs a class with at least {1} photos: label some more."),
    QT_TRANSLATE_NOOP("Engine", "A batch needs at least {0} classes with enough photos, not {1}: label some more."),
    QT_TRANSLATE_NOOP("Engine", "A batch cannot have {0} photos of a class: take 2 to 4."),
    QT_TRANSLATE_NOOP("Engine", "Pairs need a class with at least two photos: label some more."),
    QT_TRANSLATE_NOOP("Engine", "A neighbourhood needs at least 3 photos, not {0}: label more or take larger batches."),
    QT_TRANSLATE_NOOP("Engine", "No batch can be made of these examples: label more, or take smaller batches."),
    QT_TRANSLATE_NOOP("Engine", "{0} of {1} photos have features that are no finite numbers: index them anew."),
    QT_TRANSLATE_NOOP("Engine", "The checkpoint in {0} is damaged ({1}): delete it to start anew."),
    QT_TRANSLATE_NOOP("Engine", "A label needs at least one letter."),
    QT_TRANSLATE_NOOP("Engine", "There is no label called {0}: choose one of the list."),
    QT_TRANSLATE_NOOP("Engine", "{0} must be a number, not {1}: write it with digits, such as 4 or 0.5."),
    QT_TRANSLATE_NOOP("Engine", "A pair needs two different photos."),
    QT_TRANSLATE_NOOP("Engine", "The labels cannot be saved ({0}): make room on the disk that holds the library."),
    QT_TRANSLATE_NOOP("Engine", "No photo of the library has the label {0} yet: give it to a few first."),
    QT_TRANSLATE_NOOP("Engine", "{0} is not in the library: add it and index it first."),
    QT_TRANSLATE_NOOP("Engine", "{0} cannot be read from photos: choose one of {1}."),
    QT_TRANSLATE_NOOP("Engine", "{0} cannot be written ({1}): choose another place for it."),
    QT_TRANSLATE_NOOP("Engine", "{0} cannot be read ({1}): choose another file."),
    QT_TRANSLATE_NOOP("Engine", "{0} is larger than {1} GB: split it and import the parts."),
    QT_TRANSLATE_NOOP("Engine", "{0} holds no labels: its first line must name the columns, at least path and label."),
    QT_TRANSLATE_NOOP("Engine", "{0} holds no labels: {1}"),
    QT_TRANSLATE_NOOP("Engine", "{0} is neither .csv nor .jsonl: name the file by one of these."),
    QT_TRANSLATE_NOOP(
        "Engine",
        '{0} holds no labels: each line must be as {"path": "/photos/1.jpg", "labels": ["cat"]}.',
    ),
    QT_TRANSLATE_NOOP("Engine", "The network of {0} has not seen this photo yet: index the library."),
    QT_TRANSLATE_NOOP("Engine", "It was ended early, so fewer folds have judged it."),
    QT_TRANSLATE_NOOP("Engine", "Weights have become no finite numbers: choose a tenth of the learning_rate."),
    QT_TRANSLATE_NOOP("Engine", "The graphics card has too little memory free."),
    QT_TRANSLATE_NOOP("Engine", "The graphics card cannot be used now ({0})."),
    QT_TRANSLATE_NOOP("Engine", "It was taught on the processor instead."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "No NVIDIA card can be used here: choose the processor in the settings, or install torch for CUDA.",
    ),
    QT_TRANSLATE_NOOP("Engine", "The processor teaches."),
    QT_TRANSLATE_NOOP("Engine", "The graphics card teaches."),
    QT_TRANSLATE_NOOP("Engine", "The library has changed in the meantime: teach again."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Only {0} of {1} labelled photos can be read now, too few to teach the network: connect the drive "
        "they lie on, or teach quickly.",
    ),
    QT_TRANSLATE_NOOP("Engine", "Another deep lesson is under way in this library: wait for its end, or cancel it."),
    QT_TRANSLATE_NOOP("Engine", "{0} cannot be written ({1}): make room there and teach again; it goes on from there."),
    QT_TRANSLATE_NOOP("Engine", "It was judged by {0} folds over photos and {1} over labels."),
    QT_TRANSLATE_NOOP("Engine", "{0} labelled photos could not be read now and took no part."),
)
