#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Whoever writes into a case without Beffroi is found by `verify`, and nobody else is: what a killed command, two commands at once or
a new run leave behind is no alteration.

BEFFROI_KILLS says how often to kill (60), BEFFROI_SEED repeats a run."""
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
KILLS = int(os.environ.get("BEFFROI_KILLS", "60"))
SEED = int(os.environ.get("BEFFROI_SEED", random.randrange(1 << 30)))
DEADLINE = 120  # of one command, in seconds: a hang is a failure
NO_PDF = {**os.environ, "PATH": ""}


def beffroi(*arguments, check=True):
    return subprocess.run([BEFFROI, *map(str, arguments)], capture_output=True, text=True, check=check, timeout=DEADLINE, env=NO_PDF)


class VerifyCase(unittest.TestCase):
    """A copy of one case with a diagnosis, journal entries and pages."""

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="beffroi-verify-test."))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        beffroi("drill", "bureau-a-distance", "-o", cls.folder / "drill", "--seed", "3")
        cls.evidence = cls.folder / "drill/evidence"
        cls.original = cls.folder / "case"
        beffroi("diagnose", cls.evidence, "--case", cls.original)
        for number in range(3):
            beffroi("journal", "add", f"ligne {number}", "--case", cls.original, "--by", "Mme Petit")
        beffroi("journal", "handover", "--to", "M. Petit", "le pare-feu reste fermé", "--case", cls.original, "--by", "La DGS")

    def setUp(self):
        self.case = self.folder / f"copy-{self.id()}"
        shutil.copytree(self.original, self.case)

    def verify(self, *more):
        done = beffroi("verify", "--case", self.case, "--lang", "en", *more, check=False)
        return done.returncode, done.stdout + done.stderr

    def expect(self, code, *said):
        found, told = self.verify()
        self.assertEqual(found, code, told)
        for words in said:
            self.assertIn(words, told)
        return told

    def sql(self, *statements, without_triggers=False):
        """Writes to the database as anybody could, by another program."""
        store = sqlite3.connect(self.case / "case.sqlite")
        triggers = store.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers if without_triggers else []:
            store.execute(f'DROP TRIGGER "{name}"')
        for statement in statements:
            store.execute(statement)
        for _, sql in triggers if without_triggers else []:
            store.execute(sql)
        store.commit()
        store.close()

    def ask(self, query):
        store = sqlite3.connect(self.case / "case.sqlite")
        answer = store.execute(query).fetchall()
        store.close()
        return answer


class AlterationTest(VerifyCase):
    def test_nothing(self):
        told = self.expect(0, "All is intact")
        self.assertRegex(told, r"Head of the ledger now, to be noted on paper: \d+(-[0-9a-f]{4}){4}\n")

    def test_a_part_of_the_diagnosis(self):
        for statement, said in (
                ("UPDATE findings SET confidence = 0.01 WHERE position = 0", "the findings of the diagnosis were altered"),
                ("UPDATE findings SET state = 'no' WHERE position = (SELECT max(position) FROM findings)", "findings"),
                ("DELETE FROM finding_bases WHERE finding = 1", "what the findings rest on"),
                ("UPDATE citations SET time = time + 1 WHERE id = 1", "the citations of the evidence"),
                ("UPDATE sections SET json = replace(json, 'DESK', 'WXYZ') || ' ' WHERE key = 'origin'", "the part 'origin'"),
                ("DELETE FROM sections WHERE key = 'hosts'", "the part 'hosts'"),
                ("INSERT INTO sections VALUES (99, 'ours', '{}')", "the part 'ours'")):
            with self.subTest(statement):
                shutil.rmtree(self.case)
                shutil.copytree(self.original, self.case)
                self.sql(statement)
                self.expect(1, said, "Do not rely on this diagnosis")

    def test_the_mark_of_an_exercise(self):
        self.sql("DELETE FROM marks WHERE name = 'exercise'", without_triggers=True)
        self.expect(1, "the marks of the case (exercise, diagnosis) were altered")

    def test_an_altered_diagnosis_is_made_again(self):
        self.sql("UPDATE findings SET state = 'no'")
        self.expect(1)
        beffroi("diagnose", "--case", self.case)
        self.expect(0)

    def test_the_end_of_the_ledger(self):
        last = self.ask("SELECT max(seq) FROM ledger")[0][0]
        self.sql(f"DELETE FROM ledger WHERE seq > {last - 2}", without_triggers=True)
        told = self.expect(1, "The end of the ledger of the case was cut off", f"entry {last - 1}")
        self.assertNotIn("protection", told, "the triggers are as they were")

    def test_the_end_of_the_ledger_and_of_the_register(self):
        last = self.ask("SELECT max(seq) FROM ledger")[0][0]
        first = self.ask(f"SELECT seq FROM custody WHERE line LIKE '%ledger {last}%'")[0][0]
        self.sql(f"DELETE FROM ledger WHERE seq = {last}", f"DELETE FROM custody WHERE seq >= {first}", without_triggers=True)
        self.expect(1, "were taken out of the database", f"entry {last}, which the custody log still names")

    def test_an_entry_in_the_place_of_one_that_was_cut_off(self):
        last = self.ask("SELECT max(seq) FROM ledger")[0][0]
        self.sql(f"DELETE FROM ledger WHERE seq = {last}", without_triggers=True)
        beffroi("journal", "add", "une autre", "--case", self.case, "--by", "X")
        self.expect(1, f"altered from entry {last}")

    def test_a_page(self):
        for page in ("tableau.html", "imprimer/21-releve.html", "imprimer/10-couper-et-garder.html"):
            with self.subTest(page):
                before = (self.case / page).read_bytes()
                (self.case / page).write_bytes(before + b" ")
                self.expect(1, f"This page was changed or removed after Beffroi wrote it: {page}")
                (self.case / page).unlink()
                self.expect(1, page)
                (self.case / page).write_bytes(before)
                self.expect(0)

    def test_a_page_of_before(self):
        board = (self.case / "tableau.html").read_bytes()
        beffroi("promise", "make", "le guichet rouvre", "--at", "demain 8h30", "--case", self.case)
        self.expect(0)
        self.assertNotEqual((self.case / "tableau.html").read_bytes(), board)
        (self.case / "tableau.html").write_bytes(board)
        self.expect(1, "tableau.html")

    def test_the_next_command_puts_an_altered_page_right(self):
        page = self.case / "imprimer/21-releve.html"
        page.write_text(page.read_text().replace("M. Petit", "M. Grand"))
        self.expect(1)
        beffroi("journal", "situation", "tout est coupé", "--case", self.case, "--by", "La DGS")
        self.assertNotIn("M. Grand", page.read_text())
        self.expect(0)

    def test_a_page_of_ones_own_is_nobodys_business(self):
        (self.case / "imprimer/ma note.html").write_text("<p>")
        self.expect(0)

    def test_a_dossier_that_was_handed_over(self):
        beffroi("dossier", "complaint", "--case", self.case, "--by", "Mme Petit")
        self.expect(0)
        made = self.case / "dossiers/complaint-v1"
        names = sorted(path.name for path in made.iterdir())
        self.assertEqual(names, ["SHA256SUMS", "bordereau.html", "diagnosis.json", "dossier.html", "dossier.json", "dossier.odt", "journal.html",
                                 "journal.json", "report.html"])
        for name in names:
            with self.subTest(name):
                before = (made / name).read_bytes()
                (made / name).write_bytes(before + b" ")
                self.expect(1, f"was changed after it was made: dossiers/complaint-v1/{name}")
                (made / name).unlink()
                self.expect(1, f"was removed: dossiers/complaint-v1/{name}")
                (made / name).write_bytes(before)
                self.expect(0)
        (made / "annexe.html").write_text("<p>")
        self.expect(1, "does not know this file", "dossiers/complaint-v1/annexe.html")
        shutil.rmtree(made)
        self.expect(1, "was removed: dossiers/complaint-v1\n")

    def test_a_folder_that_was_handed_over_and_written_again(self):
        beffroi("dossier", "complaint", "--case", self.case, "--by", "Mme Petit")
        folder = self.folder / f"handed-{self.id()}"
        shutil.copytree(self.case / "dossiers/complaint-v1", folder)

        def verify(*more):
            done = beffroi("verify", folder, "--lang", "en", *more, check=False)
            return done.returncode, done.stdout + done.stderr

        def sealed_again():
            names = [line.split("  ", 1)[1] for line in (folder / "SHA256SUMS").read_text().splitlines()]
            (folder / "SHA256SUMS").write_text("".join(f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names))

        code, told = verify()
        self.assertEqual(code, 0, told)
        self.assertIn("The slip says the same", told)
        self.assertNotIn("cannot be worked out", told)
        head = re.search(r"Head: (\d+(?:-[0-9a-f]{4}){4});", told)[1]
        self.assertEqual(verify("--head", head)[0], 0)
        self.assertEqual(verify("--head", "2-0000-0000-0000-0000")[0], 1)
        self.assertNotEqual(verify("--head", "no head")[0], 0)
        journal = (folder / "journal.json").read_text()
        for words, said in ((journal.replace("ligne 1", "ligne 9"), "was ALTERED from line"),
                            (journal.replace("ligne 1", "ligne 9", 1), "does not say what the line holds")):
            (folder / "journal.json").write_text(words)
            sealed_again()
            code, told = verify()
            self.assertEqual(code, 1, told)
            self.assertIn(said, told)
            self.assertIn("NOT THE ONE OF THE SLIP: journal.json", told)
        (folder / "journal.json").write_text(journal)
        page = (folder / "journal.html").read_text()
        (folder / "journal.html").write_text(page.replace("ligne 1", "ligne 9"))
        sealed_again()
        self.assertIn("journal.html does not say what line", verify()[1])

    def test_a_dossier_of_nobody(self):
        (self.case / "dossiers/cnil-v1").mkdir(parents=True)
        self.expect(1, "does not know this file", "dossiers/cnil-v1")

    def test_the_triggers(self):
        for (name,) in self.ask("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            with self.subTest(name):
                shutil.rmtree(self.case)
                shutil.copytree(self.original, self.case)
                self.sql(f'DROP TRIGGER "{name}"')
                self.expect(1, f"the protection '{name}' was removed", "--head")

    def test_a_trigger_that_does_something_else(self):
        self.sql("DROP TRIGGER ledger_is_kept", "CREATE TRIGGER ledger_is_kept BEFORE UPDATE ON ledger BEGIN SELECT 1; END",
                 "CREATE TRIGGER theirs AFTER INSERT ON ledger BEGIN DELETE FROM sections; END")
        self.expect(1, "the protection 'ledger_is_kept' was changed", "the protection 'theirs' was added")

    def test_the_end_of_the_custody_log(self):
        log = self.case / "custody.log"
        lines = log.read_bytes().splitlines(keepends=True)
        log.write_bytes(b"".join(lines[:-1]))
        self.expect(1, f"The end of the custody log (custody.log) was cut off from line {len(lines)} on")

    def test_lines_that_nobody_wrote(self):
        with (self.case / "custody.log").open("a") as log:
            log.write("2026-01-01T00:00:00Z\tread\t\n")
        self.expect(1, "custody.log")


class HeadTest(VerifyCase):
    def heads(self):
        page = re.sub("<[^>]*>", "", (self.case / "imprimer/21-releve.html").read_text())
        report = re.sub("<[^>]*>", "", (self.case / "report.html").read_text())
        found = [re.search(r"--head (\d+(?:-[0-9a-f]{4}){4})", text) for text in (page, report)]
        self.assertTrue(all(found), "both papers carry one")
        return [match.group(1) for match in found]

    def forge(self):
        """Rewrites the journal with everything that hangs on it: what somebody can do who has the case and knows its form."""
        other = self.folder / f"forged-{self.id()}"
        shutil.copytree(self.case, other)
        shutil.rmtree(self.case)
        beffroi("diagnose", self.evidence, "--case", self.case)
        beffroi("journal", "add", "une autre histoire", "--case", self.case, "--by", "Mme Petit")
        for number in range(5):
            beffroi("journal", "add", f"ligne {number}", "--case", self.case, "--by", "Mme Petit")

    def test_the_papers_are_right_also_later(self):
        heads = self.heads()
        beffroi("journal", "add", "plus tard", "--case", self.case, "--by", "X")
        for head in heads:
            code, told = self.verify("--head", head)
            self.assertEqual(code, 0, told)
            self.assertIn("The ledger is the same up to entry", told)
        code, told = self.verify("--head", heads[0].upper().replace("-", " ", 2))
        self.assertEqual(code, 0, told)

    def test_only_the_paper_knows_of_a_ledger_that_was_written_anew(self):
        head = self.heads()[0]
        self.forge()
        self.assertEqual(self.verify()[0], 0, "a whole rewriting is consistent: this is why there is a paper")
        code, told = self.verify("--head", head)
        self.assertEqual(code, 1, told)
        self.assertIn("NOT the same", told)

    def test_an_entry_that_is_not_there(self):
        code, told = self.verify("--head", "4000-0123-4567-89ab-cdef")
        self.assertEqual(code, 1)
        self.assertIn("NOT in the ledger", told)

    def test_what_is_no_head_is_said(self):
        for text in ("12", "abcd", "3-12", "0-0123456789abcdef", "3-0123456789abcdeg", "3" + "0" * 80):
            code, told = self.verify("--head", text)
            self.assertNotEqual(code, 0)
            self.assertIn("cannot be read", told)


class NoFalseAlarmTest(VerifyCase):
    """Everything that happens to a case in its life."""

    def start(self, *arguments):
        return subprocess.Popen([BEFFROI, *map(str, arguments), "--case", str(self.case)], stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL, env=NO_PDF)

    def test_after_a_new_run_and_after_a_run_without_evidence(self):
        beffroi("diagnose", self.evidence, "--case", self.case)
        self.expect(0)
        beffroi("diagnose", "--case", self.case)
        self.expect(0)

    def test_killed_at_any_moment(self):
        chance = random.Random(SEED)
        commands = (("diagnose", self.evidence), ("journal", "add", "x", "--by", "X"),
                    ("journal", "situation", "tout est coupé", "--by", "X"), ("measure", "decide", "cut_internet", "--by", "X"),
                    ("dossier", "complaint", "--by", "X"))
        took = {}
        for command in commands:
            started = time.monotonic()
            self.start(*command).wait(DEADLINE)
            took[command] = time.monotonic() - started
        kills = behind = 0
        while kills < KILLS:
            pair = [self.start(*chance.choice(commands)) for _ in range(chance.randint(1, 2))]
            time.sleep(chance.uniform(0, max(took.values())))
            for process in pair:
                kills += process.poll() is None
                process.send_signal(signal.SIGKILL)
                process.wait()
            code, told = self.verify()
            self.assertEqual(code, 0, f"seed {SEED}, after {kills} kills\n{told}")
            behind += "a command was killed" in told
        print(f"{kills} kills, {behind} left the custody log behind, seed {SEED}")

    def test_while_other_commands_write(self):
        end = time.monotonic() + 6
        running = []
        while time.monotonic() < end:
            running = [process for process in running if process.poll() is None]
            while len(running) < 2:
                running.append(self.start(*random.choice((("journal", "situation", "x", "--by", "X"), ("diagnose", self.evidence)))))
            code, told = self.verify()
            self.assertEqual(code, 0, told)
        for process in running:
            process.wait(DEADLINE)

    def test_a_crash_between_the_entry_and_the_register_is_mended_and_said(self):
        log, marks = self.case / "custody.log", self.case / ".marks"
        before, marked = log.read_bytes(), marks.read_bytes()
        beffroi("journal", "add", "x", "--case", self.case, "--by", "X")
        log.write_bytes(before)  # what stands there if the power fails right after the commit
        marks.write_bytes(marked)
        self.expect(0, "a command was killed", "Nothing is lost")
        beffroi("journal", "add", "y", "--case", self.case, "--by", "X")
        self.assertNotIn("killed", self.expect(0))


class AcknowledgementTest(VerifyCase):
    def test_what_cannot_be_kept_is_not_confirmed(self):
        """A limit on the size of files stands for a full disk; the signal that comes with it is ignored, as the shell can."""
        said = "mot " * 4000  # needs new pages of the database
        host = json.loads((self.case / "diagnosis.json").read_text())["hosts"][0]["name"]
        commands = (("journal", "add", said), ("measure", "decide", "cut_internet", "--because", said), ("declare", said),
                    ("promise", "make", said, "--at", "demain 8h30"), ("dispute", "incident.1", "--reject", "--because", said),
                    ("release", host, "--ground", "rebuilt", "--because", said))
        for command in commands:
            with self.subTest(command[0]):
                before = self.ask("SELECT count(*) FROM ledger")
                blocks = (self.case / "case.sqlite").stat().st_size // 512
                whole = [BEFFROI, *command, "--case", str(self.case), "--by", "X"]
                full = subprocess.run(["/bin/sh", "-c", f'trap "" XFSZ; ulimit -f {blocks}; exec "$@"', "sh", *whole],
                                      capture_output=True, text=True, timeout=DEADLINE, env=NO_PDF)
                self.assertEqual((full.returncode, full.stdout), (1, ""), full.stderr)
                self.assertEqual(self.ask("SELECT count(*) FROM ledger"), before)
                self.expect(0)
                done = subprocess.run(whole, capture_output=True, text=True, timeout=DEADLINE, env=NO_PDF)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertGreater(self.ask("SELECT count(*) FROM ledger"), before)
        self.expect(0)


class WhatWasRead(VerifyCase):
    """The tables of what was read of the evidence: no verdict rests on rows that somebody changed."""

    CHANGES = ("DELETE FROM fact_pages", "DELETE FROM detections", "DELETE FROM coverage", "DELETE FROM match_counts",
               "UPDATE sources SET events = 1, understood = 5", "UPDATE detections SET computer = 'X'", "DELETE FROM rules",
               "UPDATE fact_pages SET body = zeroblob(length(body)) WHERE position = 0")

    def test_every_table_is_watched_and_no_verdict_rests_on_it(self):
        for change in self.CHANGES:
            with self.subTest(change):
                shutil.rmtree(self.case)
                shutil.copytree(self.original, self.case)
                store = sqlite3.connect(self.case / "case.sqlite")
                self.assertGreater(store.execute(change).rowcount, 0)
                store.commit()
                store.close()
                self.expect(1, "was altered after it was read")
                again = beffroi("diagnose", "--case", self.case, check=False)
                self.assertIn("case.sqlite", again.stdout + again.stderr)
                self.expect(1, "was altered after it was read")

    def test_evidence_given_again_is_read_again_and_gives_the_same_verdict(self):
        before = (self.case / "diagnosis.json").read_bytes()
        self.sql("DELETE FROM fact_pages", "DELETE FROM detections")
        self.expect(1, "was altered after it was read")
        beffroi("diagnose", self.evidence, "--case", self.case)
        self.assertEqual((self.case / "diagnosis.json").read_bytes(), before)
        self.expect(0)

    def test_a_source_taken_away(self):
        self.sql("DELETE FROM fact_pages WHERE source = 1", "DELETE FROM coverage WHERE source = 1", "DELETE FROM detections WHERE source = 1",
                 "DELETE FROM match_counts WHERE source = 1", "DELETE FROM issues WHERE source = 1", "DELETE FROM origins WHERE source = 1",
                 "DELETE FROM sources WHERE id = 1")
        self.expect(1, "was taken away after it was read")


class EvidenceElsewhere(VerifyCase):
    """The disk was unplugged, and a copy of the evidence lies somewhere else."""

    def moved(self):
        copy = self.folder / f"elsewhere-{self.id()}"
        shutil.copytree(self.evidence, copy)
        return copy

    def test_a_copy_is_the_evidence(self):
        code, told = self.verify("--evidence", self.moved())
        self.assertEqual(code, 0, told)

    def test_an_altered_copy_is_altered_and_not_absent(self):
        copy = self.moved()
        victim = max(copy.rglob("*.evtx"), key=lambda path: path.stat().st_size)
        content = bytearray(victim.read_bytes())
        content[len(content) // 2] ^= 1
        victim.write_bytes(content)
        code, told = self.verify("--evidence", copy)
        self.assertEqual(code, 1, told)
        altered = [line for line in told.splitlines() if line.startswith("ALTERED")]
        self.assertEqual(len(altered), 1, told)
        self.assertIn(victim.name, altered[0])
        self.assertNotIn("ABSENT", told)

    def test_what_lies_nowhere_is_absent(self):
        copy = self.moved()
        victim = max(copy.rglob("*.evtx"), key=lambda path: path.stat().st_size)
        victim.unlink()
        code, told = self.verify("--evidence", copy)
        self.assertEqual(code, 1, told)
        self.assertRegex(told, f"ABSENT.*{victim.name}")
        self.assertNotIn("ALTERED", told)


if __name__ == "__main__":
    unittest.main()
