"""Judgements leave and return: one module a format."""

from annotations.exchange.columns import COLUMNS, Column
from annotations.exchange.csv import write_csv

__all__ = ["COLUMNS", "Column", "write_csv"]
