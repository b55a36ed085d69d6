#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Follows the guides of docs/guides/ in a copy of the tree: writes every file that they show, runs tools/check, builds the libraries
that discovered the new plugins, and runs the new tests. The copy stays in build/guides, so that a second run is incremental."""
import os
import pathlib
import re
import shutil
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
COPY = ROOT / "build/guides/tree"
PARTS = ("src", "data", "rules", "cmake", "tools", "CMakeLists.txt", "CMakePresets.json", ".clang-format", "tests/fuzz_replay_main.cpp")

_FILE = re.compile(r"^`([^`\n]+)`:\n\n```\w+\n(.*?)^```$", re.M | re.S)
_TEST = re.compile(r"^TEST\((\w+),", re.M)


def files_of(guide):
    """path → text of every file that a guide shows."""
    return dict(_FILE.findall((ROOT / "docs/guides" / guide).read_text(encoding="utf-8")))


def has_library(path):
    """False for a file of a library of src/ that holds no source."""
    parts = pathlib.Path(path).parts
    return parts[0] != "src" or any((ROOT / "src" / parts[1]).rglob("*.cpp"))


def write_if_changed(path, content):
    """Leaves the time of an unchanged file alone: nothing is built again."""
    if not path.exists() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def copy_tree(added):
    """The tree and the guides' files in COPY, and nothing else but its build folder."""
    wanted = {path: text.encode() for path, text in added.items()}
    for part in PARTS:
        source = ROOT / part
        for path in ([source] if source.is_file() else source.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                wanted[str(path.relative_to(ROOT))] = path.read_bytes()
    for path, content in wanted.items():
        write_if_changed(COPY / path, content)
        if os.access(ROOT / path, os.X_OK):
            (COPY / path).chmod(0o755)
    for path in COPY.rglob("*"):
        relative = path.relative_to(COPY)
        if path.is_file() and relative.parts[0] != "build" and str(relative) not in wanted:
            path.unlink()


def run(*command):
    # None of GoogleTest's settings of the run around this one: they would change what its programs print and where they report.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GTEST_")}
    environment["CCACHE_BASEDIR"] = str(COPY)
    return subprocess.run(command, cwd=COPY, env=environment, capture_output=True, text=True)


class GuidesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.guides = {path.name: files_of(path.name) for path in sorted((ROOT / "docs/guides").glob("add-*.md"))}
        # A guide whose library is not part of this tree yet waits for it.
        cls.guides = {name: files for name, files in cls.guides.items() if all(map(has_library, files))}
        copy_tree({path: text for files in cls.guides.values() for path, text in files.items()})

    def test_every_guide_shows_files(self):
        self.assertGreaterEqual(len(self.guides), 3)
        for name, files in self.guides.items():
            self.assertGreaterEqual(len(files), 2, name)

    def test_shown_files_keep_the_rules_of_the_house(self):
        shown = {path for files in self.guides.values() for path in files}
        outcome = run("tools/check", "--root", str(COPY))
        complaints = [line for line in outcome.stdout.splitlines() if line.split(":")[0] in shown and "warning" not in line]
        self.assertEqual(complaints, [])

    def test_plugins_are_discovered_built_and_pass(self):
        suites = {}
        for files in self.guides.values():
            for path, text in files.items():
                if path.endswith("_test.cpp"):
                    suites.setdefault(path.split("/")[1], set()).update(_TEST.findall(text))
        programs = [f"{library}_test" for library in sorted(suites)]
        built = run("tools/build", "dev", *programs)
        self.assertEqual(built.returncode, 0, built.stdout[-8000:] + built.stderr[-2000:])
        for library, names in suites.items():
            chosen = ":".join(f"{name}.*" for name in sorted(names))
            outcome = run(str(COPY / f"build/dev/bin/{library}_test"), f"--gtest_filter={chosen}")
            self.assertEqual(outcome.returncode, 0, outcome.stdout)
            for name in names:
                self.assertIn(f"[ RUN      ] {name}.", outcome.stdout)

    def test_registries_call_the_new_plugins(self):
        generated = "".join(path.read_text() for path in (COPY / "build/dev/generated").glob("registry_*.cpp"))
        for path in (path for files in self.guides.values() for path in files if path.endswith(("/reader.cpp", "/question.cpp"))):
            self.assertIn(f"{pathlib.Path(path).parent.name}::make_", generated)


if __name__ == "__main__":
    unittest.main()
