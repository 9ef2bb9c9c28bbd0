"""Everything on the screen; no file I/O, no language processing and no database of its own."""
