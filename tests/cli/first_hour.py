# SPDX-License-Identifier: EUPL-1.2
"""start and promise: the first hour without a single log, then with one; asked on a terminal, interrupted, corrected."""
import datetime
import json
import os
import pty
import re
import select
import signal
import subprocess
import time
import unittest

import program
from program import DONE, FAILED, beffroi, drilled, fresh

PAGES = ["01-premiere-heure.html", "02-qui-appeler.html", "03-affiche-porte.html", "04-telephone.html", "05-communique-attente.html",
         "06-a-sauvegarder.html", "07-main-courante.html"]


def started(case, answers, *more):
    file = case.parent / f"{case.name}.yaml"
    file.write_text(answers)
    return beffroi("start", "--case", case, "--answers", file, "--no-pdf", "--by", "Camille", *more)


def told(case):
    return json.loads(beffroi("start", "--case", case, "--no-pdf", "--json").stdout)


class StartTest(unittest.TestCase):
    def setUp(self):
        self.folder = fresh("first_hour")
        self.case = self.folder / "affaire"

    def test_an_empty_file_of_answers_opens_the_case_and_prints_the_prudent_sheets(self):
        outcome = started(self.case, "")
        self.assertEqual(outcome.returncode, DONE, outcome.stderr)
        pages = sorted(os.listdir(self.case / "imprimer"))
        self.assertEqual([page for page in pages if page.startswith("0")], PAGES)
        self.assertIn("On ne sait pas encore", (self.case / "imprimer" / PAGES[0]).read_text())
        board = (self.case / "tableau.html").read_text()
        self.assertRegex(board, r"avant \w+ \d\d\sh\s\d\d")
        self.assertIn("état au", board)
        self.assertNotIn("<script", board)
        self.assertNotIn("EXERCICE", board)
        self.assertEqual(beffroi("verify", "--case", self.case).returncode, DONE)

    def test_an_exercise_says_so_everywhere_and_for_good(self):
        started(self.case, "", "--exercise")
        started(self.case, "seen: mailbox")
        for page in [self.case / "tableau.html", *(self.case / "imprimer").iterdir()]:
            self.assertIn("EXERCICE", page.read_text(), page)

    def test_evidence_of_a_drill_in_a_real_night_is_said_before_everything_bears_it(self):
        started(self.case, "seen: ransom_note")
        first, second = (beffroi("diagnose", drilled(), "--case", self.case) for _ in range(2))
        self.assertEqual((first.returncode, second.returncode), (DONE, DONE))
        self.assertIn("EXERCICE", first.stderr)
        self.assertNotIn("EXERCICE", second.stderr)
        self.assertIn("EXERCICE", (self.case / "tableau.html").read_text())

    def test_a_bad_answer_is_told_with_its_line_and_costs_no_other(self):
        outcome = started(self.case, "seen: [ransom_note]\nbackups: perdues\npersonal_data: yes\n")
        self.assertEqual(outcome.returncode, FAILED)
        self.assertRegex(outcome.stderr, r"ligne\s2")
        self.assertIn("Que faire", outcome.stderr)
        answers = told(self.case)["answers"]
        self.assertEqual(answers["seen"]["chosen"], ["ransom_note"])
        self.assertEqual(answers["personal_data"]["chosen"], ["yes"])
        self.assertNotIn("backups", answers)

    def test_a_file_that_cannot_be_read_opens_nothing(self):
        outcome = started(self.case, "seen: [1, 2\n")
        self.assertEqual(outcome.returncode, FAILED)
        self.assertIn("ligne", outcome.stderr)
        self.assertFalse(self.case.exists())

    def test_correcting_a_time_never_lengthens_a_clock(self):
        def due():
            return {one["id"]: one["due"] for one in told(self.case)["board"]["deadlines"]}

        started(self.case, "when: 2026-11-20 22:00\n")
        first = due()
        self.assertEqual(first["complaint_insurance"], "2026-11-23T21:00:00.000000000Z")
        started(self.case, "when: 2026-11-21 22:00\n")
        self.assertEqual(due(), first)
        started(self.case, "when: 2026-11-19 22:00\n")
        self.assertEqual(due()["complaint_insurance"], "2026-11-22T21:00:00.000000000Z")
        self.assertEqual(told(self.case)["answers"]["when"]["times_answered"], 3)

    def test_hours_are_those_of_the_town(self):
        started(self.case, "town: Saint-Denis (974)\nwhen: 2026-11-20 22:00\n")
        self.assertEqual(told(self.case)["answers"]["when"]["at"], "2026-11-20T18:00:00.000000000Z")
        self.assertIn("Cyber Réunion", (self.case / "imprimer/02-qui-appeler.html").read_text())

    def test_an_alert_without_symptom_prints_nothing_for_the_public(self):
        started(self.case, "seen: authority_alert\n")
        self.assertIn("Rien en public", (self.case / "imprimer" / PAGES[4]).read_text())

    def test_the_drill_comes_into_the_same_case_and_nothing_said_is_lost(self):
        started(self.case, "seen: ransom_note\nmachines: serveur de fichiers\n")
        diagnosed = beffroi("diagnose", drilled(), "--case", self.case)
        self.assertEqual(diagnosed.returncode, DONE, diagnosed.stderr)
        now = told(self.case)
        self.assertEqual(now["board"]["incident"], "yes")
        self.assertEqual(now["answers"]["machines"]["text"], "serveur de fichiers")
        self.assertTrue(now["exercise"])
        board = (self.case / "tableau.html").read_text()
        self.assertIn("EXERCICE", board)
        self.assertIn("une intrusion a eu lieu", board)

    def test_a_hostile_answer_reaches_no_page_as_markup(self):
        started(self.case, 'town: "<script>x</script>\\e[31m"\npeople: "<img src=x onerror=y>"\n')
        for page in [self.case / "tableau.html", *(self.case / "imprimer").iterdir()]:
            self.assertNotRegex(page.read_text(), r"<script|<img|\x1b")


