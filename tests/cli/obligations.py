# SPDX-License-Identifier: EUPL-1.2
"""obligations: computed from a town and a list of facts without a case; in a case ticked off, set aside, taken back."""
import json
import re
import unittest

from first_hour import started
from program import DONE, FAILED, WRONG_USAGE, beffroi, drilled, fresh

CONTRACT = {"id", "title", "to", "due", "local_due", "starts_from", "basis", "decision", "because", "missing", "how_to_reach", "status"}
IDS = """prosecutor_report complaint cnil_notification persons_communication complaint_insurance insurer_notice health_alert
nis2_early_warning nis2_notification nis2_final_report prefecture birth_declaration death_declaration burial banns planning_tacit
electoral_roll payroll council_notice""".split()


def computed(folder, facts, *more, insee="62473", population="8900", insurance="unknown"):
    """What the program says of these facts in a town: id → the first such obligation."""
    beffroi("town", "init", "--name", "Isbergues", "--insee", insee, "--population", population, "--cyber-insurance", insurance, "-o",
            folder / "town.yaml", "--clobber")
    (folder / "facts.yaml").write_text(facts)
    outcome = beffroi("obligations", "--town", folder / "town.yaml", "--facts", folder / "facts.yaml", "--json", *more)
    return outcome, {one["id"]: one for one in reversed(json.loads(outcome.stdout or "[]"))}


class WithoutCaseTest(unittest.TestCase):
    def setUp(self):
        self.folder = fresh("obligations")

    def test_every_obligation_of_the_contract_is_there_with_its_keys(self):
        outcome, found = computed(self.folder, "")
        self.assertEqual(outcome.returncode, DONE, outcome.stderr)
        self.assertEqual(set(found), set(IDS))
        for one in found.values():
            self.assertLessEqual(CONTRACT, set(one))
            self.assertLessEqual({"text", "source", "state", "as_of"}, set(one["basis"]))
            self.assertIsNone(one["due"])

    def test_the_two_clocks_of_72_hours(self):
        facts = ("- {event: attack_known, at: 2026-11-21T22:00:00+01:00}\n"
                 "- {event: breach_awareness, at: 2026-11-22T23:40:00+01:00}\n")
        _, found = computed(self.folder, facts)
        self.assertEqual(found["cnil_notification"]["due"], "2026-11-25T22:40:00.000000000Z")
        self.assertEqual(found["cnil_notification"]["local_due"], "2026-11-25T23:40:00+01:00")
        self.assertEqual(found["cnil_notification"]["decision"], "required")
        self.assertEqual(found["complaint_insurance"]["due"], "2026-11-24T21:00:00.000000000Z")
        self.assertEqual(found["complaint_insurance"]["decision"], "undetermined")
        _, found = computed(self.folder, facts, insurance="no")
        self.assertEqual((found["complaint_insurance"]["decision"], found["complaint_insurance"]["due"]), ("not_required", None))
        self.assertIsNone(found["prosecutor_report"]["due"])
        self.assertIsNone(found["nis2_early_warning"]["due"])

    def test_days_and_hours_are_those_of_the_place(self):
        _, found = computed(self.folder, "- {event: birth, at: 2027-12-15}\n", insee="97411")
        self.assertEqual(found["birth_declaration"]["local_due"], "2027-12-21T23:59:59+04:00", "20 December is a holiday in Réunion")
        _, found = computed(self.folder, "- {event: birth, at: 2022-12-21}\n", insee="57463")
        self.assertEqual(found["birth_declaration"]["local_due"], "2022-12-27T23:59:59+01:00", "Saint Stephen in Moselle")

    def test_a_wrong_fact_is_told_with_its_line_and_costs_no_other(self):
        outcome, found = computed(self.folder, "- {event: fire}\n- {event: birth, at: 2026-11-23}\n")
        self.assertEqual(outcome.returncode, FAILED)
        self.assertRegex(outcome.stderr, r"ligne\s1")
        self.assertIn("Que faire", outcome.stderr)
        self.assertTrue(found["birth_declaration"]["local_due"].startswith("2026-11-30"))

    def test_nothing_is_ticked_off_without_a_case(self):
        (self.folder / "facts.yaml").write_text("")
        outcome = beffroi("obligations", "done", "complaint", "--facts", self.folder / "facts.yaml")
        self.assertIn("--case", outcome.stderr)
        self.assertNotEqual(outcome.returncode, DONE)

    def test_a_set_of_rules_is_switched_on_by_its_name(self):
        facts = "- {event: attack_known, at: 2026-11-20T20:00:00+01:00}\n"
        _, found = computed(self.folder, facts, "--with", "nis2")
        self.assertEqual(found["nis2_early_warning"]["local_due"], "2026-11-21T20:00:00+01:00")
        outcome, _ = computed(self.folder, facts, "--with", "dora")
        self.assertIn("nis2", outcome.stderr)


