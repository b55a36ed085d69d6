# SPDX-License-Identifier: EUPL-1.2
"""diagnose and verify: the case folder, the same answer each time, and every alteration noticed."""
import json
import re
import shutil
import sqlite3
import subprocess
import unittest

from program import DONE, FAILED, beffroi, drilled, fresh


# What outside tests read of diagnosis.json: where, and which keys are there.
CONTRACT = {
    "": ["incident", "origin", "hosts", "accounts", "lateral", "command_and_control", "persistence", "credential_theft", "defence_evasion",
         "discovery", "encryption", "exfiltration", "backups", "log_tampering", "data_exposure", "services", "severity", "findings",
         "exercise", "unknowns"],
    "incident": ["state", "because"],
    "origin": ["state", "hypotheses"],
    "origin/hypotheses[]": ["rank", "vector", "technique", "host", "account", "source_ip", "time", "artefact", "confidence", "for",
                            "against", "missing"],
    "hosts[]": ["name", "role", "state", "first_time", "for", "examined"],
    "hosts[]/examined": ["from", "to", "channels", "gaps"],
    "accounts[]": ["name", "sid", "privilege", "state", "for"],
    "lateral[]": ["from", "to", "account", "method", "time", "outcome", "for"],
    "encryption": ["state", "start", "hosts", "extension", "note"],
    "exfiltration": ["state", "first_time", "bytes", "destinations", "channel"],
    "backups": ["state", "last_clean_restore_point"],
    "log_tampering[]": ["host", "channel", "kind", "from", "to"],
    "severity": ["cert_fr", "nciss", "enisa"],
    "findings[]": ["id", "question", "statement", "arguments", "state", "for", "against", "missing", "disputed"],
    "findings[]/for[]": ["evidence_sha256", "source", "offset", "time"],
    "unknowns[]": ["question", "why", "collect_next"],
}


def reached(value, steps):
    """What a path leads to: `a/b[]` is each element of the list b of a."""
    if not steps:
        yield value
        return
    name, each = (steps[0].removesuffix("[]"), steps[0].endswith("[]"))
    inside = value[name]
    for one in inside if each else [inside]:
        yield from reached(one, steps[1:])


def body_of(page):
    """The report without the colophon, which alone may differ between two runs."""
    return re.sub(r'<p class="(?:colophon|dateline)">.*?</p>', "", page, flags=re.S)


class DiagnoseTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = fresh("diagnoses")
        cls.runs = {threads: beffroi("--threads", threads, "diagnose", drilled(), "--case", cls.folder / f"case{threads}", "--json",
                                     cls.folder / f"{threads}.json", "--html", cls.folder / f"{threads}.html", "--by", "Testeur")
                    for threads in (1, 2)}

    def test_done_and_told(self):
        for threads, outcome in self.runs.items():
            self.assertEqual(outcome.returncode, DONE, outcome.stderr)
            self.assertIn("EXERCICE", outcome.stdout)
            self.assertNotIn("\x1b", outcome.stdout, "no colours where nobody sees them")
            for name in ("diagnosis.json", "report.html", "run.json", "custody.log", "case.sqlite", "SHA256SUMS"):
                self.assertTrue((self.folder / f"case{threads}" / name).exists(), name)

    def test_the_same_bytes_with_one_and_two_threads(self):
        self.assertEqual((self.folder / "1.json").read_bytes(), (self.folder / "2.json").read_bytes())
        self.assertEqual(*(body_of((self.folder / f"{threads}.html").read_text()) for threads in (1, 2)))

    def test_the_files_asked_for_are_those_of_the_case(self):
        self.assertEqual((self.folder / "1.json").read_bytes(), (self.folder / "case1/diagnosis.json").read_bytes())
        self.assertEqual((self.folder / "1.html").read_bytes(), (self.folder / "case1/report.html").read_bytes())

    def test_diagnosis_and_report_carry_no_absolute_path_clock_or_user(self):
        text = (self.folder / "1.json").read_text()
        for secret in (str(self.folder), "Testeur"):
            self.assertNotIn(secret, text)
            self.assertNotIn(secret, body_of((self.folder / "1.html").read_text()))

    def test_every_citation_is_of_the_evidence(self):
        diagnosis = json.loads((self.folder / "1.json").read_text())
        self.assertEqual(diagnosis["origin"]["state"], "determined")
        self.assertTrue(diagnosis["exercise"])
        cited = re.findall(r'"evidence_sha256":\s*"([0-9a-f]{64})"', (self.folder / "1.json").read_text())
        sources = {json.loads(line)["sha256"] for line in beffroi("show", "source", drilled()).stdout.splitlines()}
        self.assertTrue(cited)
        self.assertLessEqual(set(cited), sources)

    def test_every_key_of_the_contract(self):
        diagnosis = json.loads((self.folder / "1.json").read_text())
        for path, keys in CONTRACT.items():
            for found in reached(diagnosis, path.split("/") if path else []):
                self.assertEqual([key for key in keys if key not in found], [], path)
        for path in ("origin/hypotheses[]", "hosts[]", "accounts[]", "lateral[]", "log_tampering[]", "findings[]"):
            self.assertTrue(list(reached(diagnosis, path.split("/"))), f"the drill fills {path}")
        for listed in ("data_exposure", "services"):
            self.assertEqual(diagnosis[listed], [], "no town file was given")

    def test_the_hashes_can_be_checked_from_the_folder_of_the_case(self):
        case = self.folder / "case1"
        checked = subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=case, capture_output=True, text=True)
        self.assertEqual(checked.returncode, 0, checked.stderr)
        self.assertIn("report.html: OK", checked.stdout)
        self.assertIn("Security.evtx: OK", checked.stdout)

    def test_it_is_scored_by_its_folder_too(self):
        case, drill = self.folder / "case1", drilled().parent
        by_file = beffroi("score", case / "diagnosis.json", drill / "truth.json")
        by_folder = beffroi("score", case, drill)
        self.assertEqual((by_folder.returncode, by_folder.stdout), (by_file.returncode, by_file.stdout))
        refused = beffroi("score", drill, case)
        self.assertEqual(refused.returncode, FAILED)
        self.assertIn("beffroi score AFFAIRE/diagnosis.json EXERCICE/truth.json", refused.stderr)

    def test_a_second_run_adds_to_the_case_and_answers_the_same(self):
        case = self.folder / "twice"
        beffroi("diagnose", drilled(), "--case", case)
        first = (case / "diagnosis.json").read_bytes()
        again = beffroi("diagnose", drilled(), "--case", case)
        self.assertEqual(again.returncode, DONE, again.stderr)
        self.assertEqual((case / "diagnosis.json").read_bytes(), first)
        self.assertEqual(beffroi("verify", "--case", case).returncode, DONE)


