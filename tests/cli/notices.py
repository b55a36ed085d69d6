# SPDX-License-Identifier: EUPL-1.2
"""notice and publish: a text from its draft to its withdrawal, any text held against the case, the residents' page and its copies."""
import gzip
import json
import shutil
import unittest

from program import DONE, FAILED, beffroi, fresh

BY = ("--by", "Anne Leroy, maire")


class NoticeTest(unittest.TestCase):
    def setUp(self):
        self.folder = fresh("notices")
        self.case = self.folder / "affaire"
        answers = self.folder / "reponses.yaml"
        answers.write_text("town: Isbergues (62)\nseen: [ransom_note]\n")
        beffroi("start", "--case", self.case, "--answers", answers, "--no-pdf")

    def notice(self, *arguments):
        return beffroi("notice", *arguments, "--case", self.case)

    def checked(self, text, *more):
        file = self.folder / "texte.txt"
        file.write_text(text)
        outcome = self.notice("check", "--text", file, "--json", *more)
        return outcome.returncode, [one["answer"] for one in json.loads(outcome.stdout)]

    def test_what_nothing_carries_fails_and_what_is_unclear_waits_for_a_reader(self):
        self.assertEqual(self.checked("Bonjour. Aucune donnée n’a été volée."), (FAILED, ["no_claim", "not_carried"]))
        self.assertEqual(self.checked("Selon la presse, des données ont été volées."), (FAILED, ["unclear"]))
        self.assertEqual(self.checked("Selon la presse, des données ont été volées.", "--read-by", "Léa"), (DONE, ["unclear"]))
        self.assertEqual(self.checked("Nous ne savons pas si des données ont été volées."), (DONE, ["carried"]))
        journal = json.loads(beffroi("journal", "--case", self.case, "--json").stdout)
        self.assertIn("notice.read", [entry["kind"] for entry in journal])

    def test_a_complaint_is_carried_once_somebody_noted_it_as_done(self):
        said = "Une plainte a été déposée."
        self.assertEqual(self.checked(said), (FAILED, ["not_carried"]))
        done = beffroi("obligations", "done", "complaint", "--reference", "PV 4411", "--case", self.case, *BY)
        self.assertEqual(done.returncode, DONE, done.stderr)
        self.assertEqual(self.checked(said), (DONE, ["carried"]))

    def test_what_was_declared_contradicts_or_carries(self):
        nothing, helped = "À ce stade, rien n’a été constaté sur les données.", "L’ANSSI nous accompagne."
        self.assertEqual(self.checked(f"{nothing} {helped}"), (FAILED, ["not_carried", "not_carried"]))
        for event in (("files_encrypted", "--state", "yes"), ("response_centre_helps",)):
            done = beffroi("declare", *event, "--case", self.case, *BY)
            self.assertEqual(done.returncode, DONE, done.stderr)
        self.assertEqual(self.checked(nothing), (FAILED, ["contradicted"]))
        self.assertEqual(self.checked(helped), (DONE, ["carried"]))

    def test_what_is_known_can_no_longer_be_said_not_to_be(self):
        unknown, published = "Nous ne savons pas si des données ont été volées.", "Des données de la mairie ont été publiées sur Internet."
        self.assertEqual(self.checked(f"{unknown} {published}"), (FAILED, ["carried", "not_carried"]))
        text = self.folder / "attente.txt"
        text.write_text(unknown)
        self.notice("draft", "web", "--text", text)
        self.notice("approve", "N1", *BY)
        self.notice("publish", "N1", *BY)
        beffroi("declare", "data_published", "--case", self.case, *BY)
        self.assertEqual(self.checked(f"{unknown} {published}"), (FAILED, ["contradicted", "carried"]))
        (told,) = json.loads(self.notice("list", "--json").stdout)
        self.assertEqual([one["answer"] for one in told["contradicted_now"]], ["contradicted"])

    def test_the_hour_of_the_next_news_is_the_one_that_was_promised_and_a_moved_one_is_listed(self):
        beffroi("promise", "make", "Prochain point", "--at", "demain 18h", "--kind", "update", "--to", "habitants", "--case", self.case, *BY)
        said = "Prochain point demain à 18 h."
        self.assertEqual(self.checked(said), (DONE, ["carried"]))
        self.assertEqual(self.checked("Prochain point demain à 14 h."), (FAILED, ["contradicted"]))
        text = self.folder / "point.txt"
        text.write_text(said)
        for step in (("draft", "web", "--text", text), ("approve", "N1", *BY), ("publish", "N1", *BY)):
            self.assertEqual(self.notice(*step).returncode, DONE)
        self.assertEqual(json.loads(self.notice("list", "--json").stdout)[0]["contradicted_now"], [])
        beffroi("promise", "move", "P1", "--at", "demain 20h", "--because", "diagnostic plus long", "--case", self.case, *BY)
        (told,) = json.loads(self.notice("list", "--json").stdout)
        self.assertEqual([one["sentence"] for one in told["contradicted_now"]], [said])

    def test_an_open_counter_and_a_prefect_who_was_told_are_what_was_noted(self):
        said = "GUICHET OUVERT\n\nLe préfet est informé."
        self.assertEqual(self.checked(said), (FAILED, ["not_carried", "not_carried"]))
        beffroi("services", "set", "reception", "normal", "--case", self.case, *BY)
        beffroi("obligations", "done", "prefecture", "--case", self.case, *BY)
        self.assertEqual(self.checked(said), (DONE, ["carried", "carried"]))

    def test_mail_that_is_down_receives_nobody(self):
        said = "Vous pouvez nous écrire à mairie@exemple.fr."
        self.assertEqual(self.checked(said), (FAILED, ["not_carried"]))
        beffroi("services", "set", "mail", "closed", "--case", self.case, *BY)
        self.assertEqual(self.checked(said), (FAILED, ["contradicted"]))
        beffroi("services", "set", "mail", "normal", "--case", self.case, *BY)
        self.assertEqual(self.checked(said), (DONE, ["carried"]))

    def test_another_wording_is_proposed_in_the_language_of_the_text(self):
        file = self.folder / "texte.txt"
        for said, proposed in (("No data was stolen.", "We do not know yet"), ("Aucune donnée n’a été volée.", "Nous ne savons pas encore")):
            file.write_text(said)
            for language in ("fr", "en"):
                outcome = beffroi("--lang", language, "notice", "check", "--text", file, "--case", self.case)
                self.assertIn(proposed, outcome.stdout)

    def test_a_text_goes_from_its_draft_to_its_withdrawal(self):
        self.assertEqual(self.notice("draft", "web").returncode, DONE)
        self.assertEqual(self.notice("approve", "N1", *BY).returncode, FAILED, "it has blanks")
        text = self.folder / "site.txt"
        text.write_text("Appelez avant de venir.\n")
        self.assertEqual(self.notice("revise", "N1", "--text", text).returncode, DONE)
        self.assertEqual(self.notice("publish", "N1", *BY).returncode, FAILED, "nobody approved it")
        self.assertEqual(self.notice("approve", "N1", *BY).returncode, DONE)
        self.assertEqual(self.notice("publish", "N1", "--where", "site", *BY).returncode, DONE)
        self.assertTrue((self.case / "imprimer" / "40-N1-web.html").exists())
        self.assertEqual(self.notice("withdraw", "N1", "--because", "remplacé").returncode, DONE)
        (told,) = json.loads(self.notice("list", "--json").stdout)
        self.assertEqual((told["state"], len(told["versions"]), told["publications"][0]["against_advice"]), ("withdrawn", 2, False))

    def test_who_approves_and_who_publishes_sees_what_the_case_does_not_carry(self):
        text = self.folder / "annonce.txt"
        text.write_text("La mairie est ouverte. Aucune donnée n’a été volée.\n")
        self.notice("draft", "web", "--text", text)
        approved = self.notice("approve", "N1", *BY)
        self.assertEqual(approved.returncode, DONE, approved.stderr)
        self.assertIn("[rien ne l’établit] Aucune donnée n’a été volée.", approved.stdout)
        (told,) = json.loads(self.notice("approve", "N1", "--json", *BY).stdout)
        self.assertIn(("Aucune donnée n’a été volée.", "not_carried"), [(one["sentence"], one["answer"]) for one in told["reservations"]])
        for json_too in ((), ("--json",)):
            refused = self.notice("publish", "N1", *json_too, *BY)
            self.assertEqual(refused.returncode, FAILED)
            self.assertIn("Aucune donnée n’a été volée.", refused.stdout, "which sentence, at once")
            self.assertIn("--because", refused.stderr)
        published = self.notice("publish", "N1", "--because", "le maire s’en porte garant", *BY)
        self.assertEqual(published.returncode, DONE, published.stderr)
        self.assertIn("[rien ne l’établit]", published.stdout)

    def test_whoever_drafts_or_approves_hears_that_silence_is_asked_for(self):
        answers = self.folder / "alerte.yaml"
        answers.write_text("town: Ornans (25)\nseen: [authority_alert]\n")
        case = self.folder / "alerte"
        beffroi("start", "--case", case, "--answers", answers, "--no-pdf")
        text = self.folder / "annonce.txt"
        text.write_text("Appelez avant de venir.\n")
        for action in (("draft", "web", "--text", text), ("approve", "N1")):
            told = beffroi("notice", *action, "--case", case, *BY)
            self.assertEqual(told.returncode, DONE, told.stderr)
            self.assertIn("rien ne devrait être public", " ".join(told.stdout.split()), action)
        note = beffroi("notice", "draft", "staff_note", "--text", text, "--case", case, *BY)
        self.assertNotIn("rien ne devrait être public", " ".join(note.stdout.split()), "it stays inside")

    def test_two_who_contradict_each_other_are_told_with_every_draft(self):
        for event in (("data_published", "une capture d’écran"), ("personal_data_concerned", "--state", "no")):
            beffroi("declare", *event, "--case", self.case, *BY)
        told = " ".join(self.notice("draft", "web").stdout.split())
        self.assertIn("Deux déclarations se contredisent", told)
        self.assertIn("Des données de la mairie ont été publiées", told)
        self.assertNotIn("touche des données personnelles", told)

    def test_the_page_is_small_unchanged_where_nothing_changed_and_its_copies_can_be_checked(self):
        page = self.folder / "page"
        self.assertEqual(beffroi("publish", page, "--case", self.case).returncode, FAILED, "nobody signed")
        self.assertEqual(beffroi("publish", page, "--case", self.case, *BY).returncode, DONE)
        before = {file: file.read_bytes() for file in page.rglob("*") if file.is_file()}
        self.assertLess(len(gzip.compress((page / "index.html").read_bytes())), 14_336)
        self.assertIn("Isbergues", (page / "index.html").read_text())
        beffroi("declare", "Un agent est arrivé", "--case", self.case)
        beffroi("publish", page, "--case", self.case, *BY)
        self.assertEqual({file: file.read_bytes() for file in page.rglob("*") if file.is_file()}, before)
        copy = self.folder / "miroir"
        shutil.copytree(page, copy)
        self.assertEqual(beffroi("publish", "--check", copy).returncode, DONE)
        (copy / "index.html").write_text("Tout va bien.")
        outcome = beffroi("publish", "--check", copy)
        self.assertEqual(outcome.returncode, FAILED)
        self.assertIn("index.html", outcome.stdout)
