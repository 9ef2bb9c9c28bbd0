"""Everything that is laid over a text: reading, analysis, judgement, storage and exchange.

Nothing in here imports `tui`, `textual` or `rich`; each room imports only rooms further left:
`text ← articles ← analysis ← judgement ← (store | exchange)`.
"""