class DiagnosedCaseTest(unittest.TestCase):
    def test_a_diagnosis_alone_starts_no_clock_and_says_how_to_start_them(self):
        case = fresh("obligations_diagnosed") / "affaire"
        self.assertEqual(beffroi("diagnose", drilled(), "--case", case).returncode, DONE)
        told = beffroi("obligations", "--case", case)
        self.assertEqual(told.returncode, DONE, told.stderr)
        self.assertIn("beffroi declare attack_known", told.stdout)
        self.assertIn("beffroi declare attack_known", (case / "tableau.html").read_text())
        self.assertEqual(beffroi("declare", "attack_known", "--case", case, "--by", "Léa").returncode, DONE)
        self.assertNotIn("beffroi declare attack_known", beffroi("obligations", "--case", case).stdout)


class InCaseTest(unittest.TestCase):
    def setUp(self):
        self.case = fresh("obligations_case") / "affaire"
        started(self.case, "when: 2026-11-20 22:00\n")

    def found(self):
        outcome = beffroi("obligations", "--case", self.case, "--json")
        self.assertEqual(outcome.returncode, DONE, outcome.stderr)
        return {one["ref"]: one for one in json.loads(outcome.stdout)}

    def act(self, *words):
        return beffroi("obligations", *words, "--case", self.case, "--by", "Léa")

    def test_a_receipt_is_kept_as_a_file_and_verified(self):
        receipt = self.case.parent / "récépissé <1>.txt"
        receipt.write_text("CNIL 2026-0412\n")
        self.assertEqual(self.act("done", "cnil_notification", "--receipt", receipt).returncode, DONE)
        receipt.unlink()
        told = next(one for one in json.loads(self.act("list", "--json").stdout) if one["id"] == "cnil_notification")
        self.assertIn("récépissé", told["receipt"]["document"])
        sums = (self.case / "SHA256SUMS").read_text()
        self.assertIn(told["receipt"]["sha256"], sums)
        self.assertEqual(beffroi("verify", "--case", self.case).returncode, DONE)
        kept = self.case / next(line.split(maxsplit=1)[1].lstrip("*") for line in sums.splitlines()
                                if line.startswith(told["receipt"]["sha256"]))
        kept.chmod(0o644)
        kept.write_text("CNIL 2026-0413\n")
        self.assertEqual(beffroi("verify", "--case", self.case).returncode, FAILED)
        missing = self.act("done", "complaint", "--receipt", receipt)
        self.assertEqual(missing.returncode, FAILED)
        self.assertIn("Que faire", missing.stderr)

    def test_what_is_done_leaves_the_wall_and_keeps_its_receipt(self):
        self.assertIn("CNIL", (self.case / "tableau.html").read_text())
        outcome = self.act("done", "cnil_notification", "--reference", "récépissé 2026-0412")
        self.assertEqual(outcome.returncode, DONE, outcome.stderr)
        one = self.found()["cnil_notification"]
        self.assertEqual((one["status"], one["receipt"]["by"], one["receipt"]["reference"]), ("met", "Léa", "récépissé 2026-0412"))
        self.assertNotRegex((self.case / "tableau.html").read_text(), "Notifier la violation")
        self.assertIn("récépissé 2026-0412", (self.case / "imprimer/12-echeances.html").read_text())
        journal = json.loads(beffroi("journal", "--case", self.case, "--json").stdout)
        self.assertEqual(journal[-1]["kind"], "obligation.done")
        self.assertIn("récépissé 2026-0412", journal[-1]["text"])
        self.assertEqual(self.act("reopen", "cnil_notification", "--because", "mauvais récépissé").returncode, DONE)
        self.assertNotEqual(self.found()["cnil_notification"]["status"], "met")
        self.assertEqual(beffroi("verify", "--case", self.case).returncode, DONE)

    def test_setting_aside_needs_a_reason(self):
        self.assertEqual(self.act("not-applicable", "complaint_insurance").returncode, FAILED)
        self.assertEqual(self.act("not-applicable", "complaint_insurance", "--because", "contrat relu : aucune garantie").returncode, DONE)
        one = self.found()["complaint_insurance"]
        self.assertEqual((one["status"], one["due"]), ("not_required", None))
        self.assertTrue(any("contrat relu" in reason for reason in one["because"]))

    def test_a_declared_event_starts_its_clock_and_a_birth_is_named_by_its_entry(self):
        beffroi("declare", "birth", "--at", "2026-11-23 09:00", "--case", self.case, "--by", "Léa")
        births = [one for ref, one in self.found().items() if re.match(r"birth_declaration#\d+$", ref)]
        self.assertEqual([one["local_due"] for one in births], ["2026-11-30T23:59:59+01:00"])

    def test_a_word_close_to_an_event_is_asked_about_and_a_sentence_is_taken_as_it_is(self):
        for said, meant in ((("death",), "death_found"), (("deces",), "death_found"), (("council", "jeudi à 18 h"), "council_date")):
            with self.subTest(said):
                asked = beffroi("declare", *said, "--case", self.case, "--by", "Léa")
                self.assertEqual(asked.returncode, FAILED)
                self.assertIn(meant, asked.stderr)
        self.assertEqual(beffroi("declare", "décès d’un agent", "--case", self.case, "--by", "Léa").returncode, DONE)

    def test_the_ccas_has_its_own_clock(self):
        beffroi("declare", "breach_awareness", "--with", "legal_person=ccas", "--at", "2026-11-22 09:00", "--case", self.case, "--by", "Léa")
        found = self.found()
        self.assertEqual(found["cnil_notification@ccas"]["local_due"], "2026-11-25T09:00:00+01:00")
        self.assertEqual(found["cnil_notification"]["local_due"], "2026-11-23T22:00:00+01:00")
        self.assertEqual(self.act("done", "cnil_notification@ccas").returncode, DONE)
        self.assertEqual(self.found()["cnil_notification"]["receipt"], None)

    def test_an_hour_before_the_attack_became_known_is_refused_or_asked_about(self):
        def said(*arguments):
            outcome = beffroi(*arguments, "--case", self.case, "--by", "Léa")
            return outcome.returncode, outcome.stderr

        code, told = said("obligations", "done", "cnil_notification", "--at", "2026-11-19 10:00")
        self.assertEqual(code, FAILED)
        self.assertIn("20 novembre 2026", told, "when it became known")
        self.assertNotEqual(self.found()["cnil_notification"]["status"], "met")
        for asked in (("measure", "do", "protect_backups", "--at", "2020-01-01 08:00"), ("declare", "council_date", "--at", "2020-01-01 18:00"),
                      ("declare", "council_date", "--at", "2120-01-01 18:00")):
            with self.subTest(asked):
                code, told = said(*asked)
                self.assertEqual(code, FAILED)
                self.assertIn("--because", told)
                self.assertEqual(said(*asked, "--because", "vérifié")[0], DONE)

    def test_an_unknown_name_is_answered_with_those_that_exist(self):
        outcome = self.act("done", "impots")
        self.assertEqual(outcome.returncode, FAILED)
        self.assertIn("cnil_notification", outcome.stderr)
        self.assertEqual(self.act("forget", "complaint").returncode, WRONG_USAGE)

    def test_rules_that_are_no_law_are_switched_on_by_a_person_with_a_reason(self):
        self.assertEqual(self.found()["nis2_notification"]["status"], "switched_off")
        self.assertEqual(self.act("enable", "nis2", "--because", "demande de l’ANSSI").returncode, DONE)
        self.assertEqual(self.found()["nis2_notification"]["local_due"], "2026-11-23T22:00:00+01:00")
        self.assertEqual(self.act("disable", "nis2", "--because", "nous ne sommes pas visés").returncode, DONE)
        self.assertEqual(self.found()["nis2_notification"]["status"], "switched_off")
