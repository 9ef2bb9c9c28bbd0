"""Opens what the command line names: library, cache, desk and worker of one place."""

import getpass
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.articles import BadSettings, Library, NotThere
from tui.commands.errors import Failure, reason_of, shown
from tui.places import APP, Place, name_of, samples_desk, set_aside, stand_in

if TYPE_CHECKING:
    from annotations.analysis.echoes.listener import Listener, Read
    from annotations.analysis.messages import EchoMessage, Message
    from annotations.analysis.worker import Worker
    from annotations.judgement import Desk
    from tui.workplace import Workplace


def open_workplace(place: Place, annotator: str | None) -> "Workplace":
    """Everything the screen needs for one place; the desk and the worker are started when it asks for them.

    Raises:
        Failure: the desk's folder can't be made, and no other can stand in for it.
    """
    from tui.config import load_config
    from tui.workplace import Workplace

    place = _ready(place)
    library = _library(place)
    name = annotator or library.settings.annotator or login_name()
    opened = ExitStack()
    opened.callback(library.close)

    def open_desk() -> "Desk":
        from annotations.judgement import Desk
        from annotations.store import open_store
        from tui.version import version

        settings = library.settings
        store = open_store(place.desk, hourly=settings.hourly_copies, daily=settings.daily_copies)
        opened.callback(store.close)
        return Desk(store, annotator=name, program=version())

    return Workplace(
        root=place.root,
        title=place.title,
        notice=place.notice,
        annotator=name,
        settings=load_config(),
        library=library,
        open_desk=open_desk,
        make_worker=lambda deliver: _make_worker(library, deliver),
        make_listener=lambda read, deliver: _make_listener(library, read, deliver),
        name_pipeline=lambda: name_pipeline(library.settings.model),
        export=lambda desk, path, overwrite: _export(desk, place, library, path, overwrite),
        close=opened.close,
    )


def name_pipeline(desk_model: str) -> str:
    """The name and version of the pipeline that would run; "" when its model is missing, which the worker tells."""
    from annotations.analysis.models import ModelError, choose
    from annotations.analysis.pipeline import pipeline_name

    try:
        return pipeline_name(choose(desk_model))
    except ModelError:
        return ""


def login_name() -> str:
    """Who is logged in; "analyst" where the system does not know."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "analyst"


def fresh_samples() -> Path | None:
    """Move the samples' desk aside; gives its new place, None when there was none.

    Raises:
        Failure: it could not be moved.
    """
    desk = samples_desk()
    try:
        return set_aside(desk)
    except OSError as error:
        raise Failure(f"{shown(desk)} can't be moved aside: {reason_of(error)}. Nothing was changed.") from error


def reading_library(place: Place) -> Library:
    """A library for a command that reads: in the desk if there is one, else in the user's cache folder.

    Raises:
        Failure: the folder or the desk's settings can't be read.
    """
    from platformdirs import user_cache_path

    desk = place.desk if place.desk.is_dir() else user_cache_path(APP) / "folders" / name_of(place.root)
    return _library(place._replace(desk=desk))


def _ready(place: Place) -> Place:
    """The place with its desk's folder made; with one that stands in for it where that is not possible.

    Raises:
        Failure: no folder could be made.
    """
    try:
        place.desk.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        if not place.chosen and not place.notice:
            return _ready(stand_in(place))
        raise Failure(
            f"The desk {shown(place.desk)} can't be made: {reason_of(error)}. Name another with --desk."
        ) from error
    return place


def _library(place: Place) -> Library:
    """The library of a place, or the sentence that says why there is none."""
    try:
        return Library(place.root, place.desk, only=place.only)
    except NotThere as error:
        raise Failure(f"{error}.") from error
    except BadSettings as error:
        raise Failure(str(error)) from error
    except PermissionError as error:
        raise Failure(
            f"{shown(place.desk)} can't be read: {reason_of(error)}. Name another desk with --desk."
        ) from error


def _make_worker(library: Library, deliver: "Callable[[Message], object]") -> "Worker":
    """A worker whose findings are kept before they are delivered."""
    from annotations.analysis.cache import AnalysisCache
    from annotations.analysis.messages import Analysed
    from annotations.analysis.worker import Worker

    cache = AnalysisCache(library)

    def keep(message: "Message") -> None:
        if isinstance(message, Analysed):
            cache.put(message.analysis, message.claims)
        deliver(message)

    return Worker(library.settings.model, keep)


def _make_listener(library: Library, read: "Read", deliver: "Callable[[EchoMessage], object]") -> "Listener":
    """A listener that keeps what it finds before it is delivered."""
    from annotations.analysis.echoes.kept import KeptEchoes
    from annotations.analysis.echoes.listener import Listener

    return Listener(KeptEchoes(library), read, deliver)


def _export(desk: "Desk", place: Place, library: Library, path: Path, overwrite: bool) -> int:
    from tui.commands.export import export_file, spare
    from tui.commands.kept import asked_for

    spare(path, place)
    records = desk.records(article_of=library.article, articles=asked_for(place, library))
    return export_file(records, path, overwrite=overwrite)
