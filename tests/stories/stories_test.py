#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Two whole nights, through the real commands, in the order in which people would act: from the drill's evidence, and from declarations
alone, to complete dossiers, the published page and the plan of the restart. One module a story."""
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

if __name__ == "__main__":
    if not night.program.BEFFROI:
        print("skipped: BEFFROI names no program")
        sys.exit(SKIPPED)
    os.environ.setdefault("BEFFROI_NO_PDF", "1")
    unittest.main()
