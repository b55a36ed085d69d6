#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""How many instructions the program needs for the logs of a drill: what a time on a busy machine cannot tell, that it got slower unnoticed.

    instructions_test.py            compares with expected.json: more than a tenth above fails, and a tenth below asks to record anew
    instructions_test.py --record   writes expected.json

Counted by valgrind (callgrind), one thread; it shows every program the same processor, so the counts hardly depend on the machine."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
EXPECTED = HERE / "expected.json"
BEFFROI = os.environ.get("BEFFROI", "")
SKIPPED, MARGIN = 77, 0.10


def counted(folder, *arguments):
    """Instructions of one run of the program."""
    outcome = subprocess.run(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/counts", BEFFROI, *map(str, arguments), "--threads", "1", "-q"],
        capture_output=True, text=True, check=True)
    return int(re.search(r"Collected : (\d+)", outcome.stderr)[1])


def measured():
    """Instructions of loading the rules (with one small log), and of each command for a byte of the logs."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([BEFFROI, "drill", "pieces-jointes", "--seed", "1", "-o", folder / "drill", "-q"], check=True, capture_output=True)
        logs = folder / "drill/evidence"
        sizes = {path: path.stat().st_size for path in sorted(logs.rglob("*.evtx"))}
        size, smallest = sum(sizes.values()), min(sizes, key=sizes.get)
        loading = counted(folder, "hunt", smallest, "-t", "jsonl", "-o", folder / "none.jsonl")
        hunt = counted(folder, "hunt", logs, "-t", "jsonl", "-o", folder / "hits.jsonl")
        diagnose = counted(folder, "diagnose", logs, "--case", folder / "case", "--by", "CI")
        return {"loading": loading, "hunt_per_byte": round((hunt - loading) / size, 2), "diagnose_per_byte": round((diagnose - loading) / size, 2)}


class InstructionsTest(unittest.TestCase):
    def test_nothing_needs_a_tenth_more_than_was_recorded(self):
        expected, now = json.loads(EXPECTED.read_text()), measured()
        print(f"recorded {expected}, now {now}")
        self.assertEqual(expected.keys(), now.keys())
        for what, count in now.items():
            with self.subTest(what=what):
                self.assertLess(count, expected[what] * (1 + MARGIN), "slower; if there is a reason, record anew and say it in the commit")
                self.assertGreater(count, expected[what] * (1 - MARGIN), "faster: record anew, so that it stays so (--record)")


if __name__ == "__main__":
    if not BEFFROI or not shutil.which("valgrind"):
        print("skipped: BEFFROI names no program, or valgrind is not installed")
        sys.exit(SKIPPED)
    os.environ.setdefault("BEFFROI_NO_PDF", "1")
    if "--record" in sys.argv:
        EXPECTED.write_text(json.dumps(measured(), indent=2) + "\n")
    else:
        unittest.main()
