"""The settings of one desk, kept in its `desk.toml`: the size limit, the model and the annotator's name."""

import math
from pathlib import Path
from typing import Any

import msgspec

FILE_NAME = "desk.toml"
_MEGABYTE = 1_000_000
_LARGEST_MB = 1_000
_MOST_COPIES = 10_000


class BadSettings(Exception):
    """`desk.toml` can't be used; the message names the file, every fault in it, and what is allowed."""


class DeskSettings(msgspec.Struct, frozen=True):
    """What an analyst may set for one desk.

    Attributes:
        max_file_mb: a larger file is not read, in megabytes of 1,000,000 bytes.
        model: the spaCy model to use; "" for the best one installed.
        annotator: whose judgements are made here; "" for the login name.
        hourly_copies, daily_copies: how many copies of the judgements are kept, one an hour, then one a day.
    """

    max_file_mb: float = 5
    model: str = ""
    annotator: str = ""
    hourly_copies: int = 24
    daily_copies: int = 30

    @property
    def max_bytes(self) -> int:
        """The size limit in bytes."""
        return round(self.max_file_mb * _MEGABYTE)


def read_settings(desk: Path | None) -> DeskSettings:
    """The settings of the desk in a folder; what it doesn't say, and what an absent file doesn't say, is the default.

    Raises:
        BadSettings: the file can't be read, is no TOML, or has a key or a value that is not allowed. All faults
            are told at once.
    """
    path = desk / FILE_NAME if desk is not None else None
    if path is None or not path.exists():
        return DeskSettings()
    import tomllib

    try:
        written = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise BadSettings(f"{path} can't be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadSettings(f"{path} is not UTF-8 text; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise BadSettings(f"{path} is not valid TOML: {error}") from error
    faults = [fault for key, value in written.items() if (fault := _fault(key, value))]
    if faults:
        raise BadSettings("\n".join(f"{path}: {fault}" for fault in faults))
    return DeskSettings(**written)


def _fault(key: str, value: Any) -> str:
    """What is wrong with one setting; "" when nothing is."""
    allowed = DeskSettings.__struct_fields__
    if key not in allowed:
        from difflib import get_close_matches

        near = get_close_matches(key, allowed, 1)
        hint = f" (did you mean {near[0]}?)" if near else ""
        return f"unknown key {key!r}{hint}; allowed are {', '.join(allowed)}"
    if key == "max_file_mb":
        number = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
        wanted = f"a number of megabytes above 0 and up to {_LARGEST_MB}"
        return "" if number and 0 < value <= _LARGEST_MB else f"{key} must be {wanted}, not {value!r}"
    if key.endswith("_copies"):
        whole = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST_COPIES
        return "" if whole else f"{key} must be a whole number from 0 to {_MOST_COPIES}, not {value!r}"
    return "" if isinstance(value, str) else f"{key} must be text in quotes, not {value!r}"
