# SPDX-License-Identifier: EUPL-1.2
"""In the spirit of Isbergues: a town of 9,000, on a Sunday. Most services are hit; the CCAS, a legal person of its own, the media library and two
annexes are spared. The gendarmerie and the regional CSIRT are called; telephone and counter replace e-mail; data may have been taken;
nobody can say when all works again."""
import unittest

import night
from afterwards import Afterwards
from night import Night, words_of
from program import DONE, beffroi, fresh

MAYOR, SECRETARY, DEPUTY = "Anne Leroy, maire", "Paul Petit", "Luc Dubois"
ANSWERS = """seen: [ransom_note, unreadable_files, services_down]
when: 24/05/2026 07:40
machines: les serveurs et un poste ; le CCAS, la médiathèque et les deux annexes ne voient rien
backups: offline
network: [internet_cut, machines_isolated]
vital: [civil_status]
people: "Anne Leroy, maire, 06 00 00 00 01 ; M. Petit écrit"
"""
HIT = ("civil_status_births@mairie", "civil_status_deaths@mairie", "burials@mairie", "reception@mairie", "payroll@mairie",
       "schools@mairie", "canteen@mairie", "planning@mairie")
SPARED = ("annexes@berguette", "annexes@molinghem", "social_emergency@ccas", "media_library@mediatheque")
STATEMENT = """La mairie d’Isbergues est victime d’une attaque informatique depuis dimanche.

Aucune donnée personnelle n’a été volée.

Tout sera rétabli lundi.

Nous ne savons pas encore si des données ont été copiées. Prochaines nouvelles demain à 18 h.
"""