class PromiseTest(unittest.TestCase):
    def test_a_passed_promise_is_asked_for_by_every_command_until_it_is_kept(self):
        case = fresh("promises") / "affaire"
        started(case, "")
        soon = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=5)).isoformat(timespec="seconds")
        made = beffroi("promise", "make", "point aux agents", "--at", soon, "--case", case)
        self.assertEqual(made.returncode, DONE, made.stderr)
        self.assertEqual(made.stderr, "")
        deadline = time.monotonic() + 60
        while "EN RETARD" not in (later := beffroi("promise", "list", "--case", case)).stderr:
            self.assertLess(time.monotonic(), deadline, "it never turned overdue")
            time.sleep(1)
        self.assertEqual(later.stderr.count("\n"), 1, later.stderr)
        self.assertIn("EN RETARD", (case / "tableau.html").read_text())
        kept = beffroi("promise", "keep", "P1", "--case", case, "--by", "Léa")
        self.assertEqual((kept.returncode, kept.stderr), (DONE, ""))
        listed = json.loads(beffroi("promise", "list", "--case", case, "--json").stdout)
        self.assertEqual((listed[0]["kept_by"], listed[0]["overdue"]), ("Léa", False))
        self.assertEqual(beffroi("promise", "keep", "P1", "--case", case).returncode, FAILED)

    def test_a_promise_is_made_and_kept_in_the_words_that_people_use(self):
        case = fresh("promises_in_words") / "affaire"
        started(case, "")
        made = beffroi("promise", "make", "rappeler les parents", "--at", "demain matin", "--case", case, "--by", "Léa")
        self.assertEqual(made.returncode, DONE, made.stderr)
        self.assertIn("12\u00a0h\u00a000", made.stdout.replace("\u202f", "\u00a0"))
        for typed in ("p1", "1"):
            kept = beffroi("promise", "keep", typed, "--case", case, "--by", "Léa")
            self.assertEqual(kept.returncode, DONE if typed == "p1" else FAILED, kept.stderr)
        self.assertIn("P1", kept.stderr, "it was kept already")


