# SPDX-License-Identifier: EUPL-1.2
"""In the spirit of Lille: an authority calls before anybody saw anything. A city with two associated communes switches everything off until
the diagnosis; the telephones of its institutions are promised for the next day; the cameras stay on; a statement on data is published
against the advice, and withdrawn once it is contradicted."""
import datetime
import time
import unittest

import night
from afterwards import Afterwards
from night import Night, words_of
from program import DONE, FAILED, beffroi, fresh

MAYOR, DIRECTOR, COMPUTERS = "Hélène Marchand, maire", "Claire Vasseur", "Karim Haddad"
ANSWERS = """seen: [authority_alert]
when: 24/10/2026 22:05
personal_data: je ne sais pas
people: "Claire Vasseur, directrice générale, 06 00 00 00 11 ; Karim Haddad écrit"
"""
SITES = ("hotel", "hellemmes", "lomme")
SERVERS = ("domain_controller", "file_server", "application_server", "remote_desktop_server")
STATEMENT = """La Ville de Lille a été alertée samedi soir d’une intrusion. Par précaution, tous les ordinateurs ont été éteints.

À ce stade, aucune donnée n’a été volée.

Prochaines nouvelles demain à 9 h.
"""
UNTRUE = "À ce stade, aucune donnée n’a été volée."
AGREED = ("--because", "décidé avec l’ANSSI")


