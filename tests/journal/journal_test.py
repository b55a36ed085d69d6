#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""What a person was told is written stays written: two commands at once on one case, killed at random moments, lose no entry that
was acknowledged, and any alteration of the journal or of a document is found.

BEFFROI_KILLS says how often to kill (200), BEFFROI_SEED repeats a run."""
import hashlib
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
KILLS = int(os.environ.get("BEFFROI_KILLS", "200"))
SEED = int(os.environ.get("BEFFROI_SEED", random.randrange(1 << 30)))
DEADLINE = 120  # of one command, in seconds: a hang is a failure


def beffroi(*arguments, check=True):
    return subprocess.run([BEFFROI, *map(str, arguments)], capture_output=True, text=True, check=check, timeout=DEADLINE)


class JournalCase(unittest.TestCase):
    """A case without any log."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="beffroi-journal-test."))
        self.addCleanup(shutil.rmtree, self.folder)
        self.case = self.folder / "case"
        (self.folder / "nothing").mkdir()
        (self.folder / "nothing/note.txt").write_text("no log")
        beffroi("diagnose", self.folder / "nothing", "--case", self.case, check=False)
        self.assertTrue((self.case / "case.sqlite").exists())

    def journal(self, *more):
        return json.loads(beffroi("journal", "--case", self.case, "--json", *more).stdout)

    def declare(self, *what, check=True):
        return beffroi("declare", *what, "--case", self.case, "--by", "Mme Petit", check=check)

    def diagnosis(self):
        done = beffroi("diagnose", "--case", self.case)
        return json.loads((self.case / "diagnosis.json").read_text()), done.stdout

    def verify(self):
        done = beffroi("verify", "--case", self.case, "--lang", "en", check=False)
        return done.returncode, done.stdout + done.stderr


