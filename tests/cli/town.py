# SPDX-License-Identifier: EUPL-1.2
"""`town init` and `town check`: the town's file as its people make it, by flags, by lists and by answers on a terminal."""
import json
import os
import pty
import select
import subprocess
import time
import unittest

import yaml

import program
from program import DONE, FAILED, WRONG_USAGE, beffroi, fresh

FLAGS = ("--name", "Isbergues", "--insee", "62473", "--population", "8900")


def on_a_terminal(arguments, answers, cwd, prompts=(b"> ",)):
    """Runs the program on a terminal, gives one answer after each prompt, and returns exit code and all that was shown."""
    ours, theirs = pty.openpty()
    child = subprocess.Popen([program.BEFFROI, *arguments], stdin=theirs, stdout=theirs, stderr=theirs, cwd=cwd)
    os.close(theirs)
    shown, waiting, end = b"", list(answers), time.monotonic() + 60
    while time.monotonic() < end:
        if not select.select([ours], [], [], 0.2)[0]:
            if child.poll() is not None:
                break
            continue
        try:
            shown += os.read(ours, 4096)
        except OSError:  # the other end was closed
            break
        if shown.endswith(prompts) and waiting:
            os.write(ours, waiting.pop(0).encode() + b"\n")
    os.close(ours)
    return child.wait(timeout=10), shown.decode()


class TownTest(unittest.TestCase):
    def setUp(self):
        self.folder = fresh("town")
        self.path = self.folder / "town.yaml"

    def written(self):
        return yaml.safe_load(self.path.read_text(encoding="utf-8"))

    def test_flags_make_a_file_that_can_be_used(self):
        outcome = beffroi("town", "init", *FLAGS, "--cyber-insurance", "unknown", "-o", self.path)
        self.assertEqual(outcome.returncode, DONE, outcome.stderr)
        town = self.written()
        self.assertEqual((town["name"], town["insee"], town["population"]), ("Isbergues", "62473", 8900))
        self.assertGreaterEqual(len(town["services"]), 38)
        checked = beffroi("town", "check", self.path)
        self.assertEqual(checked.returncode, DONE, checked.stderr)
        self.assertIn("CSIRT Hauts-de-France", checked.stdout)
        self.assertNotIn("⟦", checked.stdout)

    def test_standard_output_and_no_file_replaced_unasked(self):
        outcome = beffroi("town", "init", *FLAGS, "-o", "-")
        self.assertEqual(yaml.safe_load(outcome.stdout)["name"], "Isbergues")
        self.path.write_text("name: Lille\n")
        self.assertEqual(beffroi("town", "init", *FLAGS, "-o", self.path).returncode, FAILED)
        self.assertEqual(self.path.read_text(), "name: Lille\n")
        self.assertEqual(beffroi("town", "init", *FLAGS, "-o", self.path, "--clobber").returncode, DONE)
        self.assertEqual(self.written()["name"], "Isbergues")

    def test_wrong_values_are_wrong_usage_and_write_nothing(self):
        for flags in (("--insee", "623300"), ("--population", "beaucoup"), ("--kind", "royaume"), ("--cyber-insurance", "perhaps")):
            outcome = beffroi("town", "init", "--name", "A", *flags, "-o", self.path)
            self.assertEqual(outcome.returncode, WRONG_USAGE, flags)
            self.assertIn("Que faire", outcome.stderr)
            self.assertFalse(self.path.exists())
        self.assertEqual(beffroi("town").returncode, WRONG_USAGE)
        self.assertEqual(beffroi("town", "sell").returncode, WRONG_USAGE)

    def test_a_kind_is_written_as_people_call_it(self):
        for kind, written in (("Département", "departement"), ("région", "region"), ("Communauté de communes", "epci"), ("department", "departement")):
            outcome = beffroi("town", "init", "--name", "A", "--kind", kind, "--cyber-insurance", "oui", "-o", self.path, "--clobber")
            self.assertEqual(outcome.returncode, DONE, outcome.stderr)
            self.assertEqual(self.written()["kind"], written)

    def test_a_wrong_kind_is_answered_with_those_that_there_are(self):
        refused = beffroi("town", "init", "--name", "A", "--kind", "royaume", "-o", self.path).stderr
        for kind in ("commune", "departement", "region", "epci", "syndicat", "ccas"):
            self.assertIn(kind, refused)

    def test_lists_of_a_spreadsheet(self):
        services, machines = self.folder / "services.csv", self.folder / "machines.csv"
        services.write_bytes("Service;Lieux;Logiciels\r\nMédiathèque;Médiathèque;Bibli\r\nFanfare;;\r\n".encode("cp1252"))
        machines.write_text("machine,rôle,adresse\nSRV-AD01,contrôleur de domaine,10.0.0.1\nPC1,grille-pain,\n", encoding="utf-8")
        outcome = beffroi("town", "init", *FLAGS, "--services", services, "--machines", machines, "-o", self.path)
        self.assertEqual(outcome.returncode, DONE, outcome.stderr)
        self.assertIn("grille-pain", outcome.stderr)
        self.assertIn("ligne", outcome.stderr)
        town = self.written()
        self.assertEqual([service["id"] for service in town["services"]], ["media_library", "fanfare"])
        self.assertEqual(town["machines"][0]["role"], "controleur_de_domaine")
        self.assertEqual(beffroi("town", "init", *FLAGS, "--services", self.folder, "-o", "-").returncode, FAILED)

    def test_questions_on_a_terminal_may_all_stay_open(self):
        answers = ["Isbergues", "623300", "62473", "", "je ne sais pas", "Claire", "06 00 00 00 00", "", "oui"]
        code, shown = on_a_terminal(["town", "init"], answers, self.folder)
        self.assertEqual(code, DONE, shown)
        self.assertIn("code INSEE", shown)
        town = self.written()
        self.assertEqual((town["insee"], town["population"]), ("62473", None))
        self.assertEqual(town["contacts"][0]["night_phone"], "06 00 00 00 00")
        self.assertEqual(town["backups"][0]["offline"], True)

    def test_a_damaged_file_is_told_by_line_and_the_rest_is_read(self):
        self.path.write_text("name: Isbergues\npopulaton: 8900\nsites: mairie\n")
        outcome = beffroi("--lang", "en", "town", "check", self.path, "--json")
        self.assertEqual(outcome.returncode, FAILED)
        told = json.loads(outcome.stdout)
        self.assertFalse(told["usable"])
        self.assertEqual([(each["id"], each["line"]) for each in told["problems"]], [("town.unknown_key", 2), ("town.wrong_shape", 3)])
        self.assertIn("population", told["problems"][0]["why"])
        self.assertEqual(beffroi("town", "check", self.folder / "absent.yaml").returncode, FAILED)

    def test_what_is_missing_is_ranked(self):
        self.path.write_text("name: Isbergues\ninsee: '2A004'\n")
        outcome = beffroi("town", "check", self.path, "--json")
        self.assertEqual(outcome.returncode, DONE)
        told = json.loads(outcome.stdout)
        self.assertEqual(told["csirt"]["region"], "Corse")
        order = ["tonight", "first_days", "later"]
        whens = [order.index(gap["when"]) for gap in told["gaps"]]
        self.assertEqual(whens, sorted(whens))
        self.assertEqual(told["gaps"][0]["id"], "night_contact")
