#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""The menu of the night as somebody uses it who never used a terminal: everything by numbers and short sentences.

BEFFROI_KEEP_SCREENS=DIR keeps what was on the screen, to be read by eye."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

from terminal import COLUMNS, ROWS, Terminal

BEFFROI = os.environ["BEFFROI"]
KEEP = os.environ.get("BEFFROI_KEEP_SCREENS")


def beffroi(folder, *arguments):
    return subprocess.run([BEFFROI, *arguments], capture_output=True, text=True, cwd=folder, env=environment(folder), timeout=600)


def environment(folder):
    """Nothing of the account that runs the test; no printer and no screen."""
    return {"PATH": str(folder / "programs"), "HOME": str(folder), "XDG_STATE_HOME": str(folder / "state"), "TERM": "dumb",
            "LANG": "C.UTF-8"}


def journal(folder):
    return json.loads(beffroi(folder, "journal", "--json").stdout)


class MenuTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="beffroi-menu-test."))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.terminals = []
        self.addCleanup(self.keep_screens)

    def open_menu(self):
        terminal = Terminal(BEFFROI, cwd=self.folder, environment=environment(self.folder))
        self.terminals.append(terminal)
        return terminal

    def keep_screens(self):
        if not KEEP:
            return
        for number, terminal in enumerate(self.terminals):
            path = pathlib.Path(KEEP) / f"{self.id().rsplit('.', 1)[-1]}.{number}.txt"
            path.write_text("".join(terminal.screens))

    def answer_the_questions(self, terminal):
        """A ransom note, twenty minutes ago; whatever else is asked is not known: Enter alone."""
        for _ in range(40):
            if "Votre nom" in terminal.text or "Votre choix" in terminal.text:
                return
            if "Quelle commune" in terminal.text:
                terminal.type("Isbergues (62)")
            elif "Qu’a-t-on vu" in terminal.text:
                terminal.choose("Un message qui demande de l’argent")
            elif "Quand l’a-t-on su" in terminal.text:
                terminal.type("il y a 20 minutes")
            else:
                terminal.type("")
        self.fail("the questions do not end:\n" + terminal.text)

    def begin(self):
        terminal = self.open_menu()
        self.assertIn("Aucune affaire", terminal.text)
        terminal.type("1")
        self.assertIn("Votre nom", terminal.text)
        terminal.type("Camille Petit")
        self.answer_the_questions(terminal)
        return terminal

    def check_screens(self, terminal):
        """Plain lines of 80 columns, never more at once than the window holds, no movement of the cursor."""
        for screen in terminal.screens:
            self.assertNotRegex(screen, "[\x00-\x08\x0b-\x1f\x7f]")
            for line in screen.split("\n"):
                if "/" not in line:  # paths stay whole, so that they can be copied
                    self.assertLessEqual(len(line), COLUMNS + 1, line)

    def test_someone_who_never_used_a_terminal(self):
        terminal = self.begin()
        self.assertIn("Prochaine échéance", terminal.text + "".join(terminal.screens[-2:]))

        terminal.choose("À couper, à garder")
        while "suite" in terminal.text[-60:]:
            terminal.type("")
        terminal.choose("Couper l’accès à Internet")
        while "suite" in terminal.text[-60:]:
            terminal.type("")
        terminal.choose("Noter qu’elle est faite")
        terminal.type("le prestataire")
        terminal.type("")
        while "Quelle mesure" not in terminal.text:
            terminal.type("")
        self.assertRegex("".join(terminal.screens), "→ beffroi measure do cut_internet --who 'le prestataire' --by")
        terminal.type("0")

        terminal.choose("Services : ce qui marche")
        while "suite" in terminal.text[-60:]:
            terminal.type("")
        terminal.choose("Messagerie")
        terminal.choose("Dire son état")
        terminal.choose("Fermé")
        terminal.type("le serveur ne répond plus")
        terminal.type("03 21 00 00 01, de 8h à 18h")
        terminal.type("demain 18h")
        terminal.type("")
        while "suite" in terminal.text[-60:]:
            terminal.type("")
        terminal.type("0")
        self.assertRegex("".join(terminal.screens), "→ beffroi services set mail closed --cause 'le serveur")

        terminal.choose("Échéances et promesses")
        self.assertRegex(terminal.text, r"avant \w+ \d+ .* à \d+ h \d\d")
        while "suite" in terminal.text[-60:]:
            terminal.type("")
        terminal.choose("Dire qu’une échéance est faite")
        terminal.choose("Signaler les faits")
        terminal.type("appel n° 4411")
        while "Votre choix" not in terminal.text:
            terminal.type("")
        self.assertRegex("".join(terminal.screens), "→ beffroi obligations done prosecutor_report --reference 'appel n° 4411' --by")

        terminal.choose("Imprimer")
        terminal.choose("N’allumez pas")
        terminal.choose("La copier sur une clé")
        stick = self.folder / "cle"
        stick.mkdir()
        terminal.type(str(stick))
        self.assertEqual([path.suffix for path in stick.iterdir()], [".html"])
        self.assertIn("allumez", next(stick.iterdir()).read_text())

        terminal.choose("Journal")
        terminal.choose("Ajouter un fait")
        terminal.type("- l’écran de l’accueil affiche une rançon ; rm -rf '$HOME' \"x\"")
        self.assertIn("Votre choix", terminal.text)
        terminal.type("0")
        self.assertEqual(terminal.ended(), 0)
        self.check_screens(terminal)

        kinds = [entry["kind"] for entry in journal(self.folder)]
        self.assertIn("measure.done", kinds)
        done = next(entry for entry in journal(self.folder) if entry["kind"] == "measure.done")
        self.assertEqual(done["by"], "Camille Petit")
        self.assertIn("service.set", kinds)
        self.assertIn("promise.made", kinds)
        self.assertTrue(any("rm -rf '$HOME' \"x\"" in json.dumps(entry, ensure_ascii=False).replace('\\"', '"')
                            for entry in journal(self.folder)))

    def test_whoever_types_is_not_taken_for_whoever_decides(self):
        terminal = self.begin()
        for confirmed in ("0", "1"):
            if "Quelle mesure" not in terminal.text:
                terminal.choose("À couper, à garder")
            while "suite" in terminal.text[-60:]:
                terminal.type("")
            terminal.choose("Couper l’accès à Internet")
            while "suite" in terminal.text[-60:]:
                terminal.type("")
            terminal.choose("La décider")
            terminal.type("Mme Leroy, maire")
            self.assertIn("Mme Leroy, maire, noté par Camille Petit", " ".join(terminal.text.split()))
            terminal.type(confirmed)
            while "Quelle mesure" not in terminal.text:
                terminal.type("")
        decided = [entry for entry in journal(self.folder) if entry["kind"] == "measure.decided"]
        self.assertEqual([entry["by"] for entry in decided], ["Mme Leroy, maire, noté par Camille Petit"])

    def test_a_promise_whose_hour_is_not_understood_keeps_its_words(self):
        terminal = self.begin()
        terminal.choose("Échéances et promesses")
        terminal.choose("Noter une promesse")
        terminal.type("rappeler la sous-préfecture")
        terminal.type("bientôt")
        self.assertIn("demain", terminal.text)
        terminal.type("demain 8h")
        made = [entry for entry in journal(self.folder) if entry["kind"] == "promise.made"]
        self.assertEqual(len(made), 1)
        self.assertIn("sous-préfecture", json.dumps(made[0], ensure_ascii=False))

    def test_a_number_is_nobodys_name(self):
        terminal = self.open_menu()
        terminal.type("1")
        terminal.type("3")
        self.assertIn("Votre nom", terminal.text)
        terminal.type("Camille Petit")
        self.answer_the_questions(terminal)
        self.assertIn("Votre choix", terminal.text)

    def test_questions_broken_off_go_on_where_they_stopped(self):
        terminal = self.open_menu()
        terminal.type("1")
        terminal.type("Camille Petit")
        terminal.type("Isbergues (62)")
        terminal.press_control_c()
        # Somebody goes on typing answers: none of them becomes a name.
        terminal.type("un message qui demande de l’argent")
        terminal.type("")
        self.assertIn("Les questions ont été interrompues", terminal.text)
        terminal.type("1")
        self.assertIn("Qu’a-t-on vu", terminal.text)
        terminal.press_control_c()
        terminal.type("0")
        self.assertIn("Votre choix", terminal.text, "who answered is known")
        terminal.choose("Questions de la première heure")
        terminal.choose("Continuer avec")
        self.assertIn("Qu’a-t-on vu", terminal.text)
        terminal.type("écran noir")
        self.assertIn("de 1 à", " ".join(terminal.text.split()))
        self.assertNotIn("ransom_note", terminal.text)
        terminal.type("?")
        self.assertIn("Qu’a-t-on vu", terminal.text)
        self.answer_the_questions(terminal)
        self.assertIn("Votre choix", terminal.text)

    def test_enter_alone_goes_back_from_a_list_and_decides_nothing(self):
        terminal = self.begin()
        terminal.choose("Échéances et promesses")
        terminal.type("")
        while "Votre choix" not in terminal.text:
            terminal.type("")
        terminal.choose("Services : ce qui marche")
        while "suite" in terminal.text[-60:]:
            terminal.type("")
        terminal.choose("Voir tout ce qui est proposé")
        while "suite" in terminal.text[-60:]:
            terminal.type("")
        terminal.type("")
        self.assertIn("tout accepter", terminal.text)
        terminal.type("0")
        self.assertNotIn("service.set", [entry["kind"] for entry in journal(self.folder)])

    def test_control_c_goes_back_and_loses_nothing(self):
        terminal = self.begin()
        terminal.choose("À couper, à garder")
        terminal.press_control_c()
        while "Votre choix" not in terminal.text:
            terminal.press_control_c()
        terminal.choose("Journal")
        terminal.choose("Ajouter un fait")
        terminal.type("noté avant l’interruption")
        terminal.choose("Journal")
        terminal.choose("Ajouter un fait")
        terminal.press_control_c()
        self.assertIn("gardé", terminal.text)
        self.assertIn("Votre choix", terminal.text)
        terminal.type("0")
        self.assertEqual(terminal.ended(), 0)
        self.assertIn("noté avant l’interruption", json.dumps(journal(self.folder), ensure_ascii=False))

    def test_a_closed_window_loses_nothing_and_the_menu_comes_back_to_the_case(self):
        terminal = self.begin()
        terminal.choose("Journal")
        terminal.choose("Ajouter un fait")
        terminal.type("noté avant la fermeture")
        terminal.choose("Imprimer")
        self.assertNotEqual(terminal.close(), 0)
        self.assertIn("noté avant la fermeture", json.dumps(journal(self.folder), ensure_ascii=False))
        again = self.open_menu()
        self.assertIn("Votre nom", again.text)
        again.type("")
        self.assertIn("Affaire : ", again.text)
        again.type("0")
        self.assertEqual(again.ended(), 0)
        verified = beffroi(self.folder, "verify", "--case", str(next(self.folder.glob("beffroi-*"))))
        self.assertEqual(verified.returncode, 0, verified.stdout + verified.stderr)

    def test_a_wrong_key_is_explained_and_asked_again(self):
        terminal = self.begin()
        for wrong in ("", "99", "oui", "-1", "1 ou 2"):
            terminal.type(wrong)
            self.assertIn("n’est pas un choix du menu", terminal.text)
        terminal.type("0")
        self.assertEqual(terminal.ended(), 0)

    def test_without_a_terminal_the_usage_is_shown(self):
        outcome = beffroi(self.folder)
        self.assertEqual(outcome.returncode, 2)
        self.assertIn("Usage", outcome.stderr)


if __name__ == "__main__":
    unittest.main()
