"""Every text of the window has its Japanese, nothing is left over, and the compiled files are up to date."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from desktop_app.engine_words import say, say_evidence, say_of_labels, say_reasons
from desktop_app.languages import install_language
from engine.embedding import ENCODERS
from engine.lessons.choosing import list_forms, list_plan_fields

REPOSITORY = Path(__file__).resolve().parents[2]
TRANSLATIONS = REPOSITORY / "resources" / "translations"
OPTIONS = {"ja": [], "en": ["-pluralonly"]}  # English needs its plural forms only


def run_tool(name: str, *arguments: str) -> None:
    tool = Path(sys.executable).parent / name
    subprocess.run([str(tool), *arguments], cwd=REPOSITORY, check=True, capture_output=True, timeout=120)


def read_messages(path: Path) -> list[ElementTree.Element]:
    return list(ElementTree.parse(path).getroot().iter("message"))


@pytest.mark.parametrize("language", OPTIONS)
def test_no_text_is_untranslated_or_left_over(language: str, tmp_path: Path) -> None:
    kept = TRANSLATIONS / f"lookalike_{language}.ts"
    fresh = Path(shutil.copy(kept, tmp_path))
    sources = sorted(str(path.relative_to(REPOSITORY)) for path in (REPOSITORY / "desktop_app").rglob("*.py"))
    run_tool("pyside6-lupdate", "-no-obsolete", "-locations", "none", *OPTIONS[language], *sources, "-ts", str(fresh))
    texts = [message.findtext("source") for message in read_messages(fresh)]
    assert texts == [message.findtext("source") for message in read_messages(kept)], "run `make translations`"
    unfinished = [
        message.findtext("source")
        for message in read_messages(kept)
        if message.find("translation").get("type") or not "".join(message.find("translation").itertext()).strip()
    ]
    assert [text for text in unfinished if text.strip()] == []


@pytest.mark.parametrize("language", OPTIONS)
def test_the_compiled_file_is_up_to_date(language: str, tmp_path: Path) -> None:
    made = tmp_path / "made.qm"
    run_tool("pyside6-lrelease", str(TRANSLATIONS / f"lookalike_{language}.ts"), "-qm", str(made))
    assert made.read_bytes() == (TRANSLATIONS / f"lookalike_{language}.qm").read_bytes(), "run `make translations`"


def test_translations_keep_the_gaps_of_their_texts() -> None:
    for message in read_messages(TRANSLATIONS / "lookalike_ja.ts"):
        source, translated = message.findtext("source"), "".join(message.find("translation").itertext())
        assert sorted(re.findall(r"\{\d\}|%L?n", source)) == sorted(re.findall(r"\{\d\}|%L?n", translated)), source


@pytest.fixture
def speak(qapp: QApplication):
    yield lambda language: install_language(qapp, language)
    for translator in qapp.property("translators") or []:
        qapp.removeTranslator(translator)
    qapp.setProperty("translators", [])


def test_the_chosen_language_is_spoken_with_its_plurals(speak) -> None:
    speak("ja")
    assert QCoreApplication.translate("LibraryPage", "Library") == "ライブラリ"
    speak("en")
    assert QCoreApplication.translate("LibraryPage", "Library") == "Library"
    moved = [QCoreApplication.translate("Trashing", "%Ln file(s) moved to the trash.", "", n) for n in (1, 2)]
    assert moved == ["1 file moved to the trash.", "2 files moved to the trash."]


def test_a_language_without_a_file_speaks_english(speak) -> None:
    speak("is")
    assert QCoreApplication.translate("LibraryPage", "Library") == "Library"
    assert QCoreApplication.translate("Trashing", "%Ln file(s) brought back.", "", 1) == "1 file brought back."


def test_what_the_engine_says_is_translated_with_its_gaps(speak) -> None:
    speak("ja")
    assert say("The file is empty.") == "ファイルが空です。"
    assert say(OSError("It claims 900 megapixels, more than the limit of 500.")) == (
        "900 メガピクセルと記録されており、上限の 500 を超えています。"
    )
    assert say("The file is damaged: it begins like a photo, but goes on differently.").startswith(
        "ファイルが壊れています。先頭"
    )
    assert say("The file is damaged: broken data stream.") == "ファイルが壊れています: broken data stream"
    assert say("Something nobody has said before.") == "Something nobody has said before."


def test_several_sentences_and_lists_of_labels_are_translated_part_by_part(speak) -> None:
    speak("ja")
    verdict = "There is no gain beyond the error: MAP@R 0.500 before, 0.510 after, a gain of +0.010 ± 0.030."
    said = say(f"{verdict} The encoder stays as it is.")
    assert said.endswith("（MAP@R は前 0.500、後 0.510、向上 +0.010 ± 0.030）。エンコーダーはそのままです。")
    closer = "likeness follows the labels more closely: its correlation with them gains +0.031 ± 0.012."
    assert say(f"With so few photos that may be chance, but {closer}").endswith("（相関の向上 +0.031 ± 0.012）。")
    labels = ("salt and pepper", "tea", "rice")
    few = "{} have only one photo: label at least two of each."
    assert say_of_labels(few.format("tea and salt and pepper"), labels).startswith("tea と salt and pepper の写真")
    assert say_of_labels(few.format("tea, rice and 7 other labels"), labels).startswith("tea、rice ほか 7 個のラベル")
    assert say_of_labels(few.format("a stranger"), labels).startswith("a stranger の写真")
    assert say(
        'x.jsonl holds no labels: each line must be as {"path": "/photos/1.jpg", "labels": ["cat"]}.'
    ).startswith("x.jsonl にラベルがありません。各行は {")


def test_every_method_and_parameter_is_explained_in_the_users_language(speak) -> None:
    speak("ja")
    forms, fields = list_forms(), list_plan_fields()
    texts = [text for form in forms for text in (form.title, form.summary)]
    texts += [field.meaning for form in forms for field in form.fields] + [field.meaning for field in fields]
    texts += [field.unit for form in forms for field in form.fields if field.unit]
    texts += [name for form in forms for field in form.fields for name in field.among]
    texts += [name for field in fields for name in field.among]
    own_names = {"adamw", "adam", "sgd", "ArcFace", "CosFace", "SphereFace", "SphereFace-R", "ProxyNCA++"}
    assert [text for text in texts if say(text) == text and text not in own_names] == []


def test_reasons_and_evidence_are_translated_part_by_part(speak) -> None:
    speak("ja")
    reasons = say_reasons("larger: 4032x3024 against 1600x1200; original EXIF; in Albums/2019, which you protect")
    assert reasons == "より大きい: 4032x3024（ほかは 1600x1200）、元の EXIF がある、保護している Albums/2019 にある"
    evidence = say_evidence("The same picture, mirrored, of which one shows a part (60 %) and with other colours.")
    assert evidence == "同じ写真です（左右反転、一方はその一部（60 %）、色を変更）。"
    assert say_evidence("The same picture, saved again.") == "同じ写真を保存し直したものです。"
    speak("en")
    said = "The same picture, mirrored and stretched."
    assert say_evidence(said) == said and say_reasons("sharper; original EXIF") == "sharper; original EXIF"


def test_every_encoder_has_a_translated_title(speak) -> None:
    speak("ja")
    assert [spec.title for spec in ENCODERS.values() if say(spec.title) == spec.title] == []
