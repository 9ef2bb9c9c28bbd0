"""CSV that any reader takes and no spreadsheet runs."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from annotations.exchange import COLUMNS, write_csv
from annotations.exchange.csv import guarded, unguarded

HEADER = (
    "annotation_id,article_id,article_version,title,outlet,author,published,url,start,end,exact,source,cue,kind,"
    "hedged,negated,via,verdict,note,anchor_state,annotator,created,modified,"
    "dismissed,found_exact,found_source"
)


def written(*records, **options) -> str:
    stream = io.StringIO(newline="")
    assert write_csv(iter(records), stream, **options) == len(records)
    return stream.getvalue()


def test_the_columns_are_these_in_this_order(record):
    lines = written(record).split("\r\n")
    assert lines[0] == HEADER
    assert lines[1] == (
        f"018f0000-0000-7000-8000-000000000001,a.txt,{'f' * 64},Boats sink,The Sample,K. V.,2023-05-22,"
        "https://sample.example/a,4,19,Nine boats sank,they,said,indirect,true,false,,disputed,"
        '"ask\nagain",moved,rm,2023-05-22T10:00:00.000Z,2023-05-22T10:00:01.000Z,false,,'
    )
    assert lines[2:] == [""]


def test_every_column_is_described_in_a_line():
    assert all(column.description and "\n" not in column.description for column in COLUMNS)


def test_nothing_judged_is_a_header_alone():
    assert written() == HEADER + "\r\n"


def test_excel_gets_a_byte_order_mark(record):
    assert written(record, excel=True) == "\ufeff" + written(record)


def test_no_verdict_is_an_empty_cell(record):
    row = next(
        csv.DictReader(io.StringIO(written(replace(record, annotation=replace(record.annotation, verdict=None)))))
    )
    assert row["verdict"] == ""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.text(), st.text(), st.booleans()), max_size=5), st.booleans())
def test_what_is_written_is_read_again(record, rows, excel):
    records = [
        replace(record, annotation=replace(record.annotation, note=note, source=source, hedged=hedged))
        for note, source, hedged in rows
    ]
    content = written(*records, excel=excel).encode("utf-8")
    stream = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8-sig" if excel else "utf-8", newline="")
    read = list(csv.DictReader(stream, strict=True))
    assert [(unguarded(r["note"]), unguarded(r["source"]), r["hedged"] == "true") for r in read] == rows
    assert all(list(r) == [column.name for column in COLUMNS] for r in read)


@pytest.mark.parametrize("lead", ["", " ", "  ", '"', "'", "“", "\u00a0", "\u3000", "\ufeff", "\u200b", " \"' "])
@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"])
def test_a_cell_that_a_spreadsheet_would_run_is_held_by_a_quote(record, lead, sign):
    cell = f"{lead}{sign}cmd|'/c calc'!A1"
    assert guarded(cell) == f"'{cell}"
    held = replace(record, annotation=replace(record.annotation, note=cell))
    assert next(csv.DictReader(io.StringIO(written(held), newline="")))["note"] == f"'{cell}"
    assert next(csv.DictReader(io.StringIO(written(held, raw=True), newline="")))["note"] == cell


@pytest.mark.parametrize("cell", ["", "a=b", "it's - so", "5-6", "“We won,” he said", "— said", " a\tb"])
def test_other_cells_are_left_as_they_are(cell):
    assert guarded(cell) == cell


@given(st.text(alphabet=st.sampled_from(" '\"=+-@＝\t\r\na\u00a0")))
def test_guarding_can_be_taken_back(cell):
    assert unguarded(guarded(cell)) == cell
