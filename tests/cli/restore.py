# SPDX-License-Identifier: EUPL-1.2
"""restore: a plan without a town file, steps that are refused, skipped and done, a ring that a person opens."""
import json
import unittest

from program import DONE, FAILED, beffroi, fresh

BY = ("--by", "Anne Leroy, maire")
TOWN = """name: Isbergues
systems:
  - id: paie
    name: Paie
    hosting: town
    depends_on: [fichiers]
  - id: fichiers
    name: Dossiers partagés
    hosting: town
    depends_on: [paie]
"""


class RestoreTest(unittest.TestCase):
    def setUp(self):
        self.folder = fresh("restore")
        self.case = self.folder / "affaire"
        answers = self.folder / "reponses.yaml"
        answers.write_text("town: Isbergues (62)\nseen: [ransom_note]\n")
        beffroi("start", "--case", self.case, "--answers", answers, "--no-pdf")

    def restore(self, *arguments):
        return beffroi("restore", *arguments, "--case", self.case)

    def plan(self):
        outcome = self.restore("--json")
        self.assertEqual(outcome.returncode, DONE, outcome.stderr)
        return json.loads(outcome.stdout)

    def test_without_a_town_file_the_directory_comes_before_business_software(self):
        plan = self.plan()
        ids = [step["id"] for step in plan["steps"]]
        self.assertFalse(plan["from_town_file"])
        self.assertLess(ids.index("directory_secrets"), ids.index("system:network"))
        self.assertLess(ids.index("system:directory"), ids.index("system:business_software"))
        self.assertLessEqual(plan["total"]["low"], plan["total"]["high"])
        self.assertFalse(list((self.case / "imprimer").glob("50-*")), "nobody rebuilds in the first hour")

    def test_a_step_is_done_in_order_and_by_a_name_or_skipped_for_a_reason(self):
        self.assertEqual(self.restore("done", "contained").returncode, FAILED, "nobody signed")
        self.assertEqual(self.restore("done", "clean_base", *BY).returncode, FAILED, "it waits")
        self.assertEqual(self.restore("skip", "contained", *BY).returncode, FAILED, "no reason")
        self.assertEqual(self.restore("done", "contained", *BY).returncode, DONE)
        self.assertEqual(self.restore("skip", "evidence_kept", "--because", "copiées par le CSIRT", *BY).returncode, DONE)
        self.assertEqual(self.restore("done", "clean_base", *BY).returncode, DONE)
        states = {step["id"]: step["state"] for step in self.plan()["steps"]}
        self.assertEqual([states[name] for name in ("contained", "evidence_kept", "clean_base")], ["done", "skipped", "done"])
        self.assertEqual(self.restore("undo", "contained", "--because", "un poste oublié", *BY).returncode, DONE)
        self.assertTrue((self.case / "imprimer" / "48-remise-en-route-a-cocher.html").exists())
        self.assertEqual(self.restore("done", "nulle part", *BY).returncode, FAILED)

    def test_a_ring_is_named_and_opened_by_a_decision_and_the_adopted_plan_follows_facts(self):
        (self.case / "town.yaml").write_text(TOWN)
        (ring,) = self.plan()["rings"]
        self.assertEqual(sorted(ring["members"]), ["fichiers", "paie"])
        self.assertEqual(self.restore("cut", ring["proposed_first"], ring["without"], *BY).returncode, FAILED, "no reason")
        cut = self.restore("cut", ring["proposed_first"], ring["without"], "--because", "saisie locale", *BY)
        self.assertEqual(cut.returncode, DONE, cut.stderr)
        self.assertEqual(self.restore("adopt", *BY).returncode, DONE)
        (self.case / "town.yaml").write_text(TOWN + "  - id: courrier\n    name: Courrier\n    hosting: provider\n")
        plan = self.plan()
        self.assertEqual((plan["rings"], plan["cut"][0]["by"]), ([], BY[1]))
        self.assertEqual(plan["adopted"]["added"], ["system:courrier"])

    def test_rebuilding_before_the_complaint_and_the_copies_is_told_and_noted(self):
        def released(host):
            outcome = beffroi("release", host, "--ground", "rebuilt", "--because", "réinstallé depuis un support sûr", "--case", self.case, *BY)
            self.assertEqual(outcome.returncode, DONE, outcome.stderr)
            return outcome.stderr

        told = released("PC-1")
        self.assertIn("aucune plainte n’est notée", told)
        self.assertIn("aucune copie de PC-1 n’est notée", told)
        self.assertIn("aucune plainte n’était notée", beffroi("journal", "--case", self.case).stdout.replace("\n    ", " "))
        self.assertEqual(beffroi("measure", "do", "capture_memory", "--system", "PC-2", "--case", self.case, *BY).returncode, DONE)
        self.assertNotIn("aucune copie", released("PC-2"))
        beffroi("obligations", "done", "complaint", "--case", self.case, *BY)
        self.assertNotIn("plainte", released("PC-3"))
        self.assertEqual(self.restore("skip", "evidence_kept", "--because", "copiées par le CSIRT", *BY).returncode, DONE)
        self.assertNotIn("Attention", released("PC-4"))

    def test_a_town_without_an_insurance_is_told_all_the_same_that_no_complaint_is_noted(self):
        (self.case / "town.yaml").write_text(TOWN + "cyber_insurance: {held: no}\n")
        outcome = beffroi("release", "PC-1", "--ground", "rebuilt", "--because", "réinstallé depuis un support sûr", "--case", self.case, *BY)
        self.assertEqual(outcome.returncode, DONE, outcome.stderr)
        self.assertIn("aucune plainte n’est notée", outcome.stderr)
