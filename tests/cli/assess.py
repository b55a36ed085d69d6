# SPDX-License-Identifier: EUPL-1.2
"""`assess`: questions on a terminal, answers from a file, documents, earlier answers; what is wrong in a file is told and loses nothing."""
import json
import unittest
import zipfile

import yaml

import town
from program import DONE, FAILED, beffroi, fresh

GOOD = {"backup_exists": "daily", "backup_offline": "yes", "second_factor": "yes", "crisis_sheet": "yes"}


class AssessTest(unittest.TestCase):
    def setUp(self):
        self.folder = fresh("assess")
        self.answers = self.folder / "reponses.json"

    def give(self, answers, path=None, **head):
        (path or self.answers).write_text(json.dumps({"schema": 1, "answers": answers, **head}, ensure_ascii=False), encoding="utf-8")

    def typed(self, arguments, answers):
        return town.on_a_terminal(arguments, answers, self.folder, (b" : ", b"\xc2\xa0: ", b"\xc2\xa0? ", b"\xe2\x80\xaf? "))

    def result(self, *more):
        outcome = beffroi("assess", "--answers", self.answers, "--json", *more)
        self.assertEqual(outcome.returncode, DONE, outcome.stderr)
        return json.loads(outcome.stdout), outcome.stderr

    def test_nothing_known_is_a_risk_and_leads_to_questions(self):
        self.give({"backup_exists": "unknown"})
        made, _ = self.result()
        self.assertEqual((made["score"], made["score_high"], made["level"]), (0, 100, "exposed"))
        self.assertEqual(made["unknown"], made["counted"])
        self.assertIn("ask_provider", [one["id"] for one in made["measures"][:6]])
        self.assertTrue(all(one["who"] and one["cost"] and one["effort"] for one in made["measures"]))

    def test_without_an_answer_there_is_no_judgement(self):
        for content in ("", "{}", '{"schema": 1, "answers": {}}', "answers:\n  couleur: bleu\n"):
            self.answers.write_text(content, encoding="utf-8")
            outcome = beffroi("assess", "--answers", self.answers)
            self.assertEqual((outcome.returncode, outcome.stdout), (FAILED, ""), content)
            self.assertIn("Répondez d’abord", outcome.stderr)

    def test_a_vital_point_that_is_missing_caps_the_level(self):
        self.give({"wifi": "unknown"})
        catalogue, _ = self.result()
        self.assertIn("backup_exists", catalogue["vital_holes"])
        self.give({**GOOD, "backup_offline": "no"})
        made, _ = self.result()
        self.assertEqual(made["vital_holes"], ["backup_offline"])
        self.assertIn("offline_copy", [one["id"] for one in made["measures"]])

    def test_what_is_wrong_is_told_with_its_line_and_the_rest_counts(self):
        self.answers.write_text("answers:\n  backup_exists: daily\n  couleur: bleu\n  wifi: peut-être\n", encoding="utf-8")
        made, said = self.result()
        self.assertEqual([one["line"] for one in made["problems"]], [3, 4])
        self.assertIn("couleur", said)
        self.assertIn("peut-être", said)
        self.assertNotIn("⟦", said)
        self.assertEqual({one["id"]: one["unknown"] for one in made["themes"]}["backups"], 4)

    def test_files_that_are_no_answers_are_refused_with_a_message(self):
        for content in (b"[1, 2]", b'{"answers": {', b'{"schema": 9}', b"#" * 300_000, b"\x00\x01\x02"):
            self.answers.write_bytes(content)
            outcome = beffroi("assess", "--answers", self.answers, "--json")
            self.assertEqual(outcome.returncode, FAILED, content[:20])
            self.assertIn("Que faire", outcome.stderr)
            self.assertEqual(outcome.stdout, "")
        self.assertEqual(beffroi("assess", "--answers", self.folder / "absent.json").returncode, FAILED)

    def test_documents_are_written_and_none_is_replaced_unasked(self):
        self.give(GOOD, commune="<b>Le Haÿ</b> & fils", on="2026-11-26")
        folder = self.folder / "resultat"
        outcome = beffroi("assess", "--answers", self.answers, "-o", folder)
        self.assertEqual(outcome.returncode, DONE, outcome.stderr)
        self.assertEqual({path.name for path in folder.iterdir()},
                         {"resultat.html", "resultat.json", "fiche-de-crise.html", "lettre-prestataire.html", "lettre-prestataire.odt"})
        page = (folder / "resultat.html").read_text(encoding="utf-8")
        self.assertIn("&lt;b&gt;Le Haÿ&lt;/b&gt; &amp; fils", page)
        self.assertNotIn("<b>Le Haÿ", page)
        self.assertIn("content.xml", zipfile.ZipFile(folder / "lettre-prestataire.odt").namelist())
        self.assertEqual(beffroi("assess", "--answers", self.answers, "-o", folder).returncode, FAILED)
        self.assertEqual(beffroi("assess", "--answers", self.answers, "-o", folder, "-C").returncode, DONE)

    def test_the_letter_asks_what_is_not_known(self):
        self.give({"backup_offline": "yes"})
        letters = {}
        for name, more in (("toutes", ()), ("choisies", ("--answers", self.answers))):
            path = self.folder / f"{name}.html"
            self.assertEqual(beffroi("assess", "--letter", path, *more).returncode, DONE)
            letters[name] = path.read_text(encoding="utf-8")
        self.assertIn("hors ligne", letters["toutes"])
        self.assertNotIn("hors ligne", letters["choisies"])

    def test_a_town_file_fills_in_the_crisis_sheet(self):
        path = self.folder / "town.yaml"
        beffroi("town", "init", "--name", "Isbergues", "--insee", "62473", "--population", "900", "--cyber-insurance", "no", "-o", path)
        described = yaml.safe_load(path.read_text(encoding="utf-8"))
        described["providers"] = [{"id": "info", "name": "Info <Nord>", "phone": "03 21 99 88 77", "night_phone": "06 11 22 33 44"}]
        path.write_text(yaml.safe_dump(described, allow_unicode=True), encoding="utf-8")
        sheet, blank = self.folder / "fiche.html", self.folder / "vierge.html"
        self.assertEqual(beffroi("assess", "--sheet", sheet, "--town", path).returncode, DONE)
        self.assertEqual(beffroi("assess", "--sheet", blank).returncode, DONE)
        filled = sheet.read_text(encoding="utf-8")
        for expected in ("Info &lt;Nord&gt;", "06 11 22 33 44", "CSIRT Hauts-de-France", "0 806 700 111", "Isbergues"):
            self.assertIn(expected, filled)
        self.assertNotIn("Isbergues", blank.read_text(encoding="utf-8"))

    def test_last_year_is_compared(self):
        before = self.folder / "avant.json"
        self.give({"backup_exists": "no", "wifi": "yes"}, before, on="2025-11-20")
        self.give({**GOOD, "wifi": "no"})
        made, _ = self.result("--before", before)
        self.assertEqual(made["before"]["on"], "2025-11-20")
        changes = {one["question"]: one["change"] for one in made["before"]["changes"]}
        self.assertEqual(changes, {"backup_exists": "better", "backup_offline": "learned", "second_factor": "learned",
                                   "crisis_sheet": "learned", "wifi": "worse"})
        self.assertIn("automatic_backup", made["before"]["ended"])

    def test_questions_on_a_terminal_are_kept_one_by_one_and_resumed(self):
        path = self.folder / "auto-evaluation.json"
        self.typed(["assess"], ["Isbergues", "Zoé", "1", "9", "2", "r", "0", "\x04"])
        kept = json.loads(path.read_text(encoding="utf-8"))
        self.assertEqual(kept["commune"], "Isbergues")
        self.assertEqual(kept["answers"], {"person_in_charge": "yes", "inventory": "unknown"})
        code, shown = self.typed(["assess", "--ask", "--answers", str(path)], ["1"] * 60)
        self.assertEqual(code, DONE, shown)
        whole = json.loads(path.read_text(encoding="utf-8"))["answers"]
        self.assertEqual(whole["inventory"], "unknown")
        self.assertEqual(len(whole), json.loads(beffroi("assess", "--answers", path, "--json").stdout)["counted"])
        self.assertNotIn("⟦", shown)

    def test_what_a_file_holds_beyond_our_questions_survives_the_terminal(self):
        path = self.folder / "a.json"
        self.give({"couleur": "bleu", "wifi": "peut-être"}, path, commune="X", by="Y")
        self.typed(["assess", "--ask", "--answers", str(path)], ["1", "\x04"])
        answers = json.loads(path.read_text(encoding="utf-8"))["answers"]
        self.assertEqual(answers["couleur"], "bleu")
        self.assertEqual(answers["wifi"], "peut-être")
        self.assertIn("peut-être", (self.folder / "a.json.avant").read_text(encoding="utf-8"))

    def test_without_a_terminal_nothing_waits(self):
        outcome = beffroi("assess", cwd=self.folder)
        self.assertEqual(outcome.returncode, FAILED)
        self.assertIn("--form", outcome.stderr)