class Story(Afterwards, unittest.TestCase):
    """The chapters of the night, in their order; `test_the_night` of a story calls them."""

    with_logs = True
    closes, public_text, told_of_text = MAYOR, "N2", "nous ne pouvons plus l’affirmer"
    names_nobody = ("Lille", "Marchand", "Vasseur", "Haddad", "Hellemmes", "Lomme", "NordInfo", "59000")
    held, missed = "Prévenir l’assureur | 26/10/2026 21:05:00 (UTC+1)", "Opéra"

    def setUp(self):
        self.evidence, machines = night.drilled("outil-du-prestataire", 5)
        self.night = Night(fresh(f"lille-{'logs' if self.with_logs else 'none'}"), "lille_town.yaml", machines)
        self.page = self.night.folder / "page"

    def test_the_night(self):
        for chapter in (self.somebody_calls, self.nothing_goes_out, self.everything_is_switched_off, self.associated_communes,
                        self.a_return_within_a_day, self.a_statement_against_the_advice, self.the_diagnosis_contradicts,
                        self.the_statement_is_withdrawn, self.one_promise_is_kept_the_other_missed, self.what_is_handed_over,
                        self.several_people_at_once, self.the_way_back, self.what_is_learned, self.the_case_is_closed,
                        self.nothing_is_broken):
            with self.subTest(chapter=chapter.__name__):
                chapter()

    def somebody_calls(self):
        checked = beffroi("town", "check", self.night.town)
        self.assertEqual(checked.returncode, DONE, checked.stderr)
        self.assertIn("NordInfo", checked.stdout, "its access is always open")
        answers = self.night.written("reponses.yaml", ANSWERS)
        said = self.night.does("start", "--town", self.night.town, "--answers", answers, "--no-pdf", by=COMPUTERS)
        self.assertIn("jamais par celui que l’on vous a donné", said, "the caller is called back")
        self.night.does("declare", "authority_alert", "adresses et heures dictées", "--from", "CERT-FR", "--kind", "told", "--at",
                        "24/10/2026 22:05", by=COMPUTERS)
        clocks = self.night.obligations()
        # The clocks of the country go back in that night: 72 hours later it is an hour earlier.
        for ref in ("complaint_insurance", "cnil_notification", "cnil_notification@ccas"):
            self.assertEqual((clocks[ref]["local_due"], clocks[ref]["starts_from"]), ("2026-10-27T21:05:00+01:00", "attack_known"), ref)
        self.assertEqual(clocks["complaint_insurance"]["decision"], "required")
        self.assertEqual(clocks["insurer_notice"]["local_due"], "2026-10-26T21:05:00+01:00", "48 hours, says the policy")
        self.assertIn("Assureur du Nord", str(clocks["insurer_notice"]["how_to_reach"]))

    def nothing_goes_out(self):
        self.assertIn("Rien en public", self.night.sheet("05"))
        self.assertIn("silence", self.night.refused("publish", self.page, by=MAYOR))
        self.assertFalse(self.page.exists())
        drafted = self.night.does("notice", "draft", "press_release", by=DIRECTOR)
        self.assertIn("incident informatique", drafted)
        self.assertNotIn("attaque", drafted, "nobody established one")
        self.assertNotIn("autorités compétentes ont été prévenues", drafted, "they called us, nobody told them anything")
        self.assertEqual({line["state"] for line in self.night.services().values()}, {"unknown"})

    def everything_is_switched_off(self):
        self.night.does("measure", "decide", "switch_off", "--at", "24/10/2026 23:05", "--because", "tout éteindre jusqu’au diagnostic", by=MAYOR)
        systems = [option for role in SERVERS for option in ("--system", self.night.machines[role, "mairie"])]
        self.night.does("measure", "do", "switch_off", *systems, "--at", "24/10/2026 23:20", by=COMPUTERS)
        self.night.does("measure", "do", "close_remote_access", "--at", "24/10/2026 23:12", by=COMPUTERS)
        self.night.does("measure", "decide", "keep_separate_on", "--all", "--because", "les caméras ont leur réseau", by=MAYOR)
        done = {(one["id"], one["system"]): one for one in self.night.told("measure", "list")}
        off = done["switch_off", self.night.machines["domain_controller", "mairie"]]
        self.assertEqual((off["done"]["by"], off["done"]["at"]), (COMPUTERS, "2026-10-24T21:20:00.000000000Z"))
        network = self.night.written("reseau.yaml", "network: [internet_cut, machines_off]\n")
        self.night.does("start", "--answers", network, "--no-pdf", by=COMPUTERS)
        cameras = self.night.services()["cctv@csu"]
        self.assertEqual((cameras["proposal"]["state"], self.night.grounds("cctv@csu")), ("normal", {("apart_network", "NVR-CSU")}))
        self.night.does("services", "accept", "cctv", by=DIRECTOR)

    def associated_communes(self):
        for service in ("civil_status_births", "civil_status_deaths"):
            for site in SITES:
                line = self.night.services()[f"{service}@{site}"]
                self.assertEqual(line["proposal"]["state"], "degraded", f"{service}@{site}")
                self.assertIn("a été éteinte", str(line["proposal"]["because"]))
            self.night.does("services", "accept", f"{service}@hotel", by=DIRECTOR)
            self.night.does("services", "accept", f"{service}@lomme", by=DIRECTOR)
            self.night.does("services", "set", f"{service}@hellemmes", "closed", "--channel", "other_site", "--contact", "hôtel de ville",
                            "--no-date", by=DIRECTOR)
        lines = self.night.services()
        self.assertEqual([lines[f"civil_status_births@{site}"]["state"] for site in SITES], ["degraded", "closed", "degraded"])
        self.assertIn("2026-10-24T21:20", lines["civil_status_births@hotel"]["since"], "when its machine was switched off, not when it is accepted")
        self.assertEqual(lines["civil_status_births@hellemmes"]["history"][-1]["proposed"], "degraded", "decided in the face of it")
        self.night.does("services", "set", "mail", "closed", "--no-date", by=DIRECTOR)
        self.night.does("services", "set", "reception", "degraded", "--all-sites", "--channel", "counter", "--no-date", by=DIRECTOR)

    def a_return_within_a_day(self):
        for service in ("sports", "culture"):
            self.night.does("services", "set", service, "degraded", "--channel", "counter", "--cause", "téléphones coupés", "--back",
                            "demain 22h05", by=DIRECTOR)
        promised = {one["text"]: one for one in self.night.promises().values() if one["kind"] == "service"}
        self.assertEqual(len(promised), 2)
        self.assertEqual({one["overdue"] for one in promised.values()}, {False})
        self.assertIn("Opéra", self.night.board())
        for said, answer in (("L’Opéra répondra de nouveau au téléphone demain à 22 h 05.", "carried"),
                             ("Tous les services reviendront demain à 22 h 05.", "unclear")):
            self.assertEqual(list(self.night.checked(said).values()), [answer], said)

    def a_statement_against_the_advice(self):
        self.assertEqual(self.night.checked(STATEMENT)[UNTRUE], "not_carried")
        self.night.does("notice", "draft", "press_release", "--text", self.night.written("communique.txt", STATEMENT), by=DIRECTOR)
        self.night.does("notice", "approve", "N2", by=MAYOR)
        self.night.refused("notice", "publish", "N2", by=MAYOR)
        self.night.does("notice", "publish", "N2", "--where", "presse", "--at", "25/10/2026 11:00", "--because", "la presse appelle", by=MAYOR)
        told = self.night.notices()["N2"]
        self.assertEqual((told["publications"][0]["against_advice"], told["publications"][0]["by"]), (True, MAYOR))
        self.assertEqual(told["contradicted_now"], [])
        self.night.does("promise", "make", "Point de presse", "--at", "demain 9h", "--kind", "update", by=MAYOR)
        self.night.does("publish", self.page, by=MAYOR)
        self.assertIn(UNTRUE, words_of(self.page / "index.html"))
        self.assertNotIn("Rien en public", self.night.sheet("05"), "the town has spoken")

    def the_diagnosis_contradicts(self):
        if self.with_logs:
            self.assertIn("Oui, une intrusion a eu lieu", self.night.does("diagnose", self.evidence, by=COMPUTERS))
        else:
            self.night.does("declare", "data_published", "une archive de la ville est en vente", "--from", "CERT-FR", "--kind", "told", "--at",
                            "02/11/2026 09:00", by=COMPUTERS)
            self.night.does("declare", "personal_data_concerned", "--state", "yes", "--at", "02/11/2026 09:00", by=COMPUTERS)
        self.assertEqual(self.night.checked(STATEMENT)[UNTRUE], "contradicted")
        self.assertIn(UNTRUE, str(self.night.notices()["N2"]["contradicted_now"]))
        self.assertIn("À RETIRER", self.night.does("notice", "list"))
        self.assertIn("Retirer ou corriger « Communiqué de presse »", night.plain(self.night.board()))
        if self.with_logs:
            self.assertEqual(self.night.services()["sports@piscine"]["state"], "degraded", "the machine changes nothing that people decided")
            self.assertIn(("encrypted", self.night.machines["application_server", "mairie"]), self.night.grounds("civil_status_births@hotel"))
            self.assertEqual(self.night.grounds("cctv@csu"), {("apart_network", "NVR-CSU")})

    def the_statement_is_withdrawn(self):
        outdated = self.night.does("publish", self.page, *AGREED, by=MAYOR)
        self.assertIn("Retirer ou corriger", outdated, "the page still says what the case contradicts")
        self.night.does("notice", "withdraw", "N2", "--because", "nous ne pouvons plus l’affirmer", by=MAYOR)
        self.night.does("notice", "draft", "web", by=DIRECTOR)
        name = list(self.night.notices())[-1]
        self.assertRegex(self.night.notices()[name]["text"], "ne pouvons pas exclure|touche des données personnelles")
        self.night.does("notice", "approve", name, by=MAYOR)
        self.night.does("notice", "publish", name, "--where", "site", *AGREED, by=MAYOR)
        self.night.does("publish", self.page, *AGREED, by=MAYOR)
        page, texts = words_of(self.page / "index.html"), words_of(self.page / "textes.html")
        for shown in (page, texts):
            self.assertEqual(shown.count(UNTRUE), shown.count(f"N’est plus vrai :\n{UNTRUE}"), "it stands as what is no longer true alone")
            self.assertIn(UNTRUE, shown)
        self.assertIn("Retiré : Communiqué de presse", page)
        self.assertIn("Ce texte a été retiré", texts)
        self.assertIn("Ne vous fiez plus à ce qu’il disait", texts)
        self.assertIn("withdrawn", words_of(self.page / "en/textes.html").lower())
        kinds = [entry["kind"] for entry in self.night.journal()]
        self.assertIn("notice.withdrawn", kinds)
        self.assertEqual(self.night.notices()["N2"]["contradicted_now"], [], "nothing is left to withdraw")

    def one_promise_is_kept_the_other_missed(self):
        self.promise_passes("culture")
        self.night.does("services", "set", "sports", "normal", "--contact", "03 20 00 00 31", by=DIRECTOR)
        self.assertIn("EN RETARD", self.night.does("journal", "add", "Ronde des établissements", by=DIRECTOR), "each command asks")
        promised = {one["text"]: one for one in self.night.promises().values() if one["kind"] == "service"}
        (kept,) = [one for text, one in promised.items() if "Piscine" in text]
        (missed,) = [one for text, one in promised.items() if "Opéra" in text]
        self.assertEqual((kept["kept_by"], kept["overdue"], missed["overdue"]), (DIRECTOR, False, True))
        self.assertEqual(len(missed["times"]), 2, "what was first promised stays")
        self.assertRegex(self.night.board(), r"EN RETARD[^\n]*\n[^§]*Opéra")
        self.night.does("publish", self.page, by=MAYOR)
        self.assertIn("ce n’est pas encore fait", words_of(self.page / "index.html"))
        self.night.refused("services", "set", "culture", "--no-date", by=DIRECTOR)
        self.night.does("services", "set", "culture", "--no-date", "--because", "une carte est à remplacer", by=DIRECTOR)
        self.night.does("publish", self.page, *AGREED, by=MAYOR)
        changed, normal = words_of(self.page / "index.html").split("Fonctionnent normalement", 1)
        self.assertNotIn("Retour annoncé", changed)
        self.assertIn("Piscine", normal)
        self.assertIn("une carte est à remplacer", self.night.does("services", "history", "culture"))

    def promise_passes(self, service):
        """Moves the promised hour close and waits for it; on a busy machine close is not so close."""
        for seconds in (3, 15, 60, 240):
            hour = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=seconds)
            moved = beffroi("services", "set", service, "--back", hour.isoformat(timespec="seconds"), "--because", "l’opérateur vient plus tôt",
                            "--by", DIRECTOR, "--case", self.night.case)
            if moved.returncode == DONE:
                break
        self.assertEqual(moved.returncode, DONE, moved.stderr)
        time.sleep(max(0, (hour - datetime.datetime.now(datetime.timezone.utc)).total_seconds()) + 1)

    def what_is_handed_over(self):
        for name in ("persons", "complaint", "prosecutor", "prefecture"):
            self.night.dossier(name, by=MAYOR)
        written, fields = self.night.dossier("csirt", by=COMPUTERS)
        self.assertIn("CSIRT Hauts-de-France", str(fields))
        self.assertIn("NordInfo", str(fields))
        _, fields = self.night.dossier("insurer", by=MAYOR)
        self.assertIn("C-4411", str(fields))
        written, fields = self.night.dossier("cnil", by=MAYOR)
        self.assertEqual(written["signatory"], "Hélène Marchand")
        self.assertIn("adresses et heures dictées (samedi 24 octobre 2026 à 22 h 05)", night.plain(fields["discovered"]["value"]))
        self.assertIn("rapporté par CERT-FR", night.plain(str(fields["discovered"]["lines"])))
        if self.with_logs:
            self.assertIn("exfiltration.1", str(fields["confidentiality"]["lines"]))
        else:
            self.assertEqual([name for name, field in fields.items() for line in field["lines"] if line["ground"] == "trace" and name != "late"], [])
        written, fields = self.night.dossier("cnil", "--person", "ccas", by="Samir Benali")
        self.assertEqual((written["legal_person"], written["signatory"]), ("CCAS de Lille", "Samir Benali"))
        self.assertNotIn("declare", fields["gravity"]["value"] or "", "a field is no place for commands")
        _, fields = self.night.dossier("cnil", "--set", "intelligibility=non", by=MAYOR)
        self.assertEqual(fields["intelligibility"]["value"], "non")

    def several_people_at_once(self):
        self.night.at_once(*((("services", "set", f"reception@{site}", "closed", "--no-date", "--by", f"{DIRECTOR} {site}")) for site in SITES),
                           ("obligations", "done", "insurer_notice", "--reference", "dossier 88", "--by", MAYOR),
                           ("notice", "draft", "sms", "--by", DIRECTOR), ("notice", "draft", "panel", "--by", COMPUTERS))
        lines = self.night.services()
        self.assertEqual([lines[f"reception@{site}"]["decided_by"] for site in SITES], [f"{DIRECTOR} {site}" for site in SITES])
        self.assertEqual(self.night.obligations()["insurer_notice"]["receipt"]["reference"], "dossier 88")
        self.assertEqual(sorted(self.night.notices()), ["N1", "N2", "N3", "N4", "N5"])
        self.assertLessEqual({"sms", "panel"}, {one["kind"] for one in self.night.notices().values()})

    def the_way_back(self):
        self.night.does("restore", "capacity", "--people", "6", "--hours", "10", by=COMPUTERS)
        plan, steps = self.night.steps()
        order = [step["id"] for step in plan["steps"]]
        wanted = ("contained", "evidence_kept", "directory_secrets", "provider_access", "watch", "system:annuaire", "system:telephonie",
                  "system:etat_civil", "system:fichiers")
        self.assertEqual(sorted(wanted, key=order.index), list(wanted))
        self.assertEqual(len([one for one in steps["system:etat_civil"]["reopens"] if "Hellemmes" in one]), 2)
        self.assertEqual(steps["system:messagerie"]["work"], "ask", "a host has to confirm in writing")
        self.assertIn("AUTOCOM-INST", steps["system:telephonie"]["not_released"])
        self.night.does("restore", "adopt", by=MAYOR)
        self.night.does("release", "AUTOCOM-INST", "--ground", "rebuilt", "--because", "carte neuve, réglages relus", by=COMPUTERS)
        plan, steps = self.night.steps()
        self.assertEqual((steps["system:telephonie"]["not_released"], steps["system:telephonie"]["work"]), ([], "open"))
        self.assertIn("Accès des prestataires", self.night.sheet("48"))

    def nothing_is_broken(self):
        self.night.does("verify")
        self.assertEqual(self.night.problems_of_pages(self.page), [])
        self.assertEqual(beffroi("publish", "--check", self.page).returncode, DONE)
        (self.page / "index.html").write_text("Tout va bien.")
        self.assertEqual(beffroi("publish", "--check", self.page).returncode, FAILED)


class LilleTest(Story):
    pass


class LilleWithoutLogTest(Story):
    with_logs = False
