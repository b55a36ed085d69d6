# SPDX-License-Identifier: EUPL-1.2
"""Damaged, packed and hostile evidence; evidence stays as it was; interruption."""
import random
import signal
import subprocess
import tarfile
import time
import unittest
import zipfile

from program import BEFFROI, DONE, NOTHING_READABLE, a_log, beffroi, fresh, hashes, json_lines, write_7z

CHUNK = 65536
WORK = 400 << 20  # bytes of logs: seconds of work for one thread, on a fast machine too


def damaged_copies():
    """name → bytes of a log after accidents of the trade."""
    whole = a_log().read_bytes()
    chance = random.Random(7)
    zeroed = bytearray(whole)
    zeroed[4096:4096 + CHUNK] = bytes(CHUNK)
    sprinkled = bytearray(whole)
    for _ in range(200):
        sprinkled[chance.randrange(8192, len(sprinkled))] = chance.randrange(256)
    return {"truncated": whole[:len(whole) * 2 // 3 + 77], "half_a_record": whole[:4096 + 512 + 100], "zeroed_chunk": bytes(zeroed),
            "random_bytes": bytes(sprinkled), "tail_of_noise": whole + chance.randbytes(10_000)}


class DamageTest(unittest.TestCase):
    def test_damage_is_told_and_never_fatal(self):
        for name, content in damaged_copies().items():
            with self.subTest(name):
                folder = fresh("damage")
                (folder / "Security.evtx").write_bytes(content)
                for command in (("hunt", "-t", "jsonl"), ("diagnose", "--case", fresh("damage_case") / "case"), ("show", "issues")):
                    outcome = beffroi(*command, folder)
                    self.assertEqual(outcome.returncode, DONE, f"{command}: {outcome.stderr}")
                source = json_lines(beffroi("show", "source", folder).stdout)[0]
                self.assertEqual(source["understood"] + source["unused"] + source["in_issues"], source["size"])
                self.assertGreater(source["issues"], 0)
                for issue in json_lines(beffroi("show", "issues", folder).stdout):
                    self.assertIn("kind", issue)
                    self.assertLessEqual(issue["offset"] + issue["length"], source["size"])

    def test_hunt_names_what_it_could_not_read_whole(self):
        folder = fresh("told_damage")
        whole = a_log().read_bytes()
        (folder / "good.evtx").write_bytes(whole)
        self.assertNotIn("damaged", beffroi("--lang", "en", "hunt", folder).stderr)
        for name, content in damaged_copies().items():
            (folder / f"{name}.evtx").write_bytes(content)
        (folder / "zero.evtx").write_bytes(bytes(200_000))
        (folder / "empty.evtx").write_bytes(b"")
        (folder / "notes.bin").write_bytes(bytes(range(200, 256)))
        outcome = beffroi("--lang", "en", "-v", "hunt", folder)
        self.assertEqual(outcome.returncode, DONE, "damaged evidence is no failure")
        damaged = sorted(str(folder / source["source"]) for source in json_lines(beffroi("show", "source", folder).stdout)
                         if source["reader"] and source["in_issues"] > 0)
        self.assertGreaterEqual(len(damaged), 3)
        self.assertIn(f"{len(damaged)} files are damaged ({', '.join(damaged)}). ", outcome.stderr)
        self.assertIn("beffroi show issues", outcome.stderr)
        self.assertIn(f"1 file is empty ({folder / 'empty.evtx'}).", outcome.stderr)
        self.assertIn(f"unknown format was not read ({folder / 'notes.bin'}).", outcome.stderr)
        counted = beffroi("--lang", "en", "diagnose", folder, "--case", fresh("told_damage_case") / "case").stdout
        self.assertIn(f"{len(damaged)} files are damaged", counted, "both commands count the same")
        self.assertNotIn("damaged", beffroi("--lang", "en", "-q", "hunt", folder).stderr)

    def test_empty_and_foreign_files(self):
        folder = fresh("foreign")
        (folder / "empty.evtx").write_bytes(b"")
        (folder / "noise.evtx").write_bytes(random.Random(1).randbytes(100_000))
        (folder / "broken.zip").write_bytes(b"PK\x03\x04" + random.Random(2).randbytes(5000))
        self.assertEqual(beffroi("hunt", folder).returncode, NOTHING_READABLE)
        for source in json_lines(beffroi("show", "source", folder).stdout):
            self.assertEqual(source["understood"] + source["unused"] + source["in_issues"], source["size"], source["source"])

    def test_hostile_names_reach_no_terminal(self):
        folder = fresh("hostile")
        (folder / "Secu\x1b[2Jrity\n.evtx").write_bytes(a_log().read_bytes())
        for arguments in (("hunt", folder), ("hunt", folder, "-t", "csv"), ("diagnose", folder, "--case", fresh("hostile_case") / "c")):
            outcome = beffroi(*arguments)
            self.assertEqual(outcome.returncode, DONE, outcome.stderr)
            self.assertNotIn("\x1b", outcome.stdout + outcome.stderr)


class PackedTest(unittest.TestCase):
    def test_archives_give_the_same_detections_with_the_path_inside(self):
        logs = {f"C/Windows/System32/winevt/Logs/{path.name}": path.read_bytes() for path in sorted(a_log().parent.glob("*.evtx"))}
        folder = fresh("packed")
        with zipfile.ZipFile(folder / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in logs.items():
                archive.writestr(name, content)
        for ending in ("tar", "tar.gz", "tar.xz"):
            with tarfile.open(folder / f"a.{ending}", f"w:{ending[4:]}") as archive:
                for path in sorted(a_log().parent.glob("*.evtx")):
                    archive.add(path, f"C/Windows/System32/winevt/Logs/{path.name}")
        write_7z(folder / "a.7z", logs)
        plain = self.told(a_log().parent)
        self.assertGreater(len(plain), 10)
        for packed in sorted(folder.iterdir()):
            with self.subTest(packed.name):
                rows = json_lines(beffroi("-q", "hunt", "-t", "jsonl", packed).stdout)
                self.assertEqual(self.without_source(rows), plain)
                for row in rows:
                    self.assertTrue(row["source"].startswith(f"{packed}!"), row["source"])
                    self.assertIn("winevt/Logs/", row["source"])
        self.assertEqual(len(json_lines(beffroi("-q", "hunt", "-t", "jsonl", folder).stdout)) % len(plain), 0)

    def told(self, path):
        return self.without_source(json_lines(beffroi("-q", "hunt", "-t", "jsonl", path).stdout))

    @staticmethod
    def without_source(rows):
        return [{key: value for key, value in row.items() if key != "source"} for row in rows]


class EvidenceStaysTest(unittest.TestCase):
    def test_every_command_leaves_the_evidence_as_it_was(self):
        folder = fresh("sacred")
        (folder / "logs").mkdir()
        (folder / "logs/Security.evtx").write_bytes(a_log().read_bytes())
        with zipfile.ZipFile(folder / "logs/more.zip", "w") as archive:
            archive.write(a_log(), "more/Security.evtx")
        before = hashes(folder)
        times = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
        for path in sorted(folder.rglob("*"), reverse=True):
            path.chmod(0o555 if path.is_dir() else 0o444)
        self.addCleanup((folder / "logs").chmod, 0o755)
        case = fresh("sacred_case") / "case"
        for arguments in (("hunt", folder), ("show", "events", folder), ("show", "source", folder),
                          ("diagnose", folder, "--case", case), ("verify", "--case", case)):
            outcome = beffroi(*arguments)
            self.assertEqual(outcome.returncode, DONE, outcome.stderr)
        self.assertEqual(hashes(folder), before)
        self.assertEqual({path: path.stat().st_mtime_ns for path in folder.rglob("*")}, times)


class InterruptionTest(unittest.TestCase):
    def many_logs(self):
        """Enough for one thread to be at work for some seconds."""
        folder, content = fresh("many"), a_log().read_bytes()
        for number in range(WORK // len(content)):
            # Different bytes each: equal streams may be read once.
            (folder / f"{number:03}.evtx").write_bytes(content + bytes([number % 256]) * (number + 1))
        return folder

    def interrupted(self, arguments, number, code=None):
        running = subprocess.Popen([BEFFROI, "--threads", "1", *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        time.sleep(0.4)
        self.assertIsNone(running.poll(), "the work was over before it could be interrupted")
        running.send_signal(number)
        _, said = running.communicate(timeout=30)
        self.assertEqual(running.returncode, -number if code is None else code)
        self.assertIn("nterromp", said)

    def test_hunt_leaves_nothing_half_written(self):
        logs, folder = self.many_logs(), fresh("interrupted")
        for number in (signal.SIGINT, signal.SIGTERM):
            self.interrupted(("hunt", logs, "-t", "jsonl", "-o", folder / "rows"), number)
            self.assertEqual(list(folder.iterdir()), [])

    def test_an_interrupted_case_is_completed_by_the_same_command(self):
        logs, case = self.many_logs(), fresh("interrupted") / "case"
        # It stops cleanly and says how to go on, so it ends by itself.
        self.interrupted(("diagnose", logs, "--case", case), signal.SIGINT, code=130)
        outcome = beffroi("diagnose", logs, "--case", case)
        self.assertEqual(outcome.returncode, DONE, outcome.stderr)
        self.assertEqual(beffroi("verify", "--case", case).returncode, DONE)
        untouched = fresh("untouched") / "case"
        beffroi("diagnose", logs, "--case", untouched)
        self.assertEqual((case / "diagnosis.json").read_bytes(), (untouched / "diagnosis.json").read_bytes())


class UnreadableTest(unittest.TestCase):
    def test_a_log_that_disappears_is_an_error_with_its_path(self):
        folder = fresh("links")
        (folder / "gone.evtx").symlink_to(folder / "nowhere.evtx")
        (folder / "Security.evtx").write_bytes(a_log().read_bytes())
        self.assertEqual(beffroi("hunt", folder).returncode, DONE, "links inside the evidence are not followed")
