#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Proves that every check of tools/checks/ fails on a bad sample, says why, and passes on the mended one."""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from samples import SAMPLES  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]


def run_check(name, files):
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            if text is None:
                continue
            target = pathlib.Path(folder) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        return subprocess.run([ROOT / "tools/check", "--root", folder, "--only", name], capture_output=True, text=True)


class CheckTest(unittest.TestCase):
    def test_bad_samples_fail_and_say_why(self):
        for sample in SAMPLES:
            with self.subTest(check=sample.check, says=sample.says):
                outcome = run_check(sample.check, sample.bad)
                self.assertEqual(outcome.returncode, 1, outcome.stdout + outcome.stderr)
                self.assertIn(sample.says, outcome.stdout)

    def test_mended_samples_pass(self):
        for sample in SAMPLES:
            with self.subTest(check=sample.check, says=sample.says):
                outcome = run_check(sample.check, {**sample.bad, **sample.good})
                self.assertEqual(outcome.returncode, 0, outcome.stdout + outcome.stderr)

    def test_every_check_has_a_sample(self):
        checks = {path.stem for path in (ROOT / "tools/checks").glob("*.py")} - {"__init__"}
        # clang-tidy needs compile commands, which a sample does not have.
        self.assertEqual(checks - {"tidy"}, {sample.check for sample in SAMPLES})


class InstallPackagesTest(unittest.TestCase):
    """tools/install-packages on a machine where Debian installed nothing of what is wanted."""

    def asked_of_apt(self, commands):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            for tool in ("sh", "awk", "sort", "grep", "dirname"):
                (folder / tool).symlink_to(shutil.which(tool))
            fakes = {"dpkg-query": "exit 1", "id": "echo 0", "apt-get": f'echo "$@" >> {folder}/asked', **dict.fromkeys(commands, "exit 0")}
            for command, body in fakes.items():
                (folder / command).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
                (folder / command).chmod(0o755)
            outcome = subprocess.run([ROOT / "tools/install-packages", "pages"], env={"PATH": name}, capture_output=True, text=True)
            self.assertEqual(outcome.returncode, 0, outcome.stderr)
            asked = folder / "asked"
            return asked.read_text(encoding="utf-8") if asked.exists() else ""

    def test_a_command_of_another_repository_counts_as_the_package(self):
        self.assertRegex(self.asked_of_apt([]), r"install .*chromium npm\b")
        asked = self.asked_of_apt(["npm"])
        self.assertIn("chromium", asked)
        self.assertNotIn("npm", asked)
        self.assertEqual(self.asked_of_apt(["npm", "chromium"]), "")


if __name__ == "__main__":
    unittest.main()
