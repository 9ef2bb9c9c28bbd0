"""Ids and times as they stand on disk."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


def time_stamp(moment: datetime) -> str:
    """`moment` as ISO 8601 in UTC with milliseconds and `Z`: 2023-05-22T10:15:00.000Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def new_id() -> str:
    """A new UUIDv7 (RFC 9562): ids made one after another sort in that order."""
    from uuid6 import uuid7

    return str(uuid7())
