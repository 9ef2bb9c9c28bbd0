"""The process that compares claims, but for one article at which it fails."""

from annotations.analysis.echoes import child
from annotations.analysis.echoes.wire import Compared, Hear


class Failing(child.Comparing):
    def hear(self, new: Hear) -> Compared:
        found = super().hear(new)
        if new.article.version == "a":
            raise ZeroDivisionError("at a")
        return found


if __name__ == "__main__":
    child.Comparing = Failing
    child.main()