class VerifyTest(unittest.TestCase):
    """Each test alters a copy of one case and of its evidence."""

    def setUp(self):
        self.folder = fresh("verify")
        shutil.copytree(drilled(), self.folder / "evidence")
        self.case = self.folder / "case"
        diagnosed = beffroi("diagnose", self.folder / "evidence", "--case", self.case)
        self.assertEqual(diagnosed.returncode, DONE, diagnosed.stderr)

    def expect(self, code, *said):
        outcome = beffroi("--lang", "en", "verify", "--case", self.case)
        self.assertEqual(outcome.returncode, code, outcome.stdout + outcome.stderr)
        for words in said:
            self.assertIn(words, outcome.stdout + outcome.stderr)

    def largest_log(self):
        return max((self.folder / "evidence").rglob("*.evtx"), key=lambda path: path.stat().st_size)

    def test_intact(self):
        self.expect(DONE, "All is intact")
        self.assertIn("intact: ", beffroi("--lang", "en", "-v", "verify", "--case", self.case).stdout)

    def test_every_record_of_every_finding_is_listed_when_asked(self):
        diagnosis = json.loads((self.case / "diagnosis.json").read_text())
        listed = beffroi("--lang", "en", "-v", "verify", "--case", self.case).stdout
        self.assertEqual(listed.count("\n  found: "), sum(len(one["for"]) + len(one["against"]) for one in diagnosis["findings"]))

    def test_evidence_that_was_moved_is_found_where_the_user_says(self):
        (self.folder / "evidence").rename(self.folder / "elsewhere")
        self.expect(FAILED, "none intact", "--evidence PATH")
        self.assertEqual(beffroi("verify", "--case", self.case, "--evidence", self.folder / "elsewhere").returncode, DONE)

    def test_one_byte_of_the_evidence(self):
        log = self.largest_log()
        content = bytearray(log.read_bytes())
        content[len(content) // 2] ^= 1
        log.write_bytes(content)
        self.expect(FAILED, "ALTERED", log.name)

    def test_evidence_that_is_gone(self):
        log = self.largest_log()
        log.unlink()
        self.expect(FAILED, "ABSENT", log.name)

    def test_much_that_is_gone_is_a_few_lines_and_all_of_it_in_the_data(self):
        gone = [path for path in (self.folder / "evidence").rglob("*.evtx") if path.name in ("Security.evtx", "System.evtx")]
        self.assertGreater(len(gone), 6)
        for path in gone:
            path.unlink()
        outcome = beffroi("--lang", "en", "verify", self.case)
        self.assertEqual(outcome.returncode, FAILED)
        self.assertEqual(outcome.stdout.count("ABSENT: "), 5)
        self.assertIn(f"and {len(gone) - 5} more", outcome.stdout)
        self.assertIn("cite evidence that is missing here", outcome.stdout)
        self.assertLess(len(outcome.stdout.splitlines()), 15)
        told = json.loads(beffroi("verify", self.case, "--json").stdout)
        self.assertFalse(told["passed"])
        self.assertEqual(sum(one["state"] == "absent" for one in told["sources"]), len(gone))
        self.assertGreater(len(told["lost"]), 5)
        self.assertEqual(beffroi("--lang", "en", "-v", "verify", self.case).stdout.count("ABSENT: "), len(gone))

    def test_the_report(self):
        report = self.case / "report.html"
        report.write_text(report.read_text().replace("EXERCICE", "REALITE"))
        self.expect(FAILED, "report.html")

    def test_the_custody_log(self):
        log = self.case / "custody.log"
        lines = log.read_text().splitlines(keepends=True)
        log.write_text("".join(lines[:1] + lines[2:]))
        self.expect(FAILED, "custody")

    def test_a_custody_log_that_is_gone(self):
        (self.case / "custody.log").unlink()
        self.expect(FAILED, "custody log", "absent")

    def test_the_list_of_hashes(self):
        sums = self.case / "SHA256SUMS"
        sums.write_text(sums.read_text().replace("a", "b", 1))
        self.expect(FAILED, "SHA256SUMS")

    def test_the_list_of_hashes_is_gone(self):
        (self.case / "SHA256SUMS").unlink()
        self.expect(FAILED, "SHA256SUMS")

    def test_the_ledger(self):
        store = sqlite3.connect(self.case / "case.sqlite")
        table = next(name for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'table'") if "ledger" in name)
        triggers = [name for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
        for trigger in triggers:
            store.execute(f'DROP TRIGGER "{trigger}"')
        store.execute(f"UPDATE {table} SET actor = 'somebody else' WHERE seq = (SELECT min(seq) FROM {table})")
        store.commit()
        store.close()
        self.expect(FAILED, "ledger")
