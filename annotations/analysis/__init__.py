"""An Article gains entities and claims; spaCy is imported only inside the functions that run it."""
