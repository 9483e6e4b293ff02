"""Pictures that look alike and are not copies: pages, frames, gradients, screens, skies, blurs."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageOps

from tests.benchmarks.duplicates.made_edits import Picture, font

Photos = Sequence[Picture]
LETTERS = "aaabcdeeeeefghiiijklmnnnoooprrsssttttuvwy"


def sentence(dice: random.Random, letters: int) -> str:
    """Made words, about so many letters."""
    words: list[str] = []
    while sum(map(len, words)) < letters:
        words.append("".join(dice.choices(LETTERS, k=dice.randint(2, 9))))
    return " ".join(words)


def page(look: random.Random, dice: random.Random, photos: Photos) -> Picture:
    """A page of text; pages of one `look` share their template and no word."""
    wide, tall = look.choice([(640, 480), (480, 640), (600, 800)])
    made = Image.new("RGB", (wide, tall), look.choice(["white", "#fbf7ec"]))
    draw = ImageDraw.Draw(made)
    size = look.choice([9, 11, 14])
    draw.rectangle((0, 0, wide, tall * 0.1), fill=tuple(look.randrange(20, 160) for _ in range(3)))
    draw.text((wide * 0.06, tall * 0.03), look.choice(["Quarterly report", "Minutes", "Invoice"]), "white", font(18))
    lines = int(tall * 0.8 / (size * 1.6)) - look.randint(0, 4)
    for line in range(lines):
        text = sentence(dice, int(wide * 0.8 / size * 1.5))
        draw.text((wide * 0.08, tall * 0.14 + line * size * 1.6), text, "#222222", font(size))
    return made


def table(look: random.Random, dice: random.Random, photos: Photos) -> Picture:
    """A ruled form whose words are the same on all and whose numbers are not."""
    made = Image.new("RGB", (620, 460), "white")
    draw = ImageDraw.Draw(made)
    names = [sentence(look, 10) for _ in range(12)]
    draw.text((30, 16), "Invoice", "black", font(26))
    for row, name in enumerate(names):
        top = 70 + row * 31
        draw.rectangle((28, top - 6, 592, top + 25), outline="#888888")
        draw.text((40, top), name, "black", font(14))
        for left in (300, 400, 500):
            draw.text((left, top), f"{dice.randrange(1, 99999) / 100:.2f}", "black", font(14))
    return made


def frame(look: random.Random, dice: random.Random, photos: Photos) -> Picture:
    """Another photo in the same frame."""
    wide, tall = look.choice([(540, 440), (500, 500)])
    margin = look.uniform(0.08, 0.18)
    made = Image.new("RGB", (wide, tall), tuple(look.randrange(30, 200) for _ in range(3)))
    inner = (round(wide * (1 - 2 * margin)), round(tall * (1 - 2 * margin - 0.08)))
    made.paste(ImageOps.fit(dice.choice(photos), inner), (round(wide * margin), round(tall * margin)))
    ImageDraw.Draw(made).text((wide * margin, tall * 0.89), "Our holiday album", "white", font(20))
    return made


def screen(look: random.Random, dice: random.Random, photos: Photos) -> Picture:
    """Another photo in the same application."""
    made = Image.new("RGB", (440, 450 + 100 * look.randint(0, 2)), (246, 246, 250))
    draw = ImageDraw.Draw(made)
    draw.rectangle((0, 0, 440, 40), fill=(34, 40, 50))
    draw.text((16, 12), "9:41  Pictures", "white", font(16))
    for number in range(5):
        draw.ellipse((40 + 80 * number, made.height - 40, 60 + 80 * number, made.height - 20), fill=(90, 110, 200))
    made.paste(ImageOps.fit(dice.choice(photos), (392, made.height - 160)), (24, 80))
    for line in range(3):
        top = made.height - 72 + 10 * line
        draw.rectangle((24, top, 24 + dice.randint(100, 380), top + 5), fill=(200, 200, 204))
    return made


def gradient(look: random.Random, dice: random.Random, photos: Photos) -> Picture:
    """A smooth change from one colour to a darker one."""
    first = np.array([dice.randrange(60, 256) for _ in range(3)], np.float32)
    slope = np.linspace(1, dice.uniform(0.4, 0.7), 480, dtype=np.float32)[:, None, None]
    return Image.fromarray((np.ones((480, 640, 1), np.float32) * first * slope).astype(np.uint8))


def sky(look: random.Random, dice: random.Random, photos: Photos) -> Picture:
    """Stars."""
    rng = np.random.default_rng(dice.randrange(1 << 30))
    pixels = rng.integers(4, 16, (480, 640)).astype(np.uint8)
    for _ in range(dice.randint(150, 400)):
        y, x = rng.integers(0, 478), rng.integers(0, 638)
        size = rng.integers(1, 3)
        pixels[y : y + size, x : x + size] = rng.integers(60, 255)
    return Image.fromarray(pixels).convert("RGB")


def blurred(look: random.Random, dice: random.Random, photos: Photos) -> Picture:
    """A photo out of focus."""
    return ImageOps.fit(dice.choice(photos), (300, 300)).filter(ImageFilter.GaussianBlur(dice.uniform(12, 22)))


LOOKALIKES: dict[str, Callable[[random.Random, random.Random, Photos], Picture]] = {
    "hn_page": page,
    "hn_table": table,
    "hn_frame": frame,
    "hn_screenshot": screen,
    "hn_gradient": gradient,
    "hn_stars": sky,
    "hn_blurred": blurred,
}