class Story(Afterwards, unittest.TestCase):
    """The chapters of the night, in their order; `test_the_night` of a story calls them."""

    with_logs = True
    closes, public_text, told_of_text = MAYOR, "N4", "Ni corrigé ni retiré"
    names_nobody = ("Isbergues", "Leroy", "Petit", "Dubois", "Berguette", "62330")
    held = "Déposer plainte, pour que l’assurance puisse payer | 27/05/2026 07:40:00 (UTC+2) | 24/05/2026 10:30:00 (UTC+2) | dans les temps"
    missed = "Notifier la violation de données à la CNIL (CCAS d’Isbergues) | 27/05/2026"

    def setUp(self):
        self.evidence, machines = night.drilled("pieces-jointes", 1)
        self.night = Night(fresh(f"isbergues-{'logs' if self.with_logs else 'none'}"), "isbergues_town.yaml", machines)
        self.page = self.night.folder / "page"
        self.application = machines["application_server", "mairie"]

    def test_the_night(self):
        for chapter in (self.sunday_morning, self.who_is_called, self.each_legal_person_has_its_clock, self.what_stopped,
                        self.services_without_computers, self.whose_data, self.what_is_handed_over, self.what_is_said,
                        self.what_residents_read, self.several_people_at_once, self.what_was_done_is_written, self.the_way_back,
                        self.what_is_learned, self.the_case_is_closed, self.nothing_is_broken):
            with self.subTest(chapter=chapter.__name__):
                chapter()

    def sunday_morning(self):
        checked = beffroi("town", "check", self.night.town)
        self.assertEqual(checked.returncode, DONE, checked.stderr)
        self.assertIn("CSIRT Hauts-de-France", checked.stdout)
        answers = self.night.written("reponses.yaml", ANSWERS)
        self.night.does("start", "--town", self.night.town, "--answers", answers, "--no-pdf", by=SECRETARY)
        clocks = self.night.obligations()
        # Whit Sunday, and Whit Monday after it: the hours run through both.
        for ref in ("complaint_insurance", "cnil_notification", "cnil_notification@ccas"):
            self.assertEqual((clocks[ref]["local_due"], clocks[ref]["starts_from"]), ("2026-05-27T07:40:00+02:00", "attack_known"), ref)
        self.assertEqual(clocks["complaint_insurance"]["decision"], "undetermined", "nobody knows of an insurance")
        self.assertEqual(clocks["persons_communication"]["decision"], "undetermined")
        called = self.night.sheet("02")
        for number in ("CSIRT Hauts-de-France", "0 806 700 111", "17", "06 00 00 00 01"):
            self.assertIn(number, called)
        said, never = self.night.sheet("05").split("À ne jamais faire")
        self.assertNotIn("données", said.split("c’est voulu.")[1], "the first message says nothing of data")
        self.assertIn("aucune donnée volée", never)
        self.assertIn("Porter plainte", self.night.sheet("13"))
        self.assertIn("une copie récente est débranchée", self.night.sheet("01"), "said, and the box stays open")

    def who_is_called(self):
        self.night.does("journal", "add", "Gendarmerie d’Isbergues appelée, une patrouille vient à 9 h 30", "--at", "24/05/2026 08:15", by=SECRETARY)
        self.night.does("declare", "Le CSIRT Hauts-de-France rappelle lundi, dossier 2026-118", "--kind", "told", "--from",
                        "CSIRT Hauts-de-France", "--at", "24/05/2026 08:40", by=SECRETARY)
        self.assertNotIn("autorités compétentes ont été prévenues", self.night.does("notice", "draft", "press_release", by=SECRETARY),
                         "a call is no report")
        self.night.does("obligations", "done", "prosecutor_report", "--at", "24/05/2026 08:50", "--reference", "parquet de Béthune, permanence",
                        by=MAYOR)
        drafted = self.night.does("notice", "draft", "press_release", by=SECRETARY)
        self.assertIn("procureur de la République a été prévenu", drafted)
        self.assertNotIn("autorités compétentes ont été prévenues", drafted, "the CNIL and the prefecture were not told yet")
        self.assertNotIn("GUICHET OUVERT", self.night.does("notice", "draft", "panel", by=SECRETARY), "nobody said so")
        clocks = self.night.obligations()
        self.assertEqual([clocks[ref]["status"] for ref in ("prosecutor_report", "prefecture")], ["met", "without_hour"])
        self.assertIsNone(clocks["complaint"]["receipt"], "the report to the prosecutor is no complaint")

    def each_legal_person_has_its_clock(self):
        self.night.does("declare", "breach_awareness", "le message parle de données prises", "--at", "24/05/2026 08:25", by=SECRETARY)
        self.night.does("declare", "breach_awareness", "ses courriers passaient par le serveur touché", "--with", "legal_person=ccas", "--at",
                        "24/05/2026 11:10", "--kind", "told", "--from", SECRETARY, by=DEPUTY)
        clocks = self.night.obligations()
        for ref, due, signs in (("cnil_notification", "2026-05-27T08:25:00+02:00", "Anne Leroy"),
                                ("cnil_notification@ccas", "2026-05-27T11:10:00+02:00", "Luc Dubois")):
            self.assertEqual((clocks[ref]["local_due"], clocks[ref]["starts_from"]), (due, "breach_awareness"))
            self.assertIn(signs, clocks[ref]["signatory"])
            self.assertEqual(clocks[ref]["basis"]["state"], "confirmed")
        self.assertEqual(clocks["complaint_insurance"]["local_due"], "2026-05-27T07:40:00+02:00", "it runs from the attack, not the breach")

    def what_stopped(self):
        """Proposed from the graph of the town, with reasons; a person accepts each."""
        if self.with_logs:
            self.assertIn("Oui, une intrusion a eu lieu", self.night.does("diagnose", self.evidence, by=SECRETARY))
        else:
            for machine in ("domain_controller", "file_server", "application_server"):
                self.night.does("services", "system", self.night.machines[machine, "mairie"], "stopped", by=SECRETARY)
        ground = "encrypted" if self.with_logs else "declared_stopped"
        for service in HIT:
            line = self.night.services()[service]
            self.assertEqual((line["state"], line["proposal"]["state"]), ("unknown", "degraded"), service)
        self.assertIn((ground, self.application), self.night.grounds("payroll@mairie"))
        self.assertEqual(self.night.services()["mail"]["proposal"]["state"], "closed")
        for service in SPARED:
            self.assertEqual(self.night.services()[service]["proposal"]["state"], "normal", service)
            self.assertEqual({one for one, _ in self.night.grounds(service)}, {"apart_site"})
        for service in (*HIT, *SPARED):
            self.night.does("services", "accept", service, "--since", "24/05/2026 07:40", by=MAYOR)
        lines = self.night.services()
        self.assertEqual({lines[name]["state"] for name in HIT}, {"degraded"})
        self.assertEqual({lines[name]["state"] for name in SPARED}, {"normal"})
        self.assertTrue(all(lines[name]["history"][-1]["accepted"] and lines[name]["decided_by"] == MAYOR for name in (*HIT, *SPARED)))
        self.assertEqual(lines["switchboard@mairie"]["state"], "unknown", "nobody decided")

    def services_without_computers(self):
        self.night.does("services", "set", "mail", "closed", "--channel", "phone", "--channel", "counter", "--contact",
                        "appelez le 03 21 00 00 00, n’écrivez pas", "--no-date", by=MAYOR)
        self.night.does("services", "set", "switchboard", "normal", "--contact", "03 21 00 00 00", by=MAYOR)
        self.night.does("services", "set", "reception", "degraded", "--channel", "counter", "--channel", "phone", "--no-date", "--update",
                        "demain 18h", by=MAYOR)
        mail = self.night.services()["mail"]
        self.assertEqual((mail["state"], mail["return"], mail["channels"]), ("closed", "no_date", ["phone", "counter"]))
        self.assertEqual([one["kind"] for one in self.night.promises().values()], ["update"], "nobody promised a return")
        self.assertIn("sans ordinateur", self.night.sheet("31"))
        self.night.does("paper", "print", "NAI", "--service", "civil_status_births", "--copies", "3", by=SECRETARY)
        self.night.does("paper", "log", "NAI-0001", "--who", "Mme Duval", "--at", "25/05/2026 10:00", by=SECRETARY)
        self.night.does("paper", "log", "NAI-0002", "--who", "Mme Duval", "--at", "26/05/2026 09:00", by=SECRETARY)
        self.night.does("declare", "birth", "--at", "25/05/2026 04:10", by="Mme Duval")
        (birth,) = [one for ref, one in self.night.obligations().items() if ref.startswith("birth_declaration#")]
        self.assertEqual(birth["local_due"], "2026-06-01T23:59:59+02:00", "five days after the birth, and the fifth is a Saturday")

    def whose_data(self):
        told = self.night.told("people")
        sets = {one["set"]: one for one in told["data_sets"]}
        touched = {one["legal_person"]: one["touched"] for one in told["legal_persons"]}
        if self.with_logs:
            self.assertEqual([sets[name]["state"] for name in ("paie", "ecoles", "aides")], ["exposed", "exposed", "no_sign"])
            self.assertEqual(touched["ccas"], 0)
            self.assertIn("exfiltration.1", [one["finding"] for one in sets["ecoles"]["because"]])
        dealt = [one["service"] for one in sets["ecoles"]["dealt_with"]]
        self.assertEqual(dealt, ["schools", "canteen"], "the server of the pay office makes nobody a parent")
        self.assertNotIn("declare breach_awareness", self.night.does("people"), "both have declared it")
        self.night.does("people", "score", "ecoles", "ei", "1", "--because", "noms, classes et adresses réunis", by=MAYOR)
        self.night.does("declare", "high_risk", "--state", "yes", "RIB des agents, adresses des enfants", "--at", "25/05/2026 10:00", by=MAYOR)
        clocks = self.night.obligations()
        self.assertEqual(clocks["persons_communication"]["decision"], "required")
        self.assertEqual(clocks["persons_communication@ccas"]["decision"], "undetermined", "the mayor does not speak for the CCAS")
        self.assertIn("signal-spam.fr", self.night.sheet("45"))

    def what_is_handed_over(self):
        for name in ("persons", "prosecutor", "csirt", "insurer", "prefecture"):
            written, _ = self.night.dossier(name, by=MAYOR)
            self.assertEqual((written["version"], written["exercise"]), (1, self.with_logs))
        _, fields = self.night.dossier("persons", by=MAYOR)
        plainly = fields["what"]["value"] + str(fields["contact"]["lines"])
        self.assertIn("une attaque, constatée le 24 mai 2026", night.plain(plainly))
        for secret in (*self.night.machines.values(), "rclone", "06 00 00 00 01", "Anne Leroy"):
            self.assertNotIn(secret, plainly)
        _, fields = self.night.dossier("csirt", by=MAYOR)
        self.assertLessEqual(sum("constat incident." in line["cites"] for line in fields["confirmed"]["lines"]), 1, "read aloud")
        written, fields = self.night.dossier("cnil", by=MAYOR)
        self.assertEqual((written["stage"], written["signatory"]), ("initial", "Anne Leroy"))
        self.assertIn("Initiale", fields["kind"]["value"])
        self.assertIsNone(fields["late"]["value"], "months have passed; only people know why")
        self.assertIn("RIB des agents", fields["gravity"]["value"])
        self.assertNotIn("declare", fields["gravity"]["value"], "a field is no place for commands")
        self.assertIsNone(fields["attachments"]["value"], "nothing was attached")
        self.assertIn("24 mai 2026 à 8 h 25", night.plain(fields["awareness"]["value"]))
        self.assertTrue(all(fields[name]["value"] is None for name in ("intelligibility", "records_number", "siren")), "left open")
        self.check_citations(fields)
        written, fields = self.night.dossier("cnil", "--person", "ccas", by=DEPUTY)
        self.assertEqual((written["legal_person"], written["signatory"]), ("CCAS d’Isbergues", "Luc Dubois"))
        self.assertIn("24 mai 2026 à 11 h 10", night.plain(fields["awareness"]["value"]))
        self.assertNotIn("Paie des agents", str(fields), "what the commune holds is not the CCAS’s")
        self.assertNotIn("RIB des agents", str(fields), "nor what its mayor declares")
        written, fields = self.night.dossier("complaint", by=MAYOR)
        self.assertIn("Anne Leroy", written["signatory_check"])
        self.assertNotIn("rappelle lundi", str(fields["seen"]))
        self.assertIn("rappelle lundi", fields["noted"]["value"])
        self.assertIn("rapporté par CSIRT Hauts-de-France", night.plain(str(fields["noted"]["lines"])))
        slip = words_of(self.night.case / "dossiers/complaint-v1/bordereau.html")
        self.assertEqual("Security.evtx" in slip, self.with_logs)
        self.assertIn("Signature de qui reçoit", slip)

    def check_citations(self, fields):
        lines = [(name, line) for name, field in fields.items() for line in field["lines"]]
        if not self.with_logs:
            traced = [name for name, line in lines if line["ground"] == "trace" and name != "late"]
            self.assertEqual(traced, [], "without a log no trace carries anything")
            self.assertIsNone(fields["confidentiality"]["value"])
            return
        self.assertRegex(fields["origin"]["lines"][0]["cites"], r"origin\.\d.*SHA-256")
        self.assertEqual(fields["confidentiality"]["lines"][0]["ground"], "supposed", "a tool that sends files does not prove that it did")
        self.assertIn("exfiltration.1", fields["confidentiality"]["lines"][0]["cites"])

    def what_is_said(self):
        answers = self.night.checked(STATEMENT)
        stolen = "contradicted" if self.with_logs else "not_carried"
        self.assertEqual(list(answers.values()), ["no_claim", stolen, "not_carried", "carried", "unclear"])
        self.night.does("promise", "make", "Prochain point", "--at", "demain 18h", "--kind", "update", "--to", "habitants", by=MAYOR)
        drafted = self.night.does("notice", "draft", "web", by=SECRETARY)
        self.assertIn("ne pouvons pas encore donner de date de retour", drafted)
        self.assertIn("ne pouvons pas exclure" if self.with_logs else "ne savons pas encore", drafted)
        self.assertIn("Fonctionnent normalement", drafted)
        for said, answer in (("Le CCAS et la médiathèque fonctionnent normalement.", "carried"), ("La médiathèque est ouverte.", "carried"),
                             ("La mairie fonctionne normalement.", "contradicted")):
            self.assertEqual(list(self.night.checked(said).values()), [answer], said)
        name = list(self.night.notices())[-1]
        self.night.refused("notice", "publish", name, by=MAYOR)
        self.night.does("notice", "check", name)
        self.night.does("notice", "approve", name, by=MAYOR)
        self.night.does("notice", "publish", name, "--where", "affichage, site", by=MAYOR)
        self.assertEqual(self.night.notices()[name]["contradicted_now"], [])

    def what_residents_read(self):
        self.night.does("publish", self.page, by=MAYOR)
        self.assertEqual(beffroi("publish", "--check", self.page).returncode, DONE)
        page = words_of(self.page / "index.html")
        changed, normal = page.split("Fonctionnent normalement", 1)
        for spared in ("Mairie annexe de Berguette", "Mairie annexe de Molinghem", "CCAS", "Médiathèque"):
            self.assertIn(spared, normal)
        self.assertIn("Messagerie", changed)
        self.assertIn("appelez le 03 21 00 00 00", changed)
        self.assertRegex(changed, "Prochaines nouvelles : .* à 18 h 00")
        self.assertIn("ne pouvons pas encore donner de date de retour", page)
        self.assertNotIn("Retour annoncé", page)
        self.assertNotIn("Paie", page, "residents are not told of what only staff uses")
        for secret in (*self.night.machines.values(), "hosts.", "rclone", "06 00 00 00"):
            self.assertNotIn(secret, page)
        self.assertEqual("EXERCICE" in page, self.with_logs)
        self.assertIn("at the counter", words_of(self.page / "en/index.html"))

    def several_people_at_once(self):
        before = len(self.night.journal())
        self.night.at_once(("declare", "Une imprimante sort des pages toute seule", "--by", "Mme Duval"),
                           ("journal", "add", "Le prestataire est arrivé", "--by", SECRETARY),
                           ("paper", "print", "FUN", "--copies", "2", "--by", "Mme Duval"),
                           ("services", "set", "planning", "closed", "--no-date", "--by", MAYOR),
                           ("promise", "make", "Point aux agents", "--at", "demain 8h", "--by", MAYOR))
        entries = self.night.journal()
        self.assertGreaterEqual(len(entries), before + 5)
        self.assertEqual([entry["seq"] for entry in entries], sorted(entry["seq"] for entry in entries))
        self.assertEqual(self.night.services()["planning@mairie"]["state"], "closed")
        self.assertIn("Point aux agents", [one["text"] for one in self.night.promises().values()])
        self.assertIn("imprimante", str(entries))

    def what_was_done_is_written(self):
        self.night.does("obligations", "done", "complaint", "--reference", "PV 4411/2026", "--at", "24/05/2026 10:30", by=MAYOR)
        receipt = self.night.written("recepisse.txt", "CNIL, accusé de réception 2026-0412\n")
        self.night.does("obligations", "done", "cnil_notification", "--receipt", receipt, "--at", "26/05/2026 17:00", by=MAYOR)
        clocks = self.night.obligations()
        self.assertEqual([clocks[ref]["status"] for ref in ("complaint", "complaint_insurance", "cnil_notification")], ["met"] * 3)
        self.assertIsNone(clocks["cnil_notification@ccas"]["receipt"], "the CCAS has to send its own")
        written, fields = self.night.dossier("cnil", "--set", "people_number=environ 1 100", by=MAYOR)
        self.assertEqual((written["version"], written["stage"]), (2, "complementary"))
        self.assertIn("people_number", written["changed"])
        self.assertIn("Sans objet", fields["late"]["value"], "it was done in time")
        self.assertIn("Complémentaire", fields["kind"]["value"])
        written, _ = self.night.dossier("cnil", "--person", "commune", by=MAYOR)
        self.assertEqual((written["ref"], written["version"]), ("cnil", 3), "the body has one dossier, whatever it is called")
        self.assertIn("PV 4411/2026", fields["police"]["value"])
        _, fields = self.night.dossier("insurer", by=MAYOR)
        self.assertIn("PV 4411/2026", str(fields))

    def the_way_back(self):
        self.night.does("restore", "copy", "metiers", "--at", "20/05/2026 21:50", "--where", "disque du coffre", by=SECRETARY)
        self.night.does("restore", "copy", "metiers", "--at", "23/05/2026 22:00", "--where", "serveur", by=SECRETARY)
        plan, steps = self.night.steps()
        order = [step["id"] for step in plan["steps"]]
        wanted = ("contained", "evidence_kept", "directory_secrets", "privileged_accounts", "watch", "system:annuaire", "system:fichiers",
                  "system:metiers")
        self.assertEqual(sorted(wanted, key=order.index), list(wanted))
        metiers = steps["system:metiers"]
        copies = metiers["restore_point"]
        if self.with_logs:
            self.assertTrue(copies["last_before_the_attack"].startswith("2026-05-20T19:50"), copies)
            self.assertEqual(len(copies["too_late"]), 1, "made after the first malicious act")
            self.assertEqual(metiers["work"], "rebuild")
        else:
            self.assertEqual((copies["last_before_the_attack"], len(copies["undecided"])), (None, 2), "nobody knows when it began")
        self.assertIn("État civil : naissances (Hôtel de ville)", [night.plain(one) for one in metiers["reopens"]])
        self.assertIn("NAI-0001", str(metiers["papers"]))
        self.assertLessEqual(plan["total"]["low"], plan["total"]["high"])
        self.night.refused("restore", "done", "system:annuaire", by=MAYOR)
        self.night.does("restore", "done", "contained", by=SECRETARY)
        self.night.does("restore", "adopt", by=MAYOR)
        self.assertNotRegex(self.night.sheet("47"), r"retour (?:le|prévu)|sera rétabli")

    def nothing_is_broken(self):
        self.night.does("verify")
        self.assertEqual(self.night.problems_of_pages(self.page), [])
        for page in self.night.pages(self.page):
            self.assertEqual("EXERCICE" in page.read_text(), self.with_logs, page)


class IsberguesTest(Story):
    pass


class IsberguesWithoutLogTest(Story):
    with_logs = False
