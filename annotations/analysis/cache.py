"""The analyses made so far, by article version and pipeline, so that the second start never waits."""

from collections.abc import Mapping

import msgspec

from annotations.analysis.model import Analysis
from annotations.articles import Library

_TABLE = (
    "CREATE TABLE IF NOT EXISTS analyses (version TEXT NOT NULL, pipeline TEXT NOT NULL, claims INTEGER NOT NULL, "
    "found BLOB NOT NULL, PRIMARY KEY (version, pipeline))"
)
_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Analysis)


class AnalysisCache:
    """Keeps analyses in the library's file, which may be thrown away; every method may be called from any thread."""

    def __init__(self, library: Library) -> None:
        self._database = library.table(_TABLE)

    def get(self, version: str, pipeline: str) -> Analysis | None:
        """What that pipeline found in that version of an article; None when it is not known, or not readable any more.

        Args:
            version: the article's version.
            pipeline: the name of `pipeline_name`.
        """
        query = "SELECT found FROM analyses WHERE version = ? AND pipeline = ?"
        for (found,) in self._database.execute(query, (version, pipeline)):
            try:
                analysis = _decoder.decode(found)
            except (msgspec.MsgspecError, TypeError):
                return None
            return analysis if (analysis.version, analysis.pipeline) == (version, pipeline) else None
        return None

    def put(self, analysis: Analysis, claims: int) -> None:
        """Keep an analysis in the place of any other of that version; its pipelines of yesterday are of no use.

        Args:
            analysis: what was found.
            claims: how many of its attributed claims lie outside the article's tail.
        """
        self._database.execute_many(
            "INSERT OR REPLACE INTO analyses VALUES (?, ?, ?, ?)",
            [(analysis.version, analysis.pipeline, claims, _encoder.encode(analysis))],
        )
        self._database.execute(
            "DELETE FROM analyses WHERE version = ? AND pipeline != ?", (analysis.version, analysis.pipeline)
        )

    def counts(self, pipeline: str) -> Mapping[str, int]:
        """How many attributed claims lie outside the tail, by each article's version; nothing is decoded."""
        return dict(self._database.execute("SELECT version, claims FROM analyses WHERE pipeline = ?", (pipeline,)))
