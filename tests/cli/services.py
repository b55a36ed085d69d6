# SPDX-License-Identifier: EUPL-1.2
"""services and paper: proposed from the first hour without a log, then from a drill's diagnosis; promised, moved, printed, keyed in."""
import json
import subprocess
import unittest

import program
from program import DONE, FAILED, WRONG_USAGE, beffroi, drilled, fresh

TOWN = """
name: "Ville"
kind: commune
population: 8900
sites:
  - {id: mairie, name: "Mairie"}
  - {id: annexe, name: "Annexe", separate_network: yes}
machines:
  - {id: MACHINE, role: server}
  - {id: NVR, role: camera, addresses: ["10.50.0.11"]}
  - {id: PC-ANNEXE, site: annexe}
  - {id: JAMAIS-VUE}
networks:
  - {range: "10.50.0.0/16", name: "réseau des caméras", separate: yes}
systems:
  - {id: etat_civil, name: "Logiciel d’état civil", machines: [MACHINE]}
  - {id: cameras, machines: [NVR]}
  - {id: annexe, machines: [PC-ANNEXE]}
  - {id: paie, hosting: provider}
  - {id: bibliotheque, machines: [JAMAIS-VUE]}
services:
  - {id: civil_status_births, sites: [mairie, annexe], systems: [etat_civil]}
  - {id: cctv, systems: [cameras]}
  - {id: annexes, sites: [annexe], systems: [annexe]}
  - {id: payroll, systems: [paie]}
  - {id: media_library, systems: [bibliotheque]}
"""


def services(case, *arguments):
    return beffroi("services", *arguments, "--case", case)


def told(case):
    board = json.loads(services(case, "--json").stdout)
    return {one["service"] + ("@" + one["site"] if one["site"] else ""): one for one in board["services"]}


def at_once(case, *arguments):
    return subprocess.Popen([program.BEFFROI, *map(str, arguments), "--case", str(case)], stdout=subprocess.DEVNULL)


def started(case, answers, *more):
    file = case.parent / f"{case.name}.yaml"
    file.write_text(answers)
    outcome = beffroi("start", "--case", case, "--answers", file, "--no-pdf", "--by", "Camille", *more)
    assert outcome.returncode == DONE, outcome.stderr


