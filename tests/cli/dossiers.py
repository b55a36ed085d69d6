# SPDX-License-Identifier: EUPL-1.2
"""dossier: filled in from the case, versions, legal persons, what is handed over; checked with the tools that people have."""
import json
import shutil
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree
import zipfile

from first_hour import started
from program import DONE, FAILED, WRONG_USAGE, beffroi, drilled, fresh

TOWN = """name: Isbergues
kind: commune
insee: 62473
legal_persons:
  - {id: commune, name: Commune d’Isbergues, kind: commune, signatory: Mme Leroy, signatory_title: maire}
  - {id: ccas, name: CCAS d’Isbergues, kind: ccas, signatory: M. Petit, signatory_title: vice-président}
"""
NAMES = ["cnil", "persons", "complaint", "prosecutor", "csirt", "insurer", "prefecture", "health"]


class DossierTest(unittest.TestCase):
    def setUp(self):
        self.folder = fresh("dossiers")
        self.case = self.folder / "affaire"
        (self.folder / "town.yaml").write_text(TOWN)
        outcome = started(self.case, "seen: ransom_note\nwhen: 2026-11-20 22:00\ntown: Isbergues (62)\n", "--town", self.folder / "town.yaml")
        self.assertEqual(outcome.returncode, DONE, outcome.stderr)

    def made(self, name, *more):
        outcome = beffroi("dossier", name, "--case", self.case, "--by", "Léa", "--json", *more)
        self.assertEqual(outcome.returncode, DONE, outcome.stderr)
        told = json.loads(outcome.stdout)
        return self.case / "dossiers" / f"{told['ref'].replace('@', '-')}-v{told['version']}", told

    def test_every_dossier_is_made_without_a_single_log(self):
        for name in NAMES:
            folder, told = self.made(name)
            self.assertGreater(told["open_fields"], 0, name)
            fields = json.loads((folder / "dossier.json").read_text())["fields"]
            self.assertEqual(sum(field["value"] is None for field in fields), told["open_fields"])
            sums = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=folder, capture_output=True, text=True)
            self.assertEqual(sums.returncode, 0, sums.stdout)
        self.assertEqual(beffroi("verify", "--case", self.case).returncode, DONE)

    def test_who_receives_the_folder_checks_it_without_the_case(self):
        folder, _ = self.made("complaint")
        key = self.folder / "clé USB" / folder.name
        shutil.copytree(folder, key)
        self.assertEqual(beffroi("verify", key).returncode, DONE)
        self.assertEqual(beffroi("verify", "--case", key).returncode, DONE, "as people who know the other form type it")
        told = json.loads(beffroi("verify", key, "--json").stdout)
        self.assertTrue(told["passed"])
        self.assertIn("bordereau.html", [one["name"] for one in told["files"]])
        above = beffroi("verify", key.parent)
        self.assertEqual(above.returncode, WRONG_USAGE)
        self.assertIn(f'beffroi verify "{key}"', above.stderr)
        (key / "dossier.html").write_text("autre chose")
        (key / "journal.json").unlink()
        altered = beffroi("verify", key)
        self.assertEqual(altered.returncode, FAILED)
        self.assertRegex(altered.stdout, "MODIFIÉ.: dossier.html\nABSENT.: journal.json\n")
        self.assertIn("bordereau signé", altered.stdout)

    def test_the_text_document_is_one(self):
        folder, _ = self.made("cnil")
        with zipfile.ZipFile(folder / "dossier.odt") as archive:
            self.assertIsNone(archive.testzip())
            self.assertEqual(archive.infolist()[0].filename, "mimetype")
            self.assertEqual(archive.read("mimetype"), b"application/vnd.oasis.opendocument.text")
            for part in ("content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"):
                ElementTree.fromstring(archive.read(part))
            self.assertIn("CNIL", archive.read("content.xml").decode())

    def test_each_legal_person_has_its_own_dossier_and_signatory(self):
        commune, _ = self.made("cnil")
        ccas, _ = self.made("cnil", "--person", "ccas")
        self.assertEqual(json.loads((commune / "dossier.json").read_text())["signatory"], "Mme Leroy")
        self.assertEqual(json.loads((ccas / "dossier.json").read_text())["signatory"], "M. Petit")
        outcome = beffroi("dossier", "cnil", "--person", "piscine", "--case", self.case)
        self.assertEqual(outcome.returncode, FAILED)
        self.assertIn("ccas", outcome.stderr)

    def test_names_in_capitals_have_a_folder_each(self):
        (self.folder / "town.yaml").write_text(TOWN.replace("id: ccas", "id: CCAS") + "  - {id: SIVU, name: SIVU, kind: syndicat}\n")
        case = self.folder / "autre"
        self.assertEqual(started(case, "seen: ransom_note\n", "--town", self.folder / "town.yaml").returncode, DONE)
        for person in ("CCAS", "SIVU"):
            outcome = beffroi("dossier", "cnil", "--person", person, "--case", case, "--by", "Léa")
            self.assertEqual(outcome.returncode, DONE, outcome.stderr)
        self.assertEqual(len(list((case / "dossiers").iterdir())), 2)
        self.assertEqual(beffroi("verify", "--case", case).returncode, DONE)

    def test_a_second_version_completes_the_first_and_both_stay(self):
        first, told = self.made("cnil")
        self.assertEqual((told["version"], told["changed"]), (1, []))
        second, told = self.made("cnil", "--set", "people_number=environ 800")
        self.assertEqual(told["version"], 2)
        self.assertIn("people_number", told["changed"])
        self.assertIn("environ 800", (second / "dossier.html").read_text())
        self.assertNotIn("environ 800", (first / "dossier.html").read_text())
        kinds = [entry["kind"] for entry in json.loads(beffroi("journal", "--case", self.case, "--json").stdout)]
        self.assertEqual([kind for kind in kinds if kind.startswith("dossier")], ["dossier.made", "dossier.written", "dossier.made"])

    def test_the_complaint_says_who_may_sign_and_lists_what_is_handed_over(self):
        diagnosed = beffroi("diagnose", drilled(), "--case", self.case)
        self.assertEqual(diagnosed.returncode, DONE, diagnosed.stderr)
        folder, told = self.made("complaint")
        self.assertIn("Mme Leroy", told["signatory_check"])
        fields = {field["id"]: field for field in json.loads((folder / "dossier.json").read_text())["fields"]}
        self.assertTrue(fields["entry"]["value"])
        self.assertRegex(fields["entry"]["lines"][0]["cites"], r"origin\.\d.*SHA-256")
        slip = (folder / "bordereau.html").read_text()
        self.assertIn("Security.evtx", slip)
        self.assertIn("EXERCICE", slip)
        self.assertIn("sha256sum -c SHA256SUMS", slip)
        for name in ("report.html", "diagnosis.json"):
            self.assertEqual((folder / name).read_bytes(), (self.case / name).read_bytes())
        self.assertIn("dossier.made", beffroi("journal", "--case", self.case, "--json").stdout)
        self.assertNotIn("dossier.made", (folder / "journal.json").read_text(), "up to the hour at which it was made")
        sums = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=folder, capture_output=True, text=True)
        self.assertEqual(sums.returncode, 0, sums.stdout)
        for name in ("report.html", "diagnosis.json", "journal.html", "journal.json"):
            self.assertIn(f"{name}: OK", sums.stdout)
            self.assertIn(name, slip)
        handed, _ = self.made("cnil")
        self.assertFalse((handed / "journal.json").exists(), "the journal goes only to those who investigate")
        self.assertEqual(beffroi("verify", "--case", self.case).returncode, DONE)

    def test_a_receipt_reaches_the_other_dossiers(self):
        beffroi("obligations", "done", "complaint", "--reference", "PV 4411", "--case", self.case, "--by", "Léa")
        folder, _ = self.made("insurer")
        self.assertIn("PV 4411", (folder / "dossier.html").read_text())

    def test_what_is_mistyped_is_told(self):
        outcome = beffroi("dossier", "impots", "--case", self.case)
        self.assertEqual(outcome.returncode, FAILED)
        self.assertIn("cnil", outcome.stderr)
        outcome = beffroi("dossier", "cnil", "--set", "couleur=bleu", "--case", self.case)
        self.assertEqual(outcome.returncode, FAILED)
        self.assertIn("people_number", outcome.stderr)
        self.assertEqual(len(beffroi("dossier").stdout.strip().splitlines()), len(NAMES))
