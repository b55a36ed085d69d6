# SPDX-License-Identifier: EUPL-1.2
"""The whole corpus of the evidence pack, where there is one: no crash, no hang, no silent loss, the same bytes with two threads."""
import os
import pathlib
import unittest

from program import DONE, beffroi, fresh, json_lines

EVIDENCE = os.environ.get("BEFFROI_EVIDENCE")
MINUTES = 60


@unittest.skipUnless(EVIDENCE, "evidence pack absent")
class CorpusTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.corpus = pathlib.Path(EVIDENCE) / "dev/evtx-corpus"

    def test_every_byte_of_every_file_is_accounted_for(self):
        outcome = beffroi("show", "source", self.corpus, timeout=10 * MINUTES)
        self.assertEqual(outcome.returncode, DONE, outcome.stderr[-2000:])
        sources = json_lines(outcome.stdout)
        files = [path for path in self.corpus.rglob("*") if path.is_file() and path.stat().st_size]
        self.assertGreaterEqual(len(sources), len(files))
        for source in sources:
            self.assertEqual(source["understood"] + source["unused"] + source["in_issues"], source["size"], source["source"])

    def test_hunt_over_everything_twice(self):
        outputs = [beffroi("--threads", threads, "-q", "hunt", self.corpus, "-t", "jsonl", timeout=10 * MINUTES) for threads in (1, 2)]
        for outcome in outputs:
            self.assertEqual(outcome.returncode, DONE, outcome.stderr[-2000:])
        self.assertTrue(outputs[0].stdout == outputs[1].stdout, "one and two threads differ")
        self.assertGreater(len(outputs[0].stdout.splitlines()), 100)

    def test_diagnose_over_everything_twice(self):
        folder = fresh("corpus")
        for threads in (1, 2):
            outcome = beffroi("--threads", threads, "diagnose", self.corpus, "--case", folder / str(threads), timeout=10 * MINUTES)
            self.assertEqual(outcome.returncode, DONE, outcome.stderr[-2000:])
        self.assertEqual(*((folder / threads / "diagnosis.json").read_bytes() for threads in ("1", "2")))
