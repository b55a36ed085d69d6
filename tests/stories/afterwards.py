# SPDX-License-Identifier: EUPL-1.2
"""The last chapter of every story: the review, what it cost, what is learned, the closing, and the record that names nobody."""
import json

from night import plain
from program import beffroi


class Afterwards:
    """Of a unittest.TestCase with `night`, `with_logs` and the names below."""

    closes = ""             # who closes the case
    names_nobody = ()       # what the anonymous record must not hold
    public_text = ""        # number of the text that the review must tell of, and what it says of it
    told_of_text = ""
    held = ""               # how one of the deadlines was held
    missed = ""             # a deadline or promise that was not kept

    def what_is_learned(self):
        night = self.night
        night.does("review", "cost", "Prestataire de remise en état", "--euros", "12000", "--hours", "40", by=self.closes)
        night.does("review", "lesson", "Débrancher une copie chaque soir", "--who", "Informatique", "--before", "2027-06-30", by=self.closes)
        seen = night.told("review")
        moments = {one["id"]: one for one in seen["milestones"]}
        self.assertEqual((seen["euros"], seen["hours"], seen["exercise"], seen["closed"]), (12000, 40, self.with_logs, False))
        self.assertEqual(bool(moments["first_sign"]["at"]), self.with_logs, "without a log nobody saw the first sign")
        self.assertLess(moments["known"]["at"], moments["first_notice"]["at"])
        self.assertRegex(moments["first_page"]["ground"], r"^#\d+$")
        self.assertIsNone(moments["all_back"]["at"], "not all services are back")
        lines = {part["id"]: [plain(" | ".join(row)) for row in part["rows"]] for part in seen["parts"]}
        self.assertIn(self.held, " ".join(lines["deadlines"]))
        (text,) = [one for one in lines["statements"] if one.startswith(self.public_text)]
        self.assertIn(self.told_of_text, text)
        self.assertIn(self.missed, " ".join(lines["deadlines"] + lines["promises"]))
        sheet = night.sheet("60")
        for words in ("Débrancher une copie chaque soir", "12 000", self.missed.split(" |")[0]):
            self.assertIn(words, plain(sheet))

    def the_case_is_closed(self):
        night = self.night
        night.refused("review", "close", "--keep-until", "2036-12-31", by=self.closes)
        night.does("review", "close", "--keep-until", "2036-12-31", "--because", "la suite est tenue par le service juridique", by=self.closes)
        self.assertTrue(night.told("review")["closed"])
        self.assertRegex(night.board(), "(?i)close")
        self.assertRegex(night.does("journal", "add", "Un agent a rendu son badge", by=self.closes), "(?i)close", "each command says so")
        record = night.folder / "fiche.json"
        night.does("review", "record", record)
        text = record.read_text(encoding="utf-8")
        for secret in (*self.names_nobody, *night.machines.values()):
            self.assertNotIn(secret.lower(), text.lower())
        told = json.loads(text)
        self.assertEqual(told["exercise"], self.with_logs)
        gathered = plain(beffroi("review", "gather", record).stdout)
        self.assertIn("1 exercice laissé de côté" if self.with_logs else "1 fiche.", gathered)