class ServicesTest(unittest.TestCase):
    def setUp(self):
        self.folder = fresh("services")
        self.case = self.folder / "affaire"

    def test_without_a_town_or_a_log_the_answers_propose_and_a_person_accepts(self):
        started(self.case, "network: [internet_cut]\nvital: [civil_status]\n")
        now = told(self.case)
        self.assertEqual(now["website"]["proposal"]["state"], "degraded")
        self.assertEqual(now["civil_status_births"]["proposal"]["state"], "degraded")
        self.assertEqual(now["payroll"]["proposal"]["state"], "unknown")
        self.assertEqual({one["state"] for one in now.values()}, {"unknown"})
        self.assertEqual(services(self.case, "accept", "--all", "--by", "Le maire").returncode, DONE)
        now = told(self.case)
        self.assertEqual(now["mail"]["state"], "closed")
        self.assertEqual(now["website"]["decided_by"], "Le maire")
        self.assertTrue(now["website"]["history"][0]["accepted"])
        self.assertIn("FERMÉ", (self.case / "tableau.html").read_text())
        self.assertIn("sans ordinateur", (self.case / "imprimer/31-sans-ordinateur.html").read_text())

    def test_a_diagnosis_runs_through_the_graph_of_the_town(self):
        self.assertEqual(beffroi("diagnose", drilled(), "--case", self.case).returncode, DONE)
        diagnosis = json.loads((self.case / "diagnosis.json").read_text())
        self.assertEqual(diagnosis["services"], [], "nothing is guessed of a town that the case does not know")
        hit = next(one["name"] for one in diagnosis["hosts"] if one["state"] in ("encrypted", "compromised"))
        town = self.folder / "town.yaml"
        town.write_text(TOWN.replace("MACHINE", hit))
        started(self.case, "", "--town", town)
        now = told(self.case)
        for site in ("mairie", "annexe"):
            births = now[f"civil_status_births@{site}"]["proposal"]
            self.assertEqual(births["state"], "degraded")
            self.assertIn(births["because"][0]["ground"], ("encrypted", "compromised"))
            self.assertTrue(births["because"][0]["finding"].startswith("hosts."))
        grounds = {name: one["proposal"]["because"][0]["ground"] for name, one in now.items()}
        self.assertEqual(grounds["cctv"], "apart_network")
        self.assertEqual(grounds["annexes@annexe"], "apart_site")
        self.assertEqual(grounds["payroll"], "hosted")
        self.assertEqual(grounds["media_library"], "not_examined")
        self.assertEqual(now["media_library"]["proposal"]["state"], "unknown")
        for page in ("tableau.html", "imprimer/30-services.html", "imprimer/31-sans-ordinateur.html"):
            self.assertIn("EXERCICE", (self.case / page).read_text(), page)

    def test_a_return_is_a_persons_promise_and_turns_overdue_nowhere_in_silence(self):
        started(self.case, "")
        refused = services(self.case, "set", "mail", "closed", "--back", "dans 2 heures")
        self.assertEqual(refused.returncode, FAILED)
        self.assertIn("Que faire", refused.stderr)
        self.assertEqual(services(self.case, "set", "Messagerie", "fermé", "--back", "dans 2 heures", "--by", "Léa").returncode, DONE)
        promises = json.loads(beffroi("promise", "list", "--json", "--case", self.case).stdout)
        self.assertEqual([(one["kind"], one["times"][0]["by"]) for one in promises], [("service", "Léa")])
        self.assertEqual(services(self.case, "set", "mail", "--no-date").returncode, FAILED)
        self.assertEqual(services(self.case, "set", "mail", "--no-date", "--because", "panne plus longue").returncode, DONE)
        self.assertEqual(told(self.case)["mail"]["return"], "no_date")
        promises = json.loads(beffroi("promise", "list", "--json", "--case", self.case).stdout)
        self.assertEqual(promises[0]["withdrawn_because"], "panne plus longue")

    def test_what_people_call_it_is_understood_and_what_comes_near_is_proposed(self):
        started(self.case, "")
        self.assertEqual(services(self.case, "set", "Cantine", "fermé", "--by", "Léa").returncode, DONE)
        self.assertEqual(told(self.case)["canteen"]["state"], "closed")
        self.assertEqual(services(self.case, "accept", "tout", "--by", "Léa").returncode, DONE)
        self.assertEqual(services(self.case, "system", "etat_civil", "en panne", "--by", "Léa").returncode, DONE)
        self.assertEqual(services(self.case, "system", "etat_civil", "peut-être", "--by", "Léa").returncode, WRONG_USAGE)
        unknown = services(self.case, "set", "mesagerie", "fermé", "--by", "Léa")
        self.assertEqual(unknown.returncode, FAILED)
        self.assertIn("mail (Messagerie)", unknown.stderr)
        unknown = beffroi("dossier", "plaintes", "--case", self.case)
        self.assertIn("complaint (Plainte)", unknown.stderr)
        self.assertEqual(beffroi("dossier", "Plainte", "--case", self.case).returncode, DONE)

    def test_a_population_is_written_as_people_write_it(self):
        started(self.case, "")
        self.assertEqual(services(self.case, "population", "8 900").returncode, DONE)
        self.assertEqual(json.loads(services(self.case, "--json").stdout)["population"], 8900)
        for wrong in ("beaucoup", "8-900", "8,5"):
            refused = services(self.case, "population", wrong)
            self.assertEqual(refused.returncode, WRONG_USAGE, wrong)
            self.assertIn("nombre entier", refused.stderr)

    def test_hostile_words_reach_no_page_as_markup(self):
        started(self.case, "")
        hostile = "<script>alert(1)</script>\x1b[2J"
        self.assertEqual(services(self.case, "add", hostile, "--site", hostile, "--by", hostile).returncode, DONE)
        done = services(self.case, "set", "script_alert_1_script_2j", "degraded", "--cause", hostile, "--contact", hostile, "--by", hostile)
        self.assertEqual(done.returncode, DONE, done.stderr)
        self.assertNotIn("\x1b", done.stdout)
        for page in [self.case / "tableau.html", *(self.case / "imprimer").glob("3*.html")]:
            self.assertNotIn("<script", page.read_text(), page)

    def test_two_at_once_lose_no_decision_and_share_no_number(self):
        started(self.case, "")
        running = [at_once(self.case, "services", "set", name, "degraded", "--by", f"P{n}") for n, name in enumerate(("mail", "payroll", "canteen"))]
        running += [at_once(self.case, "paper", "print", "NAI", "--copies", "5") for _ in range(3)]
        self.assertEqual([one.wait() for one in running], [DONE] * 6)
        now = told(self.case)
        self.assertEqual([now[name]["decided_by"] for name in ("mail", "payroll", "canteen")], ["P0", "P1", "P2"])
        series = json.loads(beffroi("paper", "--json", "--case", self.case).stdout)["series"]
        self.assertEqual(sorted((one["first"], one["last"]) for one in series), [(1, 5), (6, 10), (11, 15)])


