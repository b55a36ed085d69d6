#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Kills `beffroi diagnose` at random moments, again and again on one case, resumes, and asks for what a run that nobody killed
gives: the same bytes, nothing lost that was acknowledged, and a case that verifies.

BEFFROI_KILLS=1000 kills so often; without it, as often as forty seconds allow. BEFFROI_SEED repeats a run."""
import json
import os
import pathlib
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
import unittest

BEFFROI = os.environ["BEFFROI"]
KILLS = int(os.environ.get("BEFFROI_KILLS", "0"))
SECONDS = float(os.environ.get("BEFFROI_CRASH_SECONDS", "40"))
SEED = int(os.environ.get("BEFFROI_SEED", random.randrange(1 << 30)))
DEADLINE = 120  # of one command, in seconds: a hang is a failure


def beffroi(*arguments, check=True):
    return subprocess.run([BEFFROI, *map(str, arguments)], capture_output=True, text=True, check=check, timeout=DEADLINE)


def results_of(case):
    """What has to be the same: the diagnosis, and the report without its dateline and colophon."""
    page = (case / "report.html").read_text()
    assert 'class="colophon"' in page
    return (case / "diagnosis.json").read_bytes(), re.sub(r'<p class="(?:colophon|dateline)">.*?</p>', "", page, flags=re.S)


def acknowledged(case):
    """Hashes of the sources that the case has confirmed so far."""
    if not (case / "case.sqlite").exists():
        return set()
    try:
        with sqlite3.connect(f"file:{case / 'case.sqlite'}?mode=ro", uri=True, timeout=10) as database:
            return {row[0] for row in database.execute("SELECT sha256 FROM sources WHERE version <> ''")}
    except sqlite3.OperationalError:  # a hot journal that only a writer may roll back, or no table yet
        return set()


class CrashTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="beffroi-crash-test."))
        beffroi("drill", "bureau-a-distance", "-o", cls.folder / "drill", "--seed", "7")
        cls.evidence = cls.folder / "drill/evidence"
        cls.add_look_alikes()
        started = time.monotonic()
        beffroi("diagnose", cls.evidence, "--case", cls.folder / "whole")
        cls.duration = time.monotonic() - started
        cls.whole = results_of(cls.folder / "whole")

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    @classmethod
    def add_look_alikes(cls):
        """Equal streams, and a container with several of them: both have to survive being half-way."""
        logs = sorted(path for path in cls.evidence.rglob("*.evtx"))
        (cls.evidence / "copie").mkdir()
        shutil.copy(logs[0], cls.evidence / "copie" / logs[0].name)
        shutil.make_archive(str(cls.evidence / "collecte"), "zip", logs[0].parent)

    def kill_once(self, chance, case):
        """Starts the run and ends it by SIGKILL after a random while; True where it was quicker than that."""
        run = subprocess.Popen([BEFFROI, "diagnose", str(self.evidence), "--case", str(case)], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
        try:
            run.wait(chance.uniform(0, self.duration * 1.1))
            self.assertEqual(run.returncode, 0)
            return True
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
            run.wait()
            return False

    def resume_and_compare(self, case):
        beffroi("diagnose", self.evidence, "--case", case)
        self.assertEqual(results_of(case), self.whole, f"seed {SEED}")
        verified = beffroi("verify", "--case", case, check=False)
        self.assertEqual(verified.returncode, 0, f"seed {SEED}\n{verified.stdout}{verified.stderr}")

    def test_killed_at_any_moment_and_resumed_gives_the_same_bytes(self):
        chance = random.Random(SEED)
        end = time.monotonic() + SECONDS
        kills = cases = 0
        while kills < KILLS or (KILLS == 0 and time.monotonic() < end):
            cases += 1
            case = self.folder / f"case{cases}"
            known = set()
            for _ in range(chance.randint(1, 8)):
                kills += not self.kill_once(chance, case)
                now = acknowledged(case)
                self.assertLessEqual(known & now, now)
                if now:
                    self.assertFalse(known - now, f"lost, seed {SEED}")
                    known = now
            self.resume_and_compare(case)
            self.assertFalse(known - acknowledged(case), f"lost, seed {SEED}")
            shutil.rmtree(case)
        print(f"{kills} kills, {cases} cases, a run takes {self.duration:.2f} s, seed {SEED}")
        self.assertGreater(kills, 0)

    def test_what_was_read_is_not_read_again(self):
        case = self.folder / "resumed"
        beffroi("diagnose", self.evidence, "--case", case)
        before = acknowledged_rows(case)
        beffroi("diagnose", self.evidence, "--case", case)
        self.assertEqual(acknowledged_rows(case), before)
        self.assertEqual(results_of(case), self.whole)

    def test_new_evidence_comes_to_the_old(self):
        hosts = sorted(path for path in self.evidence.iterdir())
        case = self.folder / "added"
        first = self.folder / "first"
        second = self.folder / "second"
        for number, path in enumerate(hosts):
            target = (first if number % 2 else second) / path.name
            target.parent.mkdir(exist_ok=True)
            target.symlink_to(path)
        # Links are not followed inside an argument: each is an argument of its own.
        beffroi("diagnose", *sorted(first.iterdir()), "--case", case)
        beffroi("diagnose", *sorted(second.iterdir()), "--case", case)
        together = self.folder / "together"
        beffroi("diagnose", *sorted(first.iterdir()), *sorted(second.iterdir()), "--case", together)
        self.assertEqual((case / "diagnosis.json").read_bytes(), (together / "diagnosis.json").read_bytes())

    def test_a_stop_is_clean_and_says_how_to_go_on(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            case = self.folder / f"stopped{number}"
            run = subprocess.Popen([BEFFROI, "diagnose", str(self.evidence), "--case", str(case), "--threads", "1"],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            while not (case / "custody.log").exists() and run.poll() is None:
                time.sleep(0.005)
            run.send_signal(number)
            output, told = run.communicate(timeout=DEADLINE)
            if run.returncode == 0:
                continue  # it was done before
            self.assertEqual(run.returncode, 130, told)
            self.assertIn("--case", told)
            self.assertEqual(output, "")
            self.resume_and_compare(case)

    def test_a_full_disk_is_told_and_resumed(self):
        """A limit on the size of files stands for the disk; the signal that comes with it is ignored, as the shell can."""
        case = self.folder / "full"
        limited = subprocess.run(["sh", "-c", 'trap "" XFSZ; ulimit -f 200; exec "$@"', "sh", BEFFROI, "diagnose",
                                  str(self.evidence), "--case", str(case)], capture_output=True, text=True, timeout=DEADLINE)
        self.assertEqual(limited.returncode, 1, limited.stderr)
        self.assertNotIn("terminate", limited.stderr)
        self.resume_and_compare(case)


class VerifyTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="beffroi-verify-test."))
        beffroi("drill", "bureau-a-distance", "-o", self.folder / "drill", "--seed", "3")
        self.evidence = self.folder / "drill/evidence"
        self.case = self.folder / "case"
        beffroi("diagnose", self.evidence, "--case", self.case)
        diagnosis = json.loads((self.case / "diagnosis.json").read_text())
        self.cited = self.evidence / diagnosis["origin"]["hypotheses"][0]["for"][0]["source"]

    def tearDown(self):
        shutil.rmtree(self.folder)

    def verify(self, *more):
        done = beffroi("verify", "--case", self.case, "--lang", "en", *more, check=False)
        return done.returncode, done.stdout + done.stderr

    def test_evidence_that_moved_is_found_where_the_user_says(self):
        moved = self.folder / "elsewhere"
        self.evidence.rename(moved)
        code, told = self.verify()
        self.assertEqual(code, 1, told)
        self.assertIn("ABSENT", told)
        self.assertEqual(self.verify("--evidence", moved)[0], 0)
        flat = self.folder / "flat"
        flat.mkdir()
        for number, path in enumerate(sorted(moved.rglob("*.evtx"))):
            path.rename(flat / f"{number}.evtx")
        for path in sorted(path for path in moved.rglob("*") if path.is_file()):
            path.rename(flat / path.name)
        code, told = self.verify("--evidence", flat)
        self.assertEqual(code, 0, told)

    def test_an_altered_source_and_what_rests_on_it_are_named(self):
        content = bytearray(self.cited.read_bytes())
        content[-1] ^= 1
        self.cited.write_bytes(content)
        code, told = self.verify("-v")
        self.assertEqual(code, 1)
        self.assertIn("ALTERED", told)
        self.assertIn("origin.", told)
        self.assertNotIn("ABSENT", told)

    def test_an_altered_ledger_custody_log_or_report_is_named(self):
        with (self.case / "report.html").open("a") as report:
            report.write(" ")
        self.assertIn("report.html", self.verify()[1])
        with (self.case / "custody.log").open("r+b") as log:
            log.seek(-10, os.SEEK_END)
            log.write(b"0000")
        code, told = self.verify()
        self.assertEqual(code, 1)
        self.assertIn("custody.log", told)

    def test_evidence_taken_away_between_two_runs_is_told_and_its_statements_stand(self):
        self.evidence.rename(self.folder / "unplugged")
        beffroi("drill", "bureau-a-distance", "-o", self.folder / "other", "--seed", "4", "--benign")
        done = beffroi("diagnose", self.folder / "other/evidence", "--case", self.case, check=False)
        self.assertEqual(done.returncode, 1, done.stderr)
        diagnosis = json.loads((self.case / "diagnosis.json").read_text())
        self.assertTrue(diagnosis["origin"]["hypotheses"])


def acknowledged_rows(case):
    with sqlite3.connect(case / "case.sqlite") as database:
        return sorted(database.execute("SELECT sha256, id, run FROM sources"))


if __name__ == "__main__":
    unittest.main()
