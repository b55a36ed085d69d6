# SPDX-License-Identifier: EUPL-1.2
"""Afterwards: the review, its costs and lessons, the closing, the anonymous record and what a region makes of several."""
import json
import unittest

from program import DONE, FAILED, WRONG_USAGE, beffroi, drilled, fresh

BY = ("--by", "Anne Leroy")
SECRET = ("Isbergues", "Leroy", "Prestataire", "62", "4200")


class ReviewTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = fresh("review")
        cls.case = cls.folder / "affaire"
        answers = cls.folder / "reponses.yaml"
        answers.write_text("town: Isbergues (62)\nseen: [ransom_note]\nnetwork: [internet_cut]\n")
        beffroi("start", "--case", cls.case, "--answers", answers, "--no-pdf")
        assert beffroi("-q", "diagnose", drilled(), "--case", cls.case, *BY).returncode == DONE

    def review(self, *arguments, case=None):
        return beffroi("review", *arguments, "--case", case or self.case)

    def seen(self):
        outcome = self.review("--json")
        self.assertEqual(outcome.returncode, DONE, outcome.stderr)
        return json.loads(outcome.stdout)

    def test_what_happened_is_read_from_the_case(self):
        seen = self.seen()
        moments = {one["id"]: one for one in seen["milestones"]}
        self.assertRegex(moments["first_sign"]["ground"], r"^hosts\.")
        self.assertIsNone(moments["cut"]["at"], "a box ticked says that it was done, not when")
        self.assertIsNone(moments["all_back"]["at"])
        states = {name: one["state"] for name, one in moments.items()}
        self.assertEqual((states["first_sign"], states["cut"], states["complaint"], states["all_back"]),
                         ("known", "hour_unknown", "not_yet", "unknown"))
        shown = self.review()
        self.assertIn("EXERCICE", shown.stdout)
        self.assertIn("Première trace", shown.stdout)
        self.assertRegex(shown.stdout, r"Plainte déposée \| pas encore")

    def test_costs_lessons_and_the_closing(self):
        self.assertEqual(self.review("cost", "Prestataire", "--euros", "4200").returncode, FAILED, "nobody signed")
        self.assertEqual(self.review("cost", "Prestataire", *BY).returncode, FAILED, "no amount")
        refused = self.review("cost", "Prestataire", "--hours", "210.5", *BY)
        self.assertEqual(refused.returncode, WRONG_USAGE)
        self.assertIn("--hours 211", refused.stderr)
        noted = self.review("cost", "Prestataire", "--euros", "4200", "--hours", "12", *BY)
        self.assertEqual(noted.returncode, DONE, noted.stderr)
        self.assertRegex(noted.stdout, "Noté.*D1, Prestataire")
        self.assertLess(noted.stdout.count("\n"), 5, "what was noted, not the whole review")
        self.assertEqual(self.review("lesson", "Débrancher les copies", "--who", "Informatique", "--before", "2027-01-31", *BY).returncode, DONE)
        self.assertEqual(self.review("lesson", "x", "--before", "un jour", *BY).returncode, WRONG_USAGE)
        self.assertEqual(self.review("lesson", "x", "--before", "2020-01-31", *BY).returncode, FAILED)
        said = self.review("lesson", "Essayer les copies", "--before", "15 janvier 2099", *BY)
        self.assertEqual(said.returncode, DONE, said.stderr)
        self.assertEqual(self.seen()["euros"], 4200)
        page = (self.case / "imprimer" / "60-retour-d-experience.html").read_text(encoding="utf-8")
        for text in ("EXERCICE", "Débrancher les copies", "31 janvier 2027", "Retour d’expérience"):
            self.assertIn(text, page)
        self.assertEqual(self.review("undo", "D1", "--because", "double", *BY).returncode, DONE)
        self.assertEqual(self.seen()["euros"], 0)
        self.assertEqual(self.review("close", "--keep-until", "2001-01-01", *BY).returncode, FAILED)
        refused = self.review("close", "--keep-until", "2036-01-01", *BY)
        self.assertEqual(refused.returncode, FAILED)
        self.assertIn("Tout n’est pas terminé", refused.stderr)
        self.assertEqual(self.review("close", "--keep-until", "2036-01-01", "--because", "fin de l’exercice", *BY).returncode, DONE)
        self.assertTrue(self.seen()["closed"])
        self.assertIn("jusqu’au 1er janvier 2036", " ".join(self.review().stdout.split()))
        self.assertNotIn("close", self.review().stderr, "looking changes nothing")
        self.a_closed_case_says_so()
        self.assertEqual(self.review("reopen", "--because", "encore", *BY).returncode, DONE)
        self.assertEqual(beffroi("verify", "--case", self.case).returncode, DONE)

    def a_closed_case_says_so(self):
        for command in (("journal", "add", "après"), ("declare", "après"), ("dossier", "prosecutor"), ("review", "lesson", "après", *BY),
                        ("journal", "handover", "--to", "M. Petit")):
            told = beffroi(*command, "--case", self.case)
            self.assertEqual(told.returncode, DONE, told.stderr)
            self.assertIn("cette affaire a été close par Anne Leroy", told.stderr, command)
        for page in ("tableau.html", "imprimer/21-releve.html"):
            self.assertIn("AFFAIRE CLOSE", (self.case / page).read_text(encoding="utf-8"), page)

    def test_the_record_names_nobody_and_a_region_adds_records_up(self):
        files = []
        for number in range(3):
            files.append(self.folder / f"{number}.json")
            self.assertEqual(self.review("record", files[-1], "-C").returncode, DONE)
        text = files[0].read_text(encoding="utf-8")
        for secret in SECRET + ("exercice.invalid", "MAIRIE", "\\\\"):
            self.assertNotIn(secret, text)
        self.assertTrue(json.loads(text)["exercise"])
        for number, file in enumerate(files):
            file.write_text(json.dumps({**json.loads(file.read_text()), "exercise": False, "id": f"{number:032x}"}))
        told = beffroi("review", "gather", *files, "--json")
        self.assertEqual(told.returncode, DONE, told.stderr)
        self.assertEqual(json.loads(told.stdout)["records"], 3)
        self.assertEqual(json.loads(told.stdout)["counts"]["incident"], {"yes": 3})
        self.assertEqual(json.loads(beffroi("review", "gather", *files[:2], "--json").stdout)["counts"]["incident"], {})
        shown = beffroi("review", "gather", *files).stdout
        self.assertIn("Intrusion : oui 3", shown.replace("\u00a0", " "))
        for number in (1, 2):
            files[number].write_text(files[0].read_text())
        twice = json.loads(beffroi("review", "gather", *files, "--json").stdout)
        self.assertEqual((twice["records"], twice["repeated_left_out"], twice["counts"]["incident"]), (1, 2, {}), "one town, three names")
        files[0].write_text("{\"schema\": 1, \"body\": \"Isbergues\"}")
        self.assertEqual(beffroi("review", "gather", *files).returncode, FAILED)