class KillTest(JournalCase):
    def start(self, number):
        """One of the commands that write, each with a text of its own."""
        text = f"ligne {number}"
        command = ["journal", "add", text]
        if number % 5 == 0:
            document = self.folder / f"{number}.txt"
            document.write_text(text)
            command = ["declare", text, "--document", str(document)]
        process = subprocess.Popen([BEFFROI, *command, "--case", str(self.case), "--json", "--by", "Testeur"],
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                                   env={**os.environ, "PATH": ""})  # no converter to PDF: what is killed is the writing
        return text, process

    def end(self, process, kill):
        """What the command acknowledged before it ended, if anything."""
        if kill:
            process.send_signal(signal.SIGKILL)
        output = process.communicate(timeout=DEADLINE)[0]
        try:
            return json.loads(output)
        except json.JSONDecodeError:
            self.assertTrue(kill, output)
            return None

    def test_two_at_once_killed_at_any_moment_lose_nothing_acknowledged(self):
        chance = random.Random(SEED)
        started = time.monotonic()
        self.end(self.start(1)[1], False)
        duration = time.monotonic() - started
        acknowledged, kills, number = {}, 0, 1
        while kills < KILLS:
            pair = [self.start(number + 1), self.start(number + 2)]
            number += 2
            time.sleep(chance.uniform(0, duration * 1.5))
            victims = chance.choice([(True, False), (False, True), (True, True)])
            for (text, process), kill in zip(pair, victims):
                kills += kill and process.poll() is None
                entry = self.end(process, kill)
                if entry:
                    acknowledged[entry["seq"]] = text
        self.end(self.start(5 * number)[1], False)  # what a killed command left half-way is mended by the next one
        kept = {entry["seq"]: entry["members"].get("text") for entry in self.journal()}
        for seq, text in acknowledged.items():
            self.assertEqual(kept.get(seq), text, f"lost, seed {SEED}")
        self.assertEqual(sorted(kept), list(range(1, len(kept) + 1)))
        self.assertEqual(self.verify()[0], 0, f"seed {SEED}\n{self.verify()[1]}")
        print(f"{kills} kills, {len(acknowledged)} entries acknowledged, {len(kept)} kept, seed {SEED}")
        self.assertGreater(len(acknowledged), KILLS // 10)


class AlterationTest(JournalCase):
    def test_a_document_is_kept_under_its_hash_listed_and_checked(self):
        letter = self.folder / "lettre; rm -rf.txt"
        letter.write_text("vos fichiers")
        self.declare("vu sur un poste", "--document", letter, "--from", "l’accueil")
        name = hashlib.sha256(b"vos fichiers").hexdigest()
        self.assertEqual((self.case / "pieces" / name).read_bytes(), b"vos fichiers")
        self.assertIn(f"{name}  pieces/{name}", (self.case / "SHA256SUMS").read_text())
        self.assertEqual(self.verify()[0], 0, self.verify()[1])
        beffroi("diagnose", "--case", self.case, check=False)
        self.assertIn(f"{name}  pieces/{name}", (self.case / "SHA256SUMS").read_text(), "a later run keeps it")
        self.assertEqual(self.verify()[0], 0, self.verify()[1])
        (self.case / "pieces" / name).write_bytes(b"autre chose")
        code, told = self.verify()
        self.assertEqual(code, 1)
        self.assertIn(name, told)

    def test_one_word_of_the_journal(self):
        self.declare("la sauvegarde est intacte")
        store = sqlite3.connect(self.case / "case.sqlite")
        for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            store.execute(f'DROP TRIGGER "{name}"')
        store.execute("UPDATE ledger SET json = replace(json, 'intacte', 'perdue')")
        store.commit()
        store.close()
        self.assertEqual(self.verify()[0], 1)


class NoLogTest(JournalCase):
    """A case without any log gives a verdict that says who declared it."""

    def test_what_people_declare_answers(self):
        self.declare("ransom_note", "--state", "yes", "à l’accueil", "--at", "2026-11-22 23:40")
        self.declare("backups", "--state", "intact", "--from", "le prestataire")
        diagnosis, told = self.diagnosis()
        self.assertEqual(diagnosis["incident"]["state"], "yes")
        self.assertEqual(diagnosis["incident"]["because"][0]["by"], "Mme Petit")
        self.assertEqual(diagnosis["backups"]["state"], "intact")
        self.assertIn("déclaré", told)
        page = (self.case / "report.html").read_text()
        self.assertIn("déclaré par Mme Petit", page)
        self.assertEqual(self.verify()[0], 0, self.verify()[1])

    def test_a_correction_keeps_the_history(self):
        first = json.loads(self.declare("attack_known", "--at", "2026-11-22 22:00", "--json").stdout)
        self.declare("attack_known", "--at", "2026-11-22 23:00", "--corrects", first["seq"], "--because", "relu")
        declared = self.journal("--kind", "declaration")
        self.assertEqual([entry["members"]["corrects"] for entry in declared], [0, first["seq"]])

    def test_a_judgement_stands_beside_the_finding_and_can_be_withdrawn(self):
        self.declare("ransom_note", "--state", "yes")
        self.diagnosis()
        beffroi("dispute", "incident.1", "--because", "c’était un test", "--by", "M. <Durand>", "--case", self.case)
        diagnosis, _ = self.diagnosis()
        disputed = next(one for one in diagnosis["findings"] if one["id"] == "incident.1")["disputed"]
        self.assertEqual((disputed["by"], disputed["because"]), ("M. <Durand>", "c’était un test"))
        self.assertIn("M. &lt;Durand&gt;", (self.case / "report.html").read_text())
        beffroi("dispute", "incident.1", "--withdraw", "--because", "erreur", "--case", self.case)
        diagnosis, _ = self.diagnosis()
        self.assertIsNone(next(one for one in diagnosis["findings"] if one["id"] == "incident.1")["disputed"])
        self.assertEqual(beffroi("dispute", "nothing.9", "--because", "x", "--case", self.case, check=False).returncode, 1)


class ExportTest(JournalCase):
    def test_what_people_type_harms_no_reader(self):
        self.declare("=cmd|' /C calc'!A0 <script>alert(1)</script> \x1b[2J")
        target = self.folder / "journal"
        for form in ("csv", "json", "html"):
            beffroi("journal", "export", "-t", form, "-o", f"{target}.{form}", "--case", self.case)
        self.assertNotRegex(pathlib.Path(f"{target}.csv").read_text(), r'(^|,|")=cmd')
        self.assertNotIn("<script", pathlib.Path(f"{target}.html").read_text())
        self.assertEqual(json.loads(pathlib.Path(f"{target}.json").read_text()), self.journal())
        self.assertNotIn("\x1b", beffroi("journal", "--case", self.case).stdout)
        again = beffroi("journal", "export", "-t", "csv", "-o", f"{target}.csv", "--case", self.case, check=False)
        self.assertEqual(again.returncode, 1)

    def test_a_point_and_a_handover_leave_a_sheet_and_an_entry(self):
        self.declare("le prestataire arrive")
        beffroi("journal", "situation", "tout est coupé", "--case", self.case, "--by", "La DGS")
        beffroi("journal", "handover", "--to", "M. Petit", "le pare-feu reste fermé", "--case", self.case, "--by", "La DGS")
        kinds = [entry["kind"] for entry in self.journal()]
        self.assertIn("situation.taken", kinds)
        self.assertIn("handover.given", kinds)
        self.assertTrue(re.search("M. Petit", (self.case / "imprimer/21-releve.html").read_text()))
        self.assertTrue((self.case / "imprimer/20-point-de-situation.html").exists())


if __name__ == "__main__":
    unittest.main()