class PaperTest(unittest.TestCase):
    def setUp(self):
        self.case = fresh("paper") / "affaire"
        started(self.case, "")

    def paper(self, *arguments):
        return beffroi("paper", *arguments, "--case", self.case)

    def test_sheets_are_printed_with_numbers_and_followed_until_they_are_keyed_in(self):
        printed = self.paper("print", "NAI", "--copies", "3", "--by", "Léa")
        self.assertIn("50-nai-0001-0003.html", printed.stdout)
        page = (self.case / "imprimer/50-nai-0001-0003.html").read_text()
        for expected in ("NAI-0001", "NAI-0003", "FICHE DE RECUEIL, N’EST PAS UN ACTE"):
            self.assertIn(expected, page)
        logged = self.paper("log", "NAI-0001..2", "--who", "Mme Petit")
        self.assertEqual((logged.returncode, logged.stderr), (DONE, ""))
        self.assertEqual(self.paper("done", "nai 1", "--where", "acte 12").returncode, DONE)
        now = json.loads(self.paper("--json").stdout)
        self.assertEqual((now["filled"], now["entered"], now["blank"]), (1, 1, 1))
        self.assertIn("NAI-0002", (self.case / "imprimer/40-a-ressaisir.html").read_text())
        self.assertEqual(self.paper("done", "NAI-0003").returncode, FAILED)
        self.assertEqual(self.paper("log", "NAI-0002").returncode, FAILED)
        self.assertEqual(self.paper("spoil", "NAI-0003", "--because", "déchirée").returncode, DONE)
        self.assertFalse((self.case / "imprimer/50-nai-0001-0003.html").exists(), "nothing of the series is blank any more")

    def test_a_number_that_was_never_printed_is_noted_and_said(self):
        self.paper("print", "NAI", "--copies", "3")
        by_hand = self.paper("log", "NAI-0877", "--who", "Mme Petit")
        self.assertEqual(by_hand.returncode, DONE)
        self.assertIn("NAI-0877", by_hand.stderr)
        self.assertEqual(json.loads(self.paper("--json").stdout)["filled"], 1)

    def test_every_form_can_be_printed(self):
        forms = json.loads(self.paper("forms", "--json").stdout)
        self.assertGreaterEqual(len(forms), 12)
        for form in forms:
            self.assertEqual(self.paper("print", form["code"], "--copies", "1").returncode, DONE, form)
        self.assertEqual(len(list((self.case / "imprimer").glob("50-*.html"))), len(forms))
