# SPDX-License-Identifier: EUPL-1.2
"""people: from a drill's diagnosis and a register to scores, sendings, a hostile listing that is matched and then erased."""
import json
import unittest

from program import DONE, FAILED, beffroi, drilled, fresh
from services import at_once, started

TOWN = r"""
name: "Ville"
kind: commune
population: 8900
legal_persons:
  - {id: ccas, name: "CCAS", kind: ccas}
machines:
  - {id: MACHINE, role: server}
systems:
  - {id: finances, name: "Logiciel de paie", machines: [MACHINE]}
  - {id: social, name: "Logiciel social", hosting: provider}
services:
  - {id: payroll, systems: [finances]}
data_sets:
  - {id: paie, name: "Paie <b>des agents</b>", categories: [payroll, RIB], people: "140", people_kinds: [agents], systems: [finances], retention: "5 ans"}
  - {id: aides, legal_person: ccas, name: "Aides sociales", categories: [santé, aide sociale, divers], systems: [social],
     places: ['\\SRV-FIC\partage\Aides']}
"""


class PeopleTest(unittest.TestCase):
    def setUp(self):
        self.folder = fresh("people")
        self.case = self.folder / "affaire"

    def people(self, *arguments):
        return beffroi("people", *arguments, "--case", self.case)

    def told(self):
        return json.loads(self.people("--json").stdout)

    def line(self, name):
        return next(one for one in self.told()["data_sets"] if one["set"] == name)

    def in_a_town(self, machine="SRV"):
        town = self.folder / "town.yaml"
        town.write_text(TOWN.replace("MACHINE", machine))
        started(self.case, "", "--town", town)

    def test_a_diagnosis_reaches_the_people_whose_data_lies_there(self):
        self.assertEqual(beffroi("diagnose", drilled(), "--case", self.case).returncode, DONE)
        before = json.loads((self.case / "diagnosis.json").read_text())
        self.assertEqual((before["data_exposure"], before["severity"]["enisa"]), ([], None))
        hit = next(one["name"] for one in before["hosts"] if one["state"] in ("encrypted", "compromised"))
        self.in_a_town(hit)
        paie = self.line("paie")
        self.assertEqual(paie["state"], "exposed")
        self.assertTrue(paie["because"][0]["finding"].startswith("hosts."))
        self.assertEqual((paie["score"]["steps"][0]["value"], paie["score"]["level"]), (3.0, "very_high"))
        self.assertEqual(self.line("aides")["state"], "not_examined")
        self.assertEqual([(one["legal_person"], one["persons"]) for one in self.told()["legal_persons"]],
                         [("", "presumed"), ("ccas", "undetermined")])
        self.assertEqual(beffroi("diagnose", drilled(), "--case", self.case).returncode, DONE)
        after = json.loads((self.case / "diagnosis.json").read_text())
        self.assertEqual([one["data_set"] for one in after["data_exposure"]], ["paie", "aides"])
        self.assertEqual(after["severity"]["enisa"]["se"], paie["score"]["se"])
        self.assertEqual(beffroi("verify", "--case", self.case).returncode, DONE)
        page = (self.case / "imprimer/45-personnes.html").read_text()
        self.assertIn("EXERCICE", page)
        self.assertIn("SE = 3 × 1", page)
        self.assertNotIn("<b>des agents", page)
        self.assertEqual(beffroi("dossier", "cnil", "--case", self.case, "--by", "Léa").returncode, DONE)
        self.assertIn("140", (self.case / "dossiers/cnil-v1/dossier.html").read_text())

    def test_a_figure_is_changed_with_a_name_and_a_reason_and_given_back(self):
        self.in_a_town()
        self.assertEqual(beffroi("declare", "files_encrypted", "--state", "yes", "--case", self.case, "--by", "Léa").returncode, DONE)
        computed = self.line("paie")["score"]["se"]
        for refused in (["ei", "0.75", "--because", "x"], ["ei", "0.75", "--by", "Léa"], ["ei", "0.6", "--because", "x", "--by", "Léa"]):
            outcome = self.people("score", "paie", *refused)
            self.assertEqual(outcome.returncode, FAILED, refused)
            self.assertIn("Que faire", outcome.stderr)
        done = self.people("score", "paie", "ei", "0,75", "--because", "noms <seuls>\x1b[2J", "--by", "Léa")
        self.assertEqual(done.returncode, DONE, done.stderr)
        self.assertNotIn("\x1b", done.stdout)
        self.assertLess(self.line("paie")["score"]["se"], computed)
        self.assertEqual(self.people("score", "paie", "ei", "auto", "--because", "erreur", "--by", "Léa").returncode, DONE)
        self.assertEqual(self.line("paie")["score"]["se"], computed)
        self.assertNotIn("<seuls>", (self.case / "imprimer/45-personnes.html").read_text())

    def test_without_a_town_what_such_services_hold_is_proposed(self):
        started(self.case, "")
        outcome = self.people()
        self.assertIn("PROPOSÉ", outcome.stdout)
        self.assertFalse(self.told()["register"])
        self.assertIn("health", {kind for one in self.told()["proposed"] for kind in one["categories"]})
        self.assertEqual(self.people("show", "paie").returncode, FAILED)
        listing = self.folder / "liste.txt"
        listing.write_text("a/b\n")
        self.assertEqual(self.people("listing", listing).returncode, FAILED)
        self.assertFalse((self.case / "pieces").exists(), "what cannot be compared is not kept")

    def test_sendings_are_counts_and_two_commands_at_once_lose_nothing(self):
        self.in_a_town()
        running = [at_once(self.case, "people", "sent", "paie", "--channel", "post", "--count", f"{10 + i}", "--by", f"P{i}") for i in range(4)]
        self.assertEqual([one.wait() for one in running], [DONE] * 4)
        self.assertEqual(self.people("sent", "Parents de l’école", "--channel", "guichet", "--count", "3").returncode, DONE)
        sendings = self.told()["sendings"]
        self.assertEqual(len(sendings), 5)
        self.assertEqual(self.people("returned", str(sendings[0]["id"]), "--count", "2", "--text", "partis").returncode, DONE)
        self.assertEqual(self.told()["sendings"][0]["returned"], 2)
        self.assertEqual(self.people("asked", "Mon RIB ?", "--count", "12", "--answer", "Oui").returncode, DONE)
        refused = self.people("asked", "jean.dupont@exemple.fr demande", "--count", "1")
        self.assertEqual(refused.returncode, FAILED)
        self.assertEqual([one["count"] for one in self.told()["questions"]], [12])

    def test_a_sending_told_twice_is_asked_and_a_correction_replaces(self):
        self.in_a_town()
        self.assertEqual(self.people("sent", "paie", "--channel", "post", "--count", "42", "--by", "Léa").returncode, DONE)
        twice = self.people("sent", "paie", "--channel", "courrier", "--count", "42", "--by", "Karim")
        self.assertEqual(twice.returncode, FAILED)
        (sending,) = self.told()["sendings"]
        self.assertIn(f"--corrects {sending['id']}", twice.stderr)
        self.assertEqual(self.people("sent", "--corrects", str(sending["id"]), "--count", "40", "--because", "doublons").returncode, DONE)
        self.assertEqual([(one["id"], one["count"]) for one in self.told()["sendings"]], [(sending["id"], 40)])
        self.assertEqual(self.people("sent", "paie", "--channel", "post", "--count", "40", "--again").returncode, DONE)
        again = self.told()["sendings"][1]["id"]
        self.assertEqual(self.people("withdraw", str(again)).returncode, FAILED, "no reason")
        self.assertEqual(self.people("withdraw", str(again), "--because", "noté deux fois").returncode, DONE)
        self.assertEqual([one["id"] for one in self.told()["sendings"]], [sending["id"]])
        self.assertNotIn("⟦", beffroi("journal", "--case", self.case).stdout)

    def test_a_hostile_listing_is_evidence_is_matched_and_erased_for_a_reason(self):
        self.in_a_town()
        listing = self.folder / "leak <b>.txt"
        listing.write_bytes(b"\x00\xff\x1b[2J\n" + b"A" * 5_000_000 + b"\n" + rb"\\srv-fic\PARTAGE\aides\DUPONT Marie.pdf" + b"\n"
                            + b"partage/aides/" * 10_000)
        done = self.people("listing", listing, "--from", "site <i>", "--by", "Léa")
        self.assertEqual(done.returncode, DONE, done.stderr)
        aides = self.line("aides")
        self.assertEqual(aides["state"], "exposed")
        self.assertEqual((aides["because"][0]["ground"], aides["because"][0]["lines"]), ("listed", "3, 4"))
        self.assertEqual(next(one for one in aides["score"]["steps"] if one["input"] == "confidentiality")["value"], 0.5)
        sha256 = self.told()["listings"][0]["sha256"]
        self.assertTrue((self.case / "pieces" / sha256).exists())
        self.assertNotIn("DUPONT", beffroi("journal", "--json", "--case", self.case).stdout)
        self.assertNotIn("DUPONT", (self.case / "imprimer/45-personnes.html").read_text())
        self.assertEqual(self.people("erase", sha256[:12], "--by", "Léa").returncode, FAILED, "a reason is needed")
        self.assertEqual(self.people("erase", sha256[:12], "--because", "comparaison faite", "--by", "Léa").returncode, DONE)
        self.assertFalse((self.case / "pieces" / sha256).exists())
        verified = beffroi("verify", "--case", self.case)
        self.assertEqual(verified.returncode, DONE, verified.stdout)
        self.assertIn("effacée par Léa", verified.stdout)
        self.assertIn("comparaison faite", verified.stdout)
        self.assertEqual(self.line("aides")["state"], "exposed", "what was found stays, with hash and lines")
        self.assertEqual(self.people("erase", "all", "--because", "encore").returncode, FAILED)
