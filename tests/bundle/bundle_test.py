#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Packs the bundle and runs the demonstration from it in a bare root: a shell, no library of this machine for the program to
find, no network. Such is the computer of a town under attack."""
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SKIPPED = 77
SYSTEM_PATH = "/usr/sbin:/sbin:/usr/bin:/bin"


def bare_command(root):
    """How to run a command in `root` without network, or None where the system allows no namespaces."""
    for options in (["--user", "--map-root-user"], []):
        command = [shutil.which("unshare") or "unshare", *options, "--net", shutil.which("chroot", path=SYSTEM_PATH), str(root)]
        if subprocess.run(command + ["/bin/sh", "-c", ":"], capture_output=True).returncode == 0:
            return command
    return None


def make_bare_root(root):
    """/bin/sh and what it needs, /tmp, /home: nothing else, not even /proc."""
    shell = pathlib.Path("/bin/sh").resolve()
    needed = re.findall(r"(/\S+) \(", subprocess.run(["ldd", shell], capture_output=True, text=True, check=True).stdout)
    for source, target in [(shell, "bin/sh"), *((pathlib.Path(path), path.lstrip("/")) for path in needed)]:
        (root / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source.resolve(), root / target)
    for folder in ("tmp", "home"):
        (root / folder).mkdir()


class BundleTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="beffroi-bundle-test."))
        cls.archive = cls.pack(cls.folder / "first")
        cls.root = cls.folder / "root"
        cls.root.mkdir()
        make_bare_root(cls.root)
        subprocess.run(["tar", "-xzf", cls.archive, "-C", cls.root / "home"], check=True)
        cls.unpacked = next((cls.root / "home").iterdir())

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    @staticmethod
    def pack(target):
        target.mkdir()
        subprocess.run([ROOT / "packaging/bundle", target], check=True, stdout=subprocess.DEVNULL)
        return next(target.glob("*.tar.gz"))

    def beffroi(self, *arguments):
        launcher = f"/home/{self.unpacked.name}/beffroi"
        return subprocess.run([*bare_command(self.root), "/bin/sh", launcher, *arguments], capture_output=True, text=True,
                              env={"HOME": "/home", "PATH": "/bin"})

    def test_starts_in_a_bare_root(self):
        outcome = self.beffroi("--version")
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        self.assertIn(re.search(r"beffroi-([0-9.]+)-", self.archive.name).group(1), outcome.stdout)

    def test_demonstration_runs_without_network_and_without_libraries(self):
        commands = re.findall(r"^ +(\w+)", self.beffroi("--help").stdout, re.M)
        if not {"drill", "diagnose"} <= set(commands):
            self.skipTest("this version has no drill or no diagnose yet")
        drill = self.beffroi("drill", "bureau-a-distance", "-o", "/tmp/demo")
        self.assertEqual(drill.returncode, 0, drill.stderr)
        diagnose = self.beffroi("diagnose", "/tmp/demo/evidence", "--case", "/tmp/demo/case", "--html", "/tmp/demo/report.html",
                                "--json", "/tmp/demo/diagnosis.json")
        self.assertEqual(diagnose.returncode, 0, diagnose.stderr)
        diagnosis = json.loads((self.root / "tmp/demo/diagnosis.json").read_text())
        self.assertEqual(diagnosis["origin"]["state"], "determined")
        self.assertTrue(diagnosis["exercise"])
        self.assertIn("EXERCICE", (self.root / "tmp/demo/report.html").read_text())

    def test_stick_that_forbids_running_programs(self):
        for path in ("bin/beffroi", "lib/ld-linux-x86-64.so.2"):
            self.addCleanup((self.unpacked / path).chmod, 0o755)
            (self.unpacked / path).chmod(0o644)
        # Outside the bare root: the copy needs cp, chmod and mktemp, which any real system has.
        outcome = subprocess.run(["/bin/sh", self.unpacked / "beffroi", "--help"], capture_output=True, text=True)
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        self.assertIn("--version", outcome.stdout)

    def test_the_loader_finds_every_library_in_the_bundle(self):
        for library in (self.unpacked / "lib").iterdir():
            dynamic = subprocess.run(["objdump", "-p", library], capture_output=True, text=True, check=True).stdout
            for needed in re.findall(r"NEEDED\s+(\S+)", dynamic):
                self.assertTrue((self.unpacked / "lib" / needed).exists(), f"{library.name} needs {needed}")

    def test_sums_cover_every_file(self):
        listed = dict(reversed(line.split("  ")) for line in (self.unpacked / "SHA256SUMS").read_text().splitlines())
        files = {str(path.relative_to(self.unpacked)) for path in self.unpacked.rglob("*") if path.is_file()}
        self.assertEqual(files - {"SHA256SUMS"}, set(listed))
        for path, digest in listed.items():
            self.assertEqual(hashlib.sha256((self.unpacked / path).read_bytes()).hexdigest(), digest, path)

    def test_packing_twice_gives_the_same_bytes(self):
        second = self.pack(self.folder / "second")
        self.assertEqual(self.archive.read_bytes(), second.read_bytes())

    def test_the_packed_rules_are_those_of_the_program(self):
        listed, packed = (self.beffroi("rules", "list", *where).stdout.splitlines()
                          for where in ([], [f"/home/{self.unpacked.name}/rules"]))
        self.assertGreater(len(listed), 100)
        self.assertEqual(sorted(listed), sorted(packed))

    def test_licences_guide_and_no_links_are_packed(self):
        self.assertIn("EUROPEAN UNION PUBLIC LICENCE", (self.unpacked / "LICENSE").read_text())
        self.assertTrue((self.unpacked / "guide/guide.html").exists())
        self.assertIn("libc6", (self.unpacked / "THIRD-PARTY.txt").read_text())
        self.assertFalse([path for path in self.unpacked.rglob("*") if path.is_symlink()])


if __name__ == "__main__":
    if not os.environ.get("BEFFROI") or bare_command("/") is None:
        print("skipped: this system allows no network namespace")
        sys.exit(SKIPPED)
    unittest.main()
