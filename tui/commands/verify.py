"""`incursion-tui verify`: is the history whole, and do the annotations follow from it?"""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.commands.errors import Failure, shown
from tui.commands.options import Folder
from tui.commands.program import NAME

if TYPE_CHECKING:
    from annotations.judgement import Annotation
    from annotations.store import KeptStore


@click.command()
@click.argument("path", required=False, type=Folder())
@click.option("--desk", type=Folder(), metavar="DIR", help="The desk, where it is not PATH/.incursion.")
def verify(path: Path | None, desk: Path | None) -> None:
    """Check that the history of the judgements in PATH is whole.

    Each event names the one before by its hash, and the annotations must be what the events made. Without PATH, the
    samples' history. Exits with 1 when anything is wrong; the first line then is the first broken link.
    """
    from annotations.judgement.audit import audit
    from annotations.text import one_line
    from tui.commands.kept import is_begun, place_at, read_store
    from tui.commands.printing import counted

    place = place_at(path, desk)
    if not is_begun(place):
        return
    with read_store(place.desk) as store:
        annotations = tuple(store.sound_annotations())
        found = audit(store.history(), annotations)
        faults = [*store.faults(), *found.faults, *_texts_at_fault(store, annotations)]
    counts = f"{counted(found.events, 'event')}, {counted(found.annotations, 'annotation')}"
    if not faults:
        click.echo(f"{counts}: the history is whole")
        return
    for fault in faults:
        click.echo(one_line(fault))
    raise Failure(
        f"{counts} in {shown(place.desk)}: {counted(len(faults), 'fault')}. Nothing was changed; "
        f"the files in {shown(place.desk / 'copies')} hold the history as it was before, and `{NAME} repair` writes "
        "what is whole to a new file."
    )


def _texts_at_fault(store: "KeptStore", annotations: tuple["Annotation", ...]) -> Iterator[str]:
    """The kept texts that are not what was judged, in sentences."""
    from annotations.store import CannotOpen

    for version in dict.fromkeys(annotation.anchor.version for annotation in annotations):
        try:
            text = store.text_of(version)
        except CannotOpen as error:
            yield f"a text that was judged can't be read: {error}"
        else:
            if text is not None and sha256(text.encode()).hexdigest() != version:
                yield f"a text that was judged is not the one its name says: version {version}"
