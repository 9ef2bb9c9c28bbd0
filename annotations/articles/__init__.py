"""A file becomes an Article: readers, encodings, block roles, and the library of a folder."""
