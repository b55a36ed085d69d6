# SPDX-License-Identifier: EUPL-1.2
"""The files of the project as the checks see them, and what a check says about one of them."""
import dataclasses
import functools
import pathlib
import subprocess


@dataclasses.dataclass(frozen=True, order=True)
class Problem:
    path: str
    line: int
    text: str
    warning: bool = False  # worth a look; does not fail the check

    def __str__(self):
        return f"{self.path}:{self.line}: {'warning: ' if self.warning else ''}{self.text}"


class Tree:
    """Every file that git knows or would take, by its path from the root; where there is no git, every file on disk."""

    def __init__(self, root):
        self.root = pathlib.Path(root).resolve()
        self.files = sorted(path for path in self._listed() if (self.root / path).is_file())

    def _listed(self):
        listing = subprocess.run(["git", "-C", self.root, "ls-files", "-co", "--exclude-standard", "-z"],
                                 capture_output=True, text=True)
        if listing.returncode == 0:
            return set(filter(None, listing.stdout.split("\0")))
        return {str(path.relative_to(self.root)) for path in self.root.rglob("*") if path.is_file()}

    @functools.cache
    def text(self, path):
        return (self.root / path).read_text(encoding="utf-8", errors="replace")

    def lines(self, path):
        return enumerate(self.text(path).splitlines(), 1)

    def ending(self, *suffixes, below=""):
        return [path for path in self.files if path.endswith(suffixes) and path.startswith(below)]

    def cpp(self, below=""):
        """Sources and headers in C++."""
        return self.ending(".h", ".cpp", below=below)

    def is_script(self, path):
        """A program without an extension: `run`, `tools/check`."""
        return "." not in path.rsplit("/", 1)[-1] and self.text(path).startswith("#!")


def is_test(path):
    """Tests, fuzzers and benchmarks may include anything."""
    return path.endswith(("_test.cpp", "_fuzz.cpp", "_bench.cpp", "_for_tests.h", "_for_tests.cpp")) or path.startswith("tests/")
