#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Two whole nights, through the real commands, in the order in which people would act: from the drill's evidence, and from declarations
alone, to complete dossiers, the published page and the plan of the restart. One module a story."""
import json
import os
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import night  # noqa: E402
# The modules' tests become this program's.
from isbergues import IsberguesTest, IsberguesWithoutLogTest  # noqa: E402, F401
from lille import LilleTest, LilleWithoutLogTest  # noqa: E402, F401

SKIPPED = 77


class DrillTest(unittest.TestCase):
    """What the stories take for granted of the drills that they are told from."""

    def truth(self, name, seed):
        evidence, _ = night.drilled(name, seed)
        return json.loads((evidence.parent / "truth.json").read_text())

    def test_data_may_have_left_and_the_sites_apart_are_spared(self):
        for name, seed in (("pieces-jointes", 1), ("outil-du-prestataire", 5)):
            truth = self.truth(name, seed)
            self.assertEqual((truth["exfiltration"]["state"], truth["encryption"]["state"]), ("suspected", "yes"), name)
            self.assertEqual({host["state"] for host in truth["hosts"] if host["site"] != "mairie"}, {"no_sign"}, name)

    def test_isbergues_wakes_on_whit_sunday_and_lille_in_the_night_of_the_change_of_hour(self):
        self.assertEqual(self.truth("pieces-jointes", 1)["encryption"]["start"][:10], "2026-05-23")
        self.assertEqual(self.truth("outil-du-prestataire", 5)["encryption"]["start"][:10], "2026-10-24")

if __name__ == "__main__":
    if not night.program.BEFFROI:
        print("skipped: BEFFROI names no program")
        sys.exit(SKIPPED)
    os.environ.setdefault("BEFFROI_NO_PDF", "1")
    unittest.main()
