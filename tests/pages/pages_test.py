#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Every page that is made in a night, as browsers, screen readers and mirrors meet it: the residents' page, the index of several towns, the
board, all sheets to print, what is handed over, the report, the self-assessment."""
import gzip
import json
import os
import pathlib
import subprocess
import sys
import unittest
import xml.etree.ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cli"))
import accessible  # noqa: E402
from assess_form import AssessFormTest  # noqa: E402, F401
import markup  # noqa: E402
import program  # noqa: E402
from program import DONE, beffroi, fresh  # noqa: E402

SKIPPED = 77
FIRST_VIEW = 14 * 1024
BY = ("--by", "Anne Leroy, maire")
TEXT = "Appelez avant de venir.\n\nAppelez le 03 21 00 00 00 :\n- le matin ;\n- le soir.\n"


def in_case(case, *arguments):
    outcome = beffroi(*arguments, "--case", case)
    assert outcome.returncode == DONE, outcome.stderr
    return outcome


def night(folder, town, *more):
    """A case with services in every state, a text published and one withdrawn, a promise."""
    case, answers = folder / "affaire", folder / "reponses.yaml"
    folder.mkdir(parents=True, exist_ok=True)
    answers.write_text(f"town: {town} (62)\nseen: [ransom_note]\n")
    in_case(case, "start", "--answers", answers, "--no-pdf", *more)
    for service, state in (("mail", "closed"), ("schools", "normal"), ("canteen", "adapted"), ("reception", "unknown")):
        in_case(case, "services", "set", service, state, "--no-date", "--contact", "03 21 00 00 00, bureau 4", *BY)
    in_case(case, "services", "set", "civil_status_births", "degraded", "--channel", "counter", "--back", "demain 18h", *BY)
    in_case(case, "promise", "make", "Prochain point", "--at", "demain 18h", *BY)
    text = folder / "texte.txt"
    text.write_text(TEXT)
    for name in ("N1", "N2"):
        in_case(case, "notice", "draft", "web", "--text", text, *BY)
        in_case(case, "notice", "approve", name, *BY)
        in_case(case, "notice", "publish", name, *BY)
    in_case(case, "notice", "withdraw", "N1", "--because", "remplacé", *BY)
    in_case(case, "notice", "draft", "counter_poster", *BY)
    in_case(case, "restore", "capacity", "--people", "3", *BY)
    return case


def examined(folder):
    """A case with a verdict, every dossier, every kind of text, a machine given back, and its review."""
    case = night(folder, "Examinée", "--exercise")
    in_case(case, "diagnose", program.drilled(), *BY)
    for name in ("cnil", "persons", "complaint", "prosecutor", "csirt", "insurer", "prefecture", "health"):
        in_case(case, "dossier", name, *BY)
    in_case(case, "release", "PC-ACCUEIL", "--ground", "rebuilt", "--because", "réinstallé depuis le support de l’éditeur", *BY)
    in_case(case, "review", "lesson", "Débrancher la copie chaque soir", *BY)
    return case


def assessed(folder):
    folder.mkdir(parents=True)
    answers = folder / "reponses.json"
    answers.write_text(json.dumps({"answers": {"wifi": "no", "backup_exists": "daily"}}))
    assert beffroi("assess", "--answers", answers, "-o", folder / "resultat").returncode == DONE
    for option, name in (("--form", "page.html"), ("--paper", "papier.html"), ("--letter", "lettre.html"), ("--sheet", "fiche.html")):
        assert beffroi("assess", option, folder / name).returncode == DONE
    return folder


class PagesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = fresh("pages")
        cls.case = night(cls.folder / "isbergues", "Isbergues")
        drill = night(cls.folder / "hellemmes", "Hellemmes", "--exercise")
        cls.towns = cls.folder / "communes"
        cls.isbergues, cls.hellemmes = cls.towns / "isbergues", cls.towns / "hellemmes"
        in_case(cls.case, "publish", cls.isbergues, "--phone", "03 21 00 00 00", "--address", "37 rue Émile-Zola", *BY)
        in_case(drill, "publish", cls.hellemmes, "--over", *BY)
        cls.index = beffroi("publish", "--index", cls.towns)
        cls.examined = examined(cls.folder / "examinee")
        cls.assessed = assessed(cls.folder / "auto-evaluation")

    def pages(self):
        """Whole pages; a fragment is none. Of the second case those that the first one has not; a copy that was handed over is the report itself."""
        made = [page for folder in (self.towns, self.case, self.assessed) for page in folder.rglob("*.html")]
        made += [page for page in self.examined.rglob("*.html") if not (self.case / page.relative_to(self.examined)).exists()]
        return sorted(page for page in made if page.name != "fragment.html" and not page.match("dossiers/*/report.html"))

    def test_html_validate_finds_nothing_on_any_page(self):
        if accessible.validator()[1]:
            self.skipTest(accessible.validator()[1])
        self.assertEqual(accessible.invalid_in(self.pages()), [])

    def test_every_page_is_well_formed_and_no_link_leads_nowhere(self):
        self.assertGreater(len(self.pages()), 20)
        for page in self.pages():
            with self.subTest(page=page.name):
                self.assertEqual(markup.problems_of(page), [])

    def test_the_first_view_is_one_request_of_fourteen_kilobytes(self):
        for page in (self.isbergues / "index.html", self.isbergues / "en/index.html", self.towns / "index.html"):
            text = page.read_text()
            self.assertLess(len(gzip.compress(text.encode(), mtime=0)), FIRST_VIEW)
            for fetching in ("<script", " src=", "@import", "url(", 'rel="stylesheet"', "<iframe"):
                self.assertNotIn(fetching, text)

    def test_a_town_with_two_hundred_services_and_long_texts_still_fits_the_first_view(self):
        case, text = night(self.folder / "grande", "Lille"), self.folder / "long.txt"
        for number in range(60):
            in_case(case, "services", "add", f"Service numéro {number} de la ville", *BY)
            in_case(case, "services", "set", f"Service numéro {number} de la ville", "degraded", "--site", f"Mairie de quartier {number}",
                    "--no-date", "--contact", f"03 20 00 00 {number:02}, bureau {number}", *BY)
        text.write_text("".join(f"La mairie est ouverte le {number} du mois. " for number in range(400)))
        in_case(case, "notice", "draft", "web", "--text", text, *BY)
        in_case(case, "notice", "approve", "N4", *BY)
        in_case(case, "notice", "publish", "N4", "--because", "essai", *BY)
        page = self.folder / "lille"
        in_case(case, "publish", page, *BY)
        self.assertLess(len(gzip.compress((page / "index.html").read_bytes(), mtime=0)), FIRST_VIEW)
        self.assertIn("le 399 du mois", (page / "textes.html").read_text())

    def test_the_feed_is_xml_and_the_status_is_json(self):
        feed = xml.etree.ElementTree.parse(self.isbergues / "feed.atom").getroot()
        atom = "{http://www.w3.org/2005/Atom}"
        self.assertEqual(len(feed.findall(f"{atom}entry")), 2)
        for needed in ("id", "title", "updated"):
            self.assertEqual(len(feed.findall(f"{atom}{needed}")), 1)
        status = json.loads((self.isbergues / "status.json").read_text())
        self.assertEqual({one["state"] for one in status["services"]}, {"closed", "normal", "adapted", "degraded", "unknown"})

    def test_a_fragment_is_well_formed(self):
        for folder in (self.isbergues, self.isbergues / "en"):
            shown = xml.etree.ElementTree.fromstring((folder / "fragment.html").read_text().replace("<br>", "<br/>"))
            self.assertEqual(shown.tag, "section")

    def test_a_drill_says_so_on_every_published_page(self):
        for page in self.hellemmes.rglob("*.html"):
            self.assertIn("EXERCICE", page.read_text(), page)
        self.assertIn("EXERCICE", (self.towns / "index.html").read_text())

    def test_a_town_may_have_the_signature_checked_by_openssl(self):
        if subprocess.run(["sh", "-c", "command -v openssl"], capture_output=True, check=False).returncode != 0:
            self.skipTest("openssl is not here")
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "manifest.pub", "-rawin", "-in", "manifest.json", "-sigfile",
                   "manifest.sig"]
        self.assertEqual(subprocess.run(command, cwd=self.isbergues, capture_output=True, check=False).returncode, 0)

    def test_axe_finds_nothing_on_any_page(self):
        if accessible.why_not():
            self.skipTest(accessible.why_not())
        for page in self.pages():
            for width in accessible.WIDTHS if page.is_relative_to(self.towns) else accessible.WIDTHS[1:]:
                with self.subTest(page=page.name, width=width):
                    self.assertEqual(accessible.violations_of(page, width), [])


if __name__ == "__main__":
    if not program.BEFFROI:
        print("skipped: BEFFROI names no program")
        sys.exit(SKIPPED)
    os.environ.setdefault("BEFFROI_NO_PDF", "1")
    unittest.main()
