"""Judgements leave and return: one module a format."""