class Terminal:
    """A person at a terminal of 80 columns."""

    def __init__(self, *arguments):
        self.master, slave = pty.openpty()
        self.said = ""
        # Tests run in the background inherit a SIGINT that is ignored; a person's terminal does not.
        self.process = subprocess.Popen([program.BEFFROI, *map(str, arguments)], stdin=slave, stdout=slave, stderr=slave,
                                        env={**os.environ, "TERM": "dumb"}, start_new_session=True,
                                        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
        os.close(slave)

    def wait_for(self, words, seconds=60):
        end = time.monotonic() + seconds
        while words not in self.said:
            if time.monotonic() > end:
                raise AssertionError(f"never said: {words}\n{self.said}")
            if select.select([self.master], [], [], 0.2)[0]:
                try:
                    self.said += os.read(self.master, 65536).decode("utf-8", "replace").replace("\r\n", "\n")
                except OSError:  # closed by the other side
                    if words not in self.said:
                        raise AssertionError(f"ended before: {words}\n{self.said}") from None
        self.said = self.said.split(words, 1)[1]

    def type(self, line):
        os.write(self.master, (line + "\n").encode())

    def end(self, seconds=60):
        try:
            while select.select([self.master], [], [], seconds)[0]:
                self.said += os.read(self.master, 65536).decode("utf-8", "replace").replace("\r\n", "\n")
        except OSError:
            pass
        os.close(self.master)
        return self.process.wait(seconds)


class AskedTest(unittest.TestCase):
    def setUp(self):
        self.case = fresh("asked") / "affaire"

    def ask(self, *more):
        return Terminal("start", "--case", self.case, "--no-pdf", "--by", "Camille", *more)

    def test_what_was_answered_survives_ctrl_c_and_start_goes_on_there(self):
        person = self.ask()
        person.wait_for("Question 1 sur 10")
        person.type("Isbergues (62)")
        person.wait_for("Question 2 sur 10")
        person.type("1, 3")
        person.wait_for("Question 3 sur 10")
        os.killpg(person.process.pid, signal.SIGINT)
        person.end()
        again = self.ask()
        again.wait_for("Question 3 sur 10")
        for number in range(4, 11):
            again.type("")
            again.wait_for(f"Question {number} sur 10")
        again.type("")
        self.assertEqual(again.end(), DONE)
        answers = told(self.case)["answers"]
        self.assertEqual(answers["seen"]["chosen"], ["ransom_note", "services_down"])
        self.assertEqual(len(answers), 10)

    def test_a_mistyped_answer_is_asked_again_and_one_can_go_back(self):
        person = self.ask()
        person.wait_for("Question 1 sur 10")
        person.type("Lille (59)")
        person.wait_for("Question 2 sur 10")
        person.type("99")
        person.wait_for("pas dans la liste")
        person.wait_for("Question 2 sur 10")
        person.type("r")
        person.wait_for("Question 1 sur 10")
        person.wait_for("Réponse actuelle")
        os.killpg(person.process.pid, signal.SIGHUP)
        person.end()
        self.assertEqual(told(self.case)["answers"]["town"]["text"], "Lille (59)")

    def test_a_correction_puts_one_question_only(self):
        started(self.case, "personal_data: no\n")
        person = self.ask("--correct", "personal_data")
        person.wait_for("Question 8 sur 10")
        person.wait_for("Réponse actuelle")
        person.type("1")
        self.assertEqual(person.end(), DONE)
        self.assertNotRegex(person.said, r"Question\s\d")
        self.assertEqual(told(self.case)["answers"]["personal_data"]["chosen"], ["yes"])

    def test_who_answers_is_asked_first_and_noted_beside_every_answer(self):
        person = Terminal("start", "--case", self.case, "--no-pdf")
        person.wait_for("Votre nom")
        person.type("3")
        person.wait_for("pas un nom")
        person.type("Mme Petit")
        person.wait_for("Question 1 sur 10")
        person.type("Saint-Mard (80)")
        person.wait_for("Question 2 sur 10")
        os.killpg(person.process.pid, signal.SIGHUP)
        person.end()
        self.assertEqual(told(self.case)["answers"]["town"]["by"], "Mme Petit")

    def test_words_that_nearly_name_options_are_asked_about(self):
        started(self.case, "commune: Saint-Mard (80)\n")
        person = self.ask()
        person.wait_for("Question 2 sur 10")
        person.type("un message de rancon et fichiers bizares")
        person.wait_for("Avez-vous voulu dire")
        person.type("o")
        person.wait_for("Question 3 sur 10")
        os.killpg(person.process.pid, signal.SIGHUP)
        person.end()
        self.assertEqual(told(self.case)["answers"]["seen"]["chosen"], ["ransom_note", "unreadable_files"])

    def test_an_hour_of_another_year_is_asked_about_and_a_slip_can_be_taken_off_the_clocks(self):
        now = datetime.datetime.now()
        slip = f"22/11/{now.year - 2} 23:40"
        warned = started(self.case, f"quand: {slip}\n")
        self.assertIn("Attention", warned.stderr)
        self.assertEqual(warned.returncode, DONE)
        person = self.ask("--correct", "quand")
        person.wait_for("Question 3 sur 10")
        person.type(f"21/11/{now.year - 2} 23:40")
        person.wait_for("Est-ce")
        person.type("")
        person.wait_for("Question 3 sur 10")
        person.type("il y a 20 minutes")
        person.wait_for("erreur")
        person.type("")
        self.assertEqual(person.end(), DONE)
        due = {one["id"]: one["status"] for one in told(self.case)["board"]["deadlines"]}
        self.assertEqual(due["complaint_insurance"], "overdue", "a correction alone lengthens nothing")
        entry = next(one["seq"] for one in json.loads(beffroi("journal", "--json", "--case", self.case).stdout)
                     if one["kind"] == "first_hour.answered" and one["subject"] == "when")
        aside = ("declare", "--withdraw", str(entry), "--because", "année mal tapée", "--case", self.case)
        unsigned = beffroi(*aside)
        self.assertEqual(unsigned.returncode, FAILED)
        self.assertIn("--by", unsigned.stderr)
        self.assertEqual(beffroi(*aside, "--by", "Mme Petit").returncode, DONE)
        due = {one["id"]: one["status"] for one in told(self.case)["board"]["deadlines"]}
        self.assertEqual(due["complaint_insurance"], "running")

    def test_answers_through_a_pipe_are_refused_before_anything_is_opened(self):
        outcome = subprocess.run([program.BEFFROI, "start", "--case", str(self.case), "--no-pdf"], input="Saint-Mard\n1 3\n",
                                 capture_output=True, text=True, timeout=60)
        self.assertEqual(outcome.returncode, FAILED)
        self.assertIn("--answers", outcome.stderr)
        self.assertFalse(self.case.exists())

    def test_plain_lines_of_eighty_columns_without_control_characters(self):
        person = self.ask()
        for number in range(1, 11):
            person.wait_for(f"Question {number} sur 10")
            self.assertNotRegex(person.said, r"\x1b")
            person.type("")
        self.assertEqual(person.end(), DONE)
        for line in person.said.split("\n"):
            if str(self.case.parent) not in line:
                self.assertLessEqual(len(line), 80, line)
        self.assertIsNone(re.search("⟦", person.said))
